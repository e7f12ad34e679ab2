"""The buttons above the timeline: step and play, the day looked at, fading, zoom."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from .commands import Commands
from .timeline import Timeline
from .top_bar import ActionButton


class TimelineTools(QWidget):
    """Stands in the upper right corner of its timeline; each button does what an action of the menu does."""

    def __init__(self, commands: Commands, timeline: Timeline) -> None:
        super().__init__(timeline)
        self.setObjectName("timelineTools")
        self._timeline = timeline
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self.play = self._button(commands, "timeline.play", self.tr("Play"))
        self.fading = self._opener(commands, "timeline.half_life", "")
        self.fading.setCheckable(True)
        back, forward = self._button(commands, "timeline.back", "←"), self._button(commands, "timeline.forward", "→")
        closer, farther = (
            self._button(commands, "timeline.zoom_in", "+"), self._button(commands, "timeline.zoom_out", "−"),
        )  # fmt: skip
        self._spare = (closer, farther), (back, forward)
        for button in (
            back, self.play, forward,
            self._button(commands, "timeline.as_of", self.tr("As of")), self.fading,
            self._opener(commands, "timeline.scenes", self.tr("Scenes")),
            farther, closer, self._button(commands, "timeline.whole", self.tr("All")),
        ):  # fmt: skip
            line.addWidget(button)
        timeline.tools = self
        timeline.played.connect(self._show_playing)
        self.show_half_life("")

    def fit(self, room: int) -> None:
        """Leave those out that the wheel and the keys do as well, while all have no room in so many pixels."""
        for pair in self._spare:
            for button in pair:
                button.show()
        for pair in self._spare:
            if self.sizeHint().width() > room:
                for button in pair:
                    button.hide()

    def show_half_life(self, words: str) -> None:
        """Say how claims fade; empty for not at all."""
        self.fading.setText(self.tr("Fade: {time}").format(time=words) if words else self.tr("Fade"))
        self.fading.setAccessibleName(self.fading.text())
        self.fading.setChecked(bool(words))
        self._timeline.place_tools()

    def _button(self, commands: Commands, action_id: str, text: str) -> ActionButton:
        button = ActionButton(commands.action(action_id), text, self)
        button.setAccessibleName(commands.action(action_id).text().replace("&", ""))
        return button

    def _opener(self, commands: Commands, menu_id: str, text: str) -> QToolButton:
        button = _MenuButton(commands.submenu(menu_id), text, self)
        button.setObjectName(f"{menu_id}.button")
        return button

    def _show_playing(self) -> None:
        self.play.setText(self.tr("Stop") if self._timeline.playing else self.tr("Play"))
        self._timeline.place_tools()


class _MenuButton(QToolButton):
    """Opens a menu of the window, and is enabled with it."""

    def __init__(self, menu: QMenu, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = menu.menuAction()
        self.setText(text)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text().replace("&", ""))
        self._action.changed.connect(self._follow)  # a method, so that the connection ends with the button
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
