"""Groups that stand together: members cooperate more than chance would have it, and compete with other groups.

For drawing: any number of groups, at once, on maps of any size. What the ties prove about two or more camps, and how
surely, is ``structure.camps``' to say.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ..model import Polarity
from .view import MapView

_ROUNDS = 20
_EPSILON = 1e-9


def camps(view: MapView) -> list[tuple[str, ...]]:
    """The ids of each camp's actors, the largest camp first; everybody is in exactly one, loners in one of their own.

    Signed modularity (Gómez, Jensen, Arenas 2009) by local moving (Blondel and others 2008): each actor in turn joins
    the camp in which it gains most, then camps join camps, until nobody gains. The same for the same view.
    """
    members: list[tuple[str, ...]] = [(one,) for one in sorted(actor.id for actor in view.actors)]
    sides = [_side(view, polarity) for polarity in (Polarity.COOPERATION, Polarity.COMPETITION)]
    while True:
        label = _Moving(*sides).settled()
        groups: dict[int, tuple[str, ...]] = defaultdict(tuple)
        for camp, those in zip(label, members, strict=True):
            groups[camp] += those
        if len(groups) == len(members):
            return sorted((tuple(sorted(group)) for group in groups.values()), key=lambda group: (-len(group), group))
        row = {camp: number for number, camp in enumerate(groups)}
        sides = [side.merged([row[camp] for camp in label]) for side in sides]
        members = list(groups.values())


@dataclass(frozen=True, slots=True)
class _Side:
    """How much each row cooperates, or competes, with each other one, and with itself once rows were merged."""

    near: list[dict[int, float]]

    def merged(self, label: list[int]) -> _Side:
        """The weights between camps; what is within one counts twice there, as its members count it."""
        found: list[dict[int, float]] = [{} for _ in range(max(label, default=-1) + 1)]
        for row, near in enumerate(self.near):
            mine = found[label[row]]
            for other, weight in near.items():
                mine[label[other]] = mine.get(label[other], 0.0) + weight
        return _Side(found)


def _side(view: MapView, polarity: Polarity) -> _Side:
    row = {one: number for number, one in enumerate(sorted(actor.id for actor in view.actors))}
    near: list[dict[int, float]] = [{} for _ in row]
    for relation in view.relations:
        strand = relation.strand(polarity)
        if strand and all(one in row for one in relation.actors):
            one, other = (row[each] for each in relation.actors)
            near[one][other] = near[other][one] = strand.weight
    return _Side(near)


@dataclass(slots=True)
class _Crowd:
    """One side while rows move: the weight of each row, of each camp and of all."""

    side: _Side
    weight: list[float] = field(init=False)
    camp: dict[int, float] = field(init=False)
    total: float = field(init=False)

    def __post_init__(self) -> None:
        self.weight = [sum(near.values()) for near in self.side.near]
        self.camp = dict(enumerate(self.weight))
        self.total = max(sum(self.weight), _EPSILON)

    def shift(self, row: int, camp: int, sign: int) -> None:
        self.camp[camp] = self.camp.get(camp, 0.0) + sign * self.weight[row]

    def surplus(self, row: int, camp: int, label: list[int]) -> float:
        """The weight between a row and a camp it does not belong to, above what chance would have."""
        here = sum(weight for other, weight in self.side.near[row].items() if other != row and label[other] == camp)
        return here - self.weight[row] * self.camp.get(camp, 0.0) / self.total


class _Moving:
    """Rows that move between camps, each camp a number, as long as that is a gain."""

    def __init__(self, cooperation: _Side, competition: _Side) -> None:
        self._near = cooperation.near
        self._for, self._against = _Crowd(cooperation), _Crowd(competition)
        self._label = list(range(len(self._near)))
        self._next = len(self._label)

    def settled(self) -> list[int]:
        """Each row's camp in the end."""
        for _ in range(_ROUNDS):
            if not sum(self._move(row) for row in range(len(self._label))):
                break
        return self._label

    def _move(self, row: int) -> bool:
        """Whether a row found a better camp than its own; one where nobody is, is as good as chance."""
        old = self._label[row]
        self._shift(row, old, -1)
        self._label[row] = -1
        options = {self._label[other] for other in self._near[row] if other != row}
        gain, best = max((round(self._gain(row, camp), 9), -camp) for camp in options | {old})
        if self._gain(row, old) >= gain - _EPSILON:
            best = -old
        camp = -best
        if self._gain(row, camp) < -_EPSILON:
            camp, self._next = self._next, self._next + 1
        self._label[row] = camp
        self._shift(row, camp, 1)
        return camp != old

    def _gain(self, row: int, camp: int) -> float:
        return self._for.surplus(row, camp, self._label) - self._against.surplus(row, camp, self._label)

    def _shift(self, row: int, camp: int, sign: int) -> None:
        self._for.shift(row, camp, sign)
        self._against.shift(row, camp, sign)
