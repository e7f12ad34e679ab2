"""Keeps the text twin in step with the map, and does what is asked in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from .commands import Commands
from .page_requests import PageRequests
from .project_page import ProjectPage
from .session import Session
from .text_twin import Form
from .twin_tables import actor_table, note_table, relation_table
from .view_reading import read_out


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("TwinCommands", text)


class TwinCommands:
    """Handlers by action id for one open project. Nothing is worked out while the twin is hidden."""

    def __init__(self, page: ProjectPage, session: Session, requests: PageRequests, commands: Commands) -> None:
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
        view, names, actors = session.view, session.names, session.workspace.actors
        notes = session.drawing.notes
        twin.show_tables(
            relation_table(view, names), actor_table(view, actors, session.pinned), note_table(notes, names)
        )  # fmt: skip
        twin.show_reading(read_out(view, names, self._page.top.chips.texts))
        self._show_selection()

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
        QGuiApplication.clipboard().setText(self._page.twin.copied(form))
        self._session.told.emit(tr("Copied."))
