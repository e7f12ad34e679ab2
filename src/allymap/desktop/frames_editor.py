"""A project's own frames as TOML text: marked up while one types, with the format beside it and an example."""

from __future__ import annotations

import html
import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ..model.resources import resource
from ..network.look import Look
from .theme import theme
from .told_html import strong
from .tones import SIZES

EXAMPLE = """\
# “Aland moored its fleet at Borland”: the one after “at” is the other actor.
[[frame]]
id = "moor"
event = "COOPERATE"
polarity = "cooperation"
verbs = ["moor"]
target = ["at", "in"]
"""

_FIELD = re.compile(r"^\| (`.+?) \| (.+) \|$", re.MULTILINE)
_PARAGRAPHS = re.compile(r"^(?:An entry begins|Roles:) .+?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)

_HELP_WIDTH = 330
_PARTS = (
    ("table", re.compile(r"^\s*\[\[?[^\]]*\]\]?")),
    ("key", re.compile(r"^\s*[\w.-]+(?=\s*=)")),
    ("value", re.compile(r"\b(true|false)\b")),
    ("string", re.compile(r"\"[^\"]*\"|'[^']*'")),
)
_COMMENT = re.compile(r"""^(?:[^"'#]|"[^"]*"|'[^']*')*?(#.*)$""")


class TomlHighlighter(QSyntaxHighlighter):
    """Marks tables, keys, strings and comments in the colours of the theme."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme().changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        look = theme().look
        colours = {"table": look.accent, "key": look.text, "value": look.competition, "string": look.cooperation}
        for name, pattern in _PARTS:
            for match in pattern.finditer(text):
                self.setFormat(match.start(), match.end() - match.start(), _format(colours[name], name == "table"))
        comment = _COMMENT.match(text)
        if comment:
            self.setFormat(comment.start(1), len(comment.group(1)), _format(look.muted))


class FramesEditor(QWidget):
    """The text at the left, the format at the right."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text_edit = QPlainTextEdit(text, self)
        self.text_edit.setObjectName("ownFrames")
        self.text_edit.setProperty("role", "code")
        self.text_edit.setAccessibleName(self.tr("The project’s own frames"))
        self.text_edit.setPlaceholderText(self.tr("No frames of its own. An example shows how one is written."))
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(SIZES.body)
        self.text_edit.setFont(font)
        self._highlighter = TomlHighlighter(self.text_edit.document())
        self._help = QTextBrowser(self)
        self._help.setAccessibleName(self.tr("The format of frames"))
        self._help.document().setDocumentMargin(0)
        self._help.setFixedWidth(_HELP_WIDTH)
        self._show_help()
        theme().changed.connect(self._show_help)
        self.example = QPushButton(self.tr("Insert an example"), self)
        self.example.setObjectName("frameExample")
        self.example.setProperty("role", "link")
        self.example.setAutoDefault(False)
        self.example.clicked.connect(self._insert_example)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.text_edit, 1)
        left.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addLayout(left, 1)
        outer.addWidget(self._help)

    @property
    def text(self) -> str:
        return self.text_edit.toPlainText()

    def _show_help(self) -> None:
        self._help.setHtml(format_html(resource("frames", "README.md").read_text(encoding="utf-8"), theme().look))

    def _insert_example(self) -> None:
        cursor = self.text_edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(("\n" if self.text.strip() else "") + EXAMPLE)
        self.text_edit.setTextCursor(cursor)
        self.text_edit.setFocus()


def format_html(readme: str, look: Look) -> str:
    """What an entry needs, the fields of the format and the roles there are, for a narrow column."""
    rows = [
        f'<p style="margin:0 0 8px 0">{strong(_plain(name))}<br>'
        f'<span style="color:{look.muted}">{_plain(meaning)}</span></p>'
        for name, meaning in _FIELD.findall(readme)
    ]
    words = (found.replace("\n", " ") for found in _PARAGRAPHS.findall(readme))
    needed, *roles = (f'<p style="margin:0 0 12px 0">{_plain(paragraph)}</p>' for paragraph in words)
    return needed + "".join(rows) + "".join(roles)


def _plain(markdown: str) -> str:
    return re.sub(r"\*(.+?)\*", r"<i>\1</i>", html.escape(markdown.replace("`", "")))


def _format(colour: str, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
