"""The drawn pages of one PDF: made on a thread when they are wanted, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from ..model import Progress, UnreadableDocument
from .jobs import Job

if TYPE_CHECKING:
    from ..workspace.originals import PdfPages, Raster

_ROOM = 160_000_000
"""Bytes of drawn pages that are kept; the pages in view are kept in any case."""


class PageRasters(QObject):
    """``drawn`` tells that a page is there, or that it cannot be drawn."""

    drawn = Signal(int)

    def __init__(self, pages: PdfPages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._kept: OrderedDict[int, tuple[float, QPixmap]] = OrderedDict()
        self._broken: set[int] = set()
        self._wanted: list[tuple[int, float]] = []
        self._job: Job | None = None

    def pixmap(self, page: int) -> QPixmap | None:
        """A page as it was drawn last, perhaps at another scale."""
        kept = self._kept.get(page)
        return kept[1] if kept else None

    def broken(self, page: int) -> bool:
        """Whether a page cannot be drawn."""
        return page in self._broken

    def want(self, pages: Sequence[int], scale: float) -> None:
        """Draw these pages at so many pixels a point, the first one first; what was wanted before no longer is."""
        for page in reversed(pages):
            if page in self._kept:
                self._kept.move_to_end(page)
        missing = [page for page in pages if page not in self._broken and self._kept.get(page, (0.0,))[0] != scale]
        self._wanted = [(page, scale) for page in missing]
        if self._job is None:
            self._next()

    def close(self) -> None:
        """Ask for nothing more."""
        self._wanted = []

    def _next(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._wanted:
            page, scale = self._wanted.pop(0)
            self._job = job = Job("page", partial(_draw, self._pages, page, scale), self)
            job.succeeded.connect(lambda raster: self._take(page, scale, raster))
            job.ended.connect(self._next)
            job.start()

    def _take(self, page: int, scale: float, raster: Raster | None) -> None:
        if raster is None:
            self._broken.add(page)
        else:
            image = QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
            self._kept[page] = scale, QPixmap.fromImage(image)
            self._kept.move_to_end(page)
            while len(self._kept) > 3 and sum(4 * one.width() * one.height() for _, one in self._kept.values()) > _ROOM:
                self._kept.popitem(last=False)
        self.drawn.emit(page)


def _draw(pages: PdfPages, page: int, scale: float, _: Progress) -> Raster | None:
    """On a thread; ``None`` for a page that cannot be drawn."""
    try:
        return pages.draw(page, scale)
    except UnreadableDocument:
        return None
