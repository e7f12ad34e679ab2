"""Finds actors, documents and claims by their words.

Actors and documents have a full-text index. A claim's passage is part of its document, so it is looked for in the
documents that hold the words: an index of its own would make an import five times slower.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_EXCERPT = 160
"""Characters of a passage that a hit shows."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One find; ``kind`` is ``actor``, ``document`` or ``claim``, ``id`` its key, ``excerpt`` the words around."""

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
    WHERE documents_text MATCH ? AND holds(claims.exact) ORDER BY documents_text.rank LIMIT ?"""
_NOTES = """
    SELECT claims.id, coalesce(documents.title, claims."by"), claims.note
    FROM claims LEFT JOIN documents ON documents.id = claims.document_id
    WHERE claims.note <> '' AND holds(claims.note) ORDER BY claims.number LIMIT ?"""


def search(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    """Whatever holds all words of ``text``, the last one as a beginning: actors first, then documents, then claims."""
    words = _WORD.findall(_folded(text))
    hits: dict[tuple[str, str], Hit] = {}
    if words:
        for hit in _hits(connection, words, limit):
            if len(hits) >= limit:
                break
            hits.setdefault((hit.kind, hit.id), hit)
    return list(hits.values())


def _hits(connection: sqlite3.Connection, words: list[str], limit: int) -> Iterator[Hit]:
    # In quotes a word is only ever a word: nothing a person types is read as query syntax.
    wanted = " ".join(f'"{word}"' for word in words) + "*"
    connection.create_function("holds", 1, lambda text: _holds(text, words))
    for kind, query in (("actor", _ACTORS), ("document", _DOCUMENTS), ("claim", _PASSAGES)):
        for found in connection.execute(query, (wanted, limit)).fetchall():
            yield _hit(kind, found, words)
    for found in connection.execute(_NOTES, (limit,)).fetchall():
        yield _hit("claim", found, words)


def _hit(kind: str, found: tuple[str, str, str], words: list[str]) -> Hit:
    id_, title, text = found
    text = " ".join(text.split())
    if len(text) > _EXCERPT:
        at = max(0, text.casefold().find(words[0]) - _EXCERPT // 3)
        text = ("…" if at else "") + text[at : at + _EXCERPT].strip() + ("…" if at + _EXCERPT < len(text) else "")
    return Hit(kind, id_, title, text)


def _folded(text: str) -> str:
    """Without case and accents, as the index keeps words."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def _holds(text: str, words: list[str]) -> bool:
    *whole, beginning = words
    folded = _folded(text)
    if not all(word in folded for word in words):
        return False  # The quick answer for most passages.
    there = set(_WORD.findall(folded))
    return there.issuperset(whole) and any(word.startswith(beginning) for word in there)


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
