"""Part of speech and lemma of tokens that are tagged and parsed, worked out once for each way a word is used.

spaCy's rules for both look at a token's word, tag and dependency, and at a “there” before it (contractions such as
“gonna” aside), yet run again for every token, which costs as much as its parser. Here each combination goes through
them once.
"""

from __future__ import annotations

from typing import Any

RULES = ("attribute_ruler", "lemmatizer")
"""The components whose work this does."""
_THERE = "expl"
_MOST = 200_000
"""Combinations remembered; a corpus of millions of words has fewer, random text must not fill the memory."""

_GUESSED = {"co-hoste": "co-host", "co-chaire": "co-chair", "co-sponsore": "co-sponsor", "co-founde": "co-found"}
"""What the lemmatizer makes of verbs that it does not know."""

_Use = tuple[int, int, int, bool]
"""Word, tag and dependency as spaCy numbers them, and whether “there” stands before."""


class Words:
    """Remembers part of speech and lower-case lemma by word, tag and dependency, for one pipeline."""

    def __init__(self, pipeline: Any) -> None:
        self._vocab = pipeline.vocab
        self._there = self._vocab.strings.add(_THERE)
        self._rules = [pipeline.get_pipe(name) for name in RULES]
        self._known: dict[_Use, tuple[str, str]] = {}

    def of(self, doc: Any) -> list[tuple[str, str]]:
        """Part of speech and lemma of each token."""
        if len(self._known) > _MOST:
            self._known.clear()
        uses: list[_Use] = []
        there = False
        for word, tag, dep in doc.to_array(("ORTH", "TAG", "DEP")).tolist():
            uses.append((word, tag, dep, there))
            there = dep == self._there
        for at, use in enumerate(uses):
            if use not in self._known:
                self._known[use] = self._looked_up(doc[at], use[3])
        return [self._known[use] for use in uses]

    def _looked_up(self, token: Any, there: bool) -> tuple[str, str]:
        from spacy.tokens import Doc

        before = [token.nbor(-1)] if there else []
        tokens = [*before, token]
        # Only the name of a dependency is looked at: each word may hang on itself.
        few = Doc(
            self._vocab, [t.text for t in tokens], tags=[t.tag_ for t in tokens], deps=[t.dep_ for t in tokens],
            heads=list(range(len(tokens))),
        )  # fmt: skip
        for rule in self._rules:
            few = rule(few)
        found = few[len(before)]
        lemma = found.lemma_.lower()
        return found.pos_, _GUESSED.get(lemma, lemma)
