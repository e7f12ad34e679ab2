"""Towns and the states that they lie in."""

import pytest

from allymap.extraction.gazetteer_tables import rows, split
from allymap.extraction.gazetteer_trie import fold
from allymap.extraction.towns import state_of


@pytest.mark.parametrize(
    ("town", "state"),
    [
        ("Latakia", "Syria"),
        ("palmyra", "Syria"),
        ("Hamadān", "Iran"),
        ("Idlib Province", "Syria"),
        ("New York", "United States"),
        ("Bakhmut", "Ukraine"),
        ("Red Sea", ""),
        ("Golan Heights", ""),
        ("Georgia", ""),
        ("Asia", ""),
    ],
)
def test_the_state_of_a_town(town, state):
    assert state_of(town) == state


def test_each_town_lies_in_one_state_that_is_known():
    states = {row["code"] for row in rows("states")}
    seen: dict[str, str] = {}
    for row in rows("towns"):
        assert row["code"] in states
        for town in split(row["towns"]):
            assert fold(town) not in seen or row["code"] == seen[fold(town)], town
            seen[fold(town)] = row["code"]
    assert len(seen) > 20_000
