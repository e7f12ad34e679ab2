"""What may be shown under a handling label: the evidence without what is labelled higher, and how much is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Actor, Alteration, Claim, LogEntry, may_hold
from ..model.document import CONTEXT
from ..model.wording import counted
from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class Cleared:
    """``evidence`` holds nothing above the label, in no field; the numbers tell what was left out."""

    evidence: Evidence
    withheld_documents: int = 0
    withheld_claims: int = 0

    @property
    def sentence(self) -> str:
        """How much is withheld, in a sentence; empty where nothing is."""
        numbers = ((self.withheld_claims, "claim"), (self.withheld_documents, "document"))
        parts = [counted(number, noun) for number, noun in numbers if number]
        return f"{' and '.join(parts)} with a higher handling label withheld." if parts else ""


def cleared(evidence: Evidence, label: str) -> Cleared:
    """What may be shown under ``label`` (empty: none chosen, so that only what everybody may see is let through).

    A claim goes with its document, and with another claim on words that it shares. An actor goes when every claim that
    names it, or somebody acting for it, went.
    """
    documents = {key: one for key, one in evidence.documents.items() if may_hold(label, one.tlp)}
    higher = evidence.documents.keys() - documents.keys()
    claims = {
        key: claim
        for key, claim in evidence.claims.items()
        if may_hold(label, claim.tlp) and claim.document_id not in higher
    }
    if len(documents) == len(evidence.documents) and len(claims) == len(evidence.claims):
        return Cleared(evidence)
    spans = _spans(claim for key, claim in evidence.claims.items() if key not in claims)
    claims = {key: claim for key, claim in claims.items() if not _near(claim, spans, 0)}
    known = _named(evidence, evidence.claims.keys())
    shown = _named(evidence, claims.keys())
    actors = {key: actor for key, actor in evidence.actors.items() if key in shown or key not in known}
    return Cleared(
        Evidence(
            documents,
            actors,
            {key: _alone(claim, spans) for key, claim in claims.items()},
            {key: verdict for key, verdict in evidence.verdicts.items() if verdict.claim_id in claims},
            {
                key: judgement
                for key, judgement in evidence.judgements.items()
                if judgement.keep_id in actors and judgement.other_id in actors
            },
        ),
        len(evidence.documents) - len(documents),
        len(evidence.claims) - len(claims),
    )


Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Where the words of some claims are, by document."""


def _spans(claims: Iterable[Claim]) -> Spans:
    spans: dict[str, list[tuple[int, int]]] = {}
    for claim in claims:
        if claim.passage is not None:
            spans.setdefault(claim.document_id, []).append((claim.passage.start, claim.passage.end))
    return spans


def _near(claim: Claim, spans: Spans, reach: int) -> bool:
    """Whether the words of a claim, or what stands so many characters around them, are among some spans."""
    at = claim.passage
    if at is None:
        return False
    return any(start < at.end + reach and end > at.start - reach for start, end in spans.get(claim.document_id, ()))


def _alone(claim: Claim, withheld: Spans) -> Claim:
    """The claim, without the context of its passage where that would quote what is withheld."""
    if claim.passage is None or not _near(claim, withheld, CONTEXT):
        return claim
    return replace(claim, passage=replace(claim.passage, prefix="", suffix=""))


def _named(evidence: Evidence, claim_ids: Iterable[str]) -> set[str]:
    """The actors that some claims name as source, target or narrator, with those for whom they act."""
    found: set[str] = set()
    for claim_id in claim_ids:
        claim = evidence.claims[claim_id]
        for one in (claim.source_id, claim.target_id, claim.narrator):
            actor: Actor | None = evidence.actors.get(one)
            while actor is not None and actor.id not in found:
                found.add(actor.id)
                actor = evidence.actors.get(actor.principal_id)
    return found


def cleared_log(log: Sequence[LogEntry], evidence: Evidence, free: Evidence, label: str) -> tuple[list[LogEntry], int]:
    """The decisions on what ``free`` still holds, and how many others there are.

    One that names anything above the label, or deleted it, goes as a whole: its words may quote it.
    """
    held = {key for rows, kept in _both(evidence, free) for key in rows.keys() - kept.keys()} | {
        row.key for entry in log for row in entry.alterations if not _may_show(row, label)
    }
    told = [entry for entry in log if not any(_names(row) & held for row in entry.alterations)]
    return told, len(log) - len(told)


def _both(evidence: Evidence, free: Evidence) -> list[tuple[Mapping[str, object], Mapping[str, object]]]:
    return [
        (evidence.documents, free.documents), (evidence.claims, free.claims), (evidence.actors, free.actors),
    ]  # fmt: skip


def _may_show(row: Alteration, label: str) -> bool:
    """Whether a row that the log kept was, before and after, of a label that allows it."""
    return all(may_hold(label, str(dict(side or ()).get("tlp", ""))) for side in (row.was, row.now))


_NAMING = ("document_id", "source_id", "target_id", "narrator", "principal_id", "claim_id", "version_of", "origin")


def _names(row: Alteration) -> set[str]:
    """The keys of what a row of the log is, and of what it speaks of."""
    found = {row.key, *row.key.split("|")}
    for side in (row.was, row.now):
        found.update(str(value) for name, value in side or () if name in _NAMING and value)
    return found
