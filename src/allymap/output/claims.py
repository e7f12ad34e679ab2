"""Claims as JSON lines, CSV or a table, each with its passage and its verdict."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from ..model import AllyMapError, Anchor, Claim, Document, FuzzyDate, VerdictValue
from ..model.claim import UNRESOLVED
from ..model.plover import SCALE_NAME, scale_of
from ..network.evidence import Evidence
from .people import People
from .tables import Cell, as_csv, as_table

Format = Literal["table", "jsonl", "csv"]

_TABLE = ("date", "actor", "recipient", "polarity", "event", "modality", "tier", "verdict", "document", "passage")
_CSV = (
    "id", "kind", "actor", "actor_principal", "recipient", "recipient_principal", "directed", "polarity", "event",
    "mode", "scale", "scale_name", "modality", "date", "date_earliest", "date_latest", "date_basis", "arena",
    "narrator", "quote", "trigger", "document_id", "document_title", "document_published", "start", "end", "anchor",
    "confidence", "tier", "verdict", "by", "note", "document_publisher", "document_url", "reliability", "credibility",
    "document_tlp", "tlp", "actor_id", "actor_kind", "actor_code", "actor_mention", "recipient_id", "recipient_kind",
    "recipient_code", "recipient_mention", "document_media_type", "date_words",
)  # fmt: skip


def as_json(claim: Claim, evidence: Evidence, people: People | None = None) -> dict[str, Any]:
    """A claim as the command line writes it, one object a line.

    Unknown dates are empty strings; such a claim waits for the date of its ``document``, and ``date_words`` are what it
    would resolve (“last month”). The scale of a claim without a PLOVER event is ``None``. An analyst's note has no
    document: ``document``, ``start``, ``end`` and ``anchor`` are ``None`` and ``note`` holds its words. ``people``
    saves time when many claims of the same evidence are written.
    """
    people = people or People(evidence)
    when = FuzzyDate.parse(claim.date)
    basis, _, words = claim.date_basis.partition(UNRESOLVED)
    scale = scale_of(claim.event, claim.mode)
    verdict = evidence.verdicts.get(claim.id)
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "source": _actor(claim.source_id, claim.source_mention, people),
        "target": _actor(claim.target_id, claim.target_mention, people),
        "directed": claim.directed,
        "polarity": claim.polarity.value,
        "event": claim.event,
        "mode": claim.mode,
        "scale": None if scale is None else float(scale),
        "scale_name": "" if scale is None else SCALE_NAME,
        "modality": claim.modality.value,
        "date": claim.date,
        "date_earliest": when.earliest.isoformat() if when.earliest else "",
        "date_latest": when.latest.isoformat() if when.latest else "",
        "date_basis": basis or ("document" if claim.passage else ""),
        **({"date_words": words} if words else {}),
        "arena": list(claim.arena),
        "narrator": people.narrator(claim.narrator),
        **_passage(claim, evidence),
        "trigger": claim.trigger,
        "confidence": round(claim.confidence, 4),
        "tier": claim.tier.value,
        "verdict": (verdict.value if verdict else VerdictValue.PROPOSED).value,
        "by": claim.by,
        "tlp": claim.tlp,
    }


def _actor(actor_id: str, mention: str, people: People) -> dict[str, str]:
    actor = people.actor(actor_id)
    return {
        "id": actor.id, "name": actor.name, "principal": people.principal(actor_id).name, "mention": mention,
        "code": people.code(actor_id), "kind": actor.kind.value,
    }  # fmt: skip


def _passage(claim: Claim, evidence: Evidence) -> dict[str, Any]:
    """The document and where in its text the passage stands now."""
    passage = claim.passage
    if passage is None:
        nothing: dict[str, Any] = dict.fromkeys(("document", "start", "end"))
        return {**nothing, "exact": "", "prefix": "", "suffix": "", "anchor": None, "note": claim.note}
    document = evidence.documents.get(passage.document_id)
    if document:
        anchor, start, end = passage.locate(document)
    else:
        document = Document(passage.document_id, "", "", "")
        anchor, start, end = Anchor.LOST, passage.start, passage.end
    return {
        "document": {
            "id": document.id, "title": document.title, "published": document.published, "path": document.path,
            "sha256": document.sha256, "publisher": document.publisher, "url": document.url,
            "reliability": document.reliability, "credibility": document.credibility, "tlp": document.tlp,
            "media_type": document.media_type,
        },
        "start": start, "end": end, "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix,
        "anchor": anchor.value,
    }  # fmt: skip


def write(claims: Iterable[Claim], evidence: Evidence, format: Format) -> str:  # noqa: A002 - the option's name
    """Claims as text: a ``table``, ``jsonl`` (one object a line) or ``csv``. Raises ``AllyMapError`` for others."""
    people = People(evidence)
    found = [as_json(claim, evidence, people) for claim in claims]
    if format == "jsonl":
        return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found)
    if format == "csv":
        return as_csv(_CSV, (_csv_row(one) for one in found))
    if format == "table":
        return as_table(_TABLE, (_table_row(one) for one in found)) + "\n"
    raise AllyMapError(f"Claims cannot be written as “{format}”: choose table, jsonl or csv.")


def _csv_row(one: dict[str, Any]) -> list[Cell]:
    document = one["document"] or {}
    flat = {
        "date_words": "", **one,
        "actor": one["source"]["name"], "actor_principal": one["source"]["principal"],
        "recipient": one["target"]["name"], "recipient_principal": one["target"]["principal"],
        "arena": "; ".join(one["arena"]), "quote": one["exact"],
        "document_id": document.get("id", ""), "document_title": document.get("title", ""),
        "document_published": document.get("published", ""), "note": one.get("note", ""),
        "document_publisher": document.get("publisher", ""), "document_url": document.get("url", ""),
        "reliability": document.get("reliability", ""), "credibility": document.get("credibility", ""),
        "document_tlp": document.get("tlp", ""), "document_media_type": document.get("media_type", ""),
        **{f"{column}_{fact}": one[end][fact] for end, column in (("source", "actor"), ("target", "recipient"))
           for fact in ("id", "kind", "code", "mention")},
    }  # fmt: skip
    return [flat[name] for name in _CSV]


def _table_row(one: dict[str, Any]) -> list[Cell]:
    names = [end["name"] if end["name"] == end["principal"] else f"{end['name']} ({end['principal']})" for end in
             (one["source"], one["target"])]  # fmt: skip
    event = "/".join(filter(None, [one["event"] or one["kind"], one["mode"]]))
    document = (one["document"] or {}).get("title") or (one["document"] or {}).get("id") or f"note by {one['by']}"
    return [
        one["date"], *names, one["polarity"], event, one["modality"], one["tier"], one["verdict"], document,
        one["exact"] or one.get("note", ""),
    ]  # fmt: skip
