"""Does what a person asks for about sources: describing, labelling, joining origins, removing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QMessageBox

from ..model import pair_words
from ..network.dependence import siblings
from ..workspace import editing
from ..workspace.handling import asked, label_of
from .evidence_model import polarity_words
from .label_dialog import LabelDialog
from .project_page import ProjectPage
from .session import Session
from .source_dialog import SourceDialog
from .wording import counted

if TYPE_CHECKING:
    from ..network.dependence import Loss

_NAMED = 6
"""So many lost strands are named before a removal; the others are counted."""


class SourceRequests(QObject):
    """Lives as long as its page."""

    def __init__(self, page: ProjectPage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        page.sources.described.connect(self.describe)
        page.sources.removal_wanted.connect(self.remove)
        page.sources.menu_opening.connect(self._offer_origins)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {"file.label": self.choose_label, "review.label": self._label_claim}

    def describe(self, document_id: str) -> None:
        """Open the fields of a source."""
        workspace = self._session.workspace
        document = workspace.documents[document_id]
        others = siblings(workspace.evidence).get(document_id, ())
        words = self.tr("1 origin with {titles}").format(titles=self._titles(others)) if others else ""
        SourceDialog(self._page, document, words, partial(editing.describe_source, workspace)).open()

    def remove(self, document_id: str) -> None:
        """Remove a document, saying first which strands would be left without a source."""
        lost = editing.losses_without(self._session.workspace, [document_id])
        if not lost:
            self._remove(document_id)
            return
        box = QMessageBox(self._page)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setObjectName("removalDialog")
        title = self._session.workspace.documents[document_id].title
        box.setText(self.tr("Remove “{title}”?").format(title=title))
        box.setInformativeText(self._loss_words(lost))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        remove.clicked.connect(lambda: self._remove(document_id))
        box.open()

    def _remove(self, document_id: str) -> None:
        session = self._session
        title = session.workspace.documents[document_id].title
        claims = sum(one.document_id == document_id for one in session.workspace.claims.values())
        if session.attempt(editing.remove_documents, [document_id]):
            words = self.tr("“{title}” removed with {claims}. Undo brings it back, or later Edit, Deleted…")
            number = counted(claims, self.tr("claim"), self.tr("claims"))
            session.told.emit(words.format(title=title, claims=number))

    def choose_label(self, then: Callable[[], object] | None = None) -> None:
        """Ask how far the project may be shared, and go on with ``then`` when that is decided."""

        def decided(label: str) -> None:
            if self._session.attempt(editing.set_label, label) and then is not None:
                then()

        settings = self._session.workspace.settings
        question = self.tr(
            "How far may what you export be shared? It carries this label, and leaves out what is labelled higher."
            " Without a label, only what everybody may see is let out."
        )
        LabelDialog(self._page, question, label_of(settings) if asked(settings) else None, decided).open()

    def with_label(self, then: Callable[[], object]) -> None:
        """Go on at once where a person chose the project's label or nothing in it is labelled; ask once where not."""
        workspace = self._session.workspace
        labelled = any(one.tlp for rows in (workspace.documents, workspace.claims) for one in rows.values())
        if not labelled or asked(workspace.settings) or not workspace.writable:
            then()
        else:
            self.choose_label(then)

    def _label_claim(self) -> None:
        session = self._session
        claim = session.workspace.claims[session.claim_id]

        def decided(label: str) -> None:
            if session.attempt(editing.label_claims, [claim.id], label):
                session.choose_claim(claim.id, claim.polarity)

        question = self.tr("How far may this claim be shared? Nothing under a lower label shows it.")
        LabelDialog(self._page, question, claim.tlp, decided).open()

    def _offer_origins(self, document_id: str, menu: QMenu) -> None:
        workspace = self._session.workspace
        document = workspace.documents[document_id]
        others = siblings(workspace.evidence).get(document_id, ())
        attempt = self._session.attempt
        if others:
            menu.addAction(self.tr("Count as an origin of its own"), lambda: attempt(editing.set_apart, document_id))
        if document.origin:
            menu.addAction(
                self.tr("Let the words decide on its origin"), lambda: attempt(editing.forget_origin, document_id)
            )
        joining = menu.addMenu(self.tr("Same origin as"))
        for other in workspace.documents.values():
            if other.id not in (document_id, *others):
                joining.addAction(
                    other.title.replace("&", "&&"), partial(attempt, editing.join_origins, document_id, other.id)
                )
        joining.setEnabled(not joining.isEmpty())

    def _titles(self, ids: Sequence[str]) -> str:
        documents = self._session.workspace.documents
        return ", ".join(f"“{documents[one].title}”" for one in ids)

    def _loss_words(self, lost: Sequence[Loss]) -> str:
        names = self._session.names
        words = counted(len(lost), self.tr("strand loses its last source:"), self.tr("strands lose their last source:"))
        rows = []
        for loss in lost[:_NAMED]:
            one, other = (names.get(actor, actor) for actor in loss.relation_id.split("|"))
            rows.append(f"{pair_words((one, other))}, {polarity_words(loss.polarity).lower()}")
        if len(lost) > _NAMED:
            rows.append(self.tr("and {n} more").format(n=len(lost) - _NAMED))
        return "\n".join([words, *rows, self.tr("Undo brings everything back, and later Edit, Deleted…")])
