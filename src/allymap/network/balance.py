"""Which polarity prevails between two actors."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Relation, State


class Balance(NamedTuple):
    """The state of a relation and the weights of its strands."""

    state: State
    cooperation: float
    competition: float

    @classmethod
    def of(cls, relation: Relation) -> Balance:
        """The balance of a relation as it was derived."""
        return cls(relation.state, relation.cooperation.weight, relation.competition.weight)

    @property
    def weight(self) -> float:
        """Both strands together."""
        return self.cooperation + self.competition

    @property
    def side(self) -> int:
        """Which polarity prevails: 1 cooperation, -1 competition, 0 neither, as in a contested pair.

        >>> [Balance(State.THIN, *weights).side for weights in ((1, 0), (0, 1), (1, 1))]
        [1, -1, 0]
        """
        if self.state is State.CONTESTED:
            return 0
        return (self.cooperation > self.competition) - (self.cooperation < self.competition)
