"""What a person switched on or off for drawing: arrows, hulls, counts, snapping. Kept for every project and session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSettings

from .commands import Commands
from .project_page import ProjectPage
from .session import Session

CHOICES = {"view.arrows": False, "view.hulls": True, "view.counts": False, "map.snap": True}
"""Action id to what holds until a person says otherwise."""


def kept(action_id: str) -> bool:
    """What a person chose last."""
    return bool(QSettings().value(f"drawing/{action_id}", CHOICES[action_id], bool))


class DisplayChoices:
    """Applies what is kept to a page that opens, and keeps what is switched on it."""

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        self._page, self._session, self._commands = page, session, commands
        for one in CHOICES:
            commands.action(one).setChecked(kept(one))
        self._apply()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {one: partial(self._switch, one) for one in CHOICES}

    def _switch(self, action_id: str) -> None:
        QSettings().setValue(f"drawing/{action_id}", self._on(action_id))
        self._apply()
        self._session.map_changed.emit(False)

    def _apply(self) -> None:
        self._session.with_arrows, self._session.with_hulls = self._on("view.arrows"), self._on("view.hulls")
        self._page.canvas.snapping = self._on("map.snap")
        self._page.canvas.show_counts(self._on("view.counts"))

    def _on(self, action_id: str) -> bool:
        return self._commands.action(action_id).isChecked()
