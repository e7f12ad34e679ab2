"""The longer choices behind “+ Filter”: state, kind, event, modality, narrator, publisher, grade, verdict, origin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ..model import AUTHOR, Kind, Modality, State, VerdictValue
from ..network.evidence import Evidence, Query
from .filters import GRADES, kind_text, modality_text, tr, verdict_text
from .wording import state_words

Ask = Callable[[Query], None]


def extend(menu: QMenu, query: Query, evidence: Evidence, ask: Ask) -> None:
    """Add the choices that the project offers; choosing one calls ``ask`` with the query it makes."""
    menu.addSeparator()
    claims, documents = evidence.claims.values(), evidence.documents.values()
    narrators = {claim.narrator for claim in claims}
    names = {one: evidence.actors[one].name for one in narrators if one in evidence.actors}
    if AUTHOR in narrators:
        names[AUTHOR] = tr("the author")
    _choices(menu, tr("State"), query, "states", {one: state_words(one) for one in State if one != State.UNKNOWN}, ask)
    _choices(menu, tr("According to"), query, "narrators", names, ask)
    _choices(menu, tr("Event"), query, "events", {one.event: one.event for one in claims if one.event}, ask)
    _choices(menu, tr("Kind"), query, "kinds", {one: kind_text(one) for one in Kind}, ask)
    _choices(menu, tr("Modality"), query, "modalities", {one: modality_text(one) for one in Modality}, ask)
    publishers = {one.publisher: one.publisher for one in documents if one.publisher}
    _choices(menu, tr("Publisher"), query, "publishers", publishers, ask)
    given = {part for one in documents for part in one.grade}
    _choices(menu, tr("Grade"), query, "grades", {one: one for one in GRADES if one in given}, ask)
    asked = (VerdictValue.PROPOSED, VerdictValue.ACCEPTED)
    _choices(menu, tr("Verdict"), query, "verdicts", {one: verdict_text(one) for one in asked}, ask)
    single = query.single_origin
    add(menu, tr("Only single origins"), single, replace(query, single_origin=not single), ask)


def _choices(menu: QMenu, title: str, query: Query, field: str, words: dict[str, str], ask: Ask) -> None:
    """A submenu of which any number can be chosen."""
    submenu = menu.addMenu(title)
    chosen: frozenset[str] = getattr(query, field)
    for value, text in sorted(words.items(), key=lambda item: item[1].casefold()):
        add(submenu, text, value in chosen, replace(query, **{field: chosen ^ {value}}), ask)  # type: ignore[arg-type]  # by name
    submenu.setEnabled(not submenu.isEmpty())


def add(menu: QMenu, text: str, on: bool, query: Query, ask: Ask) -> None:
    """Add an entry with a tick, on or off, that asks a query when it is chosen."""
    action = QAction(text.replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda: ask(query))
    menu.addAction(action)
