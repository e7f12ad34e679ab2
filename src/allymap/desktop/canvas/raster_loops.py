"""The loop over the pixels of straight lines, compiled by numba: three times as fast as a painter, and beside it.

Importing this module imports numba and loads the compiled loop, or compiles it where that was never done on this
machine: ``raster.load`` decides when. The loop lets go of the interpreter's lock, so that threads share a page.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Page = NDArray[np.uint8]

_FLAT = np.float32(1e-6)
_NONE, _HALF, _ONE = np.float32(0.0), np.float32(0.5), np.float32(1.0)


def _strike(page: Page, lines: Floats, half: Floats, ink: Page, first: int, last: int) -> None:
    wide = page.shape[1]
    for row in range(len(lines)):
        x0, y0 = lines[row, 0], lines[row, 1]
        across, down, reach = lines[row, 2] - x0, lines[row, 3] - y0, half[row] + _HALF
        top, bottom = min(y0, y0 + down) - reach, max(y0, y0 + down) + reach
        if bottom < first or top > last:
            continue
        length = np.sqrt(across * across + down * down)
        if length < _FLAT:
            continue
        ux, uy, most = across / length, down / length, min(_ONE, 2 * half[row])
        by_x, by_y = _ONE / ux if abs(ux) > _FLAT else _NONE, _ONE / uy if abs(uy) > _FLAT else _NONE
        slope, aside = ux * by_y, reach * abs(by_y)
        # Only rows and columns of which the middles of the pixels are inside: half of the work is about dashes of 6 px.
        for y in range(max(first, int(np.ceil(top - _HALF))), min(last, int(np.floor(bottom - _HALF)) + 1)):
            dy = y + _HALF - y0
            left, right = min(_NONE, across) - reach, max(_NONE, across) + reach
            if by_y != _NONE:  # as far as the line is wide
                left, right = max(left, slope * dy - aside), min(right, slope * dy + aside)
            if by_x != _NONE:  # and as far as it is long
                one, other = (-_HALF - uy * dy) * by_x, (length + _HALF - uy * dy) * by_x
                left, right = max(left, min(one, other)), min(right, max(one, other))
            for x in range(max(0, int(np.ceil(left + x0 - _HALF))), min(wide, int(np.floor(right + x0 - _HALF)) + 1)):
                dx = x + _HALF - x0
                along = ux * dx + uy * dy
                ends = min(_ONE, along + _HALF) * min(_ONE, length - along + _HALF)
                cover = min(most, reach - abs(ux * dy - uy * dx))
                if cover <= 0 or along <= -_HALF or along >= length + _HALF:
                    continue
                share = np.int32(cover * ends * 256 + _HALF)
                for part in range(3):
                    page[y, x, part] = (page[y, x, part] * (256 - share) + ink[row, part] * share + 128) >> 8


strike = njit(
    ["void(u1[:, :, ::1], f4[:, ::1], f4[::1], u1[:, ::1], i8, i8)"],
    nogil=True, cache=True, fastmath=True, error_model="numpy",
)(_strike)  # fmt: skip
"""Draw ``lines`` (n×4: x0 y0 x1 y1) with flat ends, half their width and the colour of each, on the rows of pixels
from ``first`` to before ``last`` of a page (height×width×4). Each covers a pixel by its distance from the middle."""

READY = True
"""The last line: whoever finds it knows that nothing is left to import or compile."""
