"""The extractor: documents in, actors and candidate claims out. spaCy is imported only when ``load`` is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice

from allymap.model import AUTHOR, Actor, Claim, Document, Progress, Report
from allymap.model.collector import without_collector

from .cast import Names
from .claims import BY, claims_of
from .frames import load_lexicon
from .gazetteer import Gazetteer
from .language import is_english
from .model import SHIPPED, LanguageModel, Piece, load_model, pieces_with_title, together
from .own_frames import with_own_frames
from .parse import Parse
from .pool import WORTH_IT, Own, extract_in_processes
from .scorer import load_judgement
from .survey import Survey, survey


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found: the actors that the claims name with their principals, the claims, and what was left out."""

    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    report: Report = field(default_factory=Report)


class Extractor:
    """Reads documents for claims. Make one with ``load`` and use it for as many documents as you like."""

    def __init__(
        self, model: LanguageModel, names: Names, extra_actors: tuple[Actor, ...] = (), extra_frames: str = "",
        drawn: float | None = None,
    ) -> None:  # fmt: skip
        self._model, self._names = model, names
        self._lexicon = with_own_frames(load_lexicon(), extra_frames)
        self._own = Own(extra_actors, extra_frames, drawn)

    @classmethod
    def load(cls, extra_actors: Sequence[Actor] = (), extra_frames: str = "", drawn: float | None = None) -> Extractor:
        """Load the language model and the resources (about a second).

        ``extra_actors`` are a project's own, found by name and aliases; ``extra_frames`` its own frames, TOML as
        ``resources/frames/README.md`` describes; ``drawn`` is the confidence from which on a claim is drawn, by default
        the shipped one (``tradeoff``). Raises ``ModelError``, ``WeightsError``, and ``FrameError`` that names the frame
        that is wrong.
        """
        load_judgement()
        extra = tuple(extra_actors)
        return cls(load_model(), Names(Gazetteer.load(extra)), extra, extra_frames, drawn)

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Extraction:
        """Extract the claims of documents, in their order. ``jobs`` processes share many documents.

        Raises ``Cancelled`` between documents and, in long ones, between batches of paragraphs. A document in another
        language gets a note and no claims.
        """
        report = Report()
        actors: dict[str, Actor] = {}
        claims: list[Claim] = []
        now = datetime.now(UTC).isoformat(timespec="seconds")
        progress.phase("Reading for claims", len(documents))
        for found in self._each(documents, progress, jobs, now):
            claims += found.claims
            report.extend(found.report)
            for actor in found.actors:
                known = actors.get(actor.id)
                if known is None or (actor.principal_id and not known.principal_id):
                    actors[actor.id] = actor
        return Extraction(tuple(actors[key] for key in sorted(actors)), tuple(claims), report)

    def _each(self, documents: Sequence[Document], progress: Progress, jobs: int, now: str) -> Iterator[Extraction]:
        if jobs > 1 and len(documents) >= WORTH_IT:
            yield from extract_in_processes(documents, self._own, jobs, now, progress)
            return
        for batch in together(documents):
            for found in self.extract_together(batch, progress, now):
                yield found
                progress.advance()

    def extract_together(self, documents: Sequence[Document], progress: Progress, now: str) -> Iterator[Extraction]:
        """What is in each of a few documents that are parsed together, recorded at ``now`` (ISO 8601).

        Raises ``Cancelled``.
        """
        known = [(document, pieces_with_title(document) if is_english(document) else None) for document in documents]
        parses = self._parses([piece for _, pieces in known for piece in pieces or ()], progress)
        for document, pieces in known:
            if pieces is None:
                report = Report()
                where = document.title or document.id
                report.note(where, "This text is not in English: it is kept and shown but not read for claims.")
                yield Extraction(report=report)
            else:
                with without_collector():
                    found = self._judged(self._surveyed(document, pieces, parses), now)
                yield found

    def _judged(self, result: Survey, now: str) -> Extraction:
        judgement = load_judgement()
        if self._own.drawn is not None:
            judgement = replace(judgement, drawn=self._own.drawn)
        confidences = judgement.judge(result.candidates)
        claims = claims_of(result, confidences, judgement, self._lexicon, now, self.by)
        actors: dict[str, Actor] = {}
        for claim in claims:
            for named in (claim.source_id, claim.target_id, claim.narrator):
                if named != AUTHOR:
                    actors |= {actor.id: actor for actor in result.cast.chain(named)}
        return Extraction(tuple(actors.values()), tuple(claims))

    def survey(self, document: Document, progress: Progress) -> Survey:
        """All candidates of a document before judgement, as the training script needs them. Raises ``Cancelled``."""
        pieces = pieces_with_title(document)
        return self._surveyed(document, pieces, self._parses(pieces, progress))

    def _surveyed(self, document: Document, pieces: Sequence[Piece], parses: Iterator[Parse]) -> Survey:
        """The survey of a document whose parses are the next ones."""
        parsed = zip(pieces, islice(parses, len(pieces)), strict=True)
        return survey(document, parsed, self._names, self._lexicon)

    def _parses(self, pieces: Sequence[Piece], progress: Progress) -> Iterator[Parse]:
        for batch in together(pieces):
            progress.advance(0)
            yield from self._model.parse(batch)

    @property
    def by(self) -> str:
        """What signs the claims."""
        return BY if self._model.name == SHIPPED else f"{BY} ({self._model.name})"
