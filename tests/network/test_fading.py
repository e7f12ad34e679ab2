"""What a claim weighs after some time."""

from __future__ import annotations

import numpy as np

from allymap.network.fading import Fading, worth
from allymap.network.ledger import NEVER, OPEN


def test_half_after_each_half_life() -> None:
    days = np.array([1000, 900, 800, 1100], np.int32)
    assert worth(days, Fading(100, 1000)).tolist() == [1.0, 0.5, 0.25, 1.0]


def test_what_still_holds_and_what_nobody_dated_do_not_fade() -> None:
    assert worth(np.array([OPEN, -NEVER], np.int32), Fading(1, 5000)).tolist() == [1.0, 1.0]
