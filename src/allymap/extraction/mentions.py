"""Who is named: names and descriptions of actors in a parse, each climbed to the head of its phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from allymap.model import Actor, ActorKind

from .cast import GROUPS, Cast
from .gazetteer import Form
from .gazetteer_agents import AgentNoun, Yields
from .parse import Entity, Parse

PLACING = frozenset(
    {
        "in", "at", "near", "inside", "within", "across", "throughout", "outside", "around", "into", "over", "through",
        "along", "off", "via", "onto", "beyond",
    }
)  # fmt: skip
UNKNOWN_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "NORP": ActorKind.PEOPLE}
_MODIFYING = ("amod", "compound", "nmod", "poss", "npadvmod")
_DESCRIBING = ("compound", "amod", "nmod", "nummod")
_FLYING = frozenset({"stealth", "jet", "supersonic", "multirole", "nuclear-capable", "long-range", "strategic"})
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d")
"""“F-16”, “MiG-29”, “Su-35”."""
_NAME = re.compile(r"[^\W\d_]")


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
class Mention:
    """Tokens ``start … end`` (exclusive) with syntactic ``head`` that stand for an actor.

    ``form`` says how: the gazetteer's forms, ``noun`` (described), ``unknown``, ``pronoun``. ``place`` marks a name
    used as a place, ``plural`` a description of many, ``via`` the words of an antecedent.
    """

    start: int
    end: int
    head: int
    actor_id: str
    form: str
    place: bool = False
    plural: bool = False
    via: str = ""


@dataclass(slots=True)
class Finder:
    """Finds the mentions of one parse. ``text`` is the piece's text, ``offset`` where it starts in the document."""

    parse: Parse
    text: str
    offset: int
    cast: Cast
    year: int | None = None

    def find(self) -> list[Mention]:
        """All mentions in text order; nested ones (the demonym inside a description) are left out."""
        named = self._matches()
        taken = {token for mention in named for token in range(mention.start, mention.end)}
        named += self._unknown(taken)
        by_head = {mention.head: mention for mention in named}
        described = list(self._descriptions(by_head))
        swallowed = {
            (m.start, m.end)
            for d in described
            for m in named
            if d.start <= m.start and m.end <= d.end and (d.actor_id == m.actor_id or self._part_of(d, m))
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
            if start < end and not (match.form in (Form.NAME, Form.CAPITAL) and (start, end) in strangers):
                found.append(self._named(start, end, match.actor_id, match.form, match.locative))
                found += self._opponent(start, end)
        return found

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
        placed = self._placed(head, form) or (locative and form is Form.CAPITAL)
        return Mention(start, end, head, self.cast.known(actor_id).id, form.value, placed)

    def _opponent(self, start: int, end: int) -> list[Mention]:
        """The one inside a name such as “the coalition against Isis” or “anti-Isis coalition”."""
        words = [word.lower() for word in self.parse.words[start:end]]
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

    def _placed(self, head: int, form: Form) -> bool:
        if form not in (Form.NAME, Form.CAPITAL, Form.ACRONYM):
            return False
        above = self.parse.heads[head]
        return self.parse.deps[head] == "pobj" and self.parse.lemmas[above] in PLACING

    def _unknown(self, taken: set[int]) -> list[Mention]:
        found = []
        for entity in self.parse.entities:
            kind = UNKNOWN_KINDS.get(entity.label)
            if kind is None or any(token in taken for token in range(entity.start, entity.end)):
                continue
            start, end = self._bare(entity)
            name = " ".join(self.parse.words[start:end])
            known = entity.label == "NORP" and self.cast.names.gazetteer.match(name)
            if start < end and not known and _NAME.search(name) and self._nominal(start, end):
                actor = self.cast.unknown(name, kind)
                found.append(Mention(start, end, self._head(start, end), actor.id, "unknown"))
        return found

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
        if actor.kind is not ActorKind.PERSON or actor.principal_id:
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
        pair = f"{parse.lemmas[token - 1]} {parse.lemmas[token]}" if token else ""
        return agent(pair) or agent(parse.lemmas[token]) or agent(parse.words[token].lower())

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
        affiliated, inside = "", set[int]()
        for child in self._before(token):
            if parse.deps[child] in _MODIFYING and (words := self._affiliation(child, named)):
                affiliated = affiliated or words
                inside.update(parse.subtree(child))
                start = min(start, *inside)
        for child in self._before(token):
            if child in named and child not in inside:
                owners.append(named[child])
                start = min(start, named[child].start)
        plural = parse.tags[token] in ("NNS", "NNPS")
        if affiliated:
            return Mention(
                start, token + 1, token, self._affiliated(affiliated, noun, owners).id, "noun", False, plural
            )
        owners = owners or self._owner_after(token, named)
        if owners:
            return self._owned(start, token, noun, owners, plural)
        return None

    def _owned(self, start: int, token: int, noun: AgentNoun, owners: list[Mention], plural: bool) -> Mention | None:
        best = min(owners, key=lambda m: (self.cast.get(m.actor_id).kind not in GROUPS, -m.start))
        owner = self.cast.get(best.actor_id)
        possessive = self.parse.deps[best.head] == "poss"
        if noun.name == "allies" or (possessive and owner.kind in GROUPS and noun.yields is Yields.OWN):
            return None
        if noun.yields is Yields.OWN and possessive and owner.kind is ActorKind.PERSON:
            return None
        if noun.noun in ("proxy", "proxies"):
            actor = self.cast.group(f"{owner.name}-backed {noun.name}", noun.kind)
        else:
            actor = self.cast.described(owner, noun)
        return Mention(
            min(start, best.start) if best.start < token else start, token + 1, token, actor.id, "noun", False, plural
        )

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
            if parse.deps[child] in _MODIFYING or parse.deps[child] in ("nummod", "conj"):
                found.append(child)
                stack.extend(c for c in parse.children[child] if c < token and parse.deps[c] in (*_MODIFYING, "conj"))
        return sorted(found, reverse=True)

    def _affiliation(self, child: int, named: dict[int, Mention]) -> str:
        """“US-backed”, “pro-Iranian” before a noun, as it will stand in the group's name."""
        parse, affiliation = self.parse, self.cast.names.gazetteer.affiliation
        low, high = min(parse.subtree(child)), max(parse.subtree(child)) + 1
        words = parse.words[low:high]
        if len(words) < 2 and "-" not in words[0]:
            return ""
        text = "".join(words).lower().split("-")
        found = affiliation(text[-1]) or affiliation(text[0])
        if found is None:
            return ""
        owner = next((named[t] for t in range(low, high) if t in named), None)
        if owner is None:
            return "".join(words)
        name = self.cast.get(owner.actor_id).name
        return f"{text[0]}-{name}" if found.prefix else f"{name}-{text[-1]}"

    def _affiliated(self, words: str, noun: AgentNoun, owners: list[Mention]) -> Actor:
        if owners:
            return self.cast.described(self.cast.get(owners[0].actor_id), noun)
        own = noun.yields is Yields.OWN
        name = noun.name if own else "forces" if noun.name == "army" else noun.noun
        return self.cast.group(f"{words} {name}", noun.kind if own else ActorKind.ARMED_GROUP)

    def _owner_after(self, token: int, named: dict[int, Mention]) -> list[Mention]:
        """“the president of Iran”, “rebel groups in Syria”."""
        parse = self.parse
        for child in parse.children[token]:
            if parse.deps[child] == "prep" and parse.lemmas[child] in ("of", "in", "from", "for"):
                for inner in parse.children[child]:
                    if inner in named and self.cast.get(named[inner].actor_id).kind in (
                        ActorKind.STATE,
                        ActorKind.BLOC,
                        ActorKind.PEOPLE,
                        ActorKind.ORGANISATION,
                    ):
                        return [named[inner]]
        return []
