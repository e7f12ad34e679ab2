"""What is selected on the map, and how a click, a rubber band or a key changes it."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected actor and relation ids. ``polarity`` singles out one strand when one relation is selected."""

    actors: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    polarity: str = ""

    def __bool__(self) -> bool:
        return bool(self.actors or self.relations)

    def toggled_actor(self, actor: str) -> Selection:
        return Selection(self.actors ^ {actor}, self.relations, self.polarity)

    def toggled_relation(self, relation: str) -> Selection:
        return Selection(self.actors, self.relations ^ {relation})

    def with_actors(self, actors: Collection[str]) -> Selection:
        return Selection(self.actors | set(actors), self.relations, self.polarity)

    def within(self, actors: Container[str], relations: Container[str]) -> Selection:
        """What is left of it on a map that shows only these."""
        # One by one: the map may hold tens of thousands, the selection rarely does.
        return Selection(
            frozenset(one for one in self.actors if one in actors),
            frozenset(one for one in self.relations if one in relations),
            self.polarity,
        )
