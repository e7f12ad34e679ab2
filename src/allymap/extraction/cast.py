"""The actors of one document: those we know by name, those the text describes, and those no list knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from allymap.model import Actor, ActorKind, actor_id_for

from .gazetteer import Gazetteer
from .gazetteer_agents import AgentNoun, Yields

GROUPS = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.ORGANISATION,
        ActorKind.PARTY,
        ActorKind.COMPANY,
        ActorKind.BLOC,
        ActorKind.PEOPLE,
    }
)

_SHORTENED = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.ORGANISATION,
        ActorKind.PARTY,
        ActorKind.ORGAN,
        ActorKind.COMPANY,
        ActorKind.BLOC,
    }
)
"""Kinds of actor whose long names are cut to the last word: the Arab *League*, the Revolutionary *Guards*."""
_BACKED_AS_THEY_ARE = frozenset({"rebels", "separatists", "mercenaries", "opposition"})
"""Kinds of armed group that keep their own noun when somebody backs them; all others are militias."""


class Names:
    """What the gazetteer offers beside matching: demonyms for naming new actors."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.regimes = frozenset(
            actor.principal_id for actor in gazetteer.actors.values() if actor.name.endswith(" regime")
        )
        """The principals whose government is commonly called a regime."""
        self.states = {
            actor.code: actor.id
            for actor in gazetteer.actors.values()
            if actor.kind is ActorKind.STATE and len(actor.code) == 3
        }
        """The ids of the states by their codes."""

    def short(self, actor: Actor) -> str:
        """The initials of a name of several words where they are a name too, as in “US-backed”; else the name."""
        initials = "".join(word[0] for word in actor.name.split() if word[0].isupper())
        return initials if len(initials) > 1 and initials in actor.aliases else actor.name

    def adjective(self, actor: Actor) -> str:
        """How an actor stands before a noun: “Turkish”, “Hezbollah”."""
        return self.gazetteer.adjective(actor.id) or actor.name


class Actors(dict[str, Actor]):
    """The actors of a text by id; one that is asked for comes from the gazetteer, together with its principals."""

    def __init__(self, known: Mapping[str, Actor]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, actor_id: str) -> Actor:
        actor = self._known[actor_id]
        at: Actor | None = actor
        while at is not None and at.id not in self:
            self[at.id] = at
            at = self._known.get(at.principal_id)
        return actor

    def chain(self, actor_id: str) -> list[Actor]:
        """An actor, its principal, the principal of that one …"""
        found = [self[actor_id]]
        while (above := found[-1].principal_id) and all(actor.id != above for actor in found) and self._has(above):
            found.append(self[above])
        return found

    def _has(self, actor_id: str) -> bool:
        return actor_id in self or actor_id in self._known


class _Principals(dict[str, str]):
    """The ids at the ends of the chains of those that were asked for."""

    def __init__(self, actors: Actors) -> None:
        super().__init__()
        self._actors = actors

    def __missing__(self, actor_id: str) -> str:
        found = self[actor_id] = self._actors.chain(actor_id)[-1].id
        return found


class Cast:
    """Creates actors and remembers them. One a document."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.actors = Actors(names.gazetteer.actors)
        self._short: dict[str, str] = {}
        self._tails: dict[str, str] = {}
        self._principals = _Principals(self.actors)
        self._patrons: dict[str, str] = {}
        self._clients: dict[str, set[str]] = {}
        # Asked several times for each word of a text, so that one more call for each answer would be felt.
        self.get: Callable[[str], Actor] = self.actors.__getitem__
        """An actor by its id, taken from the gazetteer when it is not there yet."""
        self.principal: Callable[[str], str] = self._principals.__getitem__
        """The actor at the end of the chain of principals; itself for one that acts for nobody else."""
        self.chain = self.actors.chain

    def known(self, actor_id: str) -> Actor:
        """An actor of the gazetteer, taken into the cast together with its principals."""
        self.get(actor_id)
        return self.names.gazetteer.actors[actor_id]

    def described(self, owner: Actor, noun: AgentNoun) -> Actor:
        """Who “<owner> <noun>” is: the owner, a part of it, or a group of its own with a code such as ``SYRREB``."""
        owner = self.get(self.principal(owner.id)) if owner.kind is ActorKind.PERSON else owner
        if owner.kind in GROUPS or owner.kind is ActorKind.PEOPLE:
            return owner
        if noun.yields is Yields.STATE:
            return owner
        name = f"{self.names.adjective(owner)} {noun.name}"
        if noun.yields is Yields.ORGAN:
            return self._new(name, ActorKind.ORGAN, self.principal(owner.id))
        return self._new(name, noun.kind, code=owner.code[:3] + noun.sector if owner.code else "")

    def homegrown(self, noun: AgentNoun) -> Actor | None:
        """The one group that the text has called “<demonym> rebels” so far; ``None`` when there are none or several."""
        found = [
            actor
            for actor in self.actors.values()
            if actor.name.endswith(f" {noun.name}") and "-" not in actor.name and actor.kind is noun.kind
        ]
        return found[0] if len(found) == 1 else None

    def can_back(self, actor_id: str) -> bool:
        """Whether the principal of an actor is a state that the gazetteer knows: only those have clients."""
        principal = self.get(self.principal(actor_id))
        return principal.kind is ActorKind.STATE and principal.id in self.names.gazetteer.actors

    def backed(self, owner: Actor, noun: AgentNoun, leader: str = "") -> Actor:
        """A group of its own that an actor backs, under one name for all words of backing: “Iran-backed militias”.

        Whose sign a ``leader`` is, is called after him: “pro-Bouteflika militias”.
        """
        patron = self.get(self.principal(owner.id))
        noted = self._clients.get(patron.id, set())
        if len(noted) == 1 and noun.name not in _BACKED_AS_THEY_ARE:
            return self.get(next(iter(noted)))
        name = noun.name if noun.name in _BACKED_AS_THEY_ARE else "militias"
        tied = f"{self.names.short(patron)}-backed {name}"
        if leader:
            tied = f"pro-{leader} {'forces' if noun.name == 'army' else name}"
        client = self._new(tied, ActorKind.ARMED_GROUP)
        self._patrons[client.id] = patron.id
        return client

    def note_client(self, owner: Actor, client: Actor) -> None:
        """Remember that the text says of a group with a name of its own that somebody backs it."""
        self._clients.setdefault(self.principal(owner.id), set()).add(client.id)

    def patron(self, actor_id: str) -> str:
        """The id of the one that backs a group which only those words name; empty for all others."""
        return self._patrons.get(actor_id, "")

    def group(self, name: str, kind: ActorKind = ActorKind.OTHER, principal_id: str = "") -> Actor:
        """A group that only its description names (“rebels”, “pro-Iranian militias”)."""
        return self._new(name, kind, principal_id)

    def shorten(self, words: Sequence[str], actor_id: str) -> None:
        """Remember that a name of several words was said, whose last one alone may mean its actor from now on."""
        if len(words) > 1 and words[-1][:1].isupper() and self.get(actor_id).kind in _SHORTENED:
            self._tails[words[-1].casefold()] = actor_id

    def shortened(self, name: str) -> Actor | None:
        """Whom one word means that ended a longer name before: “the *Guards*”, “the *League*”."""
        found = self._tails.get(name.casefold())
        return None if found is None else self.get(found)

    def unknown(self, name: str, kind: ActorKind, principal_id: str = "") -> Actor:
        """An actor no list knows. A person is found again by the last name alone."""
        last = name.rsplit(maxsplit=1)[-1].casefold()
        if kind is ActorKind.PERSON and " " not in name and last in self._short:
            return self.actors[self._short[last]]
        actor = self._new(name, kind, principal_id)
        if kind is ActorKind.PERSON:
            self._short[last] = actor.id
        return actor

    def _new(self, name: str, kind: ActorKind, principal_id: str = "", code: str = "") -> Actor:
        actor_id = actor_id_for(name)
        if actor_id in self.names.gazetteer.actors:
            return self.known(actor_id)
        actor = self.actors.get(actor_id)
        if actor is None or (principal_id and not actor.principal_id and principal_id != actor_id):
            actor = Actor(actor_id, name, kind, principal_id if principal_id != actor_id else "", code=code)
            self.actors[actor_id] = actor
            self._principals.pop(actor_id, None)
        return actor
