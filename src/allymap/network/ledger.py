"""Claims as columns of numbers, so that a window or a filter is a few passes of numpy instead of a loop over claims."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..model import ROWS, Claim, Document, FuzzyDate, Kind, Modality, Polarity, Tier
from . import anchors, likeness

T = TypeVar("T", bound=Hashable)

Ints = NDArray[np.int32]
Small = NDArray[np.int8]
Flags = NDArray[np.bool_]

OPEN = 1_000_000_000
"""Stands for an open end of a date, beyond every calendar day's ordinal."""

NEVER = 2_000_000_000
"""Stands for the start of an undated claim, which lies in no window."""

POLARITIES = tuple(Polarity)
MODALITIES = tuple(Modality)
TIERS = tuple(Tier)


class Known(NamedTuple):
    """The bounds of a date, and the first and the last day it names, each as ordinal and as the EDTF words for it."""

    earliest: int
    latest: int
    first: tuple[int, str]
    last: tuple[int, str]


UNDATED = Known(NEVER, -NEVER, (NEVER, ""), (-NEVER, ""))


@dataclass(slots=True, eq=False)
class Ledger:
    """One row a claim, in the order of the evidence. Codes number the distinct values of the named lists.

    ``holds`` flags the states; events happen. ``stands`` flags the claims whose passage is in its document, see
    ``anchors``; ``rows`` finds a claim's row by its id.
    """

    claims: list[Claim]
    source: Ints
    target: Ints
    actors: list[str]
    polarity: Small
    modality: Small
    tier: Small
    holds: Flags
    stands: Flags
    rows: dict[str, int]
    earliest: Ints
    latest: Ints
    first: Ints
    first_words: list[str]
    last: Ints
    last_words: list[str]
    passage: Ints
    document: Ints
    documents: dict[str, int]
    origin: Ints
    narrator: Ints
    narrators: dict[str, int]
    event: Ints
    events: dict[str, int]
    arenas: dict[str, Ints]

    @property
    def newest(self) -> int:
        """The last day (an ordinal) on which a dated claim may begin; 0 where nothing is dated."""
        return int(self.earliest[self.earliest < OPEN].max(initial=0))

    def in_arenas(self, names: frozenset[str]) -> Flags:
        """Which rows belong to at least one of the arenas."""
        inside = np.zeros(len(self.claims), np.bool_)
        for name in names:
            inside[self.arenas.get(name, np.zeros(0, np.int32))] = True
        return inside


def build(claims: list[Claim], documents: Sequence[Document], origin_of: Mapping[str, int] | None = None) -> Ledger:
    """Enter some claims; a document that is not there is an origin of its own. ``origin_of``: ``likeness.origins``."""
    known = [known_days(claim.date) for claim in claims]
    first, first_words = _ranked([one.first for one in known])
    last, last_words = _ranked([one.last for one in known])
    narrator, narrators = _coded([claim.narrator for claim in claims])
    told_in = [claim.document_id for claim in claims]
    document, document_codes = _coded(told_in)
    event, events = _coded([claim.event for claim in claims])
    sources, targets = [claim.source_id for claim in claims], [claim.target_id for claim in claims]
    actors_of, actors = _coded([*sources, *targets])
    return Ledger(
        claims=claims,
        source=actors_of[: len(claims)],
        target=actors_of[len(claims) :],
        actors=list(actors),
        polarity=np.array([POLARITIES.index(claim.polarity) for claim in claims], np.int8),
        modality=np.array([MODALITIES.index(claim.modality) for claim in claims], np.int8),
        tier=np.array([TIERS.index(claim.tier) for claim in claims], np.int8),
        holds=np.array([claim.kind is Kind.STATE for claim in claims], np.bool_),
        stands=_standing(claims, documents),
        rows={claim.id: row for row, claim in enumerate(claims)},
        earliest=np.array([one.earliest for one in known], np.int32),
        latest=np.array([one.latest for one in known], np.int32),
        first=first, first_words=first_words, last=last, last_words=last_words,
        passage=_passages(claims, documents, told_in),
        document=document, documents=document_codes,
        origin=_origins(claims, told_in, likeness.origins(documents) if origin_of is None else origin_of),
        narrator=narrator, narrators=narrators,
        event=event, events=events,
        arenas=_arenas(claims),
    )  # fmt: skip


@lru_cache(maxsize=65536)
def known_days(text: str) -> Known:
    """What a claim's date says; words that are no EDTF date count as undated.

    A date that is open at one end names only the day at the other: “2011/..” is first and last known in 2011.
    """
    try:
        when = FuzzyDate.parse(text)
    except ValueError:
        return UNDATED
    if when.undated:
        return UNDATED
    start, _, end = when.text.partition("/")
    first = start if start not in ("", "..") else end
    last = end if end not in ("", "..") else start
    return Known(
        -OPEN if when.earliest is None else when.earliest.toordinal(),
        OPEN if when.latest is None else when.latest.toordinal(),
        (_ordinal(FuzzyDate.parse(first).earliest), first),
        (_ordinal(FuzzyDate.parse(last).latest), last),
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _origins(claims: Sequence[Claim], told_in: Sequence[str], origin_of: Mapping[str, int]) -> Ints:
    """Notes by one analyst are one origin; neither they nor documents can be mistaken for numbers of origins."""
    known = {one: origin_of.get(one, one) for one in set(told_in)}
    told = zip(claims, told_in, strict=True)
    return _coded([("note", claim.by) if claim.passage is None else known[one] for claim, one in told])[0]


def _standing(claims: Sequence[Claim], documents: Sequence[Document]) -> Flags:
    lost = anchors.lost(claims, {document.id: document for document in documents})
    return np.array([claim.id not in lost for claim in claims], np.bool_)


def quoted(claims: Sequence[Claim], documents: Sequence[Document]) -> dict[int, str]:
    """The passages that are compared, by the rows of their claims: all but rows of data sets."""
    coded = frozenset(one.id for one in documents if one.media_type == ROWS)
    passages = ((row, claim.passage) for row, claim in enumerate(claims))
    return {row: one.exact for row, one in passages if one is not None and one.document_id not in coded}


def _passages(claims: Sequence[Claim], documents: Sequence[Document], told_in: Sequence[str]) -> Ints:
    """Groups of passages that count once; a note counts by its own words, and one without words by itself.

    Rows of data sets are alike by their form and still say different things: they count once only where they are the
    same to the letter. What a document repeats counts anew where a person set it apart from those that say the same.
    """
    quotes = quoted(claims, documents)
    groups = np.empty(len(claims), np.int32)
    groups[list(quotes)] = likeness.passage_groups(list(quotes.values()))
    others: dict[tuple[bool, str], int] = {}
    for row, claim in enumerate(claims):
        if row not in quotes:
            words = claim.passage.exact if claim.passage else likeness.normalised(claim.note) or f"\x1f{claim.id}"
            groups[row] = len(quotes) + others.setdefault((claim.passage is None, words), len(others))
    apart = frozenset(one.id for one in documents if one.stands_apart)
    anew: dict[tuple[int, str], int] = {}
    for row, document in enumerate(told_in if apart else ()):
        if document in apart:
            groups[row] = len(claims) + anew.setdefault((int(groups[row]), document), len(anew))
    return groups


def _arenas(claims: Sequence[Claim]) -> dict[str, Ints]:
    rows: dict[str, list[int]] = {}
    for row, claim in enumerate(claims):
        for name in claim.arena:
            rows.setdefault(name, []).append(row)
    return {name: np.array(found, np.int32) for name, found in rows.items()}


def _ranked(days: Sequence[tuple[int, str]]) -> tuple[Ints, list[str]]:
    """Order-preserving codes of (ordinal, words); of two words for one day the shorter comes first."""
    distinct = sorted(set(days), key=lambda day: (day[0], len(day[1]), day[1]))
    rank = {day: code for code, day in enumerate(distinct)}
    return np.array([rank[day] for day in days], np.int32), [words for _, words in distinct]


def _coded(values: Sequence[T]) -> tuple[Ints, dict[T, int]]:
    """A number for each value, in the order in which they first come."""
    codes = {value: code for code, value in enumerate(dict.fromkeys(values))}
    return np.array([codes[value] for value in values], np.int32), codes
