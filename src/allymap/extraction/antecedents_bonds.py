"""“This alliance”, “the relationship”: a noun for what two are to each other, and which two it last was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .antecedents_said import Found, Memory, Said
from .mentions import Mention
from .parse import Parse

BONDS = frozenset(
    {
        "alliance", "partnership", "relationship", "relation", "friendship", "rivalry", "feud", "axis", "entente",
        "bond", "tie", "marriage", "enmity", "quarrel", "rapprochement", "cooperation", "collaboration", "romance",
        "bromance", "courtship", "stand-off", "standoff", "competition", "hostility", "animosity",
    }
)  # fmt: skip
"""Nouns for what two are to each other."""
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_REACH = 12
"""Sentences back in which “this alliance” finds the two; half as many for “the alliance”."""
_REACH_OF_PAIRS = 2
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})


@dataclass(slots=True)
class Bonds:
    """The last two of whom a text said that there is something between them.

    They stay what the text is about, so that they are found as if they had been named in the sentence before.
    """

    memory: Memory
    last: Said | None = None

    def find(self, parse: Parse, noun: int, by_head: Mapping[int, Sequence[Mention]]) -> Found | None:
        """Which two a noun speaks of without naming them; one that names its two is remembered instead."""
        if parse.lemmas[noun] not in BONDS:
            return None
        named = self._named(parse, noun, by_head)
        if named:
            self._remember(parse, noun, named)
            return None
        pointed = {parse.lower[c] for c in parse.children[noun] if parse.deps[c] == "det"}
        if not pointed & _POINTING:
            alone = pointed == {"the"} and parse.child(noun, "prep", "compound", "relcl", "poss") is None
            return self._remembered(_REACH // 2) if alone else None
        return self._remembered(_REACH) or self.memory.several(2, _REACH_OF_PAIRS)

    def _remembered(self, reach: int) -> Found | None:
        if self.last is None or self.memory.sentence - self.last.sentence > reach:
            return None
        return Found(self.last, min(self.memory.sentence - self.last.sentence, 1))

    def _remember(self, parse: Parse, noun: int, named: list[Mention]) -> None:
        principal = self.memory.cast.principal
        two = {principal(mention.actor_id): mention for mention in named}
        if len(two) == 2:
            words = " and ".join(parse.words[mention.head] for mention in two.values())
            actors = tuple(mention.actor_id for mention in two.values())
            self.last = Said(actors, self.memory.sentence, noun, words, plural=True)

    def _named(self, parse: Parse, noun: int, by_head: Mapping[int, Sequence[Mention]]) -> list[Mention]:
        """The mentions in the phrase of a noun, not those in a clause below it."""
        found, stack = list[Mention](), [noun]
        while stack:
            at = stack.pop()
            found += by_head.get(at, ())
            stack += [child for child in parse.children[at] if parse.deps[child] not in _CLAUSES]
        return sorted(found, key=lambda mention: mention.head)
