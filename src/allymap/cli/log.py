"""`allymap log`: who decided what, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ..output import log as log_output
from ..workspace import Workspace
from ..workspace.handling import shareable, shareable_log
from .console import complain, fitted, say
from .handling import free


def log(project: Path, form: Literal["table", "json"], *, by: str, tlp: str = "") -> int:
    """Write the decisions of a project, or those of one person alone, the first one first."""
    with Workspace.look(project) as workspace:
        evidence = free(workspace, tlp).evidence
        cleared, label = shareable(workspace, tlp)
        entries, withheld = shareable_log(workspace, cleared, label)
    if by:
        entries = [one for one in entries if one.by.casefold() == by.casefold()]
    text = log_output.write(entries, evidence, form)
    say(fitted(text) if form == "table" else text)
    if withheld:
        complain(f"{withheld} {'decision' if withheld == 1 else 'decisions'} on it withheld as well.")
    return 0
