"""`allymap log`: who decided what, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ..model.wording import counted
from ..output import log as log_output
from ..workspace import Workspace
from ..workspace.handling import shareable_log
from .console import complain, say_as
from .handling import free


def log(project: Path, form: Literal["table", "json"], *, by: str, tlp: str = "") -> int:
    """Write the decisions of a project, or those of one person alone, the first one first."""
    with Workspace.look(project) as workspace:
        evidence, label = free(workspace, tlp)
        entries, withheld = shareable_log(workspace, evidence, label)
    if by:
        entries = [one for one in entries if one.by.casefold() == by.casefold()]
    text = log_output.write(entries, evidence, form)
    say_as(form, text)
    if withheld:
        complain(f"{counted(withheld, 'decision')} on it withheld as well.")
    return 0
