"""`allymap layout export` and `import`: where the actors of a layout stand, as JSON."""

from __future__ import annotations

from pathlib import Path

from ..model import AllyMapError, Layout
from ..output.writing import write_bytes
from ..workspace import Workspace, editing, positions
from .console import complain, say


def write(project: Path, target: Path | None, layout: str) -> int:
    """Write a layout's places into a file, or to stdout. Raises ``AllyMapError``."""
    with Workspace.look(project) as workspace:
        text = positions.write(workspace, named(workspace, layout).id)
    if target is None:
        say(text)
    else:
        write_bytes(text.encode("utf-8"), target)
    return 0


def read(project: Path, source: Path, layout: str, new: str) -> int:
    """Put actors where a file says, in a layout or in a copy of it called ``new``, and save the project.

    Answers 1 where some actors of the file are unknown to the project. Raises ``AllyMapError``.
    """
    said = positions.load(source)
    with Workspace.open(project) as workspace:
        chosen = named(workspace, layout)
        if new:
            chosen = editing.save_layout_as(workspace, new, chosen.id)
        unknown = positions.apply(workspace, chosen.id, said)
        workspace.save()
    if unknown:
        complain(f"Unknown to this project, and left out: {', '.join(unknown)}.")
    return 1 if unknown else 0


def named(workspace: Workspace, name: str) -> Layout:
    """The layout of that name, or the first where no name is given. Raises ``AllyMapError``."""
    layouts = sorted(workspace.layouts.values(), key=lambda layout: layout.order)
    for layout in layouts:
        if not name or layout.name.casefold() == name.casefold():
            return layout
    names = ", ".join(f"“{layout.name}”" for layout in layouts) or "none"
    if not name:
        raise AllyMapError("This project has no layout yet.")
    raise AllyMapError(f"There is no layout “{name}” in this project; there is: {names}.")
