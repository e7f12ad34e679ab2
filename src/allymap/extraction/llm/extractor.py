"""An extractor that asks a language model and believes only what it finds in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from allymap.model import AUTHOR, Actor, Claim, Document, Progress, Report
from allymap.model.wording import counted

from ..cast import Names
from ..extractor import Extraction
from ..gazetteer import Gazetteer
from ..language import is_english
from .asking import Answer, Question
from .claims import claim_of
from .endpoint import Endpoint
from .grounding import Fault, Tally, ground
from .interview import Interview, Round, Server
from .named import Register
from .passages import Batch, Stretch, halves, packed, stretches
from .prompt import claims_instructions, claims_material

_NOT_ENGLISH = "This text is not in English: it is kept and shown but not read for claims."


class LlmExtractor:
    """Reads documents for claims with a language model. Make one with ``load``; it holds no connection between uses."""

    def __init__(self, server: Server, names: Names) -> None:
        self._server, self._names = server, names

    @classmethod
    def load(
        cls, extra_actors: Sequence[Actor] = (), endpoint: Endpoint | None = None, consent: bool = False
    ) -> LlmExtractor:
        """An extractor for a server, by default the one the environment names.

        ``extra_actors`` are a project's own. ``consent``: the person agreed to what ``departure(endpoint)`` says.
        Raises ``LlmError`` for missing or wrong settings and missing packages, ``ConsentNeeded`` for a server
        elsewhere.
        """
        server = Server(endpoint or Endpoint.configured(), consent)
        server.check()
        return cls(server, Names(Gazetteer.load(tuple(extra_actors))))

    @property
    def by(self) -> str:
        """What signs the claims."""
        return f"llm {self._server.endpoint.model}"

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Extraction:
        """Ask for the claims of documents, ``jobs`` requests at a time; the report tells what it took and what failed.

        A claim is kept only when its quote stands in the passage word for word and the passage names its two actors. A
        document in another language gets a note and no claims. Raises ``Cancelled``, also while an answer is awaited,
        and ``LlmError`` when the server answered nothing at all.
        """
        self._server.check()
        report = Report()
        english = []
        for document in documents:
            if is_english(document):
                english.append(document)
            else:
                report.note(_where(document), _NOT_ENGLISH)
        every = (stretch for document in english for stretch in stretches(document))
        wanted = list(packed(every, lambda stretch: stretch, self._server.endpoint.batch))
        pace = _Pace(documents, wanted, progress)
        progress.phase(f"Asking {self._server.endpoint.model}", len(documents))
        pace.begin()
        found = Interview(self._server, _question(), halves).hold(wanted, progress, jobs, pace.done)
        registers = {document.id: Register(document, self._names) for document in english}
        reading = _Reading(self._server.endpoint.model, registers)
        for batch, answer in found.answers:
            progress.advance(0)
            reading.take(batch, answer)
        _tell(found, report)
        if wanted:
            report.note("", f"{self._server.account(found.usage)}; {reading.tally.told()}.")
        return Extraction(reading.actors, tuple(reading.claims.values()), report)


class _Pace:
    """Advances by a document when the last batch that holds some of it is done."""

    def __init__(self, documents: Sequence[Document], batches: Sequence[Batch], progress: Progress) -> None:
        self._left = Counter({document.id: 0 for document in documents})
        for batch in batches:
            self._left.update({stretch.document.id for stretch in batch})
        self._progress = progress

    def begin(self) -> None:
        """Documents of which nothing is sent are done already."""
        self._progress.advance(sum(1 for left in self._left.values() if not left))

    def done(self, batch: Batch) -> None:
        over = 0
        for key in {stretch.document.id for stretch in batch}:
            self._left[key] -= 1
            over += not self._left[key]
        self._progress.advance(over)


class _Reading:
    """Collects the claims of answers, batch by batch."""

    def __init__(self, model: str, registers: dict[str, Register]) -> None:
        self.claims: dict[str, Claim] = {}
        self.tally = Tally()
        self._found: dict[str, Actor] = {}
        self._model, self._registers = model, registers
        self._now = datetime.now(UTC).isoformat(timespec="seconds")

    @property
    def actors(self) -> tuple[Actor, ...]:
        return tuple(self._found[key] for key in sorted(self._found))

    def take(self, batch: Batch, answer: Answer) -> None:
        from .answer import ProposedClaim, checked

        for proposed, _ in checked(answer.rows, ProposedClaim):
            grounded = Fault.FORM if proposed is None else ground(proposed, batch, self._registers)
            if isinstance(grounded, Fault):
                self.tally.faults[grounded] += 1
                continue
            claim = claim_of(grounded, self._model, answer.how, self._now)
            self.tally.kept += claim.id not in self.claims
            self.claims.setdefault(claim.id, claim)
            cast = self._registers[claim.document_id].cast
            for named in (claim.source_id, claim.target_id, claim.narrator):
                if named != AUTHOR:
                    self._found |= {actor.id: actor for actor in cast.chain(named)}


def _question() -> Any:
    from .answer import ProposedClaim, schema_of

    instructions, schema = claims_instructions(), schema_of(ProposedClaim, "claims")

    def question(batch: Batch) -> Question:
        return Question("claims", instructions, claims_material(batch), schema)

    return question


def _where(document: Document) -> str:
    return document.path or document.title or document.id


def _tell(found: Round[Stretch], report: Report) -> None:
    """A line for each document and trouble, and one for everything that was not asked any more."""
    troubles: dict[tuple[str, str], int] = {}
    for batch, reason in found.failed:
        for stretch in batch:
            key = _where(stretch.document), reason
            troubles[key] = troubles.get(key, 0) + 1
    for (where, reason), number in troubles.items():
        report.failed(where, f"{counted(number, 'passage')} could not be read for claims to the end: {reason}.")
    if found.unasked:
        left = counted(sum(map(len, found.unasked)), "passage")
        report.failed("", f"After these failures the model was not asked any more, which leaves {left} unread.")
