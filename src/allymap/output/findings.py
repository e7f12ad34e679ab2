"""Findings as a table, Markdown or JSON: the sentence, what it rests on, and whether a single claim decides it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from ..model import AllyMapError
from ..model.wording import counted
from ..network.evidence import Evidence
from ..network.structure.findings import Finding, Step
from .citation import quoted
from .claims import as_json as claim_json
from .people import People
from .tables import as_table

Format = Literal["table", "json", "md"]

_TABLE = ("kind", "holds", "finding")
_HOLDS = {
    (False, True): "firm", (False, False): "not settled", (True, True): "on one claim", (True, False): "on one claim",
}  # fmt: skip


def as_json(finding: Finding, evidence: Evidence, people: People | None = None) -> dict[str, Any]:
    """A finding as one object, each step with its passage, document and date."""
    people = people or People(evidence)
    return {
        "kind": finding.kind.value,
        "sentence": finding.sentence,
        "fragile": finding.fragile,
        "settled": finding.settled,
        "decided_by": list(finding.decided_by),
        "caveat": finding.caveat,
        "actors": [{"id": one, "name": people.actor(one).name} for one in finding.actors],
        "camps": [list(camp) for camp in finding.camps],
        "steps": [
            {
                "sentence": step.sentence, "relation": step.relation_id, "polarity": step.polarity.value,
                "claims": step.claims, "claim": _claim(step.claim_id, evidence, people),
            }
            for step in finding.steps
        ],
    }  # fmt: skip


def write(findings: Iterable[Finding], evidence: Evidence, format: Format) -> str:  # noqa: A002 - the option's name
    """Findings as text: a ``table``, ``md`` with the passages, or ``json`` (a list).

    Raises ``AllyMapError`` for other formats.
    """
    people = People(evidence)
    if format == "json":
        return json.dumps([as_json(one, evidence, people) for one in findings], ensure_ascii=False, indent=1) + "\n"
    if format == "table":
        rows = [
            (one.kind.value, _HOLDS[one.fragile, one.settled], f"{one.sentence} {one.caveat}".strip())
            for one in findings
        ]
        return as_table(_TABLE, rows, widest=400) + "\n"
    if format == "md":
        return "".join(_markdown(one, evidence) for one in findings)
    raise AllyMapError(f"Findings cannot be written as “{format}”: choose table, json or md.")


def note(finding: Finding) -> str:
    """What a reader has to know of a finding: its kind, whether it hangs on one claim, how many it rests on."""
    claims = counted(sum(step.claims for step in finding.steps), "claim")
    return " · ".join(
        part for part in (finding.kind.value, _holds(finding), f"rests on {claims}", finding.caveat) if part
    )


def _holds(finding: Finding) -> str:
    """Whether a finding holds without any single claim, in words."""
    if finding.fragile:
        each = len(finding.decided_by)
        return "a single claim decides it" if each == 1 else f"each of {each} claims alone decides it"
    return "no single claim decides it" if finding.settled else "not settled whether a single claim decides it"


def _markdown(finding: Finding, evidence: Evidence) -> str:
    sources = (f"  - {_step(one)}: {quoted(evidence.claims[one.claim_id], evidence)}\n" for one in finding.steps)
    return f"- {finding.sentence} ({note(finding)})\n" + "".join(sources)


def _step(step: Step) -> str:
    """A strand in words, and where it has more claims than the one that is quoted, how many."""
    return f"{step.sentence} ({step.claims:,} claims)" if step.claims > 1 else step.sentence


def _claim(claim_id: str, evidence: Evidence, people: People) -> dict[str, Any]:
    """A claim as the command line writes it; a note in its words."""
    claim = evidence.claims[claim_id]
    return {**claim_json(claim, evidence, people), "note": claim.note}
