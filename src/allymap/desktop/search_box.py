"""The search field over actors, passages and documents; its finds drop down below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from .rows import KEY, ROW, Row, RowsModel, RowsView

_PAUSE = 120
"""Milliseconds of rest in the typing before a search."""
_SHOWN = 9


class Find(Protocol):
    """One result, as the workspace gives it: ``kind`` is ``actor``, ``document``, ``claim`` or ``note``."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def excerpt(self) -> str: ...


class SearchBox(QLineEdit):
    """``chosen(kind, id)`` follows a click on a find, or Enter.

    ``wanted(text)`` is asked while a person types and answered with ``show_finds``; Enter does not wait for that but
    asks ``search``.
    """

    wanted = Signal(str)

    chosen = Signal(str, str)

    def __init__(self, search: Callable[[str], Sequence[Find]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._answered = ""
        self.setObjectName("searchField")
        self.setAccessibleName(self.tr("Search actors and passages"))
        self.setPlaceholderText(self.tr("Search actors and passages  Ctrl+F"))
        self.setToolTip(self.tr('Words, "a phrase", beginn*, actor:Iran, date:2015, polarity:competition'))
        self.setClearButtonEnabled(True)
        self._rows = RowsModel(self)
        self._drop = QFrame(parent)
        self._drop.setObjectName("searchResults")
        self._drop.setProperty("role", "floating")
        self._none = QLabel(self.tr("Nothing found"), self._drop)
        self._none.setProperty("role", "muted")
        self._none.setContentsMargins(10, 4, 10, 4)
        self._view = RowsView("searchList", self.tr("Finds"), _SHOWN, self._drop)
        self._view.setModel(self._rows)
        self._view.clicked.connect(self._choose)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self._drop)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self._none)
        inside.addWidget(self._view)
        self._drop.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._pause.start)
        self.textChanged.connect(lambda text: None if text else self.close_finds())

    @property
    def finds(self) -> Sequence[Row]:
        """The finds on show."""
        return self._rows.rows if self._drop.isVisible() else ()

    @property
    def current_key(self) -> str:
        """The kind and the id of the find that Enter would choose, on two lines; empty for none."""
        index = self._view.currentIndex()
        return str(index.data(KEY)) if index.isValid() else ""

    def search(self) -> None:
        """Search now and show the finds."""
        self._pause.stop()
        text = self.text().strip()
        if not text:
            self.close_finds()
            return
        self.show_finds(text, self._search(text))

    def _ask(self) -> None:
        text = self.text().strip()
        if text:
            self.wanted.emit(text)

    def show_finds(self, text: str, finds: Sequence[Find]) -> None:
        """Show what was found for a text, unless the field holds another one by now."""
        if text != self.text().strip() or not text:
            return
        self._answered = text
        kinds = {
            "actor": self.tr("actor"), "document": self.tr("source"), "claim": self.tr("passage"),
            "note": self.tr("note"),
        }  # fmt: skip
        self._rows.show_rows([_row(one, kinds.get(one.kind, one.kind)) for one in _each_once(finds)])
        self._none.setVisible(not finds)
        self._view.setVisible(bool(finds))
        self._view.setCurrentIndex(self._rows.index(0))
        self._place()

    def close_finds(self) -> None:
        self._drop.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._drop.isVisible():
            row = self._view.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= row < self._rows.rowCount():
                self._view.setCurrentIndex(self._rows.index(row))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._answered != self.text().strip() or not self._drop.isVisible():
                self.search()
            self._choose(self._view.currentIndex())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and not self._view.underMouse():
            self.close_finds()
        return super().event(event)

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row: Row = index.data(ROW)
        kind, _, found = row.key.partition("\n")
        self.close_finds()
        self.chosen.emit(kind, found)

    def _place(self) -> None:
        window = self.window()
        if self._drop.parent() is not window:
            self._drop.setParent(window)
        self._drop.setFixedWidth(max(self.width(), 420))
        self._view.setFixedHeight(self._view.sizeHint().height())
        self._drop.adjustSize()
        self._drop.move(self.mapTo(window, QPoint(0, self.height() + 4)))
        self._drop.show()
        self._drop.raise_()


def _each_once(finds: Sequence[Find]) -> list[Find]:
    """Several claims may stand in one sentence, which is one find; a document may have the id of an actor."""
    said = ((one.title, one.excerpt) if one.kind == "claim" else (one.id,) for one in finds)
    return list({(one.kind, *what): one for one, what in zip(finds, said, strict=True)}.values())


def _row(find: Find, kind: str) -> Row:
    """A passage leads with its words, everything else with its name."""
    excerpt = " ".join(find.excerpt.split())
    text, note = (excerpt, find.title) if find.kind == "claim" else (find.title, excerpt)
    return Row(f"{find.kind}\n{find.id}", text, kind, note)
