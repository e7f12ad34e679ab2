"""Shows a document's text with one passage highlighted and in view."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from ..model import Anchor, Document, Passage
from .theme import theme
from .tones import SIZES
from .wording import date_words

_LINE_HEIGHT = 130.0


class DocumentViewer(QWidget):
    """Read-only. The title stands above the text; a passage is highlighted only where it verifiably stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Document"))
        self._document: Document | None = None
        self._span: tuple[int, int] | None = None
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
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.document().setDocumentMargin(0)
        self._text.setPlaceholderText(self.tr("Choose a passage or a source to read its document."))
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
        self._scroll_to_passage()
        QTimer.singleShot(0, self, self._scroll_to_passage)  # once more when the pane has its size

    def selected_passage(self) -> Passage | None:
        """The words that a person selected, anchored in the document; ``None`` where nothing is selected."""
        cursor = self._text.textCursor()
        if self._document is None or not cursor.hasSelection():
            return None
        text = self._document.text
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        start, end = (bisect_left(range(len(text)), at, key=lambda offset: qt_position(text, offset)) for at in ends)
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
        start, end = (qt_position(self._document.text, offset) for offset in self._span)
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _highlight(self) -> None:
        cursor = self._cursor()
        if cursor is None:
            self._text.setExtraSelections([])
            return
        look = theme().look
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(QColor(look.highlight))
        mark.format.setForeground(QColor(look.text))
        mark.format.setProperty(QTextFormat.Property.UserProperty, "passage")
        self._text.setExtraSelections([mark])

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
        self._highlight()


def qt_position(text: str, offset: int) -> int:
    """The position in a ``QTextDocument`` of an offset in code points: Qt counts UTF-16 units and folds CR LF to one.

    >>> qt_position("a\\r\\nb😀c", 5)
    5
    """
    before = text[:offset]
    return len(before.encode("utf-16-le", "surrogatepass")) // 2 - before.count("\r\n")
