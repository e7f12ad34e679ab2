"""A parsed stretch of text as plain lists, so that the rules need no spaCy object and can be tested by hand."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

HYPHENS = frozenset({"-", "–", "‑"})
NOMINATIVE = ("nsubj", "nsubjpass")
"""The dependencies of who or what a finite verb is about."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: tokens ``start … end`` (exclusive) and spaCy's label (PERSON, GPE, DATE …)."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Parse:
    """Tokens of one piece of a document. ``starts`` and ``ends`` are offsets in the document, code points.

    ``heads`` are token indices (a root is its own head), ``lemmas`` are lower case, ``sentences`` are token ranges;
    ``lower`` are the words in lower case, made of ``words`` where they are not given.
    """

    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    entities: list[Entity]
    sentences: list[tuple[int, int]]
    lower: list[str] = field(default_factory=list)
    children: list[list[int]] = field(init=False)
    _entity_starts: list[int] = field(init=False, repr=False, compare=False)
    _above: dict[int, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._above = {}
        self._entity_starts = [entity.start for entity in self.entities]
        self.lower = self.lower or [word.lower() for word in self.words]
        children: list[list[int]] = [[] for _ in self.words]
        self.children = children
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)

    def __len__(self) -> int:
        return len(self.words)

    def entities_of(self, start: int, end: int) -> list[Entity]:
        """The entities that begin in a stretch of tokens, such as a sentence."""
        starts = self._entity_starts
        first = bisect_left(starts, start)
        return self.entities[first : bisect_left(starts, end, first)]

    def hang(self, token: int, dep: str, head: int) -> None:
        """Hang a token elsewhere; a root hangs on itself."""
        if self.heads[token] != token:
            self.children[self.heads[token]].remove(token)
        if head != token:
            insort(self.children[head], token)
        self.deps[token], self.heads[token] = dep, head
        self._above.clear()

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these dependency labels."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None

    def vocabulary(self, start: int, end: int) -> frozenset[str]:
        """The lemmas and the words in lower case of the tokens ``start … end`` (exclusive)."""
        return frozenset(self.lemmas[start:end]).union(self.lower[start:end])

    def is_hyphen(self, at: int) -> bool:
        """Whether a token is a hyphen or a dash in its place; outside the text there is none."""
        return 0 <= at < len(self.words) and self.words[at] in HYPHENS

    def ancestors(self, token: int) -> Sequence[int]:
        """The heads above a token, nearest first."""
        found = self._above.get(token)
        if found is None:
            found = self._above[token] = []
            heads, at = self.heads, token
            for _ in heads:  # as often as there are tokens, in a circle too
                if (head := heads[at]) == at:
                    break
                found.append(head)
                at = head
        return found

    def line(self, token: int) -> list[int]:
        """The token and the heads above it, nearest first."""
        return [token, *self.ancestors(token)]

    def subtree(self, token: int) -> list[int]:
        """The token and everything below it, in text order."""
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def path(self, one: int, other: int) -> tuple[list[int], int] | None:
        """The tokens from one to the other by way of their lowest common ancestor, and where that one stands in it."""
        up, down = self.line(one), self.line(other)
        found = meeting(up, down)
        return None if found is None else (up[: found[0] + 1] + down[: found[1]][::-1], found[0])


def meeting(up: list[int], down: list[int]) -> tuple[int, int] | None:
    """How far up two lines their first common token stands in each; ``None`` in different sentences."""
    for below, token in enumerate(down):
        if token in up:
            return up.index(token), below
    return None
