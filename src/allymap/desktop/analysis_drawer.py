"""The analysis under the map: four views on the same relations, and the passages behind what is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .analysis_page import AnalysisPage
from .arena_matrix import ArenaMatrix
from .passage_rows import PassageRows
from .rows import INDENT

_HEIGHT = 250
_PASSAGES = 200
_BOLDER = 16
_LONGEST_NAME = 280
PAGES = ("matrix", "changes", "narrators", "findings")


class AnalysisDrawer(QWidget):
    """Only the furniture: ``Analysis`` fills it. ``shown(page)``: another page is asked for, empty when it closes."""

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("analysisDrawer")
        self.setAccessibleName(self.tr("Analysis"))
        self.setProperty("role", "sideColumn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(_HEIGHT)
        self.page = ""
        self.matrix = ArenaMatrix(self)
        self.of_whom = QLabel(self)
        self.of_whom.setProperty("role", "muted")
        self.of_whom.setWordWrap(True)
        self.unit = QComboBox(self)
        self.changes = AnalysisPage("changesPanel", self.tr("What changed"), self)
        self.since, self.until = QLineEdit(self), QLineEdit(self)
        self.compare, self.since_file = QPushButton(self.tr("Compare"), self), QPushButton(self)
        self.alone = QCheckBox(self.tr("Only these on the map"), self)
        self.narrators = AnalysisPage("narratorsPanel", self.tr("Where narrators disagree"), self)
        self.narrator, self.against = QComboBox(self), QComboBox(self)
        self.redraw = QCheckBox(self.tr("Draw by the first alone"), self)
        for box in (self.narrator, self.against):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(_LONGEST_NAME)
        self.findings = AnalysisPage("findingsPanel", self.tr("Patterns"), self)
        self.camps, self.look = QComboBox(self), QPushButton(self.tr("Look again"), self)
        self.fragile = QCheckBox(self.tr("Also what a single claim decides"), self)
        self.marked = QCheckBox(self.tr("Mark the camps on the map"), self)
        self.passages = PassageRows(self)
        self.passages.setMinimumWidth(_PASSAGES)
        self.scene, self.copy = QPushButton(self.tr("Make a scene"), self), QPushButton(self.tr("Copy"), self)
        self.close_button = QPushButton("×", self)
        self.tabs = {name: QPushButton(text, self) for name, text in zip(PAGES, self._titles(), strict=True)}
        self._stack = QStackedWidget(self)
        self._furnish()
        self._lay_out()
        told = self.tr(
            "Type a day, such as 2015 or March 2024: here is what became of every relation since, and whether"
            " the world, our evidence or our judgement changed."
        )
        self.changes.show_told((), told, lambda _: "")
        self.hide()

    def show_page(self, page: str) -> None:
        """Show one of the pages; empty closes the drawer."""
        self.page = page
        if page:
            self._stack.setCurrentIndex(PAGES.index(page))
            self.tabs[page].setChecked(True)
        self._make_room()
        self.setVisible(bool(page))
        self.shown.emit(page)

    def _make_room(self) -> None:
        """Passages have a place only beside something that has any."""
        page = self._stack.currentWidget()
        self.passages.setVisible(not isinstance(page, AnalysisPage) or bool(page.told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.show_page("")
        else:
            super().keyPressEvent(event)

    def _titles(self) -> tuple[str, ...]:
        return self.tr("Arenas over time"), self.tr("What changed"), self.tr("According to…"), self.tr("Patterns")

    def _furnish(self) -> None:
        for words, unit in ((self.tr("years"), "year"), (self.tr("quarters"), "quarter")):
            self.unit.addItem(words, unit)
        for number in range(2, 6):
            self.camps.addItem(self.tr("{n} camps").format(n=number), number)
        self.camps.addItem(self.tr("as many camps as fit"), None)
        self.since_file.setText(self.tr("Since a file…"))
        for field, words in ((self.since, self.tr("from, e.g. 2015")), (self.until, self.tr("to today"))):
            field.setPlaceholderText(words)
            field.setProperty("role", "compact")
            field.setFixedWidth(120)
            field.returnPressed.connect(self.compare.click)
        names = {
            self.unit: ("matrixUnit", self.tr("Columns")), self.since: ("changesFrom", self.tr("From")),
            self.until: ("changesTo", self.tr("To")), self.compare: ("compareDates", self.tr("Compare the two dates")),
            self.since_file: ("compareFile", self.tr("Compare with an earlier file")),
            self.alone: ("changesAlone", self.tr("Only these on the map")),
            self.narrator: ("firstNarrator", self.tr("Narrator")),
            self.against: ("secondNarrator", self.tr("The other narrator")),
            self.redraw: ("redrawByNarrator", self.tr("Draw the map by the first one’s claims")),
            self.camps: ("numberOfCamps", self.tr("Number of camps")),
            self.look: ("lookForPatterns", self.tr("Look for patterns again")),
            self.fragile: ("fragileFindings", self.tr("Also what a single claim decides")),
            self.marked: ("markCamps", self.tr("Mark the camps on the map")),
            self.scene: ("analysisScene", self.tr("Make a scene of this")),
            self.copy: ("analysisCopy", self.tr("Copy as Markdown")),
            self.close_button: ("closeAnalysis", self.tr("Close the analysis")),
        }  # fmt: skip
        for widget, (name, words) in names.items():
            widget.setObjectName(name)
            widget.setAccessibleName(words)
        for button in (self.scene, self.copy, self.close_button):
            button.setProperty("role", "link")
            button.setToolTip(button.accessibleName())
        self.close_button.clicked.connect(lambda: self.show_page(""))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(INDENT, 0, 0, 0)
        head.setSpacing(0)
        group = QButtonGroup(self)
        for name, tab in self.tabs.items():
            tab.setObjectName(f"{name}Tab")
            tab.setProperty("role", "segment")
            tab.setCheckable(True)
            tab.setMinimumWidth(tab.sizeHint().width() + _BOLDER)  # the one on show is bold
            tab.clicked.connect(lambda _=False, one=name: self.show_page(one))
            group.addButton(tab)
            head.addWidget(tab)
        head.addStretch(1)
        for button in (self.scene, self.copy, self.close_button):
            head.addWidget(button)
            head.addSpacing(16)
        for page, controls in (
            (self.changes, (self.since, self.until, self.compare, self.since_file, self.alone)),
            (self.narrators, (self.narrator, self.against, self.redraw)),
            (self.findings, (self.camps, self.look, self.fragile, self.marked)),
        ):
            for widget in controls:
                page.controls.addWidget(widget)
            page.listed.connect(lambda _: self._make_room())
        for shown in (self._matrix_page(), self.changes, self.narrators, self.findings):
            self._stack.addWidget(shown)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._stack, 5)
        middle.addWidget(self.passages, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 4)
        outer.setSpacing(8)
        outer.addLayout(head)
        outer.addLayout(middle, 1)

    def _matrix_page(self) -> QWidget:
        page = QWidget(self)
        line = QHBoxLayout()
        line.setContentsMargins(INDENT, 0, 0, 0)
        line.addWidget(self.of_whom, 1)
        line.addWidget(self.unit)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(line)
        inside.addWidget(self.matrix, 1)
        return page
