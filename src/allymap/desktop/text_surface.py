"""A document as text, in the form that its original gives it, with passages marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ..model import Form, Formed, Polarity
from .claim_marks import Mark, Marks, PlacedClaim, draw_line
from .text_forms import draw_together, set_form
from .text_positions import offset_at, qt_position
from .theme import theme
from .tones import SIZES

_LINE_HEIGHT = 130.0
_BELOW = 3.0
"""Pixels below the letters' own line at which marks are drawn."""


class TextSurface(QTextEdit):
    """Read-only. Spans are code points of the text; ``claim_clicked`` carries the id of the shortest claim there."""

    claim_clicked = Signal(str)
    selection_changed = Signal(bool)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentViewer")
        self.setAccessibleName(self.tr("Text of the document"))
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.setPlaceholderText(self.tr("Choose a passage or a source to read its document."))
        self.copyAvailable.connect(self.selection_changed)
        self._words = ""
        self._span: tuple[int, int] | None = None
        self._polarity: Polarity | None = None
        self._claims: Sequence[PlacedClaim] = ()
        self._marks = Marks()
        self._formed: Sequence[Formed] = ()
        self.recolour()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning, without any mark."""
        self._words, self._formed = text, ()
        self._span, self._claims, self._marks = None, (), Marks()
        self.setExtraSelections([])
        self.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(spacing)  # which the blocks of the text inherit; set afterwards, it takes twice as long
        cursor.insertText(text)
        cursor.endEditBlock()

    def show_form(self, formed: Sequence[Formed]) -> None:
        """Set headings, lists and emphasis; the text and its positions stay what they are."""
        self._formed = formed
        if not formed:
            return
        # A change while Qt still lays the text out bit by bit leaves it at that bit for good.
        self.document().pageCount()
        everything = QTextCursor(self.document())
        everything.beginEditBlock()
        # What holds whole lines comes first: emphasis is set into it.
        for one in sorted(formed, key=lambda one: one.form in (Form.STRONG, Form.EMPHASIS, Form.LINK)):
            set_form(self._cursor_over(one.start, one.end), one, theme().look)
        lines = [one for one in formed if one.form in (Form.ITEM, Form.ROW)]
        for before, after in pairwise(lines):
            if before.form is after.form and self._words[before.end : after.start] == "\n\n":
                draw_together(self._cursor_over(before.end + 1, before.end + 1))
        everything.endEditBlock()

    def mark(self, claims: Sequence[PlacedClaim]) -> None:
        """Mark passages lightly, by polarity."""
        self._claims = claims
        self._marks = Marks(
            Mark(qt_position(self._words, one.start), qt_position(self._words, one.end), one.claim.polarity, one.faint)
            for one in claims
        )
        self.viewport().update()

    def show_span(self, span: tuple[int, int] | None, polarity: Polarity | None = None) -> None:
        """Highlight one passage, and no other; of two lines below it that of the ``polarity`` is strong."""
        self._span, self._polarity = span, polarity
        if span is None:
            self.setExtraSelections([])
            return
        look, mark = theme().look, QTextEdit.ExtraSelection()
        mark.cursor = self._cursor_over(*span)
        mark.format.setBackground(QColor(look.highlight))
        mark.format.setForeground(QColor(look.text))
        mark.format.setProperty(QTextFormat.Property.UserProperty, "passage")
        self.setExtraSelections([mark])
        self.viewport().update()

    def scroll_to_span(self) -> None:
        """Bring the highlighted passage into the upper part of the view; without one, the beginning."""
        bar = self.verticalScrollBar()
        if self._span is None:
            bar.setValue(0)
            return
        cursor = self._cursor_over(self._span[0], self._span[0])
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top() + bar.value()
        wanted = max(0, top - self.viewport().height() // 3)
        if wanted > bar.maximum():
            self.document().pageCount()  # Qt lays a long text out bit by bit: this does the rest, and the bar is right
        bar.setValue(wanted)

    def span_in_view(self) -> bool:
        """Whether the first line of the highlighted passage can be seen."""
        if self._span is None or not self.isVisible():
            return False
        return self.viewport().rect().contains(self.point_of(*self._span))

    def point_of(self, start: int, end: int) -> QPoint:
        """Where a passage begins, in the coordinates of the viewport."""
        return self.cursorRect(self._cursor_over(start, start)).center() + QPoint(4, 0)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of a passage, one a line, in the coordinates of the viewport."""
        self.cursorRect(self._cursor_over(end, end))  # lays the text out as far as there
        return list(self._lines(qt_position(self._words, start), qt_position(self._words, end)))

    def selected(self) -> tuple[int, int] | None:
        """What a person selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return offset_at(self._words, cursor.selectionStart()), offset_at(self._words, cursor.selectionEnd())

    def select(self, span: tuple[int, int] | None) -> None:
        """Select words and bring them into view, or nothing."""
        if span is not None:
            self.setTextCursor(self._cursor_over(*span))
        elif self.textCursor().hasSelection():
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def recolour(self) -> None:
        """Follow the theme."""
        font = QFont(self.font())
        font.setPixelSize(SIZES.body)
        self.setFont(font)
        self.show_form(self._formed)
        self.show_span(self._span, self._polarity)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a marked passage asks for its claim; dragging selects words as ever."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            at = offset_at(self._words, self.cursorForPosition(event.position().toPoint()).position())
            around = [one for one in self._claims if one.start <= at < one.end]
            if around:
                self.claim_clicked.emit(min(around, key=lambda one: one.end - one.start).claim.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing leaves by dragging or by the selection itself: what is copied is asked for, and passes the label."""
        return QMimeData()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines below the passages are drawn over the text: however many there are, only those in view count."""
        super().paintEvent(event)
        rect = self.viewport().rect()
        first = self.cursorForPosition(rect.topLeft()).position()
        last = self.cursorForPosition(rect.bottomRight()).position()
        shown = self._marks.between(first, last + 1)
        if not shown:
            return
        painter, look = QPainter(self.viewport()), theme().look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._span and tuple(qt_position(self._words, one) for one in self._span)
        for mark in shown:
            strong = (mark.start, mark.end) == current and self._polarity in (None, mark.polarity)
            for line in self._lines(max(mark.start, first), min(mark.end, last + 1)):
                draw_line(painter, line, mark, look, strong)
        painter.end()

    def _lines(self, start: int, end: int) -> Iterator[QRectF]:
        """The lines of positions ``start … end``, in pixels of the viewport."""
        corner = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout, origin = block.layout(), block.position()
            at = self.document().documentLayout().blockBoundingRect(block).topLeft() - corner
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                begins = max(start - origin, line.textStart())
                ends = min(end - origin, line.textStart() + line.textLength())
                if begins < ends:
                    left, right = _x(line.cursorToX(begins)), _x(line.cursorToX(ends))
                    yield QRectF(at.x() + left, at.y() + line.y(), right - left, line.ascent() + _BELOW)
            block = block.next()

    def _cursor_over(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_position(self._words, start))
        cursor.setPosition(qt_position(self._words, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _x(answer: object) -> float:
    """``QTextLine.cursorToX`` answers the position, or a pair with it, by the version of the binding."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
