"""Judging one proposal after the other: what is asked for in the review queue is done here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject

from ..model import Anchor, Claim, Relation, VerdictValue
from ..network import why
from ..network.anchors import unsettled
from ..network.identity import representative
from ..network.relations import entered, relation_between
from ..output.explanation import explained
from ..workspace import editing
from .card import Cards
from .claim_dialog import ClaimDialog, swapped
from .project_page import ProjectPage
from .same_actor_dialog import SameActorDialog
from .session import Session


class Reviewing(QObject):
    """Lives as long as its page. The order is set when the queue is opened and stays, so that nothing jumps."""

    def __init__(self, page: ProjectPage, session: Session) -> None:
        super().__init__(page)
        self._page, self._session, self._queue = page, session, page.review
        self._order: list[str] = []
        self._done: list[tuple[str, str]] = []
        """For each thing done here the claim, and what undo called it."""
        self._choosing = False
        queue = self._queue
        queue.list.cards.explain = lambda claim: explained(claim, session.evidence)
        queue.judged.connect(self.judge)
        queue.edit_wanted.connect(self._edit)
        queue.swap_wanted.connect(lambda: self._correct(swapped(self._claim)) if self._claim else None)
        queue.merge_wanted.connect(self._merge)
        queue.undo_wanted.connect(self.undo)
        queue.settle_wanted.connect(self._settle)
        queue.chosen.connect(self._choose)
        queue.left.connect(self.close)
        session.selection_changed.connect(self._make_way)
        session.content_changed.connect(self._refresh)

    def open(self) -> None:
        """Show the queue: passages that do not stand where they did, then proposals, those that decide most first."""
        session = self._session
        verdicts = session.workspace.verdicts
        astray = [one.claim.id for one in unsettled(session.evidence.claims.values(), session.evidence.documents)]
        proposed = [claim for claim, _ in why.by_impact(session.evidence, session.query) if claim not in verdicts]
        self._order, self._done = list(dict.fromkeys([*astray, *proposed])), []
        self._page.evidence.hide()
        self._queue.show()
        self._refresh()
        self._queue.list.setCurrentIndex(QModelIndex())
        self._go_on()
        self._queue.list.setFocus()

    def close(self) -> None:
        """Show the evidence again where the queue stood."""
        self._queue.hide()
        self._page.evidence.show()
        self._page.canvas.setFocus()

    def _make_way(self) -> None:
        """Whoever selects somebody or something else sees its evidence where the queue stood."""
        session, claim = self._session, self._claim
        if self._choosing or not self._queue.isVisible():
            return
        elsewhere = session.relation_id and (claim is None or session.relation_id != self._relation(claim).id)
        if session.actors or elsewhere:
            self._queue.hide()
            self._page.evidence.show()

    def judge(self, value: VerdictValue, alike: bool = False) -> None:
        """Give the current claim a verdict, ``alike``: with the others of near-identical passages, and go on."""
        claim = self._claim
        if claim is None:
            return
        claims = [claim.id, *(self._alike(claim) if alike else ())]
        if self._session.judge(claims, value):
            self._noted(claim)
            self._go_on()

    def undo(self) -> None:
        """Take back what was last done here and go to its card, unless something else was done since."""
        if self._done and self._session.workspace.undo_label == self._done[-1][1]:
            claim, _ = self._done.pop()
            self._session.undo()
            self._queue.list.choose(claim)
        elif self._done:
            self._session.refused.emit(self.tr("Something else was done since: undo that first, with Ctrl+Z."))

    @property
    def _claim(self) -> Claim | None:
        card = self._queue.list.current_card
        return card.claim if card else None

    def _noted(self, claim: Claim) -> None:
        self._done.append((claim.id, self._session.workspace.undo_label))

    def _refresh(self) -> None:
        if not self._queue.isVisible():
            return
        evidence = self._session.evidence
        self._order = [one for one in self._order if one in evidence.claims]
        judged = sum(one in evidence.verdicts for one in self._order)
        current = self._claim
        self._queue.show_cards(Cards([evidence.claims[one] for one in self._order], evidence), judged)
        if current is not None:
            self._queue.list.choose(current.id)
        self._describe()

    def _go_on(self) -> None:
        """Go to the next card after the current one that nobody judged."""
        verdicts = self._session.workspace.verdicts
        row = self._queue.list.currentIndex().row()
        following = self._order[row + 1 :] + self._order[: max(0, row)]
        self._queue.list.choose(next((one for one in following if one not in verdicts), ""))
        self._describe()

    def _choose(self, claim_id: str) -> None:
        claim = self._session.workspace.claims.get(claim_id)
        if claim is None or not self._queue.isVisible():
            return
        relation = self._relation(claim)
        if self._session.relation(relation.id) is not None:
            self._choosing = True
            self._session.select((), relation.id, claim.polarity, claim_id)
            self._choosing = False
        document = self._session.workspace.documents.get(claim.document_id)
        if document is not None:
            self._page.viewer.show_document(document, claim.passage, claim.polarity)
        self._describe()

    def _pair(self, claim: Claim) -> tuple[str, str]:
        heads = representative(self._session.evidence, self._session.query.folded)
        return heads.get(claim.source_id, claim.source_id), heads.get(claim.target_id, claim.target_id)

    def _relation(self, claim: Claim) -> Relation:
        return relation_between(self._session.evidence, self._session.query, *self._pair(claim))

    def _alike(self, claim: Claim) -> list[str]:
        """The other claims of the queue that say the same of the same pair in nearly the same words, not judged yet."""
        evidence = self._session.evidence
        ledger, _, _ = entered(evidence)
        number, pair = ledger.passage[ledger.rows[claim.id]], set(self._pair(claim))
        near = (evidence.claims[one] for one in self._order if ledger.passage[ledger.rows[one]] == number)
        return [
            one.id
            for one in near
            if one.id != claim.id and one.polarity is claim.polarity and one.id not in evidence.verdicts
            and set(self._pair(one)) == pair
        ]  # fmt: skip

    def _describe(self) -> None:
        claim = self._claim
        if claim is None:
            self._queue.show_current(self.tr("Nothing waits"), (), "")
            return
        session, names = self._session, self._session.names
        arrow = "→" if claim.directed else "–"
        title = f"{names.get(claim.source_id, '')} {arrow} {names.get(claim.target_id, '')}"
        now = self._relation(claim)
        rows = [(self.tr("now"), now)]
        if claim.id in now.claims:
            after = why.without(session.evidence, session.query, (claim.id,), *self._pair(claim))
            rows.append((self.tr("if rejected"), after))
        astray, settle = self._astray_words(claim)
        near = len(self._alike(claim))
        alike = self.tr("{n} more in nearly the same words: Shift+A or Shift+R judges all.").format(n=near)
        self._queue.show_current(title, rows, " ".join(filter(None, (astray, alike if near else ""))), settle)

    def _astray_words(self, claim: Claim) -> tuple[str, str]:
        """What became of a passage that does not stand where it did, and what there is to do about it."""
        found = next(unsettled([claim], self._session.evidence.documents), None)
        if found is None or claim.passage is None:
            return "", ""
        if found.anchor is Anchor.MOVED:
            words = self.tr("The document changed: the passage stood at {was} and stands at {now}, word for word.")
            return words.format(was=claim.passage.start, now=found.start), self.tr("Accept the new place")
        return (
            self.tr("The passage is not in the document any more, so the claim does not count. Select the words that"
                    " state it, or reject it."),
            self.tr("Confirm with the selected words"),
        )  # fmt: skip

    def _settle(self) -> None:
        claim = self._claim
        found = next(unsettled([claim], self._session.evidence.documents), None) if claim else None
        if claim is None or found is None:
            return
        passage = self._page.viewer.selected_passage()
        if found.anchor is Anchor.MOVED:
            settled = self._session.attempt(editing.accept_moves, [claim.id])
        elif passage is not None:
            settled = self._session.attempt(editing.confirm_passage, claim.id, passage, self._session.person)
        else:
            self._session.refused.emit(self.tr("Select the words in the document that state the claim first."))
            return
        if settled:
            self._noted(claim)
            self._choose(claim.id)

    def _edit(self) -> None:
        if self._claim is not None:
            ClaimDialog(self._page, self._claim, self._session.names, self._correct).open()

    def _correct(self, claim: Claim) -> None:
        if self._session.attempt(editing.put_claim, replace(claim, by=self._session.person)):
            self._noted(claim)

    def _merge(self) -> None:
        claim = self._claim
        if claim is not None:
            pair = (claim.source_id, claim.target_id)
            SameActorDialog(self._page, pair, self._session.names, lambda *two: self._merged(claim, *two)).open()

    def _merged(self, claim: Claim, keep: str, other: str) -> None:
        if self._session.attempt(editing.merge_actors, keep, [other], self._session.person):
            self._noted(claim)
