"""Keeps the text twin in step with the map, and does what is asked in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from ..model import Actor
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


class TwinCommands:
    """Handlers by action id for one open project. Nothing is worked out while the twin is hidden."""

    def __init__(
        self, page: ProjectPage, session: Session, requests: PageRequests, commands: Commands, copying: Copying
    ) -> None:  # fmt: skip
        self._copying = copying
        self._known: tuple[MapView, Table] | None = None
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
        session, twin = self._session, self._page.twin
        tables, reading = self._tell(session.view, session.workspace.actors)
        twin.show_tables(*tables)
        twin.show_reading(reading)
        self._show_selection()

    def _tell(self, view: MapView, actors: Mapping[str, Actor]) -> tuple[tuple[Table, Table, Table], list[Part]]:
        """A view as tables of relations, actors and notes, and in sentences."""
        names = {one.id: one.name for one in actors.values()}
        notes = [one for one in self._session.drawing.notes if not one.actor_id or one.actor_id in actors]
        if self._known is None or self._known[0] is not view:  # after a drag or a pin it is the same view
            self._known = view, relation_table(view, names)
        tables = self._known[1], actor_table(view, actors, self._session.pinned), note_table(notes, names)
        return tables, read_out(view, names, self._page.top.chips.texts)

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

    def _free(self, evidence: Evidence) -> tuple[tuple[Table, Table, Table], list[Part]]:
        session = self._session
        return self._tell(build(evidence, session.query, session.workspace.kept_actors), evidence.actors)
