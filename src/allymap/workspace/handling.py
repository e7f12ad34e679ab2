"""How far a project may be shared: its own handling label, chosen once by a person and never guessed."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import LogEntry, Tlp
from ..model.handling import LABEL, UNLABELLED
from ..network.evidence import Evidence
from ..network.handling import Cleared, cleared, cleared_log
from .workspace import Workspace

__all__ = ["LABEL", "UNLABELLED", "asked", "label_of", "label_said", "shareable", "shareable_log"]


def asked(settings: Mapping[str, str]) -> bool:
    """Whether a person has chosen a label, or decided against one."""
    return bool(settings.get(LABEL))


def label_of(settings: Mapping[str, str]) -> str:
    """The label that exports carry; empty where none was chosen, and then only what everybody may see is let out."""
    kept = settings.get(LABEL, "")
    return "" if kept in ("", UNLABELLED) else kept


def label_said(settings: Mapping[str, str], tlp: str = "") -> str:
    """The label that people wrote; where they wrote none the project's own. Raises ``AllyMapError`` for other words."""
    return Tlp.read(tlp).value if tlp else label_of(settings)


def shareable(workspace: Workspace, tlp: str = "") -> tuple[Cleared, str]:
    """What may leave the project under a label as people write it (empty: the project's own), and that label.

    Raises ``AllyMapError`` for words that are no label.
    """
    label = label_said(workspace.settings, tlp)
    return cleared(workspace.snapshot(), label), label


def shareable_log(workspace: Workspace, free: Evidence, label: str) -> tuple[list[LogEntry], int]:
    """The decisions that may leave the project with what is ``free`` under a label, and how many are withheld."""
    return cleared_log(workspace.log, workspace.evidence, free, label)
