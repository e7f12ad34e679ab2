"""Markdown: the words without the mark-up, and front matter as metadata."""

from __future__ import annotations

import pytest

from allymap.model import Report
from allymap.reading import read_bytes
from allymap.reading.draft import Draft
from allymap.reading.markdown import read


def draft_of(source: str) -> Draft:
    (draft,) = read(source.encode(), "a.md", Report())
    return draft


def test_front_matter_is_metadata_and_no_part_of_the_text() -> None:
    source = (
        '---\ntitle: "Who rebuilds Syria?"\ndate: 2018-11-12\npublisher: The Levant Desk\nauthor: J. Doe\n'
        "tags:\n  - syria\nurl: https://example.org/a\nlang: en\n---\n\n# Another heading\n\nRussia builds.\n"
    )
    draft = draft_of(source)
    assert draft.text == "Another heading\n\nRussia builds."
    assert (draft.title, draft.published, draft.publisher) == ("Who rebuilds Syria?", "2018-11-12", "The Levant Desk")
    assert (draft.author, draft.url, draft.language) == ("J. Doe", "https://example.org/a", "en")


def test_mark_up_does_not_stand_between_words() -> None:
    source = (
        "# Lines\n\n**Russia** [armed](http://x.y) *Iran*\nin `2016`.\n\n> Iran said\n> thanks.\n\n"
        "- first\n- second\n\n"
        "![a photo](p.png)\n\n| who | whom |\n|---|---|\n| Iran | Iraq |\n\n"
        "```\ncode\n```\n\n<b>Turkey</b> waits. &amp;\n"
    )
    assert draft_of(source).text.split("\n\n") == [
        "Lines", "Russia armed Iran in 2016.", "Iran said thanks.", "first", "second", "who | whom", "Iran | Iraq",
        "code", "Turkey waits. &",
    ]  # fmt: skip


def test_html_in_markdown_is_never_kept() -> None:
    assert draft_of("<script>\nsteal()\n</script>\n\nIran waits.").text == "Iran waits."


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("Text before\n\n# The heading\n\nText.", "The heading"),
        ("Drones for a favour\n\nIran sent drones.", "Drones for a favour"),
        ("Iran sent drones.", ""),
    ],
)
def test_the_title_is_the_first_heading_or_a_line_that_looks_like_one(source: str, title: str) -> None:
    assert draft_of(source).title == title


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert draft_of("---\nIran waits.").text == "Iran waits."


def test_a_very_long_file_is_read_as_plain_text_and_said_so() -> None:
    reading = read_bytes(b"*Iran* waits.\n\n" * 40_000, "a.md")
    assert reading.documents[0].text.startswith("*Iran* waits.")
    assert "very long" in reading.report.remarks[0].message


def test_deep_nesting_ends() -> None:
    assert "Iran waits." in draft_of("> " * 10 + "Iran waits.").text
    reading = read_bytes(b"> " * 50_000 + b"Iran waits.", "a.md")
    assert reading.documents or reading.report.failures
