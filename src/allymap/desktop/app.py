"""Makes the application and its window. Only what the first paint needs is imported before it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its waiting threads take the cores from the layout's
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # eight times faster translucent strands; read once, at the start

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from .display import missing_display
from .theme import STYLE, kept_scale, theme
from .window import MainWindow

_PATIENCE = 2.0
"""Seconds to wait for the first paint: a window that opens minimised is never painted."""

_HANDOVER = 0.001
"""Seconds after which a thread that works hands the interpreter to the window: a fifth of what is usual."""

_kept: list[QApplication] = []
"""The application: Python would delete it with the last name it has."""


def application() -> QApplication:
    """The application, in the look of the theme, made if there is none. Raises ``NoDisplayError`` without a screen."""
    app = QApplication.instance()
    ours = not isinstance(app, QApplication)
    if not isinstance(app, QApplication):
        missing = missing_display()
        if missing:
            from .errors import NoDisplayError

            raise NoDisplayError(missing)
        _take_size()
        app = QApplication([*sys.argv[:1], "-style", STYLE])
        _kept.append(app)
    sys.setswitchinterval(_HANDOVER)
    app.setOrganizationName("AllyMap")
    app.setApplicationName("AllyMap")
    app.setDesktopFileName("allymap")
    theme(styled=ours)
    return app


def open_window(paths: Iterable[str | Path] = ()) -> MainWindow:
    """A shown main window. A project is open when this returns; documents are still being read.

    Raises ``NoDisplayError`` without a screen.
    """
    app = application()
    window = MainWindow()
    window.show()
    _await_first_paint(app, window)
    window.furnish()
    wanted = [Path(path) for path in paths]
    if wanted:
        window.open_paths(wanted)
    else:
        window.files.offer_recovery()
    QTimer.singleShot(0, window, _warm_up)
    return window


def run(paths: Iterable[str | Path] = (), sample: bool = False) -> int:
    """Open a window, with the bundled sample if asked for, and stay until it closes; the exit status.

    Raises ``NoDisplayError`` without a screen.
    """
    app = application()
    window = open_window(paths)
    if sample:
        window.files.open_sample()
    status = app.exec()
    window.deleteLater()
    return status


def _take_size() -> None:
    """Hand the size that was chosen to Qt, which reads it once, unless the environment says another."""
    scale = kept_scale(QSettings("AllyMap", "AllyMap"))
    if scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(scale / 100))


def _await_first_paint(app: QApplication, window: MainWindow) -> None:
    end = time.monotonic() + _PATIENCE
    while not window.was_painted and window.isVisible() and time.monotonic() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _warm_up() -> None:
    from . import warmup

    warmup.start()
