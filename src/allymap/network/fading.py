"""How claims fade: what a claim says weighs half as much after every half-life."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .ledger import NEVER


class Fading(NamedTuple):
    """``half_life`` in days, and the day (an ordinal) from which a map looks back; no half-life, no fading."""

    half_life: int = 0
    day: int = 0


UNFADED = Fading()

_YEAR, _MONTH = 365.25, 30.44


def in_units(half_life: int) -> tuple[int, str]:
    """A half-life in years or months where it is so many, else in days.

    >>> in_units(730), in_units(183), in_units(45)
    ((2, 'year'), (6, 'month'), (45, 'day'))
    """
    years, months = round(half_life / _YEAR), round(half_life / _MONTH)
    if years and abs(half_life - years * _YEAR) < 2:
        return years, "year"
    if months and abs(half_life - months * _MONTH) < 1.5:
        return months, "month"
    return half_life, "day"


def words(half_life: int) -> str:
    """A half-life as it stands below a picture; empty without one.

    >>> words(365), words(1826), words(0)
    ('half-life 1 year', 'half-life 5 years', '')
    """
    number, unit = in_units(half_life)
    return f"half-life {number} {unit}{'s' * (number != 1)}" if half_life else ""


def worth(latest: NDArray[np.int32], fading: Fading) -> NDArray[np.float64]:
    """What claims weigh, from the last day (ordinals) that each may have happened or held on.

    What may still be so on the day weighs 1, and so does a claim without a date: nobody can say how old it is.
    """
    age = np.where(latest == -NEVER, 0, np.maximum(fading.day - latest.astype(np.int64), 0))
    return np.asarray(np.exp2(-age / fading.half_life), np.float64)
