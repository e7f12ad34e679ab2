"""Projects of one document whose original is kept, with claims on sentences of it; and pixels of what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from allymap.model import Actor, ActorKind, Claim, Document, Kind, Passage, Polarity, claim_id_for
from allymap.reading import read_bytes
from allymap.workspace import Workspace, importing

ACTORS = tuple(Actor(one, one.title(), ActorKind.STATE) for one in ("arlen", "brask", "corvo"))
SALE, QUARREL = "Arlen sold grain to Brask in March.", "Arlen outbid Corvo for the harbour."
BOTH = "Brask needs Corvo and resents it."
STATEMENTS = (
    (SALE, "arlen", "brask", Polarity.COOPERATION), (QUARREL, "arlen", "corvo", Polarity.COMPETITION),
    (BOTH, "brask", "corvo", Polarity.COOPERATION), (BOTH, "brask", "corvo", Polarity.COMPETITION),
)  # fmt: skip
FILLER = "The envoys sat down and counted crates until the harbour master came to fetch them. "


def claims_on(document: Document) -> list[Claim]:
    """A claim for each statement whose words stand in the document, however its lines are broken."""
    found = []
    for words, one, other, polarity in STATEMENTS:
        start = document.text.find(words)
        if start >= 0:
            key = claim_id_for(document.id, start, one, other, polarity, "", start)
            passage = Passage.of(document, start, start + len(words))
            found.append(Claim(key, Kind.STATE, one, other, polarity, passage, by="rules 1.0", confidence=0.8))
    return found


def kept(content: bytes, name: str, path: Path, *, original: bytes | None = None) -> Document:
    """Save a project with the document; ``original`` stands in for what was read, ``b""``: none is kept."""
    reading = read_bytes(content, name, "2019")
    (document,) = reading.documents
    originals = tuple(replace(one, content=original) for one in reading.originals) if original else reading.originals
    with Workspace.new() as workspace:
        claims = tuple(claims_on(document))
        batch = importing.Batch((document,), () if original == b"" else originals, ACTORS, claims)
        importing.apply(workspace, batch)
        workspace.save(path)
    return document


def colours(widget: QWidget, rect: QRect | None = None) -> npt.NDArray[np.int64]:
    """The pixels (n, m, 3: red, green, blue) of a widget, or of a part of it, as a person sees them."""
    image = widget.grab(rect if rect is not None else widget.rect()).toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., 2::-1].astype(np.int64)


def share(pixels: npt.NDArray[np.int64], colour: str, within: int = 40) -> float:
    """How much of some pixels is near a colour."""
    wanted = QColor(colour)
    away = np.abs(pixels - [wanted.red(), wanted.green(), wanted.blue()]).max(axis=2)
    return float((away <= within).mean())


def columns_with(pixels: npt.NDArray[np.int64], colour: str, within: int = 60) -> Iterable[bool]:
    """For each column of pixels whether the colour is in it: a dashed line leaves some out."""
    wanted = QColor(colour)
    away = np.abs(pixels - [wanted.red(), wanted.green(), wanted.blue()]).max(axis=2)
    found: list[bool] = (away <= within).any(axis=0).tolist()
    return found
