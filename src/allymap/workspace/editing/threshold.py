"""How sure a claim has to be for the map to draw it: a project's own threshold instead of the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model import AllyMapError, Claim, Tier, VerdictValue
from ..extractors import by_rules
from ..own import DRAWN_FROM
from ..rates import shipped_threshold
from ..step import Step
from ..workspace import Workspace
from .settings import put_setting


def set_threshold(workspace: Workspace, drawn_from: float | None, *, initiator: object = None) -> None:
    """Draw claims from this confidence (0 … 1) on, those that are there and those to come; ``None``: the shipped one.

    Only claims that the rules found and nobody judged change their tier: a person's verdict stands, and a language
    model's confidence has another scale. ``rates.tradeoff`` says what a threshold gives. Raises ``AllyMapError``.
    """
    check_drawn_from(drawn_from)
    threshold = shipped_threshold() if drawn_from is None else drawn_from
    with workspace.step("Change the threshold", initiator) as step:
        keep_drawn_from(step, drawn_from)
        step.put(*_moved(workspace, threshold))


def check_drawn_from(drawn_from: float | None) -> None:
    """Raise ``AllyMapError`` for what is no confidence."""
    if drawn_from is not None and not 0 < drawn_from <= 1:
        raise AllyMapError(f"A claim cannot be drawn from {drawn_from:g} on: the threshold lies between 0 and 1.")


def keep_drawn_from(step: Step, drawn_from: float | None) -> None:
    """Remember a project's threshold, as a part of a larger step."""
    put_setting(step, DRAWN_FROM, "" if drawn_from is None else repr(drawn_from))


def _moved(workspace: Workspace, threshold: float) -> Iterator[Claim]:
    """The claims whose tier is another with this threshold, each with that tier."""
    from ...extraction.scorer import drawn_from

    sentences: dict[str, set[int]] = {}
    for claim in workspace.claims.values():
        if claim.passage and by_rules(claim):
            sentences.setdefault(claim.document_id, set()).add(claim.passage.start)
    for claim in workspace.claims.values():
        verdict = workspace.verdicts.get(claim.id)
        judged = verdict is not None and verdict.value is not VerdictValue.PROPOSED
        least = drawn_from(threshold, len(sentences.get(claim.document_id, ())))
        tier = Tier.DRAWN if claim.confidence >= least else Tier.SUGGESTED
        if by_rules(claim) and not judged and claim.tier is not tier:
            yield replace(claim, tier=tier)
