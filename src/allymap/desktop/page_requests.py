"""Does what a person asks for on the project page: canvas and panels ask, the session is changed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer

from ..model import Camera, Note, Place, Polarity
from ..workspace import editing
from . import filter_menu, map_menu
from .asking import ask_text, ask_words
from .commands import Commands
from .evidence_cards import EvidenceCards
from .filters import cleared, without
from .project_page import ProjectPage
from .session import Session

_CAMERA_PAUSE = 600
"""Milliseconds the camera rests before it is remembered."""


class PageRequests(QObject):
    """Lives as long as its page."""

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        super().__init__(page)
        self._page, self._session, self._commands = page, session, commands
        self._camera_pause = QTimer(self)
        self._camera_pause.setSingleShot(True)
        self._camera_pause.setInterval(_CAMERA_PAUSE)
        self._camera_pause.timeout.connect(self.remember_camera)
        self._hear_canvas()
        self._hear_panels()

    def close(self) -> None:
        """Ask for nothing more: the project is being let go."""
        self._camera_pause.stop()
        self._camera_pause.timeout.disconnect()

    def _hear_canvas(self) -> None:
        canvas = self._page.canvas
        canvas.selection_changed.connect(self._take_selection)
        canvas.relation_clicked.connect(self.open_relation)
        canvas.evidence_entered.connect(self._enter_evidence)
        canvas.relation_double_clicked.connect(self._open_passage)
        canvas.actor_double_clicked.connect(lambda _: self._commands.action("map.rename").trigger())
        canvas.empty_double_clicked.connect(self.ask_for_actor)
        canvas.actors_moved.connect(self._move_actors)
        canvas.pin_requested.connect(self._pin)
        canvas.camera_changed.connect(lambda _: self._camera_pause.start())
        self._session.layout_left.connect(self._keep_last_look)
        canvas.relation_bent.connect(self._bend)
        canvas.relation_straightened.connect(self.straighten)
        canvas.note_moved.connect(self._move_note)
        canvas.note_double_clicked.connect(self.change_note)
        canvas.space_tapped.connect(self._trigger("timeline.play"))
        canvas.context_menu_requested.connect(self._show_menu)

    def _take_selection(self, actors: frozenset[str], relations: frozenset[str]) -> None:
        if len(relations) == 1 and not actors:
            relation_id = next(iter(relations))
            if relation_id != self._session.relation_id:
                self._session.select((), relation_id)
        else:
            several = len(relations) > 1 or len(actors) > 1  # walking along one relation selects it with its end
            self._session.select(actors, relations=relations if several else ())

    def open_relation(self, relation_id: str, polarity: str = "") -> None:
        """Show the evidence of a relation, of one strand where a polarity is given."""
        self._session.select((), relation_id, Polarity(polarity) if polarity else None)

    def enter_relation(self, relation_id: str, polarity: str = "") -> None:
        """Show the evidence of a relation and put the keyboard on its first passage."""
        self.open_relation(relation_id, polarity)
        self._page.evidence.relation.list.setFocus()

    def _enter_evidence(self) -> None:
        """Put the keyboard where the evidence of what is selected stands."""
        panel = self._page.evidence
        if not self._session.relation_id and not panel.actor.with_claims:
            panel.actor.list.setFocus()
        else:
            panel.cards.list.setFocus()

    def _open_passage(self, relation_id: str, polarity: str) -> None:
        self.open_relation(relation_id, polarity)
        card = self._page.evidence.relation.list.current_card
        if card is not None:
            self.open_document(card.claim.id)
            self._page.viewer.enter()

    def _move_actors(self, places: dict[str, tuple[float, float]]) -> None:
        layout = self._session.layout
        if layout is not None and not self._session.attempt(editing.move_actors, layout.id, places):
            self._session.map_changed.emit(False)

    def _pin(self, actors: frozenset[str], pinned: bool) -> None:
        layout = self._session.layout
        if layout is not None:
            self._session.attempt(editing.pin if pinned else editing.unpin, layout.id, actors)

    def remember_camera(self) -> None:
        """Keep where the map is looked at in the layout in use; no undo entry, nothing to save."""
        layout = self._session.layout
        if layout is not None:
            canvas = self._page.canvas
            whole = canvas.shows_all  # which it is to be again in a window of another size
            editing.set_camera(self._session.workspace, layout.id, Camera() if whole else canvas.camera)

    def _keep_last_look(self) -> None:
        if self._camera_pause.isActive():
            self._camera_pause.stop()
            self.remember_camera()

    def _bend(self, relation_id: str, aside: float) -> None:
        layout = self._session.layout
        if layout is None or not self._session.attempt(editing.bend, layout.id, relation_id, aside):
            self._session.map_changed.emit(False)

    def straighten(self, relation_id: str) -> None:
        """Let a relation's line find its own way again."""
        layout = self._session.layout
        if layout is not None:
            self._session.attempt(editing.straighten, layout.id, relation_id)

    def ask_for_note(self, spot: QPointF, actor_id: str = "") -> None:
        """Ask for the words of a note to stand near a map point, or so far from an actor, where it hides nobody."""
        layout, canvas = self._session.layout, self._page.canvas
        note = Note("", "", spot.x(), spot.y(), layout.id if layout else "", actor_id)

        def put(text: str) -> None:
            self._put_note(canvas.beside_everything(replace(note, text=text)))

        ask_words(self._page, self.tr("Add a note"), "", put)

    def _put_note(self, note: Note) -> None:
        self._session.attempt(editing.put_note, note)

    def change_note(self, note_id: str) -> None:
        """Ask for other words of a note."""
        note = self._session.workspace.notes[note_id]
        ask_words(
            self._page, self.tr("Change the note"), note.text, lambda text: self._put_note(replace(note, text=text))
        )

    def _move_note(self, note_id: str, by: QPointF) -> None:
        note = self._session.workspace.notes[note_id]
        self._session.attempt(editing.move_note, note_id, note.x + by.x(), note.y + by.y())

    def _show_menu(self, kind: str, found: str, at: QPoint) -> None:
        if kind == "actor" and found not in self._session.actors:
            self._session.select({found})
        elif kind == "relation" and found != self._session.relation_id:
            self._session.select((), found)
        canvas = self._page.canvas
        spot = QPointF(*canvas.map_point(canvas.mapFromGlobal(at)))
        own: dict[str, list[tuple[str, Callable[[], object]]]] = {
            "empty": [
                (self.tr("Add an actor here…"), lambda: self.ask_for_actor(spot)),
                (self.tr("Add a note here…"), lambda: self.ask_for_note(spot)),
            ],
            "note": [
                (self.tr("Change the note…"), lambda: self.change_note(found)),
                (self.tr("Delete the note"), lambda: self._session.attempt(editing.remove_note, found)),
            ],
        }
        several = kind == "actor" and len(self._session.actors) > 1
        map_menu.show(self._page, self._commands, "selection" if several else kind, own.get(kind, []), at)

    def ask_for_actor(self, spot: QPointF) -> None:
        """Ask for the name of an actor to stand at a map point."""
        ask_text(
            self._page, self.tr("Add an actor"), self.tr("Name of the actor:"), "",
            lambda name: self._add_actor(name, spot),
        )  # fmt: skip

    def _add_actor(self, name: str, spot: QPointF) -> None:
        session = self._session
        known = next((one.id for one in session.workspace.actors.values() if one.name == name), None)
        place = Place(session.layout.id if session.layout else "", "", spot.x(), spot.y(), True)
        if known is not None:
            self._show_or_keep(known, place)
            return
        before = set(session.workspace.actors)
        if session.attempt(editing.add_actor, name, place=place):
            session.select(set(session.workspace.actors) - before)

    def _show_or_keep(self, actor_id: str, place: Place) -> None:
        """Go to an actor on the map; one that has no relation is put there."""
        session = self._session
        whole = session.workspace.view(session.query.unfiltered)
        if any(actor_id == one.id or actor_id in one.members for one in whole.actors):
            self.show_actor(actor_id)
        elif session.attempt(editing.keep_actor, actor_id, place):
            session.select({actor_id})

    def _hear_panels(self) -> None:
        page, session = self._page, self._session
        page.sources.document_chosen.connect(self.read)
        page.sources.only_wanted.connect(lambda one: session.ask(replace(session.query, documents=frozenset({one}))))
        page.sources.dated.connect(lambda one, text: session.attempt(editing.set_published, one, text))
        page.sources.refused.connect(session.refused)
        page.trail.went_back.connect(self.look_back)
        page.trail.widened.connect(self.look_wider)
        page.actors.selection_wanted.connect(session.select)
        page.actors.centre_wanted.connect(self.show_actor)
        page.layouts.layout_chosen.connect(session.use_layout)
        page.layouts.renamed.connect(lambda one, name: session.attempt(editing.rename_layout, one, name))
        page.layouts.removal_wanted.connect(lambda one: session.attempt(editing.delete_layout, one))
        page.layouts.saving_wanted.connect(self._trigger("layout.save_as"))
        page.review_start.clicked.connect(self._trigger("review.queue"))
        page.evidence.overview.relation_chosen.connect(self.open_relation)
        page.evidence.actor.relation_chosen.connect(self.open_relation)
        relation = page.evidence.relation
        relation.polarity_chosen.connect(lambda one: session.select((), session.relation_id, one))
        relation.rejected_wanted.connect(session.show_rejected)
        relation.list.chosen.connect(self._take_claim)
        relation.sparkline.chosen.connect(self._show_point)
        page.evidence.actor.cards.list.chosen.connect(self._take_actors_claim)
        page.evidence.actor.claims_shown.connect(self._leave_claims)
        for cards in (relation.cards, page.evidence.actor.cards):
            cards.list.document_wanted.connect(self._read_passage)
            cards.list.menu_wanted.connect(lambda at, cards=cards: self._show_claim_menu(cards, at))
        for button, action in (
            (page.evidence.accept_button, "review.accept"), (page.evidence.reject_button, "review.reject"),
            (page.evidence.edit_button, "review.edit"), (page.evidence.open_button, "review.document"),
        ):  # fmt: skip
            button.clicked.connect(self._trigger(action))
        page.top.chips.taken_off.connect(self._take_off)
        page.top.chips.cleared.connect(self.clear_filters)
        page.top.search.chosen.connect(self._go_to)
        page.top.filter_menu.aboutToShow.connect(self._fill_filters)

    def _trigger(self, action_id: str) -> Callable[[], None]:
        return self._commands.action(action_id).trigger

    def _take_claim(self, claim_id: str) -> None:
        session = self._session
        if claim_id:
            session.select((), session.relation_id, self._page.evidence.relation.polarity, claim_id)
            self.open_document(claim_id)

    def _take_actors_claim(self, claim_id: str) -> None:
        session = self._session
        if claim_id and not session.relation_id:
            session.choose_claim(claim_id)
            self.open_document(claim_id)

    def _leave_claims(self, shown: bool) -> None:
        if not shown:
            self._session.choose_claim("")

    def _show_claim_menu(self, cards: EvidenceCards, at: QPoint) -> None:
        card, number = cards.list.current_card, len(cards.shown_claims)
        if card is not None:
            own = [(self.tr("Copy with its source"), lambda: cards.list.copy_wanted.emit([card.claim.id]))]
            if number > 1:
                words = self.tr("Copy all {n} with their sources").format(n=number)
                own.append((words, lambda: cards.list.copy_wanted.emit(cards.shown_claims)))
            map_menu.show(self._page, self._commands, "claim", own, at)

    def _show_point(self, claim_id: str) -> None:
        self.show_claim(claim_id)
        self.open_document(claim_id)

    def _read_passage(self, claim_id: str) -> None:
        self.open_document(claim_id)
        self._page.viewer.enter()

    def open_document(self, claim_id: str) -> None:
        """Show the document of a claim with its passage highlighted and in view."""
        claim = self._session.workspace.claims.get(claim_id)
        document = self._session.workspace.documents.get(claim.document_id) if claim else None
        if claim is not None and document is not None:
            self._page.viewer.show_document(document, claim.passage, claim.polarity)

    def read(self, document_id: str) -> None:
        """Show a document from its beginning."""
        document = self._session.workspace.documents.get(document_id)
        if document is not None:
            self._page.viewer.show_document(document)

    def show_actor(self, actor_id: str) -> None:
        """Select an actor, or whoever stands for it, and bring it into view."""
        shown = self._session.shown_actor(actor_id)
        if shown is None:
            name = self._session.names.get(actor_id, actor_id)
            self._session.refused.emit(self.tr("“{name}” is not on the map as it is filtered now.").format(name=name))
            return
        self._session.select({shown.id})
        self._page.canvas.show_actor(shown.id)
        self._page.canvas.setFocus()

    def show_claim(self, claim_id: str) -> bool:
        """Open the evidence at a claim; whether the map shows the relation it belongs to."""
        for relation in self._session.view.relations:
            for strand in relation.strands:
                if claim_id in strand.claims:
                    self._session.select((), relation.id, strand.polarity, claim_id)
                    return True
        return False

    def _go_to(self, kind: str, found: str) -> None:
        if kind == "actor":
            self.show_actor(found)
        elif kind == "document":
            self.read(found)
        elif kind == "note":
            self._show_note(found)
        else:
            if self.show_claim(found):
                self._page.canvas.fit_selection()
            self.open_document(found)

    def _show_note(self, note_id: str) -> None:
        """Bring a note of the map into the middle, in the layout that it belongs to."""
        note = self._session.workspace.notes.get(note_id)
        if note is None:  # it went since it was found
            return
        if note.layout_id:
            self._session.use_layout(note.layout_id)
        x, y = self._session.places.get(note.actor_id, (0.0, 0.0)) if note.actor_id else (0.0, 0.0)
        canvas = self._page.canvas
        canvas.set_camera(replace(canvas.camera, x=x + note.x, y=y + note.y))

    def _take_off(self, key: str) -> None:
        self._session.ask(without(self._session.query, key))

    def look_around(self) -> None:
        """Show only what is around the selected actors."""
        self._session.look_around(self._session.actors)
        self._page.canvas.fit()

    def look_wider(self, by: int) -> None:
        """Show so many steps more around the focus."""
        self._session.look_wider(by)
        self._page.canvas.fit()

    def look_back(self, to: int = -1) -> None:
        """Go back on the trail of the focus."""
        self._session.look_back(to)
        self._page.canvas.fit()

    def clear_filters(self) -> None:
        """Show every relation and open the time window fully."""
        self._session.ask(cleared(self._session.query))

    def _fill_filters(self) -> None:
        workspace = self._session.workspace
        arenas = {arena for claim in workspace.claims.values() for arena in claim.arena}
        documents = list(workspace.documents.values())
        filter_menu.fill(self._page.top.filter_menu, self._session.query, arenas, documents, self._session.ask)
