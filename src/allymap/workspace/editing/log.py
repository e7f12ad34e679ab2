"""The log of decisions: what a person signed can be taken back long after, and done again on the same documents."""

from __future__ import annotations

from collections.abc import Iterable

from ...model import AllyMapError, Alteration, LogEntry
from ...model.wording import counted
from ...storage import brought_about, table_named
from ..step import Step
from ..workspace import Workspace


def take_back(workspace: Workspace, entry_id: str, *, initiator: object = None) -> None:
    """Let everything stand again that an entry of the log deleted or changed, as one signed step.

    Raises ``AllyMapError`` where something of it was changed again since, or needs what was deleted since.
    """
    entry = next((one for one in workspace.log if one.id == entry_id), None)
    if entry is None:
        raise AllyMapError("This entry is not in the log any more.")
    label = f"Restore: {entry.what}" if entry.superseded else f"Take back: {entry.what}"
    try:
        with workspace.step(label, initiator, workspace.person) as step:
            _alter(step, [one.reversed for one in reversed(entry.alterations)])
    except ValueError:
        raise AllyMapError(
            f"“{entry.what}” cannot be taken back by itself: something of it was changed or deleted since."
            " Take that back first."
        ) from None


def forget(workspace: Workspace, entry_ids: Iterable[str], *, initiator: object = None) -> None:
    """Take entries out of the log with everything they kept, so that what was deleted is not in the file any more.

    What was decided stays. Until the project is closed, undo brings the entries back.
    """
    entries = list(entry_ids)
    with workspace.step(f"Forget {counted(len(entries), 'decision')} of the log", initiator) as step:
        step.remove(LogEntry, *entries)


def replay(workspace: Workspace, entries: Iterable[LogEntry], *, initiator: object = None) -> None:
    """Decide the same again in a project with the same documents and claims: each entry is a step as it was signed.

    Raises ``AllyMapError`` at the first that does not fit; those before it stay.
    """
    for entry in entries:
        try:
            with workspace.step(entry.what, initiator) as step:
                _alter(step, entry.alterations)
                step.put(entry)
        except ValueError:
            raise AllyMapError(f"“{entry.what}” of {entry.at[:10]} does not fit this project.") from None


def _alter(step: Step, alterations: Iterable[Alteration]) -> None:
    for one in alterations:
        noun = table_named(one.table).noun
        row = brought_about(one, step.get(noun, one.key))
        if row is None:
            step.remove(noun, one.key)
        else:
            step.put(row)
