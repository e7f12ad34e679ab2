"""What a project remembers besides its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import Setting
from ..step import Step
from ..workspace import Workspace

_SELECTION = "selection."


def stored_selection(workspace: Workspace, number: int) -> frozenset[str]:
    """The ids of the actors kept under a number, as far as they are still there."""
    kept = workspace.settings.get(f"{_SELECTION}{number}", "")
    return frozenset(one for one in kept.splitlines() if one in workspace.actors)


def store_selection(workspace: Workspace, number: int, actor_ids: Iterable[str], *, initiator: object = None) -> None:
    """Keep actors under a number, in place of those kept there; none empties it."""
    _put(workspace, f"Store selection {number}", f"{_SELECTION}{number}", "\n".join(sorted(actor_ids)), initiator)


def set_setting(workspace: Workspace, key: str, value: str, *, initiator: object = None) -> None:
    """Remember a value under a dotted key; an empty value forgets it."""
    _put(workspace, "Change a setting", key, value, initiator)


def _put(workspace: Workspace, label: str, key: str, value: str, initiator: object) -> None:
    with workspace.step(label, initiator) as step:
        put_setting(step, key, value)


def put_setting(step: Step, key: str, value: str) -> None:
    """Remember a value, as a part of a larger step; an empty one is forgotten."""
    if value:
        step.put(Setting(key, value))
    else:
        step.remove(Setting, key)
