"""The trie: longest names, their spelling, and what they hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction import gazetteer_trie
from allymap.extraction.gazetteer_trie import Trie, fold, spelled


def _trie(*names: str) -> Trie[str]:
    trie: Trie[str] = Trie()
    for name in names:
        trie.add(name, name)
    return trie


def test_the_longest_name_wins() -> None:
    assert _trie("Congo", "Republic of Congo").find("the Republic of Congo") == [(4, 21, ["Republic of Congo"])]
    assert _trie("Congo", "Republic of Congo").find("the Republic of Chad, Congo") == [(22, 27, ["Congo"])]


def test_a_name_without_a_value_hides_what_it_holds() -> None:
    trie = _trie("China")
    trie.add("South China Sea", None)
    assert trie.find("China in the South China Sea") == [(0, 5, ["China"])]


def test_a_name_may_stand_for_several() -> None:
    trie = _trie("Bush")
    trie.add("Bush", "another")
    assert trie.find("Bush") == [(0, 4, ["Bush", "another"])]


def test_names_can_be_added_after_a_search() -> None:
    trie = _trie("South Sudan")
    assert trie.find("South Yemen") == []
    trie.add("South Yemen", "added")
    assert trie.find("South Yemen") == [(0, 11, ["added"])]
    assert trie.find("South Sudan") == [(0, 11, ["South Sudan"])]


def test_a_word_in_small_letters_begins_no_name_with_a_capital() -> None:
    trie = _trie("Of Peru", "May", "al-Qaeda")
    assert trie.find("of Peru it may, Al-Qaeda may not") == [(16, 24, ["al-Qaeda"])]
    trie.add("may it", "added")
    assert trie.find("may it, or May") == [(0, 6, ["added"]), (11, 14, ["May"])]


@pytest.mark.parametrize(
    ("text", "found"), [("the Gambia", [(0, 10)]), ("the war", []), ("the", []), ("the. Gambia", [])]
)
def test_a_first_word_that_is_no_name_needs_the_rest_of_one(text: str, found: list[tuple[int, int]]) -> None:
    assert [(start, end) for start, end, _ in _trie("the Gambia").find(text)] == found


def test_only_so_many_words_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_trie, "_MOST", 2)
    trie = _trie("Chad", "Mali", "Niger")
    text = "Chad, Mali, Niger and Chad"
    assert [text[start:end] for start, end, _ in trie.find(text)] == ["Chad", "Mali", "Niger", "Chad"]
    assert len(trie._begins) <= 3


def test_a_name_without_letters_is_never_found() -> None:
    assert _trie("…", "").find("… and so on") == []


@pytest.mark.parametrize(
    ("text", "name", "strict", "expected"),
    [
        ("US", "US", False, True),
        ("Us", "US", False, False),
        ("Nato", "NATO", False, True),
        ("nato", "NATO", False, False),
        ("IRAN", "Iran", False, True),
        ("iran", "Iran", False, False),
        ("Labour party", "Labour Party", False, True),
        ("labour Party", "Labour Party", False, False),
        ("Islamic state", "Islamic State", True, False),
        ("Hay’at", "Hay'at", False, True),
        ("Hay at", "Hay'at", False, False),
        ("U.S", "U.S.", False, True),
        ("U S", "U.S.", False, False),
        ("al Qaeda", "al-Qaeda", False, True),
        ("Kim Jong–un", "Kim Jong-un", False, True),
        ("South\n\nSudan", "South Sudan", False, False),
        ("Washington, DC", "Washington, DC", False, True),
        ("Washington. DC", "Washington, DC", False, False),
    ],
)
def test_spelling(text: str, name: str, strict: bool, expected: bool) -> None:
    assert spelled(text, name, strict) is expected


def test_the_dot_of_an_abbreviation_belongs_to_it() -> None:
    assert _trie("U.S.").find("in the U.S.")[0][:2] == (7, 11)
    assert _trie("Iran").find("in Iran.")[0][:2] == (3, 7)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.sampled_from(["Ada", "Bo-Ba", "Ce", "D.E.", "f’G"]), min_size=1, max_size=6))
def test_every_name_is_found_where_it_stands(names: list[str]) -> None:
    text = " & ".join(names)
    assert [text[start:end] for start, end, _ in _trie(*names).find(text)] == names
