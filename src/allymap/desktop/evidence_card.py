"""Paints a claim as a card: its date first, the passage with actors and trigger marked, where it was said."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..model import Claim, Polarity, VerdictValue
from ..network.look import Look
from ..output.explanation import Row
from .card import Card, has_circumstances
from .card_reasons import reasons_html
from .evidence_model import CARD, HEADING, REASONS, EvidenceModel, Heading
from .passage_marks import marked_passage
from .theme import theme
from .tones import SIZES, mixed, tones

Index = QModelIndex | QPersistentModelIndex

_PAD, _GAP, _BAR = 12, 8, 4
_HEAD, _FOOT, _REASONS_GAP = 20, 20, 6
_HEADING, _SAID = 30, 18
_KEPT = 256
_REJECTED = 0.62
"""Opacity of a rejected claim's card: it no longer counts, and still has to be read."""


class CardDelegate(QStyledItemDelegate):
    """One painter for all cards.

    ``document_wanted(claim id)`` follows a click on the line that names the document, ``reasons_wanted(row)`` one on
    the words at its end, which open the card or close it.
    """

    document_wanted = Signal(str)
    reasons_wanted = Signal(int)

    def __init__(self, view: QAbstractItemView, model: EvidenceModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._measure = QTextDocument()
        self._measure.setDocumentMargin(0)
        self._heights: dict[tuple[str, int], int] = {}
        self._documents: OrderedDict[Hashable, QTextDocument] = OrderedDict()

    def forget(self) -> None:
        """Lay every passage out anew, as after a change of colours."""
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        claim = self._model.claim_at(
            index.row()
        )  # without a card: a view asks for the size of every row again and again
        if claim is None:
            return QSize(width, _HEADING)
        opened = self._opened(index, width) if self._model.is_open(claim.id) else 0
        said = _SAID if has_circumstances(claim) else 0
        return QSize(width, _GAP + _PAD + _HEAD + self.measured(claim, width) + 4 + said + _FOOT + 8 + opened)

    def measured(self, claim: Claim, width: int) -> int:
        """How high the passage of a claim is in a card of a width; remembered."""
        key = (claim.id, width)
        if key not in self._heights:
            font = _sized(self._view.font(), SIZES.body)
            if font != self._measure.defaultFont():
                self._measure.setDefaultFont(font)
            self._measure.setHtml(_body_html(claim, theme().look))
            # As wide as it is painted: within the frame, which leaves out the last pixel. One pixel can be one line.
            self._measure.setTextWidth(width - 1 - 2 * _PAD - _BAR)
            self._heights[key] = round(self._measure.size().height())
        return self._heights[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card | None = index.data(CARD)
        if card is None:
            _draw_heading(painter, option, index.data(HEADING))
            return
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
        self._draw_document(painter, inside.left(), inside.top() + _HEAD, self._body(card, inside.width()), look)
        foot = self._foot(option.rect, index)
        if card.circumstances:
            painter.setFont(_sized(option.font, SIZES.small))
            painter.setPen(QColor(look.text))
            _write_elided(painter, foot.translated(0, -_SAID), card.circumstances)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setFont(_sized(option.font, SIZES.small, underline=hovered))
        painter.setPen(QColor(look.accent if hovered else look.muted))
        why = self._why_words(index)
        taken = painter.fontMetrics().horizontalAdvance(why)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), why)
        _write_elided(painter, foot.adjusted(0, 0, -taken - 12, 0), card.source)
        rows = index.data(REASONS)
        if rows:
            reasons = self._reasons(rows, inside.width())
            self._draw_document(painter, inside.left(), foot.bottom() + _REASONS_GAP, reasons, look)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        released = event.type() is QEvent.Type.MouseButtonRelease and index.data(CARD) is not None
        if released and isinstance(event, QMouseEvent):
            foot, at = self._foot(option.rect, index), event.position().toPoint()
            if event.button() is Qt.MouseButton.LeftButton and foot.top() <= at.y() <= foot.bottom() + _GAP:
                if at.x() >= foot.right() - self._why_width(index, option.font):
                    self.reasons_wanted.emit(index.row())
                else:
                    card: Card = index.data(CARD)
                    self.document_wanted.emit(card.claim.id)
                return True
        return False

    def source_point(self, rect: QRect, index: Index) -> QPoint:
        """The middle of the document line of the card that is drawn in ``rect``."""
        foot = self._foot(rect, index)
        return QPoint(foot.left() + 24, foot.center().y())

    def reasons_point(self, rect: QRect, index: Index) -> QPoint:
        """The middle of the words that open the card that is drawn in ``rect``, or close it."""
        foot = self._foot(rect, index)
        return QPoint(foot.right() - self._why_width(index, self._view.font()) // 2, foot.center().y())

    def _foot(self, rect: QRect, index: Index) -> QRect:
        """The line that names the document."""
        bottom = rect.bottom() - _GAP - 8 - self._opened(index, rect.width())
        return QRect(rect.left() + _BAR + _PAD, bottom - _FOOT, rect.width() - _BAR - 2 * _PAD - 1, _FOOT)

    def _opened(self, index: Index, width: int) -> int:
        """How much higher a card is for saying why there is its claim."""
        rows = index.data(REASONS)
        inside = width - 1 - 2 * _PAD - _BAR
        return round(self._reasons(rows, inside).size().height()) + _REASONS_GAP if rows else 0

    def _why_words(self, index: Index) -> str:
        return self.tr("Why? ▾") if index.data(REASONS) else self.tr("Why? ▸")

    def _why_width(self, index: Index, font: QFont) -> int:
        return QFontMetrics(_sized(font, SIZES.small)).horizontalAdvance(self._why_words(index)) + 4

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

    def _draw_document(self, painter: QPainter, x: int, y: int, document: QTextDocument, look: Look) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(look.text))
        painter.translate(x, y)
        document.documentLayout().draw(painter, context)
        painter.translate(-x, -y)

    def _reasons(self, rows: tuple[Row, ...], width: int) -> QTextDocument:
        look = theme().look
        return self._document((rows, width, look.name), lambda: reasons_html(rows, look), width, SIZES.small)

    def _body(self, card: Card, width: int) -> QTextDocument:
        look = theme().look
        return self._document(
            (card.claim.id, width, look.name), lambda: _body_html(card.claim, look), width, SIZES.body
        )

    def _document(self, key: Hashable, text: Callable[[], str], width: int, size: int) -> QTextDocument:
        """Rich text laid out for a width in pixels; the last ones are kept."""
        made = self._documents.get(key)
        if made is None:
            made = QTextDocument()
            made.setDocumentMargin(0)
            font = QFont(self._view.font())
            font.setPixelSize(size)
            made.setDefaultFont(font)
            made.setHtml(text())
            made.setTextWidth(width)
            self._documents[key] = made
            if len(self._documents) > _KEPT:
                self._documents.popitem(last=False)
        return made


def _body_html(claim: Claim, look: Look) -> str:
    trigger = mixed(look.surface, look.accent, 0.22)
    return f'<p style="line-height:120%">{marked_passage(claim, trigger)}</p>'


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, heading: Heading) -> None:
    """What a group of cards has in common, and how many they are."""
    look = theme().look
    line = option.rect.adjusted(0, 2, -1, -_GAP)
    painter.save()
    painter.setPen(QColor(look.muted))
    painter.setFont(_sized(option.font, SIZES.small))
    count = str(heading.count)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)
    taken = painter.fontMetrics().horizontalAdvance(count)
    painter.setFont(_sized(option.font, SIZES.small, bold=True))
    painter.setPen(QColor(look.text))
    _write_elided(painter, line.adjusted(0, 0, -taken - 8, 0), heading.words)
    painter.restore()


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
