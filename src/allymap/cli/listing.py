"""`allymap claims` and `allymap relations`: what a project holds, as a table, JSON or CSV."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path
from typing import Literal

from ..model import AllyMapError, Claim, FuzzyDate, Tier, VerdictValue
from ..output import claims as claim_output
from ..output import relations as relation_output
from ..workspace import Query, Workspace
from .console import fitted, say


def claims(project: Path, form: Literal["table", "jsonl", "csv"], tier: str, explain: str) -> int:
    """Write the claims that the map counts (``drawn``) or every one (``all``), or explain one."""
    with Workspace.look(project) as workspace:
        if explain:
            say(_explained(workspace, _claim(workspace, explain)))
            return 0
        wanted = [claim for claim in workspace.claims.values() if tier == "all" or _drawn(workspace, claim)]
        text = claim_output.write(wanted, workspace.evidence, form)
    say(fitted(text) if form == "table" else text)
    return 0


def relations(
    project: Path, form: Literal["table", "json", "csv"], *, start: str, end: str, reviewed_only: bool, unfolded: bool
) -> int:
    """Write the relations that hold between ``start`` and ``end`` (EDTF or empty)."""
    query = Query(
        folded=not unfolded, start=_day(start, "earliest"), end=_day(end, "latest"), reviewed_only=reviewed_only
    )
    with Workspace.look(project) as workspace:
        text = relation_output.write(workspace.relations(query), workspace.evidence, form)
    say(fitted(text) if form == "table" else text)
    return 0


def relations_table(workspace: Workspace) -> str:
    """Every relation of a project as a table that fits the terminal."""
    return fitted(relation_output.write(workspace.relations(Query()), workspace.evidence, "table"))


def _drawn(workspace: Workspace, claim: Claim) -> bool:
    """Whether a claim is drawn: by its confidence, unless a person said otherwise."""
    verdict = workspace.verdicts.get(claim.id)
    if verdict is None or verdict.value is VerdictValue.PROPOSED:
        return claim.tier is Tier.DRAWN
    return verdict.value is VerdictValue.ACCEPTED


def _day(written: str, bound: Literal["earliest", "latest"]) -> date | None:
    try:
        parsed = FuzzyDate.parse(written)
    except ValueError as error:
        raise AllyMapError(f"{error}.") from None
    return parsed.earliest if bound == "earliest" else parsed.latest


def _claim(workspace: Workspace, wanted: str) -> Claim:
    """The claim with an id, or the only one whose id begins so."""
    if wanted in workspace.claims:
        return workspace.claims[wanted]
    found = [claim for key, claim in workspace.claims.items() if key.startswith(wanted)]
    if len(found) != 1:
        number = "no claim" if not found else f"{len(found)} claims"
        raise AllyMapError(f"There is {number} whose id begins with “{wanted}”: “allymap claims” lists them.")
    return found[0]


def _explained(workspace: Workspace, claim: Claim) -> str:
    """Why there is a claim, in lines of text: what it says, where it stands, what spoke for and against it."""
    row = claim_output.as_json(claim, workspace.evidence)
    event = " ".join(filter(None, [row["event"] or row["kind"], row["mode"]]))
    arrow = "→" if claim.directed else "↔"
    lines = [
        f"{row['source']['name']} {arrow} {row['target']['name']}: {row['polarity']}, {event}, {row['modality']}",
        *textwrap.wrap(f"“{row['exact'] or claim.note}”", 100, initial_indent="  ", subsequent_indent="  "),
    ]
    if document := row["document"]:
        said = f"“{document['title']}”, characters {row['start']}–{row['end']}, anchor {row['anchor']}"
        lines.append(f"document    {said}{', published ' + document['published'] if document['published'] else ''}")
    lines += [
        f"date        {row['date'] or 'none'}{' (' + row['date_basis'] + ')' if row['date_basis'] else ''}",
        f"trigger     {row['trigger'] or 'none'}",
        f"narrator    {row['narrator']}",
        f"confidence  {row['confidence']:.2f}, {row['tier']}, {row['verdict']}, by {row['by'] or 'nobody named'}",
    ]
    lines += [f"{'because' if not number else '':<12}{reason}" for number, reason in enumerate(claim.reasons)]
    return "\n".join(lines)
