"""The loops over pairs, compiled by numba: what ``layout_plain`` does with numpy, some thirty times as fast.

Importing this module imports numba (0.4 s) and loads the compiled loops, or compiles them where that was never done on
this machine (some seconds): ``layout_engine.kernels`` decides when. The compiled loops let go of the interpreter's
lock, so that threads share the rows between them. Each row is worked out by itself: results do not depend on how many
threads there are.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]
Counts = NDArray[np.unsignedinteger]

_ONE = np.uint64(1)
_NONE = np.uint64(0)
_SPREAD = np.uint64(0x03F79D71B4CB0A89)
_SHIFT = np.uint64(58)


def _bit_numbers() -> NDArray[np.uint8]:
    """The number of a lone bit, looked up by the upper six bits of its product with a de Bruijn sequence."""
    table = np.zeros(64, np.uint8)
    for bit in range(64):
        table[((int(_SPREAD) << bit) & (2**64 - 1)) >> 58] = bit
    return table


_BIT = _bit_numbers()


def _reach(offsets: Whole, ends: Whole, steps: Whole, sources: Whole, limit: int, out: Counts) -> None:
    count, ring = len(offsets) - 1, 1
    for step in steps:
        ring = max(ring, step + 1)
    arriving = np.zeros((ring, count), np.uint64)
    seen = np.zeros(count, np.uint64)
    for number, source in enumerate(sources):
        arriving[0, source] |= _ONE << np.uint64(number)
    time, idle, missing = 0, 0, count * len(sources)
    while missing > 0 and idle < ring:
        here = arriving[time % ring]
        told = min(time, limit)
        idle += 1
        for row in range(count):
            new = here[row] & ~seen[row]
            here[row] = _NONE
            if new == _NONE:
                continue
            idle = 0
            seen[row] |= new
            for edge in range(offsets[row], offsets[row + 1]):
                arriving[(time + steps[edge]) % ring, ends[edge]] |= new
            while new != _NONE:
                lowest = new & (~new + _ONE)
                out[row, _BIT[(lowest * _SPREAD) >> _SHIFT]] = told
                new ^= lowest
                missing -= 1
        time += 1


def _pull(wanted: Counts, x: Floats, y: Floats, first: int, last: int, to_x: Floats, to_y: Floats) -> None:
    one, small = np.float32(1.0), np.float32(1e-8)
    for row in range(first, last):
        own_x, own_y, line = x[row], y[row], wanted[row]
        sum_x, sum_y, total = np.float32(0.0), np.float32(0.0), np.float32(0.0)
        for other in range(len(x)):
            length = np.float32(line[other])
            square = length * length
            weight = one / square
            across, down = own_x - x[other], own_y - y[other]
            strength = one / np.sqrt(square * (across * across + down * down) + small)
            sum_x += weight * x[other] + strength * across
            sum_y += weight * y[other] + strength * down
            total += weight
        to_x[row], to_y[row] = sum_x / total, sum_y / total


def _pull_few(
    wanted: Counts, weight: Floats, pivots: Whole, offsets: Whole, ends: Whole, steps: Whole, x: Floats, y: Floats,
    first: int, last: int, to_x: Floats, to_y: Floats,
) -> None:  # fmt: skip
    one, small = np.float32(1.0), np.float32(1e-8)
    for row in range(first, last):
        own_x, own_y = x[row], y[row]
        sum_x, sum_y, total = np.float32(0.0), np.float32(0.0), np.float32(0.0)
        for number in range(len(pivots) + offsets[row + 1] - offsets[row]):
            if number < len(pivots):
                other, length, heavy = pivots[number], np.float32(wanted[row, number]), weight[row, number]
            else:
                edge = offsets[row] + number - len(pivots)
                other, length = ends[edge], np.float32(steps[edge])
                heavy = one / (length * length)
            across, down = own_x - x[other], own_y - y[other]
            pull = heavy * length / np.sqrt(across * across + down * down + small)
            sum_x += heavy * x[other] + pull * across
            sum_y += heavy * y[other] + pull * down
            total += heavy
        to_x[row], to_y[row] = sum_x / total, sum_y / total


_KINDS = ("u1", "u2")
_LINES = "f4[::1], f4[::1], i8, i8, f4[::1], f4[::1]"
_NET = "i4[::1], i4[::1], i4[::1]"

reach = njit(
    [f"void({_NET}, i4[::1], i8, {kind}[:, :])" for kind in _KINDS], nogil=True, cache=True,
)(_reach)  # fmt: skip
"""See ``layout_plain.reach``."""

pull = njit(
    [f"void({kind}[:, ::1], {_LINES})" for kind in _KINDS], nogil=True, cache=True, fastmath=True, error_model="numpy",
)(_pull)  # fmt: skip
"""See ``layout_plain.pull``."""

pull_few = njit(
    [f"void({kind}[:, ::1], f4[:, ::1], i4[::1], {_NET}, {_LINES})" for kind in _KINDS],
    nogil=True, cache=True, fastmath=True, error_model="numpy",
)(_pull_few)  # fmt: skip
"""See ``layout_plain.pull_few``."""

READY = True
"""The last line: whoever finds it knows that nothing is left to import or compile."""
