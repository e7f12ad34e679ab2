"""Gives actors without a place one near their neighbours, in any layout, inside somebody's step."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Layout, Modality, Place, Tier
from .step import Step
from .workspace import Workspace

FIRST_LAYOUT = Layout("map", "Map")


def place_everywhere(workspace: Workspace, step: Step) -> None:
    """In every layout that has places, nobody moves and newcomers get theirs; a project without any gets a map."""
    if not workspace.layouts:
        step.put(FIRST_LAYOUT)
    layouts = [layout for layout in workspace.layouts.values() if workspace.places(layout.id)]
    for layout in layouts or list(workspace.layouts.values())[:1]:
        place_newcomers(workspace, step, layout)


def place_newcomers(workspace: Workspace, step: Step, layout: Layout) -> None:
    """Place whoever is on the map as it is usually shown, then whoever another fold or filter would show.

    A layout without any place is arranged as a whole.
    """
    from ..network import layout as engine
    from ..network.evidence import Query

    places = points(workspace.places(layout.id))
    if not places:
        places = engine.arrange(workspace.view(Query(folded=layout.folded)))
        _put(step, layout, places)
    everybody = Query(folded=False, tiers=frozenset(Tier), modalities=frozenset(Modality))
    for query in (Query(folded=layout.folded), Query(folded=not layout.folded), everybody):
        newcomers = engine.place_new(workspace.view(query), places)
        places = {**places, **newcomers}
        _put(step, layout, newcomers)


def points(places: Mapping[str, Place]) -> dict[str, tuple[float, float]]:
    """Actor id to its point, as the layout engine takes it."""
    return {place.actor_id: (place.x, place.y) for place in places.values()}


def _put(step: Step, layout: Layout, places: Mapping[str, tuple[float, float]]) -> None:
    step.put(*(Place(layout.id, actor, float(x), float(y)) for actor, (x, y) in places.items()))
