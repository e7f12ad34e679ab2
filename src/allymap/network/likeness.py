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
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from ..model import Document
from .comparisons import compared, hash_of

SAME_PASSAGE = 0.9
"""Least similarity (normalised indel similarity of the words) of two passages that count once."""

SHARED_TEXT = 0.85
"""Least share of the shorter document's word triples that a reprint has in common with the longer one."""

LEAST_LENGTH = 0.4
"""A reprint is at least this long, measured against the longer text; a quotation in a long text is no reprint."""

_WORDS = re.compile(r"\w+")
_ASCII = "".join(sign.lower() if _WORDS.match(sign) else " " for sign in map(chr, range(128)))
_BUCKET_GROUPS = 24
_SEED = 20_110_315

_SKETCHES_KEPT = 65_536
_AT_ONCE = 32_768  # runs of words hashed at a time: what a core's cache holds

Signature = NDArray[np.uint64]
Numbers = NDArray[np.uint64]

_sketches: dict[str, Signature] = {}

_METHOD = f"1 {SAME_PASSAGE} {SHARED_TEXT} {LEAST_LENGTH} {_BUCKET_GROUPS} {_SEED}"
"""Begins with a number that goes up with each change of how texts are compared: project files keep what was found."""
_PASSAGES, _ORIGINS = f"passages {_METHOD}", f"origins {_METHOD}"


def normalised(text: str) -> str:
    """Words only, without case, punctuation and line breaks: what two quotations must share to be one.

    >>> normalised("The  Kremlin —\\n“denied” it.")
    'the kremlin denied it'
    """
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    if text.isascii():
        return text.translate(_ASCII).split()  # the same words in a third of the time
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def passage_groups(texts: Sequence[str]) -> NDArray[np.int32]:
    """A group number for each text: equal numbers for passages that count once (at least 0.9 alike)."""
    distinct = _distinct(texts)
    number = dict(zip(distinct, compared(_PASSAGES, distinct, lambda: _repeated(distinct)), strict=True))
    return np.array([number[text] for text in texts], np.int32)


def origins(documents: Iterable[Document]) -> dict[str, int]:
    """A number for the origin of each document id: reprints of one text have one, and so have its versions.

    What a person judged goes before both: a document on whose origin there is a judgement follows that alone, and one
    that is set apart takes none of its versions along.
    """
    ordered = _ordered(documents)
    group = compared(_ORIGINS, _named(ordered), lambda: _joined(ordered))
    return {document.id: number for document, number in zip(ordered, group, strict=True)}


def names(texts: Sequence[str], documents: Iterable[Document]) -> tuple[str, str]:
    """Under what the groups of these passages and the origins of these documents are remembered."""
    return hash_of(_PASSAGES, _distinct(texts)), hash_of(_ORIGINS, _named(_ordered(documents)))


def _distinct(texts: Iterable[str]) -> list[str]:
    return sorted(set(texts))


def _ordered(documents: Iterable[Document]) -> list[Document]:
    return sorted(documents, key=lambda document: (bool(document.origin), document.id))


def _named(documents: Iterable[Document]) -> list[str]:
    """All that the origin of a document depends on."""
    return [repr((one.id, one.text_sha256, one.origin, one.version_of)) for one in documents]


def _repeated(texts: Sequence[str]) -> list[int]:
    """For each of some distinct texts the number of the one that stands for its group."""
    words = [_words(text) for text in texts]
    keys = [" ".join(one) or text for one, text in zip(words, texts, strict=True)]
    row = {key: number for number, key in enumerate(keys)}
    distinct = sorted(row)
    signatures = _signatures([words[row[key]] or key.split() for key in distinct], 2, 16)
    group = _grouped(signatures, lambda a, b: _alike(distinct[a], distinct[b]))
    head = {key: row[distinct[one]] for key, one in zip(distinct, group, strict=True)}
    return [head[key] for key in keys]


def _joined(ordered: Sequence[Document]) -> list[int]:
    """For each document, those with a judgement last, the number of the one that stands for its origin."""
    alike = [document for document in ordered if not document.origin]
    triples = _Triples(alike)
    group = _grouped(_sketched(alike), lambda a, b: _reprint(triples[a], triples[b]))
    group += range(len(alike), len(ordered))
    row = {document.id: number for number, document in enumerate(ordered)}
    for number, document in enumerate(ordered):
        follows = row.get(document.origin or document.version_of)
        if follows is not None and (document.origin or not ordered[follows].stands_apart):
            _join(group, number, follows)
    return [_head(group, number) for number in range(len(ordered))]


def _alike(one: str, other: str) -> bool:
    return ratio(one, other, score_cutoff=SAME_PASSAGE * 100) > 0


def _reprint(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> bool:
    short, long = sorted((len(one), len(other)))
    if short < LEAST_LENGTH * long:
        return False
    return int(np.count_nonzero(np.isin(one, other, assume_unique=True))) >= SHARED_TEXT * short


class _Triples(dict[int, Numbers]):
    """The sorted set of the word triples of each document, by its number; found when first asked for."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    def __missing__(self, number: int) -> Numbers:
        found = self[number] = np.unique(_runs([_words(self._documents[number].text)], 3)[0])
        return found


class _Checksums(dict[str, int]):
    """A number for each word, the same in every run of the program; texts repeat their words."""

    def __missing__(self, word: str) -> int:
        found = self[word] = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return found


def _sketched(documents: Sequence[Document]) -> list[Signature]:
    """The minimum hashes of documents, remembered by the hashes of their texts."""
    keys = [document.text_sha256 for document in documents]
    new = {key: document.text for key, document in zip(keys, documents, strict=True) if key not in _sketches}
    if len(_sketches) + len(new) > _SKETCHES_KEPT:
        _sketches.clear()
        new = {key: document.text for key, document in zip(keys, documents, strict=True)}
    _sketches.update(zip(new, _signatures([_words(text) for text in new.values()], 3, 32), strict=True))
    return [_sketches[key] for key in keys]


def _runs(texts: Sequence[Sequence[str]], size: int) -> tuple[Numbers, NDArray[np.intp]]:
    """A 64-bit number for every run of ``size`` words, and where each text's begin; a shorter text is one run."""
    lengths = np.array([len(words) for words in texts], np.intp)
    ends = np.cumsum(lengths)
    codes = np.fromiter(map(_Checksums().__getitem__, chain.from_iterable(texts)), np.uint64, int(ends[-1]))
    counts = np.maximum(lengths - size + 1, 1)
    starts = np.cumsum(counts) - counts
    found = np.zeros(int(counts.sum()), np.uint64)
    whole = lengths >= size
    in_whole = np.repeat(whole, lengths)
    in_whole &= np.arange(len(codes)) <= np.repeat(ends - size, lengths)
    found[np.repeat(whole, counts)] = _mixed(codes[in_whole.nonzero()[0] + offset] for offset in range(size))
    for row in np.flatnonzero(~whole & (lengths > 0)).tolist():
        found[starts[row]] = _mixed(codes[at : at + 1] for at in range(ends[row] - lengths[row], ends[row]))[0]
    return found, starts


def _mixed(words: Iterable[Numbers]) -> Numbers:
    """One number for words in a row, another one in another order."""
    mixed: Numbers = np.zeros(1, np.uint64)
    for word in words:
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + word + np.uint64(1)
    return mixed


def _signatures(texts: Sequence[Sequence[str]], size: int, buckets: int) -> NDArray[np.uint64]:
    """Minimum hashes of each text's shingles, two folded into one number a bucket: texts × buckets."""
    found = np.empty((len(texts), buckets), np.uint64)
    if not texts:
        return found
    flat, starts = _runs(texts, size)
    factors = np.random.default_rng(_SEED).integers(1, 2**63, size=(buckets, 2), dtype=np.uint64) | np.uint64(1)
    first = 0
    while first < len(texts):
        last = max(first + 1, int(np.searchsorted(starts, starts[first] + _AT_ONCE)))
        end = starts[last] if last < len(texts) else len(flat)
        part, begins = flat[starts[first] : end], starts[first:last] - starts[first]
        for bucket, pair in enumerate(factors):
            low, high = (np.minimum.reduceat(_scramble(part * factor), begins) for factor in pair)
            found[first:last, bucket] = low * np.uint64(0xC2B2AE3D27D4EB4F) + high
        first = last
    return found


def _scramble(numbers: Numbers) -> Numbers:
    """A multiplication leaves the low bits poor: fold the high ones in before taking a minimum. In place."""
    shifted = numbers >> np.uint64(29)
    numbers ^= shifted
    numbers *= np.uint64(0xBF58476D1CE4E5B9)
    np.right_shift(numbers, np.uint64(32), out=shifted)
    numbers ^= shifted
    return numbers


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
    starts, ends = np.concatenate(([0], bounds)), np.concatenate((bounds, [len(order)]))
    shared = ends - starts > 1
    for start, end in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True):
        yield order[start:end].tolist()
