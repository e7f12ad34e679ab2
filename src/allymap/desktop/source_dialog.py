"""Describes a source: who published it and when, how far it is trusted (Admiralty system), how far it may be shared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ..model import AllyMapError, Document
from ..model.written_dates import as_edtf
from .form_dialog import FormDialog, named
from .wording import tr

_WIDTH, _NOTE_HEIGHT = 520, 72


class SourceDialog(FormDialog):
    """Shows one document; ``then`` is called with it as the fields have it, and refuses with ``AllyMapError``."""

    def __init__(self, parent: QWidget, document: Document, origin: str, then: Callable[[Document], object]) -> None:
        super().__init__(parent, "source", self.tr("Describe a source"), _WIDTH)
        self._document, self._then = document, then
        date = self.tr("15 April 2024, 2024-04, 2024; empty: unknown")
        self.lines = {
            "title": self.line(self.tr("Title"), document.title),
            "publisher": self.line(self.tr("Publisher"), document.publisher),
            "author": self.line(self.tr("Author"), document.author),
            "published": self.line(self.tr("Published"), document.published, date),
            "retrieved": self.line(self.tr("Retrieved"), document.retrieved, date),
            "url": self.line(self.tr("Address"), document.url),
            "language": self.line(self.tr("Language"), document.language, self.tr("en, fa, ru …")),
        }
        self.reliability = self.choice(self.tr("Reliability"), _graded(reliability_words()), document.reliability)
        self.credibility = self.choice(self.tr("Credibility"), _graded(credibility_words()), document.credibility)
        self.tlp = self.labels(document.tlp, self.tr("no label"))
        self.note = self.paragraph(self.tr("Note"), document.note, _NOTE_HEIGHT)
        rows = named(*self.lines.values(), self.reliability, self.credibility, self.tlp, self.note)
        if origin:
            rows.append((self.tr("Origin"), self.words(origin, "sourceOrigin", "small")))
        self.lay_out(rows)

    def described(self) -> Document:
        """The document as the fields have it. Raises ``AllyMapError`` for a date that is none."""
        words = {name: line.text().strip() for name, line in self.lines.items()}
        for name in ("published", "retrieved"):
            try:
                words[name] = as_edtf(words[name])
            except ValueError as error:
                raise AllyMapError(f"{error}.") from None
        return replace(
            self._document, **words, reliability=self.reliability.currentData(),
            credibility=self.credibility.currentData(), tlp=self.tlp.currentData(),
            note=self.note.toPlainText().strip(),
        )  # fmt: skip

    def accept(self) -> None:
        try:
            described = self.described()
            if described != self._document:
                self._then(described)
        except AllyMapError as error:
            self.refuse(str(error))
            return
        super().accept()


def _graded(words: dict[str, str]) -> list[tuple[str, str]]:
    return [(f"{key} · {text}" if key else text, key) for key, text in words.items()]


def reliability_words() -> dict[str, str]:
    """What each letter says about a source; F is no grade but *unknown*."""
    return {
        "": tr("not graded"), "A": tr("completely reliable"), "B": tr("usually reliable"), "C": tr("fairly reliable"),
        "D": tr("not usually reliable"), "E": tr("unreliable"), "F": tr("cannot be judged"),
    }  # fmt: skip


def credibility_words() -> dict[str, str]:
    """What each number says about what a source says; 6 is no grade but *unknown*."""
    return {
        "": tr("not graded"), "1": tr("confirmed by another origin"), "2": tr("probably true"),
        "3": tr("possibly true"), "4": tr("doubtful"), "5": tr("improbable"), "6": tr("cannot be judged"),
    }  # fmt: skip
