"""Descriptions of actors in a parse: “the Turkish president”, “US-backed militias”, “rebels in the north of Mali”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from allymap.model import Actor, ActorKind

from .cast import GROUPS, Cast
from .gazetteer_agents import Affiliation, AgentNoun, Yields
from .mentions import MADE, PLACING, Mention
from .parse import Parse

_AGAINST_THEIR_STATE = frozenset({"rebels", "opposition", "separatists", "protesters"})
"""Kinds of group that belong to the country they rise in, whoever backs them."""
_FAITHS = frozenset({"shias", "sunnis", "muslims", "christians", "jews"})
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
_OF_MEMBERS = frozenset({ActorKind.BLOC, ActorKind.ORGANISATION})
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
    """A word of affiliation before a noun: its words for a name, where they start, and the actor in them, if known."""

    text: str
    word: Affiliation
    start: int
    owner: Actor | None = None


class DescriptionFinder:
    """Finds the descriptions of one parse, whose names are ``named``, by their heads."""

    def __init__(self, parse: Parse, cast: Cast, named: Mapping[int, Mention]) -> None:
        self._parse, self._cast, self._named = parse, cast, named

    def find(self) -> Iterator[Mention]:
        """The descriptions in text order."""
        covered = {token for mention in self._named.values() for token in range(mention.start, mention.end)}
        for token, pos in enumerate(self._parse.pos):
            if pos not in ("NOUN", "PROPN", "ADJ") or (token in covered and token not in self._named):
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
            return None
        start = token
        owners: list[Mention] = []
        tie, inside = None, set[int]()
        for child in self._before(token):
            if parse.deps[child] in _MODIFYING and (found := self._affiliation(child)):
                tie = tie or found
                inside.update(parse.subtree(child))
                start = min(start, found.start, *inside)
        for child in self._before(token):
            if child in self._named and child not in inside:
                owners.append(self._named[child])
                start = min(start, self._named[child].start)
        plural = parse.tags[token] in ("NNS", "NNPS")
        if tie is not None:
            actor = self._affiliated(tie, token, noun, owners)
            return Mention(start, token + 1, token, actor.id, "noun", False, plural) if actor else None
        owners = owners or self._owner_after(token)
        if owners:
            return self._owned(start, token, noun, owners, plural)
        return None

    def _sharing(self, token: int, noun: AgentNoun) -> Iterator[Mention]:
        """Those who share a noun with the one it was given to: “*Thai* and Lao ministers”, “kings of A and *B*”."""
        parse = self._parse
        tied = any(self._affiliation(c) for c in self._before(token) if parse.deps[c] in _MODIFYING)
        if noun.name == "allies" or tied:  # “Chad-backed groups in Mali and *Niger*” are Chad's
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

    def _owned(self, start: int, token: int, noun: AgentNoun, owners: list[Mention], plural: bool) -> Mention | None:
        proxies = noun.noun in ("proxy", "proxies")
        if proxies:  # “Chile's African proxies”, “its African proxies” are those of Chile
            possessor = self._parse.child(token, "poss")
            owners = [m for m in owners if possessor in (None, m.head)]
            if not owners:
                return None
        best = min(
            owners, key=lambda m: (m.actor_id in _FAITHS, self._cast.get(m.actor_id).kind not in GROUPS, -m.start)
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
        low, high = min(parse.subtree(child)), max(parse.subtree(child)) + 1
        if parse.words[low - 1 : low] in (["-"], ["–"]) and affiliation(parse.lower[low - 2]):
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
        return Tie(f"{text[0]}-{actor.name}" if found.prefix else f"{actor.name}-{text[-1]}", found, low, actor)

    def _affiliated(self, tie: Tie, token: int, noun: AgentNoun, owners: list[Mention]) -> Actor | None:
        """Who “US-backed militias” are; with another owner (“Turkey-backed Syrian rebels”) they are that one's."""
        cast = self._cast
        if noun.yields is Yields.STATE or noun.name in _AGAINST_THEIR_STATE:
            owners = owners or self._owner_after(token)
        if owners and not (tie.owner is not None and all(m.actor_id in _FAITHS for m in owners)):
            return cast.described(cast.get(owners[0].actor_id), noun)
        if noun.yields is Yields.STATE:
            return None
        kind = tie.word.kind
        if kind in ("backed", "against") and noun.name in _AGAINST_THEIR_STATE and (same := cast.homegrown(noun)):
            return same
        if kind == "led" and tie.owner is not None and tie.owner.kind in GROUPS:
            return tie.owner
        armed = noun.kind is ActorKind.ARMED_GROUP or noun.name in ("army", "opposition", "groups")
        principal = tie.owner and cast.get(cast.principal(tie.owner.id))
        if principal and armed and (kind == "backed" or (kind == "led" and noun.yields is Yields.OWN)):
            return cast.backed(principal, noun)
        if principal and kind == "against" and noun.yields is Yields.OWN and principal.kind is ActorKind.STATE:
            return cast.described(principal, noun)
        own = noun.yields is Yields.OWN
        name = noun.name if own else "forces" if noun.name == "army" else noun.noun
        return cast.group(f"{tie.text} {name}", noun.kind if own else ActorKind.ARMED_GROUP)

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
        return []
