"""Who is who: names, demonyms, capitals, organs, officials and groups, found in a text and resolved to actors."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from allymap.model import Actor

from .gazetteer_agents import Affiliation, AgentNoun, load_affiliations, load_agents, load_called
from .gazetteer_people import Bearer, NameWords, is_full, is_junior, read_before
from .gazetteer_places import Scenery
from .gazetteer_tables import Alias, Entry, Form, entries, entry_for, rows, split
from .gazetteer_trie import Trie
from .towns import is_region

_Meaning = tuple[Entry, Alias]

__all__ = ["Affiliation", "AgentNoun", "Form", "Gazetteer", "Match"]


class Match(NamedTuple):
    """A name in a text, ``start … end`` in code points."""

    start: int
    end: int
    actor_id: str
    form: Form


class Gazetteer:
    """The actors we know by name. Build it with ``load``; it does not change afterwards."""

    def __init__(self, known: Sequence[Entry]) -> None:
        self.actors: Mapping[str, Actor] = MappingProxyType({entry.actor.id: entry.actor for entry in known})
        self._trie: Trie[_Meaning] = Trie()
        for entry in known:
            for alias in entry.aliases:
                self._trie.add(alias.text, (entry, alias), alias.strict)
        self._decoys = frozenset(phrase for row in rows("decoys") for phrase in split(row["phrases"]))
        for phrase in self._decoys:
            self._trie.add(phrase, None)
        self._adjectives = {
            entry.actor.id: alias.text
            for entry in known
            for alias in reversed(entry.aliases)
            if alias.form is Form.DEMONYM
        }
        self._words = NameWords()
        self._scenery = Scenery()
        self._agents = load_agents()
        self.agent_ends = frozenset(noun.rsplit(maxsplit=1)[-1] for noun in self._agents)
        """The last words of agent nouns: no other word needs to be looked up with the one before it."""
        self._affiliations = load_affiliations()
        self._called = load_called()

    @classmethod
    def load(cls, extra_actors: Sequence[Actor] = ()) -> Gazetteer:
        """The shipped tables with the actors of a project, whose names and aliases go before those of the tables."""
        shipped = {entry.actor.id: entry for entry in entries()}
        mine = [entry_for(actor, shipped.pop(actor.id, None)) for actor in extra_actors]
        return cls([*mine, *shipped.values()])

    def match(self, text: str, year: int | None = None, named: Collection[str] = ()) -> list[Match]:
        """The names in a text: longest first, sorted, never overlapping.

        ``year`` (of publication) decides between people who share a surname. A surname that is also a word or a common
        name counts only after a title, or where the full name stands too: in this text, or in text before it whose
        actors are ``named`` (ids).
        """
        found = self._trie.find(text)
        known = {*named, *(entry.actor.id for span in found for entry, alias in span[2] if is_full(alias, self._words))}
        matches: list[Match] = []
        for span in found:
            reading = self._read(text, span, known, year)
            if reading is not None:
                begin, entry, alias = reading
                if matches and begin < matches[-1].end:
                    begin = span[0]
                matches.append(Match(begin, span[1], entry.actor.id, alias.form))
        return matches

    def _read(
        self, text: str, span: tuple[int, int, list[_Meaning]], named: Collection[str], year: int | None
    ) -> tuple[int, Entry, Alias] | None:
        """Who is meant at a place, and where the name begins; ``None`` when it is somebody else, or nobody."""
        start, end, meant = span
        likely: list[tuple[int, Entry, Alias]] = []
        for entry, alias in meant:
            if alias.form is not Form.PERSON:
                introduced = not alias.introduced or entry.actor.id in named
                if introduced and not self._scenery.hides(text, start, end, alias.form):
                    likely.append((start, entry, alias))
            elif is_junior(text, end):
                continue
            elif is_full(alias, self._words):
                likely.append((start, entry, alias))
            else:
                before = read_before(text, start, end, entry, self._words)
                if before.begin < start:
                    return before.begin, entry, alias
                introduced = not alias.introduced or before.bearer is Bearer.OURS or entry.actor.id in named
                if introduced and before.bearer is not Bearer.OTHER:
                    likely.append((start, entry, alias))
        if len(likely) < 2:
            return likely[0] if likely else None
        return min(likely, key=lambda one: (one[1].actor.id not in named, one[1].distance(year)))

    def resolve_name(self, text: str, year: int | None = None) -> Actor | None:
        """The actor that a whole string names, with or without “the” and titles; ``None`` when it names none."""
        bare = self._words.without_titles(text.strip())
        for candidate in (text.strip(), bare):
            for match in self.match(candidate, year):
                if (match.start, match.end) == (0, len(candidate)):
                    return self.actors[match.actor_id]
        return None

    def is_decoy(self, name: str) -> bool:
        """Whether a name is one of those that are no actor: a town, a province, a sea, a newspaper, a treaty."""
        return name in self._decoys or is_region(name)

    def adjective(self, actor_id: str) -> str:
        """The first adjective of an actor (“Turkish”), empty when it has none."""
        return self._adjectives.get(actor_id, "")

    def agent(self, noun_lemma: str) -> AgentNoun | None:
        """What “<demonym> <noun>” stands for; the noun as a lower-case lemma (“troop” and “troops” both do)."""
        return self._agents.get(noun_lemma)

    def called(self, noun: str) -> frozenset[str]:
        """The ids of the only states that a noun is used of (“kingdom”); empty for nouns that fit any."""
        return self._called.get(noun, frozenset())

    def affiliation(self, word: str) -> Affiliation | None:
        """What the word after or before the hyphen says: ``backed`` in “US-backed”, ``pro`` in “pro-Russian”."""
        return self._affiliations.get(word)
