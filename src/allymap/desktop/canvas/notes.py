"""Notes on the canvas: small cards with a person's own words, above the map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ...network.look import Look
from ...network.metrics import BASELINE, LINE
from ...network.notes import leader
from ...network.picture import NoteBox, Picture
from .curves import points
from .lettering import font

_CORNER = 6.0
_STEP = 16.0  # pixels between two places that are tried for a new note
_APART = 8.0  # pixels between a new note and what it should leave in sight
_AROUND = np.array([-_APART, -_APART, _APART, _APART])
_CROSSED = 24.0  # so many pixels farther away is as bad as lying over one more strand
_MOST_STRANDS = 1000  # of more, every place lies over some
_ALONG = np.linspace(0.0, 1.0, 25)


def draw(painter: QPainter, picture: Picture, focused: str = "") -> None:
    """All notes, with a dotted line to the actor they belong to; a dashed ring around the one the keyboard is at."""
    for note in picture.notes:
        _draw(painter, note, picture.look)
        if note.id == focused:
            pen = QPen(QColor(picture.look.text), 1.6, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2.5, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(*note.box).adjusted(-4, -4, 4, 4), _CORNER + 3, _CORNER + 3)


def at(picture: Picture, point: QPointF) -> NoteBox | None:
    """The uppermost note at a point of the page."""
    return next((note for note in reversed(picture.notes) if QRectF(*note.box).contains(point)), None)


def moved(note: NoteBox, dx: float, dy: float) -> None:
    """Push a note by so many page pixels, in place."""
    left, top, width, height = note.box
    note.box = (left + dx, top + dy, width, height)


def free_corner(picture: Picture, box: QRectF, window: QRectF, cards: Sequence[QRectF]) -> QPointF:
    """Where the upper left corner of a new note should be, in page pixels, close to where it is wanted.

    It hides no disc, name, note or card (page pixels, too) inside the ``window`` and few strands; where there is no
    such place, it is what was wanted.
    """
    room = window.adjusted(_APART, _APART, -_APART - box.width(), -_APART - box.height())
    across, down = np.arange(room.left(), room.right(), _STEP), np.arange(room.top(), room.bottom(), _STEP)
    tried = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    wanted = np.array([[box.left(), box.top()]])
    if room.contains(box.topLeft()):
        tried = np.concatenate([wanted, tried])
    boxes = np.concatenate([tried, tried + np.array([box.width(), box.height()])], axis=1)
    free = np.ones(len(tried), np.bool_)
    for left, top, right, bottom in _boxes(picture, cards):
        free &= (boxes[:, 0] > right) | (boxes[:, 2] < left) | (boxes[:, 1] > bottom) | (boxes[:, 3] < top)
    if not free.any():
        return box.topLeft()
    tried, boxes = tried[free], boxes[free]
    cost = np.hypot(*(tried - wanted).T)
    curves = picture.strands.curve.astype(np.float64)
    for curve in curves if len(curves) <= _MOST_STRANDS else ():
        x, y = points(np.repeat(curve[None], len(_ALONG), axis=0), _ALONG).T
        over = (x > boxes[:, :1]) & (x < boxes[:, 2:3]) & (y > boxes[:, 1:2]) & (y < boxes[:, 3:])
        cost += _CROSSED * over.any(axis=1)
    return QPointF(*tried[np.argmin(cost)].tolist())


def _boxes(picture: Picture, cards: Sequence[QRectF]) -> NDArray[np.float64]:
    """What a new note should not hide: n×4 left, top, right, bottom, with some space around each."""
    discs = picture.discs
    reach = discs.radius * 1.2
    names = discs.label_box[discs.label_shown]
    others = [*(note.box for note in picture.notes), *(card.getRect() for card in cards)]
    corners = np.array([*names.tolist(), *others], np.float64).reshape(-1, 4)
    corners[:, 2:] += corners[:, :2]
    around = np.stack([discs.x - reach, discs.y - reach, discs.x + reach, discs.y + reach], axis=1).astype(np.float64)
    return np.asarray(np.concatenate([around, corners]) + _AROUND)


def _draw(painter: QPainter, note: NoteBox, look: Look) -> None:
    box = QRectF(*note.box)
    if note.anchor is not None:
        painter.setPen(QPen(QColor(look.muted), 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(*leader(note)))
    painter.setPen(QPen(QColor(look.line), 1.0))
    painter.setBrush(QColor(look.highlight))
    painter.drawRoundedRect(box, _CORNER, _CORNER)
    painter.setPen(QColor(look.text))
    painter.setFont(font(look.font, note.size))
    for index, line in enumerate(note.lines):
        baseline = box.top() + note.padding - 2 + (BASELINE + index * LINE) * note.size
        painter.drawText(QPointF(box.left() + note.padding, baseline), line)
