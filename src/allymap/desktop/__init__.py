"""Everything with Qt: the window, the canvas, the panels, the actions and the job runner."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


def open_window(paths: Iterable[str | Path] = ()) -> QMainWindow:
    """Make the application if there is none, open a project or documents, and return the shown main window."""
    from .app import open_window as opened

    return opened(paths)
