"""Adds up the rows of claims that count to strands and relations.

The sums follow the rows that enter or leave; only strands with such a row, and their relations, are made again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Relation, State, Strand, Thresholds, relation_id_for
from .distinct import Count, Distinct
from .ledger import MODALITIES, POLARITIES, Ledger

Objects = NDArray[np.object_]
Rows = NDArray[np.intp]
Marks = NDArray[np.int8]

IGNORED, COUNTED, ACCEPTED = 0, 1, 2
"""What a row's mark says: it does not count, it counts, it counts and a person accepted it."""

_FACTUAL = np.array([modality.factual for modality in MODALITIES])
_REMEMBERED = 3
_EMPTY = tuple(Strand(polarity) for polarity in POLARITIES)


def state_of(cooperation: float, competition: float, thresholds: Thresholds) -> State:
    """The state of a pair from the weights of its strands: unknown, thin, contested, or the dominant polarity.

    >>> state_of(8, 2, Thresholds()).value
    'contested'
    """
    total = cooperation + competition
    if total <= 0:
        return State.UNKNOWN
    if total <= thresholds.thin_passages:
        return State.THIN
    if min(cooperation, competition) >= thresholds.contested_share * total:
        return State.CONTESTED
    return State.COOPERATIVE if cooperation >= competition else State.COMPETITIVE


class _Sums(NamedTuple):
    """Distinct values of each strand and of each pair; of the last two a strand has one value or none."""

    passages: Count
    documents: Count
    origins: Count
    pair_passages: Count
    pair_origins: Count
    factual: Count
    accepted: Count


class _Answer(NamedTuple):
    thresholds: Thresholds
    marks: Marks
    sums: _Sums
    strands: Objects
    found: Objects
    weights: NDArray[np.int64]


class Pairs:
    """The claims' rows sorted by pair, polarity and date, for one way of saying who is who.

    ``order`` leaves out rows whose two actors are the same; ``marks`` have one number for each of its rows.
    """

    def __init__(self, ledger: Ledger, who: Mapping[str, str]) -> None:
        self.pairs, strand = _strands_of(ledger, who)
        identifiers = np.array([claim.id for claim in ledger.claims], np.object_)
        id_rank = np.empty(len(identifiers), np.int64)
        id_rank[sorted(range(len(identifiers)), key=identifiers.tolist().__getitem__)] = np.arange(len(identifiers))
        order = np.lexsort((id_rank, ledger.last, strand))
        self.order: Rows = order[strand[order] >= 0]
        self._strand = strand[self.order]
        self._ids = identifiers[self.order]
        self._first, self._last = ledger.first[self.order], ledger.last[self.order]
        self._words = ledger.first_words, ledger.last_words
        self._counting = self._counters(ledger)
        self._kept: tuple[_Answer, ...] = ()

    def relations(self, marks: Marks, thresholds: Thresholds) -> list[Relation]:
        """The relations of the rows that count, heaviest first, then by id."""
        answer = self._answer(marks, thresholds)
        present = np.flatnonzero(answer.weights > 0)
        heaviest = present[np.argsort(-answer.weights[present], kind="stable")]
        relations: list[Relation] = answer.found[heaviest].tolist()
        return relations

    def _counters(self, ledger: Ledger) -> tuple[Distinct, ...]:
        """One for each of the sums, in their order."""
        at, strand, nowhere = self.order, self._strand, len(self.pairs) * len(POLARITIES)
        passage, origin, one = ledger.passage[at], ledger.origin[at], np.zeros(len(at), np.int32)
        pair, pairs = strand // len(POLARITIES), len(self.pairs)
        spoken = ledger.document[at] != ledger.documents.get("", -1)
        factual = _FACTUAL[ledger.modality[at]]
        return (
            Distinct(strand, passage, nowhere),
            Distinct(np.where(spoken, strand, nowhere), ledger.document[at], nowhere + 1),
            Distinct(strand, origin, nowhere),
            Distinct(pair, passage, pairs),
            Distinct(pair, origin, pairs),
            Distinct(np.where(factual, strand, nowhere), one, nowhere + 1),
            Distinct(strand, one, nowhere),
        )

    def _answer(self, marks: Marks, thresholds: Thresholds) -> _Answer:
        """The strands and the relation of every pair, from the most similar of the last answers."""
        kept = [answer for answer in self._kept if answer.thresholds == thresholds] or [self._nothing(thresholds)]
        changes = [marks != answer.marks for answer in kept]
        best = min(range(len(kept)), key=lambda n: int(np.count_nonzero(changes[n])))
        before, changed = kept[best], np.flatnonzero(changes[best])
        if not len(changed):
            return before
        sums = self._moved(before, marks, changed)
        touched = np.zeros(len(before.strands), np.bool_)
        touched[self._strand[changed]] = True
        with _without_collections():
            return self._remade(before, marks, sums, touched)

    def _remade(self, before: _Answer, marks: Marks, sums: _Sums, touched: NDArray[np.bool_]) -> _Answer:
        """The answer with these strands and their relations made again."""
        strands, found = before.strands.copy(), before.found.copy()
        self._build_strands(strands, np.flatnonzero(touched), marks, sums)
        weights = sums.passages.values.reshape(-1, len(POLARITIES)).sum(axis=1)
        codes = np.unique(np.flatnonzero(touched) // len(POLARITIES))
        self._build_relations(found, codes, strands, sums, before.thresholds)
        answer = _Answer(before.thresholds, marks, sums, strands, found, weights)
        self._kept = (answer, *self._kept[: _REMEMBERED - 1])
        return answer

    def _nothing(self, thresholds: Thresholds) -> _Answer:
        sums = _Sums(*(counter.nothing() for counter in self._counting))
        pairs, marks = len(self.pairs), np.zeros(len(self.order), np.int8)
        strands, found = np.empty(pairs * len(POLARITIES), np.object_), np.full(pairs, None, np.object_)
        strands[0::2], strands[1::2] = _EMPTY
        return _Answer(thresholds, marks, sums, strands, found, np.zeros(pairs, np.int64))

    def _moved(self, before: _Answer, marks: Marks, changed: Rows) -> _Sums:
        """The sums after the marks of some rows changed."""
        was, now = before.marks[changed], marks[changed]
        moves = [
            (changed[(now >= least) & (was < least)], changed[(now < least) & (was >= least)])
            for least in (COUNTED, ACCEPTED)
        ]
        counters = zip(self._counting, before.sums, strict=True)
        sums = [counter.moved(count, *moves[0]) for counter, count in counters]
        sums[-1] = self._counting[-1].moved(before.sums.accepted, *moves[1])
        return _Sums(*sums)

    def _build_strands(self, strands: Objects, codes: Rows, marks: Marks, sums: _Sums) -> None:
        """Put a strand where ``codes`` say, each made of the run of rows that the order keeps together."""
        for side, empty in enumerate(_EMPTY):
            strands[codes[codes % len(POLARITIES) == side]] = empty
        wanted = np.zeros(len(strands), np.bool_)
        wanted[codes] = True
        rows = np.flatnonzero((marks > IGNORED) & wanted[self._strand])
        if not len(rows):
            return
        of_row = self._strand[rows]
        starts = np.concatenate(([0], np.flatnonzero(np.diff(of_row)) + 1))
        bounds = [*starts.tolist(), len(rows)]
        heads = of_row[starts]
        weights = sums.passages.values[heads]
        origins = np.minimum(sums.origins.values[heads], weights)
        first = np.minimum.reduceat(self._first[rows], starts)
        last = np.maximum.reduceat(self._last[rows], starts)
        ids = self._ids[rows].tolist()
        first_words, last_words = self._words
        table = zip(
            heads.tolist(), bounds, bounds[1:], weights.astype(np.float64).tolist(),
            sums.documents.values[heads].tolist(), origins.tolist(), (sums.accepted.values[heads] > 0).tolist(),
            (sums.factual.values[heads] > 0).tolist(), first.tolist(), last.tolist(), strict=False,
        )  # fmt: skip
        for code, lo, hi, weight, papers, sources, seen, fact, early, late in table:
            strands[code] = Strand(
                POLARITIES[code % 2], tuple(ids[lo:hi]), weight, papers, sources, seen, fact, first_words[early],
                last_words[late],
            )  # fmt: skip

    def _build_relations(
        self, found: Objects, codes: Rows, strands: Objects, sums: _Sums,
        thresholds: Thresholds,
    ) -> None:  # fmt: skip
        """Put the relation of each of these pairs, or ``None`` for one without claims."""
        # Near-identical passages can differ in origin: a pair never has more origins than distinct passages.
        origins = np.minimum(sums.pair_origins.values[codes], sums.pair_passages.values[codes])
        sides = strands[2 * codes].tolist(), strands[2 * codes + 1].tolist()
        for code, cooperation, competition, number in zip(codes.tolist(), *sides, origins.tolist(), strict=True):
            state = state_of(cooperation.weight, competition.weight, thresholds)
            there = cooperation.claims or competition.claims
            found[code] = Relation(self.pairs[code], cooperation, competition, state, number) if there else None


@contextmanager
def _without_collections() -> Iterator[None]:
    """No strand is part of a cycle: looking for cycles, among a million claims, takes as long as making the strands."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _strands_of(ledger: Ledger, who: Mapping[str, str]) -> tuple[list[tuple[str, str]], NDArray[np.int64]]:
    """The pairs in the order of their ids, and of each row twice its pair's number, plus one for competition.

    Rows whose two actors are the same have −1.
    """
    heads = sorted({who.get(one, one) for one in ledger.actors})
    head_code = {head: code for code, head in enumerate(heads)}
    head_of = np.array([head_code[who.get(one, one)] for one in ledger.actors], np.int64)
    source, target = head_of[ledger.source], head_of[ledger.target]
    low, high = np.minimum(source, target), np.maximum(source, target)
    keys, pair = np.unique(low * max(1, len(heads)) + high, return_inverse=True)
    pairs = [(heads[key // len(heads)], heads[key % len(heads)]) for key in keys.tolist()]
    by_id = sorted(range(len(pairs)), key=lambda code: relation_id_for(*pairs[code]))
    rank = np.empty(len(pairs), np.int64)
    rank[by_id] = np.arange(len(pairs))
    strand = rank[pair] * len(POLARITIES) + ledger.polarity
    return [pairs[code] for code in by_id], np.where(source == target, -1, strand)
