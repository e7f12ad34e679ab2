"""A claim as a card shows it, and the cards of many claims, each made when somebody looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from ..model import AUTHOR, Claim, Document, Modality, Verdict
from ..network.evidence import Evidence
from ..network.ledger import OPEN, UNDATED, known_days
from .wording import basis_words, circumstances, date_words, source_line, standing_words


@dataclass(frozen=True, slots=True)
class Card:
    """What one card shows. ``verdict`` is ``None`` while nobody decided; ``document`` is ``None`` for a note.

    ``narrator`` is the name of the actor who says so, empty for the author of the document.
    """

    claim: Claim
    document: Document | None
    verdict: Verdict | None
    narrator: str = ""

    @property
    def date(self) -> str:
        return date_words(self.claim.date)

    @property
    def basis(self) -> str:
        return basis_words(self.claim.date_basis)

    @property
    def standing(self) -> str:
        return standing_words(self.claim, self.verdict)

    @property
    def source(self) -> str:
        """Grade and label, then title, publisher and date of the document."""
        given, tlp = (self.document.grade, self.document.tlp) if self.document else ("", "")
        return " · ".join(filter(None, (given, self.claim.tlp or tlp, source_line(self.document))))

    @property
    def circumstances(self) -> str:
        """Modality, narrator and arenas; empty for a plain fact that the author tells."""
        return circumstances(self.claim, self.narrator)

    @property
    def spoken(self) -> str:
        """The card as one sentence, for a screen reader."""
        told = " · ".join(filter(None, (self.source, self.circumstances)))
        parts = (self.date, self.basis, self.standing, self.claim.words.rstrip("."), told)
        return ". ".join(part for part in parts if part)


class Cards(Sequence[Card]):
    """The cards of claims in an order, as the evidence stands when they are looked at: nobody reads ten thousand."""

    def __init__(self, claims: Sequence[Claim], evidence: Evidence) -> None:
        self.claims, self._evidence = claims, evidence

    def __len__(self) -> int:
        return len(self.claims)

    @overload
    def __getitem__(self, at: int) -> Card: ...
    @overload
    def __getitem__(self, at: slice) -> Cards: ...
    def __getitem__(self, at: int | slice) -> Card | Cards:
        if isinstance(at, slice):
            return self.of(self.claims[at])
        claim, evidence = self.claims[at], self._evidence
        return Card(
            claim, evidence.documents.get(claim.document_id), evidence.verdicts.get(claim.id),
            "" if claim.narrator == AUTHOR else _name(claim.narrator, evidence),
        )  # fmt: skip

    def of(self, claims: Sequence[Claim]) -> Cards:
        """The cards of other claims of the same evidence."""
        return Cards(claims, self._evidence)


def cards_of(claim_ids: Iterable[str], evidence: Evidence) -> Cards:
    """The cards of some claims, newest first; claims without a date come last, in the order of their documents."""
    claims = [claim for claim in map(evidence.claims.get, claim_ids) if claim is not None]
    return Cards(sorted(claims, key=_newest_first), evidence)


def has_circumstances(claim: Claim) -> bool:
    """Whether a card has something to say beside the plain fact, without making the card."""
    return bool(claim.arena) or claim.narrator != AUTHOR or claim.modality is not Modality.HAPPENED


def last_day(claim: Claim) -> int | None:
    """The day by which a claim is ordered, as an ordinal: the last that it names; ``None`` for an undated one."""
    known = known_days(claim.date)
    if known is UNDATED:
        return None
    return known.latest if known.latest < OPEN else known.earliest


def _newest_first(claim: Claim) -> tuple[int, int, str, int]:
    day, at = last_day(claim), claim.passage.start if claim.passage else 0
    return (1, 0, claim.document_id, at) if day is None else (0, -day, claim.document_id, at)


def _name(actor_id: str, evidence: Evidence) -> str:
    known = evidence.actors.get(actor_id)
    return known.name if known else actor_id
