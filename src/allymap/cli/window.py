"""Opens the window, after making sure that there is a display: Qt would end the process with an abort."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence

from ..model import AllyMapError


def show(files: Sequence[str]) -> int:
    """Show the window with a project or documents, until it is closed. Raises ``AllyMapError`` for no display."""
    for name in files:
        if not os.path.lexists(name):
            raise AllyMapError(f"There is no file “{name}”, and no such command: “allymap --help” lists the commands.")
    if trouble := no_display():
        raise AllyMapError(trouble)
    return open_with(files)


def open_with(files: Sequence[str] = (), sample: bool = False) -> int:
    """Stay in a window with these files, or with the bundled sample. Raises ``AllyMapError`` where Qt is missing."""
    try:
        from ..desktop.app import run
    except ImportError as error:
        raise AllyMapError(f"The window cannot be opened, because a library is missing ({error}).") from None
    # Qt's loop gives Python no turn to notice Ctrl+C; unsaved work is offered again on the next start.
    earlier = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return run(files, sample=sample)
    finally:
        signal.signal(signal.SIGINT, earlier)


def no_display() -> str:
    """Why no window can be shown, as a sentence; empty when one can."""
    from ..desktop.display import missing_display  # a module of the desktop that needs no Qt

    return missing_display()
