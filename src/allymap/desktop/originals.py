"""Opens the originals of documents on a thread, and keeps the last few open."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ..model import Document, Formed, Progress, UnreadableDocument
from .jobs import Job

if TYPE_CHECKING:
    from ..workspace.originals import PdfPages

_KEPT = 4
"""Originals that stay open; each PDF is a process."""
_NOT_KEPT = "The file itself was not kept in this project."
_SECONDS = 0.06
"""How long the window waits for an original before it goes on: most forms of a text are there by then."""


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """The pages of an original, or the form that it gives to its text, or why it has no pages in one sentence."""

    pages: PdfPages | None = None
    form: tuple[Formed, ...] = ()
    problem: str = ""


class Originals(QObject):
    """``opened`` carries the document that was asked for last and what was found; ``find`` gives the kept bytes."""

    opened = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.find: Callable[[str], bytes | None] = lambda _: None
        self._kept: OrderedDict[tuple[str, str], Opened] = OrderedDict()
        self._wanted: Document | None = None
        self._job: Job | None = None

    def open(self, document: Document) -> None:
        """Open a document's original; what is kept is told at once."""
        self._wanted = document
        known = self._kept.get((document.id, document.sha256))
        if known is not None:
            self._kept.move_to_end((document.id, document.sha256))
            self.opened.emit(document, known)
        elif self._job is None:  # else the next one follows when it ends
            self._start(document)

    def close(self) -> None:
        """Let go of all of them; one that is being opened goes as soon as it is there."""
        self._wanted = None
        while self._kept:
            self._let_go()

    def _start(self, document: Document) -> None:
        content = self.find(document.id)
        if content is None:
            self._keep(document, Opened(problem=_NOT_KEPT if document.has_pages else ""))
            return
        self._job = job = Job("original", partial(_opened, content, document), self)
        job.succeeded.connect(lambda found: self._keep(document, found))
        job.ended.connect(self._next)
        job.start()
        job.settle(_SECONDS)

    def _next(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        if self._wanted is not None and (self._wanted.id, self._wanted.sha256) not in self._kept:
            self._start(self._wanted)

    def _keep(self, document: Document, found: Opened) -> None:
        if self._wanted is None:  # closed meanwhile
            _end(found)
            return
        self._kept[document.id, document.sha256] = found
        while len(self._kept) > _KEPT:
            self._let_go()
        if self._wanted is document:
            self.opened.emit(document, found)

    def _let_go(self) -> None:
        _, oldest = self._kept.popitem(last=False)
        _end(oldest)


def _end(opened: Opened) -> None:
    if opened.pages is not None:
        opened.pages.close()


def _opened(content: bytes, document: Document, _: Progress) -> Opened:
    """On a thread."""
    from ..workspace import originals

    if not document.has_pages:
        return Opened(form=originals.form_of(content, document))
    try:
        return Opened(originals.pages_of(content))
    except UnreadableDocument as error:
        return Opened(problem=str(error))
