"""Ghosts: where actors stand in another layout, each with a line to where it stands in this one."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ...network.look import Look
from .badges import outline
from .camera import to_window
from .lettering import font
from .placed_view import Composed

Places = Mapping[str, tuple[float, float]]

NEAR = 30.0
"""Map units within which an actor counts as standing in the same place: its ghost would lie under its own disc."""

_FILL, _LINE = 36, 170  # of 255


def apart(here: Places, there: Places) -> dict[str, tuple[float, float]]:
    """The places in the other layout of those who stand elsewhere in this one."""
    return {
        one: there[one]
        for one, (x, y) in here.items()
        if one in there and hypot(there[one][0] - x, there[one][1] - y) > NEAR
    }


def draw(painter: QPainter, composed: Composed, ghosts: Places, look: Look) -> None:
    """Faint discs with their codes, and lines that go from rim to rim; in page pixels."""
    picture, discs = composed.picture, composed.picture.discs
    fill, line = QColor(look.muted), QColor(look.muted)
    fill.setAlpha(_FILL)
    line.setAlpha(_LINE)
    pen = QPen(line, 1.4, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.0, 2.5])
    for one, place in ghosts.items():
        row = composed.disc_rows.get(one)
        if row is None:
            continue
        at, radius = to_window(picture.camera, composed.page, *place), float(discs.radius[row])
        painter.setPen(pen)
        _connect(painter, at, QPointF(float(discs.x[row]), float(discs.y[row])), radius)
        painter.setBrush(fill)
        outline(painter, int(discs.shape[row]), at.x(), at.y(), radius)
        size = float(discs.code_size[row])
        if size:
            painter.setFont(font(look.font, size))
            painter.setPen(line)
            box = QRectF(at.x() - 2 * radius, at.y() - radius, 4 * radius, 2 * radius)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, discs.codes[row])


def _connect(painter: QPainter, ghost: QPointF, actor: QPointF, radius: float) -> None:
    """A line between both rims; none where the discs touch."""
    away = hypot(actor.x() - ghost.x(), actor.y() - ghost.y())
    if away > 2 * radius:
        step = (actor - ghost) * (radius / away)
        painter.drawLine(ghost + step, actor - step)
