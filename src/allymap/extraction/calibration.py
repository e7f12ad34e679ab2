"""From a model's confidence to the share that is right at that confidence: a rising line through a few points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Points of a rising line from (0, …) to (1, …), both between 0 and 1; without points nothing is changed."""

    points: tuple[Point, ...] = ()

    def __post_init__(self) -> None:
        pairs = list(zip(self.points, self.points[1:], strict=False))
        if any(a[0] >= b[0] or a[1] >= b[1] for a, b in pairs):
            raise ValueError("the points of a calibration have to rise")
        if self.points and (self.points[0][0] != 0 or self.points[-1][0] != 1):
            raise ValueError("the points of a calibration reach from 0 to 1")

    @classmethod
    def of(cls, rows: Iterable[Iterable[float]]) -> Calibration:
        """From the numbers of a file. Raises ``ValueError``."""
        return cls(tuple((float(x), float(y)) for x, y in rows))

    def apply(self, confidence: float) -> float:
        """The calibrated confidence; a higher one never becomes a lower one."""
        if not self.points:
            return confidence
        at = min(bisect_right(self.points, (confidence, 2.0)), len(self.points) - 1)
        (x0, y0), (x1, y1) = self.points[at - 1], self.points[at]
        return y0 + (y1 - y0) * (confidence - x0) / (x1 - x0)
