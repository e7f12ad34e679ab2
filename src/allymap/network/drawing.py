"""What a person's hand and the settings add to the drawing of a view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Note
from .arrows import Arrows


@dataclass(frozen=True, slots=True)
class Drawing:
    """``bends`` are as in ``model.Bend``, by relation id; ``arrows`` as ``arrows.ends`` finds them, empty for none.

    ``half_life`` (days, 0 for none) is what the view was asked with: the legend says that widths have faded.
    """

    bends: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    arrows: Arrows = field(default_factory=dict)
    hulls: bool = True
    half_life: int = 0
