"""The extractor: documents in, actors and candidate claims out. spaCy is imported only when ``load`` is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from allymap.model import AUTHOR, Actor, Claim, Document, Progress, Report

from .cast import Names
from .claims import BY, claims_of
from .frames import Lexicon, load_lexicon
from .gazetteer import Gazetteer
from .language import is_english
from .model import SHIPPED, LanguageModel, Piece, load_model, pieces_of
from .parse import Parse
from .scorer import Judgement, load_judgement
from .survey import Survey, survey

_BATCH = 40
"""Pieces parsed at once; cancelling waits for one batch at most."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found: the actors that the claims name with their principals, the claims, and what was left out."""

    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    report: Report = field(default_factory=Report)


class Extractor:
    """Reads documents for claims. Make one with ``load`` and use it for as many documents as you like."""

    def __init__(self, model: LanguageModel, names: Names, lexicon: Lexicon, judgement: Judgement) -> None:
        self._model, self._names, self._lexicon, self._judgement = model, names, lexicon, judgement

    @classmethod
    def load(cls, extra_actors: Sequence[Actor] = ()) -> Extractor:
        """Load the language model and the resources (about a second).

        ``extra_actors`` are a project's own, found by name and aliases. Raises ``ModelError``.
        """
        names = Names(Gazetteer.load(tuple(extra_actors)))
        return cls(load_model(), names, load_lexicon(), load_judgement())

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Extraction:
        """Extract the claims of documents, in their order. ``jobs`` processes share many documents.

        Raises ``Cancelled`` between batches. A document in another language gets a note and no claims.
        """
        report = Report()
        actors: dict[str, Actor] = {}
        claims: list[Claim] = []
        now = datetime.now(UTC).isoformat(timespec="seconds")
        progress.phase("Reading for claims", len(documents))
        for document in documents:
            found = self._claims(document, report, progress, now, actors)
            claims += found
            progress.advance()
        return Extraction(tuple(actors[key] for key in sorted(actors)), tuple(claims), report)

    def _claims(
        self, document: Document, report: Report, progress: Progress, now: str, actors: dict[str, Actor]
    ) -> list[Claim]:
        if not is_english(document):
            report.note(
                document.title or document.id,
                "This text is not in English: it is kept and shown but not read for claims.",
            )
            return []
        result = self.survey(document, progress)
        claims = claims_of(result, self._judgement.judge(result.candidates), self._judgement, self._lexicon, now)
        for claim in claims:
            for named in (claim.source_id, claim.target_id, claim.narrator):
                if named != AUTHOR:
                    actors |= {actor.id: actor for actor in result.cast.chain(named)}
        return claims

    def survey(self, document: Document, progress: Progress) -> Survey:
        """All candidates of a document before judgement, as the training script needs them. Raises ``Cancelled``."""
        pieces = pieces_of(document.text)
        return survey(document, zip(pieces, self._parses(pieces, progress), strict=True), self._names, self._lexicon)

    def _parses(self, pieces: Sequence[Piece], progress: Progress) -> Iterator[Parse]:
        for start in range(0, len(pieces), _BATCH):
            progress.advance(0)
            yield from self._model.parse(pieces[start : start + _BATCH])

    @property
    def by(self) -> str:
        """What signs the claims."""
        return BY if self._model.name == SHIPPED else f"{BY} ({self._model.name})"
