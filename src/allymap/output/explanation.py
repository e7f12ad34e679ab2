"""Why there is a claim: what it says, where it stands, and what spoke for and against it, row by row."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from ..model import Claim
from ..network.evidence import Evidence
from .claims import as_json


class Matter(StrEnum):
    """What a row of an explanation is about."""

    STATEMENT = "statement"
    QUOTE = "quote"
    DOCUMENT = "document"
    DATE = "date"
    TRIGGER = "trigger"
    NARRATOR = "narrator"
    CONFIDENCE = "confidence"
    VERDICT = "verdict"
    REASON = "because"


class Row(NamedTuple):
    """One row; there is one for each reason, and of every other matter at most one."""

    matter: Matter
    text: str


def explained(claim: Claim, evidence: Evidence) -> list[Row]:
    """A claim row by row; a claim without a document has no row for one."""
    row = as_json(claim, evidence)
    event = " ".join(filter(None, [row["event"] or row["kind"], row["mode"]]))
    arrow = "→" if claim.directed else "↔"
    says = f"{row['source']['name']} {arrow} {row['target']['name']}: {row['polarity']}, {event}, {row['modality']}"
    rows = [Row(Matter.STATEMENT, says), Row(Matter.QUOTE, f"“{row['exact'] or claim.note}”")]
    if document := row["document"]:
        published = f", published {document['published']}" if document["published"] else ""
        where = f"characters {row['start']}–{row['end']}, anchor {row['anchor']}"
        grade = document["reliability"] + document["credibility"]
        graded = f", graded {grade}" if grade else ""
        rows.append(Row(Matter.DOCUMENT, f"“{document['title']}”, {where}{published}{graded}"))
    basis = f" ({claim.date_basis})" if claim.date_basis else ""
    by = row["by"] or "nobody named"
    verdict = evidence.verdicts.get(claim.id)
    judged = [Row(Matter.VERDICT, f"{verdict.value.value} by {verdict.by} on {verdict.at[:10]}")] if verdict else []
    return [
        *rows,
        Row(Matter.DATE, f"{row['date'] or 'none'}{basis}"),
        Row(Matter.TRIGGER, row["trigger"] or "none"),
        Row(Matter.NARRATOR, row["narrator"]),
        Row(Matter.CONFIDENCE, f"{row['confidence']:.2f}, {row['tier']}, {row['verdict']}, by {by}"),
        *judged,
        *(Row(Matter.REASON, reason) for reason in claim.reasons),
    ]
