"""What a project remembers besides its evidence."""

from __future__ import annotations

from ...model import Setting
from ..workspace import Workspace


def set_setting(workspace: Workspace, key: str, value: str, *, initiator: object = None) -> None:
    """Remember a value under a dotted key; an empty value forgets it."""
    with workspace.step("Change a setting", initiator) as step:
        if value:
            step.put(Setting(key, value))
        else:
            step.remove(Setting, key)
