"""What adding or re-reading documents would write into a project, worked out from values alone.

A claim that a person judged, made or corrected stays as that person left it. All others are the machine's, and what it
finds now takes the place of what it found earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ..model import Actor, Claim, Document, Verdict, VerdictValue
from .extractors import by_machine

if TYPE_CHECKING:
    from ..network.evidence import Evidence


class Reason(StrEnum):
    """Why a claim stays as it is."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim that stays because of what a person did, and what was found now under the same id, if anything."""

    claim: Claim
    reason: Reason
    found: Claim | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Rows to write (each new, or different from the one it replaces), claims to remove, and claims that stay."""

    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    gone: tuple[Claim, ...] = ()
    kept: tuple[Kept, ...] = ()


def plan_for(
    evidence: Evidence, own: Collection[str], reread: Collection[str], actors: Iterable[Actor], claims: Iterable[Claim]
) -> Plan:
    """What to write for ``actors`` and ``claims`` that were found.

    ``own`` are the ids of actors that a person made or edited. ``reread`` are the ids of documents that are in the
    project already: of their claims, those of a machine that are not found again go.
    """
    found = {claim.id: claim for claim in claims}
    written, kept = [], []
    for claim in found.values():
        known = evidence.claims.get(claim.id)
        reason = None if known is None else _reason(known, evidence.verdicts)
        if known is not None and reason is not None:
            kept.append(Kept(known, reason, claim))
            continue
        # The same statement, found again: when it was recorded first does not change.
        row = claim if known is None else replace(claim, recorded_at=known.recorded_at)
        if row != known:
            written.append(row)
    gone = []
    for known in evidence.claims.values():
        if known.id in found or known.document_id not in reread:
            continue
        reason = _reason(known, evidence.verdicts)
        if reason is None:
            gone.append(known)
        else:
            kept.append(Kept(known, reason, None))
    return Plan(tuple(_actors(evidence.actors, own, actors)), tuple(written), tuple(gone), tuple(kept))


def carried_out(evidence: Evidence, plan: Plan, documents: Iterable[Document] = ()) -> Evidence:
    """The evidence as it would be with a plan carried out; the mappings are new ones."""
    gone = {claim.id for claim in plan.gone}
    return replace(
        evidence,
        documents={**evidence.documents, **{document.id: document for document in documents}},
        actors={**evidence.actors, **{actor.id: actor for actor in plan.actors}},
        claims={
            **{key: claim for key, claim in evidence.claims.items() if key not in gone},
            **{claim.id: claim for claim in plan.claims},
        },
    )


def _actors(known: Mapping[str, Actor], own: Collection[str], found: Iterable[Actor]) -> Iterable[Actor]:
    """New actors, and those whose principal a later document told; a person's own stay as they are."""
    for actor in found:
        there = known.get(actor.id)
        if there is None or (actor.principal_id and not there.principal_id and actor.id not in own):
            yield actor


def _reason(claim: Claim, verdicts: Mapping[str, Verdict]) -> Reason | None:
    """Why a claim stays whatever a machine finds; ``None`` for one that only machines know."""
    if not by_machine(claim):
        return Reason.BY_HAND
    verdict = verdicts.get(claim.id)
    if verdict is None or verdict.value is VerdictValue.PROPOSED:
        return None
    return Reason.ACCEPTED if verdict.value is VerdictValue.ACCEPTED else Reason.REJECTED
