"""The small project that the tests of this folder work on."""

from __future__ import annotations

from typing import Any

from allymap.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Kind,
    Layout,
    Modality,
    Original,
    Passage,
    Place,
    Polarity,
)
from allymap.storage import TABLES
from allymap.workspace import Workspace

TEXT = "Arlen lent Brask three ferries in March. In June the two quarrelled over fares, and Corvo took Brask's side."
DOCUMENT = Document("ferries", "Three ferries", TEXT, "0f" * 32, "2021-07", path="ferries.txt")
LENT, QUARREL = TEXT.index("Arlen"), TEXT.index("In June")


def claim(key: str, source: str, target: str, polarity: Polarity, start: int, end: int, **more: Any) -> Claim:
    """A claim on the document."""
    return Claim(key, Kind.EVENT, source, target, polarity, Passage.of(DOCUMENT, start, end), by="rules 1.0", **more)


def fill(workspace: Workspace) -> None:
    """Put everything in, in one step."""
    with workspace.step("Fill") as step:
        step.put(DOCUMENT, Original("ferries", TEXT.encode()))
        step.put(
            Actor("arlen", "Arlen", ActorKind.STATE), Actor("brask", "Brask", ActorKind.STATE),
            Actor("brask-port", "Port of Brask", ActorKind.ORGAN, "brask"), Actor("corvo", "Corvo", ActorKind.STATE),
        )  # fmt: skip
        step.put(
            claim("lent", "arlen", "brask", Polarity.COOPERATION, LENT, 40, date="2021-03", date_basis="stated"),
            claim(
                "quarrel", "arlen", "brask-port", Polarity.COMPETITION, QUARREL, 79, date="2021-07",
                date_basis="document", modality=Modality.ONGOING,
            ),
        )  # fmt: skip
        step.put(Layout("map", "Map"), Place("map", "arlen", 0, 0), Place("map", "brask", 100, 0, True))


def contents(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Everything in memory, by table and key."""
    return {
        "documents": dict(workspace.documents), "actors": dict(workspace.actors), "claims": dict(workspace.claims),
        "verdicts": dict(workspace.verdicts), "judgements": dict(workspace.judgements),
        "layouts": dict(workspace.layouts), "scenes": dict(workspace.scenes), "settings": dict(workspace.settings),
        "places": {
            f"{layout}|{actor}": place
            for layout in workspace.layouts
            for actor, place in workspace.places(layout).items()
        },
        "bends": dict(workspace.bends), "notes": dict(workspace.notes), "log": {one.id: one for one in workspace.log},
        "originals": {one: workspace.original(one) for one in workspace.documents},
    }  # fmt: skip


def tables(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Everything in the file, read again from its tables."""
    file = workspace._file
    found: dict[str, dict[str, Any]] = {
        table.name: {table.key_of(row): row for row in file.read(table.noun)} for table in TABLES
    }
    found["settings"] = {key: setting.value for key, setting in found["settings"].items()}
    kept = found["originals"]
    found["originals"] = {one: kept[one].content if one in kept else None for one in found["documents"]}
    return found
