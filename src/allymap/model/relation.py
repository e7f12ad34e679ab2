"""Relations: what the claims about a pair add up to. Derived, never stored, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .claim import Polarity


class State(StrEnum):
    """What the two strands of a pair add up to."""

    COOPERATIVE = "cooperative"
    COMPETITIVE = "competitive"
    CONTESTED = "contested"
    THIN = "thin"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a pair is contested (each strand's least share of the weight) and when thin (passages at most)."""

    contested_share: float = 0.2
    thin_passages: int = 1


@dataclass(frozen=True, slots=True)
class Strand:
    """One side of a relation: its claims, newest evidence last.

    ``weight`` is the number of distinct passages (near-identical ones count once), ``origins`` the number of
    independent origins, ``reviewed`` whether a person accepted any of it, ``factual`` whether any of it happened or is
    ongoing. ``earliest`` and ``latest`` are EDTF dates, empty where nothing is dated. ``fade`` is what a passage
    weighs on average now: 1 without a half-life.
    """

    polarity: Polarity
    claims: Sequence[str] = ()
    weight: float = 0.0
    documents: int = 0
    origins: int = 0
    reviewed: bool = False
    factual: bool = True
    earliest: str = ""
    latest: str = ""
    fade: float = 1.0

    def __bool__(self) -> bool:
        return bool(self.claims)

    @property
    def strength(self) -> float:
        """The weight after fading: how wide the strand is drawn. States go by the weight."""
        return self.weight * self.fade


@dataclass(frozen=True, slots=True)
class Relation:
    """A pair of actors (ids in alphabetical order) with its cooperation and its competition strand.

    ``origins`` is the number of independent origins of both strands together.
    """

    actors: tuple[str, str]
    cooperation: Strand
    competition: Strand
    state: State
    origins: int = 0

    @property
    def id(self) -> str:
        return relation_id_for(*self.actors)

    @property
    def strands(self) -> tuple[Strand, ...]:
        """The strands that hold at least one claim."""
        if not self.cooperation:
            return (self.competition,) if self.competition else ()
        return (self.cooperation, self.competition) if self.competition else (self.cooperation,)

    @property
    def claims(self) -> tuple[str, ...]:
        return (*self.cooperation.claims, *self.competition.claims)

    @property
    def weight(self) -> float:
        return self.cooperation.weight + self.competition.weight

    @property
    def strength(self) -> float:
        return self.cooperation.strength + self.competition.strength

    def strand(self, polarity: Polarity) -> Strand:
        return self.cooperation if polarity is Polarity.COOPERATION else self.competition


def relation_id_for(one: str, other: str) -> str:
    """The id of a pair, the same in either order.

    >>> relation_id_for("russia", "iran")
    'iran|russia'
    """
    return f"{one}|{other}" if one < other else f"{other}|{one}"


def pair_words(names: Iterable[str]) -> str:
    """The names of a pair as every heading, list and export writes them.

    >>> pair_words(("Iran", "Russia"))
    'Iran – Russia'
    """
    return " – ".join(names)
