"""A claim: one dated, sourced statement about two actors; and the verdict a person gave on it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from .document import Passage


class Kind(StrEnum):
    """Events happen, states hold."""

    EVENT = "event"
    STATE = "state"


class Polarity(StrEnum):
    """Which strand a claim belongs to."""

    COOPERATION = "cooperation"
    COMPETITION = "competition"


class Modality(StrEnum):
    """Only what happened or is ongoing draws strands by default."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    ANNOUNCED = "announced"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"

    @property
    def factual(self) -> bool:
        return self in (Modality.HAPPENED, Modality.ONGOING)


class Tier(StrEnum):
    """Precise enough to draw, or only worth a look."""

    DRAWN = "drawn"
    SUGGESTED = "suggested"


class VerdictValue(StrEnum):
    """What a person said about a proposal."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


AUTHOR = "author"
"""The narrator of what a document says in its own voice."""

Span = tuple[int, int]
"""Start and end (exclusive) in code points of the document's text."""


UNRESOLVED = "unresolved: "
"""Begins the ``date_basis`` of a claim whose date leans on one that nobody knows; the words follow."""


@dataclass(frozen=True, slots=True)
class Claim:
    """``source`` acts, ``target`` is acted upon; an undirected claim has them in the order of the text.

    ``passage`` is ``None`` only for a signed analyst's note (``by`` names the analyst, ``note`` holds the words).
    ``date_basis`` tells where the date is from (``stated``, ``context``, ``document``), and of a claim without one the
    words that nothing resolves (``unresolved: last month``). The mention and trigger spans are in the coordinates of
    the passage's document. ``date`` is EDTF, ``recorded_at`` ISO 8601 in UTC, ``tlp`` a handling label or empty.
    ``reasons`` say, in words, which rule and path made the claim
    and what spoke for and against.
    """

    id: str
    kind: Kind
    source_id: str
    target_id: str
    polarity: Polarity
    passage: Passage | None = None
    event: str = ""
    mode: str = ""
    directed: bool = True
    modality: Modality = Modality.HAPPENED
    date: str = ""
    date_basis: str = ""
    arena: tuple[str, ...] = ()
    narrator: str = AUTHOR
    source_mention: str = ""
    target_mention: str = ""
    source_span: Span | None = None
    target_span: Span | None = None
    trigger: str = ""
    trigger_span: Span | None = None
    confidence: float = 1.0
    tier: Tier = Tier.DRAWN
    by: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""
    recorded_at: str = ""
    tlp: str = ""

    @property
    def document_id(self) -> str:
        return self.passage.document_id if self.passage else ""

    @property
    def words(self) -> str:
        """The passage on one line, or the note of a claim without one."""
        return " ".join((self.passage.exact if self.passage else self.note).split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided about a claim, who and when (ISO 8601, UTC). No row means *proposed*."""

    claim_id: str
    value: VerdictValue
    by: str
    at: str


def claim_id_for(
    document_id: str, start: int, source_id: str, target_id: str, polarity: str, event: str, at: int
) -> str:
    """The same statement found again in the same place gets the same id, so that verdicts outlive re-extraction."""
    key = "\x1f".join((document_id, str(start), source_id, target_id, polarity, event, str(at)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
