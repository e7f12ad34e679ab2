"""The list of every command with its keys, of what mouse and keyboard do on the map, and what AllyMap is."""

from __future__ import annotations

import html
from collections.abc import Sequence

import PySide6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from .. import __version__
from .actions import Actions
from .commands import words
from .theme import theme
from .told_html import strong

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
        muted = theme().look.muted
        self._list.setHtml(commands_html(wanted, muted) + gestures_html(wanted, muted))


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
            rows.append(_row(keys, name, explained, muted))
        parts.append(_part(words(menu).replace("&", ""), rows))
    return "".join(parts)


def gestures_html(wanted: str, muted: str) -> str:
    """What a hand and the keys do on the map and on the timeline, likewise."""
    parts = []
    for title, rows in ((tr("On the map"), _gestures()), (tr("On the timeline"), _timeline_gestures())):
        found = [(what, done) for what, done in rows if wanted.casefold() in f"{what} {done}".casefold()]
        parts.append(_part(title, [_row(what, done, "", muted) for what, done in found]))
    return "".join(parts)


def _timeline_gestures() -> tuple[tuple[str, str], ...]:
    return (
        (tr("drag"), tr("Draw a window; inside one move it, at its edges resize it")),
        (tr("click on a bar or a band"), tr("Put the window over its days")),
        (tr("double click on the timeline"), tr("Open the window again")),
        (tr("wheel, + and -"), tr("Zoom, down to single days; Home shows all of them")),
        (tr("Shift+wheel, Shift+drag, middle button, Page Up, Page Down"), tr("Go along in time")),
        (tr("Left, Right"), tr("Move the window by a bar; with Shift only its end")),
        (tr("Left, Right on the line of a pair"), tr("Walk from passage to passage in time")),
    )


def _gestures() -> tuple[tuple[str, str], ...]:
    return (
        (tr("click"), tr("Select an actor, or a strand with its evidence; on the empty map select nothing")),
        (tr("Shift+click, Ctrl+click"), tr("Select one more, or one less")),
        (tr("drag an actor"), tr("Move it with everything selected; Esc puts it back")),
        (tr("drag an actor onto another"), tr("Merge the two")),
        (tr("drag the round handle of a strand"), tr("Bend the line; a double click on the handle straightens it")),
        (tr("drag the empty map, middle button, Space+drag"), tr("Move the map")),
        (tr("Shift+drag on the empty map"), tr("Select all within the rectangle")),
        (tr("wheel, pinch"), tr("Zoom at the cursor")),
        (tr("rest on an actor or a strand"), tr("See its neighbours and its counts; the rest fades")),
        (tr("right click, menu key"), tr("The menu of what is there")),
        (tr("double click"), tr("Rename an actor, open the passage of a strand, add an actor on the empty map")),
        (tr("click in the legend"), tr("Show what it stands for alone; a second click shows everything")),
        (tr("click on the legend’s corner"), tr("Fold the legend to a chip; a click on the chip shows it again")),
        (tr("Tab, Shift+Tab"), tr("Walk from actor to actor, then to the notes")),
        (tr("arrows"), tr("Walk along the relation that leads that way")),
        (tr("Ctrl+Right, Ctrl+Left"), tr("Walk round an actor from strand to strand")),
        (tr("Enter"), tr("Open the evidence of the actor or the strand that the keyboard is at")),
    )


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("KeysDialog", text)


def _row(keys: str, name: str, explained: str, muted: str) -> str:
    more = f'<br><span style="color:{muted}">{html.escape(explained)}</span>' if explained else ""
    return f'<tr><td width="150">{strong(html.escape(keys))}</td><td>{strong(html.escape(name))}{more}</td></tr>'


def _part(title: str, rows: Sequence[str]) -> str:
    """Rows under a heading; nothing where there are none."""
    return f'<h3>{html.escape(title)}</h3><table cellpadding="4">{"".join(rows)}</table>' if rows else ""


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
