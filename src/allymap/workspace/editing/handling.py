"""Handling labels: the project's own, and those of single claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model import Setting, Tlp
from ...model.wording import counted
from ..handling import LABEL, UNLABELLED
from ..workspace import Workspace
from .named import claim_named


def set_label(workspace: Workspace, label: str, *, initiator: object = None) -> None:
    """Say how far the project may be shared; empty: a person decided that it carries no label."""
    with workspace.step("Choose a handling label", initiator, workspace.person) as step:
        step.put(Setting(LABEL, Tlp.read(label).value if label else UNLABELLED))


def label_claims(workspace: Workspace, claim_ids: Iterable[str], label: str, *, initiator: object = None) -> None:
    """Put a handling label on claims; empty takes it off. Raises ``AllyMapError`` for one that is gone."""
    tlp = Tlp.read(label).value if label else ""
    claims = [claim_named(workspace, one) for one in claim_ids]
    with workspace.step(f"Label {counted(len(claims), 'claim')}", initiator, workspace.person) as step:
        for claim in claims:
            step.put(replace(claim, tlp=tlp))
