"""What is typed into the search is read as a person means it, and never fails."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Note
from allymap.storage import ProjectFile
from allymap.storage.wanted import Wanted, read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Wanted()), (' "" … ', Wanted()),
        ("old port", Wanted((("old",), ("port",)), frozenset({1}))),
        ("har* port", Wanted((("har",), ("port",)), frozenset({0, 1}))),
        ('"Old Port"', Wanted((("old", "port"),))),
        ('actor:"Quds Force" drones', Wanted((("drones",),), frozenset({0}), (("quds", "force"),))),
        ("date:2015-09", Wanted(days=(date(2015, 9, 1), date(2015, 9, 30)))),
        ("polarity:comp", Wanted(polarity="competition")),
        ("polarity:co date:soon", Wanted((("polarity",), ("co",), ("date",), ("soon",)), frozenset({3}))),
    ],
)  # fmt: skip
def test_operators(text: str, wanted: Wanted) -> None:
    assert read(text) == wanted


@given(st.text(max_size=40))
def test_anything_can_be_typed(text: str) -> None:
    wanted = read(text)
    assert all(words for words in wanted.phrases)
    assert all(number < len(wanted.phrases) for number in wanted.beginnings)


@given(st.lists(st.sampled_from(["ostrel", "grain", "sold", "to", "vin", "port"]), min_size=1, max_size=3))
def test_a_phrase_is_held_by_its_words_in_a_row_alone(words: list[str]) -> None:
    text = "Ostrel sold grain to Vinmark"
    assert read(f'"{" ".join(words)}"').held_by(text) == (f" {' '.join(words)} " in f" {text.lower()} ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"sold grain"', ["document strait", "claim claim-sale"]), ('"grain sold"', []),
        ("actor:vinmark", ["claim claim-sale", "claim claim-note"]), ("actor:harbour", []),
        ("actor:ostrel polarity:coop", ["claim claim-sale"]), ("date:2019", ["claim claim-sale"]), ("date:2020", []),
        ("polarity:competition", ["claim claim-note"]), ("grain actor:vin date:2019-05", ["claim claim-sale"]),
        ("pilotage polarity:coop", []), ("checked", ["document strait"]), ("dredging", ["note note-1"]),
    ],
)  # fmt: skip
def test_finds(filled: ProjectFile, text: str, expected: list[str]) -> None:
    assert [f"{hit.kind} {hit.id}" for hit in filled.search(text, 20)] == expected


def test_a_note_that_is_gone_is_no_find(filled: ProjectFile) -> None:
    with filled.transaction():
        filled.remove(Note, "note-1")
    assert filled.search("dredging", 5) == []
