"""Shows a document's text with one passage highlighted and in view."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from ..model import Anchor, Claim, Document, Passage
from .claim_marks import PlacedClaim, claim_format, placed
from .reading_bar import ReadingBar
from .theme import theme
from .tones import SIZES
from .wording import date_words

_LINE_HEIGHT = 130.0
_WIDE, _FOLDED = re.compile("[\U00010000-\U0010ffff]"), re.compile("\r\n")


class DocumentViewer(QWidget):
    """Read-only. The title stands above the text; a passage is highlighted only where it verifiably stands."""

    claim_chosen = Signal(str)
    document_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Document"))
        self._document: Document | None = None
        self._span: tuple[int, int] | None = None
        self._claims: tuple[PlacedClaim, ...] = ()
        self._title = QLabel(self)
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)  # a long title must not widen the column
        self._facts = QLabel(self)
        self._facts.setProperty("role", "small")
        self._facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._warning = QLabel(self)
        self._warning.setProperty("role", "small")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._text = QTextEdit(self)
        self._text.setObjectName("documentViewer")
        self._text.setAccessibleName(self.tr("Text of the document"))
        self._text.setReadOnly(True)
        self._text.setAcceptDrops(False)
        self._text.setUndoRedoEnabled(False)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.document().setDocumentMargin(0)
        self._text.setPlaceholderText(self.tr("Choose a passage or a source to read its document."))
        self.bar = ReadingBar(self._text, self)
        self.bar.stepped.connect(self._step)
        self._text.viewport().installEventFilter(self)
        self._text.copyAvailable.connect(self.bar.offer_claim)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._facts)
        head.addSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 0, 8)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addWidget(self._warning)
        outer.addWidget(self.bar)
        outer.addWidget(self._text, 1)
        theme().changed.connect(self._recolour)
        self._recolour()
        self.hide()

    @property
    def text_edit(self) -> QTextEdit:
        return self._text

    @property
    def document(self) -> Document | None:
        return self._document

    @property
    def highlighted_text(self) -> str:
        """The words under the highlight, empty where none is shown."""
        if self._document is None or self._span is None:
            return ""
        return self._document.text[self._span[0] : self._span[1]]

    @property
    def warning(self) -> str:
        """What is wrong with the passage that was asked for, empty when nothing is."""
        return "" if self._warning.isHidden() else self._warning.text()

    def clear(self) -> None:
        """Show nothing: the room goes to the panel above."""
        self.hide()
        self._document, self._span = None, None
        self._title.clear()
        self._facts.clear()
        self._warning.hide()
        self._text.clear()
        self._text.setExtraSelections([])

    def show_document(self, document: Document, passage: Passage | None = None) -> None:
        """Show a document, scrolled to the passage where there is one, else to its beginning."""
        if document != self._document:
            if self._document is None or document.id != self._document.id:
                self._claims = ()
            self._document = document
            self._text.setPlainText(document.text)
            self._space_lines()
        self._title.setText(document.title)
        self._title.setToolTip(document.title)
        published = date_words(document.published) if document.published else self.tr("date unknown")
        self._facts.setText(" · ".join(part for part in (published, document.publisher) if part))
        self._facts.setToolTip(document.url or document.path)
        self._span = None
        self._warning.hide()
        if passage is not None:
            anchor, start, end = passage.locate(document)
            if anchor is Anchor.LOST:
                words = self.tr("The passage no longer stands in this text: “{quote}”")
                self._warning.setText(words.format(quote=passage.exact))
                self._warning.show()
            else:
                self._span = (start, end)
        self.show()
        self._highlight()
        self.document_shown.emit()
        self._scroll_to_passage()
        QTimer.singleShot(0, self, self._scroll_to_passage)  # once more when the pane has its size

    def show_claims(self, claims: Iterable[Claim]) -> None:
        """Mark the passages of the document's claims lightly, by polarity; those that do not stand are left out."""
        self._claims = placed(claims, self._document) if self._document is not None else ()
        self.bar.show_number(len(self._claims))
        self._mark_lightly()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a marked passage asks for its claim; dragging selects words as ever."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            cursor = self._text.cursorForPosition(event.position().toPoint())
            if event.button() is Qt.MouseButton.LeftButton and not self._text.textCursor().hasSelection():
                found = self._claim_at(cursor.position())
                if found is not None:
                    self.claim_chosen.emit(found.claim.id)
        return super().eventFilter(watched, event)

    def claim_point(self, claim_id: str) -> QPoint:
        """Where the passage of a claim begins, in the coordinates of the text's viewport."""
        found = next(one for one in self._claims if one.claim.id == claim_id)
        rect = self._text.cursorRect(self._cursor_over(found.start, found.end, at_start=True))
        return rect.center() + QPoint(4, 0)

    def _claim_at(self, position: int) -> PlacedClaim | None:
        """The claim of the shortest marked passage around a position."""
        text = self._document.text if self._document else ""
        around = [one for one in self._claims if qt_position(text, one.start) <= position < qt_position(text, one.end)]
        return min(around, key=lambda one: one.end - one.start, default=None)

    def _step(self, by: int) -> None:
        """Go to the next passage that is marked, or the one before, around the ends."""
        if not self._claims:
            return
        starts = sorted({(one.start, one.end): one for one in self._claims}.items())
        here = self._span or (-1, -1)
        after = [one for span, one in starts if span > here]
        before = [one for span, one in starts if span < here]
        found = (after or [starts[0][1]])[0] if by > 0 else (before or [starts[-1][1]])[-1]
        self.claim_chosen.emit(found.claim.id)
        if self._span != (found.start, found.end):  # the map does not show its relation
            self._span = (found.start, found.end)
            self._highlight()
            self._scroll_to_passage()

    def _cursor_over(self, start: int, end: int, at_start: bool = False) -> QTextCursor:
        text = self._document.text if self._document else ""
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(qt_position(text, start))
        if not at_start:
            cursor.setPosition(qt_position(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected_passage(self) -> Passage | None:
        """The words that a person selected, anchored in the document; ``None`` where nothing is selected."""
        cursor = self._text.textCursor()
        if self._document is None or not cursor.hasSelection():
            return None
        text = self._document.text
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        # Both halves of a CR LF are one position: the words begin, and end, after it.
        start, end = (bisect_right(range(len(text) + 1), at, key=lambda one: qt_position(text, one)) - 1 for at in ends)
        return Passage.of(self._document, start, end)

    def passage_in_view(self) -> bool:
        """Whether the first line of the highlighted passage can be seen."""
        cursor = self._cursor()
        if cursor is None or not self.isVisible():
            return False
        cursor.setPosition(cursor.selectionStart())
        return self._text.viewport().rect().contains(self._text.cursorRect(cursor).center())

    def _cursor(self) -> QTextCursor | None:
        if self._document is None or self._span is None:
            return None
        return self._cursor_over(*self._span)

    def _highlight(self) -> None:
        cursor, look = self._cursor(), theme().look
        if cursor is None:
            self._text.setExtraSelections([])
            return
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(QColor(look.highlight))
        mark.format.setForeground(QColor(look.text))
        mark.format.setProperty(QTextFormat.Property.UserProperty, "passage")
        self._text.setExtraSelections([mark])

    def _mark_lightly(self) -> None:
        """Underline the passages in the text itself: thousands of them cost nothing while it scrolls."""
        everything = QTextCursor(self._text.document())
        everything.beginEditBlock()
        everything.select(QTextCursor.SelectionType.Document)
        everything.setCharFormat(QTextCharFormat())
        for one in self._claims:
            self._cursor_over(one.start, one.end).mergeCharFormat(claim_format(one.claim.polarity, theme().look))
        everything.endEditBlock()

    def _scroll_to_passage(self) -> None:
        cursor = self._cursor()
        bar = self._text.verticalScrollBar()
        if cursor is None:
            bar.setValue(0)
            return
        cursor.setPosition(cursor.selectionStart())
        self._text.setTextCursor(cursor)
        top = self._text.cursorRect(cursor).top() + bar.value()
        bar.setValue(max(0, top - self._text.viewport().height() // 3))

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        everything = QTextCursor(self._text.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(spacing)

    def _recolour(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(SIZES.body)
        self._text.setFont(font)
        self._mark_lightly()
        self._highlight()


def qt_position(text: str, offset: int) -> int:
    """The position in a ``QTextDocument`` of an offset in code points: Qt counts UTF-16 units and folds CR LF to one.

    >>> qt_position("a\\r\\nb😀c", 5)
    5
    """
    wide, folded = _uneven(text)
    return offset + bisect_left(wide, offset) - bisect_right(folded, offset - 2)


@lru_cache(maxsize=4)
def _uneven(text: str) -> tuple[list[int], list[int]]:
    """Where a text has characters of two units, and where a CR LF begins: each of ten thousand marks asks for them."""
    return [one.start() for one in _WIDE.finditer(text)], [one.start() for one in _FOLDED.finditer(text)]
