"""Who “both”, “the two”, “the parties”, “all three” and “the latter” are: those who were named together."""

from __future__ import annotations

from dataclasses import dataclass

from .antecedents_said import Found, Memory
from .mentions import Anaphor, Mention
from .parse import NOMINATIVE, Parse

_PAIR_NOUNS = frozenset(
    {
        "country", "side", "leader", "man", "nation", "power", "ally", "state", "president", "neighbour", "neighbor",
        "capital", "government", "rival", "foe", "party", "minister", "partner", "group", "enemy", "force", "army",
        "military", "regime", "signatory", "guarantor", "monarchy", "kingdom", "republic", "adversary", "opponent",
        "prince", "king", "ministry", "belligerent", "superpower", "protagonist", "antagonist", "dictator",
    }
)  # fmt: skip
_STATE_NOUNS = frozenset(
    {
        "country", "nation", "power", "state", "capital", "government", "monarchy", "kingdom", "republic", "superpower",
    }
)  # fmt: skip
"""Nouns that only states are called by."""
_MUTUAL_NOUNS = frozenset(
    {"party", "neighbour", "neighbor", "rival", "foe", "enemy", "side", "adversary", "signatory", "belligerent"}
)
"""Nouns of which “the” and the plural alone mean those who were named together."""
_BUNDLES = {"pair": 2, "duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4}
_NUMBERS = {"three": 3, "four": 4, "five": 5}
COUNTED_NOUNS = _PAIR_NOUNS | _BUNDLES.keys()
COUNTING_WORDS = frozenset({"all", "both", "two", *_NUMBERS})
_COUNTING = ("det", "nummod", "predet", "amod", "preconj")
_MUTUAL = frozenset({"ally", "partner", "friend", "rival", "enemy", "foe", "competitor", "neighbour", "neighbor"})
_REACH = 4
_REACH_OF_MUTUAL = 6
_REACH_OF_LATTER = 1


@dataclass(frozen=True, slots=True)
class Pairs:
    """Resolves the words that stand for two or more of a ``memory``, or for one of two."""

    memory: Memory

    def one_of_two(self, parse: Parse, token: int) -> list[Mention]:
        """“the former”, “the latter”: the first or the last of those named together."""
        alone = parse.deps[token] in (*NOMINATIVE, "dobj", "pobj", "poss", "appos")
        found = self.memory.coordination(_REACH_OF_LATTER) if alone else None
        if found is None:
            return []
        actor = found.said.actors[0 if parse.lower[token] == "former" else -1]
        via = self.memory.cast.get(actor).name
        return [Mention(token, token + 1, token, actor, Anaphor.PRONOUN, via=via, far=found.far, doubt=True)]

    def counted(self, parse: Parse, token: int) -> Found | None:
        """“both”, “the two”, “all three”, and “all”."""
        word = parse.lower[token]
        if word == "all":
            return self.memory.coordination(1) if _are_all(parse, token) else None
        modifies = parse.deps[token] in ("det", "preconj", "predet", "cc")
        if word == "both" and not modifies and parse.lemmas[parse.heads[token]] not in _PAIR_NOUNS:
            return self._several(2)
        if (word == "two" or word in _NUMBERS) and _stands_alone(parse, token):
            return self._several(_NUMBERS.get(word, 2))
        return None

    def called(self, count: int, noun: str) -> Found | None:
        """Those who are so many by ``count_of`` and are called by a ``noun`` (its lemma)."""
        return self._several(count, noun in _STATE_NOUNS)

    def mutual(self, parse: Parse, token: int) -> Found | None:
        """The two of whom a “they” is said that are something to each other: “*they* are allies”."""
        return self.memory.several(2, _REACH_OF_MUTUAL) if _are_mutual(parse, token) else None

    def _several(self, count: int, of_states: bool = False) -> Found | None:
        return self.memory.several(count, _REACH, of_states)


def count_of(parse: Parse, noun: int) -> int:
    """How many a noun stands for: “both countries”, “the four capitals”, “the pair”, “the parties”; else 0."""
    lemma = parse.lemmas[noun]
    if lemma not in _BUNDLES and (lemma not in _PAIR_NOUNS or parse.tags[noun] != "NNS"):
        return 0
    before = {parse.lower[c] for c in parse.children[noun] if parse.deps[c] in _COUNTING}
    if lemma in _BUNDLES:
        return _BUNDLES[lemma] if before == {"the"} and parse.child(noun, "prep") is None else 0
    if lemma in _MUTUAL_NOUNS and parse.child(noun, "poss", "prep", "compound", "relcl", "acl") is None:
        before.discard("warring")
        if before == {"the"}:
            return 2
    if not before.isdisjoint(("both", "two", "rival")):
        return 2
    return next((number for word, number in _NUMBERS.items() if word in before), 0)


def _are_mutual(parse: Parse, token: int) -> bool:
    """“they are allies”, “they work together”: two are meant, and they are what is said of each other."""
    if parse.deps[token] not in NOMINATIVE:
        return False
    for child in parse.children[parse.heads[token]]:
        of_whom = parse.child(child, "prep", "poss") is not None
        if parse.lemmas[child] == "together" or (
            parse.deps[child] == "attr" and parse.lemmas[child] in _MUTUAL and not of_whom
        ):
            return True
    return False


def _stands_alone(parse: Parse, token: int) -> bool:
    """Whether a number with an article is somebody itself: “*the two* met”."""
    determined = any(parse.lower[child] in ("the", "all", "these", "those") for child in parse.children[token])
    return determined and parse.deps[token] in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos")


def _are_all(parse: Parse, token: int) -> bool:
    """“*All* have attacked Y”: those whom the sentence before named together."""
    alone = parse.deps[token] in NOMINATIVE and not parse.children[token]
    verb = parse.heads[token]
    several = any(parse.lower[c] in ("have", "are", "were") for c in parse.children[verb])
    return alone and (several or parse.tags[verb] == "VBP")
