"""The world's errors (a damaged file, a full disk, a wrong date), as opposed to our own bugs."""

from __future__ import annotations


class AllyMapError(Exception):
    """Something a person can act on. The message is one sentence: what happened, what was kept, the next step."""


class UnreadableDocument(AllyMapError):
    """A document that cannot be read."""


class ProjectError(AllyMapError):
    """A project file that cannot be opened or saved: newer, foreign, damaged, read-only, in use, disk full."""
