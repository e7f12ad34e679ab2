"""`allymap claims` and `allymap relations`: what a project holds, as a table, JSON or CSV."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path
from typing import Literal

from ..model import AllyMapError, Claim, FuzzyDate, Tier, VerdictValue
from ..network import why as network_why
from ..network.evidence import Evidence
from ..network.relations import derive
from ..output import claims as claim_output
from ..output import relations as relation_output
from ..output import why as why_output
from ..output.explanation import explained
from ..workspace import Query, Workspace
from .console import fitted, say, say_as
from .handling import free
from .over_time import relation_of


def claims(project: Path, form: Literal["table", "jsonl", "csv"], tier: str, explain: str, tlp: str = "") -> int:
    """Write the claims that the map counts (``drawn``) or every one (``all``), or explain one."""
    with Workspace.look(project) as workspace:
        evidence = free(workspace, tlp).evidence
    if explain:
        say(_explained(evidence, _claim(evidence, explain)))
        return 0
    wanted = [claim for claim in evidence.claims.values() if tier == "all" or _drawn(evidence, claim)]
    text = claim_output.write(wanted, evidence, form)
    say_as(form, text)
    return 0


def relations(
    project: Path, form: Literal["table", "json", "csv"], *, start: str, end: str, reviewed_only: bool, unfolded: bool,
    as_of: str = "", half_life: int = 0, why: tuple[str, str] | None = None, tlp: str = "",
) -> int:  # fmt: skip
    """Write the relations that hold between ``start`` and ``end``, or stand ``as_of`` a day (EDTF), or explain one."""
    first, last = _day(start, "earliest"), _day(end, "latest")
    if first and last and last < first:
        raise AllyMapError(f"Nothing lies between {start} and {end}: the end is before the beginning.")
    query = Query(
        folded=not unfolded, start=first, end=last, as_of=_day(as_of, "latest"),
        half_life=half_life, reviewed_only=reviewed_only,
    )  # fmt: skip
    with Workspace.look(project) as workspace:
        evidence = free(workspace, tlp).evidence
        found = derive(evidence, query)
        if why is not None:
            pair = relation_of(workspace, found, *why, folded=query.folded).actors
            say(why_output.write(network_why.why(evidence, query, *pair), evidence))
            return 0
    text = relation_output.write(found, evidence, form)
    say_as(form, text)
    return 0


def relations_table(workspace: Workspace) -> str:
    """Every relation of a project as a table that fits the terminal."""
    return fitted(relation_output.write(workspace.relations(Query()), workspace.evidence, "table"))


def _drawn(evidence: Evidence, claim: Claim) -> bool:
    """Whether a claim is drawn: by its confidence, unless a person said otherwise."""
    verdict = evidence.verdicts.get(claim.id)
    if verdict is None or verdict.value is VerdictValue.PROPOSED:
        return claim.tier is Tier.DRAWN
    return verdict.value is VerdictValue.ACCEPTED


def _day(written: str, bound: Literal["earliest", "latest"]) -> date | None:
    try:
        parsed = FuzzyDate.parse(written)
    except ValueError as error:
        raise AllyMapError(f"{error}.") from None
    return parsed.earliest if bound == "earliest" else parsed.latest


def _claim(evidence: Evidence, wanted: str) -> Claim:
    """The claim with an id, or the only one whose id begins so."""
    if wanted in evidence.claims:
        return evidence.claims[wanted]
    found = [claim for key, claim in evidence.claims.items() if key.startswith(wanted)]
    if len(found) != 1:
        number = "no claim" if not found else f"{len(found)} claims"
        raise AllyMapError(f"There is {number} whose id begins with “{wanted}”: “allymap claims” lists them.")
    return found[0]


def _explained(evidence: Evidence, claim: Claim) -> str:
    """Why there is a claim, in lines of text: what it says, where it stands, what spoke for and against it."""
    says, quote, *rows = explained(claim, evidence)
    lines = [says.text, *textwrap.wrap(quote.text, 100, initial_indent="  ", subsequent_indent="  ")]
    told = ""
    for matter, text in rows:
        lines.append(f"{'' if matter == told else matter:<12}{text}")
        told = matter
    return "\n".join(lines)
