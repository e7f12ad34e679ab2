"""The words of a parse with their parts of speech and lemmas, worked out once for each way a word is used.

spaCy's rules for the part of speech look at a token's tag and dependency, at the word itself where they name it, and at
a “there” before it (contractions such as “gonna” aside); those for the lemma look at the word and at what the former
say. Both run again for every token, which costs as much as the parser. Here each combination goes through them once,
all that are new in a document together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

RULES = ("attribute_ruler", "lemmatizer")
"""The components whose work this does."""
_THERE = ("there", "EX", "expl")
_BETWEEN = (";", ":", "punct")
"""Word, tag and dependency of what stands between two uses that are looked up together: no rule looks past it."""
_PLAIN = ("word", "NN", "dep")
"""Stands for all words that no rule names."""
_RULED = ["POS", "MORPH", "LEMMA"]
_LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_MOST = 200_000
"""Combinations remembered; a corpus of millions of words has fewer, random text must not fill the memory."""

_GUESSED = {
    "co-hoste": "co-host", "co-chaire": "co-chair", "co-sponsore": "co-sponsor", "co-founde": "co-found",
    "frenemie": "frenemy", "archenemie": "archenemy", "resupplie": "resupply", "resupplye": "resupply",
    "cosie": "cosy", "cosye": "cosy", "delinke": "delink", "greenlighte": "greenlight", "backstabe": "backstab",
    "phishe": "phish", "redrawe": "redraw", "redrew": "redraw", "outspende": "outspend", "wrongfoote": "wrongfoot",
    "deplatforme": "deplatform", "instal": "install", "co-existe": "co-exist", "carpet-bombe": "carpet-bomb",
    "double-crosse": "double-cross", "green-lighte": "green-light", "re-electe": "re-elect",
    "arch-enemie": "arch-enemy", "re-establishe": "re-establish", "rubber-stampe": "rubber-stamp",
}  # fmt: skip
"""What the lemmatizer makes of words that it does not know."""
_SHORT = re.compile("[^aeiou]*[aeiou][^aeiouswxyz]")
"""Verbs that double their last letter before an ending: “*sparred*” is of *spar*, and “*spared*” of *spare*."""
_ENDINGS = ("ed", "es", "ing")

USE = ("ORTH", "TAG", "DEP", "SENT_START")
"""The columns that tell a use apart; the last one’s place is taken by whether “there” stands before."""
_ROW = np.dtype((np.void, 8 * len(USE)))
"""A row of numbers as one value, which is looked up in half the time of a tuple of them."""

_Numbers = tuple[int, int, int]
"""Word, tag and dependency as spaCy numbers them."""
_Use = tuple[_Numbers, bool]
"""How a word is used, and whether “there” stands before."""

Used = tuple[str, str, str, str, str, str]
"""A word as it is used: itself, in lower case, its lemma in lower case, part of speech, tag and dependency."""


class Names(dict[int, str]):
    """The words that spaCy's numbers stand for: one string for each number, so that equal words are the same object."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        name: str = self._strings[number]
        self[number] = name
        return name


class Words:
    """Remembers part of speech and lower-case lemma by word, tag and dependency, for one pipeline."""

    def __init__(self, pipeline: Any) -> None:
        self._vocab = pipeline.vocab
        self._parts, self._lemmas = (pipeline.get_pipe(name) for name in RULES)
        self._there, self._between, self._plain = map(self._numbers, (_THERE, _BETWEEN, _PLAIN))
        self._by_name = named_by(self._parts.patterns)
        self._known: dict[bytes, Used] = {}
        self._ruled: dict[_Use, list[int]] = {}
        self.names = Names(self._vocab.strings)
        lists = self._lemmas.lookups.get_table("lemma_index", {})
        for pos, lemmas in lists.items():
            lists[pos] = frozenset(lemmas)  # the lemmatizer looks through up to 57,000 words from the first to the last

    def _numbers(self, token: tuple[str, str, str]) -> _Numbers:
        word, tag, dep = map(self._vocab.strings.add, token)
        return word, tag, dep

    def of(self, numbers: NDArray[np.uint64]) -> list[Used]:
        """The words of a text, of which ``numbers`` are spaCy's, a row a token with the columns of ``USE``."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._ruled.clear()
            self.names.clear()
        uses = numbers.copy()
        uses[:1, 3] = 0
        uses[1:, 3] = numbers[:-1, 2] == self._there[2]
        rows = cast(list[bytes], uses.view(_ROW).ravel().tolist())
        try:
            return list(map(self._known.__getitem__, rows))
        except KeyError:
            new = [row for row in dict.fromkeys(rows) if row not in self._known]
            self._known.update(zip(new, self._learnt(new), strict=True))
            return list(map(self._known.__getitem__, rows))

    def _learnt(self, rows: Sequence[bytes]) -> list[Used]:
        """The words of rows that are new."""
        numbers = np.frombuffer(b"".join(rows), np.uint64).reshape(-1, len(USE)).tolist()
        looked_up = self._looked_up([((word, tag, dep), bool(there)) for word, tag, dep, there in numbers])
        names = [(self.names[word], self.names[tag], self.names[dep]) for word, tag, dep, _ in numbers]
        return [
            (word, word.lower(), lemma, pos, tag, dep)
            for (word, tag, dep), (pos, lemma) in zip(names, looked_up, strict=True)
        ]

    def _looked_up(self, uses: Sequence[_Use]) -> list[tuple[str, str]]:
        """Part of speech and lemma of each use."""
        as_rules_see = [self._as_rules_see(use) for use in uses]
        new = [use for use in dict.fromkeys(as_rules_see) if use not in self._ruled]
        self._ruled.update(zip(new, self._by_rules(new), strict=True))
        doc = self._doc([word for (word, _, _), _ in uses], _RULED, [self._ruled[use] for use in as_rules_see])
        found = self._lemmas(doc).to_array(_RULED).tolist()
        return [self._named(word, pos, lemma) for ((word, _, _), _), (pos, _, lemma) in zip(uses, found, strict=True)]

    def _as_rules_see(self, use: _Use) -> _Use:
        """A use whose word stands for all that the rules do not name."""
        (word, tag, dep), there = use
        return use if self._by_name.fullmatch(self.names[word].lower()) else ((self._plain[0], tag, dep), there)

    def _by_rules(self, uses: Sequence[_Use]) -> list[list[int]]:
        """Part of speech, morphology and lemma (0: none yet) of each use, as numbers."""
        tokens: list[_Numbers] = []
        places = []
        for use, there in uses:
            tokens += [self._between, self._there, use] if there else [self._between, use]
            places.append(len(tokens) - 1)
        doc = self._doc([word for word, _, _ in tokens], ["TAG", "DEP"], [token[1:] for token in tokens])
        found = self._parts(doc).to_array(_RULED).tolist()
        return [found[place] for place in places]

    def _doc(self, words: Sequence[int], fields: list[str], rows: Sequence[Sequence[int]]) -> Any:
        from spacy.tokens import Doc

        doc: Any = Doc(self._vocab, [self.names[word] for word in words])
        return doc.from_array(fields, np.array(rows, dtype=np.uint64).reshape(-1, len(fields)))

    def _named(self, word: int, pos: int, lemma: int) -> tuple[str, str]:
        part, lower = self.names[pos], self.names[lemma].lower()
        if lower == "basis" and self.names[word].lower() == "bases":
            return part, "base"  # in the news these have soldiers
        if part == "VERB" and _SHORT.fullmatch(lower) and self.names[word].lower().removeprefix(lower) in _ENDINGS:
            lower += "e"
        return part, _GUESSED.get(lower, lower)


def named_by(patterns: Collection[Mapping[str, Any]]) -> re.Pattern[str]:
    """What matches a lower-case word that spaCy's token patterns look at by itself, or that is made of spaces.

    Every word matches where a pattern looks at more of a word than ``_LOOKED_AT``.

    >>> named = named_by([{"patterns": [[{"LOWER": {"IN": ["if"]}, "TAG": "IN"}, {"LOWER": {"REGEX": "^n'?t$"}}]]}])
    >>> [word for word in ("if", "iffy", "nt", "it", "\\n") if named.fullmatch(word)]
    ['if', 'nt', '\\n']
    """
    named = [r"\s+"]
    for token in (token for row in patterns for pattern in row["patterns"] for token in pattern):
        lower = token.get("LOWER", {})
        looks = {"IN": [lower]} if isinstance(lower, str) else lower
        if not token.keys() <= _LOOKED_AT or not looks.keys() <= {"IN", "REGEX"}:
            return re.compile(".*", re.DOTALL)
        named += map(re.escape, looks.get("IN", ()))
        if "REGEX" in looks:
            named.append(f".*(?:{looks['REGEX']}).*")
    return re.compile("|".join(dict.fromkeys(named)), re.DOTALL)
