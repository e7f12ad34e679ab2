"""JSONL: a document a line; a broken line is named by its number and the rest is read."""

from __future__ import annotations

import hashlib
import json

import pytest

from allymap.reading import read_bytes

FULL = {
    "id": "d7", "title": "A late delivery", "published": "2018-11-12", "publisher": "The Levant Desk",
    "url": "https://desk.example/late", "author": "Jane Doe", "text": "Russia armed Iran.\n\nIran waited — long.",
}  # fmt: skip


def test_every_field_is_kept_and_the_line_is_the_original() -> None:
    line = json.dumps(FULL, ensure_ascii=False).encode()
    reading = read_bytes(b"\n" + line + b"\r\n", "corpus.jsonl")
    (document,) = reading.documents
    assert document.text == FULL["text"]
    for field in ("id", "title", "published", "publisher", "url", "author"):
        assert getattr(document, field) == FULL[field]
    assert document.media_type == "application/jsonl"
    assert document.sha256 == hashlib.sha256(line).hexdigest()
    assert reading.originals[0].content == line


def test_missing_ids_are_made_from_the_name_and_the_line() -> None:
    rows = [{"text": "a"}, {"id": 5, "text": "b"}, {"id": "", "text": "c"}, {"id": "5", "text": "d"}]
    content = "\n".join(map(json.dumps, rows)).encode()
    documents = read_bytes(content, "corpus.jsonl").documents
    assert [document.id for document in documents] == ["corpus-1", "5", "corpus-3", "5-2"]
    assert documents[0].title == "corpus-1"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": oops}', "is not valid JSON (Expecting value)"),
        (b'{"text": "cut', "is not valid JSON"),
        (b"[1, 2]", "is not a JSON object"),
        (b'{"title": "no text"}', "has no “text”"),
        (b'{"text": 5}', "has no “text”"),
        (b'{"text": "  "}', "has no “text”"),
        (b'{"text": "caf\xe9"}', "is not UTF-8"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "a number is too long"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(line: bytes, reason: str) -> None:
    good = b'{"text": "Iran waits."}'
    reading = read_bytes(b"\n".join([good, b"", line, b'{"text": "Russia waits."}']), "corpus.jsonl")
    assert [document.id for document in reading.documents] == ["corpus-1", "corpus-4"]
    (remark,) = reading.report.failures
    assert remark.where == "corpus.jsonl, line 3"
    assert reason in remark.message
    assert remark.message.endswith("was left out.")


def test_what_no_file_can_hold_is_replaced_one_for_one() -> None:
    (document,) = read_bytes(rb'{"text": "Iran \ud800 and \u0000 waits", "title": 12}', "a.jsonl").documents
    assert document.text == "Iran \ufffd and \ufffd waits"
    assert document.title == "12"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(encoding: str) -> None:
    (document,) = read_bytes('{"id": "é", "text": "Iran waits."}\n'.encode(encoding), "a.jsonl").documents
    assert document.id == "é"


def test_fields_of_a_wrong_kind_count_as_absent() -> None:
    (document,) = read_bytes(
        b'{"text": "Iran waits.", "title": ["x"], "url": null, "publisher": true}', "a.jsonl"
    ).documents
    assert (document.title, document.url, document.publisher) == ("a-1", "", "")
