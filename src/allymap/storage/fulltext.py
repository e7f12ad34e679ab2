"""Finds actors, documents and claims by their words.

Actors and documents have a full-text index. A claim's passage is part of its document, so it is looked for in the
documents that hold the words: an index of its own would make an import five times slower.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..model import FuzzyDate
from .wanted import Wanted, folded, quoted, read

_EXCERPT = 160
"""Characters of a passage that a hit shows."""
_BEFORE = 24
"""Characters of it before what was looked for: in a narrow list that still is in sight."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One find; ``kind`` is ``actor``, ``document``, ``claim`` or ``note``, ``excerpt`` the words around."""

    kind: str
    id: str
    title: str
    excerpt: str


_ACTORS = """
    SELECT actors.id, actors.name,
        coalesce((SELECT group_concat(value, ', ') FROM json_each(actors.aliases)), actors.note)
    FROM actors_text JOIN actors ON actors.number = actors_text.rowid
    WHERE actors_text MATCH ? ORDER BY bm25(actors_text, 10, 5, 1), actors.number LIMIT ?"""
_DOCUMENTS = """
    SELECT documents.id, documents.title, snippet(documents_text, 1, '', '', '…', 24)
    FROM documents_text JOIN documents ON documents.number = documents_text.rowid
    WHERE documents_text MATCH ? ORDER BY bm25(documents_text, 5, 1), documents.number LIMIT ?"""
_PASSAGES = """
    SELECT claims.id, documents.title, claims.exact
    FROM documents_text JOIN documents ON documents.number = documents_text.rowid
        CROSS JOIN claims ON claims.document_id = documents.id
    WHERE documents_text MATCH :match AND holds(claims.exact) AND {also} ORDER BY documents_text.rank LIMIT :limit"""
_CLAIMS = """
    SELECT claims.id, coalesce(documents.title, claims."by"), coalesce(claims.exact, claims.note)
    FROM claims LEFT JOIN documents ON documents.id = claims.document_id
    WHERE {also} ORDER BY claims.number LIMIT :limit"""
_NOTES = """
    SELECT claims.id, coalesce(documents.title, claims."by"), claims.note
    FROM claims LEFT JOIN documents ON documents.id = claims.document_id
    WHERE claims.note <> '' AND holds(claims.note) AND {also} ORDER BY claims.number LIMIT :limit"""
_DOCUMENT_NOTES = """
    SELECT id, title, note FROM documents WHERE note <> '' AND holds(note) ORDER BY number LIMIT ?"""
_MAP_NOTES = "SELECT id, text, '' FROM notes WHERE holds(text) ORDER BY id LIMIT ?"
_NAMED = "SELECT actors.id FROM actors_text JOIN actors ON actors.number = actors_text.rowid WHERE actors_text MATCH ?"


def search(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    """Whatever holds all that ``text`` asks for (see ``wanted.read``): actors first, then documents, claims, notes.

    With ``actor:``, ``date:`` or ``polarity:`` only claims are found.
    """
    wanted = read(text)
    hits: dict[tuple[str, str], Hit] = {}
    if wanted != Wanted():
        for hit in _hits(connection, wanted, limit):
            if len(hits) >= limit:
                break
            hits.setdefault((hit.kind, hit.id), hit)
    return list(hits.values())


def _hits(connection: sqlite3.Connection, wanted: Wanted, limit: int) -> Iterator[Hit]:
    connection.create_function("holds", 1, wanted.held_by)
    also, values = _conditions(connection, wanted)
    values |= {"match": wanted.match, "limit": limit}
    first = wanted.phrases[0][0] if wanted.phrases else ""
    if wanted.only_words:
        for kind, query in (("actor", _ACTORS), ("document", _DOCUMENTS)):
            for found in connection.execute(query, (wanted.match, limit)).fetchall():
                yield _hit(kind, found, first)
    for query in (_PASSAGES, _NOTES) if wanted.phrases else (_CLAIMS,):
        for found in connection.execute(query.format(also=also), values).fetchall():
            yield _hit("claim", found, first)
    if wanted.only_words:
        for kind, query in (("document", _DOCUMENT_NOTES), ("note", _MAP_NOTES)):
            for found in connection.execute(query, (limit,)).fetchall():
                yield _hit(kind, found, first)


def _conditions(connection: sqlite3.Connection, wanted: Wanted) -> tuple[str, dict[str, object]]:
    """What the operators ask of a claim, as SQL with its values."""
    parts, values = ["1"], dict[str, object]()
    for number, words in enumerate(wanted.actors):
        ids = [one for (one,) in connection.execute(_NAMED, (f"{{name aliases}} : {quoted(words)}*",))]
        values[f"actor{number}"] = json.dumps(ids)
        among = f"IN (SELECT value FROM json_each(:actor{number}))"
        parts.append(f"(claims.source_id {among} OR claims.target_id {among})")
    if wanted.polarity:
        values["polarity"] = wanted.polarity
        parts.append("claims.polarity = :polarity")
    if wanted.days is not None:
        start, end = wanted.days
        connection.create_function("overlaps", 1, lambda text: _overlaps(text, start, end))
        parts.append("overlaps(claims.date)")
    return " AND ".join(parts), values


@lru_cache(maxsize=65536)
def _overlaps(text: str, start: date | None, end: date | None) -> bool:
    try:
        when = FuzzyDate.parse(text)
    except ValueError:
        return False
    return not when.undated and when.overlaps(start, end)


def _hit(kind: str, found: tuple[str, str, str], first: str) -> Hit:
    id_, title, text = found
    text = " ".join(text.split())
    at = folded(text).find(first)  # without its accents it is hardly shorter
    start = 0 if at <= _BEFORE else min(text.find(" ", at - _BEFORE) + 1, at)
    end = len(text)
    if end > start + _EXCERPT:
        end = max(text.rfind(" ", start, start + _EXCERPT), at + len(first))
    shown = text[start:end].strip("… ")
    text = (
        ("…" if start or text.startswith("…") else "") + shown + ("…" if end < len(text) or text.endswith("…") else "")
    )
    return Hit(kind, id_, title, text)


def in_step(connection: sqlite3.Connection) -> bool:
    """Whether the index agrees with the tables it was built from."""
    try:
        for table in ("documents", "actors"):
            connection.execute(f"INSERT INTO {table}_text ({table}_text, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_READONLY:
            # The check is spelt as a write, which a file opened to read does not take.
            with closing(sqlite3.connect(":memory:")) as copy:
                connection.backup(copy)
                return in_step(copy)
        return False
    return True
