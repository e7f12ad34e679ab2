"""The menu behind “+ Filter”: polarity, state, reviewed only, arenas and sources, as the project has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ..model import Document, Polarity, State
from ..network.evidence import Query
from .filters import tr, with_doubtful, with_unrealised
from .wording import state_words

T = TypeVar("T")

_LONGEST = 40


def fill(
    menu: QMenu, query: Query, arenas: Iterable[str], documents: Iterable[Document], ask: Callable[[Query], None]
) -> None:
    """Fill the menu for a query; choosing an entry calls ``ask`` with the query it makes."""
    for submenu in menu.findChildren(QMenu):  # clearing takes the entries of a menu away, and leaves its submenus
        submenu.setParent(None)
        submenu.deleteLater()
    menu.clear()
    for polarity, text in (
        (Polarity.COOPERATION, tr("Cooperation only")), (Polarity.COMPETITION, tr("Competition only")),
    ):  # fmt: skip
        only = frozenset({polarity})
        _add(menu, text, query.polarities == only, ask, replace(query, polarities=_toggled(query.polarities, only)))
    contested = frozenset({State.CONTESTED})
    _add(
        menu, tr("Only {state} relations").format(state=state_words(State.CONTESTED)), query.states == contested, ask,
        replace(query, states=_toggled(query.states, contested)),
    )  # fmt: skip
    menu.addSeparator()
    _add(menu, tr("Reviewed only"), query.reviewed_only, ask, replace(query, reviewed_only=not query.reviewed_only))
    doubtful = len(query.tiers) > 1
    _add(menu, tr("With suggested claims"), doubtful, ask, with_doubtful(query, not doubtful))
    unrealised = query.modalities != Query().modalities
    _add(menu, tr("Also announced or denied"), unrealised, ask, with_unrealised(query, not unrealised))
    menu.addSeparator()
    arena_menu = menu.addMenu(tr("Arena"))
    for arena in sorted(set(arenas)):
        _add(arena_menu, arena, arena in query.arenas, ask, replace(query, arenas=query.arenas ^ {arena}))
    source_menu = menu.addMenu(tr("Source"))
    for one in documents:
        text = one.title if len(one.title) <= _LONGEST else one.title[: _LONGEST - 1] + "…"
        _add(source_menu, text, one.id in query.documents, ask, replace(query, documents=query.documents ^ {one.id}))
    for submenu in (arena_menu, source_menu):
        submenu.setEnabled(not submenu.isEmpty())


def _toggled(present: frozenset[T], wanted: frozenset[T]) -> frozenset[T]:
    return frozenset() if present == wanted else wanted


def _add(menu: QMenu, text: str, on: bool, ask: Callable[[Query], None], query: Query) -> None:
    action = QAction(text.replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda: ask(query))
    menu.addAction(action)
