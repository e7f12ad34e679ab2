"""A view's actors and relations as columns, made once for each view: pan and zoom reuse them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model import Polarity, State
from .memo import Memo
from .shapes import SHAPE_OF, Shape
from .view import MapView, ViewActor


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of actors, then rows of strands; ``pair`` numbers the relation a strand belongs to, ``group`` the principal
    that an actor acts for (−1: nobody on the map acts for it), ``stands_for`` how many others are folded into an actor.
    ``weight`` counts passages, ``strength`` is what they weigh after fading.
    """

    ids: list[str]
    names: list[str]
    codes: list[str]
    shape: NDArray[np.uint8]
    relations: NDArray[np.float32]
    importance: NDArray[np.float64]
    group: NDArray[np.int32]
    stands_for: NDArray[np.int32]
    relation_ids: list[str]
    source: NDArray[np.int32]
    target: NDArray[np.int32]
    polarity: NDArray[np.uint8]
    weight: NDArray[np.float32]
    strength: NDArray[np.float32]
    reviewed: NDArray[np.bool_]
    factual: NDArray[np.bool_]
    single_origin: NDArray[np.bool_]
    contested: NDArray[np.bool_]
    pair: NDArray[np.int32]
    paired: NDArray[np.bool_]

    def only(self, standing: NDArray[np.bool_]) -> Columns:
        """The columns of some of the actors (a flag each) and of the strands between them."""
        rows = np.nonzero(standing)[0].tolist()
        kept = standing[self.source] & standing[self.target]
        lines = np.nonzero(kept)[0].tolist()
        renumbered = (np.cumsum(standing) - 1).astype(np.int32)
        return Columns(
            ids=[self.ids[row] for row in rows],
            names=[self.names[row] for row in rows],
            codes=[self.codes[row] for row in rows],
            shape=self.shape[standing],
            relations=self.relations[standing],
            importance=self.importance[standing],
            group=self.group[standing],
            stands_for=self.stands_for[standing],
            relation_ids=[self.relation_ids[line] for line in lines],
            source=renumbered[self.source[kept]],
            target=renumbered[self.target[kept]],
            polarity=self.polarity[kept],
            weight=self.weight[kept],
            strength=self.strength[kept],
            reviewed=self.reviewed[kept],
            factual=self.factual[kept],
            single_origin=self.single_origin[kept],
            contested=self.contested[kept],
            pair=self.pair[kept],
            paired=self.paired[kept],
        )


_recent: Memo[tuple[MapView, Columns]] = Memo()


def columns_of(view: MapView) -> Columns:
    """The columns of a view, on any thread. Views never change, so the last few are remembered by identity."""
    # What is remembered keeps the view alive, so that no other one has its identity meanwhile.
    return _recent.get(id(view), (), lambda: (view, _build(view)))[1]


def _groups(actors: Sequence[ViewActor]) -> NDArray[np.int32]:
    """A number for each principal that somebody on the map acts for, given to these and to itself."""
    number: dict[str, int] = {}
    for actor in actors:
        if actor.principal:
            number.setdefault(actor.principal, len(number))
    return np.array([number.get(actor.principal or actor.id, -1) for actor in actors], np.int32)


def _build(view: MapView) -> Columns:
    actors = view.actors
    row = {actor.id: index for index, actor in enumerate(actors)}
    known = [r for r in view.relations if r.actors[0] in row and r.actors[1] in row]
    sides = [relation.strands for relation in known]
    strands = [strand for both in sides for strand in both]
    pair = np.repeat(np.arange(len(known), dtype=np.int32), [len(both) for both in sides])
    ids, numbers = [relation.id for relation in known], pair.tolist()
    ends = np.array([(row[one], row[other]) for one, other in (relation.actors for relation in known)], np.int32)
    contested = np.array([relation.state is State.CONTESTED for relation in known], np.bool_)
    other = Shape.OTHER
    relations = np.array([actor.relations for actor in actors], np.float32)
    weight = np.array([actor.weight for actor in actors], np.float64)
    return Columns(
        ids=[actor.id for actor in actors],
        names=[actor.name for actor in actors],
        codes=[actor.code for actor in actors],
        shape=np.array([SHAPE_OF.get(actor.kind, other) for actor in actors], np.uint8),
        relations=relations,
        importance=relations + weight / (1.0 + weight),
        group=_groups(actors),
        stands_for=np.array([max(len(actor.members) - 1, 0) for actor in actors], np.int32),
        relation_ids=[ids[number] for number in numbers],
        source=ends.reshape(-1, 2)[pair, 0],
        target=ends.reshape(-1, 2)[pair, 1],
        polarity=np.array([strand.polarity is Polarity.COMPETITION for strand in strands], np.uint8),
        weight=np.array([strand.weight for strand in strands], np.float32),
        strength=np.array([strand.strength for strand in strands], np.float32),
        reviewed=np.array([strand.reviewed for strand in strands], np.bool_),
        factual=np.array([strand.factual for strand in strands], np.bool_),
        single_origin=np.array([strand.origins <= 1 for strand in strands], np.bool_),
        contested=contested[pair],
        pair=pair,
        paired=np.bincount(pair, minlength=len(known))[pair] > 1 if len(pair) else np.zeros(0, np.bool_),
    )
