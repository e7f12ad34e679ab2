"""What a claim is about beside where it happens: Energy, Sanctions, Trade …, by the words of its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from allymap.model.resources import resource

from .parse import Parse

_DESCRIBED = frozenset({"noun", "organ"})
_BESIDE = frozenset({"conj", "advcl", "relcl", "parataxis"})
_VERBS = ("VERB", "AUX")
_REMEMBERED = 65_536
"""Words of which it is remembered whether they tell of a subject."""


class _Subject(NamedTuple):
    """A row of ``resources/arenas.tsv``: what it is called, what must stand in the clause, what must not beside it."""

    name: str
    among: frozenset[str]
    beside: frozenset[str]


def clause_of(parse: Parse, trigger: int) -> int:
    """The word on top of the clause of a trigger."""
    clause = trigger
    for above in parse.ancestors(trigger):
        listed = parse.deps[clause] == "conj" and parse.pos[clause] == "NOUN"  # “a row over oil and *support* for Y”
        if listed or _stands_alone(parse, clause):
            break
        clause = above
    return clause


class Subjects:
    """The words of a sentence that may tell what its clauses are about, looked for once for all of them.

    ``named`` are the tokens of its actors with the form of the mention: their words tell nothing, but for those that
    describe somebody with whom something else is done (“expelled the *ambassador*”).
    """

    def __init__(self, parse: Parse, start: int, end: int, named: Mapping[int, str]) -> None:
        self._parse = parse
        self._telling = list(_telling(parse, start, end, named))

    def of(self, clause: int) -> Iterator[tuple[str, str]]:
        """What a clause is about, with the words that tell it."""
        for first, token, about in self._telling:
            if _is_below(self._parse, token, clause) and _is_meant(self._parse, token, clause, about):
                yield about.name, " ".join(self._parse.words[first : token + 1])


def _telling(parse: Parse, start: int, end: int, named: Mapping[int, str]) -> Iterator[tuple[int, int, _Subject]]:
    """The first and the last token of words that tell of a subject."""
    lemmas, ends = parse.lemmas, _ends()
    for token in range(start, end):
        lemma, before = lemmas[token], token - 1
        together = lemma in ends and token > 0 and before not in named and parse.heads[before] == token
        both = _subject(f"{lemmas[before]} {lemma}") if together else None
        about = both or _of_word(lemma, parse.lower[token], parse.pos[token] == "VERB")
        if about is not None:
            form = named.get(token, "")
            if not form or (form in _DESCRIBED and about.among):
                yield before if both else token, token, about


@lru_cache(maxsize=_REMEMBERED)
def _of_word(lemma: str, word: str, verb: bool) -> _Subject | None:
    """The subject that a word tells of: a verb by its lemma, any other also by its form."""
    return _subject(lemma, verb) or (None if verb else _subject(word))


def _subject(words: str, verb: bool = False) -> _Subject | None:
    """The subject that a lemma, or two together, tell of."""
    nouns, verbs, starts = _known()
    found = (verbs if verb else nouns).get(words)
    if found is None and not verb:
        found = next((subject for start, subject in starts if words.startswith(start)), None)
    return found


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """The lemmas that are the second of two that tell of a subject."""
    return frozenset(words.rpartition(" ")[2] for words in _known()[0] if " " in words)


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, _Subject], dict[str, _Subject], list[tuple[str, _Subject]]]:
    """The subjects by their nouns, by their verbs, and by how their words begin."""
    lines = resource("arenas.tsv").read_text(encoding="utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    nouns: dict[str, _Subject] = {}
    verbs: dict[str, _Subject] = {}
    starts: list[tuple[str, _Subject]] = []
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        subject = _Subject(row["subject"], _listed(row["with"]), _listed(row["without"]))
        verbs |= dict.fromkeys(_listed(row["verbs"]), subject)
        for word in _listed(row["words"]):
            if word.endswith("*"):
                starts.append((word[:-1], subject))
            else:
                nouns[word] = subject
    return nouns, verbs, starts


def _listed(cell: str) -> frozenset[str]:
    return frozenset(cell.split(";")) - {""}


def _is_meant(parse: Parse, token: int, clause: int, subject: _Subject) -> bool:
    """Whether the clause has what a subject needs, and nothing beside the word that makes it another."""
    lemmas = parse.lemmas
    if subject.among and not any(lemmas[at] in subject.among for at in _below(parse, clause)):
        return False
    return not subject.beside or subject.beside.isdisjoint(lemmas[max(0, token - 1) : token + 2])


def _stands_alone(parse: Parse, token: int) -> bool:
    """Whether a verb opens a clause beside the one above it."""
    return parse.deps[token] in _BESIDE and parse.pos[token] in _VERBS


def _is_below(parse: Parse, token: int, head: int) -> bool:
    """Whether a word stands below a verb, and in no clause beside it."""
    while token != head:
        above = parse.heads[token]
        if above == token or _stands_alone(parse, token):
            return False
        token = above
    return True


def _below(parse: Parse, head: int) -> list[int]:
    """What stands below a verb, without clauses beside it."""
    found, waiting = [], [head]
    while waiting:
        at = waiting.pop()
        found.append(at)
        waiting += [one for one in parse.children[at] if not _stands_alone(parse, one)]
    return found
