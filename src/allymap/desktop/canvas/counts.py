"""How many passages each strand rests on, as a badge on the strand."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ...network.labels import meets_box
from ...network.look import Look
from ...network.metrics import width
from ...network.picture import Picture
from .curves import Numbers, points
from .lettering import Lettering
from .strokes import Rows

MOST = 400
"""With more strands on show badges would hide the map, and none are drawn."""

_SIZE, _HEIGHT, _PADDING = 12.0, 17.0, 5.0
_APART = 32.0  # pixels between the badges of a pair: two digits beside two digits


def places(picture: Picture, rows: Rows) -> Numbers:
    """The middles of the badges, n×2 page pixels; those of a pair stand apart along the line, however short it is."""
    strands = picture.strands
    curve = strands.curve[rows].astype(np.float64)
    length = np.hypot(*(curve[:, 4:6] - curve[:, 0:2]).T)
    aside = np.clip(_APART / 2 / np.maximum(length, 1.0), 0.08, 0.3)
    aside[strands.offset[rows] == 0] = 0.0
    return points(curve, 0.5 + np.where(strands.polarity[rows] == 0, -aside, aside))


def draw(painter: QPainter, picture: Picture, rows: Rows, lettering: Lettering, look: Look) -> None:
    """A badge for each of these strands, in its colour."""
    strands = picture.strands
    for row, (x, y) in zip(rows.tolist(), places(picture, rows).tolist(), strict=True):
        text = str(round(float(strands.weight[row])))
        wide = max(width(text, _SIZE, "semibold") + 2 * _PADDING, _HEIGHT)
        box = QRectF(x - wide / 2, y - _HEIGHT / 2, wide, _HEIGHT)
        colour = QColor(look.stroke(int(strands.polarity[row]), bool(strands.reviewed[row])))
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
        lettering.draw(painter, x, y, lettering.sprite(text, _SIZE, look.text, "", True))


def visible(picture: Picture, area: QRectF) -> Rows:
    """The strands whose badge is in an area of the page, the weightiest first and none over another, a disc or a name.

    None at all where there are too many.
    """
    at = places(picture, np.arange(len(picture.strands.source)))
    inside = (at[:, 0] > area.left()) & (at[:, 0] < area.right()) & (at[:, 1] > area.top()) & (at[:, 1] < area.bottom())
    rows = np.flatnonzero(inside)
    if len(rows) > MOST:
        return rows[:0]
    discs = picture.discs
    taken = np.stack([discs.x, discs.y, discs.radius], axis=1).astype(np.float64)
    names = discs.label_box[discs.label_shown].astype(np.float64)
    names[:, 2:] += names[:, :2]
    kept: list[int] = []
    for row in rows[np.argsort(-picture.strands.weight[rows], kind="stable")].tolist():
        x, y = at[row].tolist()
        if meets_box(np.array([[x, y, x, y]]), names, _HEIGHT / 2).any():
            continue
        if (np.hypot(taken[:, 0] - x, taken[:, 1] - y) >= taken[:, 2] + _HEIGHT / 2).all():
            kept.append(row)
            taken = np.concatenate([taken, [[x, y, _HEIGHT / 2]]])
    return np.array(kept, np.int64)
