"""Gives actors without a place one near their neighbours, in any layout: from values on any thread, or in a step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..model import Actor, Cancelled, Layout, Modality, Place, Progress, Tier
from .step import Step
from .workspace import Workspace

if TYPE_CHECKING:
    from ..network.evidence import Evidence

FIRST_LAYOUT = Layout("map", "Map")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a job has to know of a project: copies, which later steps do not change.

    ``revision`` is the workspace's at that moment, ``None`` where too little is told to place newcomers.
    ``own_actors`` are those that a person made or edited, ``kept`` the ids of those that the map shows even without a
    relation, ``own_frames`` the project's frames as TOML, ``drawn_from`` its own threshold of the drawn tier, if any,
    ``deleted`` the claims that a person deleted, ``shape`` width over height of where the map is seen, if known.
    """

    revision: object
    evidence: Evidence
    layouts: tuple[Layout, ...] = ()
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    own_actors: tuple[Actor, ...] = ()
    kept: frozenset[str] = frozenset()
    own_frames: str = ""
    drawn_from: float | None = None
    deleted: frozenset[str] = frozenset()
    shape: float | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places for newcomers, worked out for a project as it stood at ``revision``."""

    revision: object
    layouts: tuple[Layout, ...] = ()
    places: tuple[Place, ...] = ()


def standing(workspace: Workspace, shape: float | None = None) -> Standing:
    """A project as it stands now. Milliseconds: rows are shared, only the mappings are copied."""
    return Standing(
        workspace.revision,
        workspace.snapshot(),
        tuple(workspace.layouts.values()),
        {layout: dict(workspace.places(layout)) for layout in workspace.layouts},
        workspace.own_actors,
        workspace.kept_actors,
        workspace.own_frames,
        workspace.drawn_from,
        workspace.deleted_claims,
        shape,
    )


def arrangement_for(project: Standing, evidence: Evidence, progress: Progress | None = None) -> Arrangement:
    """Where newcomers stand once the project holds ``evidence``: nobody moves, a project without layouts gets a map.

    Raises ``Cancelled``.
    """
    new = () if project.layouts else (FIRST_LAYOUT,)
    known = {layout: points(places) for layout, places in project.places.items()}
    places: list[Place] = []
    for layout in _in_use([*project.layouts, *new], known):
        there = known.get(layout.id, {})
        places += _placed(layout, newcomers(evidence, layout, there, project.kept, project.shape, progress))
    return Arrangement(project.revision, new, tuple(places))


def put_arrangement(
    workspace: Workspace, step: Step, prepared: Arrangement | None, now: object, progress: Progress | None = None
) -> None:
    """Place newcomers in every layout that has places; a project without any layout gets a map.

    ``prepared`` is taken where the project still is what it was made for (``now`` is the revision before the step);
    else they are placed here, which takes longer and raises ``Cancelled``.
    """
    if prepared is None or prepared.revision is not now:
        live = Standing(
            now, workspace.evidence, tuple(workspace.layouts.values()),
            {layout: workspace.places(layout) for layout in workspace.layouts}, (), workspace.kept_actors,
        )  # fmt: skip
        prepared = arrangement_for(live, live.evidence, progress)
    step.put(*prepared.layouts, *prepared.places)


def place_newcomers(workspace: Workspace, step: Step, layout: Layout) -> None:
    """Place whoever has no place in a layout yet."""
    known = points(workspace.places(layout.id))
    step.put(*_placed(layout, newcomers(workspace.evidence, layout, known, workspace.kept_actors)))


def newcomers(
    evidence: Evidence, layout: Layout, known: Mapping[str, tuple[float, float]], kept: Collection[str] = frozenset(),
    shape: float | None = None, progress: Progress | None = None,
) -> dict[str, tuple[float, float]]:  # fmt: skip
    """Places for whoever is on the map as it is usually shown, then for whoever another fold or filter would show.

    ``known`` are the places there are; without any, the layout is arranged as a whole, for a window of this ``shape``.
    Raises ``Cancelled``: whoever stops an import wants none of it, and so no half of an arrangement either.
    """
    from ..network import layout as engine
    from ..network import view as views
    from ..network.evidence import Query

    usual = Query(folded=layout.folded)
    found = {} if known else dict(engine.arrange(views.build(evidence, usual, kept), progress=progress, shape=shape))
    if progress is not None and progress.cancelled:
        raise Cancelled
    everybody = Query(folded=False, tiers=frozenset(Tier), modalities=frozenset(Modality))
    for query in (usual, Query(folded=not layout.folded), everybody):
        view = views.build(evidence, query, kept)
        if any(actor.id not in known and actor.id not in found for actor in view.actors):
            found |= engine.place_new(view, {**known, **found}, progress)
    return found


def points(places: Mapping[str, Place]) -> dict[str, tuple[float, float]]:
    """Actor id to its point, as the layout engine takes it."""
    return {place.actor_id: (place.x, place.y) for place in places.values()}


def _in_use(layouts: list[Layout], known: Mapping[str, Mapping[str, object]]) -> list[Layout]:
    """The layouts that have places; the first where none has."""
    return [layout for layout in layouts if known.get(layout.id)] or layouts[:1]


def _placed(layout: Layout, found: Mapping[str, tuple[float, float]]) -> list[Place]:
    return [Place(layout.id, actor, float(x), float(y)) for actor, (x, y) in found.items()]
