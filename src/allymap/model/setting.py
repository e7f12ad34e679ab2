"""What a project remembers besides its evidence: one name, one value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """``key`` is dotted and lower case, as in ``thresholds.contested_share``; ``value`` is plain text."""

    key: str
    value: str
