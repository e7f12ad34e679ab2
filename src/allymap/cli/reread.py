"""`allymap reread`: finds the claims of a project's documents again and tells what changes before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..model import AllyMapError, Document
from ..workspace import Workspace, difference, editing, importing
from .build import told_of_departure
from .console import progress, say, tell


def reread(
    project: Path, wanted: Sequence[str], apply: bool, most: int, extractor: str, jobs: int,
    drawn_from: float | None = None,
) -> int:  # fmt: skip
    """Print the difference, and with ``apply`` write it. Answers 1 when some of the documents could not be read.

    ``drawn_from`` becomes the project's threshold, also for the claims of documents that are not read.
    """
    with Workspace.open(project) if apply else Workspace.look(project) as workspace:
        documents = _documents(workspace, wanted)
        leaving = told_of_departure(extractor)
        standing = importing.standing(workspace)
        if drawn_from is not None:
            editing.check_drawn_from(drawn_from)
            standing = replace(standing, drawn_from=drawn_from)
        with progress() as shown:
            batch = importing.prepare_again(
                documents, progress=shown, extractor=extractor, jobs=jobs, consent=leaving,
                within=standing,
            )  # fmt: skip
        tell(batch.report)
        own = {actor.id for actor in workspace.own_actors}
        changes = difference.between(workspace.evidence, batch, own)
        for sentence in changes.sentences(most):
            say(sentence)
        another = drawn_from not in (None, workspace.drawn_from)
        if apply and (changes or another):
            importing.apply(workspace, batch)
            if another:
                editing.set_threshold(workspace, drawn_from)
            say(f"Written to {workspace.save()}.")
        elif changes or another:
            say("Nothing was written: say --apply to write it.")
    return 1 if batch.report.failures else 0


def _documents(workspace: Workspace, wanted: Sequence[str]) -> list[Document]:
    missing = [one for one in wanted if one not in workspace.documents]
    if missing:
        raise AllyMapError(f"There is no document “{missing[0]}” in this project.")
    if not workspace.documents:
        raise AllyMapError(f"“{workspace.title}” holds no document to read again.")
    return [document for key, document in workspace.documents.items() if not wanted or key in wanted]
