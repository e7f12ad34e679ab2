"""The order in which the window is painted: strands, what moves, discs, the veil, rings, cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ...model import Polarity
from ...network.picture import Picture
from ...network.shapes import Shape
from . import bending, camp_marks, counts, ghosts, guides, notes, overlays
from .bending import BendDrag
from .cards import Legend, Minimap
from .drag import ActorDrag
from .gestures import Hit
from .placed_view import Composed
from .selection import Selection
from .stage import Stage
from .strokes import Rows

_MOST_NAMES = 60  # with more actors selected, nobody reads where a ring touches a name
_POLARITIES = [polarity.value for polarity in Polarity]


@dataclass(slots=True)
class Moment:
    """What there is to paint besides the map itself.

    ``isolated`` strands stay while the rest fades, with their ends and the ``spared`` actors; ``veil`` says how far.
    The keyboard is at the ``focused`` actor or the ``noted`` note.
    """

    selection: Selection
    hovered: Hit
    focused: str
    drag: ActorDrag | None
    band: QRectF | None
    isolated: Rows | None
    bending: BendDrag | None = None
    counts: bool = False
    faded: Rows | None = None
    camps: Mapping[str, int] = field(default_factory=dict)
    ghosts: ghosts.Places = field(default_factory=dict)
    spared: frozenset[str] = frozenset()
    veil: float = 1.0
    noted: str = ""


def paint(painter: QPainter, stage: Stage, moment: Moment, legend: Legend, minimap: Minimap | None) -> None:
    """Paint the whole canvas; without a minimap where there is none."""
    hints = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
    painter.setRenderHints(hints)
    composed, look = stage.composed, stage.placed.look
    whole = QRectF(QPointF(0, 0), stage.size)
    _fill_bare(painter, stage, whole)
    _paint_map(painter, stage, moment)
    page_to_window = stage.page_to_window()
    painter.setTransform(page_to_window, True)
    if moment.faded is not None and len(moment.faded):
        overlays.draw_faded(painter, composed.picture, moment.faded, look)
    if moment.camps and moment.drag is None:
        camp_marks.draw(painter, composed.picture, composed.disc_rows, moment.camps, look)
    if moment.drag is not None:
        moment.drag.paint_hole(painter)
        moment.drag.paint_upper(painter)
    elif stage.left_out:
        overlays.draw_discs(painter, composed.picture, composed.discs_of(stage.left_out), stage.badges)
    _looked_at(painter, composed, stage, moment)
    chosen = composed.discs_of(moment.selection.actors)
    overlays.draw_rings(painter, composed.picture, chosen, look)
    if moment.focused in composed.disc_rows:
        overlays.draw_focus(painter, composed.picture, composed.disc_rows[moment.focused], look)
    discs = composed.picture.discs
    for row in chosen[discs.label_shown[chosen] | discs.pinned[chosen]].tolist()[:_MOST_NAMES]:
        stage.badges.pin(painter, discs, row)  # again, over the rings
        if discs.label_shown[row]:
            stage.badges.name(painter, composed.picture, row)
    _paint_marks(painter, stage, moment)
    painter.resetTransform()
    if moment.band is not None:
        overlays.draw_rubber_band(painter, moment.band, look)
    legend.paint(painter, stage.size, painter.device().devicePixelRatio())
    if minimap is not None:
        minimap.paint(painter, stage.camera, stage.size, painter.device().devicePixelRatio())


def _paint_marks(painter: QPainter, stage: Stage, moment: Moment) -> None:
    """Ghosts, guides, counts, notes and the handle, all in page pixels."""
    composed, look = stage.composed, stage.placed.look
    ghosts.draw(painter, composed, moment.ghosts, look)
    if moment.drag is not None:
        guides.draw(painter, moment.drag.guides, look)
    counted = neighbourhood(composed, moment.hovered) if moment.drag is None else None
    if counted is None and moment.counts:
        window = stage.page_to_window().inverted()[0].mapRect(QRectF(QPointF(0, 0), stage.size))
        counted = counts.visible(composed.picture, window)
    if counted is not None and len(counted) <= counts.MOST:
        counts.draw(painter, composed.picture, counted, stage.badges.lettering, look)
    notes.draw(painter, composed.picture, moment.noted)
    at = bending.handle(composed, moment.selection)
    if at is not None and moment.drag is None:
        bending.draw_handle(painter, at, look)


def _paint_map(painter: QPainter, stage: Stage, moment: Moment) -> None:
    """The map itself, with what lies between its strands and its discs."""
    composed = stage.composed
    if moment.drag is None and not moment.selection.relations and not stage.left_out and stage.paint_whole(painter):
        return
    stage.paint_lower(painter)
    painter.setTransform(stage.page_to_window(), True)
    if moment.bending is not None:
        moment.bending.paint_lower(painter)
    _selected_strands(painter, composed, stage, moment.selection)
    if moment.drag is not None:
        moment.drag.paint_lower(painter)
    elif stage.left_out:
        dropped = composed.discs_of(stage.left_out)
        overlays.draw_hulls(painter, composed.picture, overlays.hulls_of(composed.picture, dropped))
        overlays.draw_strands(painter, composed.picture, composed.strands_of(dropped))
    painter.resetTransform()
    stage.paint_upper(painter)


def _selected_strands(painter: QPainter, composed: Composed, stage: Stage, selection: Selection) -> None:
    rows = composed.strands_of_relations(selection.relations)
    if len(rows):
        overlays.draw_bands(painter, composed.picture, _banded(composed, selection), stage.placed.look)
        overlays.draw_strands(painter, composed.picture, rows)


def _banded(composed: Composed, selection: Selection) -> Rows:
    """The selected strands; of a pair, only the one that is singled out."""
    rows = composed.strands_of_relations(selection.relations)
    if not selection.polarity:
        return rows
    side = composed.picture.strands.polarity[rows] == _POLARITIES.index(selection.polarity)
    return rows[side] if side.any() else rows


def _looked_at(painter: QPainter, composed: Composed, stage: Stage, moment: Moment) -> None:
    """While something is hovered or isolated, the rest fades."""
    if moment.drag is not None or moment.band is not None:
        return
    strands = neighbourhood(composed, moment.hovered)
    if strands is None:
        strands = moment.isolated
    if strands is None:
        return
    painter.save()
    painter.resetTransform()
    overlays.draw_veil(painter, QRectF(QPointF(0, 0), stage.size), stage.placed.look, moment.veil)
    painter.restore()
    picture = composed.picture
    overlays.draw_bands(
        painter, picture, np.intersect1d(_banded(composed, moment.selection), strands), stage.placed.look
    )
    overlays.draw_strands(painter, picture, strands)
    ends = [picture.strands.source[strands].astype(np.int64), picture.strands.target[strands].astype(np.int64)]
    if moment.hovered.kind == "actor":
        ends.append(composed.discs_of([moment.hovered.id]))
    ends.append(composed.discs_of(moment.spared))
    overlays.draw_discs(painter, picture, np.unique(np.concatenate(ends)), stage.badges)


def neighbourhood(composed: Composed, hit: Hit) -> Rows | None:
    """The strands that stay while this is hovered; ``None`` when nothing is."""
    if hit.kind == "actor" and hit.id in composed.disc_rows:
        return composed.strands_of(composed.discs_of([hit.id]))
    if hit.kind == "relation" and hit.id in composed.strand_rows:
        return composed.strands_of_relations([hit.id])
    return None


def isolated_strands(picture: Picture, symbol: str) -> Rows | None:
    """The strands that a legend symbol stands for; of a shape, those that end at a disc of that shape."""
    strands = picture.strands
    if not symbol:
        return None
    if symbol in Shape.__members__:
        of_shape = picture.discs.shape == Shape[symbol]
        chosen = of_shape[strands.source] | of_shape[strands.target]
    else:
        chosen = {
            "cooperation": strands.polarity == 0, "competition": strands.polarity == 1, "contested": strands.contested,
            "proposed": ~strands.reviewed, "outline": ~strands.factual,
        }[symbol]  # fmt: skip
    return np.flatnonzero(chosen)


def _fill_bare(painter: QPainter, stage: Stage, whole: QRectF) -> None:
    """Canvas colour where the frame does not reach while the map moves."""
    if not stage.covers_window():
        painter.fillRect(whole, QColor(stage.placed.look.canvas))
