"""Keeps the text twin in step with the map, and does what is asked in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ..model import Actor, Note
from ..network.evidence import Evidence
from ..network.view import MapView, build
from .commands import Commands
from .copying import Copying
from .page_requests import PageRequests
from .project_page import ProjectPage
from .session import Session
from .text_twin import Form
from .twin_tables import Table, actor_table, note_table, relation_table
from .view_reading import Part, read_out


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("TwinCommands", text)


Tables = tuple[Table, Table, Table]


class _Known(NamedTuple):
    """What the tables on show were made from."""

    view: MapView
    pinned: frozenset[str]
    notes: Sequence[Note]
    tables: Tables


class TwinCommands:
    """Handlers by action id for one open project. Nothing is worked out while the twin is hidden."""

    def __init__(
        self, page: ProjectPage, session: Session, requests: PageRequests, commands: Commands, copying: Copying
    ) -> None:
        self._copying = copying
        self._known: _Known | None = None
        self._page, self._session, self._requests, self._commands = page, session, requests, commands
        twin = page.twin
        session.map_changed.connect(self._follow)
        session.content_changed.connect(self._follow)
        session.selection_changed.connect(self._show_selection)
        twin.actors.chosen.connect(self._choose_actors)
        twin.relations.chosen.connect(self._choose_relation)
        twin.actors.opened.connect(requests.show_actor)
        twin.relations.opened.connect(requests.enter_relation)
        twin.relation_opened.connect(requests.enter_relation)
        twin.notes.opened.connect(requests.change_note)
        twin.copy_wanted.connect(self._copy)
        twin.reading_wanted.connect(self._read)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "view.text_twin": self._switch,
            "edit.copy_csv": lambda: self._copy("csv"),
            "edit.copy_markdown": lambda: self._copy("markdown"),
        }

    def _switch(self) -> None:
        shown, twin = self._commands.action("view.text_twin").isChecked(), self._page.twin
        twin.setVisible(shown)
        if shown:
            self._fill()
            twin.page.setFocus()
        else:
            self._page.canvas.setFocus()

    def _follow(self, *_: object) -> None:
        if not self._page.twin.isHidden():
            self._fill()

    def _fill(self) -> None:
        twin = self._page.twin
        twin.show_tables(*self._tables())
        if twin.page is twin.reading:
            self._read()
        self._show_selection()

    def _read(self) -> None:
        session = self._session
        chips, times = self._page.top.chips.texts, self._page.timeline.told()
        self._page.twin.show_reading(read_out(session.view, session.names, chips, times))

    def _tables(self) -> Tables:
        """The map as tables, each that of before where nothing in it is another: a drag makes no other relations."""
        session, before = self._session, self._known
        view, actors, pinned, notes = session.view, session.workspace.actors, session.pinned, session.drawing.notes
        if before is None or before.view is not view:
            tables = _told(view, actors, pinned, notes)
        elif (before.pinned, before.notes) == (pinned, notes):
            return before.tables
        else:
            tables = before.tables[0], *_told(view, actors, pinned, notes)[1:]
        self._known = _Known(view, pinned, notes, tables)
        return tables

    def _show_selection(self) -> None:
        session, twin = self._session, self._page.twin
        if not twin.isHidden():
            twin.actors.show_selection(session.actors)
            twin.relations.show_selection({session.relation_id} - {""})

    def _choose_actors(self, keys: list[str]) -> None:
        self._session.select(keys)

    def _choose_relation(self, keys: list[str]) -> None:
        if keys:
            self._session.select((), keys[0])

    def _copy(self, form: Form) -> None:
        if self._page.twin.isHidden():
            self._fill()
        self._copying.text(lambda free: self._page.twin.copied(form, *self._free(free)), tr("Copied."))

    def _free(self, evidence: Evidence) -> tuple[Tables, list[Part]]:
        session = self._session
        view = build(evidence, session.query, session.workspace.kept_actors)
        tables = _told(view, evidence.actors, session.pinned, session.drawing.notes)
        names = {one.id: one.name for one in evidence.actors.values()}
        return tables, read_out(view, names, self._page.top.chips.texts)


def _told(view: MapView, actors: Mapping[str, Actor], pinned: Collection[str], notes: Sequence[Note]) -> Tables:
    """A view as tables of relations, actors and notes."""
    names = {one.id: one.name for one in actors.values()}
    there = [one for one in notes if not one.actor_id or one.actor_id in actors]
    return relation_table(view, names), actor_table(view, actors, pinned), note_table(there, names)
