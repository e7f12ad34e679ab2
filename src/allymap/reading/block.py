"""What a format says about the form of its text: blocks of runs, before they are found again in a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allymap.model import Form


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one form within a block; ``link`` is the address they lead to."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading of a level, an item of a list, a row of a table …; ``None`` for a plain paragraph."""

    runs: Sequence[Run]
    form: Form | None = None
    level: int = 0

    @property
    def text(self) -> str:
        """The words as they are read: in anything but code, white space is one space."""
        words = "".join(run.text for run in self.runs)
        return words if self.form is Form.CODE else " ".join(words.split())
