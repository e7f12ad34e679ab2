"""Where the pages of a document lie one below the other, and the way between pixels and points of a page. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

GAP = 12
"""Pixels between two pages and around them."""

Size = tuple[float, float]


class PageGeometry:
    """Pages of the given sizes in points at ``scale`` pixels a point, each in the middle of ``room`` pixels."""

    def __init__(self, sizes: Sequence[Size], scale: float, room: float) -> None:
        self.scale = scale
        self._sizes = [(width * scale, height * scale) for width, height in sizes]
        self.width = max((width for width, _ in self._sizes), default=0.0)
        self._room = max(room, self.width)
        self._tops: list[float] = []
        top = 0.0
        for _, height in self._sizes:
            self._tops.append(top)
            top += height + GAP
        self.height = max(0.0, top - GAP)

    def rect(self, page: int) -> tuple[float, float, float, float]:
        """Left, top, width and height of a page."""
        width, height = self._sizes[page]
        return (self._room - width) / 2, self._tops[page], width, height

    def at(self, y: float) -> int:
        """The page at a height, or the one above the gap there."""
        return min(max(0, bisect_right(self._tops, y) - 1), len(self._tops) - 1)

    def between(self, top: float, bottom: float) -> range:
        """The pages of which some part lies between two heights."""
        first, last = self.at(top), self.at(bottom)
        if first < last and self._tops[first] + self._sizes[first][1] <= top:
            first += 1
        return range(first, last + 1)

    def to_page(self, x: float, y: float) -> tuple[int, float, float]:
        """A place in pixels as a page and its points."""
        page = self.at(y)
        left, top, _, _ = self.rect(page)
        return page, (x - left) / self.scale, (y - top) / self.scale

    def from_page(self, page: int, x: float, y: float) -> tuple[float, float]:
        """Points of a page in pixels."""
        left, top, _, _ = self.rect(page)
        return left + x * self.scale, top + y * self.scale
