"""What a document has mentioned so far, and which of it a later word most likely means."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from allymap.model import Actor, ActorKind

from .cast import Cast
from .gazetteer_agents import AgentNoun
from .mentions import Anaphor, Mention

_KEPT = 80
"""Things remembered; with about eight a sentence the oldest lie ten sentences back."""
_CLOSE = 0.35
"""How little better the best antecedent may be than one of another principal for the two to be rivals."""
REACH_OF_NOUNS = 8
_LED = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.ORGANISATION})
"""Kinds of actor whose leaders are spoken of as leaders of states are: “the two men”."""


class Said(NamedTuple):
    """Something that was mentioned: one actor, several (a coordination), or, without actors, a thing.

    ``noun`` is the agent noun of its head and ``group`` the name of that noun's class; ``topic`` marks what a pronoun
    stood for, which is what a text is about.
    """

    actors: tuple[str, ...]
    sentence: int
    at: int
    words: str
    subject: bool = False
    main: bool = False
    place: bool = False
    human: bool = False
    plural: bool = False
    modifier: bool = False
    topic: bool = False
    noun: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An antecedent: what was said, how many sentences back, and whether another one agreed nearly as well."""

    said: Said
    far: int = 0
    doubt: bool = False


@dataclass(slots=True)
class Memory:
    """The last things a document has mentioned, and the number of the sentence it is at."""

    cast: Cast
    sentence: int = 0
    said: list[Said] = field(default_factory=list)

    def add(self, said: Said) -> None:
        """Remember something; the oldest is forgotten."""
        self.said.append(said)
        if len(self.said) > 2 * _KEPT:
            del self.said[:_KEPT]

    def recent(self, reach: int) -> list[Said]:
        """What was mentioned in the last ``reach`` sentences, the last first."""
        oldest, found = self.sentence - reach, list[Said]()
        for said in reversed(self.said):
            if said.sentence < oldest:
                break
            found.append(said)
        return found

    def best(self, ranked: Iterable[tuple[float, Said]]) -> Found | None:
        """The one with the highest score of those that can be meant, the last of equals, which come in that order.

        Where a thing without actors wins, no actor is meant, and the answer is ``None``.
        """
        by_whom: dict[tuple[str, ...], tuple[float, Said]] = {}
        for score, said in ranked:
            whom = tuple(map(self.cast.principal, said.actors))
            if whom not in by_whom or score > by_whom[whom][0] + 1e-9:
                by_whom[whom] = (score, said)
        if not by_whom:
            return None
        (score, said), *others = sorted(by_whom.values(), key=lambda pair: -pair[0])
        if not said.actors:
            return None
        doubt = bool(others) and score - others[0][0] < _CLOSE
        return Found(said, self.sentence - said.sentence, doubt)

    def last(
        self, fits: Callable[[Said, Actor], bool], reach: int = REACH_OF_NOUNS, of_places: float = 0.7
    ) -> Found | None:
        """The most salient single actor that fits, near things and subjects first, places last by ``of_places``."""
        get, here, ranked = self.cast.get, self.sentence, list[tuple[float, Said]]()
        for said in self.recent(reach):
            if len(said.actors) == 1 and fits(said, get(said.actors[0])):
                salience = -0.7 * (here - said.sentence) + 0.5 * said.subject + 0.2 * said.main
                ranked.append((salience - of_places * said.place - 0.3 * said.modifier, said))
        return self.best(ranked)

    def coordination(self, reach: int) -> Found | None:
        """The last several actors that were named together."""
        several = (said for said in self.recent(reach) if len(said.actors) > 1 and not said.place)
        return next((Found(said, self.sentence - said.sentence) for said in several), None)

    def several(self, count: int, reach: int, of_states: bool = False) -> Found | None:
        """The last coordination of that many actors, else the last that many different principals.

        With ``of_states`` each of them is a state or acts for one. Who is named alone in the sentence of the words
        deals with them (“*Qatar* urged both sides”), and whoever is one of more was not named as one of so many.
        """
        recent = [said for said in self.recent(reach) if said.actors]
        for said in recent:
            if len(said.actors) == count and (not of_states or self._states(said.actors)):
                return Found(said, self.sentence - said.sentence)
        chosen: dict[str, Said] = {}
        of_more = {(said.sentence, actor) for said in recent if len(said.actors) > count for actor in said.actors}
        alone = [said for said in recent if len(said.actors) == 1 and not said.place]
        here = {self.cast.principal(said.actors[0]) for said in alone if said.sentence == self.sentence}
        for said in alone:
            told = said.sentence < self.sentence or len(here) >= count
            if told and (said.sentence, said.actors[0]) not in of_more:
                principal = self.cast.principal(said.actors[0])
                kind = self.cast.get(principal).kind
                if kind is ActorKind.STATE or (said.human and kind in _LED and not of_states):
                    chosen.setdefault(principal, said)
            if len(chosen) == count:
                members = list(reversed(chosen.values()))
                words = " and ".join(one.words for one in members)
                both = members[-1]._replace(actors=tuple(one.actors[0] for one in members), words=words, plural=True)
                return Found(both, self.sentence - members[0].sentence, True)
        return None

    def _states(self, actors: tuple[str, ...]) -> bool:
        return all(self.cast.get(self.cast.principal(actor)).kind is ActorKind.STATE for actor in actors)


def described(
    cast: Cast, token: int, found: Found | None, plural: bool = False, agent: AgentNoun | None = None
) -> list[Mention]:
    """The mention of an antecedent or, with ``agent``, of what that noun says of its state."""
    if found is None:
        return []
    actor = cast.get(found.said.actors[0])
    if agent is not None:
        actor = cast.described(cast.get(cast.principal(actor.id)), agent)
    return [
        Mention(
            token, token + 1, token, actor.id, Anaphor.DESCRIPTION, plural=plural, via=actor.name, far=found.far,
            doubt=found.doubt,
        )
    ]  # fmt: skip
