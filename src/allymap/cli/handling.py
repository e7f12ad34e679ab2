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
    tell_withheld(cleared.sentence, label)
    return Free(cleared.evidence, label)


def tell_withheld(sentence: str, label: str) -> None:
    """Say on stderr what is withheld, if anything is, and without a label how to say one."""
    if sentence:
        complain(sentence if label else f"{sentence} Say with --tlp how far this may be shared.")
