"""Starts and ends presentations of an open project."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen

from ...model import AllyMapError
from ..handing_out import with_label
from ..scenes import ScenesPanel
from ..session import Session
from . import show
from .presentation import Presentation

if TYPE_CHECKING:
    from ..window import MainWindow


class Presenting(QObject):
    """Lives as long as its project. ``presentation`` is the one that goes on, ``None`` when none does."""

    def __init__(self, scenes: ScenesPanel, session: Session, window: MainWindow) -> None:
        super().__init__(scenes)
        self._scenes, self._session, self._window = scenes, session, window
        self.presentation: Presentation | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {"present.start": lambda: self._start(""), "present.from_here": self._start_here}

    def end(self) -> None:
        """End what goes on, if anything does."""
        if self.presentation is not None:
            self.presentation.end()

    def _start_here(self) -> None:
        self._start(self._scenes.strip.current_id)

    def _start(self, scene_id: str) -> None:
        if self.presentation is None:
            with_label(self._window, self._session, lambda label: self._present(label, scene_id))

    def _present(self, label: str, scene_id: str) -> None:
        try:
            made = show.make(self._session.workspace, label)
        except AllyMapError as error:
            self._session.refused.emit(str(error))
            return
        ids = [slide.scene.id for slide in made.slides]
        first = ids.index(scene_id) if scene_id in ids else 0
        self.presentation = Presentation(made, screens_from(self._window.screen()), first, self)
        self.presentation.ended.connect(self._ended)

    def _ended(self) -> None:
        presentation, self.presentation = self.presentation, None
        if presentation is not None:
            presentation.deleteLater()
        self._window.activateWindow()


def screens_from(own: QScreen) -> list[QScreen]:
    """The audience's screen, then the presenter's: another one first, where there is one."""
    others = [one for one in QGuiApplication.screens() if one is not own]
    return [others[0], own] if others else [own]
