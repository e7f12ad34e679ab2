"""The one way from a project to the clipboard: what a handling label holds back is not copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ..model import Passage
from ..network.evidence import Evidence
from ..network.handling import Cleared
from ..output.citation import cite
from ..workspace.handling import shareable
from .session import Session
from .wording import counted


class Copying(QObject):
    """``with_label`` goes on with what it is given once a person has said how far the project may be shared."""

    def __init__(self, session: Session, with_label: Callable[[Callable[[], object]], None]) -> None:
        super().__init__(session)
        self._session, self._with_label = session, with_label

    def text(self, make: Callable[[Evidence], str], told: str) -> None:
        """Copy what is made from the evidence that may leave the project, and tell that and what was held back."""
        self.cleared(lambda free: self.put(make(free.evidence), told, free))

    def cleared(self, then: Callable[[Cleared], object]) -> None:
        """Hand over what may leave the project."""
        self._with_label(lambda: then(shareable(self._session.workspace)[0]))

    def put(self, text: str, told: str, free: Cleared) -> None:
        """Copy a text that was made from ``free``."""
        self._put(text, [told, free.sentence])

    def words(self, passage: Passage) -> None:
        """Copy words of a document, where the document itself may leave the project."""
        self.cleared(lambda free: self._put_words(passage, free.evidence))

    def _put_words(self, passage: Passage, free: Evidence) -> None:
        held = [
            claim.passage
            for key, claim in self._session.workspace.claims.items()
            if key not in free.claims and claim.passage is not None and claim.document_id == passage.document_id
        ]
        if passage.document_id in free.documents and not any(_share_words(passage, one) for one in held):
            self._put(passage.exact, [self.tr("Copied.")])
        else:
            words = self.tr(
                "These words have a higher handling label and were not copied: File, Handling label… says how far one"
                " may share."
            )
            self._session.refused.emit(words)

    def passages(self, claim_ids: Sequence[str]) -> None:
        """Copy passages, each with where it was said."""
        self.cleared(lambda free: self._put_passages(claim_ids, free.evidence))

    def _put_passages(self, claim_ids: Sequence[str], free: Evidence) -> None:
        found = [free.claims[one] for one in claim_ids if one in free.claims]
        held = len(claim_ids) - len(found)
        told = [counted(len(found), self.tr("passage copied."), self.tr("passages copied."))]
        if held:
            words = self.tr(
                "{n} with a higher handling label withheld: File, Handling label… says how far one may share."
            )
            told.append(words.format(n=held))
        if found:
            self._put("\n\n".join(cite(one, free.documents.get(one.document_id)) for one in found), told)
        else:
            self._session.refused.emit(told[-1])

    def _put(self, text: str, told: Sequence[str]) -> None:
        QGuiApplication.clipboard().setText(text)
        self._session.told.emit(" ".join(filter(None, told)))


def _share_words(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end
