"""Claims: what a person decided about them, and those made by hand."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import AllyMapError, Claim, Verdict, VerdictValue
from ..clock import now
from ..step import Step
from ..wording import counted
from ..workspace import Workspace

_VERBS = {VerdictValue.ACCEPTED: "Accept", VerdictValue.REJECTED: "Reject", VerdictValue.PROPOSED: "Reopen"}


def judge(
    workspace: Workspace, claim_ids: Iterable[str], value: VerdictValue, by: str, *, initiator: object = None
) -> None:  # fmt: skip
    """Accept or reject claims; *proposed* takes the verdict back."""
    claims = [_claim(workspace, one) for one in claim_ids]
    with workspace.step(f"{_VERBS[value]} {counted(len(claims), 'claim')}", initiator) as step:
        if value is VerdictValue.PROPOSED:
            step.remove(Verdict, *(claim.id for claim in claims))
            return
        for claim in claims:
            known = workspace.verdicts.get(claim.id)
            if known is None or known.value is not value:
                step.put(Verdict(claim.id, value, by, now()))


def put_claim(workspace: Workspace, claim: Claim, *, initiator: object = None) -> None:
    """Add a claim made by hand, or correct one. ``by`` names the person: who signs is who answers for it."""
    if not claim.by.strip():
        raise AllyMapError("A claim made by hand needs the name of whoever makes it.")
    verb = "Correct" if claim.id in workspace.claims else "Add"
    with workspace.step(f"{verb} a claim", initiator) as step:
        step.put(claim)


def remove_claims(workspace: Workspace, claim_ids: Iterable[str], *, initiator: object = None) -> None:
    """Remove claims with their verdicts. To keep a machine's claim from coming back, reject it instead."""
    claims = [_claim(workspace, one).id for one in claim_ids]
    with workspace.step(f"Delete {counted(len(claims), 'claim')}", initiator) as step:
        remove_in_step(workspace, step, claims)


def remove_in_step(workspace: Workspace, step: Step, claim_ids: Iterable[str]) -> None:
    """Remove claims and the verdicts on them, as a part of a larger step."""
    for one in list(claim_ids):
        if one in workspace.verdicts:
            step.remove(Verdict, one)
        step.remove(Claim, one)


def _claim(workspace: Workspace, claim_id: str) -> Claim:
    claim = workspace.claims.get(claim_id)
    if claim is None:
        raise AllyMapError(f"There is no claim “{claim_id}” in this project any more.")
    return claim
