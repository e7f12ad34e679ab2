"""Titles of plain text."""

from __future__ import annotations

import pytest

from allymap.model import Report
from allymap.reading.plain import read, title_in


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\nDrones for a favour\n\nIran sent drones.", "Drones for a favour"),
        ("Who rebuilds Syria?\r\n\r\nNobody does.", "Who rebuilds Syria?"),
        ("Iran sent drones to Russia.\n\nRussia paid.", ""),
        ("Only one line", ""),
        ("x" * 121 + "\n\nText.", ""),
    ],
)
def test_a_title_is_short_no_sentence_and_has_a_text_below(text: str, title: str) -> None:
    assert title_in(text) == title


def test_a_document_without_a_title_leaves_it_to_the_file_name() -> None:
    (draft,) = read(b"Iran sent drones.", "a.txt", Report())
    assert (draft.title, draft.text) == ("", "Iran sent drones.")
