"""The bar above the map: the project's name, search, filters, and the steps nearest to hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from .commands import Commands
from .filter_chips import FilterChips
from .search_box import Find, SearchBox

_HEIGHT = 52
_NAME_WIDTH = 240


class TopBar(QFrame):
    """One line; the chips give way first when the window is narrow."""

    def __init__(self, commands: Commands, search: Callable[[str], Sequence[Find]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setProperty("role", "topBar")
        self.setFixedHeight(_HEIGHT)
        self._name = QLabel(self)
        self._name.setObjectName("projectName")
        self._name.setProperty("role", "strong")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.search = SearchBox(search, self)
        self.search.setFixedWidth(264)
        self.chips = FilterChips(self)
        self.filter_menu = QMenu(self)
        filters = _button(self.tr("+ Filter"), self.tr("Choose what the map shows"))
        filters.setObjectName("addFilter")
        filters.setMenu(self.filter_menu)
        filters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 12, 0)
        line.setSpacing(8)
        self._name.setFixedWidth(_NAME_WIDTH)
        line.addWidget(self._name)
        line.addWidget(self.search)
        line.addSpacing(4)
        line.addWidget(filters)
        line.addWidget(self.chips, 1)
        for action_id, text in (("edit.undo", "↶"), ("edit.redo", "↷"), ("layout.run", self.tr("Arrange"))):
            line.addWidget(_shortcut_button(commands.action(action_id), text))

    def show_name(self, name: str, dirty: bool) -> None:
        """The project's name, with a star while it has unsaved changes."""
        text = f"{name} *" if dirty else name
        self._name.setToolTip(text)
        self._name.setText(self._name.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH - 8))


def _button(text: str, tooltip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tooltip)
    button.setAccessibleName(tooltip)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button


def _shortcut_button(action: QAction, text: str) -> QToolButton:
    """A button that does what an action does and is enabled with it, but says it shorter."""
    button = _button(text, action.toolTip())
    button.setObjectName(f"{action.objectName()}.button")
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button
