"""A second reader: a language model says of claims that are only suggested whether their passages state them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from allymap.model import Actor, Anchor, Claim, Document, Progress, Report, Tier
from allymap.model.wording import counted

from .asking import Answer, Question
from .interview import Interview, Round, Server
from .passages import Stretch, find_words, packed, stretches
from .prompt import opinions_instructions


class View(StrEnum):
    """What a second reader makes of a claim."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A view on one claim, with the model's reason and the words of the passage it goes by, verified."""

    claim_id: str
    view: View
    reason: str = ""
    quote: str = ""
    by: str = ""

    def __str__(self) -> str:
        said = f": {self.reason}" if self.reason else ""
        return f"second reader ({self.by}) {'is ' if self.view is View.UNSURE else ''}{self.view}{said}"


@dataclass(frozen=True, slots=True)
class SecondReading:
    """The opinions by claim id, and what it took and what failed."""

    opinions: Mapping[str, Opinion] = field(default_factory=dict)
    report: Report = field(default_factory=Report)

    def noted(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims with what the second reader says among their reasons; tiers and confidence stay."""
        return [
            replace(claim, reasons=(*claim.reasons, str(self.opinions[claim.id])))
            if claim.id in self.opinions
            else claim
            for claim in claims
        ]


@dataclass(frozen=True, slots=True)
class _Item:
    claim: Claim
    stretch: Stretch


def second_reader(
    claims: Iterable[Claim], documents: Iterable[Document], actors: Iterable[Actor], server: Server,
    progress: Progress, jobs: int = 1,
) -> SecondReading:  # fmt: skip
    """Ask about the claims that are *suggested* and stand where they were found; all others are left alone.

    An agreement that does not quote its passage word for word counts as *unsure*, as does a missing answer. Raises
    ``Cancelled``, ``ConsentNeeded`` and ``LlmError`` as ``LlmExtractor.extract`` does.
    """
    server.check()
    items = list(_items(claims, {document.id: document for document in documents}))
    names = {actor.id: actor.name for actor in actors}
    interview = Interview(server, _question(names), _halved)
    batches = list(packed(items, lambda item: item.stretch, server.endpoint.batch))
    progress.phase(f"Asking {server.endpoint.model}", len(batches))
    found = interview.hold(batches, progress, jobs, lambda _: progress.advance())
    by = f"llm {server.endpoint.model}"
    opinions = {item.claim.id: Opinion(item.claim.id, View.UNSURE, "it gave no answer", by=by) for item in items}
    for batch, answer in found.answers:
        opinions |= {opinion.claim_id: opinion for opinion in _opinions(batch, answer, by)}
    report = Report()
    _tell(found, report)
    if items:
        views = Counter(opinion.view for opinion in opinions.values())
        said = ", ".join(f"{view} {'about' if view is View.UNSURE else 'with'} {views[view]}" for view in View)
        report.note("", f"Second reader: {server.account(found.usage)}; of {len(items)}: {said}.")
    return SecondReading(opinions, report)


def _items(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterable[_Item]:
    """The suggested claims, each with the paragraph around its passage."""
    paragraphs: dict[str, list[Stretch]] = {}
    for claim in claims:
        document = documents.get(claim.document_id)
        if claim.tier is not Tier.SUGGESTED or claim.passage is None or document is None:
            continue
        anchor, start, end = claim.passage.locate(document)
        if anchor is Anchor.LOST:
            continue
        if document.id not in paragraphs:
            paragraphs[document.id] = list(stretches(document))
        around = (s for s in paragraphs[document.id] if s.start <= start and end <= s.end)
        yield _Item(claim, next(around, Stretch(document, start, end)))


def _halved(batch: tuple[_Item, ...]) -> list[tuple[_Item, ...]]:
    middle = len(batch) // 2
    return [batch[:middle], batch[middle:]] if middle else []


def _question(names: Mapping[str, str]) -> Any:
    from .answer import ProposedOpinion, schema_of

    instructions, schema = opinions_instructions(), schema_of(ProposedOpinion, "opinions")

    def question(batch: tuple[_Item, ...]) -> Question:
        rows = [_row(n, item, names) for n, item in enumerate(batch, 1)]
        return Question("opinions", instructions, {"claims": rows}, schema)

    return question


def _row(n: int, item: _Item, names: Mapping[str, str]) -> dict[str, object]:
    claim = item.claim
    return {
        "n": n,
        "passage": item.stretch.text,
        "source": names.get(claim.source_id, claim.source_mention),
        "target": names.get(claim.target_id, claim.target_mention),
        "polarity": claim.polarity.value,
        "relation": claim.event or claim.mode or claim.kind.value,
        "directed": claim.directed,
        "modality": claim.modality.value,
        "sentence": claim.passage.exact if claim.passage else "",
    }


def _opinions(batch: tuple[_Item, ...], answer: Answer, by: str) -> Iterable[Opinion]:
    from .answer import ProposedOpinion, checked

    for proposed, _ in checked(answer.rows, ProposedOpinion):
        if proposed is None or not 1 <= proposed.claim <= len(batch):
            continue
        item = batch[proposed.claim - 1]
        view, reason, stretch = View(proposed.view), " ".join(proposed.reason.split()), item.stretch
        spans = find_words(stretch.document.text, proposed.quote, stretch.start, stretch.end)
        quote = stretch.document.text[slice(*spans[0])] if spans else ""
        if view is not View.UNSURE and stretch.addresses_the_reader:
            view, reason = View.UNSURE, "the passage speaks to whoever reads it by machine"
        elif view is not View.UNSURE and not quote and (view is View.AGREES or proposed.quote.strip()):
            view, reason = View.UNSURE, f"it {view} by words that are not in the passage"
        yield Opinion(item.claim.id, view, reason, quote, by)


def _tell(found: Round[_Item], report: Report) -> None:
    for batch, reason in found.failed:
        report.failed("", f"The second reader could not read {counted(len(batch), 'claim')}: {reason}.")
    if found.unasked:
        left = counted(sum(map(len, found.unasked)), "claim")
        report.failed("", f"After these failures the second reader was not asked any more, which leaves {left}.")
