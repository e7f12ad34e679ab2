"""Paints a claim as a card: its date first, the passage with actors and trigger marked, where it was said."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..model import Polarity, VerdictValue
from ..network.look import Look
from .evidence_model import CARD, Card
from .passage_marks import marked_passage
from .theme import theme
from .tones import SIZES, mixed, tones

Index = QModelIndex | QPersistentModelIndex

_PAD, _GAP, _BAR = 12, 8, 4
_HEAD, _FOOT = 20, 20
_KEPT = 256
_REJECTED = 0.62
"""Opacity of a rejected claim's card: it no longer counts, and still has to be read."""


class CardDelegate(QStyledItemDelegate):
    """One painter for all cards. ``document_wanted(claim id)`` follows a click on the line that names the document."""

    document_wanted = Signal(str)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[str, int], int] = {}
        self._bodies: OrderedDict[tuple[str, int, str], QTextDocument] = OrderedDict()

    def forget(self) -> None:
        """Lay every passage out anew, as after a change of colours."""
        self._bodies.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        card: Card = index.data(CARD)
        key = (card.claim.id, width)
        if key not in self._heights:
            self._heights[key] = round(self._body(card, width - 2 * _PAD - _BAR).size().height())
        return QSize(width, _GAP + _PAD + _HEAD + self._heights[key] + 4 + _FOOT + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(CARD)
        look, between = theme().look, tones(theme().look)
        frame = option.rect.adjusted(0, 0, -1, -_GAP)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.verdict is not None and card.verdict.value is VerdictValue.REJECTED:
            painter.setOpacity(_REJECTED)
        painter.setBrush(QColor(between.hover))
        painter.setPen(QPen(QColor(look.accent if selected else look.line), 2 if selected else 1))
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 6, 6)
        _draw_side(painter, frame, card.claim.polarity, look)
        inside = frame.adjusted(_PAD + _BAR, _PAD, -_PAD, -8)
        self._draw_head(painter, inside, card, option.font, look)
        self._draw_body(painter, inside, card, look)
        foot = QRect(inside.left(), inside.bottom() - _FOOT, inside.width(), _FOOT)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setFont(_sized(option.font, SIZES.small, underline=hovered))
        painter.setPen(QColor(look.accent if hovered else look.muted))
        _write_elided(painter, foot, card.source)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            foot = option.rect.bottom() - _GAP - 8 - _FOOT
            if event.button() is Qt.MouseButton.LeftButton and event.position().y() >= foot:
                card: Card = index.data(CARD)
                self.document_wanted.emit(card.claim.id)
                return True
        return False

    def source_point(self, rect: QRect) -> QPoint:
        """The middle of the document line of a card drawn in ``rect``."""
        return QPoint(rect.left() + _BAR + _PAD + 24, rect.bottom() - _GAP - 8 - _FOOT // 2)

    def _draw_head(self, painter: QPainter, inside: QRect, card: Card, font: QFont, look: Look) -> None:
        line = QRect(inside.left(), inside.top() - 4, inside.width(), _HEAD)
        small = _sized(font, SIZES.small)
        painter.setFont(small)
        accepted = card.verdict is not None and card.verdict.value is VerdictValue.ACCEPTED
        painter.setPen(QColor(look.text if accepted else look.muted))
        taken = painter.fontMetrics().horizontalAdvance(card.standing)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), card.standing)
        left = line.adjusted(0, 0, -taken - 8, 0)
        painter.setFont(_sized(font, SIZES.body, bold=True))
        painter.setPen(QColor(look.text))
        width = _write_elided(painter, left, card.date)
        painter.setFont(small)
        painter.setPen(QColor(look.muted))
        _write_elided(painter, left.adjusted(width + 8, 1, 0, 0), card.basis)

    def _draw_body(self, painter: QPainter, inside: QRect, card: Card, look: Look) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(look.text))
        painter.translate(inside.left(), inside.top() + _HEAD)
        self._body(card, inside.width()).documentLayout().draw(painter, context)
        painter.translate(-inside.left(), -inside.top() - _HEAD)

    def _body(self, card: Card, width: int) -> QTextDocument:
        look = theme().look
        key = (card.claim.id, width, look.name)
        body = self._bodies.get(key)
        if body is None:
            body = QTextDocument()
            body.setDocumentMargin(0)
            font = QFont(self._view.font())
            font.setPixelSize(SIZES.body)
            body.setDefaultFont(font)
            trigger = mixed(look.surface, look.accent, 0.22)
            body.setHtml(f'<p style="line-height:120%">{marked_passage(card.claim, trigger)}</p>')
            body.setTextWidth(width)
            self._bodies[key] = body
            if len(self._bodies) > _KEPT:
                self._bodies.popitem(last=False)
        return body


def _draw_side(painter: QPainter, frame: QRect, polarity: Polarity, look: Look) -> None:
    cooperation = polarity is Polarity.COOPERATION
    pen = QPen(QColor(look.cooperation if cooperation else look.competition), _BAR)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not cooperation:
        pen.setDashPattern([2.0, 1.0])
    painter.setPen(pen)
    x = frame.left() + _BAR / 2
    painter.drawLine(QPointF(x, frame.top() + 3), QPointF(x, frame.bottom() - 2))


def _sized(base: QFont, size: int, bold: bool = False, underline: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setUnderline(underline)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _write_elided(painter: QPainter, rect: QRect, text: str) -> int:
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    return metrics.horizontalAdvance(shown)
