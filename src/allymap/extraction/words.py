"""Part of speech and lemma of tokens that are tagged and parsed, worked out once for each way a word is used.

spaCy's rules for both look at a token's word, tag and dependency, and at a “there” before it (contractions such as
“gonna” aside), yet run again for every token, which costs as much as its parser. Here each combination goes through
them once, all that are new in a document together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

RULES = ("attribute_ruler", "lemmatizer")
"""The components whose work this does."""
_THERE = ("there", "EX", "expl")
_BETWEEN = (";", ":", "punct")
"""Word, tag and dependency of what stands between two uses that are looked up together: no rule looks past it."""
_MOST = 200_000
"""Combinations remembered; a corpus of millions of words has fewer, random text must not fill the memory."""

_GUESSED = {"co-hoste": "co-host", "co-chaire": "co-chair", "co-sponsore": "co-sponsor", "co-founde": "co-found"}
"""What the lemmatizer makes of verbs that it does not know."""

_Numbers = tuple[int, int, int]
"""Word, tag and dependency as spaCy numbers them."""
_Use = tuple[_Numbers, bool]
"""How a word is used, and whether “there” stands before."""


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
        self._rules = [pipeline.get_pipe(name) for name in RULES]
        self._there, self._between = self._numbers(_THERE), self._numbers(_BETWEEN)
        self._known: dict[_Use, tuple[str, str]] = {}
        self.names = Names(self._vocab.strings)
        lists = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index", {})
        for pos, lemmas in lists.items():
            lists[pos] = frozenset(lemmas)  # the lemmatizer looks through up to 57,000 words from the first to the last

    def _numbers(self, token: tuple[str, str, str]) -> _Numbers:
        word, tag, dep = map(self._vocab.strings.add, token)
        return word, tag, dep

    def of(self, tokens: Sequence[_Numbers]) -> list[tuple[str, str]]:
        """Part of speech and lemma of each token of a text."""
        if len(self._known) > _MOST:
            self._known.clear()
            self.names.clear()
        uses = list(zip(tokens, [False, *(dep == self._there[2] for _, _, dep in tokens)], strict=False))
        new = [use for use in dict.fromkeys(uses) if use not in self._known]
        if new:
            self._known.update(zip(new, self._looked_up(new), strict=True))
        return [self._known[use] for use in uses]

    def _looked_up(self, uses: Sequence[_Use]) -> list[tuple[str, str]]:
        from spacy.tokens import Doc

        tokens: list[_Numbers] = []
        places = []
        for use, there in uses:
            tokens += [self._between, self._there, use] if there else [self._between, use]
            places.append(len(tokens) - 1)
        doc: Any = Doc(self._vocab, [self.names[word] for word, _, _ in tokens])
        doc.from_array(("TAG", "DEP"), np.array([token[1:] for token in tokens], dtype=np.uint64))
        for rule in self._rules:
            doc = rule(doc)
        found = doc.to_array(("POS", "LEMMA")).tolist()
        return [self._named(*found[place]) for place in places]

    def _named(self, pos: int, lemma: int) -> tuple[str, str]:
        lower = self.names[lemma].lower()
        return self.names[pos], _GUESSED.get(lower, lower)
