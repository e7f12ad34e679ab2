"""`allymap narrators`: who says what, and where narrators disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ..model import AUTHOR, AllyMapError
from ..network.evidence import Evidence
from ..network.narrators import disagreements
from ..network.narrators import narrators as spoken_by
from ..output import narrators as narrator_output
from ..workspace import Query, Workspace
from .console import say_as
from .handling import free


def narrators(project: Path, form: Literal["table", "json", "md"], of: str, other: str, tlp: str = "") -> int:
    """Write the narrators, or the pairs on which one disagrees with another or with everybody else."""
    if other and not of:
        raise AllyMapError("Say with --of who disagrees with whom.")
    with Workspace.look(project) as workspace:
        evidence = free(workspace, tlp).evidence
    spoken = spoken_by(evidence, Query())
    if not of:
        text = narrator_output.write_narrators(spoken, evidence, form)
    else:
        known = [one for one, _ in spoken]
        first, second = _narrator(of, known, evidence), _narrator(other, known, evidence) if other else None
        text = narrator_output.write(disagreements(evidence, Query(), first, second), first, second, evidence, form)
    say_as(form, text)
    return 0


def _narrator(name: str, known: list[str], evidence: Evidence) -> str:
    """A narrator by id, name, alias or code. Raises ``AllyMapError`` for one who says nothing."""
    wanted = name.casefold()
    for one in known:
        actor = evidence.actors.get(one)
        names = (actor.name, actor.code, *actor.aliases) if actor is not None and one != AUTHOR else ()
        if wanted in (one.casefold(), *map(str.casefold, names)):
            return one
    raise AllyMapError(f"“{name}” says nothing in this project: “allymap narrators” lists who does.")
