"""Claims: what a person decided about them, and those made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model import AllyMapError, Claim, Verdict, VerdictValue
from ...model.wording import counted
from ..clock import now
from ..step import Step
from ..workspace import Workspace
from .named import claim_named

_VERBS = {VerdictValue.ACCEPTED: "Accept", VerdictValue.REJECTED: "Reject", VerdictValue.PROPOSED: "Reopen"}


def judge(
    workspace: Workspace, claim_ids: Iterable[str], value: VerdictValue, by: str, *, initiator: object = None
) -> None:
    """Accept or reject claims; *proposed* takes the verdict back."""
    claims = [claim_named(workspace, one) for one in claim_ids]
    with workspace.step(f"{_VERBS[value]} {counted(len(claims), 'claim')}", initiator, by) as step:
        if value is VerdictValue.PROPOSED:
            step.remove(Verdict, *(claim.id for claim in claims))
            return
        for claim in claims:
            known = workspace.verdicts.get(claim.id)
            if known is None or known.value is not value:
                step.put(Verdict(claim.id, value, by, now()))


def put_claim(workspace: Workspace, claim: Claim, *, initiator: object = None) -> None:
    """Add a claim made by hand, or correct one. ``by`` names the person: who signs is who answers for it.

    What a corrected claim said before is kept among its reasons, in words.
    """
    if not claim.by.strip():
        raise AllyMapError("A claim made by hand needs the name of whoever makes it.")
    before = workspace.claims.get(claim.id)
    verb = "Add" if before is None else "Correct"
    if before is not None:
        claim = replace(claim, reasons=(*claim.reasons, *_kept(before, claim)))
    with workspace.step(f"{verb} a claim", initiator, claim.by) as step:
        step.put(claim)


def _kept(before: Claim, after: Claim) -> list[str]:
    """A sentence with what a correction replaced; none where nothing that a person reads changed."""
    told = (
        ("who acted", before.source_id, after.source_id), ("on whom", before.target_id, after.target_id),
        ("strand", before.polarity.value, after.polarity.value), ("kind", before.kind.value, after.kind.value),
        ("event", before.event, after.event), ("modality", before.modality.value, after.modality.value),
        ("date", before.date, after.date), ("arenas", ", ".join(before.arena), ", ".join(after.arena)),
        ("narrator", before.narrator, after.narrator), ("note", before.note, after.note),
    )  # fmt: skip
    was = [f"{name} was {old or 'empty'}" for name, old, new in told if old != new]
    return (
        [f"Corrected by {after.by} on {now()[:10]}: {'; '.join(was)} (by {before.by or 'nobody named'})."]
        if was
        else []
    )


def remove_claims(workspace: Workspace, claim_ids: Iterable[str], *, initiator: object = None) -> None:
    """Delete claims with their verdicts. The log keeps them; reading their documents again does not bring them back."""
    claims = [claim_named(workspace, one).id for one in claim_ids]
    with workspace.step(f"Delete {counted(len(claims), 'claim')}", initiator, workspace.person) as step:
        remove_in_step(workspace, step, claims)


def remove_in_step(workspace: Workspace, step: Step, claim_ids: Iterable[str]) -> None:
    """Remove claims and the verdicts on them, as a part of a larger step."""
    for one in list(claim_ids):
        if one in workspace.verdicts:
            step.remove(Verdict, one)
        step.remove(Claim, one)


def rename_arena(workspace: Workspace, arena: str, name: str, by: str, *, initiator: object = None) -> None:
    """Give an arena another name in every claim of the project; the name of another arena joins the two.

    Raises ``AllyMapError`` without a name and for an arena that no claim has.
    """
    name = " ".join(name.split())
    if not name:
        raise AllyMapError("An arena needs a name.")
    there = [claim for claim in workspace.claims.values() if arena in claim.arena]
    if not there:
        raise AllyMapError(f"No claim has the arena “{arena}”.")
    with workspace.step(f"Rename the arena {arena} in {counted(len(there), 'claim')}", initiator, by) as step:
        for claim in there:
            renamed = tuple(dict.fromkeys(name if one == arena else one for one in claim.arena))
            after = replace(claim, arena=renamed, by=by)
            step.put(replace(after, reasons=(*claim.reasons, *_kept(claim, after))))
