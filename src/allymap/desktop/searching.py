"""Searches the project on a thread of its own, so that no search holds up the window, however short its words."""

from __future__ import annotations

from threading import Condition, Thread

from PySide6.QtCore import QObject, Signal

from ..model import ProjectError
from ..workspace import Searcher, Workspace

_SHOWN = 50


class Searching(QObject):
    """``found(text, finds)`` answers ``ask(text)``, unless something else was asked meanwhile; ``failed(sentence)``."""

    found = Signal(str, object)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._searcher: Searcher | None = None
        self._wanted: str | None = None
        self._closing = False
        self._turn = Condition()
        self._thread: Thread | None = None

    def ask(self, text: str) -> None:
        """Search for a text; a search that is under way is given up."""
        if self._thread is None:
            self._searcher = self._workspace.searcher()
            if self._searcher is None:  # a project in memory alone has nobody else to ask
                self.found.emit(text, self._workspace.search(text, _SHOWN))
                return
            self._thread = Thread(target=self._run, args=(self._searcher,), name="search", daemon=True)
            self._thread.start()
        with self._turn:
            self._wanted = text
            self._turn.notify()
        if self._searcher is not None:
            self._searcher.interrupt()

    def close(self) -> None:
        """Search no more, before the project is let go."""
        if self._thread is None or self._searcher is None:
            return
        with self._turn:
            self._closing = True
            self._turn.notify()
        while self._thread.is_alive():
            self._searcher.interrupt()  # again and again: a search may just have been beginning
            self._thread.join(0.01)
        self._searcher.close()
        self._thread = self._searcher = None

    def _run(self, searcher: Searcher) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._closing or self._wanted is not None)
                if self._closing:
                    return
                text, self._wanted = self._wanted or "", None
            try:
                finds = searcher.search(text, _SHOWN)
            except ProjectError as error:
                self.failed.emit(str(error))
                continue
            with self._turn:
                overtaken = self._closing or self._wanted is not None
            if finds is not None and not overtaken:
                self.found.emit(text, finds)
