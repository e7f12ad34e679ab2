"""Words on the map, drawn once and kept as small pictures: placing a picture is a hundred times cheaper than type."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ...network.metrics import BASELINE, LINE

_HALO = 2.5  # pixels of canvas colour around each letter
_KEPT = 6000


def font(family: str, pixels: float, semibold: bool = False) -> QFont:
    """The map's font; hinting off, so that letters keep their spacing at every zoom."""
    made = QFont(family)
    made.setPixelSize(max(1, round(pixels)))
    if semibold:
        made.setWeight(QFont.Weight.DemiBold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


class Lettering:
    """Keeps the most recently used words as pixmaps for one family and one device pixel ratio."""

    def __init__(self, family: str, ratio: float = 1.0) -> None:
        self._family, self._ratio = family, ratio
        self._sprites: OrderedDict[tuple[str, float, str, str, bool], QPixmap] = OrderedDict()

    def sprite(self, text: str, pixels: float, colour: str, halo: str = "", semibold: bool = False) -> QPixmap:
        """``text`` on a transparent ground, ``halo`` being the colour around it (none when empty)."""
        pixels = round(pixels * 2) / 2
        key = (text, pixels, colour, halo, semibold)
        found = self._sprites.get(key)
        if found is None:
            found = self._sprites[key] = self._draw(text, pixels, colour, halo, semibold)
            if len(self._sprites) > _KEPT:
                self._sprites.popitem(last=False)
        else:
            self._sprites.move_to_end(key)
        return found

    def draw(self, painter: QPainter, x: float, y: float, sprite: QPixmap) -> None:
        """Put a sprite with its middle at ``x``, ``y``, on whole device pixels so that it stays sharp."""
        size = sprite.deviceIndependentSize()
        left, top = (x - size.width() / 2) * self._ratio, (y - size.height() / 2) * self._ratio
        painter.drawPixmap(QPointF(round(left) / self._ratio, round(top) / self._ratio), sprite)

    def _draw(self, text: str, pixels: float, colour: str, halo: str, semibold: bool) -> QPixmap:
        letters, lines = font(self._family, pixels, semibold), text.split("\n")
        advances = [QFontMetricsF(letters).horizontalAdvance(line) for line in lines]
        margin = _HALO + 1.0 if halo else 1.0
        width, height = max(advances) + 2 * margin, LINE * pixels * len(lines) + 2 * margin
        sprite = QPixmap(max(1, round(width * self._ratio)), max(1, round(height * self._ratio)))
        sprite.setDevicePixelRatio(self._ratio)
        sprite.fill(Qt.GlobalColor.transparent)
        starts = [
            QPointF((sprite.deviceIndependentSize().width() - advance) / 2, margin + (BASELINE + LINE * n) * pixels)
            for n, advance in enumerate(advances)
        ]
        with QPainter(sprite) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            if halo:
                outline = QPainterPath()
                for start, line in zip(starts, lines, strict=True):
                    outline.addText(start, letters, line)
                edge, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
                painter.strokePath(outline, QPen(QColor(halo), 2 * _HALO, Qt.PenStyle.SolidLine, edge, join))
            painter.setFont(letters)
            painter.setPen(QColor(colour))
            for start, line in zip(starts, lines, strict=True):
                painter.drawText(start, line)
        return sprite
