"""Extracts many documents in parts small enough to keep one by one, on one core or several."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from typing import cast

from ..model import Actor, Cancelled, Claim, Document, Progress, Report
from . import clock
from .extractors import Extracts, Found, extractor_for

_PART = 150_000
"""Characters of text after which a part ends: some six seconds of work on one core."""


@dataclass(slots=True)
class _Gathered:
    """What was found in the documents of a part that came back one by one."""

    actors: list[Actor] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    report: Report = field(default_factory=Report)

    def add(self, found: Found) -> None:
        self.actors += found.actors
        self.claims += found.claims
        self.report.extend(found.report)


class Parts:
    """Makes an extractor when it is needed first, and uses it for all that follows."""

    def __init__(self, extractor: str | Extracts, jobs: int, consent: bool, drawn: float | None = None) -> None:
        self._wanted, self._jobs, self._consent, self._drawn = extractor, jobs, consent, drawn
        self._extractor: Extracts | None = None

    def of(self, documents: Sequence[Document], progress: Progress) -> Iterator[tuple[list[Document], Found]]:
        """Documents, in their order, with what was found in them; ``progress`` advances by a document at a time.

        Raises what the extractor raises, ``Cancelled`` among it; the parts that came before stand.
        """
        if self._jobs > 1 and self._wanted == "rules" and _many(documents):
            return self._side_by_side(documents, progress)
        return self._one_by_one(documents, progress)

    def _one_by_one(self, documents: Sequence[Document], progress: Progress) -> Iterator[tuple[list[Document], Found]]:
        if self._extractor is None:
            self._extractor = extractor_for(self._wanted, (), "", self._consent, self._drawn)
        share = _Share(progress)
        for part in _cut(documents):
            yield part, self._extractor.extract(part, share, self._jobs)

    def _side_by_side(
        self, documents: Sequence[Document], progress: Progress
    ) -> Iterator[tuple[list[Document], Found]]:
        """One set of processes for all parts. This process loads no language model: it only gathers."""
        from ..extraction.pool import Own, extract_in_processes

        answers = extract_in_processes(documents, Own(drawn=self._drawn), self._jobs, clock.now(), progress)
        with closing(cast(Generator[Found, None, None], answers)):
            for part in _cut(documents):
                gathered = _Gathered()
                for _ in part:
                    gathered.add(self._next(answers, progress))
                yield part, gathered

    @staticmethod
    def _next(answers: Iterator[Found], progress: Progress) -> Found:
        try:
            return next(answers)
        except BrokenProcessPool:
            # Ctrl+C reaches the processes too, and may end them before this one hears that it is to stop.
            if progress.cancelled:
                raise Cancelled from None
            raise


def size_of(documents: Sequence[Document]) -> int:
    """Characters of text."""
    return sum(len(document.text) for document in documents)


def _cut(documents: Sequence[Document]) -> Iterator[list[Document]]:
    part: list[Document] = []
    for document in documents:
        part.append(document)
        if size_of(part) >= _PART:
            yield part
            part = []
    if part:
        yield part


def _many(documents: Sequence[Document]) -> bool:
    from ..extraction.pool import WORTH_IT

    return len(documents) >= WORTH_IT


class _Share(Progress):
    """What an extractor is given that works on a part: it advances the whole, whose phase stays."""

    def __init__(self, whole: Progress) -> None:
        super().__init__()
        self._whole = whole

    def phase(self, name: str, total: int = 0) -> None:
        self._whole.advance(0)

    def advance(self, amount: int = 1) -> None:
        self._whole.advance(amount)

    def cancel(self) -> None:
        self._whole.cancel()

    @property
    def cancelled(self) -> bool:
        return self._whole.cancelled
