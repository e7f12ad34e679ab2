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


def worth(latest: NDArray[np.int32], fading: Fading) -> NDArray[np.float64]:
    """What claims weigh, from the last day (ordinals) that each may have happened or held on.

    What may still be so on the day weighs 1, and so does a claim without a date: nobody can say how old it is.
    """
    age = np.where(latest == -NEVER, 0, np.maximum(fading.day - latest.astype(np.int64), 0))
    return np.asarray(np.exp2(-age / fading.half_life), np.float64)
