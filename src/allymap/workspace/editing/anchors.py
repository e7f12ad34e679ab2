"""Passages: taken to where they stand now, or to other words where a person says that the claim is stated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model import AllyMapError, Anchor, Claim, Passage, Span
from ...model.wording import counted
from ..workspace import Workspace
from .named import claim_named


def accept_moves(workspace: Workspace, claim_ids: Iterable[str], *, initiator: object = None) -> None:
    """Anchor passages that moved where they stand now. Raises ``AllyMapError`` for one that was lost."""
    moved = [_moved(workspace, one) for one in claim_ids]
    with workspace.step(f"Accept where {counted(len(moved), 'passage')} moved", initiator, workspace.person) as step:
        for claim in moved:
            step.put(claim)


def confirm_passage(
    workspace: Workspace, claim_id: str, passage: Passage, by: str, *, initiator: object = None
) -> None:
    """Say in a person's name that a claim is stated by these words, as after its own passage was lost.

    Actors and trigger are marked in them again where their words stand there once.
    """
    claim = claim_named(workspace, claim_id)
    document = workspace.documents.get(passage.document_id)
    if document is None or passage.locate(document)[0] is not Anchor.EXACT:
        raise AllyMapError("The words chosen for the claim do not stand in a document of this project.")
    again = replace(
        claim, passage=passage, by=by,
        source_span=_only(passage, claim.source_mention), target_span=_only(passage, claim.target_mention),
        trigger_span=_only(passage, claim.trigger),
    )  # fmt: skip
    with workspace.step("Confirm a passage", initiator, by) as step:
        step.put(again)


def _moved(workspace: Workspace, claim_id: str) -> Claim:
    claim = claim_named(workspace, claim_id)
    if claim.passage is None:
        raise AllyMapError("A note has no passage that could have moved.")
    document = workspace.documents[claim.passage.document_id]
    anchor, start, end = claim.passage.locate(document)
    if anchor is Anchor.LOST:
        raise AllyMapError("The passage is not in the document any more: choose the words that state the claim.")
    by = start - claim.passage.start
    return replace(
        claim, passage=Passage.of(document, start, end),
        source_span=_shifted(claim.source_span, by), target_span=_shifted(claim.target_span, by),
        trigger_span=_shifted(claim.trigger_span, by),
    )  # fmt: skip


def _shifted(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _only(passage: Passage, words: str) -> Span | None:
    if not words or passage.exact.count(words) != 1:
        return None
    start = passage.start + passage.exact.index(words)
    return start, start + len(words)
