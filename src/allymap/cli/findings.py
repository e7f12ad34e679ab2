"""`allymap findings`: camps, ties across their lines, brokers and strained triangles, in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ..model import AllyMapError
from ..network.structure.patterns import find_patterns
from ..output import findings as finding_output
from ..workspace import Query, Workspace
from .console import complain, say_as
from .handling import free


def findings(
    project: Path, form: Literal["table", "json", "md"], *, camps: int, fragile: bool, seconds: float, tlp: str = ""
) -> int:
    """Write what no single claim decides; with ``fragile`` all that was found. No camps: as many as fit best."""
    if camps == 1:
        raise AllyMapError("Camps are two or more: 0 allows as many as fit best.")
    with Workspace.look(project) as workspace:
        evidence = free(workspace, tlp).evidence
    patterns = find_patterns(evidence, Query(), camps or None, seconds)
    shown = patterns.shown(fragile)
    text = finding_output.write(shown, evidence, form)
    say_as(form, text)
    hidden = len(patterns.findings) - len(shown)
    if hidden:
        complain(f"{hidden} more rest on a single claim each: --fragile shows them too.")
    return 0
