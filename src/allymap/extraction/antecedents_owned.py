"""Whose “its Nato ally”, “his hosts”, “its troops” and “his country” are: nouns with an owner beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allymap.model import Actor, ActorKind

from .antecedents_said import Memory, Said, described
from .gazetteer_agents import AgentNoun, Yields
from .mentions import Anaphor, Mention
from .mentions_clients import stands_for_many
from .parse import Parse

NEVER_ALONE = frozenset({"allies", "air force", "navy", "weapons"})
"""Kinds of noun that mean nobody without an owner: allies of whom, whose missiles and ships?"""
_REACH_OF_COUNTERPARTS = 3
_ONE_IN_ANY_NUMBER = frozenset({"host", "guest", "visitor"})
COUNTERPARTS = _ONE_IN_ANY_NUMBER | {
    "neighbour", "neighbor", "rival", "ally", "partner", "foe", "enemy", "adversary", "opponent", "patron", "protector",
    "customer", "supplier", "creditor", "sponsor", "benefactor", "backer", "antagonist", "nemesis", "tormentor",
}  # fmt: skip
_TAKING_PART = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "poss")


@dataclass(frozen=True, slots=True)
class Possessions:
    """Resolves nouns of which a possessive (“its”, “Iran's”, “their”) tells whose they are."""

    memory: Memory

    def mentions(
        self, parse: Parse, token: int, agent: AgentNoun, owners: Sequence[Mention], plural: bool
    ) -> list[Mention]:
        """The mention at an ``agent`` noun that ``owners`` have."""
        if agent.name == "allies" and not plural:
            return self._member(parse, token, owners)
        return self._owned(parse, token, agent, owners[0], plural)

    def counterpart(self, token: int, owners: Sequence[Mention]) -> list[Mention]:
        """“its neighbour”, “his hosts”: the other one of whom the text spoke last."""
        cast, mine = self.memory.cast, self._principals(owners)

        def other(said: Said, actor: Actor) -> bool:
            principal = cast.principal(actor.id)
            return principal not in mine and not said.plural and cast.get(principal).kind is ActorKind.STATE

        found = self.memory.last(other, _REACH_OF_COUNTERPARTS)
        return [
            replace(mention, form=Anaphor.COUNTERPART, actor_id=cast.principal(mention.actor_id), doubt=True)
            for mention in described(cast, token, found)
        ]

    def country(self, token: int, owner: Mention) -> list[Mention]:
        """“his country”: the state that its owner acts for; of one who acts for none, nobody knows which."""
        cast = self.memory.cast
        state = cast.get(cast.principal(owner.actor_id))
        if state.kind is not ActorKind.STATE:
            return []
        form, via = Anaphor.OWNED, state.name
        return [Mention(token, token + 1, token, state.id, form, via=via, far=owner.far, doubt=owner.doubt)]

    def _principals(self, owners: Sequence[Mention]) -> set[str]:
        return {self.memory.cast.principal(one.actor_id) for one in owners}

    def _member(self, parse: Parse, token: int, owners: Sequence[Mention]) -> list[Mention]:
        """“its Nato ally”: the state that the text spoke of last and that is none of those whose ally it is."""
        bloc = any(self._names_a_bloc(parse.words[c]) for c in parse.children[token] if parse.deps[c] != "poss")
        cast, mine = self.memory.cast, self._principals(owners)
        if not bloc:
            return []

        def other(said: Said, actor: Actor) -> bool:
            principal = cast.principal(actor.id)
            return principal not in mine and not said.place and cast.get(principal).kind is ActorKind.STATE

        found = self.memory.last(other)
        return [
            replace(mention, form=Anaphor.OWNED, actor_id=cast.principal(mention.actor_id))
            for mention in described(cast, token, found)
        ]

    def _names_a_bloc(self, word: str) -> bool:
        actor = self.memory.cast.names.gazetteer.resolve_name(word) if word[:1].isupper() else None
        return actor is not None and actor.kind in (ActorKind.ORGANISATION, ActorKind.BLOC)

    def _owned(self, parse: Parse, token: int, agent: AgentNoun, owner: Mention, plural: bool) -> list[Mention]:
        """“its troops” and “its president” are of the owner; “its proxies” are a group that it backs."""
        cast = self.memory.cast
        principal = cast.get(cast.principal(owner.actor_id))
        if agent.client or (agent.name == "militias" and plural and principal.kind is ActorKind.STATE):
            if _is_called(parse, token) or not stands_for_many(parse, token, agent) or not cast.can_back(principal.id):
                return []
            actor = cast.backed(principal, agent)
        elif agent.yields is Yields.OWN or agent.name in NEVER_ALONE or principal.kind is not ActorKind.STATE:
            return []
        else:
            actor = cast.described(principal, agent)
        return [
            Mention(
                token, token + 1, token, actor.id, Anaphor.OWNED, plural=plural, via=actor.name, far=owner.far,
                doubt=owner.doubt,
            )
        ]  # fmt: skip


def is_counterpart(parse: Parse, token: int, plural: bool) -> bool:
    """Whether “its neighbour” is somebody whom nothing beside it names; hosts and guests are one in any number."""
    if parse.lemmas[token] not in COUNTERPARTS:
        return False
    alone = parse.deps[token] in _TAKING_PART and parse.child(token, "appos", "prep", "relcl", "compound") is None
    after = parse.words[token + 1] if token + 1 < len(parse) else ""
    return alone and (not plural or parse.lemmas[token] in _ONE_IN_ANY_NUMBER) and not after[:1].isupper()


def _is_called(parse: Parse, token: int) -> bool:
    """Whether a name beside a noun tells who is meant: “its proxies, *X and Y*”, “its proxies, known as *X*”."""
    if parse.deps[token] in ("appos", "attr"):
        return True
    for child in parse.children[token]:
        named = parse.deps[child] == "appos" and parse.pos[child] == "PROPN"
        if named or (parse.lemmas[child] in ("know", "call", "name") and parse.deps[child] in ("acl", "relcl")):
            return True
    return False
