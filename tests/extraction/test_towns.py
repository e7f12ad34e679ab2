"""Towns, provinces and regions, and what they are filed under."""

import pytest

from allymap.extraction.gazetteer_tables import rows, split
from allymap.extraction.gazetteer_trie import fold
from allymap.extraction.towns import filed_under


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("Latakia", "Syria"),
        ("palmyra", "Syria"),
        ("Hamadān", "Iran"),
        ("Idlib Province", "Syria"),
        ("northern Idlib", "Syria"),
        ("New York", "United States"),
        ("Bakhmut", "Ukraine"),
        ("Red Sea", "Red Sea"),
        ("Mediterranean Sea", "Mediterranean"),
        ("Golan", "Golan Heights"),
        ("Georgia", ""),
        ("Asia", ""),
    ],
)
def test_what_a_place_is_filed_under(place, name):
    assert filed_under(place) == name


def test_each_town_lies_in_one_state_that_is_known():
    states = {row["code"] for row in rows("states")}
    seen: dict[str, str] = {}
    for row in rows("towns"):
        assert row["code"] in states
        for town in split(row["towns"]):
            assert fold(town) not in seen or row["code"] == seen[fold(town)], town
            seen[fold(town)] = row["code"]
    assert len(seen) > 20_000


def test_each_region_stands_in_one_row():
    regions = [fold(one) for row in rows("regions") for one in split(row["regions"])]
    assert len(regions) == len(set(regions)) > 200
