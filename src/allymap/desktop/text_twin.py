"""The text twin: what the map shows as tables of actors, relations and notes, and read out in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal
from urllib.parse import quote, unquote

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..output import tables
from .theme import theme
from .twin_model import TwinView
from .twin_tables import Table
from .view_reading import Part, as_text

Form = Literal["csv", "markdown"]

_LINK = "relation:"
_MARGIN = 12


class TextTwin(QWidget):
    """Hidden until asked for. ``copy_wanted(form)`` follows the button; the views say what is chosen and opened."""

    copy_wanted = Signal(str)
    relation_opened = Signal(str)
    reading_wanted = Signal()
    """The sentences have come on show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("textTwin")
        self.setAccessibleName(self.tr("The map as text"))
        self.actors = TwinView("twinActors", self.tr("Actors on the map"), True, self)
        self.relations = TwinView("twinRelations", self.tr("Relations on the map"), False, self)
        self.notes = TwinView("twinNotes", self.tr("Notes on the map"), False, self)
        self.reading = QTextBrowser(self)
        self.reading.setObjectName("twinReading")
        self.reading.setAccessibleName(self.tr("The map in sentences"))
        self.reading.setOpenLinks(False)
        self.reading.anchorClicked.connect(self._open_link)
        self.reading.document().setDocumentMargin(_MARGIN)
        self._parts: Sequence[Part] = ()
        self._told = ""
        theme().changed.connect(self._write)
        self._pages = QStackedWidget(self)
        self._choices = QButtonGroup(self)
        titles = (self.tr("Relations"), self.tr("Actors"), self.tr("Notes"), self.tr("Reading"))
        for number, title in enumerate(titles):
            self._add_page(number, title)
        self.field = QLineEdit(self)
        self.field.setObjectName("twinFilter")
        self.field.setProperty("role", "compact")
        self.field.setPlaceholderText(self.tr("Narrow the rows"))
        self.field.setAccessibleName(self.tr("Narrow the rows of the table"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._narrow)
        self._lay_out()
        self.show_page(self.relations)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(640, 280)

    @property
    def views(self) -> tuple[TwinView, TwinView, TwinView]:
        """The tables: relations, actors, notes."""
        return self.relations, self.actors, self.notes

    @property
    def page(self) -> QWidget:
        """What is on show: one of the tables, or the reading."""
        return (*self.views, self.reading)[self._pages.currentIndex()]

    def show_page(self, page: QWidget) -> None:
        """Show one of the tables, or the reading."""
        self._pages.setCurrentWidget(page)
        self._choices.button(self._pages.currentIndex()).setChecked(True)
        self.field.setEnabled(page is not self.reading)
        if page is self.reading:
            self.reading_wanted.emit()

    def show_tables(self, relations: Table, actors: Table, notes: Table) -> None:
        """Show what the map shows."""
        for view, table in zip(self.views, (relations, actors, notes), strict=True):
            view.show_table(table)
        self._count()

    def show_reading(self, parts: Sequence[Part]) -> None:
        """Show the sentences; the names of a pair lead to its evidence."""
        text = as_text(parts)
        if text != self._told:
            self._told, self._parts = text, parts
            self._write()

    def copied(self, form: Form, free: Sequence[Table], reading: Sequence[Part]) -> str:
        """The table on show as text, in its order and as it is narrowed; the reading as its sentences.

        The words are those of ``free`` (relations, actors, notes) and ``reading``: what may be copied of what is shown.
        """
        page = self.page
        if not isinstance(page, TwinView):
            return as_text(reading)
        write = tables.as_csv if form == "csv" else tables.as_markdown
        return write(page.table.header, page.cells(free[self.views.index(page)]))

    def _write(self) -> None:
        style = f"a {{ color: {theme().look.accent}; }} p {{ margin: 0 0 6px 0; }} h4 {{ margin: 10px 0 6px 0; }}"
        self.reading.document().setDefaultStyleSheet(style)
        self.reading.setHtml("".join(_html(part) for part in self._parts))

    def _add_page(self, number: int, title: str) -> None:
        page = (*self.views, self.reading)[number]
        self._pages.addWidget(page)
        button = QPushButton(title, self)
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setObjectName(f"{page.objectName()}Button")
        button.clicked.connect(lambda: self._choose(page))
        self._choices.addButton(button, number)

    def _choose(self, page: QWidget) -> None:
        self.show_page(page)
        page.setFocus()

    def _lay_out(self) -> None:
        copy = QToolButton(self)
        copy.setObjectName("twinCopy")
        copy.setText(self.tr("Copy"))
        copy.setToolTip(self.tr("Copy what is on show as text"))
        copy.setAccessibleName(copy.toolTip())
        copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(copy)
        menu.addAction(self.tr("as CSV"), lambda: self.copy_wanted.emit("csv"))
        menu.addAction(self.tr("as Markdown"), lambda: self.copy_wanted.emit("markdown"))
        copy.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.setSpacing(0)
        for button in self._choices.buttons():
            head.addWidget(button)
        head.addSpacing(12)
        head.addWidget(self.field, 1)
        head.addSpacing(8)
        head.addWidget(copy)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._pages, 1)
        self.setProperty("role", "sideColumn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _narrow(self, words: str) -> None:
        for view in self.views:
            view.narrow(words)
        self._count()

    def _count(self) -> None:
        """Say on the buttons how many rows there are, to screen readers as well."""
        titles = (self.tr("Relations"), self.tr("Actors"), self.tr("Notes"))
        for number, (title, view) in enumerate(zip(titles, self.views, strict=True)):
            self._choices.button(number).setText(f"{title} {view.table.rowCount()}")

    def _open_link(self, link: QUrl) -> None:
        self.relation_opened.emit(unquote(link.toString().removeprefix(_LINK)))


def _html(part: Part) -> str:
    heading = f"<h4>{escape(part.heading)}</h4>" if part.heading else ""
    lines = []
    for one in part.sentences:
        names = f'<a href="{_LINK}{quote(one.key, safe="")}">{escape(one.names)}</a> ' if one.key else ""
        lines.append(f"<p>{names}{escape(one.text)}</p>")
    return heading + "".join(lines)
