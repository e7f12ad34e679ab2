"""Lenses: combinations of filters, saved under a name."""

from __future__ import annotations

from ...model import AllyMapError, Setting
from ...network import asking
from ...network.evidence import Query
from ..workspace import Workspace

_PREFIX = "lens."


def lenses_of(workspace: Workspace) -> dict[str, Query]:
    """The saved lenses by name, in alphabetical order; one that a later version wrote otherwise is passed over."""
    found = {}
    for key, value in sorted(workspace.settings.items()):
        if key.startswith(_PREFIX):
            try:
                found[key.removeprefix(_PREFIX)] = asking.read_with_days(value)
            except ValueError:
                continue
    return found


def save_lens(workspace: Workspace, name: str, query: Query, *, initiator: object = None) -> None:
    """Keep what a query shows under a name, in place of what had that name."""
    name = " ".join(name.split())
    if not name:
        raise AllyMapError("A lens needs a name.")
    with workspace.step(f"Save the lens “{name}”", initiator) as step:
        step.put(Setting(_PREFIX + name, asking.written_with_days(query)))


def delete_lens(workspace: Workspace, name: str, *, initiator: object = None) -> None:
    """Forget a lens; what the map shows stays."""
    with workspace.step(f"Delete the lens “{name}”", initiator) as step:
        step.remove(Setting, _PREFIX + name)
