"""Who is named: names and descriptions of actors in a parse, each climbed to the head of its phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from allymap.model import Actor, ActorKind

from .cast import GROUPS, Cast
from .gazetteer import Form
from .gazetteer_agents import Affiliation, AgentNoun, Yields
from .parse import Entity, Parse

PLACING = frozenset(
    {
        "in", "at", "near", "inside", "within", "across", "throughout", "outside", "around", "into", "over", "through",
        "along", "off", "via", "onto", "beyond",
    }
)  # fmt: skip
_REGIONAL = frozenset(
    {
        "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeast",
        "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern",
        "north-east", "north-west", "south-east", "south-west", "north-eastern", "north-western", "south-eastern",
        "south-western", "upper", "lower", "coastal", "rural", "mainland",
    }
)  # fmt: skip
"""Words that make a part of a country of its name: “northern Syria” does nothing to anybody."""
_LEAVING = frozenset(
    {
        "withdraw", "withdrawal", "pull", "pullout", "pullback", "drive", "oust", "expel", "flee", "retreat", "return",
        "evacuate", "evacuation", "exit", "departure", "depart", "retake", "root", "flight", "repatriate", "escape",
        "refugee", "exile", "disappear", "eject", "dislodge", "clear", "exodus", "emerge", "operate",
    }
)  # fmt: skip
_LONGEST_LIST = 8
_AGAINST_THEIR_STATE = frozenset({"rebels", "opposition", "separatists", "protesters"})
"""Kinds of group that belong to the country they rise in, whoever backs them."""
_FAITHS = frozenset({"shias", "sunnis", "muslims", "christians", "jews"})
"""Communities all over the world, which say less about a group than who backs it."""
_CREEDS = re.compile(
    r"(?i:islamic|socialist|communist|marxist|leninist|leftist|rightist|liberal|conservative|nationalist|secular"
    r"|democratic|republican|federal|royal|imperial|colonial|soviet-era|nazi|fascist|western-style)"
)
"""How people think or are ruled, which the parser takes for a people: “*Islamic* militants”."""
_OWNING = frozenset({"of", "in", "from", "for", "throughout", "across"})
_ABROAD = frozenset(
    {
        "diplomat", "envoy", "ambassador", "emissary", "consul", "attaché", "representative", "delegate", "delegation",
        "negotiator", "mediator", "embassy", "consulate", "adviser", "advisor", "trainer",
        "instructor", "correspondent", "reporter", "journalist", "counterpart",
    }
)  # fmt: skip
"""Those who are often in one country and of another: “*envoys* in Doha” need not be Qatar's."""
MADE = frozenset(
    {"make", "build", "manufacture", "design", "produce", "broker", "mediate", "draft", "register", "flag", "bear"}
)
"""“*Iranian*-made drones” are whoever flies them."""
_TIMES = frozenset({"post", "pre"})
_BORDERS = frozenset({"border", "frontier", "boundary", "coast", "shore"})
"""Places that somebody’s name before them only locates: “on the *Thai* border”."""
_BORDERING = PLACING | {"on", "from", "to", "towards", "toward"}
UNKNOWN_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "NORP": ActorKind.PEOPLE}
_MODIFYING = ("amod", "compound", "nmod", "poss", "npadvmod")
_DESCRIBING = ("compound", "amod", "nmod", "nummod")
_FLYING = frozenset({"stealth", "jet", "supersonic", "multirole", "nuclear-capable", "long-range", "strategic"})
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d")
"""“F-16”, “MiG-29”, “Su-35”."""
_NAME = re.compile(r"(?![A-Z]{3,} \()(?=.*[^\W\d_]).*")
"""A name has letters and is no dateline such as “ACCRA (Agency)”."""


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


class Anaphor(StrEnum):
    """How a word that names nobody stands for an actor; each is trusted as much as it proved to deserve.

    ``GENERIC`` is a class of people nobody has named (“civilians”), ``OWNED`` what a pronoun's referent has (“its
    troops”), ``SPEAKER`` the one who says “we”, ``PAIR`` “both” or “the two leaders”, ``COUNTERPART`` “its neighbour”.
    """

    PRONOUN = "pronoun"
    POSSESSIVE = "possessive pronoun"
    PAIR = "pair"
    DESCRIPTION = "description"
    OWNED = "owned description"
    GENERIC = "class of people"
    SPEAKER = "speaker"
    COUNTERPART = "counterpart"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start … end`` (exclusive) with syntactic ``head`` that stand for an actor.

    ``form`` says how: the gazetteer's forms, ``noun`` (described), ``unknown``, or an ``Anaphor``. ``place`` marks a
    name used as a place, ``plural`` a description of many, ``via`` the words of an antecedent, ``far`` how many
    sentences back it stands, ``doubt`` that another one agreed nearly as well.
    """

    start: int
    end: int
    head: int
    actor_id: str
    form: str
    place: bool = False
    plural: bool = False
    via: str = ""
    far: int = 0
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A word of affiliation before a noun: its words for a name, where they start, and the actor in them, if known."""

    text: str
    word: Affiliation
    start: int
    owner: Actor | None = None


@dataclass(slots=True)
class Finder:
    """Finds the mentions of one parse. ``text`` is the piece's text, ``offset`` where it starts in the document."""

    parse: Parse
    text: str
    offset: int
    cast: Cast
    year: int | None = None
    _by_head: dict[int, Mention] = field(default_factory=dict)

    def find(self) -> list[Mention]:
        """All mentions in text order; nested ones (the demonym inside a description) are left out."""
        named = self._matches()
        taken = {token for mention in named for token in range(mention.start, mention.end)}
        named += self._unknown(taken)
        self._by_head = {mention.head: mention for mention in named}
        described = list(self._descriptions(self._by_head))
        swallowed = {
            (m.start, m.end)
            for d in described
            for m in named
            if d.start <= m.start
            and m.end <= d.end
            and (d.actor_id == m.actor_id or (d.start, d.end) == (m.start, m.end) or self._part_of(d, m))
        }
        people = [self._with_office(m, described) for m in named if (m.start, m.end) not in swallowed]
        return sorted({(m.start, m.end): m for m in [*described, *people]}.values(), key=lambda m: (m.head, m.start))

    def _part_of(self, described: Mention, name: Mention) -> bool:
        return self.cast.principal(described.actor_id) == self.cast.principal(name.actor_id)

    def _matches(self) -> list[Mention]:
        parse = self.parse
        first = {start - self.offset: token for token, start in enumerate(parse.starts)}
        found: list[Mention] = []
        at = 0
        strangers = self._strangers()
        for match in self.cast.names.gazetteer.match(self.text, self.year, self.cast.actors.keys()):
            while at < len(parse) and parse.ends[at] - self.offset <= match.start:
                at += 1
            start = first.get(match.start, at)
            end = start
            while end < len(parse) and parse.starts[end] - self.offset < match.end:
                end += 1
            stranger = match.form in (Form.NAME, Form.CAPITAL) and (start, end) in strangers
            if start < end and not stranger and not self._qualifies(end):
                found.append(self._named(start, end, match.actor_id, match.form, match.locative))
                found += self._opponent(start, end)
        return found

    def _qualifies(self, end: int) -> bool:
        """Whether a name only tells which ally is meant: “its *Nato* ally”."""
        parse = self.parse
        above = parse.heads[end - 1]
        return (
            parse.deps[end - 1] in ("compound", "amod", "nmod")
            and above == end
            and parse.lemmas[above] in ("ally", "partner", "member")
            and parse.tags[above] == "NN"
            and parse.child(above, "poss") is not None
        )

    def _strangers(self) -> set[tuple[int, int]]:
        """Given names that are spelt like a place: “Chad” in “Chad Smith”, where the parser sees one person."""
        return {
            (entity.start, entity.start + 1)
            for entity in self.parse.entities
            if entity.label == "PERSON"
            and entity.end - entity.start > 1
            and all(word.isalpha() and word.istitle() for word in self.parse.words[entity.start : entity.end])
            and self.parse.deps[entity.start] == "compound"
            and entity.start < self.parse.heads[entity.start] < entity.end
        }

    def _named(self, start: int, end: int, actor_id: str, form: Form, locative: bool = False) -> Mention:
        head = self._head(start, end)
        placed = self._placed(start, head, form) or (locative and form is Form.CAPITAL)
        actor = self.cast.known(actor_id)
        self.cast.shorten(self.parse.words[start:end], actor.id)
        return Mention(start, end, head, actor.id, form.value, placed)

    def _opponent(self, start: int, end: int) -> list[Mention]:
        """The one inside a name such as “the coalition against Isis” or “anti-Isis coalition”."""
        words = self.parse.lower[start:end]
        first = next((start + at + 1 for at, word in enumerate(words) if word in ("against", "anti", "defeat")), end)
        first += first < end and self.parse.words[first] in ("-", "–")
        if first >= end:
            return []
        low, high = self.parse.starts[first] - self.offset, self.parse.ends[end - 1] - self.offset
        for match in self.cast.names.gazetteer.match(self.text[low:high], self.year):
            if match.start == 0:
                last = next(t + 1 for t in range(first, end) if self.parse.ends[t] - self.offset >= low + match.end)
                return [self._named(first, last, match.actor_id, match.form)]
        return []

    def _head(self, start: int, end: int) -> int:
        for token in range(end - 1, start - 1, -1):
            head = self.parse.heads[token]
            if not start <= head < end or head == token:
                return token
        return end - 1

    def _placed(self, start: int, head: int, form: Form) -> bool:
        if head > 1 and self.parse.words[head - 1] in ("-", "–") and self.parse.lower[head - 2] in _TIMES:
            return True  # “post-Isis”
        bordered = self.parse.heads[head]
        if self.parse.lemmas[bordered] in _BORDERS and self.parse.deps[bordered] == "pobj":
            return self.parse.lemmas[self.parse.heads[bordered]] in _BORDERING
        if form not in (Form.NAME, Form.CAPITAL, Form.ACRONYM):
            return False
        parse = self.parse
        if form is Form.CAPITAL and parse.lower[head + 1 : head + 2] == ["as"]:
            return "capital" in parse.lower[head + 2 : head + 7]  # recognised as one: a town, not its government
        if any(parse.lower[c] in _REGIONAL and c < start for c in parse.children[head]):
            return True
        for _ in range(_LONGEST_LIST):  # “in Chad, Niger and Mali”
            if parse.deps[head] != "conj":
                break
            head = parse.heads[head]
        above = parse.heads[head]
        if parse.deps[head] != "pobj":
            return False
        return parse.lemmas[above] in PLACING or (
            parse.lemmas[above] == "from" and any(parse.lemmas[t] in _LEAVING for t in self._governors(above))
        )

    def _governors(self, preposition: int) -> list[int]:
        """The words whose circumstance a preposition may introduce: the one above it and the one above that."""
        above = self.parse.heads[preposition]
        return [above, self.parse.heads[above]]

    def _unknown(self, taken: set[int]) -> list[Mention]:
        found = []
        places = {self._name_of(*self._bare(e)) for e in self.parse.entities if e.label in ("GPE", "LOC", "FAC")}
        for entity in self.parse.entities:
            kind = UNKNOWN_KINDS.get(entity.label)
            if kind is None or any(token in taken for token in range(entity.start, entity.end)):
                continue
            start, end = self._bare(entity)
            name = self._name_of(start, end)
            decoy = self.cast.names.gazetteer.is_decoy(name)
            if decoy or name in places or self._office(name) or self._qualifies(end):
                continue
            short = self.cast.shortened(name) if end - start == 1 else None
            if short is not None:
                found.append(
                    Mention(start, end, start, short.id, Form.NAME.value, self._placed(start, start, Form.NAME))
                )
                continue
            known = entity.label == "NORP" and (_CREEDS.fullmatch(name) or self.cast.names.gazetteer.match(name))
            if start < end and not known and _NAME.fullmatch(name) and self._nominal(start, end):
                actor = self.cast.unknown(name, kind)
                found.append(Mention(start, end, self._head(start, end), actor.id, "unknown"))
        return found

    def _office(self, name: str) -> bool:
        """Whether a name is only an office of some state: “the *Supreme Court*”, “its *Foreign Ministry*”."""
        noun = self.cast.names.gazetteer.agent(name.casefold())
        return noun is not None and noun.yields is not Yields.OWN

    def _name_of(self, start: int, end: int) -> str:
        """The words of tokens as a name: “Deir ez-Zor”, though the parser cuts it at the hyphen."""
        return " ".join(self.parse.words[start:end]).replace(" - ", "-").replace(" '", "'").replace(" ’", "’")

    def _nominal(self, start: int, end: int) -> bool:
        return any(
            self.parse.pos[t] in ("PROPN", "NOUN", "ADJ") and self.parse.words[t][:1].isupper()
            for t in range(start, end)
        )

    def _bare(self, entity: Entity) -> tuple[int, int]:
        start, end = entity.start, entity.end
        words = self.parse.words
        while start < end and words[start].lower() in ("the", "a", "an"):
            start += 1
        while end > start and words[end - 1] in ("'s", "’s", "’", "'", ".", ","):
            end -= 1
        return start, end

    def _with_office(self, mention: Mention, described: Iterable[Mention]) -> Mention:
        """Give an unknown person the principal that an office beside the name tells: “Hulusi Akar, the Turkish …”."""
        actor = self.cast.get(mention.actor_id)
        if actor.kind is not ActorKind.PERSON:
            return mention
        parse = self.parse
        for office in described:
            beside = office.head in parse.children[mention.head] or mention.head in parse.children[office.head]
            if beside and parse.deps[office.head if office.head in parse.children[mention.head] else mention.head] in (
                "appos",
                "compound",
                "nmod",
            ):
                principal = self.cast.principal(office.actor_id)
                if actor.principal_id:
                    opposed = self.cast.get(principal).kind is ActorKind.PARTY
                    return replace(mention, actor_id=principal) if opposed else mention
                if self.cast.get(principal).kind is not ActorKind.PEOPLE:
                    return replace(mention, actor_id=self.cast.unknown(actor.name, ActorKind.PERSON, principal).id)
        return mention

    def _descriptions(self, named: dict[int, Mention]) -> Iterable[Mention]:
        covered = {token for mention in named.values() for token in range(mention.start, mention.end)}
        for token, pos in enumerate(self.parse.pos):
            if pos not in ("NOUN", "PROPN", "ADJ") or (token in covered and token not in named):
                continue
            noun = self._agent(token)
            if noun is None:
                continue
            mention = self._described(token, noun, named)
            if mention is not None:
                yield mention
                yield from self._sharing(token, noun, named)

    def _agent(self, token: int) -> AgentNoun | None:
        """The agent noun at a token; one of two words (“foreign minister”) before one of one."""
        parse, agent = self.parse, self.cast.names.gazetteer.agent
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

    def _described(self, token: int, noun: AgentNoun, named: dict[int, Mention]) -> Mention | None:
        parse = self.parse
        if (
            token in named
            and named[token].end - named[token].start > 1
            and self.cast.get(named[token].actor_id).kind is not ActorKind.PERSON
        ):
            return None
        start = token
        owners: list[Mention] = []
        tie, inside = None, set[int]()
        for child in self._before(token):
            if parse.deps[child] in _MODIFYING and (found := self._affiliation(child, named)):
                tie = tie or found
                inside.update(parse.subtree(child))
                start = min(start, found.start, *inside)
        for child in self._before(token):
            if child in named and child not in inside:
                owners.append(named[child])
                start = min(start, named[child].start)
        plural = parse.tags[token] in ("NNS", "NNPS")
        if tie is not None:
            actor = self._affiliated(tie, token, noun, owners)
            return Mention(start, token + 1, token, actor.id, "noun", False, plural) if actor else None
        owners = owners or self._owner_after(token, named)
        if owners:
            return self._owned(start, token, noun, owners, plural)
        return None

    def _sharing(self, token: int, noun: AgentNoun, named: dict[int, Mention]) -> Iterable[Mention]:
        """Those who share a noun with the one it was given to: “*Thai* and Lao ministers”, “kings of A and *B*”."""
        parse = self.parse
        if noun.name == "allies":
            return
        last = next((c for c in self._before(token) if c in named and parse.deps[c] == "conj"), None)
        others = [] if last is None else [at for at in parse.ancestors(last) if at < token]
        if last is None and parse.tags[token] in ("NNS", "NNPS"):
            others = [c for owner in self._owner_after(token, named)[:1] for c in parse.children[owner.head]]
            others = [c for c in others if parse.deps[c] == "conj"]
        for at in others:
            if at in named:
                actor = self.cast.described(self.cast.get(named[at].actor_id), noun)
                yield Mention(named[at].start, named[at].end, token, actor.id, "noun", False, True)

    def _owned(self, start: int, token: int, noun: AgentNoun, owners: list[Mention], plural: bool) -> Mention | None:
        proxies = noun.noun in ("proxy", "proxies")
        if proxies:  # “Chile's African proxies”, “its African proxies” are those of Chile
            possessor = self.parse.child(token, "poss")
            owners = [m for m in owners if possessor in (None, m.head)]
            if not owners:
                return None
        best = min(
            owners, key=lambda m: (m.actor_id in _FAITHS, self.cast.get(m.actor_id).kind not in GROUPS, -m.start)
        )
        owner = self.cast.get(best.actor_id)
        possessive = self.parse.deps[best.head] == "poss"
        if noun.name == "allies" or (possessive and owner.kind in GROUPS and noun.yields is Yields.OWN):
            return None
        if noun.yields is Yields.OWN and possessive and owner.kind is ActorKind.PERSON:
            return None
        actor = self.cast.backed(owner, noun) if proxies else self.cast.described(owner, noun)
        return Mention(
            min(start, best.start) if best.start < token else start, token + 1, token, actor.id, "noun", False, plural
        )

    def _vague(self, owner: Mention) -> bool:
        """Whether a name before a noun says less about a group than any other: a faith, or what no list knows."""
        return owner.actor_id in _FAITHS or owner.form == "unknown"

    def _before(self, token: int) -> list[int]:
        """Modifiers to the left, with the modifiers of those (“Turkish foreign minister”, “Syrian Kurdish militia”)."""
        parse = self.parse
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

    def _affiliation(self, child: int, named: dict[int, Mention]) -> Tie | None:
        """“US-backed”, “pro-Iranian” before a noun: whom it names, and how."""
        parse, affiliation = self.parse, self.cast.names.gazetteer.affiliation
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
        owner = next((named[t] for t in range(low, high) if t in named), None)
        if owner is None:
            return Tie("".join(words), found, low)
        actor = self.cast.get(owner.actor_id)
        return Tie(f"{text[0]}-{actor.name}" if found.prefix else f"{actor.name}-{text[-1]}", found, low, actor)

    def _affiliated(self, tie: Tie, token: int, noun: AgentNoun, owners: list[Mention]) -> Actor | None:
        """Who “US-backed militias” are; with another owner (“Turkey-backed Syrian rebels”) they are that one's."""
        cast = self.cast
        if noun.yields is Yields.STATE or noun.name in _AGAINST_THEIR_STATE:
            owners = owners or self._owner_after(token, self._by_head)
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

    def _owner_after(self, token: int, named: dict[int, Mention]) -> list[Mention]:
        """“the president of Iran”, “rebel groups in Syria”."""
        parse = self.parse
        for child in parse.children[token]:
            abroad = parse.lemmas[child] in PLACING and parse.lemmas[token] in _ABROAD
            if parse.deps[child] == "prep" and parse.lemmas[child] in _OWNING and not abroad:
                for inner in parse.children[child]:
                    if inner in named and self.cast.get(named[inner].actor_id).kind in (
                        ActorKind.STATE,
                        ActorKind.BLOC,
                        ActorKind.PEOPLE,
                        ActorKind.ORGANISATION,
                    ):
                        return [named[inner]]
        return []
