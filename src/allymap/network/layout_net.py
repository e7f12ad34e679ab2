"""A view as the layout sees it: rows, edges with wanted lengths, and the room that each disc and label takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from .view import MapView, ViewActor

Points = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

UNIT = 170.0
"""Map units between two actors that cooperate and are drawn without help from anybody else."""

SMALL = 60
"""Up to so many actors a map is read in full, label by label."""

LARGEST_DISC = 36.0
"""No outline reaches further from its centre, in map units."""

_SMALLEST_DISC = 19.0
_LONER = 1.5
_LETTER = 7.0

SHAPE = 4 / 3
"""Width over height of the window that a map is arranged for where nobody tells it."""

MARGIN = 7.0
LABEL_HEIGHT = 24.0
DROP = LABEL_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Net:
    """Actors as rows in the order of their ids. ``edges`` is m×2, ``lengths`` (m) are wanted, in map units, and
    ``heed`` (m) says how much the eye minds what is in the way of an edge: 1 for one passage, more for the main lines.

    Each actor has a disc of radius ``disc`` around its place, and below it a label of half the width ``label``. The box
    of both reaches ``half`` (n×2) to each side of a point that lies ``DROP`` below the place; being the same for all,
    the drop can be left out where boxes are compared. ``shape`` is width over height of the window the map is for.
    """

    ids: tuple[str, ...]
    edges: Rows
    lengths: Points
    heed: Points
    disc: Points
    label: Points
    shape: float = SHAPE

    @property
    def half(self) -> Points:
        return np.column_stack((np.maximum(self.disc, self.label) + MARGIN, self.disc + MARGIN + DROP))

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, rows: Rows) -> Net:
        """Some of the actors (rows in ascending order), with the edges among them."""
        new_row = np.full(len(self), -1, np.intp)
        new_row[rows] = np.arange(len(rows))
        inside = (new_row[self.edges] >= 0).all(axis=1)
        ids = tuple(self.ids[row] for row in rows.tolist())
        edges = new_row[self.edges[inside]]
        return Net(ids, edges, self.lengths[inside], self.heed[inside], self.disc[rows], self.label[rows], self.shape)

    def neighbours(self) -> list[list[int]]:
        """The rows next to each row."""
        found: list[list[int]] = [[] for _ in self.ids]
        for one, other in self.edges.tolist():
            found[one].append(other)
            found[other].append(one)
        return found


def net_of(view: MapView, shape: float = SHAPE) -> Net:
    """The net of a view, the same whatever the order of its actors and relations."""
    actors = sorted(view.actors, key=lambda actor: actor.id)
    row = {actor.id: number for number, actor in enumerate(actors)}
    known = [one for one in view.relations if one.actors[0] in row and one.actors[1] in row]
    known.sort(key=attrgetter("actors"))
    edges = np.array([(row[one], row[other]) for one, other in map(attrgetter("actors"), known)], np.intp).reshape(
        -1, 2
    )
    friendly, hostile = (
        np.array([strand.weight for strand in map(attrgetter(side), known)], np.float64)
        for side in ("cooperation", "competition")
    )
    allied = np.array([bool(one.cooperation) for one in known], np.bool_)
    lengths = UNIT * _hops(edges, friendly, hostile, allied, len(actors))
    disc, label = _room(actors)
    if len(actors) <= SMALL:
        # Large discs would eat up short lines.
        lengths += disc[edges].sum(axis=1) - 2 * _SMALLEST_DISC
    heed = 1.0 + np.log2(np.maximum(friendly + hostile, 1.0))
    return Net(tuple(row), edges, lengths, heed, disc, label, shape)


def _hops_of_competition(actors: int) -> float:
    """How many hops apart competition puts two actors: three on a large map, where camps must become visible.

    On a small one that would waste the window: camps show well enough at half as much.
    """
    return float(1.5 + 1.5 * np.clip(np.log10(max(actors, 1) / 20), 0, 1))


def _hops(edges: Rows, friendly: Points, hostile: Points, allied: Flags, actors: int) -> Points:
    """The wanted lengths of relations in hops: evidence draws together a little, competition keeps apart.

    ``friendly`` and ``hostile`` are the weights of their strands, ``allied`` tells who has any cooperation. Somebody
    without any ally belongs to no camp: far away it would only waste the window.
    """
    apart = _hops_of_competition(actors)
    with_ally = np.zeros(actors, np.bool_)
    with_ally[edges[allied]] = True
    pull = 0.05 * np.minimum(np.log2(np.maximum(friendly, 1.0)), 4.0)
    push = 0.25 * hostile / np.maximum(friendly + hostile, 1.0)
    kept_apart = np.where(with_ally[edges].all(axis=1), apart, min(apart, _LONER))
    return np.asarray(np.where(allied, 1.0 - pull + push, kept_apart), np.float64)


def _room(actors: Sequence[ViewActor]) -> tuple[Points, Points]:
    """Each disc's radius and half the width of each label. The more actors, the less room for labels: they give way."""
    widest = 78.0 if len(actors) <= SMALL else 52.0 if len(actors) <= 200 else 26.0
    relations = np.array([actor.relations for actor in actors], np.float64)
    disc = np.clip(15.6 + 5.7 * np.log2(1 + relations), _SMALLEST_DISC, LARGEST_DISC)
    label = np.array([len(actor.name) * _LETTER / 2 for actor in actors], np.float64)
    return disc, np.minimum(label, widest)
