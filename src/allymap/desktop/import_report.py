"""What a reading brought, what it left out and why, and which documents do not say when they were published."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ..model import Document, Remark, Severity, Tier
from ..model.written_dates import as_edtf
from .theme import theme
from .told_html import Section, as_html, document_link, linked
from .wording import claims_words, counted, date_words, tr

if TYPE_CHECKING:
    from ..workspace.importing import Batch

_SIZE = (720, 560)
_DATES_HEIGHT = 148


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A reading as it is told of: its documents, the number of claims found in each by its id and of those drawn, the
    ids of the actors, and the remarks.
    """

    documents: tuple[Document, ...]
    claims: Mapping[str, int]
    drawn: Mapping[str, int]
    actors: frozenset[str]
    remarks: tuple[Remark, ...]

    @classmethod
    def of(cls, batch: Batch) -> ImportReport:
        """The report on a batch."""
        claims = Counter(claim.document_id for claim in batch.claims)
        drawn = Counter(claim.document_id for claim in batch.claims if claim.tier is Tier.DRAWN)
        actors = frozenset(actor.id for actor in batch.actors)
        return cls(batch.documents, claims, drawn, actors, tuple(batch.report.remarks))

    @classmethod
    def of_failure(cls, where: str, message: str) -> ImportReport:
        """The report on a file that could not be read at all."""
        return cls((), {}, {}, frozenset(), (Remark(Severity.FAILED, where, message),))

    def joined(self, later: ImportReport) -> ImportReport:
        """Both readings told of as one."""
        documents = {one.id: one for one in (*self.documents, *later.documents)}
        return ImportReport(
            tuple(documents.values()), Counter(self.claims) + Counter(later.claims),
            Counter(self.drawn) + Counter(later.drawn), self.actors | later.actors, self.remarks + later.remarks,
        )  # fmt: skip

    @property
    def left_out(self) -> list[Remark]:
        """What should have been read and was not, each with its reason."""
        return [remark for remark in self.remarks if remark.severity is not Severity.NOTE and remark.where]

    @property
    def troubles(self) -> list[Remark]:
        """What went wrong with the reading as a whole, such as a server that did not answer."""
        return troubles(self.remarks)

    @property
    def notes(self) -> list[Remark]:
        """What was read and needs a word."""
        return [remark for remark in self.remarks if remark.severity is Severity.NOTE]

    @property
    def undated(self) -> list[Document]:
        """The documents that do not say when they were published."""
        return [document for document in self.documents if not document.published and not document.coded]

    @property
    def sentence(self) -> str:
        """What was read, in numbers, without a full stop; where nothing was found, the first reason there is."""
        if not sum(self.claims.values()):
            documents = counted(len(self.documents), tr("document"), tr("documents"))
            nothing = tr("{documents} read, without any claim found").format(documents=documents)
            return ". ".join([nothing, *(note.message.rstrip(".") for note in self.notes[:1])])
        return tr("{documents} read: {claims} between {actors}").format(
            documents=counted(len(self.documents), tr("document"), tr("documents")),
            claims=claims_words(sum(self.drawn.values()), sum(self.claims.values())),
            actors=counted(len(self.actors), tr("actor"), tr("actors")),
        )


class ImportReportDialog(QDialog):
    """Stands beside the window's work. ``document_wanted(id)`` shows one, ``dated(id to EDTF)`` sets their dates."""

    def __init__(
        self, parent: QWidget, report: ImportReport, documents: Mapping[str, Document],
        document_wanted: Callable[[str], object], dated: Callable[[dict[str, str]], object],
    ) -> None:  # fmt: skip
        """``documents`` are all of the project, to which pointers in the report may lead."""
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report on the last reading"))
        self.resize(*_SIZE)
        self._report, self._documents = report, documents
        self._document_wanted, self._dated = document_wanted, dated
        self._lines: dict[str, QLineEdit] = {}
        self._problem = QLabel(self)
        self._problem.setObjectName("dateProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.list = QTextBrowser(self)
        self.list.setObjectName("reportList")
        self.list.setAccessibleName(self.tr("What was read and what was left out"))
        self.list.setOpenLinks(False)
        self.list.document().setDocumentMargin(0)
        self.list.setHtml(as_html(self._sections(), theme().look))
        self.list.anchorClicked.connect(self._follow)
        self._lay_out()

    def _follow(self, link: QUrl) -> None:
        self._document_wanted(link.path(QUrl.ComponentFormattingOption.FullyDecoded))

    def _set_dates(self) -> None:
        written: dict[str, str] = {}
        for one, line in self._lines.items():
            try:
                if text := as_edtf(line.text()):
                    written[one] = text
            except ValueError as error:
                self._problem.setText(f"{error}.")
                self._problem.show()
                self._lines[one].setFocus()
                return
        self._problem.hide()
        if written:
            self._dated(written)
            self.accept()

    def _sections(self) -> list[Section]:
        look, report = theme().look, self._report
        titles = {document.title: one for one, document in reversed(list(self._documents.items()))}
        sections = [
            Section(heading, len(remarks), [linked(str(remark), titles, look) for remark in remarks])
            for heading, remarks in (
                (self.tr("WENT WRONG"), report.troubles),
                (self.tr("LEFT OUT"), report.left_out),
                (self.tr("NOTES"), report.notes),
            )
        ]
        read = Section(self.tr("DOCUMENTS"), len(report.documents), [self._row(one) for one in report.documents])
        return [section for section in (*sections, read) if section.number]

    def _row(self, document: Document) -> str:
        look = theme().look
        facts = (
            claims_words(self._report.drawn.get(document.id, 0), self._report.claims.get(document.id, 0)),
            date_words(document.published) if document.published else self.tr("date unknown"),
            document.note,
        )
        told = html.escape(" · ".join(fact for fact in facts if fact))
        title = document_link(document.id, html.escape(document.title), look)
        return f'{title}<br><span style="color:{look.muted}">{told}</span>'

    def _lay_out(self) -> None:
        headline = QLabel(f"{self._report.sentence}.", self)
        headline.setWordWrap(True)
        headline.setProperty("role", "strong")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        close.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 16)
        outer.setSpacing(12)
        outer.addWidget(headline)
        if self._report.undated:
            self._ask_for_dates(outer)
        outer.addWidget(self.list, 1)
        outer.addWidget(close)

    def _ask_for_dates(self, outer: QVBoxLayout) -> None:
        question = QLabel(
            self.tr(
                "When were these published? It may stay open; then words such as “last year” in them stay undated."
            ), self,
        )  # fmt: skip
        question.setWordWrap(True)
        question.setProperty("role", "muted")
        rows = QWidget(self)
        form = QFormLayout(rows)
        form.setContentsMargins(0, 0, 8, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for document in self._report.undated:
            line = QLineEdit(rows)
            line.setObjectName(f"published {document.id}")
            line.setAccessibleName(self.tr("When “{title}” was published").format(title=document.title))
            line.setPlaceholderText(self.tr("15 April 2024, 2024-04 or 2024"))
            line.returnPressed.connect(self._set_dates)
            self._lines[document.id] = line
            form.addRow(rows.fontMetrics().elidedText(document.title, Qt.TextElideMode.ElideRight, 360), line)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(rows)
        scroll.setMaximumHeight(min(_DATES_HEIGHT, rows.sizeHint().height() + 4))
        button = QPushButton(self.tr("Set the dates"), self)
        button.setObjectName("setDates")
        button.setAutoDefault(False)
        button.clicked.connect(self._set_dates)
        for widget in (question, scroll, self._problem):
            outer.addWidget(widget)
        outer.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)


def troubles(remarks: Iterable[Remark]) -> list[Remark]:
    """The remarks on what went wrong with a reading as a whole."""
    return [remark for remark in remarks if remark.severity is not Severity.NOTE and not remark.where]
