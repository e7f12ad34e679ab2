"""Why a relation is in its state, in words: the arithmetic in a sentence, and what would change it."""

from __future__ import annotations

from ..model import Claim, State
from ..model.wording import cut
from ..network.evidence import Evidence
from ..network.why import Why
from .claims import as_json

_SHOWN = 6
"""Claims of the smallest set that are told one by one."""


def arithmetic(found: Why) -> str:
    """The state, the numbers it follows from, and the thresholds, in one sentence."""
    relation, least = found.relation, found.thresholds
    if relation.state is State.UNKNOWN:
        return "Unknown: no claim about the two counts."
    numbers = (
        f"{_passages(relation.cooperation.weight)} of cooperation, {relation.competition.weight:.0f} of competition"
    )
    told = relation.state.value.capitalize()
    if relation.state is State.THIN:
        return f"{told}: {numbers}; up to {_passages(least.thin_passages)} a relation is thin."
    return (
        f"{told}: {numbers}; the smaller strand has {found.share:.0%} of the weight, and from"
        f" {least.contested_share:.0%} on a relation is contested."
    )


def turning(found: Why) -> str:
    """How many claims the state hangs on, in one sentence; empty where nothing counts."""
    number = len(found.tipping)
    if not number:
        return ""
    claims = "one claim" if number == 1 else f"{number} claims"
    return f"It would be {found.tipped.value} without {claims}:"


def write(found: Why, evidence: Evidence) -> str:
    """The explanation of a relation in lines of text: the arithmetic, what it hangs on, and every contribution."""
    lines = [arithmetic(found)]
    if found.tipping:
        lines += ["", turning(found), *(f"  {line(evidence.claims[one], evidence)}" for one in found.tipping[:_SHOWN])]
        if len(found.tipping) > _SHOWN:
            lines.append(f"  and {len(found.tipping) - _SHOWN} more.")
    if found.contributions:
        lines += ["", "Weight  Claim"]
    for one in found.contributions:
        lines.append(f"{one.weight:6.2f}  {one.polarity.value}, {line(evidence.claims[one.claim_id], evidence)}")
    return "\n".join(lines) + "\n"


def line(claim: Claim, evidence: Evidence) -> str:
    """A claim in a line: its id, date, passage and document."""
    row = as_json(claim, evidence)
    title = row["document"]["title"] if row["document"] else f"note by {claim.by}"
    return f"{claim.id} {claim.date or 'undated'}: “{cut(claim.words, 80)}” ({title})"


def _passages(number: float) -> str:
    return "1 passage" if number == 1 else f"{number:.0f} passages"
