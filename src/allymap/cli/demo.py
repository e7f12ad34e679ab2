"""`allymap demo`: the bundled sample in the window, or, with no display, as a picture and a table."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..model.resources import resource
from ..output import pictures
from ..output.writing import write_bytes
from ..workspace import Workspace
from .build import fill, summary
from .console import complain, say
from .listing import relations_table
from .render import picture_of
from .window import no_display, open_with

PICTURE = "allymap-demo.png"
_TITLE = "Russia and Iran, 2011–2024"


def demo() -> int:
    """Show the sample. Answers 0 with a display or without one."""
    if not no_display():
        return open_with(sample=True)
    with Workspace.scratch() as workspace:
        report = fill(workspace, sample_files())
        for remark in report.failures:
            complain(str(remark))
        target = _target()
        first = next(iter(workspace.layouts.values()), None)
        write_bytes(pictures.write(picture_of(workspace, first, title=_TITLE), target.suffix), target)
        say(relations_table(workspace))
        say(f"There is no display, so the sample was drawn to {target}: {summary(workspace)}.")
        say("On a desktop, “allymap demo” opens it in the window, and “allymap FILE…” opens documents of your own.")
    return 0


def sample_files() -> list[Path]:
    """The documents of the bundled dossier, in the order of their names."""
    folder = Path(str(resource("sample")))
    return sorted(path for path in folder.iterdir() if path.suffix)


def _target() -> Path:
    """In the current folder, or in the one for temporary files where nothing can be written here."""
    here = Path.cwd()
    return (here if os.access(here, os.W_OK) else Path(tempfile.gettempdir())) / PICTURE
