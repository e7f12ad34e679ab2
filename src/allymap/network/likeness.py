"""Which texts are the same words again: passages that repeat each other, documents that are reprints.

Texts are compared as bags of word pairs or triples. Minimum hashes, two to a bucket, find the few candidates; each
candidate is then measured, so that a chance collision never joins two texts. The hashes depend on the words alone,
so the groups depend neither on the order of the texts nor on the run.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from ..model import Document

SAME_PASSAGE = 0.9
"""Least similarity (normalised indel similarity of the words) of two passages that count once."""

SHARED_TEXT = 0.85
"""Least share of the shorter document's word triples that a reprint has in common with the longer one."""

LEAST_LENGTH = 0.4
"""A reprint is at least this long, measured against the longer text; a quotation in a long text is no reprint."""

_WORDS = re.compile(r"\w+")
_BUCKET_GROUPS = 24
_SEED = 20_110_315

_SKETCHES_KEPT = 4096

Signature = NDArray[np.uint64]
Sketch = tuple[Signature, NDArray[np.uint64]]

_sketches: dict[str, Sketch] = {}


def normalised(text: str) -> str:
    """Words only, without case, punctuation and line breaks: what two quotations must share to be one.

    >>> normalised("The  Kremlin —\\n“denied” it.")
    'the kremlin denied it'
    """
    return " ".join(_WORDS.findall(unicodedata.normalize("NFKC", text).casefold()))


def passage_groups(texts: Sequence[str]) -> NDArray[np.int32]:
    """A group number for each text: equal numbers for passages that count once (at least 0.9 alike)."""
    keys = [normalised(text) or text for text in texts]
    distinct = sorted(set(keys))
    signatures = _signatures([key.split() for key in distinct], 2, 16)
    group = _grouped(signatures, lambda a, b: _alike(distinct[a], distinct[b]))
    number = dict(zip(distinct, group, strict=True))
    return np.array([number[key] for key in keys], np.int32)


def origins(documents: Iterable[Document]) -> dict[str, int]:
    """A number for the origin of each document id: reprints of one text have one, and so have its versions.

    What a person judged goes before both: a document on whose origin there is a judgement follows that alone, and one
    that is set apart takes none of its versions along.
    """
    ordered = sorted(documents, key=lambda document: (bool(document.origin), document.id))
    alike = [_sketch(document) for document in ordered if not document.origin]
    group = _grouped([signature for signature, _ in alike], lambda a, b: _reprint(alike[a][1], alike[b][1]))
    group += range(len(alike), len(ordered))
    row = {document.id: number for number, document in enumerate(ordered)}
    for number, document in enumerate(ordered):
        follows = row.get(document.origin or document.version_of)
        if follows is not None and (document.origin or not ordered[follows].stands_apart):
            _join(group, number, follows)
    return {document.id: _head(group, number) for number, document in enumerate(ordered)}


def _alike(one: str, other: str) -> bool:
    return ratio(one, other, score_cutoff=SAME_PASSAGE * 100) > 0


def _reprint(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> bool:
    short, long = sorted((len(one), len(other)))
    if short < LEAST_LENGTH * long:
        return False
    return int(np.count_nonzero(np.isin(one, other, assume_unique=True))) >= SHARED_TEXT * short


def _sketch(document: Document) -> Sketch:
    """The minimum hashes of a document and the sorted set of its word triples, remembered by the hash of its text."""
    key = document.text_sha256
    known = _sketches.get(key)
    if known is None:
        if len(_sketches) >= _SKETCHES_KEPT:
            _sketches.clear()
        words = normalised(document.text).split()
        known = _sketches[key] = _signatures([words], 3, 32)[0], np.unique(_shingles(words, 3))
    return known


def _shingles(words: Sequence[str], size: int) -> NDArray[np.uint64]:
    """A 64-bit number for every run of ``size`` words; a shorter text is one run."""
    size = min(size, len(words))
    if not size:
        return np.zeros(1, np.uint64)
    codes = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], np.uint64)
    mixed = np.zeros(len(codes) - size + 1, np.uint64)
    for offset in range(size):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + codes[offset : offset + len(mixed)] + np.uint64(1)
    return mixed


def _signatures(texts: Sequence[Sequence[str]], size: int, buckets: int) -> NDArray[np.uint64]:
    """Minimum hashes of each text's shingles, two folded into one number a bucket: texts × buckets."""
    if not texts:
        return np.zeros((0, buckets), np.uint64)
    shingles = [_shingles(words, size) for words in texts]
    starts = np.cumsum([0, *(len(one) for one in shingles[:-1])])
    flat = np.concatenate(shingles)
    factors = np.random.default_rng(_SEED).integers(1, 2**63, size=(buckets, 2), dtype=np.uint64) | np.uint64(1)
    found = np.empty((len(texts), buckets), np.uint64)
    for bucket, (first, second) in enumerate(factors):
        low = np.minimum.reduceat(_scramble(flat * first), starts)
        high = np.minimum.reduceat(_scramble(flat * second), starts)
        found[:, bucket] = low * np.uint64(0xC2B2AE3D27D4EB4F) + high
    return found


def _scramble(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A multiplication leaves the low bits poor: fold the high ones in before taking a minimum."""
    mixed = numbers ^ (numbers >> np.uint64(29))
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    return mixed


def _grouped(signatures: Sequence[Signature] | NDArray[np.uint64], same: Callable[[int, int], bool]) -> list[int]:
    """The number of the first member of each text's group, joined over all buckets.

    Within a bucket a text is measured against the first member of each group met there, at most 24 of them: a bucket
    full of texts that share a stock phrase stays cheap.
    """
    group = list(range(len(signatures)))
    if len(signatures) < 2:
        return group
    for column in np.asarray(signatures).T:
        for bucket in _buckets(column):
            heads: list[int] = []
            for one in bucket:
                own = _head(group, one)
                found = next((other for other in heads if _head(group, other) == own or same(other, one)), None)
                if found is None:
                    heads[_BUCKET_GROUPS - 1 :] = [one]
                else:
                    _join(group, found, one)
    return [_head(group, one) for one in range(len(group))]


def _head(group: list[int], one: int) -> int:
    """The first member of the group that a member belongs to; the way there is made shorter."""
    while group[one] != one:
        group[one] = group[group[one]]
        one = group[one]
    return one


def _join(group: list[int], one: int, other: int) -> None:
    low, high = sorted((_head(group, one), _head(group, other)))
    group[high] = low


def _buckets(column: NDArray[np.uint64]) -> Iterable[list[int]]:
    """The rows that share a number with another row, a list for each such number."""
    order = np.argsort(column, kind="stable")
    bounds = np.flatnonzero(np.diff(column[order])) + 1
    for lo, hi in zip([0, *bounds.tolist()], [*bounds.tolist(), len(order)], strict=True):
        if hi - lo > 1:
            yield order[lo:hi].tolist()
