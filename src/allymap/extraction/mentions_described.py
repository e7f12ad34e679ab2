"""Descriptions of actors in a parse: “the Turkish president”, “US-backed militias”, “rebels in the north of Mali”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from allymap.model import Actor, ActorKind

from .cast import GROUPS, Cast
from .gazetteer_agents import Affiliation, AgentNoun, Yields
from .mentions import MADE, PLACING, Mention
from .mentions_clients import backers, may_be_client, measure_of, stands_for_many
from .parse import Parse

_AGAINST_THEIR_STATE = frozenset({"rebels", "opposition", "separatists", "protesters"})
"""Kinds of group that belong to the country they rise in, whoever backs them."""
FAITHS = frozenset({"shias", "sunnis", "muslims", "christians", "jews"})
"""Communities all over the world, which say less about a group than who backs it."""
_OWNING = frozenset({"of", "in", "from", "for", "throughout", "across"})
_ABROAD = frozenset(
    {
        "diplomat", "envoy", "ambassador", "emissary", "consul", "attaché", "representative", "delegate", "delegation",
        "negotiator", "mediator", "embassy", "consulate", "adviser", "advisor", "trainer",
        "instructor", "correspondent", "reporter", "journalist", "counterpart",
    }
)  # fmt: skip
"""Those who are often in one country and of another: “*envoys* in Doha” need not be Qatar's."""
_FACTIONS = frozenset({"party", "side", "faction"})
_OF_MEMBERS = frozenset({ActorKind.BLOC, ActorKind.ORGANISATION})
_MAY_BE_CLIENTS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEOPLE})
_OWNERS = _OF_MEMBERS | {ActorKind.STATE, ActorKind.PEOPLE}
"""Kinds of actor whose a noun is that stands before their name: “the president *of Chad*”."""
_MODIFYING = ("amod", "compound", "nmod", "poss", "npadvmod")
_DESCRIBING = ("compound", "amod", "nmod", "nummod")
_FLYING = frozenset({"stealth", "jet", "supersonic", "multirole", "nuclear-capable", "long-range", "strategic"})
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d")
"""“F-16”, “MiG-29”, “Su-35”."""


def is_aircraft(parse: Parse, token: int) -> bool:
    """Whether a fighter or bomber flies: “Su-35 fighters”, “a stealth bomber”, “shot down a fighter”."""
    if parse.lemmas[token] not in ("fighter", "bomber"):
        return False
    before = [parse.words[c] for c in parse.children[token] if c < token and parse.deps[c] in _DESCRIBING]
    if any(word.lower() in _FLYING or _DESIGNATION.match(word) for word in before):
        return True
    above = parse.heads[token]
    down = any(parse.lemmas[c] == "down" and parse.deps[c] in ("prt", "advmod") for c in parse.children[above])
    return parse.lemmas[above] in ("scramble", "intercept", "down") or (parse.lemmas[above] == "shoot" and down)


@dataclass(frozen=True, slots=True)
class Tie:
    """A word of affiliation before a noun: its words for a name, where they start, and the actor in them, if known.

    ``called`` is the last word by which the text names that actor.
    """

    text: str
    word: Affiliation
    start: int
    owner: Actor | None = None
    called: str = ""


class DescriptionFinder:
    """Finds the descriptions of one parse, whose names are ``named``, by their heads."""

    def __init__(self, parse: Parse, cast: Cast, named: Mapping[int, Mention]) -> None:
        self._parse, self._cast, self._named = parse, cast, named

    def find(self) -> Iterator[Mention]:
        """The descriptions in text order."""
        parse, named, ends = self._parse, self._named, self._cast.names.gazetteer.agent_ends
        covered = {token for mention in named.values() for token in range(mention.start, mention.end)}
        for token, (lemma, word) in enumerate(zip(parse.lemmas, parse.lower, strict=True)):
            if lemma not in ends and word not in ends:
                continue
            if parse.pos[token] not in ("NOUN", "PROPN", "ADJ") or (token in covered and token not in named):
                continue
            noun = self._agent(token)
            if noun is None:
                continue
            mention = self._described(token, noun)
            if mention is not None:
                yield mention
                yield from self._sharing(token, noun)

    def _agent(self, token: int) -> AgentNoun | None:
        """The agent noun at a token; one of two words (“foreign minister”) before one of one."""
        parse, agent = self._parse, self._cast.names.gazetteer.agent
        if parse.deps[token] in ("amod", "compound", "nmod"):
            above, own = agent(parse.lemmas[parse.heads[token]]), agent(parse.lemmas[token])
            armed = own is not None and own.kind is ActorKind.ARMED_GROUP
            if (above is not None and above.name != "allies") or (parse.pos[token] == "ADJ" and not armed):
                return None
        if is_aircraft(parse, token):
            return agent("jet")
        lemma, before = parse.lemmas[token], token - 1
        pair = (agent(f"{parse.lemmas[before]} {lemma}") or agent(f"{parse.lower[before]} {lemma}")) if token else None
        return pair or agent(lemma) or agent(parse.lower[token])

    def _described(self, token: int, noun: AgentNoun) -> Mention | None:
        parse = self._parse
        if (
            token in self._named
            and self._named[token].end - self._named[token].start > 1
            and self._cast.get(self._named[token].actor_id).kind is not ActorKind.PERSON
        ):
            if (tie := self._backing(token, noun)) is not None:
                self._tied(tie, self._cast.get(self._named[token].actor_id))
            return None
        start = token
        owners: list[Mention] = []
        tie, inside, before = None, set[int](), self._before(token)
        for child in before:
            if parse.deps[child] in _MODIFYING and (found := self._affiliation(child)):
                tie = found if tie is None or (found.word.kind == "backed" != tie.word.kind) else tie
                inside.update(parse.subtree(child))
                start = min(start, found.start, *inside)
        for child in before:
            if child in self._named and child not in inside:
                owners.append(self._named[child])
                start = min(start, self._named[child].start)
        plural = parse.tags[token] in ("NNS", "NNPS")
        tie = tie or self._backing(token, noun)
        if ((tie is not None and tie.word.kind == "backed") or noun.client) and self._says_who(token):
            return None
        if tie is not None:
            actor = self._affiliated(tie, token, noun, owners)
            return Mention(start, token + 1, token, actor.id, "noun", False, plural) if actor else None
        measure = measure_of(parse, token) if noun.client else None
        if measure is not None and not owners:  # “*Chad's* network of proxies”
            owners = [self._named[c] for c in parse.children[measure] if c in self._named and c < measure]
        owners = owners or self._owner_after(token)
        if owners:
            return self._owned(start, token, noun, owners, plural)
        return None

    def _sharing(self, token: int, noun: AgentNoun) -> Iterator[Mention]:
        """Those who share a noun with the one it was given to: “*Thai* and Lao ministers”, “kings of A and *B*”."""
        parse = self._parse
        tied = any(self._affiliation(c) for c in self._before(token) if parse.deps[c] in _MODIFYING)
        tied = tied or self._backing(token, noun) is not None  # “Chad-backed groups in Mali and *Niger*” are Chad's
        if tied or noun.name == "allies" or noun.client:
            return
        last = next((c for c in self._before(token) if c in self._named and parse.deps[c] == "conj"), None)
        others = [] if last is None else [at for at in parse.ancestors(last) if at < token]
        if last is None and parse.tags[token] in ("NNS", "NNPS"):
            others = [c for owner in self._owner_after(token)[:1] for c in parse.children[owner.head]]
            others = [c for c in others if parse.deps[c] == "conj"]
        for at in others:
            if at in self._named:
                actor = self._cast.described(self._cast.get(self._named[at].actor_id), noun)
                yield Mention(self._named[at].start, self._named[at].end, token, actor.id, "noun", False, True)

    def _is_whose(self, owner: Mention, token: int) -> bool:
        """Whether a name beside clients is their patron's, not where they are: “proxies *in Chad*” are somebody's."""
        return owner.head < token or self._parse.lemmas[self._parse.heads[owner.head]] == "of"

    def _backing(self, token: int, noun: AgentNoun) -> Tie | None:
        """Who backs a group by what a clause says: “armed groups that Chad funds”, “fighters loyal to Chad”."""
        word = self._cast.names.gazetteer.affiliation("backed") if may_be_client(noun) else None
        pointed = any(self._parse.lower[c] in ("this", "these", "those") for c in self._parse.children[token])
        if word is None or pointed:
            return None
        for head in backers(self._parse, token):
            around = (head, *(c for c in self._parse.children[head] if self._parse.deps[c] in _MODIFYING))
            named = next((self._named[at] for at in around if at in self._named), None)
            if named is not None and not named.place and self._cast.can_back(named.actor_id):
                owner = self._cast.get(self._cast.principal(named.actor_id))
                return Tie(f"{owner.name}-backed", word, token, owner)
        return None

    def _says_who(self, token: int) -> bool:
        """Whether a description tells who a group with a name is: “the Taliban, *a group that Chad backs*”."""
        parse, above = self._parse, self._parse.heads[token]
        if parse.deps[token] == "attr":
            subject = parse.child(above, "nsubj")
            above = token if subject is None else subject
        elif parse.deps[token] != "appos":
            return False
        named = self._named.get(above)
        return named is not None and self._cast.get(named.actor_id).kind in GROUPS

    def _owned(self, start: int, token: int, noun: AgentNoun, owners: list[Mention], plural: bool) -> Mention | None:
        proxies = noun.client
        if proxies:  # “Chile's African proxies” are those of Chile, but “its *Berber* proxies” are Berbers
            peoples = [m for m in owners if m.head < token and self._cast.get(m.actor_id).kind is ActorKind.PEOPLE]
            possessor = self._parse.child(token, "poss")
            owners = [m for m in owners if possessor in (None, m.head) and self._is_whose(m, token)]
            several = len(peoples) == 1 and peoples[0].actor_id not in FAITHS and possessor is not None
            if several and peoples[0].head != possessor:
                return Mention(peoples[0].start, token + 1, token, peoples[0].actor_id, "noun", False, plural)
            if (
                not owners
                or not stands_for_many(self._parse, token, noun)
                or not self._cast.can_back(owners[0].actor_id)
            ):
                return None
        best = min(
            owners, key=lambda m: (m.actor_id in FAITHS, self._cast.get(m.actor_id).kind not in GROUPS, -m.start)
        )
        owner = self._cast.get(best.actor_id)
        possessive = self._parse.deps[best.head] == "poss"
        if noun.name == "allies" or (possessive and owner.kind in GROUPS and noun.yields is Yields.OWN):
            return None
        if noun.yields is Yields.OWN and possessive and owner.kind is ActorKind.PERSON:
            return None
        actor = self._cast.backed(owner, noun) if proxies else self._cast.described(owner, noun)
        return Mention(
            min(start, best.start) if best.start < token else start, token + 1, token, actor.id, "noun", False, plural
        )

    def _before(self, token: int) -> list[int]:
        """Modifiers to the left, with the modifiers of those (“Turkish foreign minister”, “Syrian Kurdish militia”)."""
        parse = self._parse
        found: list[int] = []
        stack = [child for child in parse.children[token] if child < token]
        if parse.deps[token] in ("amod", "compound", "nmod"):
            stack += [
                c
                for c in parse.children[parse.heads[token]]
                if c < token and parse.deps[c] in ("amod", "nmod", "compound")
            ]
        while stack:
            child = stack.pop()
            if parse.tags[child] == "VBN" and parse.lemmas[child] in MADE:
                continue
            if parse.deps[child] in _MODIFYING or parse.deps[child] in ("nummod", "conj"):
                found.append(child)
                stack.extend(c for c in parse.children[child] if c < token and parse.deps[c] in (*_MODIFYING, "conj"))
        return sorted(found, reverse=True)

    def _affiliation(self, child: int) -> Tie | None:
        """“US-backed”, “pro-Iranian” before a noun: whom it names, and how."""
        parse, affiliation = self._parse, self._cast.names.gazetteer.affiliation
        if not parse.children[child] and "-" not in parse.words[child] and not parse.is_hyphen(child - 1):
            return None
        below = parse.subtree(child)
        low, high = below[0], below[-1] + 1
        if low > 1 and parse.is_hyphen(low - 1) and affiliation(parse.lower[low - 2]):
            low -= 2  # “pro - Assad militiamen”, where the parser has each word hang on the noun
        words = parse.words[low:high]
        if len(words) < 2 and "-" not in words[0]:
            return None
        text = "".join(words).lower().split("-")
        found = affiliation(text[-1]) or affiliation(text[0])
        if found is None:
            return None
        owner = next((self._named[t] for t in range(low, high) if t in self._named), None)
        if owner is None:
            return Tie("".join(words), found, low)
        actor = self._cast.get(owner.actor_id)
        name = f"{text[0]}-{actor.name}" if found.prefix else f"{actor.name}-{text[-1]}"
        return Tie(name, found, low, actor, parse.words[owner.end - 1])

    def _affiliated(self, tie: Tie, token: int, noun: AgentNoun, owners: list[Mention]) -> Actor | None:
        """Who “US-backed militias” are; with another owner (“Turkey-backed Syrian rebels”) they are that one's."""
        cast = self._cast
        if noun.yields is Yields.STATE or noun.name in _AGAINST_THEIR_STATE:
            owners = owners or self._owner_after(token)
        kind = tie.word.kind
        theirs = tie.owner is not None and all(self._says_less(m, kind, noun) for m in owners)
        if owners and not theirs:
            return self._tied(tie, cast.described(cast.get(owners[0].actor_id), noun))
        if noun.yields is Yields.STATE:
            return None
        if kind in ("backed", "against") and noun.name in _AGAINST_THEIR_STATE and (same := cast.homegrown(noun)):
            return self._tied(tie, same)
        if kind == "led" and tie.owner is not None and tie.owner.kind in GROUPS:
            return tie.owner
        armed = may_be_client(noun)
        principal = tie.owner and cast.get(cast.principal(tie.owner.id))
        if principal and armed and (kind == "backed" or (kind == "led" and noun.yields is Yields.OWN)):
            person = tie.word.prefix and tie.owner is not None and tie.owner.kind is ActorKind.PERSON
            return cast.backed(principal, noun, tie.called if person else "")
        if principal and kind == "against" and noun.yields is Yields.OWN and principal.kind is ActorKind.STATE:
            return cast.described(principal, noun)
        own = noun.yields is Yields.OWN
        name = noun.name if own else "forces" if noun.name == "army" else noun.noun
        return cast.group(f"{tie.text} {name}", noun.kind if own else ActorKind.ARMED_GROUP)

    def _says_less(self, owner: Mention, kind: str, noun: AgentNoun) -> bool:
        """Whether who backs a group says more of it than an owner: “Chad-backed *Libyan* militias” are Chad's."""
        if owner.actor_id in FAITHS:
            return True
        return kind == "backed" and noun.name == "militias" and self._cast.get(owner.actor_id).kind is ActorKind.STATE

    def _tied(self, tie: Tie, actor: Actor) -> Actor:
        """A group that keeps its name though somebody backs it; from now on it is what “his proxies” mean."""
        if tie.word.kind == "backed" and tie.owner is not None and actor.kind in _MAY_BE_CLIENTS:
            self._cast.note_client(tie.owner, actor)
        return actor

    def _owner_after(self, token: int) -> list[Mention]:
        """“the president of Iran”, “rebel groups in Syria”."""
        parse = self._parse
        for child in parse.children[token]:
            abroad = parse.lemmas[child] in PLACING and parse.lemmas[token] in _ABROAD
            if parse.deps[child] == "prep" and parse.lemmas[child] in _OWNING and not abroad:
                for inner in parse.children[child]:
                    if inner not in self._named:
                        continue
                    kind = self._cast.get(self._named[inner].actor_id).kind
                    member = parse.lemmas[child] == "in" and kind in _OF_MEMBERS  # “the armies in *Nato*”
                    if kind in _OWNERS and not member:
                        return [self._named[inner]]
            elif parse.deps[child] == "prep" and parse.lemmas[child] == "to" and parse.lemmas[token] in _FACTIONS:
                war = parse.child(child, "pobj")  # “parties to the war *in Mali*”
                return [] if war is None else self._owner_after(war)
        return []
