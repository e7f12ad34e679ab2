"""`allymap brief`: the scenes of a project, or an outline of it, as .pptx, .pdf, .html, or a pair's dossier as .md."""

from __future__ import annotations

from pathlib import Path

from ..model import AllyMapError
from ..network.handling import cleared
from ..network.relations import derive
from ..output.briefing import formats
from ..output.writing import write_bytes
from ..workspace import Query, Workspace
from ..workspace.briefing import briefing
from ..workspace.handling import label_said
from .handling import tell_withheld
from .over_time import relation_of

_FORMATS = (*formats.FORMATS, ".md")


def brief(project: Path, target: Path, *, title: str, tlp: str, pair: tuple[str, str] | None) -> int:
    """Write the briefing; its format follows from the ending. Raises ``AllyMapError``."""
    suffix = target.suffix.lower()
    if suffix not in _FORMATS:
        raise AllyMapError(f"“{target}” should end in {', '.join(_FORMATS)}: the ending says what to write.")
    if (suffix == ".md") != (pair is not None):
        raise AllyMapError("A dossier of a pair is written to .md with --pair A B, a briefing to .pptx, .pdf or .html.")
    with Workspace.look(project) as workspace:
        label = label_said(workspace.settings, tlp)
        if pair is not None:
            content, withheld = _dossier(workspace, pair, label)
        else:
            made = briefing(workspace, label, title)
            content, withheld = formats.write(made, suffix), made.withheld
    write_bytes(content, target)
    tell_withheld(withheld, label)
    return 0


def _dossier(workspace: Workspace, pair: tuple[str, str], label: str) -> tuple[bytes, str]:
    from ..output.briefing import dossier

    free = cleared(workspace.snapshot(), label)
    relation = relation_of(workspace, derive(free.evidence, Query()), *pair)
    return dossier.write(relation, free.evidence, label).encode("utf-8"), free.sentence
