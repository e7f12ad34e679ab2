"""`allymap build`: documents → a project file, without a window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..model import AllyMapError, Report, Tier
from ..workspace import Workspace, importing
from .console import complain, progress, say, tell


def build(paths: Sequence[Path], target: Path, published: str, extractor: str, jobs: int) -> int:
    """Read, extract and save. Answers 0 when everything was read, 1 when some of it was not, 2 when nothing was."""
    if not target.suffix and not target.is_dir():
        target = target.with_suffix(".allymap")
    _refuse_unfit(target)
    with Workspace.scratch() as workspace:
        report = fill(workspace, paths, published, extractor, jobs)
        tell(report)
        if not workspace.documents:
            complain("No document could be read, so no project was written.")
            return 2
        workspace.save(target)
        say(f"{summary(workspace)} → {target}")
    return 1 if report.failures else 0


def fill(
    workspace: Workspace, paths: Sequence[Path], published: str = "", extractor: str = "rules", jobs: int = 1
) -> Report:
    """Add documents to a project with a progress bar; what was left out is in the report."""
    with progress() as shown:
        batch = importing.prepare(paths, published=published, progress=shown, extractor=extractor, jobs=jobs)
        shown.phase("Arranging the map")
        if batch.documents:
            importing.apply(workspace, batch)
    report = batch.report
    for document in batch.documents:
        if not document.published:
            report.note(document.path, "It has no date of publication, so “last month” stays undated: say --published.")
    return report


def summary(workspace: Workspace) -> str:
    """What a project holds, in a line."""
    drawn = sum(1 for claim in workspace.claims.values() if claim.tier is Tier.DRAWN)
    documents, actors, claims = len(workspace.documents), len(workspace.actors), len(workspace.claims)
    return (
        f"{_counted(documents, 'document')}, {_counted(actors, 'actor')}, {_counted(claims, 'claim')} ({drawn} drawn)"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _refuse_unfit(target: Path) -> None:
    """Before minutes of work: a target that cannot be written, or that holds what nobody can build again."""
    folder = target.absolute().parent
    if not folder.is_dir():
        raise AllyMapError(f"There is no folder “{folder}” to write the project to: make it first.")
    if target.is_dir():
        raise AllyMapError(f"“{target}” is a folder: name a file.")
    if not os.access(folder, os.W_OK):
        raise AllyMapError(f"Nothing can be written in “{folder}”: choose another folder.")
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
