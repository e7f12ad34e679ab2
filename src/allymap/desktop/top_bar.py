"""The bar above the map: the project's name, search, filters, and the steps nearest to hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from .commands import Commands
from .filter_chips import FilterChips
from .search_box import Find, SearchBox

_HEIGHT = 44
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
        filters = QToolButton(self)
        filters.setText(self.tr("+ Filter"))
        filters.setToolTip(self.tr("Choose what the map shows"))
        filters.setAccessibleName(filters.toolTip())
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
        for action_id, text in (
            ("edit.select_by_drag", self.tr("Select")), ("edit.undo", "↶"), ("edit.redo", "↷"),
            ("layout.run", self.tr("Arrange")),
        ):  # fmt: skip
            line.addWidget(ActionButton(commands.action(action_id), text, self))
        # Where there are scenes; an outline is shown by F5 and the menu.
        scenes = commands.action("present.from_here")
        present = ActionButton(commands.action("present.start"), self.tr("Present  F5"), self, there_with=scenes)
        present.setProperty("role", "primary")
        line.addSpacing(4)
        line.addWidget(present)

    def show_name(self, name: str, dirty: bool) -> None:
        """The project's name, with a star while it has unsaved changes."""
        text = f"{name} *" if dirty else name
        self._name.setToolTip(text)
        self._name.setText(self._name.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH - 8))


class ActionButton(QToolButton):
    """Does what an action does, and is enabled and checked with it, but says it shorter.

    ``there_with`` is an action without which it is hidden.
    """

    def __init__(self, action: QAction, text: str, parent: QWidget, there_with: QAction | None = None) -> None:
        super().__init__(parent)
        self._action, self._there_with = action, there_with
        self.setText(text)
        self.setObjectName(f"{action.objectName()}.button")
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        for followed in (action, there_with):
            if followed is not None:
                followed.changed.connect(self._follow)  # a method, so that the connection ends with the button
        self._follow()

    def _follow(self) -> None:
        self.setChecked(self._action.isChecked())
        self.setEnabled(self._action.isEnabled())
        if self._there_with is not None:
            self.setVisible(self._there_with.isEnabled())
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self._action.toolTip()} ({keys})" if keys else self._action.toolTip())
        self.setAccessibleName(self._action.toolTip())
