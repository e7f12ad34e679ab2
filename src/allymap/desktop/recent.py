"""The projects opened lately, newest first; they outlive the program in the system's settings."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "recent/projects"
_LONGEST = 10


def recent_projects() -> list[Path]:
    """The paths, newest first. A file may have gone since: opening it tells."""
    stored = QSettings().value(_KEY, [])
    # An INI file gives a list of one as a string, an empty one as None.
    texts = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
    return [Path(text) for text in texts if isinstance(text, str) and text]


def remember(path: Path) -> None:
    """Put a project first in the list."""
    path = Path(os.path.realpath(path))  # never raises, where links go in a circle
    _store([path, *(other for other in recent_projects() if other != path)])


def forget(path: Path) -> None:
    """Take a project off the list, as when its file is gone."""
    _store([other for other in recent_projects() if other != path])


def _store(paths: list[Path]) -> None:
    QSettings().setValue(_KEY, [str(path) for path in paths[:_LONGEST]])
