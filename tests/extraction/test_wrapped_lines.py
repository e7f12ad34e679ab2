"""Paragraphs that mail programs broken into lines are parsed whole, and no offset moves."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction.model import pieces_of

TEXT = (
    "Russia sold Iran an air defence system in the spring of 2016 after nine years of waiting. Turkey, which had shot "
    "down a jet, accused Moscow of arming the rebels in the north. Qatar said nothing for a week, and then it did."
)


@pytest.mark.parametrize("width", [55, 72, 80, 110])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_paragraph_broken_at_one_width_is_one_piece(width: int, end: str) -> None:
    text = f"A title{end}{end}{textwrap.fill(TEXT, width).replace(chr(10), end)}{end}{end}Oman waits."
    _, whole, _ = (piece.text for piece in pieces_of(text))
    assert " ".join(whole.split()) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        "Russia arms Iran over the objections of Israel and others\nQatar waits",
        "Russia arms Iran\nTurkey leaves Syria\nOman waits",
        f"A title that stands right above its text\n{textwrap.fill(TEXT, 72)}",
        f"{TEXT}\n{TEXT}",
    ],
)
def test_headlines_lists_and_long_lines_stay_apart(text: str) -> None:
    assert len(pieces_of(text)) > 1


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=90), max_size=8))
def test_no_offset_moves(lines: list[str]) -> None:
    text = "\n".join(lines)
    for piece in pieces_of(text):
        there = text[piece.start : piece.start + len(piece.text)]
        assert len(there) == len(piece.text)
        assert all(one == other or one in " \ufffd" for one, other in zip(piece.text, there, strict=True))
