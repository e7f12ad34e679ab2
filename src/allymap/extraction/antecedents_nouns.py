"""Who “the regime”, “the group”, “the country” and “the rebels” are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allymap.model import Actor, ActorKind

from .antecedents_empty import is_empty
from .antecedents_owned import NEVER_ALONE, Possessions, is_counterpart
from .antecedents_said import REACH_OF_NOUNS, Found, Memory, Said, described
from .cast import GROUPS
from .gazetteer_agents import AgentNoun, Yields
from .mentions import PLACING, Anaphor, Mention
from .mentions_described import is_aircraft
from .parse import Parse

COUNTRY_NOUNS = frozenset(
    {"country", "nation", "republic", "kingdom", "emirate", "sultanate", "island", "archipelago", "city-state"}
)
GROUP_NOUNS = frozenset(
    {
        "group", "organisation", "organization", "movement", "party", "militia", "faction", "alliance", "bloc", "force",
        "union", "network", "coalition",
    }
)  # fmt: skip
_KINDS_CALLED = {
    "party": frozenset({ActorKind.PARTY, ActorKind.ARMED_GROUP}),
    "militia": frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.PEOPLE}),
    "faction": frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.PEOPLE}),
    "movement": frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.PEOPLE}),
    "bloc": frozenset({ActorKind.BLOC, ActorKind.ORGANISATION, ActorKind.PARTY}),
    "union": frozenset({ActorKind.BLOC, ActorKind.ORGANISATION}),
    "alliance": GROUPS - {ActorKind.PEOPLE, ActorKind.COMPANY},
}
"""The kinds of actor that a noun is said of; any kind of group where none is told."""
HALVES = {"North": "north-korea", "South": "south-korea"}
_CLASSES = frozenset({"rebels", "militias", "militants", "opposition", "government", "protesters", "separatists"})
_NOUNS_NEVER_ALONE = frozenset(
    {
        "congress", "assembly", "agency", "department", "source", "side", "republic", "agent", "mole", "brass",
        "customs", "exile", "proxy", "proxies", "deputy", "man", "woman", "child", "boy", "girl", "youth", "teenager",
        "teen", "schoolchild", "doctor", "nurse", "engineer", "scientist", "writer", "artist", "teacher", "scholar",
        "academic", "passenger", "veteran", "editor", "miner", "trader", "merchant", "vendor", "athlete", "footballer",
        "inmate", "convict", "captain", "sergeant", "lieutenant", "recruit", "aide", "governor", "producer",
        "manufacturer", "supplier", "retailer", "exporter", "importer", "lender", "magazine", "publisher", "ferry",
        "tanker", "shell", "mortar", "crew",
    }
)  # fmt: skip
"""Nouns with a second sense that is commoner where no owner stands with them."""
_TITLED = frozenset({"general", "warlord", "strongman", "autocrat", "despot", "dictator", "marshal"})
"""What somebody is called again: “Haftar … *the general*”."""
_ARMED_MODIFIERS = frozenset(
    {"terror", "terrorist", "separatist", "militant", "jihadist", "rebel", "armed", "extremist"}
)
_ANY_ARMED = frozenset({"militants", "rebels"})
"""Kinds of noun that an armed group of any kind may be called by later: “the militants”, “the insurgents”."""
_OF_MANY = frozenset(
    {
        "state", "government", "republic", "nation", "regime", "monarchy", "kingdom", "leader", "president", "ruler",
        "king", "queen", "prince", "emir", "dictator", "strongman", "prime minister", "head of state",
    }
)  # fmt: skip
"""Nouns whose plural alone means those of many states."""
_MINISTERS = ("foreign", "defence", "defense", "interior", "finance", "deputy", "national", "secretary", "chief")
"""First words of offices below the highest: their holder need not be the one whom a text named last."""
_RECEIVING = frozenset({"summon", "expel", "receive", "meet", "host", "welcome", "rebuke", "recognise", "recognize"})
_ABROAD = frozenset({"ambassador", "envoy", "diplomat", "consul", "attaché", "attache", "chargé", "emissary"})
"""Those who are sent: whom a state summons or receives is another's."""
_DEPLOYING = frozenset(
    {
        "send", "deploy", "station", "dispatch", "withdraw", "move", "mass", "commit", "contribute", "mobilise",
        "mobilize", "garrison", "reinforce", "rotate", "amass", "redeploy", "airlift",
    }
)  # fmt: skip
"""What a state does with troops of its own."""
_BARE = frozenset({"authority", "authorities"})
_INDEFINITE = frozenset({"a", "an", "any", "every", "each", "no", "some", "another"})
_DEFINITE = frozenset(
    {
        "the", "this", "that", "these", "those", "both", "its", "their", "his", "her",
    }
)  # fmt: skip
_POINTED = frozenset({"the", "these", "those"})
_WHOLE_TEXT = 60


@dataclass(frozen=True, slots=True)
class Describer:
    """Resolves definite descriptions and nouns that name a class of people; ``possessions`` tells what owners have."""

    memory: Memory
    possessions: Possessions

    def mentions(self, parse: Parse, token: int, owners: Sequence[Mention]) -> list[Mention]:
        """The mention at a noun; ``owners`` are those for whom its possessive (“its”, “Iran's”, “their”) stands."""
        if is_aircraft(parse, token):
            return []
        lemma = parse.lemmas[token]
        plural = parse.tags[token] in ("NNS", "NNPS")
        determiner = next((parse.lower[c] for c in parse.children[token] if parse.deps[c] in ("det", "poss")), "")
        if owners and is_counterpart(parse, token, plural):
            return self.possessions.counterpart(token, owners)
        if lemma in COUNTRY_NOUNS or parse.words[token] in HALVES:
            return self._country(parse, token, owners) if determiner in _DEFINITE and not plural else []
        agent = self._agent(parse, token)
        if agent is None:
            return []
        if owners:
            return self.possessions.mentions(parse, token, agent, owners, plural)
        clients = agent.client and agent.noun == lemma  # “the *proxy force*” may be one that has a name
        if clients or agent.name in NEVER_ALONE or lemma in _NOUNS_NEVER_ALONE or is_empty(parse, token):
            pointed = agent.client and determiner in _POINTED and not is_empty(parse, token)
            return self._clients(token, plural) if pointed else []
        if lemma in GROUP_NOUNS and determiner in ("the", "this", "that") and not plural:
            armed = agent.kind is ActorKind.ARMED_GROUP or any(
                parse.lemmas[c] in _ARMED_MODIFIERS for c in parse.children[token]
            )
            return self._as(
                token,
                self.memory.last(
                    lambda said, a: (
                        self._is_group(a, lemma, armed)
                        and not said.human
                        and not (said.plural and a.id not in self.memory.cast.names.gazetteer.actors)
                    )
                ),
            )
        titled = determiner == "the" and not plural and lemma in _TITLED and parse.child(token, "prep", "appos") is None
        person = (
            self.memory.last(lambda said, a: a.kind is ActorKind.PERSON and bool(a.principal_id)) if titled else None
        )
        return self._as(token, person) or self._by_class(parse, token, agent, determiner, plural)

    def _agent(self, parse: Parse, token: int) -> AgentNoun | None:
        agent = self.memory.cast.names.gazetteer.agent
        pair = f"{parse.lower[token - 1]} {parse.lemmas[token].lower()}" if token else ""
        return agent(pair) or agent(parse.lemmas[token]) or agent(parse.lower[token])

    def _half(self, parse: Parse, token: int) -> list[Mention]:
        """“the North”, “the South”: a half of Korea, where the text has spoken of one."""
        cast = self.memory.cast
        alone = parse.deps[token] not in ("compound", "amod") and parse.child(token, "prep", "compound", "amod") is None
        if not alone or not any(half in cast.actors for half in HALVES.values()):
            return []
        actor = cast.known(HALVES[parse.words[token]])
        return [Mention(token, token + 1, token, actor.id, Anaphor.DESCRIPTION, via=actor.name)]

    def _country(self, parse: Parse, token: int, owners: Sequence[Mention]) -> list[Mention]:
        """“the country”, “the island”: the state that was spoken of last and can be called so; else its owner's."""
        if parse.words[token] in HALVES:
            return self._half(parse, token)
        if owners:
            return self.possessions.country(token, owners[0])
        called = self._called(parse, token)
        doer = self._doer(parse, token)
        found = self.memory.last(
            lambda said, a: a.kind is ActorKind.STATE and a.id != doer and (not called or a.id in called),
            _WHOLE_TEXT if called else REACH_OF_NOUNS,
            of_places=0.0,
        )
        placed = parse.deps[token] == "pobj" and parse.lemmas[parse.heads[token]] in PLACING
        return [replace(mention, place=placed) for mention in self._as(token, found)]

    def _doer(self, parse: Parse, token: int) -> str:
        """The state that does something to the one a noun means: in “Peru warned *the government*” it is not Peru's."""
        above = parse.heads[token]
        if parse.deps[token] == "pobj" and parse.lemmas[above] not in PLACING:
            above = parse.heads[above]
        elif parse.deps[token] not in ("dobj", "dative"):
            return ""
        # The last of several: a place before the news (“LUSAKA, Zambia”) passes for a subject.
        subject = next((c for c in reversed(parse.children[above]) if parse.deps[c] == "nsubj"), None)
        cast, here = self.memory.cast, self.memory.sentence
        for said in reversed(self.memory.said) if subject is not None else ():
            if said.sentence != here:
                break
            if said.at == subject and len(said.actors) == 1:
                actor = cast.get(said.actors[0])
                return cast.principal(actor.id) if said.human or actor.kind is ActorKind.STATE else ""
        return ""

    def _called(self, parse: Parse, token: int) -> frozenset[str]:
        """The only states that a noun, or it and the one before it, can be said of; empty when any can be meant."""
        called = self.memory.cast.names.gazetteer.called
        before = f"{parse.lemmas[token - 1]} {parse.lemmas[token]}" if token else ""
        return called(before) or called(parse.lemmas[token])

    def _as(
        self, token: int, found: Found | None, plural: bool = False, agent: AgentNoun | None = None
    ) -> list[Mention]:
        return described(self.memory.cast, token, found, plural, agent)

    def _is_group(self, actor: Actor, noun: str, armed: bool) -> bool:
        """Whether “the group” can mean an actor; of names that no list knows only armed groups are sure to be one."""
        if armed:
            return actor.kind in (ActorKind.ARMED_GROUP, ActorKind.PEOPLE)
        known = actor.id in self.memory.cast.names.gazetteer.actors
        return actor.kind in _KINDS_CALLED.get(noun, GROUPS) and (known or actor.kind is ActorKind.ARMED_GROUP)

    def _is_company(self, actor: Actor, said: Said) -> bool:
        unlisted = actor.kind is ActorKind.ORGANISATION and actor.id not in self.memory.cast.names.gazetteer.actors
        return (actor.kind is ActorKind.COMPANY or unlisted) and not said.plural

    def _clients(self, token: int, plural: bool) -> list[Mention]:
        """“those proxies”: the last ones that the text has called somebody's."""
        cast = self.memory.cast
        return self._as(token, self.memory.last(lambda said, a: bool(cast.patron(a.id))), plural)

    def _by_class(self, parse: Parse, token: int, agent: AgentNoun, determiner: str, plural: bool) -> list[Mention]:
        gazetteer, memory = self.memory.cast.names.gazetteer, self.memory
        modifier = next((parse.lemmas[c] for c in parse.children[token] if parse.deps[c] in ("compound", "amod")), "")
        inner = gazetteer.agent(modifier) if modifier else None
        if inner is not None and inner.name in _CLASSES:
            agent = inner
        if agent.yields is not Yields.OWN:
            definite = determiner in _DEFINITE or agent.noun in _BARE or (plural and agent.noun not in _OF_MANY)
            bare = agent.name == "government" and not plural and determiner not in _INDEFINITE
            return self._of_a_state(parse, token, agent, plural) if definite or bare else []
        if agent.name == "companies" and not plural:
            return (
                self._as(token, memory.last(lambda said, a: self._is_company(a, said))) if determiner == "the" else []
            )
        definite = determiner in ("the", "these", "those")
        same = memory.last(
            lambda said, a: a.kind in GROUPS and (said.group == agent.name or a.name.endswith(agent.name))
        )
        if same is None and definite and agent.name in _ANY_ARMED:
            same = memory.last(lambda said, a: a.kind is ActorKind.ARMED_GROUP)
        if same is not None and (definite or (agent.kind is ActorKind.ARMED_GROUP and determiner not in _INDEFINITE)):
            return self._as(token, same, plural)
        one = determiner in ("a", "an") and self._acts(parse, token, agent)
        if plural or one or agent.name == "opposition":
            known = None if one else memory.cast.homegrown(agent)
            if known is not None:  # the only ones the text has told of, however long ago
                return [
                    Mention(
                        token, token + 1, token, known.id, Anaphor.DESCRIPTION, plural=plural, via=known.name,
                        far=REACH_OF_NOUNS, doubt=True,
                    )
                ]  # fmt: skip
            actor = memory.cast.group(agent.name, agent.kind)
            return [Mention(token, token + 1, token, actor.id, Anaphor.GENERIC, plural=plural)]
        return []

    def _acts(self, parse: Parse, token: int, agent: AgentNoun) -> bool:
        """Whether one whom nobody names does something: “*a gunman* killed …”, “criticised by *a rights group*”.

        A bomber “sent by Y” is Y's.
        """
        kind = agent.kind is ActorKind.ARMED_GROUP or agent.name == "rights groups"
        above = parse.deps[parse.heads[token]]
        acting = parse.deps[token] == "nsubj" or (parse.deps[token] == "pobj" and above == "agent")
        return kind and acting and agent.noun not in GROUP_NOUNS and parse.child(token, "acl") is None

    def _described(self, token: int, actor: Actor, plural: bool) -> Mention:
        return Mention(token, token + 1, token, actor.id, Anaphor.DESCRIPTION, plural=plural, via=actor.name)

    def _of_a_state(self, parse: Parse, token: int, agent: AgentNoun, plural: bool) -> list[Mention]:
        """“the president”, “the government”, “troops”: of the state that the text speaks of."""
        memory, cast = self.memory, self.memory.cast
        called = self._called(parse, token)
        verb = parse.lemmas[parse.heads[token]]
        received = verb in _RECEIVING and agent.noun in _ABROAD
        doer = self._doer(parse, token) if received or agent.name in ("government", "leaders") else ""

        def fits(actor: Actor) -> bool:
            principal = cast.principal(actor.id)
            return principal != doer and (not called or principal in called)

        if agent.yields is Yields.ORGAN and verb in _DEPLOYING and parse.child(token, "det") is None:
            own = self._doer(parse, token)
            if own:
                return [self._described(token, cast.described(cast.get(own), agent), plural)]
        if agent.name == "leaders" and not plural and not agent.noun.startswith(_MINISTERS):
            person = memory.last(lambda said, a: a.kind is ActorKind.PERSON and bool(a.principal_id) and fits(a))
            if person is not None:
                return self._as(token, person)
        same = memory.last(
            lambda said, a: (
                said.noun == agent.noun
                and a.kind is not ActorKind.PERSON
                and not cast.patron(a.id)
                and (agent.noun != "regime" or cast.get(cast.principal(a.id)).kind is ActorKind.STATE)
                and fits(a)
            ),
            _WHOLE_TEXT,
        )
        if same is None and agent.noun == "regime":
            same = memory.last(lambda said, a: cast.principal(a.id) in cast.names.regimes, _WHOLE_TEXT)
        state = same or memory.last(
            lambda said, a: cast.get(cast.principal(a.id)).kind is ActorKind.STATE and fits(a),
            _WHOLE_TEXT if called else REACH_OF_NOUNS,
        )
        return self._as(token, state, plural, agent)
