"""The steps of a time sequence: the periods in which something begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np

from ..model import Claim, FuzzyDate
from .ledger import known_days
from .spans import Spans, Unit, period
from .timeline import dated


class TimeStep(NamedTuple):
    """A period as EDTF, its first and last day, and the ids of the claims that may begin in it."""

    period: str
    first: date
    last: date
    begun: tuple[str, ...]


def time_steps(
    claims: Iterable[Claim], unit: Unit, *, start: date | None = None, end: date | None = None
) -> list[TimeStep]:
    """The periods in which a claim may begin to be so, the earliest first; of those that a window touches, if any.

    Claims without a date begin in no step, and dates without a first day begin with the earliest day that any names.
    """
    told = list(claims)
    spans = Spans.of(dated(told))
    if spans is None:
        return []
    edges = spans.edges(unit)
    begun: Mapping[int, list[str]] = defaultdict(list)
    for claim in told:
        day = _first_day(claim.date, spans.bounds[0])
        if day is not None:
            begun[int(np.searchsorted(edges, day, side="right")) - 1].append(claim.id)
    found = []
    for at in sorted(begun):
        first, last = int(edges[at]), int(edges[at + 1]) - 1
        days = date.fromordinal(first), date.fromordinal(last)
        if (start is None or days[1] >= start) and (end is None or days[0] <= end):
            found.append(TimeStep(period(first, last), *days, tuple(begun[at])))
    return found


def _first_day(words: str, dawn: int) -> int | None:
    """The first day (ordinal) that a date may mean; ``None`` without one."""
    if not known_days(words).last[1]:
        return None
    earliest = FuzzyDate.parse(words).earliest
    return earliest.toordinal() if earliest else dawn
