"""An open project as the window sees it: the workspace, the question asked of it, the layout in use, the selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ..model import AllyMapError, Change, Layout, Polarity, Relation, Verdict, VerdictValue, relation_id_for
from ..network.arrows import Arrows, ends
from ..network.drawing import Drawing
from ..network.evidence import Evidence, Query
from ..network.relations import relation_between, representative
from ..network.view import MapView, ViewActor
from ..workspace import Workspace, editing
from .card import cards_of
from .signing import signature

_DRAWN = {"places", "bends", "notes"}


class Session(QObject):
    """Reads from the workspace, writes through its verbs, and tells the panels what to show again.

    ``map_changed(glide)``: view, places or pins; with ``glide`` the actors should move there in sight.
    """

    map_changed = Signal(bool)
    content_changed = Signal()
    layouts_changed = Signal()
    selection_changed = Signal()
    layout_left = Signal()
    """Another layout comes into use now: the last moment to keep something of this one."""
    history_changed = Signal()
    refused = Signal(str)
    told = Signal(str)
    rewound = Signal()
    """A step is about to be taken back, or done again: what was told of the last one is over."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        workspace.person = signature()
        self._layout_id = ""
        self._query = Query()
        self.actors: frozenset[str] = frozenset()
        self.relation_id = ""
        self.relations: frozenset[str] = frozenset()
        """Several relations selected together, or with actors; one alone is ``relation_id``."""
        self.polarity: Polarity | None = None
        self.claim_id = ""
        self.with_rejected = False
        self._gliding = False
        self._trail: list[tuple[frozenset[str], int]] = []
        self.with_arrows, self.with_hulls = False, True  # see DisplayChoices
        self._arrows: tuple[object, Arrows] = (None, {})
        self._by_id: tuple[object, dict[str, Relation]] = (None, {})
        self._waiting: tuple[object, int] = (None, 0)
        self._settle_layout()
        self._unsubscribe = workspace.subscribe(self._heard)

    def close(self) -> None:
        """Let go of the project; what was not saved is given up."""
        self._unsubscribe()
        self.workspace.close()

    # What is shown.

    @property
    def query(self) -> Query:
        return self._query

    @property
    def view(self) -> MapView:
        """What the map shows. Through a time window nobody leaves it: who has no relation in the window fades."""
        return self.workspace.view(self._query, self._standing())

    @property
    def faded(self) -> frozenset[str]:
        """The actors without a relation in the time window."""
        standing = self._standing() - self.workspace.kept_actors
        return frozenset(one.id for one in self.view.actors if one.id in standing and not one.relations)

    def _standing(self) -> frozenset[str]:
        query = self._query
        if query.start is None and query.end is None and query.as_of is None:
            return frozenset()
        return frozenset(one.id for one in self.timeless_view.actors)

    @property
    def timeless_view(self) -> MapView:
        """What the map would show with the time window open: what there is to choose a window from."""
        return self.workspace.view(replace(self._query, start=None, end=None, as_of=None, half_life=0))

    @property
    def evidence(self) -> Evidence:
        return self.workspace.evidence

    @property
    def person(self) -> str:
        """Who signs what is decided here."""
        return self.workspace.person

    @property
    def names(self) -> dict[str, str]:
        return {one.id: one.name for one in self.workspace.actors.values()}

    @property
    def layout(self) -> Layout | None:
        """The layout in use; ``None`` in a project that has none yet."""
        return self.workspace.layouts.get(self._layout_id)

    @property
    def places(self) -> dict[str, tuple[float, float]]:
        return {one.actor_id: (one.x, one.y) for one in self.workspace.places(self._layout_id).values()}

    @property
    def pinned(self) -> frozenset[str]:
        return frozenset(one.actor_id for one in self.workspace.places(self._layout_id).values() if one.pinned)

    @property
    def drawing(self) -> Drawing:
        """What a person drew on the layout in use, and what the settings add."""
        bends = editing.bends_of(self.workspace, self._layout_id)
        notes = editing.notes_of(self.workspace, self._layout_id)
        return Drawing(bends, notes, self._ends() if self.with_arrows else {}, self.with_hulls, self._query.half_life)

    def _ends(self) -> Arrows:
        view = self.view
        if self._arrows[0] is not view:
            self._arrows = (view, ends(self.evidence, view.relations, self._query.folded))
        return self._arrows[1]

    @property
    def trail(self) -> list[Query]:
        """The queries from the outermost focus to the present one; empty while the whole map is shown."""
        if not self._query.around:
            return []
        return [replace(self._query, around=around, steps=steps) for around, steps in self._trail] + [self._query]

    def relation(self, relation_id: str) -> Relation | None:
        """A relation of the view by id; with rejected claims on show, also one of which nothing else is left."""
        view = self.view
        if self._by_id[0] is not view:
            self._by_id = (view, {one.id: one for one in view.relations})
        found = self._by_id[1].get(relation_id)
        if found is None and self.with_rejected and any(one == relation_id for one, _, _ in self.rejected()):
            pair = relation_id.split("|")
            return relation_between(self.evidence, self._query, pair[0], pair[1])
        return found

    def selected_relations(self) -> list[Relation]:
        """The relations of the one actor selected, those between the several, and those selected themselves."""
        chosen, also = self.actors, self.relations
        alone = len(chosen) == 1 and not also
        return [
            one
            for one in self.view.relations
            if one.id in also or (not chosen.isdisjoint(one.actors) if alone else chosen.issuperset(one.actors))
        ]

    def rejected(self) -> list[tuple[str, Polarity, str]]:
        """Every rejected claim with the relation and the polarity it would count for: relation id, polarity, claim."""
        known = self.workspace.claims
        rejected = (one.claim_id for one in self.workspace.verdicts.values() if one.value is VerdictValue.REJECTED)
        claims = [known[one] for one in rejected if one in known]
        stands_for = representative(self.evidence, self._query.folded) if claims else {}
        pairs = [(stands_for.get(one.source_id), stands_for.get(one.target_id), one) for one in claims]
        return sorted(
            (relation_id_for(source, target), claim.polarity, claim.id)
            for source, target, claim in pairs
            if source and target and source != target
        )

    def rejected_of(self, relation_id: str) -> list[str]:
        """The rejected claims of one relation."""
        return [claim for one, _, claim in self.rejected() if one == relation_id]

    def shown_actor(self, actor_id: str) -> ViewActor | None:
        """The actor of the view that is, or stands for, an actor."""
        return next((one for one in self.view.actors if actor_id == one.id or actor_id in one.members), None)

    def next_proposal(self) -> tuple[str, Polarity, str] | None:
        """The claim to judge after the selected one: relation id, polarity, claim id; contested pairs come first."""
        ordered = sorted(self.view.relations, key=lambda one: (one.state != "contested", -one.weight, one.id))
        row = [
            (relation.id, strand.polarity, claim.id)
            for relation in ordered
            for strand in relation.strands
            for claim in cards_of(strand.claims, self.evidence).claims
        ]
        here = next((at for at, (_, _, claim) in enumerate(row) if claim == self.claim_id), -1)
        verdicts = self.workspace.verdicts
        following = row[here + 1 :] + row[: here + 1]
        return next((one for one in following if _undecided(verdicts.get(one[2]))), None)

    def waiting(self) -> int:
        """How many claims of the map wait for a verdict."""
        view, verdicts = self.view, self.workspace.verdicts
        if self._waiting[0] is not view:  # a verdict makes another view
            strands = (strand for one in view.relations for strand in (one.cooperation, one.competition))
            # A strand that nobody reviewed holds undecided claims alone: they are counted without being read.
            self._waiting = (view, sum(
                sum(_undecided(verdicts.get(claim)) for claim in one.claims) if one.reviewed else len(one.claims)
                for one in strands
            ))  # fmt: skip
        return self._waiting[1]

    # What a person asks for.

    def ask(self, query: Query, kept: bool = True) -> None:
        """Show what another query asks for; the layout keeps it unless it is only looked at, as a scene is."""
        if query != self._query:
            self._query = query
            if not query.around:
                self._trail.clear()
            if kept and self._layout_id and self.workspace.writable:
                editing.keep_filters(self.workspace, self._layout_id, query)
            self._drop_what_is_gone()
            self.map_changed.emit(False)

    def look_around(self, actors: Iterable[str]) -> None:
        """Show only these actors and who is one step away; the way back is remembered."""
        if self._query.around:
            self._trail.append((self._query.around, self._query.steps))
        self.ask(replace(self._query, around=frozenset(actors), steps=1))

    def look_wider(self, by: int) -> None:
        """Show so many steps more around the focus, at least one."""
        self.ask(replace(self._query, steps=max(1, self._query.steps + by)))

    def look_back(self, to: int = -1) -> None:
        """Go back on the trail, to the place with this number: 0 is the whole map, -1 the one before the present."""
        to = len(self._trail) if to < 0 else to
        if to == 0:
            self.ask(replace(self._query, around=frozenset(), steps=1))
            return
        (around, steps), self._trail = self._trail[to - 1], self._trail[: to - 1]
        query = replace(self._query, around=around, steps=steps)
        if query == self._query:
            self.map_changed.emit(False)  # the same part of the map, but another way there
        self.ask(query)

    def select(
        self,
        actors: Iterable[str] = (),
        relation_id: str = "",
        polarity: Polarity | None = None,
        claim_id: str = "",
        relations: Iterable[str] = (),
    ) -> None:
        """Select actors and several relations, or one with a strand, and a claim behind them; nothing deselects all."""
        chosen = (frozenset(actors), relation_id, polarity, claim_id, frozenset(relations))
        if chosen != (self.actors, self.relation_id, self.polarity, self.claim_id, self.relations):
            self.actors, self.relation_id, self.polarity, self.claim_id, self.relations = chosen
            self.selection_changed.emit()

    def choose_claim(self, claim_id: str, polarity: Polarity | None = None) -> None:
        """Go to another claim behind what is selected, or to none."""
        strand = polarity if self.relation_id else None
        self.select(self.actors, self.relation_id, strand, claim_id, self.relations)

    def show_rejected(self, wanted: bool) -> None:
        """List rejected claims with the others, or not."""
        if wanted != self.with_rejected:
            self.with_rejected = wanted
            self._drop_what_is_gone()
            self.selection_changed.emit()

    def use_layout(self, layout_id: str) -> None:
        """Go to another layout: its places, pins, folding, filters and camera."""
        layout = self.workspace.layouts.get(layout_id)
        if layout is None or layout_id == self._layout_id:
            return
        self.layout_left.emit()
        self._take_layout(layout_id)
        if self.workspace.writable:
            editing.use_layout(self.workspace, layout_id)
        self._drop_what_is_gone()
        self.layouts_changed.emit()
        self.map_changed.emit(True)

    def attempt(self, verb: Callable[..., object], *args: object, glide: bool = False, **options: object) -> bool:
        """Call a verb of ``workspace.editing``; whether it went well. A refusal is told in a sentence."""
        self._gliding = glide
        try:
            verb(self.workspace, *args, **options)
        except AllyMapError as error:
            self.refused.emit(str(error))
            return False
        finally:
            self._gliding = False
        return True

    def judge(self, claim_ids: Iterable[str], value: VerdictValue) -> bool:
        """Accept or reject claims in the name of whoever is logged in."""
        return self.attempt(editing.judge, list(claim_ids), value, self.person)

    def undo(self) -> None:
        self.rewound.emit()
        self.attempt(lambda workspace: workspace.undo(), glide=True)

    def redo(self) -> None:
        self.rewound.emit()
        self.attempt(lambda workspace: workspace.redo(), glide=True)

    # What the workspace tells.

    def _heard(self, change: Change) -> None:
        tables = change.tables
        evidence = not tables.isdisjoint({"documents", "actors", "claims", "verdicts", "judgements"})
        layouts = "layouts" in tables
        if layouts:
            self._settle_layout()
        if evidence or layouts:
            self._drop_what_is_gone()
        if evidence:
            self.content_changed.emit()
        if layouts:
            self.layouts_changed.emit()
        if change.label and (evidence or layouts or not tables.isdisjoint(_DRAWN)):
            self.map_changed.emit(self._gliding)
        self.history_changed.emit()

    def _take_layout(self, layout_id: str) -> None:
        """Show what a layout was last looked at with."""
        self._layout_id = layout_id
        self._trail.clear()
        self._query = editing.kept_filters(self.workspace, self.layout) if layout_id else self._query

    def _settle_layout(self) -> None:
        layouts = self.workspace.layouts
        if self._layout_id not in layouts:
            shown = editing.layout_in_use(self.workspace)
            self._take_layout(shown.id if shown else "")
        layout = self.layout
        if layout is not None and layout.folded != self._query.folded:
            self._query = replace(self._query, folded=layout.folded)

    def _drop_what_is_gone(self) -> None:
        view = self.view
        shown = frozenset(one.id for one in view.actors)
        relation = self.relation(self.relation_id) if self.relation_id else None
        claim = self.claim_id if self.claim_id and self._lists(relation, self.claim_id) else ""
        pairs = self.relations and self.relations & {one.id for one in view.relations}
        strand = self.polarity if relation else None
        self.select(self.actors & shown, relation.id if relation else "", strand, claim, pairs)

    def _lists(self, relation: Relation | None, claim_id: str) -> bool:
        """Whether the evidence of what is selected holds a claim."""
        if relation is None:
            return any(claim_id in one.claims for one in self.selected_relations())
        return claim_id in relation.claims or (self.with_rejected and claim_id in self.rejected_of(relation.id))


def _undecided(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.value is VerdictValue.PROPOSED
