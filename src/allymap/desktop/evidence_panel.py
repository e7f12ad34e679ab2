"""The right column's upper half: the overview, the actors selected, or the evidence of one relation."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from .actor_panel import ActorPanel
from .evidence_cards import EvidenceCards
from .overview_panel import OverviewPanel
from .relation_panel import RelationPanel
from .rows import INDENT


class EvidencePanel(QWidget):
    """Three pages over each other, and under claims the four things to do with one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidencePanel")
        self.setAccessibleName(self.tr("Evidence"))
        self.overview, self.actor, self.relation = OverviewPanel(self), ActorPanel(self), RelationPanel(self)
        self._stack = QStackedWidget(self)
        for page in (self.overview, self.actor, self.relation):
            self._stack.addWidget(page)
        self.accept_button = _link(self.tr("A accept"), self.tr("Accept the selected claim"))
        self.reject_button = _link(self.tr("R reject"), self.tr("Reject the selected claim"))
        self.edit_button = _link(self.tr("E edit"), self.tr("Correct strand, direction or date of the claim"))
        self.open_button = _link(self.tr("↵ open document"), self.tr("Read the passage in its document"))
        self._footer = QWidget(self)
        line = QHBoxLayout(self._footer)
        line.setContentsMargins(INDENT, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.accept_button)
        line.addWidget(self.reject_button)
        line.addWidget(self.edit_button)
        line.addStretch(1)
        line.addWidget(self.open_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 16, 12, 8)
        outer.setSpacing(4)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self._footer)
        self.actor.claims_shown.connect(self._offer)
        self.show_page(self.overview)

    @property
    def cards(self) -> EvidenceCards:
        """The cards that commands on claims are about: the actor's while they are on show, else the relation's."""
        return self.actor.cards if self._page is self.actor else self.relation.cards

    @property
    def page(self) -> QWidget:
        return self._page

    def show_page(self, page: QWidget) -> None:
        """Show one of ``overview``, ``actor`` and ``relation``."""
        self._page = page
        self._stack.setCurrentWidget(page)
        self._offer()

    def _offer(self, *_: object) -> None:
        self._footer.setVisible(self._page is self.relation or (self._page is self.actor and self.actor.with_claims))


def _link(text: str, tooltip: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setToolTip(tooltip)
    button.setAccessibleName(tooltip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
