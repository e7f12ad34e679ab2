"""The list of every command with its keys, and what AllyMap is."""

from __future__ import annotations

import html

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from .. import __version__
from .actions import Actions
from .commands import words
from .theme import theme

_SIZE = (680, 640)


class KeysDialog(QDialog):
    """Every action of the table, narrowed by a search field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys and commands"))
        self.resize(*_SIZE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search commands"))
        self.search.setClearButtonEnabled(True)
        self._list = QTextBrowser(self)
        self._list.setAccessibleName(self.tr("Commands"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addWidget(self._list)
        self.search.textChanged.connect(self._show)
        self._show("")

    @property
    def text(self) -> str:
        return self._list.toPlainText()

    def _show(self, wanted: str) -> None:
        self._list.setHtml(commands_html(wanted, theme().look.muted))


def commands_html(wanted: str, muted: str) -> str:
    """The commands whose words hold ``wanted``, by menu, as a table."""
    parts = []
    for menu in Actions.MENUS:
        rows = []
        for spec in Actions.TABLE:
            name, explained = words(spec.text, spec.number).replace("&", "").rstrip("…"), words(spec.help, spec.number)
            if spec.menu != menu or wanted.casefold() not in f"{name} {explained}".casefold():
                continue
            keys = ", ".join(one.toString(QKeySequence.SequenceFormat.NativeText) for one in spec.sequences())
            rows.append(
                f'<tr><td width="150"><b>{html.escape(keys)}</b></td><td><b>{html.escape(name)}</b><br>'
                f'<span style="color:{muted}">{html.escape(explained)}</span></td></tr>'
            )
        if rows:
            parts.append(f"<h3>{html.escape(words(menu).replace('&', ''))}</h3>")
            parts.append(f'<table cellpadding="4">{"".join(rows)}</table>')
    return "".join(parts)


def about(parent: QWidget) -> QMessageBox:
    """A box that tells the versions, to be opened."""
    box = QMessageBox(parent)
    box.setObjectName("aboutDialog")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(box.tr("About AllyMap"))
    box.setText(f"AllyMap {__version__}")
    promise = box.tr("Who works with whom, and against whom, with the passage behind every line.")
    made = box.tr("MIT licence. Made with Qt {qt}.").format(qt=PySide6.__version__)
    box.setInformativeText(f"{promise}\n{made}")
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box
