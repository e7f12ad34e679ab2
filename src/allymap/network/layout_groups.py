"""Tools that look at relations: arrange a selection, a circle around one, by camp, by kind, overlaps tidied.

As in ``layout_tools``: ``(view, places, selected, pinned)`` in, all places out, pins exact. Nobody whom a tool moves
comes to stand on anybody else, selected or not.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from ..model import ActorKind, Progress
from .layout import arrange
from .layout_camps import camps
from .layout_engine import goes_on
from .layout_net import SHAPE, UNIT, Net, Points, net_of
from .layout_packing import bounds, pack
from .layout_spacing import spaced
from .layout_tools import KnownPlaces, Places, chosen
from .view import MapView

_BETWEEN_COLUMNS, _BETWEEN_ROWS = 60.0, 16.0
_LEAST_ROWS = 8


def arrange_selection(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset(),
    progress: Progress | None = None,
) -> Places:  # fmt: skip
    """The selected arranged among themselves, where they are; nobody else moves. Cancelled, the best so far."""
    ids = chosen(view, places, selected)
    if not ids:
        return dict(places)
    anchors = {one: places[one] for one in ids if one in pinned}
    found = arrange(_only(view, ids), anchors, frozenset(anchors), progress)
    return _put(view, places, pinned, found if anchors else _moved_to(found, _middle(places, ids)))


def circle(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset(),
    around: str = "",
) -> Places:  # fmt: skip
    """The selected, or the neighbours of ``around`` where nobody else is selected, on a circle around that actor.

    They keep the order in which they stood around it; the circle is as small as its names allow.
    """
    others = {one for one in selected if one != around} or _neighbours(view, around)
    ids = [one for one in chosen(view, places, others) if one not in pinned and one != around]
    if around not in places or not others or not ids:
        return dict(places)
    x, y = places[around]
    ids.sort(key=lambda one: (math.atan2(places[one][1] - y, places[one][0] - x), one))
    net = net_of(_only(view, ids))
    wide = 2 * float(np.hypot(*net.half.T).max())
    radius = max(UNIT, wide / (2 * math.sin(math.pi / len(ids)))) if len(ids) > 1 else UNIT
    first = math.atan2(places[ids[0]][1] - y, places[ids[0]][0] - x)
    turns = [first + 2 * math.pi * number / len(ids) for number in range(len(ids))]
    at = {one: (x + radius * math.cos(turn), y + radius * math.sin(turn)) for one, turn in zip(ids, turns, strict=True)}
    return _put(view, places, pinned, at)


def by_camp(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset(),
    progress: Progress | None = None,
) -> Places:  # fmt: skip
    """Each camp by itself, the camps side by side, around where the selected were. See ``layout_camps``.

    Cancelled, the camps are as far arranged as they came.
    """
    ids = [one for one in chosen(view, places, selected) if one not in pinned]
    if not ids:
        return dict(places)
    groups = [_only(view, camp) for camp in camps(_only(view, ids))]
    nets, found = [net_of(group) for group in groups], _arranged(groups, progress)
    moves = pack([bounds(net, _rows(net, at)) for net, at in zip(nets, found, strict=True)], SHAPE)
    at = {
        one: (place[0] + across, place[1] + down)
        for camp, (across, down) in zip(found, moves, strict=True)
        for one, place in camp.items()
    }
    return _put(view, places, pinned, _moved_to(at, _middle(places, ids)))


def by_kind(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset()
) -> Places:
    """Columns of actors of one kind, states first, the most related on top, around where the selected were.

    A kind with many actors takes several columns, so that the whole is not much higher than wide.
    """
    ids = [one for one in chosen(view, places, selected) if one not in pinned]
    if not ids:
        return dict(places)
    net = net_of(_only(view, ids))
    wide = 2 * float(net.half[:, 0].max()) + _BETWEEN_COLUMNS
    high = 2 * float(net.half[:, 1].max()) + _BETWEEN_ROWS
    shown = {actor.id: actor for actor in view.actors}
    most = max(_LEAST_ROWS, math.ceil(math.sqrt(2 * len(ids))))
    columns = []
    for kind in ActorKind:
        members = sorted((one for one in ids if shown[one].kind is kind), key=lambda one: (-shown[one].relations, one))
        columns += [members[first : first + most] for first in range(0, len(members), most)]
    at = {one: (column * wide, row * high) for column, members in enumerate(columns) for row, one in enumerate(members)}
    return _put(view, places, pinned, _moved_to(at, _middle(places, ids)))


def tidy(
    view: MapView, places: KnownPlaces, selected: Collection[str], pinned: Collection[str] = frozenset()
) -> Places:
    """Overlaps taken away, everybody else left in place."""
    return _put(view, places, pinned, {one: places[one] for one in chosen(view, places, selected) if one not in pinned})


def _put(view: MapView, places: KnownPlaces, pinned: Collection[str], moved: Places) -> Places:
    """All places with some moved: these give way to whoever stays."""
    found: Places = {**places, **{one: place for one, place in moved.items() if one not in pinned}}
    net = net_of(_only(view, [actor.id for actor in view.actors if actor.id in found]))
    held = np.array([one in pinned or one not in moved for one in net.ids], np.bool_)
    at = spaced(net, _rows(net, found), held, stretch=False)
    for one, (x, y), stays in zip(net.ids, at.tolist(), held.tolist(), strict=True):
        if not stays:
            found[one] = x, y
    return found


def _arranged(groups: Sequence[MapView], progress: Progress | None) -> list[Places]:
    """Each view arranged by itself, a unit of progress each; cancelled, the rest as it comes."""

    def heard(*_: object) -> None:
        if progress is not None and progress.cancelled:
            each.cancel()

    each = Progress(heard)
    if progress is not None and not progress.cancelled:
        progress.phase("Arranging", len(groups))
    found = []
    for group in groups:
        found.append(arrange(group, progress=each))
        goes_on(progress)
    return found


def _only(view: MapView, ids: Iterable[str]) -> MapView:
    """Some of a view's actors and the relations between them."""
    kept = set(ids)
    relations = tuple(relation for relation in view.relations if kept.issuperset(relation.actors))
    return MapView(tuple(actor for actor in view.actors if actor.id in kept), relations, len(relations))


def _neighbours(view: MapView, one: str) -> set[str]:
    return {other for relation in view.relations if one in relation.actors for other in relation.actors} - {one}


def _rows(net: Net, places: KnownPlaces) -> Points:
    return np.array([places[one] for one in net.ids], np.float64).reshape(-1, 2)


def _middle(places: KnownPlaces, ids: Collection[str]) -> Points:
    at = np.array([places[one] for one in ids], np.float64)
    return np.asarray((at.min(axis=0) + at.max(axis=0)) / 2, np.float64)


def _moved_to(places: Places, middle: Points) -> Places:
    across, down = (middle - _middle(places, places.keys())).tolist()
    return {one: (x + across, y + down) for one, (x, y) in places.items()}
