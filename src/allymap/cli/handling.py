"""What a command may write of a project under a handling label."""

from __future__ import annotations

from typing import NamedTuple

from ..network.evidence import Evidence
from ..workspace import Workspace
from ..workspace.handling import shareable
from .console import complain


class Free(NamedTuple):
    """``evidence`` holds nothing above ``label``."""

    evidence: Evidence
    label: str


def free(workspace: Workspace, tlp: str) -> Free:
    """What may be written under a label (empty: the project's own); what is withheld is told on stderr.

    Raises ``AllyMapError`` for a word that is no label.
    """
    cleared, label = shareable(workspace, tlp)
    if cleared.sentence:
        complain(cleared.sentence if label else f"{cleared.sentence} Say with --tlp how far this may be shared.")
    return Free(cleared.evidence, label)
