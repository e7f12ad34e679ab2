"""A relation as two strokes with its state in a word: how an edge is and how it would be, one under the other."""

from __future__ import annotations

from math import log2

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..model import Polarity, Relation
from .theme import theme
from .wording import state_words

_ROW, _LABEL, _STROKES = 28, 84, 96


class EdgeSketch(QWidget):
    """Rows of a label, two strands side by side as on the map, and the state with the weights of both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("edgeSketch")
        self._rows: tuple[tuple[str, Relation], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def words(self) -> list[str]:
        """What the rows say, for eyes and screen readers alike."""
        return [f"{label}: {_told(relation)}" for label, relation in self._rows]

    def show_rows(self, *rows: tuple[str, Relation]) -> None:
        """Show relations under each other, each with its label."""
        self._rows = rows
        self.setAccessibleName(". ".join(self.words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LABEL + 2 * _STROKES, _ROW * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme().look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (label, relation) in enumerate(self._rows):
            middle = _ROW * number + _ROW // 2
            painter.setPen(QColor(look.muted))
            painter.drawText(0, _ROW * number, _LABEL, _ROW, int(Qt.AlignmentFlag.AlignVCenter), label)
            for strand in relation.strands:
                cooperation = strand.polarity is Polarity.COOPERATION
                colour = look.cooperation if cooperation else look.competition
                pen = QPen(QColor(colour), 2 + log2(1 + strand.weight))
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if not cooperation:
                    pen.setDashPattern([2.0, 1.0])
                painter.setPen(pen)
                y = middle + (-5 if cooperation else 5) * (len(relation.strands) > 1)
                painter.drawLine(QPointF(_LABEL, y), QPointF(_LABEL + _STROKES, y))
            painter.setPen(QColor(look.text))
            left = _LABEL + _STROKES + 12
            painter.drawText(
                left, _ROW * number, self.width() - left, _ROW, int(Qt.AlignmentFlag.AlignVCenter), _told(relation)
            )
        painter.end()


def _told(relation: Relation) -> str:
    return f"{state_words(relation.state)}, {relation.cooperation.weight:.0f} : {relation.competition.weight:.0f}"
