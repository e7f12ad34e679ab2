"""The documents of the project with their number of claims, and a place to drop more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from ..model import Claim, Document, Tier
from ..model.written_dates import as_edtf
from .rows import INDENT, KEY, ROW, Row, RowDelegate, RowsModel, RowsView
from .wording import claims_words, date_words

_LONGEST = 9
_EDITOR_HEIGHT = 22
NO_SIBLINGS: Mapping[str, Sequence[str]] = MappingProxyType({})


class SourcesPanel(QWidget):
    """``document_chosen`` shows one, ``only_wanted`` filters by one, ``dated(id, EDTF)`` says when it was published.

    ``menu_opening(id, menu)`` asks whoever knows the project to add what can be done with the origin of a source.
    """

    document_chosen = Signal(str)
    only_wanted = Signal(str)
    dated = Signal(str, str)
    removal_wanted = Signal(str)
    described = Signal(str)
    menu_opening = Signal(str, QMenu)
    again_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesPanel")
        self.setAccessibleName(self.tr("Sources"))
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._heading.setContentsMargins(INDENT, 0, 0, 0)
        self.rows = RowsModel(self, editable=True)
        self.view = RowsView("sourcesList", self.tr("Sources"), _LONGEST, self)
        self.view.setModel(self.rows)
        self._dates = DateDelegate(self.view)
        self.view.setItemDelegate(self._dates)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.rows.renamed.connect(self._take_date)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self._heading)
        outer.addWidget(self.view)
        outer.addWidget(self._drop_target())

    def show_documents(
        self, documents: Mapping[str, Document], claims: Mapping[str, Claim],
        siblings: Mapping[str, Sequence[str]] = NO_SIBLINGS,
    ) -> None:  # fmt: skip
        """List the documents in the order they were added; ``siblings`` are those of one origin."""
        drawn = Counter(claim.document_id for claim in claims.values() if claim.tier is Tier.DRAWN)
        counts = Counter(claim.document_id for claim in claims.values())
        self._heading.setText(self.tr("SOURCES"))
        self.rows.show_rows(
            [
                Row(
                    one.id,
                    one.title,
                    " · ".join(part for part in (one.grade, str(drawn[one.id])) if part),
                    self._note(one, [documents[other].title for other in siblings.get(one.id, ())]),
                    self._tooltip(
                        one,
                        [documents[other] for other in siblings.get(one.id, ())],
                        claims_words(drawn[one.id], counts[one.id]),
                    ),
                    faded=not counts[one.id],
                    inviting=not one.published,
                )
                for one in documents.values()
            ]
        )
        self.view.updateGeometry()

    def ask_for_date(self, document_id: str) -> None:
        """Open the line in which a document's published date is written."""
        row = self.rows.row_of(document_id)
        if row >= 0:
            self.view.setCurrentIndex(self.rows.index(row))
            self.view.edit(self.rows.index(row))

    def _take_date(self, document_id: str, text: str) -> None:
        try:
            self.dated.emit(document_id, as_edtf(text))
        except ValueError as error:
            self.refused.emit(f"{error}.")

    def _choose(self, index: QModelIndex) -> None:
        self.document_chosen.emit(index.data(KEY))

    def _show_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if not index.isValid():
            return
        document_id: str = index.data(KEY)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Read it"), lambda: self.document_chosen.emit(document_id))
        menu.addAction(self.tr("Only this source"), lambda: self.only_wanted.emit(document_id))
        menu.addAction(self.tr("Find its claims again…"), lambda: self.again_wanted.emit(document_id))
        menu.addAction(self.tr("Describe it…"), lambda: self.described.emit(document_id))
        menu.addAction(self.tr("Set the published date…"), lambda: self.ask_for_date(document_id))
        menu.addSeparator()
        self.menu_opening.emit(document_id, menu)
        menu.addSeparator()
        menu.addAction(self.tr("Remove from the project"), lambda: self.removal_wanted.emit(document_id))
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _note(self, document: Document, others: Sequence[str]) -> str:
        """What there is to do about a source, or else what is special about it."""
        if not document.published:
            return self.tr("date unknown — set")
        shared = f"“{others[0]}”" if len(others) == 1 else self.tr("{n} others").format(n=len(others))
        parts = (document.tlp, self.tr("1 origin with {others}").format(others=shared) if others else "")
        return " · ".join(part for part in parts if part)

    def _tooltip(self, document: Document, others: Sequence[Document], claims: str) -> str:
        published = date_words(document.published) if document.published else self.tr("date unknown")
        titles = ", ".join(f"“{other.title}”" for other in others)
        origin = self.tr("1 origin with {titles}").format(titles=titles) if others else ""
        apart = self.tr("an origin of its own, by judgement") if document.stands_apart else ""
        grade = self.tr("graded {grade}").format(grade=document.grade) if document.grade else ""
        parts = (
            document.title, document.author, document.publisher, published, document.url, grade, document.tlp, origin,
            apart, document.note, claims,
        )  # fmt: skip
        return "\n".join(part for part in parts if part)

    def _drop_target(self) -> QFrame:
        target = QFrame(self)
        target.setObjectName("dropTarget")
        target.setProperty("role", "dropTarget")
        words = QLabel(self.tr("Drop articles here"), target)
        words.setProperty("role", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(target)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(words)
        return target


class DateDelegate(RowDelegate):
    """A click on “date unknown — set” opens a line to write the date in."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("publishedEditor")
        editor.setProperty("role", "compact")
        editor.setAccessibleName(self.tr("Published date"))
        editor.setPlaceholderText(self.tr("for example 15 April 2024"))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The line starts empty: what is edited is the date, not the title the row shows."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        height = min(_EDITOR_HEIGHT, option.rect.height())
        rect = option.rect.adjusted(4, 0, -4, 0)
        editor.setGeometry(rect.left(), rect.bottom() + 1 - height, rect.width(), height)  # the title stays in sight

    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        view = self.parent()
        if (
            event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and isinstance(view, RowsView)
            and index.data(ROW).inviting
            and event.position().y() > option.rect.center().y()
        ):
            view.edit(view.model().index(index.row(), 0))
            return True
        return False
