"""Fits the line of calibration (isotonic regression by pooling adjacent violators) and draws it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from .calibration import Calibration

SMALLEST = 60
"""Candidates that a point of the line rests on at least."""
_GAP = 1e-4


def rising_line(pairs: Iterable[tuple[float, bool]]) -> Calibration:
    """The calibration of pairs of a confidence (0 … 1) and whether it was right."""
    ordered = sorted(pairs)
    starts = range(0, max(len(ordered) - SMALLEST + 1, 1), SMALLEST)
    ends = [*starts[1:], len(ordered)]
    pools: list[list[float]] = []  # how many, sum of confidences, how many right
    for start, end in zip(starts, ends, strict=True):
        chunk = ordered[start:end]
        pools.append([float(len(chunk)), math.fsum(p for p, _ in chunk), float(sum(y for _, y in chunk))])
        while len(pools) > 1 and pools[-2][2] / pools[-2][0] >= pools[-1][2] / pools[-1][0]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    if len(pools) < 2:
        return Calibration()
    return Calibration(tuple(_points(pools)))


def _points(pools: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """The middles of the pools, each a little above the last, between two ends that leave room for doubt."""
    points = [(0.0, 0.0)]
    for count, confidence, right in pools:
        x, y = confidence / count, max(right / count, points[-1][1] + _GAP)
        if points[-1][0] + _GAP < x < 1 - _GAP and y < 1 - _GAP:
            points.append((round(x, 4), round(y, 4)))
    best = max(points[-1][1], pools[-1][2] / pools[-1][0])
    points.append((1.0, round(max((1 + best) / 2, points[-1][1] + _GAP), 4)))
    return points


def calibration_plot(before: Sequence[Mapping[str, float]], after: Sequence[Mapping[str, float]]) -> str:
    """An SVG picture: the share that is right against the confidence, before and after calibration."""
    size, edge = 320, 40

    def at(row: Mapping[str, float]) -> tuple[float, float]:
        return edge + size * row["confidence"], edge + size * (1 - row["right"])

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * edge} {size + 2 * edge}" '
        'font-family="sans-serif" font-size="11" role="img">',
        "<title>Share of candidates that are right against their confidence, cross-validated</title>",
        f'<rect width="{size + 2 * edge}" height="{size + 2 * edge}" fill="#ffffff"/>',
    ]
    for tenth in range(0, 11, 2):
        x, y = edge + size * tenth / 10, edge + size * (1 - tenth / 10)
        parts.append(f'<path d="M{x:g} {edge}V{edge + size}M{edge} {y:g}H{edge + size}" stroke="#dddddd"/>')
        parts.append(f'<text x="{x:g}" y="{edge + size + 15}" text-anchor="middle">{tenth / 10:g}</text>')
        parts.append(f'<text x="{edge - 6}" y="{y + 4:g}" text-anchor="end">{tenth / 10:g}</text>')
    parts.append(f'<path d="M{edge} {edge + size}L{edge + size} {edge}" stroke="#888888" stroke-dasharray="4 4"/>')
    for rows, colour, dash, name, line in (
        (before, "#b35900", "5 3", "before", 18), (after, "#00557f", "none", "after", 34),
    ):  # fmt: skip
        spots = [at(row) for row in rows]
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        stroke = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        parts.append(f'<polyline points="{way}" fill="none" {stroke}/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in spots]
        parts.append(f'<text x="{edge + 10}" y="{edge + line}" fill="{colour}">{name} calibration</text>')
    parts.append(f'<text x="{edge + size / 2:g}" y="{edge + size + 32}" text-anchor="middle">confidence</text>')
    parts.append(f'<text x="{edge}" y="{edge - 12}">share that is right</text></svg>')
    return "\n".join(parts) + "\n"
