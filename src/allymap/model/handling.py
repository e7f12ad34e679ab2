"""Handling labels: the Traffic Light Protocol 2.0 of FIRST. Its labels are never translated and hold no spaces."""

from __future__ import annotations

from enum import StrEnum

from .errors import AllyMapError

LABEL = "handling.label"
"""The setting that holds the label of a project."""

UNLABELLED = "none"
"""What it holds where a person decided to go without one."""


class Tlp(StrEnum):
    """How far something may be shared, from everybody to the named recipients only."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    @property
    def rank(self) -> int:
        """0 for what everybody may see … 4."""
        return list(Tlp).index(self)

    @property
    def colour(self) -> str:
        """Its colour, on black."""
        return _COLOURS[self]

    @classmethod
    def read(cls, written: str) -> Tlp:
        """A label as people write it; ``TLP:WHITE`` of version 1 is CLEAR. Raises ``AllyMapError``.

        >>> Tlp.read("amber+strict").value
        'TLP:AMBER+STRICT'
        """
        name = written.strip().upper().removeprefix("TLP:").strip()
        try:
            return cls(f"TLP:{'CLEAR' if name == 'WHITE' else name}")
        except ValueError:
            labels = ", ".join(label.value for label in cls)
            raise AllyMapError(f"“{written}” is no handling label: choose one of {labels}.") from None


_COLOURS = {
    Tlp.CLEAR: "#FFFFFF", Tlp.GREEN: "#33FF00", Tlp.AMBER: "#FFC000", Tlp.AMBER_STRICT: "#FFC000", Tlp.RED: "#FF2B2B",
}  # fmt: skip


def may_hold(briefing: str, item: str) -> bool:
    """Whether something under the label ``briefing`` may hold an ``item`` (both may be empty: no label).

    What has no label may stand anywhere. Where none is chosen, only what everybody may see is let through.

    >>> may_hold("TLP:GREEN", "TLP:AMBER"), may_hold("TLP:RED", "TLP:AMBER"), may_hold("", "TLP:GREEN")
    (False, True, False)
    """
    if not item:
        return True
    limit = Tlp(briefing).rank if briefing else Tlp.CLEAR.rank
    return Tlp(item).rank <= limit
