"""The names in a parse: those that the gazetteer knows, those that the parser takes for one, and which are places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from allymap.model import ActorKind

from .arguments_own import is_prefixed
from .cast import Cast
from .gazetteer import Form
from .gazetteer_agents import Yields
from .gazetteer_places import is_locative
from .mentions import PLACING, Mention
from .parse import Entity, Parse

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
_USING = frozenset({"use", "exploit", "invoke"})
_LONGEST_LIST = 8
_NO_PLACES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.PARTY})
_UNIONS = frozenset({"coalition", "alliance"})
"""Kinds of actor, and words of names, that nothing happens *in* as in a country: “discord *within Nato*”."""
_CREEDS = re.compile(
    r"(?i:islamic|socialist|communist|marxist|leninist|leftist|rightist|liberal|conservative|nationalist|secular"
    r"|democratic|republican|federal|royal|imperial|colonial|soviet-era|nazi|fascist|western-style)"
)
"""How people think or are ruled, which the parser takes for a people: “*Islamic* militants”."""
_TIMES = frozenset({"post", "pre"})
_BORDERS = frozenset({"border", "frontier", "boundary", "coast", "shore"})
"""Places that somebody’s name before them only locates: “on the *Thai* border”."""
_BORDERING = PLACING | {"on", "from", "to", "towards", "toward"}
_UNKNOWN_KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "NORP": ActorKind.PEOPLE}
_BYLINE = re.compile(r"^(?:[A-Z]{3,}[^\n(]{0,50})?\((?P<agency>[^()\n]{2,30})\)\s?(?:-{1,2}|—|–)\s", re.MULTILINE)
"""The news agency at the head of a report: “LIMA, 3 May (Agency) --”."""
_NAME = re.compile(r"(?![A-Z]{3,} \()(?=.*[^\W\d_]).*")
"""A name has letters and is no dateline such as “ACCRA (Agency)”."""


@dataclass(slots=True)
class NameFinder:
    """Finds the names of one parse. ``text`` is the piece's text, ``offset`` where it starts in the document."""

    parse: Parse
    text: str
    offset: int
    cast: Cast
    year: int | None = None

    def find(self) -> list[Mention]:
        """The names of the gazetteer, then those of actors that it does not know, without the agency that reports."""
        found = self._matches()
        taken = {token for mention in found for token in range(mention.start, mention.end)}
        found += self._unknown(taken)
        bylines = [match.span("agency") for match in _BYLINE.finditer(self.text)]
        for start, end in bylines:
            found = [mention for mention in found if not start <= self._at(mention.start) < end]
        return found

    def _at(self, token: int) -> int:
        """Where a token begins in the text."""
        return self.parse.starts[token] - self.offset

    def _matches(self) -> list[Mention]:
        starts, ends = self.parse.starts, self.parse.ends
        found: list[Mention] = []
        strangers = self._strangers()
        for match in self.cast.names.gazetteer.match(self.text, self.year, self.cast.actors.keys()):
            start = bisect_right(ends, match.start + self.offset)
            end = bisect_left(starts, match.end + self.offset)
            stranger = match.form in (Form.NAME, Form.CAPITAL) and (start, end) in strangers
            if start < end and not stranger and not self._qualifies(end):
                in_place = match.form is Form.CAPITAL and is_locative(self.text, match.start)
                found.append(self._named(start, end, match.actor_id, match.form, in_place))
                if end - start > 1:
                    found += self._opponent(start, end)
        return found + list(self._west())

    def _west(self) -> Iterator[Mention]:
        """The West in “*pro-western* parties”; in small letters “western” is a direction anywhere else."""
        words = self.parse.words
        if "western" not in words:
            return
        west = self.cast.names.gazetteer.resolve_name("the West")
        for token in range(2, len(words)):
            if words[token] == "western" and west is not None and is_prefixed(self.parse, token):
                yield Mention(token, token + 1, token, self.cast.known(west.id).id, Form.DEMONYM.value)

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

    def _named(self, start: int, end: int, actor_id: str, form: Form, in_place: bool = False) -> Mention:
        head = self._head(start, end)
        placed = in_place or self._placed(start, head, form)
        actor = self.cast.get(actor_id)
        if placed and self.parse.deps[head] == "pobj":
            placed = actor.kind not in _NO_PLACES and _UNIONS.isdisjoint(self.parse.lower[start:end])
        if end - start > 1:
            self.cast.shorten(self.parse.words[start:end], actor.id)
        return Mention(start, end, head, actor.id, form.value, placed)

    def _opponent(self, start: int, end: int) -> list[Mention]:
        """The one inside a name such as “the coalition against Isis” or “anti-Isis coalition”."""
        words = self.parse.lower[start:end]
        first = next((start + at + 1 for at, word in enumerate(words) if word in ("against", "anti", "defeat")), end)
        first += first < end and self.parse.is_hyphen(first)
        if first >= end:
            return []
        low, high = self._at(first), self.parse.ends[end - 1] - self.offset
        for match in self.cast.names.gazetteer.match(self.text[low:high], self.year):
            if match.start == 0:
                last = next(t + 1 for t in range(first, end) if self.parse.ends[t] - self.offset >= low + match.end)
                return [self._named(first, last, match.actor_id, match.form)]
        return []

    def _head(self, start: int, end: int) -> int:
        """The token that is above the others of a name."""
        for token in range(end - 1, start - 1, -1):
            head = self.parse.heads[token]
            if not start <= head < end or head == token:
                return token
        return end - 1

    def _placed(self, start: int, head: int, form: Form) -> bool:
        parse = self.parse
        if head > 1 and parse.lower[head - 2] in _TIMES and parse.is_hyphen(head - 1):
            return True  # “post-Isis”
        bordered = parse.heads[head]
        if parse.lemmas[bordered] in _BORDERS and parse.deps[bordered] == "pobj":
            return parse.lemmas[parse.heads[bordered]] in _BORDERING
        if form not in (Form.NAME, Form.CAPITAL, Form.ACRONYM):
            return False
        if form is Form.CAPITAL and parse.lower[head + 1 : head + 2] == ["as"]:
            return "capital" in parse.lower[head + 2 : head + 7]  # recognised as one: a town, not its government
        for child in parse.children[head]:
            if child < start and parse.lower[child] in _REGIONAL:
                return True
        return self._tells_where(start, head) or self._is_circumstance(head, form)

    def _is_circumstance(self, head: int, form: Form) -> bool:
        """Whether a preposition or a verb makes a name, or the first of its list, a place."""
        parse = self.parse
        for _ in range(_LONGEST_LIST):  # “in Chad, Niger and Mali”
            if parse.deps[head] != "conj":
                break
            head = parse.heads[head]
        above = parse.heads[head]
        if parse.deps[head] == "dobj" and parse.lemmas[above] in _USING:  # “used *Chad* to train its army”
            return form is not Form.ACRONYM and any(parse.tags[c] == "VB" for c in parse.children[above])
        if parse.deps[head] != "pobj":
            return False
        return parse.lemmas[above] in PLACING or (
            parse.lemmas[above] == "from" and any(parse.lemmas[t] in _LEAVING for t in self._governors(above))
        )

    def _tells_where(self, start: int, head: int) -> bool:
        """Whether a name only tells where the one before its comma is: “in Arlit, *Niger*”."""
        parse, above = self.parse, self.parse.heads[head]
        if parse.deps[head] not in ("appos", "npadvmod"):
            return False
        after = parse.words[head + 1] if head + 1 < len(parse) else "."
        return (
            above == start - 2
            and parse.words[start - 1] == ","
            and parse.pos[above] == "PROPN"
            and not after[:1].isalnum()
        )

    def _governors(self, preposition: int) -> list[int]:
        """The words whose circumstance a preposition may introduce: the one above it and the one above that."""
        above = self.parse.heads[preposition]
        return [above, self.parse.heads[above]]

    def _unknown(self, taken: set[int]) -> list[Mention]:
        found = []
        places = {self._name_of(*self._bare(e)) for e in self.parse.entities if e.label in ("GPE", "LOC", "FAC")}
        for entity in self.parse.entities:
            kind = _UNKNOWN_KINDS.get(entity.label)
            if kind is None or not taken.isdisjoint(range(entity.start, entity.end)):
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
        if end - start == 1:
            return self.parse.words[start]
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
