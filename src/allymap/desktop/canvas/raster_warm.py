"""Whoever imports this has the loop that paints strands compiled, where it can be: for a window that has time now."""

from __future__ import annotations

from .raster import compiled

LOOPS = compiled()
