"""What is asked of an arena in the matrix: another name, or a map of nothing else."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from ..output.matrix import arena_words
from ..workspace import editing
from .arena_matrix import ArenaMatrix
from .asking import ask_text
from .session import Session


class ArenaRequests(QObject):
    """Lives as long as its matrix."""

    def __init__(self, matrix: ArenaMatrix, session: Session) -> None:
        super().__init__(matrix)
        self._matrix, self._session = matrix, session
        matrix.arena_menu.connect(self._show_menu)
        matrix.arena_opened.connect(self.rename)

    def rename(self, arena: str) -> None:
        """Ask for another name, and give it to the arena in every claim; another arena's name joins the two."""
        if arena:
            label = self.tr("Its name, wherever it stands; that of another arena joins the two:")
            ask_text(self._matrix, self.tr("Rename “{arena}”").format(arena=arena), label, arena,
                     lambda name: self._take_name(arena, name))  # fmt: skip

    def _take_name(self, arena: str, name: str) -> None:
        if name != arena:
            self._session.attempt(editing.rename_arena, arena, name, self._session.person)

    def show_alone(self, arena: str) -> None:
        """Draw the map of what happens there and nothing else, or of everything again."""
        query = self._session.query
        only = frozenset({arena})
        self._session.ask(replace(query, arenas=frozenset() if query.arenas == only else only))

    def _show_menu(self, arena: str, at: QPoint) -> None:
        if not arena:  # what names no arena has no name to change and is no filter
            return
        menu = QMenu(self._matrix)
        menu.setObjectName("arenaMenu")
        alone = menu.addAction(self.tr("Only {arena} on the map").format(arena=arena_words(arena)))
        alone.setCheckable(True)
        alone.setChecked(self._session.query.arenas == {arena})
        alone.triggered.connect(lambda _: self.show_alone(arena))
        menu.addAction(self.tr("Rename…")).triggered.connect(lambda _: self.rename(arena))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
