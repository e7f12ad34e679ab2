"""Where the actors stand: a whole map arranged from scratch, or newcomers placed near their neighbours."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from ..model import Cancelled, Progress
from .layout_net import SHAPE, UNIT, Net, Points, Rows, net_of
from .layout_newcomers import seat
from .layout_packing import bounds, cleared, filled, grid, in_window, pack, widened
from .layout_polish import polish, polishing_rounds, worth_polishing
from .layout_settle import settle, settling_rounds
from .layout_spacing import READ_WHOLE, as_read, as_shown, roomy, spaced
from .view import MapView

__all__ = ["UNIT", "Places", "arrange", "place_new"]

Places = dict[str, tuple[float, float]]
Flags = NDArray[np.bool_]

_SCATTERED = 1.4
"""Parts that need a window so much larger than packed are packed again: few are left of what was arranged together."""


def arrange(
    view: MapView, places: Mapping[str, tuple[float, float]] | None = None, pinned: Collection[str] = frozenset(),
    progress: Progress | None = None, shape: float | None = None,
) -> Places:  # fmt: skip
    """A place for every actor of the view, in map units, y downwards; the same for the same view.

    Cooperation draws together and competition keeps apart; no two discs overlap, and labels get room. From ``places``
    the map is improved rather than made anew. ``shape`` is width over height of where it will be seen; told it, a map
    of another shape is widened. ``pinned`` actors that have a place stay there exactly. Cancelled through ``progress``,
    it answers the best so far instead of raising, in which nobody overlaps anybody either; on a map too large to be
    read as a whole, whoever it had not come to stays as he stood.
    """
    net = net_of(view, SHAPE if shape is None else shape)
    if not len(net):
        return {}
    shown = set(net.ids)
    known = {one: place for one, place in (places or {}).items() if one in shown}
    held = np.array([one in pinned and one in known for one in net.ids], np.bool_)
    parts = _parts(net)
    _announce(progress, [net.part(rows) for rows in parts if len(rows) > 1], fresh=not known)
    if known:
        at, left = _improved(net, parts, known, held, progress)
        if left.all():
            return dict(zip(net.ids, map(_pair, at.tolist()), strict=True))
    else:
        at, left = _fresh(net, parts, progress), np.zeros(len(net), np.bool_)
    if shape is not None and not held.any() and len(net) <= READ_WHOLE:
        at = widened(at, net.shape)
    held |= left
    at = roomy(net, spaced(net, at, held, stretch=not known), held, stretch=not known)
    return dict(zip(net.ids, map(_pair, at.tolist()), strict=True))


def place_new(view: MapView, places: Mapping[str, tuple[float, float]], progress: Progress | None = None) -> Places:
    """Places for the actors of the view that have none: near their neighbours, where there is room.

    Raises ``Cancelled``: a newcomer without a place would not be on the map.
    """
    net = net_of(view)
    at, placed = _placed(net, places)
    net = as_shown(net, at[placed])
    # Actors that the view does not show at the moment keep their places free.
    shown = set(net.ids)
    hidden = np.array([place for one, place in sorted(places.items()) if one not in shown], np.float64)
    new = seat(net, at, placed, hidden.reshape(-1, 2), progress)
    return {net.ids[row]: _pair(at[row].tolist()) for row in new}


def _announce(progress: Progress | None, parts: list[Net], fresh: bool) -> None:
    """Begin the phase; its units are rounds over a part."""
    if progress is None:
        return
    rounds = sum((polishing_rounds if worth_polishing(part) else settling_rounds)(part, fresh) for part in parts)
    try:
        progress.phase("Arranging the map", rounds)
    except Cancelled:
        return  # whoever cancelled before the start gets what there is, as later


def _fresh(net: Net, parts: list[Rows], progress: Progress | None) -> Points:
    """Each part by itself, then all of them packed."""
    at = np.zeros((len(net), 2))
    for rows in parts:
        if len(rows) > 1:
            part = net.part(rows)
            # Once it is cancelled nobody waits for more than places without overlaps.
            hurried = len(net) > READ_WHOLE and _stopped(progress)
            at[rows] = grid(part, 0.0) if hurried else _part(part, progress)
    return _packed(net, parts, at)


def _packed(net: Net, parts: list[Rows], start: Points) -> Points:
    """The parts side by side around the origin, and the actors without relations in rows below."""
    at = start.copy()
    alone = np.array([rows[0] for rows in parts if len(rows) == 1], np.intp)
    groups = [rows for rows in parts if len(rows) > 1]
    inside = filled(net, at, groups)
    for rows, move in zip(groups, pack([bounds(net, at, rows) for rows in groups], net.shape, inside), strict=True):
        at[rows] += move
    if len(alone):
        together = np.concatenate(groups) if groups else alone[:0]
        left, _, right, bottom = bounds(net, at, together) if groups else (0.0, 0.0, 0.0, -UNIT)
        rows_of_alone = grid(as_read(net, at[together]).part(alone), right - left)
        middle = (left + right - rows_of_alone[:, 0].max()) / 2
        at[alone] = rows_of_alone + np.array([middle, bottom + UNIT / 2])
    return np.asarray(at - (at.max(axis=0) + at.min(axis=0)) / 2, np.float64)


def _part(part: Net, progress: Progress | None) -> Points:
    """A connected part around the origin, lying down like the window, without overlaps."""
    nobody = np.zeros(len(part), np.bool_)
    work = polish if worth_polishing(part) else settle
    return spaced(part, work(part, None, nobody, progress), nobody)


def _improved(
    net: Net, parts: list[Rows], known: Mapping[str, tuple[float, float]], held: Flags, progress: Progress | None
) -> tuple[Points, Flags]:
    """From given places, part by part, each staying about where it is; and who was left alone as it was cancelled.

    Parts that are scattered are packed again; one that came to lie over another is put beside it.
    """
    at, placed = _placed(net, known)
    seat(net, at, placed, np.zeros((0, 2)))
    begun, nobody = at.copy(), np.zeros(len(net), np.bool_)
    for rows in parts:
        if len(rows) == 1 or _stopped(progress):
            break  # the largest come first, so that all after a single actor are single too
        part = net.part(rows)
        work = polish if worth_polishing(part) else settle
        at[rows] = work(part, at[rows], held[rows], progress)
    if _stopped(progress) and len(net) > READ_WHOLE:
        return at, np.asarray((at == begun).all(axis=1), np.bool_)
    if len(parts) > 1 and not held.any():
        packed = _packed(net, parts, at)
        if in_window(bounds(net, at), net.shape) > _SCATTERED * in_window(bounds(net, packed), net.shape):
            return packed, nobody
    return cleared(net, at, parts, held), nobody


def _stopped(progress: Progress | None) -> bool:
    return progress is not None and progress.cancelled


def _parts(net: Net) -> list[Rows]:
    """The rows of each connected part, the largest first."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    size = (len(net), len(net))
    graph = coo_array((np.ones(len(net.edges)), (net.edges[:, 0], net.edges[:, 1])), shape=size)
    number, label = connected_components(graph, directed=False)
    parts = np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label, minlength=number))[:-1])
    return sorted(parts, key=lambda rows: (-len(rows), int(rows[0])))


def _placed(net: Net, places: Mapping[str, tuple[float, float]]) -> tuple[Points, Flags]:
    placed = np.array([one in places for one in net.ids], np.bool_)
    at = np.array([places.get(one, (0.0, 0.0)) for one in net.ids], np.float64).reshape(-1, 2)
    return at, placed


def _pair(place: list[float]) -> tuple[float, float]:
    return place[0], place[1]
