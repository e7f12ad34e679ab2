"""Whoever imports this has the loops of the layout compiled, where they can be: for a window that has time now."""

from __future__ import annotations

from .layout_engine import compiled

LOOPS = compiled()
