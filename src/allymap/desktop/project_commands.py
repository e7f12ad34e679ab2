"""The actions on an open project: undo, selection, zoom, folding, layouts, actors and review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from ..model import VerdictValue
from ..workspace import editing
from .action_spec import Need
from .asking import ask_text
from .commands import Commands
from .filters import with_doubtful
from .page_requests import PageRequests
from .project_page import ProjectPage
from .session import Session, person


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
            "edit.find": self._find,
            "view.zoom_in": canvas.zoom_in,
            "view.zoom_out": canvas.zoom_out,
            "view.fit": canvas.fit,
            "view.fit_selection": canvas.fit_selection,
            "view.fold": self._fold,
            "view.reviewed_only": self._reviewed_only,
            "view.suggested": self._suggested,
            "view.clear_filters": self._requests.clear_filters,
            "view.map_only": lambda: self._page.show_map_only(self._commands.action("view.map_only").isChecked()),
            "layout.run": self._arrange,
            "layout.save_as": self._save_layout,
            "layout.rename": self._rename_layout,
            "layout.delete": self._delete_layout,
            "layout.next": self._next_layout,
            "map.pin": canvas.pin,
            "map.unpin": lambda: canvas.pin(False),
            "map.rename": self._rename_actor,
            "map.merge": self._merge,
            "map.hide": self._hide,
            "review.accept": lambda: self._judge(VerdictValue.ACCEPTED),
            "review.reject": lambda: self._judge(VerdictValue.REJECTED),
            "review.withdraw": lambda: self._judge(VerdictValue.PROPOSED),
            "review.next": self.next_proposal,
            "review.document": self._open_document,
        }

    def needs(self) -> set[Need]:
        """What is there to act on now."""
        session = self._session
        workspace, view, selected = session.workspace, session.view, session.actors
        there = {
            Need.PROJECT: True,
            Need.MAP: bool(view.relations),
            Need.UNDO: bool(workspace.undo_label),
            Need.REDO: bool(workspace.redo_label),
            Need.ACTORS: bool(selected),
            Need.ONE_ACTOR: len(selected) == 1,
            Need.TWO_ACTORS: len(selected) == 2,
            Need.CLAIM: bool(session.relation_id and session.claim_id),
            Need.PROPOSALS: bool(session.waiting()),
            Need.LAYOUTS: len(workspace.layouts) > 1,
            Need.FILTERS: bool(self._page.top.chips.texts) or bool(view.hidden_relations),
        }
        return {need for need, yes in there.items() if yes}

    def show_checks(self) -> None:
        """Tick what is on."""
        query = self._session.query
        for action_id, on in (
            ("view.fold", query.folded), ("view.reviewed_only", query.reviewed_only),
            ("view.suggested", len(query.tiers) > 1),
        ):  # fmt: skip
            self._commands.action(action_id).setChecked(on)

    def next_proposal(self) -> None:
        """Open the evidence at the next claim that nobody has judged, after the one on show."""
        following = self._session.next_proposal()
        if following is not None:
            relation_id, polarity, claim_id = following
            self._session.select((), relation_id, polarity, claim_id)
            self._page.evidence.relation.list.setFocus()

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

    def _arrange(self) -> None:
        layout = self._session.layout
        if layout is not None and self._session.attempt(
            editing.arrange, layout.id, self._session.query, glide=True
        ):  # fmt: skip
            self._page.canvas.fit()

    def _save_layout(self) -> None:
        layout = self._session.layout
        if layout is None:
            return
        taken = {one.name for one in self._session.workspace.layouts.values()}
        number = next(n for n in range(len(taken) + 1, 2 * len(taken) + 3) if tr("Layout {n}").format(n=n) not in taken)
        ask_text(
            self._page, tr("Save layout"), tr("Name of the layout:"), tr("Layout {n}").format(n=number),
            lambda name: self._save_layout_as(name, layout.id),
        )  # fmt: skip

    def _save_layout_as(self, name: str, layout_id: str) -> None:
        before = set(self._session.workspace.layouts)
        if self._session.attempt(editing.save_layout_as, name, layout_id):
            self._session.use_layout(next(iter(set(self._session.workspace.layouts) - before)))

    def _rename_layout(self) -> None:
        layout = self._session.layout
        if layout is not None:
            self._page.layouts.ask_for_name(layout.id)

    def _delete_layout(self) -> None:
        layout = self._session.layout
        if layout is not None:
            self._session.attempt(editing.delete_layout, layout.id, glide=True)

    def _next_layout(self) -> None:
        ordered = sorted(self._session.workspace.layouts.values(), key=lambda one: (one.order, one.name))
        ids = [one.id for one in ordered]
        if self._session.layout is not None:
            self._session.use_layout(ids[(ids.index(self._session.layout.id) + 1) % len(ids)])

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
        self._session.attempt(editing.merge_actors, keep, [other], person())

    def _hide(self) -> None:
        query = self._session.query
        self._session.ask(replace(query, hidden_actors=query.hidden_actors | self._session.actors))

    def _judge(self, value: VerdictValue) -> None:
        cards = self._page.evidence.relation.list
        claim_id = self._session.claim_id
        row = cards.currentIndex().row()
        if self._session.judge([claim_id], value) and value is VerdictValue.ACCEPTED:
            following = cards.cards.index(row + 1)
            if following.isValid():
                cards.setCurrentIndex(following)

    def _open_document(self) -> None:
        self._requests.open_document(self._session.claim_id)
        self._page.viewer.text_edit.setFocus()
