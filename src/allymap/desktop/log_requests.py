"""Does what a person asks for about deleting and the log: claims and actors deleted, decisions taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ..workspace import editing
from .log_dialog import LogDialog
from .project_page import ProjectPage
from .session import Session
from .wording import counted


class LogRequests(QObject):
    """Lives as long as its page."""

    def __init__(self, page: ProjectPage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "review.log": self.show_log,
            "edit.deleted": lambda: self.show_log(deleted=True),
            "review.delete": self._delete_claim,
            "map.delete": self._delete_actors,
        }

    def show_log(self, deleted: bool = False) -> None:
        """Open the log, with what was deleted alone where that is wanted."""
        workspace = self._session.workspace
        take_back, forget = partial(editing.take_back, workspace), partial(editing.forget, workspace)
        LogDialog(self._page, lambda: workspace.log, lambda: workspace.evidence, take_back, forget, deleted).open()

    def _delete_claim(self) -> None:
        session, cards = self._session, self._page.evidence.cards.list
        row = cards.currentIndex().row()
        if session.attempt(editing.remove_claims, [session.claim_id]):
            cards.choose_row(row)
            session.told.emit(self.tr("Claim deleted. Undo brings it back, or later Edit, Deleted…"))

    def _delete_actors(self) -> None:
        session = self._session
        chosen = sorted(session.actors)
        gone = set(chosen)
        claims = sum(bool({one.source_id, one.target_id} & gone) for one in session.workspace.claims.values())
        what = counted(len(chosen), self.tr("actor"), self.tr("actors"))
        if session.attempt(editing.remove_actors, chosen):
            words = self.tr("{actors} deleted with {claims}. Undo brings them back, or later Edit, Deleted…")
            session.told.emit(words.format(actors=what, claims=counted(claims, self.tr("claim"), self.tr("claims"))))
