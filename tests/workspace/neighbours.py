"""An extractor that needs no language model, and files for it to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from allymap.model import Actor, Claim, Document, Kind, Passage, Polarity, Progress, Report, claim_id_for

NAMES = {"Arlen": "arlen", "Brask": "brask", "Corvo": "corvo", "Dorn": "dorn"}


@dataclass
class Found:
    actors: list[Actor] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    report: Report = field(default_factory=Report)


class Neighbours:
    """Two names that follow each other in a document cooperate. ``read`` are the ids of what it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found:
        found = Found()
        for document in documents:
            progress.advance()
            self.read.append(document.id)
            at = sorted((document.text.find(name), name) for name in NAMES if name in document.text)
            found.actors += [Actor(NAMES[name], f"{name} as found") for _, name in at]
            for (start, one), (end, other) in pairwise(at):
                key = claim_id_for(document.id, start, NAMES[one], NAMES[other], "cooperation", "", start)
                passage = Passage.of(document, start, end + len(other))
                found.claims.append(
                    Claim(key, Kind.EVENT, NAMES[one], NAMES[other], Polarity.COOPERATION, passage, by="rules 1.0")
                )
        return found


def write(folder: Path, **texts: str) -> list[Path]:
    """Text files by name, in this order."""
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return paths
