"""Makes the display list every painter draws from a view, the actors' places, a camera and a page size.

A Picture belongs to one camera and one page size. It is the only thing that canvas, SVG, PNG and PDF know of the map,
so that screen and briefing cannot disagree.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from ..model import Camera, Note, Polarity
from . import legend as legends
from . import metrics
from .arrows import Arrows, head_length
from .columns import Columns, columns_of
from .declutter import arrange, by_hand
from .display import Caption, Discs, Flags, Floats, LegendEntry, NoteBox, Picture, Rows, Strands
from .drawing import Drawing
from .look import LIGHT, Look
from .notes import boxes, corners
from .shapes import EXTENTS, Shape
from .tracks import GAP, Ends, offsets, trace, width_of
from .view import MapView

__all__ = [
    "BENDS_UP_TO", "MARGIN", "NOTE_EDGE", "Caption", "Discs", "Drawing", "Flags", "Floats", "LegendEntry", "NoteBox",
    "Picture", "Rows", "Shape", "Strands", "bend", "compose", "fit", "move",
]  # fmt: skip

BENDS_UP_TO = 400
"""Maps of more actors draw straight strands and name only the most related actors."""

MOST_BENT = 2_000
"""So do maps of more strands, however few the actors: nothing could keep out of the way of anything there."""

NOTHING = Drawing()

_LEAST_CODE, _LEAST_IN_CROWD = 5.0, 6.5
"""Pixels; smaller letters cannot be read, and in an overview they are dust."""

_CODES_OF_ALL, _MOST_CODES = 0.4, 300
"""Below this scale of discs the map is an overview: so many codes at most."""

_CODE_ROOM, _CODE_FILLS, _CODE_SWELLS, _CODE_FILLS_MOST = 1.55, 0.68, 2.5, 1.05
"""How wide a code is at most and how large its type, as shares of the disc's radius, and how fast that share grows."""

_BEYOND = 0.5
"""How far, in pages, around the page strands are traced: a bend may come back that far."""

MARGIN = 76.0
"""Pixels beside the outermost actors of a map that is fitted into a page."""

NOTE_EDGE = 8.0
"""Pixels between a note and the edge of a page that a whole map is fitted into."""

_MOST_ZOOM = 1.6
_USUAL_PAGE = (1400, 900)
_LEGEND_ROOMS = ((640.0, 91.0), (500.0, 114.0), (330.0, 160.0), (240.0, 250.0))
_CAPTIONS = (30.0, 50.0)
_STRIPS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Shares of the legend's height that are kept free below the map, the first that frees a corner."""

_LOWER = 0.7
"""Names are wider than high: above and below the map less room is kept than beside it."""

_TIGHT = 0.14
"""Of a low page's height, what is kept free above and below the map at most."""

_AROUND = np.array([40.0, 46.0])
"""What a map is fitted with: likely sizes of the legend and the captions, and a disc with its name."""


def compose(
    view: MapView,
    places: Mapping[str, tuple[float, float]],
    camera: Camera,
    size: tuple[int, int],
    look: Look = LIGHT,
    *,
    pinned: Set[str] = frozenset(),
    drawing: Drawing = NOTHING,
    title: str = "",
    as_of: str = "",
    sources_line: str = "",
    handling: str = "",
    legend: bool = True,
) -> Picture:
    """The picture of a view. ``places`` are map units, y downwards; ``size`` is width and height in pixels.

    A map point lands at (point − camera) × zoom + size / 2. Actors without a place are left out, with their
    strands. ``handling`` is a label that stands at the upper right.
    """
    columns = columns_of(view)
    nowhere = (np.nan, np.nan)
    found = chain.from_iterable(map(places.get, columns.ids, repeat(nowhere)))
    at = np.fromiter(found, np.float64, 2 * len(columns.ids)).reshape(-1, 2)
    standing = np.asarray(np.isfinite(at).all(axis=1))
    if not standing.all():
        columns, at = columns.only(standing), at[standing]
    scale = scale_of(camera.zoom)
    discs = _discs(columns, (at - (camera.x, camera.y)) * camera.zoom + np.array(size) / 2, scale, look, pinned, size)
    strands = _strands(columns, discs, scale, drawing, size)
    label_size = look.label_size * type_scale_of(camera.zoom)
    picture = Picture(
        size, camera, discs, strands, look, label_size, scale, title=title, as_of=as_of, sources_line=sources_line
    )
    picture.hulls = drawing.hulls
    picture.notes = boxes(drawing.notes, places, camera, size, look, discs)
    picture.captions = legends.lines_of(title, as_of, sources_line, size, look, handling)
    picture.half_life = drawing.half_life
    above_below = legends.taken(picture.captions, size)
    placed = legends.place(discs, strands, look, size, above_below, drawing.half_life) if legend else None
    if placed:
        picture.legend, picture.legend_box = placed
    arrange(picture, columns, bends=len(discs.ids) <= BENDS_UP_TO and len(strands.source) <= MOST_BENT)
    return picture


def scale_of(zoom: float) -> float:
    """How much larger than at zoom 1 discs are drawn: they grow with the square root of the zoom, within limits."""
    return float(np.clip(zoom**0.5, 0.12, 1.5))


def type_scale_of(zoom: float) -> float:
    """How much larger than at zoom 1 names are written: they stay legible on any map."""
    return float(np.clip(zoom**0.25, 0.86, 1.25))


def radius_of(relations: NDArray[np.floating]) -> NDArray[np.float64]:
    """A disc's radius at zoom 1: 16 px up to one relation, 30 from twelve on.

    >>> radius_of(np.array([0, 1, 3, 12])).round(1).tolist()
    [16.0, 17.8, 22.5, 30.0]
    """
    radius: NDArray[np.float64] = np.clip(13.0 + 4.75 * np.log2(1.0 + relations), 16.0, 30.0)
    return radius


def _code_sizes(
    columns: Columns, at: NDArray[np.float64], radius: NDArray[np.float64], scale: float, look: Look,
    size: tuple[int, int],
) -> Floats:  # fmt: skip
    """The type size of each code, 0 where it could not be read.

    Codes fill more of their discs the smaller these are. Zoomed far out only the most related on the page have one.
    """
    found = np.zeros(len(radius), np.float32)
    swollen = float(np.clip(_CODE_FILLS + _CODE_SWELLS * (_CODES_OF_ALL - scale), _CODE_FILLS, _CODE_FILLS_MOST))
    filled = np.where(columns.shape == Shape.DOUBLE_CIRCLE, _CODE_FILLS, swollen) * radius
    least = _LEAST_CODE if scale > _CODES_OF_ALL else _LEAST_IN_CROWD
    rows = np.flatnonzero(filled >= least)
    if scale <= _CODES_OF_ALL and len(rows) > _MOST_CODES:
        rows = rows[((at[rows] >= 0) & (at[rows] <= size)).all(axis=1)]
        rows = rows[np.argsort(-columns.importance[rows], kind="stable")[:_MOST_CODES]]
    if not len(rows):
        return found
    widths = np.array([metrics.width(columns.codes[row], 1.0, "semibold") for row in rows.tolist()])
    room = _CODE_ROOM * EXTENTS[columns.shape[rows], 0] * radius[rows] / np.maximum(widths, 0.3)
    fits = np.minimum(np.minimum(room, filled[rows]), look.code_size * 1.3 * max(scale, _CODES_OF_ALL))
    found[rows] = np.where(fits >= least, fits, 0.0)
    return found


def _discs(
    columns: Columns, at: NDArray[np.float64], scale: float, look: Look, pinned: Set[str], size: tuple[int, int]
) -> Discs:
    count = len(columns.ids)
    radius = radius_of(columns.relations) * scale
    return Discs(
        ids=columns.ids, names=columns.names, codes=columns.codes, shape=columns.shape,
        x=at[:, 0].astype(np.float32), y=at[:, 1].astype(np.float32), radius=radius.astype(np.float32),
        pinned=np.array([one in pinned for one in columns.ids], np.bool_) if pinned else np.zeros(count, np.bool_),
        code_size=_code_sizes(columns, at, radius, scale, look, size),
        labels=[""] * count, label_box=np.zeros((count, 4), np.float32),
        label_shown=np.zeros(count, np.bool_), prominent=np.zeros(count, np.bool_), group=columns.group,
        stands_for=columns.stands_for,
    )  # fmt: skip


def _strands(columns: Columns, discs: Discs, scale: float, drawing: Drawing, size: tuple[int, int]) -> Strands:
    stroke = float(np.clip(scale, 0.35, 1.3))
    width = np.maximum(width_of(columns.strength) * stroke, 0.8)
    offset = offsets(width, columns.polarity, columns.paired, max(GAP * stroke, 1.5))
    # The two tracks of a pair have to fit on the smaller of its discs.
    smaller = np.minimum(discs.radius[columns.source], discs.radius[columns.target])
    squeeze = np.minimum(1.0, 0.6 * smaller / np.maximum(np.abs(offset) + width / 2, 1e-6))
    squeeze = np.where(columns.paired, squeeze, 1.0)
    offset, width = offset * squeeze, width * squeeze
    aside, heads = _aside(columns, drawing.bends), _heads(columns, width, drawing.arrows)
    strands = Strands(
        relation_ids=columns.relation_ids, polarity=columns.polarity, source=columns.source, target=columns.target,
        curve=np.zeros((len(width), 6), np.float32), width=width.astype(np.float32), reviewed=columns.reviewed,
        factual=columns.factual, single_origin=columns.single_origin, contested=columns.contested,
        weight=columns.weight, offset=offset.astype(np.float32),
        bend=np.zeros(len(width), np.float32), aside=aside, heads=heads,
    )  # fmt: skip
    near = _near_page(discs, strands, size)
    away = ~near
    if away.any():  # a straight line from middle to middle will do for what nobody sees
        source, target = strands.source[away], strands.target[away]
        x, y = (discs.x[source] + discs.x[target]) / 2, (discs.y[source] + discs.y[target]) / 2
        strands.curve[away] = np.column_stack(
            [discs.x[source], discs.y[source], x, y, discs.x[target], discs.y[target]]
        )
    _retrace(discs, strands, np.flatnonzero(near).astype(np.int32))
    return strands


def _near_page(discs: Discs, strands: Strands, size: tuple[int, int]) -> Flags:
    """Which strands have their ends not both far beyond the same edge of the page."""
    near: Flags = np.ones(len(strands.source), np.bool_)
    for at, length in ((discs.x, size[0]), (discs.y, size[1])):
        one, other, room = at[strands.source], at[strands.target], _BEYOND * length
        near &= (np.maximum(one, other) > -room) & (np.minimum(one, other) < length + room)
    return near


def _aside(columns: Columns, bends: Mapping[str, float]) -> Floats:
    if not bends:
        return np.full(len(columns.relation_ids), np.nan, np.float32)
    return np.array([bends.get(one, np.nan) for one in columns.relation_ids], np.float32)


def _heads(columns: Columns, width: NDArray[np.float64], arrows: Arrows) -> Floats:
    """The lengths of the arrowheads, n×2."""
    if not arrows:
        return np.zeros((len(width), 2), np.float32)
    polarities, neither = tuple(Polarity), (False, False)
    drawn = [
        arrows.get((one, polarities[side]), neither)
        for one, side in zip(columns.relation_ids, columns.polarity.tolist(), strict=True)
    ]
    return (np.array(drawn, np.float32).reshape(-1, 2) * head_length(width)[:, None]).astype(np.float32)


def _retrace(discs: Discs, strands: Strands, rows: Rows) -> None:
    """Trace strands afresh, in place: lines bent by hand keep the shape they were given."""
    bent = by_hand(discs, strands, rows)
    strands.bend[rows] = np.where(np.isnan(bent), strands.bend[rows], bent)
    strands.curve[rows] = trace(
        Ends(discs.x, discs.y, discs.radius, discs.shape), strands.source[rows], strands.target[rows],
        strands.offset[rows], strands.bend[rows], strands.heads[rows],
    )  # fmt: skip


def bend(picture: Picture, relation_id: str, aside: float) -> Rows:
    """Bend a relation's line by hand, in place, see ``model.Bend``; the rows of its strands."""
    found = [row for row, one in enumerate(picture.strands.relation_ids) if one == relation_id]
    rows = np.array(found, np.int32)
    picture.strands.aside[rows] = aside
    _retrace(picture.discs, picture.strands, rows)
    return rows


def fit(
    places: Mapping[str, tuple[float, float]],
    size: tuple[int, int],
    margin: float = MARGIN,
    *,
    legend: bool = True,
    notes: Collection[Note] = (),
) -> Camera:
    """The camera that shows every place with ``margin`` pixels beside them, less above and below, for discs and names,
    all of these ``notes``, and a free corner where there is a ``legend``; zoom at most 1.6 on a page of 1400 × 900
    pixels, more on larger ones.

    >>> fit({"iran": (100.0, 50.0)}, (800, 600))
    Camera(x=100.0, y=50.0, zoom=1.0)
    """
    if not places:
        return Camera()
    at = np.array(list(places.values()), np.float64)
    low, high = at.min(axis=0), at.max(axis=0)
    spread = high - low
    if not spread.any():
        return Camera(float(low[0]), float(low[1]), 1.0)
    for share in _STRIPS if legend else _STRIPS[:1]:
        camera = _framed(low, high, size, margin, share * _LEGEND_ROOMS[0][1])
        screen = (at - (camera.x, camera.y)) * camera.zoom + np.array(size) / 2
        busy = np.concatenate([screen - _AROUND, screen + _AROUND, np.ones((len(screen), 1))], axis=1)
        if any(legends.corner(*room, size, busy, _CAPTIONS).cost == 0 for room in _LEGEND_ROOMS):
            break
    if notes:
        found = boxes(notes, places, camera, size, LIGHT)
        points = corners(found, camera, size, margin - NOTE_EDGE)
        with_notes = {**places, **{f"note {n}": point for n, point in enumerate(points)}}
        return fit(with_notes, size, margin, legend=legend)
    return camera


def _framed(
    low: NDArray[np.float64], high: NDArray[np.float64], size: tuple[int, int], margin: float, below: float
) -> Camera:
    """The camera for a bounding box, with ``below`` more pixels free at the page's lower edge."""
    above = min(_LOWER * margin, _TIGHT * size[1])
    width, height = max(size[0] - 2 * margin, 0.3 * size[0]), max(size[1] - 2 * above - below, 0.3 * size[1])
    spread = np.maximum(high - low, 1e-9)
    larger = min(size[0] / _USUAL_PAGE[0], size[1] / _USUAL_PAGE[1])
    zoom = float(min(width / spread[0], height / spread[1], _MOST_ZOOM * max(larger, 1.0)))
    middle = (low + high) / 2
    return Camera(float(middle[0]), float(middle[1]) + below / 2 / zoom, zoom)


def move(picture: Picture, rows: Rows, x: NDArray[np.floating], y: NDArray[np.floating]) -> Rows:
    """Put discs (``rows``) at new page pixels, in place: their labels and strands follow, bends and slots stay.

    Returns the rows of the strands that changed, each once, ascending.
    """
    discs, strands = picture.discs, picture.strands
    rows = np.asarray(rows, np.int32)
    discs.label_box[rows, 0] += x - discs.x[rows]
    discs.label_box[rows, 1] += y - discs.y[rows]
    discs.x[rows], discs.y[rows] = x, y
    starts, order = picture.incidence
    touched = np.unique(np.concatenate([order[starts[row] : starts[row + 1]] for row in rows] or [order[:0]]))
    _retrace(discs, strands, touched)
    return touched
