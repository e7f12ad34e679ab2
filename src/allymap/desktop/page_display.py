"""Shows on the project page what the session has: each change of the session reaches the panels here."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ..model import Camera, Document
from ..network.dependence import siblings
from ..network.runs import every
from ..network.view import MapView
from ..network.why import why
from .canvas.selection import Selection
from .commands import Commands
from .filters import around_words, chips_of
from .project_page import ProjectPage
from .session import Session
from .theme import theme

_MANY = 5_000
"""Relations from which on the panels are filled after the first frame of the map, so that it does not wait for them."""
_AFTER_FRAME_MS = 30


class PageDisplay(QObject):
    """Lives as long as its page. ``needs_changed``: what can be done may be something else now."""

    needs_changed = Signal()

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        super().__init__(page)
        self._page, self._session, self._commands = page, session, commands
        self._timed: MapView | None = None
        self._viewed: MapView | None = None
        self._layout_id = session.layout.id if session.layout else ""
        self._stood: dict[str, tuple[float, float]] = {}
        page.canvas.reduced_motion = theme().reduced_motion
        self._rest = QTimer(self, singleShot=True, interval=_AFTER_FRAME_MS)
        self._rest.timeout.connect(self._show_rest)
        self._hear_session()
        self._show_everything()

    def close(self) -> None:
        """Show nothing more: the session is about to close."""
        self._rest.stop()

    def _show_everything(self) -> None:
        """Fill every panel; the layout's own camera is looked through. A large map is there before the rest."""
        layout = self._session.layout
        self._show_layouts()
        self._show_canvas(False, layout.camera if layout and layout.camera != Camera() else None)
        if len(self._session.view.relations) > _MANY:
            self._rest.start()
        else:
            self._show_rest()

    def _show_rest(self) -> None:
        self._show_content()
        self._show_panels()

    def _hear_session(self) -> None:
        session = self._session
        session.content_changed.connect(self._show_content)
        session.map_changed.connect(self._show_map)
        session.selection_changed.connect(self._show_selection)
        session.layouts_changed.connect(self._show_layouts)
        session.history_changed.connect(self._show_history)
        theme().changed.connect(self._recolour)
        self._show_history()

    def _show_content(self) -> None:
        workspace = self._session.workspace
        self._page.sources.show_documents(workspace.documents, workspace.claims, siblings(workspace.evidence))
        shown = self._page.viewer.document
        if shown is not None:
            self._show_again(workspace.documents.get(shown.id))

    def _show_again(self, document: Document | None) -> None:
        if document is None:
            self._page.viewer.clear()
        elif document != self._page.viewer.document:
            self._page.viewer.show_document(document)

    def _show_map(self, glide: bool, camera: Camera | None = None) -> None:
        self._show_canvas(glide, camera)
        self._show_panels()

    def _show_canvas(self, glide: bool, camera: Camera | None) -> None:
        session, canvas = self._session, self._page.canvas
        view, places = session.view, session.places
        if glide and camera is None:
            stood = {one: place for one, place in self._stood.items() if one in places}
            canvas.show_map(
                view, {**places, **stood}, session.pinned, theme().look, drawing=session.drawing, faded=session.faded
            )
            canvas.animate_to(places)
            self._look_from_layout()
        else:
            canvas.show_map(
                view, places, session.pinned, theme().look, camera, drawing=session.drawing, faded=session.faded
            )
        self._stood = places

    def _show_panels(self) -> None:
        session, view = self._session, self._session.view
        if view is self._viewed:  # only places, pins, bends or notes changed: the panels know the rest
            self._show_trail()
            return
        self._viewed = view
        self._show_times()
        self._page.actors.show_actors(view.actors)
        chips = chips_of(session.query, session.workspace.documents, session.workspace.actors)
        self._page.top.chips.show_filters(chips, view.hidden_relations, view.total_relations)
        self._show_trail()
        waiting = session.waiting()
        words = self.tr("{n} proposals wait") if waiting != 1 else self.tr("{n} proposal waits")
        self._page.review_count.setText(words.format(n=waiting) if waiting else self.tr("Nothing waits"))
        self._page.review_start.setVisible(bool(waiting))
        self._show_selection()

    def _look_from_layout(self) -> None:
        """Take the camera to where another layout was last looked at from; one never looked at is shown whole."""
        layout = self._session.layout
        if layout is None or layout.id == self._layout_id:
            return
        self._layout_id = layout.id
        if layout.camera == Camera():
            self._page.canvas.fit()
        else:
            self._page.canvas.set_camera(layout.camera, animated=True)

    def _show_trail(self) -> None:
        session, actors = self._session, self._session.workspace.actors
        self._page.trail.show_trail([around_words(one, actors) for one in session.trail], session.query.steps)

    def _show_times(self) -> None:
        timeless = self._session.timeless_view
        if timeless is self._timed:
            return  # as while the window is dragged, which showing the counts again would break off
        self._timed = timeless
        claims = self._session.workspace.claims
        shown = every(strand.claims for one in timeless.relations for strand in (one.cooperation, one.competition))
        self._page.timeline.show_claims([claims[one] for one in shown if one in claims])

    def _show_selection(self) -> None:
        session, page = self._session, self._page
        relation = session.relation(session.relation_id) if session.relation_id else None
        if relation is not None:
            chosen = Selection(
                frozenset(), frozenset({relation.id}), session.polarity.value if session.polarity else ""
            )
            # A relation of rejected claims only is not on the map, and that must not deselect it.
            page.canvas.set_selection(chosen if relation.claims else Selection(), announce=False)
            page.evidence.show_page(page.evidence.relation)
            claims, claim_id = session.workspace.claims, session.claim_id
            rejected = [claims[one] for one in session.rejected_of(relation.id)]
            page.evidence.relation.why.explain = lambda: (
                why(session.evidence, session.query, *relation.actors), session.evidence
            )  # fmt: skip
            page.evidence.relation.show_rejected(rejected, session.with_rejected)
            page.evidence.relation.show_relation(
                relation, session.names, session.evidence, session.query.thresholds, session.polarity
            )
            self._show_claim(relation.id, claim_id)
            page.evidence.relation.sparkline.mark(session.claim_id)
        else:
            shown = page.canvas.selection()
            walked = len(shown.relations) == len(shown.actors) == 1 and not session.relations  # it stays marked
            if shown.actors != session.actors or (shown.relations != session.relations and not walked):
                page.canvas.select(session.actors, session.relations)
            self._show_actors(session)
        page.actors.show_selection(session.actors)
        self.needs_changed.emit()

    def _show_claim(self, relation_id: str, claim_id: str) -> None:
        """Choose the card of the claim that was asked for: filling the list has chosen its first one meanwhile."""
        panel = self._page.evidence.relation
        if claim_id:
            panel.list.choose(claim_id)
        elif panel.list.current_card is not None:
            self._session.select((), relation_id, panel.polarity, panel.list.current_card.claim.id)

    def _show_actors(self, session: Session) -> None:
        panel = self._page.evidence
        shown = [one for one in session.view.actors if one.id in session.actors]
        if not shown and not session.relations:
            panel.overview.show_view(session.view, session.workspace.actors)
            panel.show_page(panel.overview)
            return
        if len(shown) == 1 and not session.relations:
            panel.actor.show_actor(shown[0], session.evidence, session.selected_relations())
        else:
            panel.actor.show_actors(shown, session.evidence, session.selected_relations())
        panel.show_page(panel.actor)
        if session.claim_id and panel.actor.with_claims:
            panel.actor.cards.list.choose(session.claim_id)

    def _show_layouts(self) -> None:
        layout = self._session.layout
        self._page.layouts.show_layouts(self._session.workspace.layouts.values(), layout.id if layout else "")
        self.needs_changed.emit()

    def _show_history(self) -> None:
        workspace = self._session.workspace
        self._commands.name_step("edit.undo", workspace.undo_label)
        self._commands.name_step("edit.redo", workspace.redo_label)
        self._page.top.show_name(workspace.title, workspace.dirty)
        self.needs_changed.emit()

    def _recolour(self) -> None:
        self._page.canvas.reduced_motion = theme().reduced_motion
        self._show_map(False, self._page.canvas.camera)
        self._page.update()
