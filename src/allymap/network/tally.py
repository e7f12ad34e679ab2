"""Adds up the rows of claims that count to strands and relations.

The sums follow the rows that enter or leave; only strands with such a row, and their relations, are made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Relation, State, Strand, Thresholds, relation_id_for
from ..model.collector import without_collector
from .distinct import Count, Distinct
from .fading import UNFADED, Fading, worth
from .ledger import MODALITIES, POLARITIES, Ledger
from .runs import Run

Objects = NDArray[np.object_]
Rows = NDArray[np.intp]
Marks = NDArray[np.int8]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.integer]

IGNORED, COUNTED, ACCEPTED = 0, 1, 2
"""What a row's mark says: it does not count, it counts, it counts and a person accepted it."""

STATES = tuple(State)

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


def states_of(cooperation: Ints | int, competition: Ints | int, thresholds: Thresholds) -> NDArray[np.int64]:
    """``state_of`` for many pairs, as numbers into ``STATES``."""
    total = np.add(cooperation, competition)
    contested = np.minimum(cooperation, competition) >= thresholds.contested_share * total
    dominant = np.where(
        np.greater_equal(cooperation, competition), STATES.index(State.COOPERATIVE), STATES.index(State.COMPETITIVE)
    )
    found = np.where(contested, STATES.index(State.CONTESTED), dominant)
    found = np.where(total <= thresholds.thin_passages, STATES.index(State.THIN), found)
    return np.where(total <= 0, STATES.index(State.UNKNOWN), found)


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
    fading: Fading
    marks: Marks
    sums: _Sums
    strands: Objects
    found: Objects
    strengths: Floats


class Pairs:
    """The claims' rows sorted by pair, polarity and date, for one way of saying who is who.

    ``order`` leaves out rows whose two actors are the same; marks and ``earliest``, ``latest`` and ``holds`` have one
    value for each of its rows.
    """

    def __init__(self, ledger: Ledger, who: Mapping[str, str]) -> None:
        self.pairs, strand = _strands_of(ledger, who)
        identifiers = np.array([claim.id for claim in ledger.claims], np.object_)
        id_rank = np.empty(len(identifiers), np.int64)
        id_rank[sorted(range(len(identifiers)), key=identifiers.tolist().__getitem__)] = np.arange(len(identifiers))
        order = np.lexsort((id_rank, ledger.last, strand))
        self.order: Rows = order[strand[order] >= 0]
        self.earliest, self.latest = ledger.earliest[self.order], ledger.latest[self.order]
        self.holds = ledger.holds[self.order]
        self._strand = strand[self.order]
        self._starts = np.searchsorted(self._strand, np.arange(len(self.pairs) * len(POLARITIES) + 1))
        self._ids = identifiers[self.order]
        self._first, self._last = ledger.first[self.order], ledger.last[self.order]
        self._words = ledger.first_words, ledger.last_words
        self._counting = self._counters(ledger)
        self._kept: tuple[_Answer, ...] = ()

    def relations(self, marks: Marks, thresholds: Thresholds, fading: Fading = UNFADED) -> list[Relation]:
        """The relations of the rows that count, strongest first, then by id."""
        answer = self._answer(marks, thresholds, fading)
        strengths = answer.strengths.reshape(-1, len(POLARITIES)).sum(axis=1)
        present = np.flatnonzero(answer.sums.pair_passages.values > 0)  # also where all has faded to nothing
        strongest = present[np.argsort(-strengths[present], kind="stable")]
        relations: list[Relation] = answer.found[strongest].tolist()
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

    def _answer(self, marks: Marks, thresholds: Thresholds, fading: Fading) -> _Answer:
        """The strands and the relation of every pair, from the most similar of the last answers."""
        asked = [one for one in self._kept if (one.thresholds, one.fading) == (thresholds, fading)]
        kept = asked or list(self._kept) or [self._nothing(thresholds, fading)]
        changes = [marks != answer.marks for answer in kept]
        best = min(range(len(kept)), key=lambda n: int(np.count_nonzero(changes[n])))
        before, changed = kept[best], np.flatnonzero(changes[best])
        if asked and not len(changed):
            return before
        sums = self._moved(before, marks, changed)
        touched = np.zeros(len(before.strands), np.bool_)
        touched[self._strand[changed]] = True
        if not asked:  # other thresholds, another half-life or another day to look back from
            touched |= sums.passages.values > 0
        answer = _Answer(
            thresholds,
            fading,
            marks,
            sums,
            before.strands.copy(),
            before.found.copy(),
            self._strengths(marks, sums, fading),
        )
        with without_collector():
            self._remake(answer, touched)
        self._kept = (answer, *self._kept[: _REMEMBERED - 1])
        return answer

    def _nothing(self, thresholds: Thresholds, fading: Fading) -> _Answer:
        sums = _Sums(*(counter.nothing() for counter in self._counting))
        pairs, marks = len(self.pairs), np.zeros(len(self.order), np.int8)
        strands, found = np.empty(pairs * len(POLARITIES), np.object_), np.full(pairs, None, np.object_)
        strands[0::2], strands[1::2] = _EMPTY
        return _Answer(thresholds, fading, marks, sums, strands, found, np.zeros(pairs * len(POLARITIES)))

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

    def _strengths(self, marks: Marks, sums: _Sums, fading: Fading) -> Floats:
        """What the passages of each strand weigh after fading; of those that repeat each other the freshest counts."""
        if not fading.half_life:
            return sums.passages.values.astype(np.float64)
        rows = np.flatnonzero(marks != IGNORED)
        return self._counting[0].best(rows, worth(self.latest[rows], fading))

    def _remake(self, answer: _Answer, touched: Flags) -> None:
        """Make these strands and their relations again."""
        codes = np.flatnonzero(touched)
        for side, empty in enumerate(_EMPTY):
            answer.strands[codes[codes % len(POLARITIES) == side]] = empty
        self._put_strands(answer, codes)
        self._put_relations(answer, np.unique(codes // len(POLARITIES)))

    def _put_strands(self, answer: _Answer, codes: Rows) -> None:
        """Put a strand where ``codes`` say, each made of the run of rows that the order keeps together."""
        rows, sums = np.flatnonzero(answer.marks != IGNORED), answer.sums
        low, high = np.searchsorted(rows, self._starts[codes]), np.searchsorted(rows, self._starts[codes + 1])
        there = high > low
        codes, low, high = codes[there], low[there], high[there]
        if not len(codes):
            return
        weights = sums.passages.values[codes]
        # The pairs of bounds are told apart by a row more: the last run ends behind the last row.
        earliest = np.append(self._first[rows], self._first[:1])
        first = np.minimum.reduceat(earliest, np.stack((low, high), axis=1).reshape(-1))[::2]
        last = self._last[rows[high - 1]]
        first_words, last_words = self._words
        answer.strands[codes] = _objects(
            Strand, codes, map(POLARITIES.__getitem__, (codes % len(POLARITIES)).tolist()),
            map(Run, repeat(self._ids), repeat(rows), low.tolist(), high.tolist()),
            weights.astype(np.float64).tolist(), sums.documents.values[codes].tolist(),
            np.minimum(sums.origins.values[codes], weights).tolist(), (sums.accepted.values[codes] > 0).tolist(),
            (sums.factual.values[codes] > 0).tolist(), map(first_words.__getitem__, first.tolist()),
            map(last_words.__getitem__, last.tolist()), (answer.strengths[codes] / weights).tolist(),
        )  # fmt: skip

    def _put_relations(self, answer: _Answer, codes: Rows) -> None:
        """Put the relation of each of these pairs, or ``None`` for one without claims."""
        sums = answer.sums
        answer.found[codes] = None
        codes = codes[sums.pair_passages.values[codes] > 0]
        sides = 2 * codes, 2 * codes + 1
        cooperation, competition = (sums.passages.values[side] for side in sides)
        states = states_of(cooperation, competition, answer.thresholds)
        # Near-identical passages can differ in origin: a pair never has more origins than distinct passages.
        origins = np.minimum(sums.pair_origins.values[codes], sums.pair_passages.values[codes])
        answer.found[codes] = _objects(
            Relation, codes, map(self.pairs.__getitem__, codes.tolist()), *(answer.strands[side] for side in sides),
            map(STATES.__getitem__, states.tolist()), origins.tolist(),
        )  # fmt: skip


def _objects(made: Callable[..., object], codes: Rows, *columns: Iterable[object]) -> Objects:
    """An object of each row of some columns."""
    return np.fromiter(map(made, *columns), np.object_, len(codes))


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
