"""The map one can touch: paints a Picture, answers what is where, and says what a person wants; it never edits."""

from .widget import MapCanvas

__all__ = ["MapCanvas"]
