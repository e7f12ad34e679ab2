"""`allymap build`: documents → a project file, without a window."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..model import AllyMapError, Document, Report, Tier
from ..model.wording import counted
from ..workspace import Workspace, building, importing
from .console import Stopped, complain, progress, say, tell

_NAMED = 5
"""Documents without a date that are named; more are counted."""


def build(
    paths: Sequence[Path], target: Path, published: str, extractor: str, jobs: int, drawn_from: float | None = None,
    attachments: bool = True,
) -> int:  # fmt: skip
    """Read, extract and save. Answers 0 when everything was read, 1 when some of it was not, 2 when nothing was."""
    target = place_for(target)
    _refuse_unfit(target)
    leaving = told_of_departure(extractor)
    try:
        with progress() as shown:
            built = building.build(
                paths, target, published=published, progress=shown, extractor=extractor, jobs=jobs, consent=leaving,
                drawn_from=drawn_from, attachments=None if attachments else (),
            )  # fmt: skip
    except building.Unfinished as unfinished:
        if unfinished.stopped:
            raise Stopped(str(unfinished)) from None
        raise
    with built.workspace as workspace:
        _tell_of_undated(workspace.documents.values(), built.report)
        tell(built.report)
        if not workspace.documents:
            complain("No document could be read, so no project was written.")
            return 2
        before = f", of which {counted(built.resumed, 'document')} from the unfinished build" if built.resumed else ""
        say(f"{summary(workspace)}{before} → {target}")
    return 1 if built.report.failures else 0


def fill(
    workspace: Workspace, paths: Sequence[Path], published: str = "", extractor: str = "rules", jobs: int = 1
) -> Report:
    """Add documents to a project with a progress bar; what was left out is in the report.

    Whoever names an extractor that sends the text elsewhere is told so before it is sent.
    """
    leaving = told_of_departure(extractor)
    with progress() as shown:
        batch = importing.prepare(
            paths, published=published, progress=shown, extractor=extractor, jobs=jobs, consent=leaving
        )
        if batch.documents:
            importing.apply(workspace, batch)
    _tell_of_undated(batch.documents, batch.report)
    return batch.report


def summary(workspace: Workspace) -> str:
    """What a project holds, in a line."""
    drawn = sum(1 for claim in workspace.claims.values() if claim.tier is Tier.DRAWN)
    documents, actors, claims = len(workspace.documents), len(workspace.actors), len(workspace.claims)
    return f"{counted(documents, 'document')}, {counted(actors, 'actor')}, {counted(claims, 'claim')} ({drawn} drawn)"


def place_for(target: Path) -> Path:
    """The project file that is meant, ending in .allymap where no ending is given.

    Raises ``AllyMapError`` for a folder, and where none is to hold the file.
    """
    if not target.suffix and not target.is_dir():
        target = target.with_suffix(".allymap")
    if target.is_dir():
        raise AllyMapError(f"“{target}” is a folder: name a file.")
    folder = target.absolute().parent
    if not folder.is_dir():
        raise AllyMapError(f"There is no folder “{folder}” to write the project to: make it first.")
    if not os.access(folder, os.W_OK):
        raise AllyMapError(f"Nothing can be written in “{folder}”: choose another folder.")
    return target


def told_of_departure(extractor: str) -> bool:
    """Say that text leaves this machine where it does; who named such an extractor agrees by going on."""
    leaving = importing.departure(extractor)
    if leaving:
        complain(leaving)
    return bool(leaving)


def _tell_of_undated(documents: Iterable[Document], report: Report) -> None:
    undated = [document.path for document in documents if not document.published]
    reason = "no date of publication, so “last month” stays undated: say --published"
    if len(undated) > _NAMED:
        report.note("", f"{len(undated)} documents have {reason}.")
        return
    for path in undated:
        report.note(path, f"It has {reason}.")


def _refuse_unfit(target: Path) -> None:
    """Before minutes of work: a target that holds what nobody can build again."""
    building.check_target(target)
    if target.exists():
        with Workspace.look(target) as there:  # raises for a file that is no project
            if _hand_made(there):
                raise AllyMapError(
                    f"“{target}” holds verdicts, notes, scenes or layouts made by hand: build under another name."
                )


def _hand_made(workspace: Workspace) -> bool:
    """Whether there is anything in a project that reading its documents again would not bring back."""
    return bool(
        workspace.verdicts
        or workspace.judgements
        or workspace.scenes
        or len(workspace.layouts) > 1
        or any(claim.passage is None for claim in workspace.claims.values())
        or any(place.pinned for layout in workspace.layouts for place in workspace.places(layout).values())
    )
