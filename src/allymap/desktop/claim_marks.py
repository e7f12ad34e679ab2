"""The claims of a document where they stand in it, and how their passages are marked: colour and dash by polarity."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ..model import Anchor, Claim, Document, Polarity, Tier
from ..network.look import Look

_STRONGEST = 3
"""Pixels of the line below the passage that is read, in print of a usual size; of the others it has one."""
_FAINT = 0.35
"""How opaque the line of a claim is that draws no strand: suggested, or rejected."""
_DASH, _GAP = 5.0, 3.0


class PlacedClaim(NamedTuple):
    """A claim and where its passage stands now, in code points of the document; ``faint``: it draws no strand."""

    claim: Claim
    start: int
    end: int
    faint: bool = False


def placed(
    claims: Iterable[Claim], document: Document, rejected: Container[str] = frozenset()
) -> tuple[PlacedClaim, ...]:
    """The claims of a document whose passage stands in it, in the order of the text; some are rejected, by id."""
    found = []
    for claim in claims:
        if claim.passage is None or claim.passage.document_id != document.id:
            continue
        anchor, start, end = claim.passage.locate(document)
        if anchor is not Anchor.LOST:
            faint = claim.tier is Tier.SUGGESTED or claim.id in rejected
            found.append(PlacedClaim(claim, start, end, faint))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.claim.id)))


class Mark(NamedTuple):
    """The line below a passage: ``start … end`` in the positions of whoever draws it; ``faint``: it draws no strand."""

    start: int
    end: int
    polarity: Polarity
    faint: bool = False


class Marks:
    """The lines below all passages, one for each passage and polarity, to be asked for by stretch of the text."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        once: dict[tuple[int, int, Polarity], Mark] = {}
        for mark in sorted(marks, reverse=True):  # of two of one place and polarity the one that is not faint is left
            once[mark[:3]] = mark
        self._marks: Sequence[Mark] = list(once.values())
        self._starts = np.array([one.start for one in self._marks], np.int64)
        self._ends = np.array([one.end for one in self._marks], np.int64)

    def between(self, start: int, end: int) -> list[Mark]:
        """Those of which some part lies within ``start … end``."""
        return [self._marks[at] for at in np.flatnonzero((self._starts < end) & (self._ends > start)).tolist()]


def draw_line(painter: QPainter, words: QRectF, mark: Mark, look: Look, strong: bool) -> None:
    """Draw the line below words: solid for cooperation, dashed and a little lower for competition."""
    cooperation = mark.polarity is Polarity.COOPERATION
    width = min(max(2, round(words.height() / 6)), _STRONGEST) if strong else 1
    colour = QColor(look.cooperation if cooperation else look.competition)
    colour.setAlphaF(_FAINT if mark.faint and not strong else 1.0)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    middle = round(words.bottom()) + width % 2 / 2  # between two pixels or on one, so that it is crisp
    if not cooperation:
        pen.setDashPattern([_DASH / width, _GAP / width])
        middle += width + 1  # of a passage that is both, both are seen
    painter.setPen(pen)
    painter.drawLine(QLineF(QPointF(words.left(), middle), QPointF(words.right(), middle)))
