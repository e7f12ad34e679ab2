"""The rules with a second reader: what the rules only suggest is shown to a language model as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from allymap.model import Document, Progress, Report

from ..extractor import Extraction
from .errors import LlmError
from .interview import Server
from .second import second_reader


class _Extracts(Protocol):
    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Extraction: ...


class _Aside(Progress):
    """The first reader has told of every document: the second one says what it does, and advances no further."""

    def __init__(self, whole: Progress) -> None:
        super().__init__()
        self._whole = whole

    def phase(self, name: str, total: int = 0) -> None:
        self._whole.phase(name)

    def advance(self, amount: int = 1) -> None:
        self._whole.advance(0)

    @property
    def cancelled(self) -> bool:
        return self._whole.cancelled


class SecondRead:
    """An extractor whose suggested claims carry a second reader's opinion among their reasons."""

    def __init__(self, first: _Extracts, server: Server) -> None:
        """Raises ``ConsentNeeded``, and ``LlmError`` when the packages for asking are not installed."""
        server.check()
        self._first, self._server = first, server

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Extraction:
        """What the first extractor finds. Should the second reader fail, that stands without it, and is said."""
        found = self._first.extract(documents, progress, jobs)
        report = Report()
        report.extend(found.report)
        try:
            reading = second_reader(found.claims, documents, found.actors, self._server, _Aside(progress), jobs)
        except LlmError as trouble:
            report.failed("", f"The second reader read nothing: {str(trouble)[:1].lower()}{str(trouble)[1:]}")
            return Extraction(found.actors, found.claims, report)
        report.extend(reading.report)
        return Extraction(found.actors, tuple(reading.noted(found.claims)), report)
