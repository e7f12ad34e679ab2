"""The open project: sources, actors and layouts at the left, the map and its timeline, the evidence at the right."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from .action_spec import Scope
from .actors_panel import ActorsPanel
from .analysis_drawer import AnalysisDrawer
from .canvas import MapCanvas
from .commands import Commands
from .document_viewer import DocumentViewer
from .evidence_panel import EvidencePanel
from .focus_trail import FocusTrail
from .layouts_panel import LayoutsPanel
from .review_queue import ReviewQueue
from .rows import INDENT
from .scenes import ScenesPanel
from .scenes.thumbnails import Thumbnails
from .searching import Searching
from .session import Session
from .sources_panel import SourcesPanel
from .text_twin import TextTwin
from .theme import theme
from .timeline import Timeline
from .timeline_tools import TimelineTools
from .top_bar import TopBar

_COLUMNS = ((248, 0.11), (368, 0.19))
"""The side columns: their least width in pixels, and their share of a large window."""
_WIDEST = 480
_READING = 1000
"""Pixels that a document gets at the most when it is given more room."""
_TIMELINE = 144


class ProjectPage(QWidget):
    """Only the furniture: ``PageDisplay`` fills it, ``PageRequests`` does what is asked in it."""

    def __init__(self, session: Session, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("projectPage")
        self.session = session
        self.top = TopBar(commands, session.workspace.search, self)
        self.searching = Searching(session.workspace, self)
        self.top.search.wanted.connect(self.searching.ask)
        self.searching.found.connect(self.top.search.show_finds)
        self.searching.failed.connect(session.refused)
        self.sources, self.actors, self.layouts = SourcesPanel(self), ActorsPanel(self), LayoutsPanel(self)
        self.review_count = QLabel(self)
        self.review_count.setObjectName("reviewCount")
        self.review_start = QPushButton(self.tr("start"), self)
        self.review_start.hide()
        self.canvas = MapCanvas(self)
        self.trail = FocusTrail(self.canvas)
        self.canvas.laid_over = (self.trail,)
        self.analysis = AnalysisDrawer(self)
        self.twin = TextTwin(self)
        self.timeline = Timeline(self)
        self.timeline_tools = TimelineTools(commands, self.timeline)
        thumbnails = Thumbnails(session.workspace)
        self.scenes = ScenesPanel(
            commands, lambda scene, size, ratio: thumbnails.of(scene, size, theme().look, ratio), self
        )
        self.scenes.setVisible(bool(session.workspace.scenes))
        self.evidence, self.viewer = EvidencePanel(self), DocumentViewer(self)
        self.viewer.originals.find = session.workspace.original
        self.viewer.enlarged.connect(self._enlarge_document)
        self.review = ReviewQueue(self)
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self._middle = QSplitter(Qt.Orientation.Vertical, self)
        self._right = QSplitter(Qt.Orientation.Vertical, self)
        self._left = self._left_column()
        self._lay_out()
        kept = QSettings().value("view/columns")
        self._before: tuple[list[int], list[int]] | None = None
        self._own_widths = isinstance(kept, QByteArray) and self.columns.restoreState(kept)
        self.columns.splitterMoved.connect(self._keep_widths)
        for widget in (self.canvas, self.evidence.relation.list, self.evidence.actor.cards.list):
            commands.listen_on(widget, Scope.FOCUS)
        commands.listen_on(self.timeline, Scope.TIMELINE)
        self.timeline.addActions([commands.action(one) for one in ("timeline.back", "timeline.forward")])

    def show_map_only(self, alone: bool) -> None:
        """Hide, or show again, what stands beside and under the map."""
        for widget in (self._left, self._right, self.timeline):
            widget.setVisible(not alone)
        self.analysis.setVisible(not alone and bool(self.analysis.page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out until a person does: on a large screen the columns get more, up to a readable line."""
        super().resizeEvent(event)
        if self._own_widths:
            return
        left, right = (min(max(least, round(self.width() * share)), _WIDEST) for least, share in _COLUMNS)
        self.columns.setSizes([left, self.width() - left - right, right])
        self._right.setSizes([round(self.height() * share) for share in (0.66, 0.66, 0.34)])

    def _enlarge_document(self, large: bool) -> None:
        """Give the document half of the window, up to what pages need, or the columns what they had before."""
        if large:
            self._before = self.columns.sizes(), self._right.sizes()
            right = min(self.width() // 2, _READING)
            left = self.columns.sizes()[0]
            self.columns.setSizes([left, self.width() - left - right, right])
            self._right.setSizes([round(self.height() * share) for share in (0.2, 0.2, 0.8)])
        elif self._before is not None:
            (columns, right_column), self._before = self._before, None
            self.columns.setSizes(columns)
            self._right.setSizes(right_column)

    def remember_columns(self) -> None:
        """Keep the widths that a person gave the columns, if any."""
        if self._own_widths:
            QSettings().setValue("view/columns", self.columns.saveState())

    def _keep_widths(self) -> None:
        self._own_widths = True

    def _lay_out(self) -> None:
        self._middle.addWidget(self.canvas)
        self._middle.addWidget(self.analysis)
        self._middle.addWidget(self.twin)
        self._middle.addWidget(self.scenes)
        self._middle.addWidget(self.timeline)
        self._right.addWidget(self.review)
        self._right.addWidget(self.evidence)
        self._right.addWidget(self.viewer)
        self.columns.addWidget(self._left)
        self.columns.addWidget(self._middle)
        self.columns.addWidget(self._right)
        for splitter, stretching in ((self.columns, 1), (self._middle, 0), (self._right, 0)):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.setStretchFactor(stretching, 1)
        self._middle.setSizes([440, 0, 260, self.scenes.height(), _TIMELINE])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        outer.addWidget(self.columns, 1)

    def _left_column(self) -> QWidget:
        column = QWidget(self)
        column.setProperty("role", "sideColumn")
        column.setMinimumWidth(200)
        review = QHBoxLayout()
        review.setContentsMargins(INDENT, 0, INDENT, 0)
        heading = QLabel(self.tr("REVIEW"), column)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(INDENT, 0, 0, 0)
        self.review_start.setObjectName("reviewStart")
        self.review_start.setProperty("role", "link")
        self.review_start.setAccessibleName(self.tr("Start reviewing"))
        self.review_start.setToolTip(self.tr("Judge one proposal after the other, by impact"))
        review.addWidget(self.review_count, 1)
        review.addWidget(self.review_start)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(8, 16, 8, 12)
        inside.setSpacing(4)
        inside.addWidget(self.sources)
        inside.addSpacing(16)
        inside.addWidget(self.actors, 1)
        inside.addSpacing(16)
        inside.addWidget(self.layouts)
        inside.addSpacing(16)
        inside.addWidget(heading)
        inside.addLayout(review)
        return column
