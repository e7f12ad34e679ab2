"""Reads annotated text of our own: a sentence a line, what it says below it (``tests/corpus/README.md``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from allymap.model import Document

from .gazetteer import Gazetteer
from .train_gold import Aliases, Gold, Row

_ANNOTATION = re.compile(r"  (?P<sign>[+-]) (?P<a>[^|]+) \| (?P<b>[^|]+?)(?P<rest>(?: *\|[^|]*?)*)(?P<doubt> \?)?")
_POLARITY = {"+": "cooperation", "-": "competition"}


def read_own_articles(folder: Path, gazetteer: Gazetteer, aliases: Aliases) -> list[Gold]:
    """The articles of ``folder/articles``: taught, never counted in the figures.

    Raises ``ValueError`` naming the file and the line of an annotation that cannot be read.
    """
    names = _Names(gazetteer, aliases)
    return [_article(path, names) for path in sorted((folder / "articles").glob("*.txt"))]


def read_own_sentences(folder: Path, gazetteer: Gazetteer, aliases: Aliases) -> list[Gold]:
    """Each line of ``folder/sentences`` as a document. Raises ``ValueError`` as ``read_own_articles`` does."""
    names = _Names(gazetteer, aliases)
    return [gold for path in sorted((folder / "sentences").glob("*.txt")) for gold in _sentences(path, names)]


class _Names:
    """An annotated name as the name of a principal that the surveys know."""

    def __init__(self, gazetteer: Gazetteer, aliases: Aliases) -> None:
        self._gazetteer, self._aliases = gazetteer, aliases

    def of(self, name: str) -> str:
        actor = self._gazetteer.resolve_name(name)
        while actor is not None and actor.principal_id in self._gazetteer.actors:
            actor = self._gazetteer.actors[actor.principal_id]
        known = self._aliases.of(name)
        return known if known != name or actor is None else self._aliases.of(actor.name)


def _article(path: Path, names: _Names) -> Gold:
    head, body = _parts(path)
    text, rows = "", list[Row]()
    for paragraph in re.split(r"\n{2,}", body.strip("\n")):
        text += "\n\n" if text else ""
        first = True
        for sentence, said in _said(path, paragraph, names):
            text += "" if first else " "
            first = False
            rows += [Row(len(text), len(text) + len(sentence), *claim) for claim in said]
            text += sentence
    return Gold(_document(path.stem, head, text), rows, taught=True)


def _sentences(path: Path, names: _Names) -> Iterator[Gold]:
    head, body = _parts(path)
    for number, (sentence, said) in enumerate(_said(path, body, names), start=1):
        rows = [Row(0, len(sentence), *claim) for claim in said]
        yield Gold(_document(f"{path.stem}-{number}", head, sentence), rows, taught=True)


def _parts(path: Path) -> tuple[dict[str, str], str]:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in head.splitlines()), body


def _said(path: Path, text: str, names: _Names) -> list[tuple[str, list[tuple[frozenset[str], str, bool]]]]:
    found: list[tuple[str, list[tuple[frozenset[str], str, bool]]]] = []
    for line in text.splitlines():
        if not line.startswith("  "):
            if line.strip():
                found.append((line.strip(), []))
            continue
        parts = _ANNOTATION.fullmatch(line.rstrip())
        if parts is None or not found:
            raise ValueError(f"{path.name}: “{line.strip()}” is no annotation.")
        pair = frozenset(names.of(parts[side].strip()) for side in ("a", "b"))
        if len(pair) == 2:
            found[-1][1].append((pair, _POLARITY[parts["sign"]], parts["doubt"] is None))
    return found


def _document(name: str, head: dict[str, str], text: str) -> Document:
    return Document(name, head.get("title", ""), text, "", published=head.get("published", ""), language="en")
