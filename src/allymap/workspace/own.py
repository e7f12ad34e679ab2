"""What is a project's own: which actors a person made or edited, one setting each, written in the step of the edit.

Only these are handed to an extractor. What machines found by themselves they find again; handed back as certain names,
their guesses in one document would change what they read in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import Setting
from .step import Step

FRAMES = "extraction.frames"
"""The setting that holds a project's own frames."""

DRAWN_FROM = "extraction.drawn_from"
"""The setting that holds the confidence from which on a claim is drawn, where it is not the shipped one."""

_PREFIX = "actors.own."
_ADDED, _LISTED, _EDITED = "added", "listed", "edited"


def mark_added(step: Step, actor_id: str) -> None:
    """A person made this actor."""
    step.put(Setting(_PREFIX + actor_id, _ADDED))


def mark_listed(step: Step, actor_id: str) -> None:
    """A person put this actor on the project's list; the map shows it when something speaks of it."""
    step.put(Setting(_PREFIX + actor_id, _LISTED))


def mark_edited(step: Step, actor_ids: Iterable[str]) -> None:
    """A person edited these actors; those a person made stay so."""
    for one in actor_ids:
        if step.get(Setting, _PREFIX + one) is None:
            step.put(Setting(_PREFIX + one, _EDITED))


def unmark(step: Step, actor_ids: Iterable[str]) -> None:
    """These actors are gone."""
    step.remove(Setting, *(_PREFIX + one for one in actor_ids))


def own(settings: Mapping[str, str]) -> list[str]:
    """The ids of the actors that a person made or edited, sorted: an undo must not change whose names go first."""
    return sorted(key.removeprefix(_PREFIX) for key in settings if key.startswith(_PREFIX))


def drawn_from(settings: Mapping[str, str]) -> float | None:
    """The project's own threshold; ``None`` where it uses the shipped one."""
    kept = settings.get(DRAWN_FROM, "")
    return float(kept) if kept else None


def made(settings: Mapping[str, str]) -> frozenset[str]:
    """The ids of the actors that a person made, on the map or on the list."""
    return frozenset(one for one in own(settings) if settings[_PREFIX + one] != _EDITED)


def added(settings: Mapping[str, str]) -> frozenset[str]:
    """The ids of the actors that a person put on the map."""
    return frozenset(one for one in own(settings) if settings[_PREFIX + one] == _ADDED)
