"""What a person asks for in the document viewer: the strand of a passage, and a new claim from selected words."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ..model import Claim, VerdictValue
from ..workspace import editing
from .page_requests import PageRequests
from .pair_dialog import PairDialog
from .project_page import ProjectPage
from .relation_dialog import RelationDialog, Said
from .session import Session

_REJECTED = VerdictValue.REJECTED


class ReadingRequests(QObject):
    """Lives as long as its page; keeps the passages of the document on show marked."""

    def __init__(self, page: ProjectPage, session: Session, requests: PageRequests) -> None:
        super().__init__(page)
        self._page, self._session, self._requests = page, session, requests
        self._marked: tuple[object, object] = (None, None)
        self._claims: tuple[list[Claim], set[str]] = [], set()
        page.viewer.claim_chosen.connect(self._show_claim)
        page.viewer.document_shown.connect(self._mark)
        page.viewer.bar.claim_wanted.connect(self._ask_who)
        session.content_changed.connect(lambda: QTimer.singleShot(0, self, self._mark))

    def _mark(self) -> None:
        document, workspace = self._page.viewer.document, self._session.workspace
        now = (document, workspace.revision)
        if document is None or now == self._marked:
            return
        claims = [claim for claim in workspace.claims.values() if claim.document_id == document.id]
        rejected = {one.id for one in claims if (said := workspace.verdicts.get(one.id)) and said.value is _REJECTED}
        if self._marked[0] is not document or (claims, rejected) != self._claims:
            self._page.viewer.show_claims(claims, rejected)
        self._marked, self._claims = now, (claims, rejected)

    def _show_claim(self, claim_id: str) -> None:
        """Select the strand on the map; a claim that it does not draw is shown in the document alone."""
        if self._requests.show_claim(claim_id):
            self._requests.open_document(claim_id)
        else:
            self._requests.open_document(claim_id)
            self._session.told.emit(self.tr("The map does not draw the claim of this passage as it is filtered now."))

    def _ask_who(self) -> None:
        session = self._session
        passage = self._page.viewer.selected_passage()
        if passage is None:
            return
        named = sorted(session.actors)[:2]
        PairDialog(
            self._page, session.names, passage.exact, named,
            lambda one, other: RelationDialog(
                self._page, (one, other), session.names, self._session.person, passage, self._put
            ).open(),
        ).open()  # fmt: skip

    def _put(self, said: Said) -> None:
        session = self._session
        before = set(session.workspace.claims)
        if session.attempt(
            editing.add_relation, said.source_id, said.target_id, said.polarity, said.note, self._session.person,
            date=said.date, directed=said.directed, passage=said.passage,
        ):  # fmt: skip
            for claim_id in set(session.workspace.claims) - before:
                self._show_claim(claim_id)
