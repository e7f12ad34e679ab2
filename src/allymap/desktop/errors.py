"""What can keep the window from opening."""

from __future__ import annotations

from ..model import AllyMapError


class NoDisplayError(AllyMapError):
    """There is no screen to open a window on."""
