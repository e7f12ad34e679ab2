"""The scenes of the briefing under the map, with what is most often done to them beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from ..commands import Commands
from ..rows import INDENT
from .scene_rows import KEY, Paint, SceneRow
from .scene_strip import SceneStrip

_MENU = (
    "scene.show", "scene.edit", "scene.looked_at", "", "scene.update", "scene.duplicate", "scene.rename",
    "scene.hide", "scene.delete", "", "present.from_here",
)  # fmt: skip


class ScenesPanel(QWidget):
    """The widget ``scenesPanel``. ``chosen(id)``: another scene is the current one now."""

    chosen = Signal(str)

    def __init__(self, commands: Commands, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenesPanel")
        self.setAccessibleName(self.tr("Scenes"))
        self._commands = commands
        self.strip = SceneStrip(paint, self)
        self.strip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.strip.customContextMenuRequested.connect(self._show_menu)
        self.strip.selectionModel().currentChanged.connect(lambda index, _: self.chosen.emit(index.data(KEY) or ""))
        heading = QLabel(self.tr("SCENES"), self)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(INDENT + 2, 0, 0, 0)  # above the words of the buttons, which have room around them
        self.hint = QLabel(self.tr("A scene keeps what the map shows now: press + to add one."), self)
        self.hint.setProperty("role", "muted")
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(heading)
        for action, text in (("scene.add", self.tr("+ Add")), ("present.start", self.tr("Present"))):
            side.addWidget(self._button(action, text))
        side.addStretch(1)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(INDENT, 4, 8, 0)
        inside.setSpacing(12)
        inside.addLayout(side)
        inside.addWidget(self.hint, 1)
        inside.addWidget(self.strip, 1)
        self.setFixedHeight(self.strip.height() + 4)
        self.show_scenes(())

    def show_scenes(self, rows: Sequence[SceneRow]) -> None:
        """List the scenes; the chosen one stays chosen while it is there."""
        current = self.strip.current_id
        self.strip.scenes.show_rows(rows)
        self.strip.choose(current)
        self.hint.setVisible(not rows)
        self.strip.setVisible(bool(rows))

    def _button(self, action_id: str, text: str) -> QToolButton:
        action = self._commands.action(action_id)
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def _show_menu(self, at: QPoint) -> None:
        if not self.strip.indexAt(at).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in _MENU:
            if action:
                menu.addAction(self._commands.action(action))
            else:
                menu.addSeparator()
        menu.popup(self.strip.viewport().mapToGlobal(at))
