"""How a heading, an item, a quotation, strong words … of an original are set in the text of the document viewer."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat

from ..model import Form, Formed
from ..network.look import Look
from .tones import SIZES, tones

_INDENT = 16
_BETWEEN = 4.0
"""Pixels between two items of a list, or two rows."""
_BULLETS = tuple("-–—•*·")


def set_form(cursor: QTextCursor, formed: Formed, look: Look) -> None:
    """Set the words under a cursor. Only formats change: no character comes or goes."""
    words = QTextCharFormat()
    match formed.form:
        case Form.HEADING:
            words.setFontWeight(QFont.Weight.DemiBold)
            words.setProperty(
                QTextCharFormat.Property.FontPixelSize, SIZES.title if formed.detail in ("1", "2") else SIZES.body
            )
            cursor.mergeBlockFormat(_block(heading=int(formed.detail or 1)))
        case Form.ITEM:
            _set_item(cursor)
        case Form.QUOTE:
            words.setForeground(QColor(look.muted))
            cursor.mergeBlockFormat(_block(left=2 * _INDENT))
        case Form.ROW:
            block = _block()
            block.setBackground(QColor(tones(look).raised))
            cursor.mergeBlockFormat(block)
        case Form.CODE:
            words.setFontFamilies(["monospace"])
        case Form.STRONG:
            words.setFontWeight(QFont.Weight.Bold)
        case Form.EMPHASIS:
            words.setFontItalic(True)
        case Form.LINK:
            words.setForeground(QColor(look.accent))
            words.setToolTip(formed.detail)
    cursor.mergeCharFormat(words)


def draw_together(cursor: QTextCursor) -> None:
    """Leave little room in the empty block under a cursor: it stands between two items, or two rows."""
    gap = QTextBlockFormat()
    gap.setLineHeight(_BETWEEN, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor.mergeBlockFormat(gap)


def _block(left: int = 0, heading: int = 0) -> QTextBlockFormat:
    block = QTextBlockFormat()
    if left:
        block.setLeftMargin(left)
    if heading:
        block.setHeadingLevel(heading)
    return block


def _set_item(cursor: QTextCursor) -> None:
    """With a bullet, where the text has none of its own."""
    if cursor.selectedText().lstrip().startswith(_BULLETS):
        cursor.mergeBlockFormat(_block(left=_INDENT))
        return
    items = QTextListFormat()
    items.setStyle(QTextListFormat.Style.ListDisc)
    items.setIndent(1)
    cursor.createList(items)
