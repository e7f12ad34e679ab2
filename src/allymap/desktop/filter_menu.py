"""The menu behind “+ Filter”: polarity, state, reviewed only, arenas and sources, as the project has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QMenu

from ..model import Document, Polarity, State
from ..model.wording import cut
from ..network.evidence import Query
from .filter_choices import Ask, add
from .filters import tr, with_doubtful, with_unrealised
from .wording import state_words

T = TypeVar("T")

_LONGEST = 40


def fill(menu: QMenu, query: Query, arenas: Iterable[str], documents: Iterable[Document], ask: Ask) -> None:
    """Fill the menu for a query; choosing an entry calls ``ask`` with the query it makes."""
    for submenu in menu.findChildren(QMenu):  # clearing takes the entries of a menu away, and leaves its submenus
        submenu.setParent(None)
        submenu.deleteLater()
    menu.clear()
    for polarity, text in (
        (Polarity.COOPERATION, tr("Cooperation only")), (Polarity.COMPETITION, tr("Competition only")),
    ):  # fmt: skip
        only = frozenset({polarity})
        add(menu, text, query.polarities == only, replace(query, polarities=_toggled(query.polarities, only)), ask)
    contested = frozenset({State.CONTESTED})
    add(
        menu, tr("Only {state} relations").format(state=state_words(State.CONTESTED)), query.states == contested,
        replace(query, states=_toggled(query.states, contested)), ask,
    )  # fmt: skip
    menu.addSeparator()
    add(menu, tr("Reviewed only"), query.reviewed_only, replace(query, reviewed_only=not query.reviewed_only), ask)
    doubtful = len(query.tiers) > 1
    add(menu, tr("With suggested claims"), doubtful, with_doubtful(query, not doubtful), ask)
    unrealised = query.modalities != Query().modalities
    add(menu, tr("Also announced or denied"), unrealised, with_unrealised(query, not unrealised), ask)
    menu.addSeparator()
    arena_menu = menu.addMenu(tr("Arena"))
    for arena in sorted(set(arenas)):
        add(arena_menu, arena, arena in query.arenas, replace(query, arenas=query.arenas ^ {arena}), ask)
    source_menu = menu.addMenu(tr("Source"))
    for one in documents:
        text, chosen = cut(one.title, _LONGEST), query.documents ^ {one.id}
        add(source_menu, text, one.id in query.documents, replace(query, documents=chosen), ask)
    for submenu in (arena_menu, source_menu):
        submenu.setEnabled(not submenu.isEmpty())


def _toggled(present: frozenset[T], wanted: frozenset[T]) -> frozenset[T]:
    return frozenset() if present == wanted else wanted
