"""Adds up the rows of claims that count to strands and relations, rebuilding only the pairs whose rows changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Relation, State, Strand, Thresholds, relation_id_for
from .ledger import MODALITIES, POLARITIES, Ledger

Flags = NDArray[np.bool_]
Rows = NDArray[np.intp]
Marks = NDArray[np.int8]

IGNORED, COUNTED, ACCEPTED = 0, 1, 2
"""What a row's mark says: it does not count, it counts, it counts and a person accepted it."""

_FACTUAL = np.array([modality.factual for modality in MODALITIES])
_REMEMBERED = 3
_NO_COOPERATION, _NO_COMPETITION = (Strand(polarity) for polarity in POLARITIES)


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


class _Answer(NamedTuple):
    thresholds: Thresholds
    marks: Marks
    found: NDArray[np.object_]
    weights: NDArray[np.float64]


class Pairs:
    """The claims' rows sorted by pair, polarity and date, for one way of saying who is who.

    ``order`` leaves out rows whose two actors are the same; ``marks`` have one number for each of its rows.
    """

    def __init__(self, ledger: Ledger, who: Mapping[str, str]) -> None:
        self._ledger = ledger
        heads = sorted({who.get(one, one) for one in ledger.actors})
        head_code = {head: code for code, head in enumerate(heads)}
        head_of = np.array([head_code[who.get(one, one)] for one in ledger.actors], np.int64)
        source, target = head_of[ledger.source], head_of[ledger.target]
        low, high = np.minimum(source, target), np.maximum(source, target)
        keys, pair = np.unique(low * max(1, len(heads)) + high, return_inverse=True)
        pairs = [(heads[key // len(heads)], heads[key % len(heads)]) for key in keys.tolist()]
        by_id = sorted(range(len(pairs)), key=lambda code: relation_id_for(*pairs[code]))
        self.pairs = [pairs[code] for code in by_id]
        rank = np.empty(len(pairs), np.int64)
        rank[by_id] = np.arange(len(pairs))
        strand = rank[pair] * len(POLARITIES) + ledger.polarity
        identifiers = np.array([claim.id for claim in ledger.claims], np.object_)
        id_rank = np.empty(len(identifiers), np.int64)
        id_rank[sorted(range(len(identifiers)), key=identifiers.tolist().__getitem__)] = np.arange(len(identifiers))
        order = np.lexsort((id_rank, ledger.last, strand))
        self.order: Rows = order[source[order] != target[order]]
        self._strand = strand[self.order]
        self._pair = self._strand // len(POLARITIES)
        self._ids = identifiers[self.order]
        self._kept: tuple[_Answer, ...] = ()

    def relations(self, marks: Marks, thresholds: Thresholds) -> list[Relation]:
        """The relations of the rows that count, heaviest first, then by id."""
        found, weights = self._found(marks, thresholds)
        present = np.flatnonzero(weights > 0)
        relations: list[Relation] = found[present[np.argsort(-weights[present], kind="stable")]].tolist()
        return relations

    def _found(self, marks: Marks, thresholds: Thresholds) -> tuple[NDArray[np.object_], NDArray[np.float64]]:
        """The relation and the weight of every pair, from the most similar of the last answers."""
        kept = [answer for answer in self._kept if answer.thresholds == thresholds]
        changes = [marks != answer.marks for answer in kept]
        if kept:
            best = min(range(len(kept)), key=lambda n: int(np.count_nonzero(changes[n])))
            changed, found, weights = changes[best], kept[best].found, kept[best].weights
        else:
            changed = np.ones(len(marks), np.bool_)
            found, weights = np.full(len(self.pairs), None, np.object_), np.zeros(len(self.pairs))
        if changed.any():
            touched = np.zeros(len(self.pairs), np.bool_)
            touched[self._pair[changed]] = True
            found, weights = found.copy(), np.where(touched, 0.0, weights)
            found[touched] = None
            rows = np.flatnonzero((marks > IGNORED) & touched[self._pair])
            for code, relation in self._built(rows, marks[rows] == ACCEPTED, thresholds):
                found[code] = relation
                weights[code] = relation.weight
            self._kept = (_Answer(thresholds, marks, found, weights), *self._kept[: _REMEMBERED - 1])
        return found, weights

    def _built(self, rows: Rows, accepted: Flags, thresholds: Thresholds) -> list[tuple[int, Relation]]:
        """The relations of some rows with their pair's code. Few objects are made: collecting them costs as much."""
        if not len(rows):
            return []
        strands = self._strands(rows, accepted)
        codes = np.unique(self._pair[rows])
        built = []
        for code, number in zip(codes.tolist(), self._pair_origins(rows, codes), strict=True):
            cooperation = strands.get(2 * code, _NO_COOPERATION)
            competition = strands.get(2 * code + 1, _NO_COMPETITION)
            state = state_of(cooperation.weight, competition.weight, thresholds)
            built.append((code, Relation(self.pairs[code], cooperation, competition, state, number)))
        return built

    def _strands(self, rows: Rows, accepted: Flags) -> dict[int, Strand]:
        """A strand for each run of rows with one strand code, which the order keeps together."""
        ledger, at = self._ledger, self.order[rows]
        codes = self._strand[rows]
        starts = np.concatenate(([0], np.flatnonzero(np.diff(codes)) + 1))
        bounds = [*starts.tolist(), len(rows)]
        run = np.repeat(np.arange(len(starts)), np.diff(bounds))
        spoken = ledger.document[at] != ledger.documents.get("", -1)
        weights = _distinct(run, ledger.passage[at], len(starts))
        documents = _distinct(run[spoken], ledger.document[at][spoken], len(starts))
        origins = np.minimum(_distinct(run, ledger.origin[at], len(starts)), weights)
        reviewed = np.logical_or.reduceat(accepted, starts)
        factual = np.logical_or.reduceat(_FACTUAL[ledger.modality[at]], starts)
        first = np.minimum.reduceat(ledger.first[at], starts)
        last = np.maximum.reduceat(ledger.last[at], starts)
        ids = self._ids[rows].tolist()
        heads = codes[starts].tolist()
        table = zip(
            heads, bounds, bounds[1:], weights.tolist(), documents.tolist(), origins.tolist(), reviewed.tolist(),
            factual.tolist(), first.tolist(), last.tolist(), strict=False,
        )  # fmt: skip
        return {
            code: Strand(
                POLARITIES[code % len(POLARITIES)], tuple(ids[lo:hi]), float(weight), papers, sources, seen, fact,
                ledger.first_words[early], ledger.last_words[late],
            )
            for code, lo, hi, weight, papers, sources, seen, fact, early, late in table
        }  # fmt: skip

    def _pair_origins(self, rows: Rows, codes: Rows) -> list[int]:
        """The number of origins of both strands together, never more than there are distinct passages."""
        ledger, at = self._ledger, self.order[rows]
        run = np.searchsorted(codes, self._pair[rows])
        origins = _distinct(run, ledger.origin[at], len(codes))
        passages = _distinct(run, ledger.passage[at], len(codes))
        found: list[int] = np.minimum(origins, passages).tolist()
        return found


def _distinct(run: Rows, value: NDArray[np.int32], runs: int) -> NDArray[np.intp]:
    """How many distinct values each run has."""
    if not len(run):
        return np.zeros(runs, np.intp)
    span = int(value.max()) + 1
    keys = np.sort(run * span + value)
    heads = np.concatenate(([True], keys[1:] != keys[:-1]))
    return np.bincount(keys[heads] // span, minlength=runs)
