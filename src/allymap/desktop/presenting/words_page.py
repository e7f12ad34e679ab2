"""A scene of words alone, as on the hand-outs: a large title under the two strands of a contested pair."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ...output.briefing import pages as sheet
from ..theme import theme


class WordsPage(QWidget):
    """Paints a title and a subtitle where a page of the hand-out has them, as large as the window allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._subtitle = ""

    def show_words(self, title: str, subtitle: str) -> None:
        """Show other words; a screen reader hears them as the widget's name."""
        self._title, self._subtitle = title, subtitle
        self.setAccessibleName("\n".join(filter(None, (title, subtitle))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme().look
        scale = min(self.width() / sheet.PAGE[0], self.height() / sheet.PAGE[1])
        left, top = sheet.WORDS_LEFT * scale, sheet.WORDS_TOP * scale
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for shift, polarity in ((0.0, 0), (10.0, 1)):
                pen = look.pen(polarity, 5.0, reviewed=True, factual=True)
                stroke = QPen(QColor(pen.colour), pen.width * scale)
                stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
                if pen.dash:
                    stroke.setDashPattern([length / pen.width for length in pen.dash])
                painter.setPen(stroke)
                y = (sheet.WORDS_TOP - 34 + shift) * scale
                painter.drawLine(round(left), round(y), round(left + sheet.MARK_WIDTH * scale), round(y))
            for text, size, weight, colour in (
                (self._title, sheet.TITLE_SIZE, QFont.Weight.DemiBold, look.text),
                (self._subtitle, sheet.SUBTITLE_SIZE, QFont.Weight.Normal, look.muted),
            ):
                letters = QFont(look.font)
                letters.setPixelSize(max(round(size * scale), 9))
                letters.setWeight(weight)
                painter.setFont(letters)
                painter.setPen(QColor(colour))
                room = QRectF(left, top, self.width() - 2 * left, self.height() - top)
                wrapped = int(Qt.TextFlag.TextWordWrap)
                painter.drawText(room, wrapped, text)
                top += QFontMetricsF(letters).boundingRect(room, wrapped, text).height() + 12 * scale
