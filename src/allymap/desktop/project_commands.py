"""The actions on an open project: undo, selection, zoom, folding, layouts, actors and review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QKeySequence

from ..model import Claim, Polarity, VerdictValue, relation_id_for
from ..workspace import editing
from .action_spec import Need
from .actions import SLOTS
from .asking import ask_text
from .canvas.board import Mode
from .claim_dialog import ClaimDialog, swapped
from .commands import Commands
from .filters import with_doubtful
from .page_requests import PageRequests
from .project_page import ProjectPage
from .relation_dialog import RelationDialog, Said
from .session import Session

_BESIDE = (44.0, -52.0)
"""Where a new note stands from the middle of its actor, in map units."""

_NATIVE = QKeySequence.SequenceFormat.NativeText


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("ProjectCommands", text)


class ProjectCommands:
    """Handlers by action id for one open project."""

    def __init__(self, page: ProjectPage, session: Session, requests: PageRequests, commands: Commands) -> None:
        self._page, self._session, self._requests, self._commands = page, session, requests, commands

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        canvas = self._page.canvas
        return {
            "edit.undo": self._session.undo,
            "edit.redo": self._session.redo,
            "edit.select_all": canvas.select_all,
            "edit.select_none": self._session.select,
            "edit.invert": canvas.invert_selection,
            "edit.grow": canvas.add_neighbours,
            "edit.shrink": canvas.remove_neighbours,
            "edit.select_by_drag": self._select_by_drag,
            "edit.find": self._find,
            "view.zoom_in": canvas.zoom_in,
            "view.zoom_out": canvas.zoom_out,
            "view.fit": canvas.fit,
            "view.fit_selection": canvas.fit_selection,
            "view.fold": self._fold,
            "view.reviewed_only": self._reviewed_only,
            "view.suggested": self._suggested,
            "view.focus": self._requests.look_around,
            "view.focus_wider": lambda: self._requests.look_wider(1),
            "view.focus_narrower": lambda: self._requests.look_wider(-1),
            "view.focus_back": self._requests.look_back,
            "view.clear_filters": self._requests.clear_filters,
            "view.map_only": lambda: self._page.show_map_only(self._commands.action("view.map_only").isChecked()),
            "map.add_actor": lambda: self._requests.ask_for_actor(QPointF(canvas.camera.x, canvas.camera.y)),
            "map.pin": canvas.pin,
            "map.unpin": lambda: canvas.pin(False),
            "map.rename": self._rename_actor,
            "map.merge": self._merge,
            "map.hide": self._hide,
            "map.show_hidden": lambda: self._session.ask(replace(self._session.query, hidden_actors=frozenset())),
            "map.add_relation": self._add_relation,
            "map.add_note": self._add_note,
            "map.straighten": lambda: self._requests.straighten(self._session.relation_id),
            "review.accept": lambda: self._judge(VerdictValue.ACCEPTED),
            "review.reject": lambda: self._judge(VerdictValue.REJECTED),
            "review.withdraw": lambda: self._judge(VerdictValue.PROPOSED),
            "review.edit": self._edit_claim,
            "review.swap": self._swap,
            "review.explain": self._explain,
            "review.next": self.next_proposal,
            "review.rejected": lambda: self._session.show_rejected(
                self._commands.action("review.rejected").isChecked()
            ),
            "review.next_rejected": self._next_rejected,
            "review.document": self._open_document,
            **{f"edit.store_{n}": partial(self._store, n) for n in SLOTS},
            **{f"edit.recall_{n}": partial(self._recall, n) for n in SLOTS},
        }

    def needs(self) -> set[Need]:
        """What is there to act on now."""
        session = self._session
        workspace, view, selected = session.workspace, session.view, session.actors
        layout = session.layout.id if session.layout else ""
        there = {
            Need.PROJECT: True,
            Need.DOCUMENTS: bool(workspace.documents),
            Need.MAP: bool(view.relations),
            Need.UNDO: bool(workspace.undo_label),
            Need.REDO: bool(workspace.redo_label),
            Need.ACTORS: bool(selected),
            Need.CHOSEN: bool(selected or session.relation_id or session.relations),
            Need.ONE_ACTOR: len(selected) == 1,
            Need.TWO_ACTORS: len(selected) == 2,
            Need.PART: bool(session.query.around),
            Need.HIDDEN: bool(session.query.hidden_actors),
            Need.BENT: bool(session.relation_id) and f"{layout}|{session.relation_id}" in workspace.bends,
            Need.CLAIM: bool(session.claim_id),
            Need.PROPOSALS: bool(session.waiting()),
            Need.REJECTED: any(one.value is VerdictValue.REJECTED for one in workspace.verdicts.values()),
            Need.LAYOUTS: len(workspace.layouts) > 1,
            Need.FILTERS: bool(self._page.top.chips.texts) or bool(view.hidden_relations),
        }
        return {need for need, yes in there.items() if yes}

    def show_checks(self) -> None:
        """Tick what is on."""
        query = self._session.query
        for action_id, on in (
            ("view.fold", query.folded), ("view.reviewed_only", query.reviewed_only),
            ("view.suggested", len(query.tiers) > 1), ("review.rejected", self._session.with_rejected),
        ):  # fmt: skip
            self._commands.action(action_id).setChecked(on)
        self._commands.action("edit.select_by_drag").setChecked(self._page.canvas.mode is Mode.SELECT)

    def next_proposal(self) -> None:
        """Open the evidence at the next claim that nobody has judged, after the one on show."""
        following = self._session.next_proposal()
        if following is not None:
            relation_id, polarity, claim_id = following
            self._session.select((), relation_id, polarity, claim_id)
            self._page.evidence.relation.list.setFocus()

    def _select_by_drag(self) -> None:
        self._page.canvas.select_by_drag(self._commands.action("edit.select_by_drag").isChecked())

    def _add_note(self) -> None:
        session, canvas = self._session, self._page.canvas
        if len(session.actors) == 1:
            self._requests.ask_for_note(QPointF(*_BESIDE), next(iter(session.actors)))
        else:
            self._requests.ask_for_note(QPointF(canvas.camera.x, canvas.camera.y))

    def _add_relation(self) -> None:
        one, other = sorted(self._session.actors)
        passage = self._page.viewer.selected_passage()
        names = self._session.names
        RelationDialog(self._page, (one, other), names, self._session.person, passage, self._put_relation).open()

    def _put_relation(self, said: Said) -> None:
        session = self._session
        if session.attempt(
            editing.add_relation, said.source_id, said.target_id, said.polarity, said.note, self._session.person,
            date=said.date, directed=said.directed, passage=said.passage,
        ):  # fmt: skip
            session.select((), relation_id_for(said.source_id, said.target_id), said.polarity)

    def _edit_claim(self) -> None:
        claim = self._session.workspace.claims[self._session.claim_id]
        ClaimDialog(self._page, claim, self._session.names, self._correct).open()

    def _swap(self) -> None:
        self._correct(swapped(self._session.workspace.claims[self._session.claim_id]))

    def _correct(self, claim: Claim) -> None:
        session = self._session
        chosen = session.actors, session.relation_id, claim.polarity if session.relation_id else None, claim.id
        relations = session.relations
        if session.attempt(editing.put_claim, replace(claim, by=self._session.person)):
            session.select(*chosen, relations)  # also where the claim went to the other strand
            session.told.emit(self._correction_words(claim))

    def _correction_words(self, claim: Claim) -> str:
        source, target = (self._session.names.get(one, one) for one in (claim.source_id, claim.target_id))
        what = tr("cooperation") if claim.polarity is Polarity.COOPERATION else tr("competition")
        arrow = "→" if claim.directed else "–"
        return tr("Corrected: {source} {arrow} {target}, {what}.").format(
            source=source, arrow=arrow, target=target, what=what
        )

    def _next_rejected(self) -> None:
        rejected = self._session.rejected()
        if not rejected:  # both actors of what was rejected have become one since
            return
        here = next((at for at, (_, _, claim) in enumerate(rejected) if claim == self._session.claim_id), -1)
        relation_id, polarity, claim_id = rejected[(here + 1) % len(rejected)]
        self._session.show_rejected(True)
        self._session.select((), relation_id, polarity, claim_id)
        self._page.evidence.relation.list.setFocus()

    def _store(self, number: int) -> None:
        actors = self._session.actors
        self._session.attempt(editing.store_selection, number, actors)

    def _recall(self, number: int) -> None:
        stored = editing.stored_selection(self._session.workspace, number)
        shown = {one.id for one in map(self._session.shown_actor, stored) if one is not None}
        if shown:
            self._session.select(shown)
        else:
            sentence = tr("Nothing on the map is stored under {n}: select actors and press {keys} first.")
            keys = self._commands.action(f"edit.store_{number}").shortcut().toString(_NATIVE)
            self._session.refused.emit(sentence.format(n=number, keys=keys))

    def _find(self) -> None:
        self._page.top.search.setFocus()
        self._page.top.search.selectAll()

    def _fold(self) -> None:
        layout = self._session.layout
        folded = self._commands.action("view.fold").isChecked()
        if layout is None:
            self._session.ask(replace(self._session.query, folded=folded))
        else:
            self._session.attempt(editing.set_folded, layout.id, folded)

    def _reviewed_only(self) -> None:
        on = self._commands.action("view.reviewed_only").isChecked()
        self._session.ask(replace(self._session.query, reviewed_only=on))

    def _suggested(self) -> None:
        self._session.ask(with_doubtful(self._session.query, self._commands.action("view.suggested").isChecked()))

    def _rename_actor(self) -> None:
        actor_id = next(iter(self._session.actors))
        ask_text(
            self._page, tr("Rename actor"), tr("Name of the actor:"), self._session.names.get(actor_id, actor_id),
            lambda name: self._session.attempt(editing.rename_actor, actor_id, name),
        )  # fmt: skip

    def _merge(self) -> None:
        keep, other = sorted(
            self._session.actors, key=lambda one: -sum(one in pair.actors for pair in self._session.view.relations)
        )
        names = self._session.names
        words = tr("{others} is {name} from now on; undo takes it back.").format(others=names[other], name=names[keep])
        if self._session.attempt(editing.merge_actors, keep, [other], self._session.person):
            self._session.told.emit(words)

    def _hide(self) -> None:
        query = self._session.query
        self._session.ask(replace(query, hidden_actors=query.hidden_actors | self._session.actors))

    def _judge(self, value: VerdictValue) -> None:
        cards, claim_id = self._page.evidence.cards.list, self._session.claim_id
        row = cards.currentIndex().row()
        if not self._session.judge([claim_id], value):
            return
        # A rejected card leaves its row, to the end of the list or for good; then the next one is in it already.
        if value is not VerdictValue.PROPOSED:
            cards.choose_row(row if value is VerdictValue.REJECTED else row + 1)

    def _explain(self) -> None:
        self._page.evidence.cards.list.toggle_reasons()

    def _open_document(self) -> None:
        self._requests.open_document(self._session.claim_id)
        self._page.viewer.enter()
