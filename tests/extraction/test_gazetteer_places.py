"""Names that are scenery."""

from __future__ import annotations

import pytest

from allymap.extraction.gazetteer_places import Scenery, is_locative
from allymap.extraction.gazetteer_tables import Form

SCENERY = Scenery()


@pytest.mark.parametrize(
    ("text", "name", "form", "hidden"),
    [
        ("the Jordan Times", "Jordan", Form.NAME, True),
        ("the Jordan talks", "Jordan", Form.NAME, False),
        ("the American University", "American", Form.DEMONYM, True),
        ("the Lisbon Treaty", "Lisbon", Form.CAPITAL, True),
        ("the Portugal Treaty", "Portugal", Form.NAME, False),
        ("CAIRO (Agency) - Rain", "CAIRO", Form.CAPITAL, True),
        ("CAIRO: Rain", "CAIRO", Form.CAPITAL, True),
        ("Rain.\nSINGAPORE, Oct. 27", "SINGAPORE", Form.NAME, True),
        ("Cairo: the city", "Cairo", Form.CAPITAL, False),
        ("CAIRO AGREES TO TALKS", "CAIRO", Form.CAPITAL, False),
        ("the Kremlin Park", "Kremlin", Form.ORGAN, False),
        ("Russia and the west disagree", "the west", Form.NAME, False),
        ("he fled to the west", "the west", Form.NAME, True),
        ("the west of Iraq", "the west", Form.NAME, True),
        ("he fled to the West", "the West", Form.NAME, False),
    ],
)
def test_names_inside_other_names_and_datelines(text: str, name: str, form: Form, hidden: bool) -> None:
    start = text.index(name)
    assert SCENERY.hides(text, start, start + len(name), form) is hidden


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Iran", True), ("In the Iran", True), ("across Iran", True), ("with Iran", False), ("Iran", False),
        ("win Iran", False), ("of Iran", False),
    ],
)  # fmt: skip
def test_a_word_of_place_before_a_name(text: str, expected: bool) -> None:
    assert is_locative(text, text.index("Iran")) is expected
