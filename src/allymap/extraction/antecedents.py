"""Who “they”, “both”, “its ally” and “the group” are: a chain of what was mentioned last, with agreement.

A sentence is read word by word; each kind of word that can stand for something said before has a module of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from allymap.model import ActorKind

from .antecedents_agreement import PERSONAL
from .antecedents_bonds import BONDS, Bonds
from .antecedents_nouns import COUNTRY_NOUNS, HALVES, Describer
from .antecedents_owned import COUNTERPARTS, Possessions
from .antecedents_pairs import COUNTED_NOUNS, COUNTING_WORDS, Pairs, count_of
from .antecedents_pronouns import Pronouns
from .antecedents_record import Record
from .antecedents_said import Found, Memory
from .antecedents_speech import Quotations
from .cast import Cast
from .mentions import Anaphor, Mention
from .mentions_clients import measure_of
from .parse import NOMINATIVE, Parse

_PRONOMINAL = frozenset({"PRON", "DET", "NUM", "ADV", "CCONJ"})
_NOMINAL = ("NOUN", "PROPN")
_STANDING = (
    PERSONAL | COUNTING_WORDS | {"former", "latter"}
    | BONDS | COUNTERPARTS | COUNTRY_NOUNS | COUNTED_NOUNS | {half.lower() for half in HALVES}
)  # fmt: skip
"""Words and lemmas that, beside agent nouns and “whose”, may stand for somebody: no other is asked whom it means."""


@dataclass(slots=True)
class Discourse:
    """What a document has mentioned so far. Feed it the sentences in order with ``resolve``."""

    cast: Cast
    memory: Memory = field(init=False)
    record: Record = field(init=False)
    quotations: Quotations = field(init=False)
    describer: Describer = field(init=False)
    bonds: Bonds = field(init=False)
    pairs: Pairs = field(init=False)
    pronouns: Pronouns = field(init=False)
    _standing: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._standing = _standing_beside(self.cast.names.gazetteer.agent_ends)
        self.memory = Memory(self.cast)
        self.record = Record(self.memory)
        self.quotations = Quotations(self.cast)
        self.describer = Describer(self.memory, Possessions(self.memory))
        self.bonds = Bonds(self.memory)
        self.pairs = Pairs(self.memory)
        self.pronouns = Pronouns(self.memory, self.record, self.pairs)

    def resolve(self, parse: Parse, start: int, end: int, named: Sequence[Mention]) -> list[Mention]:
        """The mentions of one sentence: the named ones and those that stand for something said before."""
        self.memory.sentence += 1
        by_head: dict[int, list[Mention]] = {}
        for mention in named:
            by_head.setdefault(mention.head, []).append(mention)
        covered = {token for mention in named for token in range(mention.start, mention.end)}
        found: list[Mention] = list(named)
        for token in self._worth_reading(parse, start, end, by_head):
            if token not in by_head:
                if token in covered:
                    continue
                new = self._anaphor(parse, token, by_head)
                if not new:
                    self.record.thing(parse, token)
                    continue
                by_head[token] = new
                found += new
            self.record.mentions(parse, token, by_head[token], found)
        found += self.quotations.read(parse, start, end, found)
        return sorted(found, key=lambda mention: (mention.head, mention.actor_id))

    def _worth_reading(self, parse: Parse, start: int, end: int, named: Mapping[int, object]) -> list[int]:
        """The tokens that are named, may stand for somebody, or may be a thing that “it” means: about every third."""
        standing, lower, lemmas, tags, deps = self._standing, parse.lower, parse.lemmas, parse.tags, parse.deps
        return [
            token
            for token in range(start, end)
            if lower[token] in standing
            or lemmas[token] in standing
            or deps[token] in NOMINATIVE
            or token in named
            or tags[token] == "WP$"
        ]

    def _anaphor(self, parse: Parse, token: int, by_head: dict[int, list[Mention]]) -> list[Mention]:
        word, pos = parse.lower[token], parse.pos[token]
        if word in ("former", "latter"):
            return self.pairs.one_of_two(parse, token)
        if pos in _PRONOMINAL or word == "both":
            return _mentions(token, *self.pronouns.find(parse, token, by_head))
        return self._noun(parse, token, by_head) if pos in _NOMINAL else []

    def _noun(self, parse: Parse, token: int, by_head: dict[int, list[Mention]]) -> list[Mention]:
        lemma = parse.lemmas[token]
        count = count_of(parse, token)
        bond = self.bonds.find(parse, token, by_head)
        if count or bond is not None:
            return _mentions(token, Anaphor.PAIR, bond or self.pairs.called(count, lemma))
        if self._titles(parse, token, by_head):
            return []
        agent = self.cast.names.gazetteer.agent(lemma)
        measure = measure_of(parse, token) if agent is not None and agent.client else None
        whose = parse.children[token if measure is None else measure]
        owners = [m for c in whose if parse.deps[c] == "poss" for m in by_head.get(c, ())]
        return self.describer.mentions(parse, token, owners)

    def _titles(self, parse: Parse, token: int, by_head: dict[int, list[Mention]]) -> bool:
        """Whether a noun is the title or the office of a person who is named beside it."""
        beside = [c for c in parse.children[token] if parse.deps[c] == "appos"]
        if parse.deps[token] in ("compound", "appos", "nmod"):
            beside.append(parse.heads[token])
        return any(self.cast.get(m.actor_id).kind is ActorKind.PERSON for at in beside for m in by_head.get(at, ()))


@lru_cache(maxsize=8)
def _standing_beside(agent_ends: frozenset[str]) -> frozenset[str]:
    """The words and lemmas that may stand for somebody, with the last words of the agent nouns."""
    return _STANDING | agent_ends


def _mentions(token: int, form: Anaphor, found: Found | None) -> list[Mention]:
    """The mentions of all whom one word stands for."""
    if found is None:
        return []
    return [
        Mention(token, token + 1, token, actor, form, via=found.said.words, far=found.far, doubt=found.doubt)
        for actor in found.said.actors
    ]
