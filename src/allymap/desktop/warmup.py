"""Imports the heavy libraries after the first paint, so that the start page does not wait for them.

Modules that never touch Qt are imported on a thread; the rest on the main thread, one in each idle slice. Never two at
a time: libraries whose modules import each other in circles (spaCy, SciPy) break when two threads import them at once.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

PLAIN = (
    "numpy", "scipy.sparse", "networkx", "allymap.workspace", "allymap.network.view", "allymap.network.layout",
    "fontTools.ttLib.ttFont", "fontTools.ttLib.ttGlyphSet",
)  # fmt: skip
"""What the map needs."""

QT = ("pyqtgraph.Qt", "pyqtgraph.functions", "pyqtgraph", "allymap.desktop.canvas", "allymap.desktop.open_project")
"""What the project page needs."""

READING = (
    "allymap.workspace.importing", "spacy", "allymap.network.layout_warm", "allymap.desktop.canvas.raster_warm",
)  # fmt: skip
"""What reading documents needs, and large maps; it comes last, and the window can be used meanwhile."""

_SLICE = 10
"""Milliseconds between two looks at whether the next import may begin: time for a click or a paint."""


class Warmup(QObject):
    """Runs once a process. ``finished`` follows when everything is imported, or when it was told to stop."""

    finished = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        plain: Sequence[str] = PLAIN,
        qt: Sequence[str] = QT,
        reading: Sequence[str] = READING,
    ) -> None:
        super().__init__(parent)
        self._qt, self._reading = list(qt), list(reading)
        self._stopped = threading.Event()
        self._thread = self._on_thread(plain)
        self._timer = QTimer(self)
        self._timer.setInterval(_SLICE)
        self._timer.timeout.connect(self._go_on)
        self.imported: list[str] = []

    def start(self) -> None:
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)
        self._thread.start()
        self._timer.start()

    def make_way_for_window(self) -> None:
        """Call on the main thread before importing what the project page needs; waits where that is half imported."""
        if self._qt:
            self.stop()

    def stop(self) -> None:
        """Import nothing more, and wait for the import that runs. From any thread."""
        self._stopped.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _go_on(self) -> None:
        if self._thread.is_alive():
            return
        if self._stopped.is_set() or not (self._qt or self._reading):
            self._timer.stop()
            self.finished.emit()
        elif self._qt:
            self._import(self._qt[0])
            del self._qt[0]
        else:
            self._thread = self._on_thread(self._reading)
            self._reading = []
            self._thread.start()

    def _on_thread(self, names: Sequence[str]) -> threading.Thread:
        return threading.Thread(target=self._import_all, args=(names,), name="warm-up", daemon=True)

    def _import_all(self, names: Sequence[str]) -> None:
        for name in names:
            if self._stopped.is_set():
                return
            self._import(name)

    def _import(self, name: str) -> None:
        importlib.import_module(name)
        self.imported.append(name)


_running: list[Warmup] = []


def start() -> None:
    """Begin, unless that was done before in this process."""
    if not _running:
        _running.append(Warmup())
        _running[0].start()


def make_way_for_window() -> None:
    """See ``Warmup.make_way_for_window``; nothing to do where no warm-up runs."""
    for warmup in _running:
        warmup.make_way_for_window()


def make_way_for_reading() -> None:
    """Call on the thread that is about to read documents: waits until nothing else imports."""
    for warmup in _running:
        warmup.stop()
