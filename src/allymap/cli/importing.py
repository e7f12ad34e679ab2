"""`allymap import`: data that others coded → a project, without a window."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..model import AllyMapError
from ..workspace import Workspace, datasets, importing
from .build import place_for, summary
from .console import complain, progress, say, tell


def import_data(file: Path, kind: str, target: Path, asks: datasets.Asks) -> int:
    """Import and save. Answers 0 when every row was read, 1 when some could not be, 2 when none became a claim."""
    target = place_for(target)
    with Workspace.open(target) if target.exists() else Workspace.scratch() as workspace:
        with progress() as shown:
            outcome = datasets.prepare(file, kind, asks, within=importing.standing(workspace), progress=shown)
        tell(outcome.batch.report)
        if not outcome.batch.claims:
            complain("No row became a claim, so nothing was written.")
            return 2
        importing.apply(workspace, outcome.batch)
        workspace.save(target)
        say(f"{summary(workspace)} → {target}")
    return 1 if outcome.batch.report.failures else 0


def columns_said(pairs: Iterable[str]) -> dict[str, str]:
    """Fields with the columns that hold them. Raises ``AllyMapError`` for words that do not say one.

    >>> columns_said(["source=Who does it"])
    {'source': 'Who does it'}
    """
    said = {}
    for pair in pairs:
        field, sign, name = pair.partition("=")
        if not sign or field not in datasets.fields() or not name.strip():
            listed = ", ".join(datasets.fields())
            raise AllyMapError(
                f"“{pair}” does not say which column holds what: write FIELD=NAME, with one of {listed}."
            )
        said[field] = name.strip()
    return said
