"""How strands are drawn: grouped by pen, in batches small enough to be interrupted between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ...network.arrows import triangles
from ...network.look import Look, dash_of, hollow_of
from ...network.picture import Strands
from .curves import Numbers, dashed_lines, solid_lines, trimmed

Rows = NDArray[np.int64]
Step = Callable[[QPainter], None]
"""A piece of drawing that takes a few milliseconds at most."""

_BATCH = 1200  # lines a step
_HEADS = 400
_HAIR = 1.35  # below this a strand gets a one pixel line, which costs a fifth


class Stroke(NamedTuple):
    """Straight lines m×4 (x0 y0 x1 y1) of one colour and width, in pixels."""

    lines: Numbers
    colour: str
    width: float


def strand_steps(strands: Strands, rows: Rows, look: Look) -> Iterator[Step]:
    """Draw these strands with their heads."""
    for stroke in strand_strokes(strands, rows, look):
        yield from line_steps(*stroke)
    yield from head_steps(strands, rows, look)


def strand_strokes(strands: Strands, rows: Rows, look: Look) -> Iterator[Stroke]:
    """The lines of these strands in the order in which they are drawn: the unreviewed first, thin ones over thick."""
    if not len(rows):
        return
    width = np.maximum(np.rint(strands.width[rows].astype(np.float64) * 4) / 4, 0.5)
    width[width < _HAIR] = 1.0
    style = (
        strands.reviewed[rows].astype(np.int64) * 1_000_000
        + (4000 - np.minimum(width * 4, 3999)).astype(np.int64) * 100
        + strands.factual[rows] * 10
        + strands.polarity[rows]
    )
    order = np.argsort(style, kind="stable")
    edges = np.flatnonzero(np.diff(style[order])) + 1
    for group in np.split(order, edges):
        first = group[0]
        yield from _group_strokes(strands, rows[group], float(width[first]), look)


def _group_strokes(strands: Strands, rows: Rows, width: float, look: Look) -> Iterator[Stroke]:
    one = rows[0]
    polarity, factual = int(strands.polarity[one]), bool(strands.factual[one])
    colour = look.stroke(polarity, bool(strands.reviewed[one]))
    for start in range(0, len(rows), _BATCH):
        curve = strands.curve[rows[start : start + _BATCH]].astype(np.float64)
        if factual:
            yield Stroke(strand_lines(curve, width, polarity), colour, width)
        else:
            outer, hollow = hollow_of(width)
            wall = (outer - hollow) / 2
            lines = strand_lines(curve, outer, polarity)
            inner = _shortened(lines, wall) if polarity else solid_lines(trimmed(curve, wall))
            yield Stroke(lines, colour, outer)
            yield Stroke(inner, look.canvas, hollow)


def head_steps(strands: Strands, rows: Rows, look: Look) -> Iterator[Step]:
    """Draw the arrowheads of these strands, in batches of one colour."""
    if not len(rows) or not strands.heads[rows].any():
        return
    owners, corners = triangles(strands, rows)
    for polarity in (0, 1):
        for reviewed in (False, True):
            mine = corners[(strands.polarity[owners] == polarity) & (strands.reviewed[owners] == reviewed)]
            for start in range(0, len(mine), _HEADS):
                yield partial(_fill, corners=mine[start : start + _HEADS], colour=look.stroke(polarity, reviewed))


def _fill(painter: QPainter, corners: Numbers, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for ax, ay, bx, by, cx, cy in corners.tolist():
        painter.drawPolygon(QPolygonF([QPointF(ax, ay), QPointF(bx, by), QPointF(cx, cy)]))


def strand_lines(curve: Numbers, width: float, polarity: int) -> Numbers:
    """The straight lines m×4 of strands of one width: whole for cooperation, dashes for competition."""
    if not polarity:
        return solid_lines(curve)
    dash, gap = dash_of(width)
    return dashed_lines(curve, np.full(len(curve), dash), np.full(len(curve), gap))


def line_steps(lines: Numbers, colour: str, width: float) -> Iterator[Step]:
    """Draw lines m×4 in one colour and width."""
    for start in range(0, len(lines), _BATCH):
        yield _line_step(lines[start : start + _BATCH], colour, width)


def _line_step(lines: Numbers, colour: str, width: float) -> Step:
    def draw(painter: QPainter) -> None:
        batch = PrimitiveArray(QLineF, 4)
        batch.resize(len(lines))
        batch.ndarray()[:] = lines
        # Flat ends: round ones cost four to fourteen times as much.
        painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines(*batch.drawargs())

    return draw


def _shortened(lines: Numbers, by: float) -> Numbers:
    """Dashes cut by ``by`` pixels at both ends, so that their outline is closed; the shortest keep a point."""
    along = lines[:, 2:4] - lines[:, 0:2]
    size = np.hypot(along[:, 0], along[:, 1])[:, None]
    cut = np.divide(along, size, out=np.zeros_like(along), where=size > 0) * np.minimum(by, size * 0.45)
    return np.concatenate([lines[:, 0:2] + cut, lines[:, 2:4] - cut], axis=1)
