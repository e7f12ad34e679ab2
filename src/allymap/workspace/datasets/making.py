"""Documents and claims of what was gathered: rows become lines of a document, quotations excerpts of the cited one."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model import (
    EXCERPTS,
    ROWS,
    Claim,
    Document,
    Passage,
    Span,
    Verdict,
    VerdictValue,
)
from ...reading.datasets import Cited, Record
from ..wording import free
from .groups import Entry

_PAGE = 4_000
"""Rows of a document; a file of more becomes several, which are one origin."""


@dataclass(frozen=True, slots=True)
class Source:
    """The data set: its ``title`` (ICEWS), the file's ``name`` and ``path``; ``origin`` is its first document, if any.

    ``note`` goes with each of its documents, ``now`` is when the rows came in.
    """

    title: str
    name: str
    path: str
    now: str
    note: str = ""
    origin: str = ""


@dataclass(slots=True)
class Made:
    """What a project takes in."""

    documents: list[Document]
    claims: list[Claim]
    verdicts: list[Verdict]


def made(entries: Iterable[Entry], source: Source, known: Mapping[str, Document], person: str) -> Made:
    """Documents beside those that are ``known``, and a claim for each entry."""
    rows: list[Entry] = []
    cited: dict[Cited, list[Entry]] = {}
    notes: list[Entry] = []
    for entry in entries:
        if not entry.first.words:
            notes.append(entry)
        elif entry.first.cited is None:
            rows.append(entry)
        else:
            cited.setdefault(entry.first.cited, []).append(entry)
    there = _Ids(known)
    wholes = _Wholes(known.values())
    whole = Made([], [_claim(entry, None, source.now) for entry in notes], [])
    origin = source.origin
    for number, start in enumerate(range(0, len(rows), _PAGE)):
        part = rows[start : start + _PAGE]
        title = f"{source.title} · {source.name}" + (f" · part {number + 1}" if len(rows) > _PAGE else "")
        document = Document(
            there.free(source.name), title, *_hashed("\n".join(entry.words for entry in part)), publisher=source.title,
            path=source.path, media_type=ROWS, note=source.note, origin=origin,
        )  # fmt: skip
        origin = origin or document.id
        _enter(whole, document, part, _one_by_one(part), source.now)
    for reference, quoting in cited.items():
        ordered = sorted(quoting, key=lambda entry: entry.first.at)
        text, spans = _excerpts(ordered)
        name = reference.id or reference.title or source.name
        document = Document(
            there.free(name), reference.title or name, *_hashed(text), published=reference.published,
            publisher=reference.publisher, url=reference.url, path=source.path,
            media_type=ROWS if reference.rows else EXCERPTS, note=f"Quotations alone, from {source.name}.",
            version_of=wholes.of(reference), reliability=reference.reliability,
            credibility=reference.credibility, tlp=reference.tlp,
        )  # fmt: skip
        _enter(whole, document, ordered, spans, source.now)
    whole.verdicts = [
        Verdict(claim.id, entry.first.verdict, person, source.now)
        for entry, claim in zip(_ordered(notes, rows, cited), whole.claims, strict=True)
        if entry.first.verdict is not VerdictValue.PROPOSED
    ]
    return whole


class _Wholes:
    """The documents that were read themselves: a quotation from one of them is no origin of its own."""

    def __init__(self, documents: Iterable[Document]) -> None:
        read = [one for one in documents if not one.coded]
        self._by_url = {one.url: one.id for one in read if one.url}
        self._by_title = {(one.title, one.publisher): one.id for one in read}

    def of(self, reference: Cited) -> str:
        """The id of the document that is quoted, empty where it is not there."""
        return self._by_url.get(reference.url) or self._by_title.get((reference.title, reference.publisher), "")


def claim_id_of(record: Record, kind: str) -> str:
    """The id that a statement has whenever it is imported: an export's own, or one made of what tells it apart."""
    return record.id or hashlib.sha256(f"{kind}\x1f{record.key}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _ordered(notes: list[Entry], rows: list[Entry], cited: dict[Cited, list[Entry]]) -> Iterator[Entry]:
    yield from notes
    yield from rows
    for quoting in cited.values():
        yield from sorted(quoting, key=lambda entry: entry.first.at)


def _enter(whole: Made, document: Document, entries: list[Entry], spans: Iterable[Span], now: str) -> None:
    whole.documents.append(document)
    for entry, (start, end) in zip(entries, spans, strict=True):
        whole.claims.append(_claim(entry, Passage.of(document, start, end), now))


def _one_by_one(entries: list[Entry]) -> Iterator[Span]:
    at = 0
    for entry in entries:
        yield at, at + len(entry.words)
        at += len(entry.words) + 1


def _excerpts(entries: list[Entry]) -> tuple[str, list[Span]]:
    """Each quotation once, an empty line apart, and where each entry's stands."""
    at: dict[str, int] = {}
    length = 0
    for entry in entries:
        if entry.words not in at:
            at[entry.words] = length
            length += len(entry.words) + 2
    return "\n\n".join(at), [(at[entry.words], at[entry.words] + len(entry.words)) for entry in entries]


def _hashed(text: str) -> tuple[str, str]:
    return text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _claim(entry: Entry, passage: Passage | None, now: str) -> Claim:
    record = entry.first
    start = passage.start if passage else 0
    reasons = record.reasons
    if entry.number > 1:
        reasons = (*reasons, f"{entry.number:,} rows of the same kind were put together")

    def words(span: Span | None) -> tuple[str, Span | None]:
        return ("", None) if span is None else (record.words[span[0] : span[1]], (start + span[0], start + span[1]))

    source_mention, source_span = words(record.source_span)
    target_mention, target_span = words(record.target_span)
    trigger, trigger_span = words(record.trigger_span)
    return Claim(
        entry.id, record.kind, entry.source_id, entry.target_id, record.polarity, passage, entry.event, entry.mode,
        record.directed, record.modality, entry.date, record.date_basis, record.arena,
        record.narrator, source_mention or record.source_mention, target_mention or record.target_mention, source_span,
        target_span, trigger or record.trigger, trigger_span, record.confidence, record.tier, record.by, reasons,
        record.note, now, record.tlp,
    )  # fmt: skip


class _Ids:
    """Ids of documents: short, and free in the project and in what is made."""

    def __init__(self, taken: Container[str]) -> None:
        self._taken, self._made = taken, set[str]()

    def __contains__(self, name: object) -> bool:
        return name in self._made or name in self._taken

    def free(self, name: str) -> str:
        found = free(name[:80], self)
        self._made.add(found)
        return found
