"""PDF: columns, broken words, furniture of pages, notes and tables read as a person reads them."""

from __future__ import annotations

from collections import Counter

import pytest
from layouts import Book, Journal, Magazine, any_layout, varied
from made_pdf import paragraphs, plain

LONG = varied(16)


@pytest.mark.parametrize(
    ("xs", "width", "style"),
    [
        ((50,), 495, {"between": 6}),
        ((50,), 495, {"between": 0, "indent": 14}),
        ((50,), 495, {"between": 8, "justify": False}),
        ((50, 310), 235, {"between": 6}),
        ((50, 310), 235, {"between": 0, "indent": 12}),
        ((50, 310), 235, {"between": 6, "justify": False}),
        ((50, 222, 394), 150, {"between": 0, "indent": 10, "size": 9}),
        ((50, 220, 390), 160, {"between": 5, "size": 9}),
        ((50, 177, 304, 431), 115, {"between": 4, "size": 8}),
    ],
)
def test_columns_are_read_one_after_the_other_and_words_made_whole(
    xs: tuple[float, ...], width: float, style: dict[str, float]
) -> None:
    content = Journal(xs, width, **style).print(LONG, "A late delivery changes the Levant")
    assert paragraphs(content) == ["A late delivery changes the Levant", *map(plain, LONG)]


@pytest.mark.parametrize("kind", [Magazine, Book])
@pytest.mark.parametrize(("xs", "width"), [((50,), 300), ((50, 310), 235)])
def test_running_headers_footers_and_page_numbers_are_left_out(
    kind: type[Journal], xs: tuple[float, ...], width: float
) -> None:
    content = kind(xs, width, between=0, indent=12).print(varied(32))
    assert paragraphs(content) == [plain(paragraph) for paragraph in varied(32)]


@pytest.mark.parametrize("number", range(8))
def test_whatever_the_setting_every_word_stands_in_its_order(number: int) -> None:
    content, story = any_layout(number)
    found = [part for part in paragraphs(content) if not part.startswith("The Levant Desk")]
    wanted = [plain(paragraph) for paragraph in story]
    assert " ".join(found) == " ".join(wanted)
    # Whether a paragraph ends with its column cannot always be seen where lines are ragged.
    assert sum((Counter(wanted) & Counter(found)).values()) >= len(wanted) - 2
