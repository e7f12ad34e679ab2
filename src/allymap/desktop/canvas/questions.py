"""What is where: the canvas's answers in window coordinates, for the mouse and for tests that click like a person."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect

from ...model import Polarity
from . import notes
from .bending import REACH, handle
from .cards import Legend, Minimap
from .curves import points
from .gestures import EMPTY, Hit
from .selection import Selection
from .stage import Stage

_TRIED = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9, 0.05, 0.95)
_POLARITIES = tuple(Polarity)


class Questions:
    """Answers from the picture on the stage."""

    def __init__(self, stage: Stage, legend: Legend, minimap: Minimap) -> None:
        self._stage, self._legend, self._minimap = stage, legend, minimap

    def hit(self, point: QPointF) -> Hit:
        """The note, else the actor, else the strand at a window point. Cards lie above the map and hide it."""
        if self.on_card(point):
            return EMPTY
        composed = self._stage.composed
        page = self._stage.page_to_window().inverted()[0].map(point)
        note = notes.at(composed.picture, page)
        if note is not None:
            return Hit("note", note.id)
        disc = composed.hits.disc_at(page.x(), page.y())
        if disc is not None:
            return Hit("actor", composed.picture.discs.ids[disc])
        strand = composed.hits.strand_at(page.x(), page.y())
        if strand is None:
            return EMPTY
        strands = composed.picture.strands
        return Hit("relation", strands.relation_ids[strand], _POLARITIES[int(strands.polarity[strand])].value)

    def handle_at(self, point: QPointF, selection: Selection) -> str:
        """The relation whose handle is at a window point, or an empty string."""
        at = handle(self._stage.composed, selection)
        if at is None:
            return ""
        off = self._stage.page_to_window().map(at) - point
        return next(iter(selection.relations)) if off.x() ** 2 + off.y() ** 2 <= REACH**2 else ""

    def on_card(self, point: QPointF) -> bool:
        """Whether the legend or the minimap is at this window point."""
        size = self._stage.size
        return self._legend.box(size).contains(point) or self.on_minimap(point)

    def on_minimap(self, point: QPointF) -> bool:
        """Whether the minimap is at this window point."""
        return self._minimap.shown(self._stage.camera, self._stage.size).contains(point)

    def actor_point(self, actor: str) -> QPoint:
        """The middle of an actor's disc. Raises ``KeyError`` for an actor that is not on the map."""
        composed = self._stage.composed
        row = composed.disc_rows[actor]
        discs = composed.picture.discs
        return self._stage.page_to_window().map(QPointF(float(discs.x[row]), float(discs.y[row]))).toPoint()

    def relation_point(self, relation: str, polarity: Polarity | str | None = None) -> QPoint:
        """A point on a strand where a click hits that strand; on the cooperation strand first when none is named.

        Raises ``KeyError`` for a relation or a strand that is not on the map.
        """
        composed = self._stage.composed
        strands = composed.picture.strands
        wanted = _POLARITIES if polarity is None else (Polarity(polarity),)
        rows = [row for row in composed.strand_rows[relation] if _POLARITIES[int(strands.polarity[row])] in wanted]
        if not rows:
            raise KeyError(f"{relation}: {polarity}")
        where = self._stage.page_to_window()
        window = QRect(QPoint(0, 0), self._stage.size)
        for row in rows:
            kind = _POLARITIES[int(strands.polarity[row])].value
            curve = np.repeat(strands.curve[row : row + 1].astype(np.float64), len(_TRIED), axis=0)
            for x, y in points(curve, np.array(_TRIED)).tolist():
                point = where.map(QPointF(x, y)).toPoint()
                if window.contains(point) and self.hit(QPointF(point)) == Hit("relation", relation, kind):
                    return point
        x, y = points(strands.curve[rows[0] : rows[0] + 1].astype(np.float64), np.array([0.5]))[0].tolist()
        return where.map(QPointF(x, y)).toPoint()
