"""Towns, provinces and regions, and what they are filed under."""

import pytest

from allymap.extraction.gazetteer_tables import rows, split
from allymap.extraction.gazetteer_trie import fold
from allymap.extraction.towns import filed_under, is_region


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
        ("Gujarat", "India"),
        ("Kayah State", "Myanmar"),
        ("South Darfur", "Sudan"),
        ("Mazar-i-Sharif", "Afghanistan"),
        ("Kupiansk", "Ukraine"),
        ("Arizona", "United States"),
        ("Kasai", "Democratic Republic of the Congo"),
        ("Upper Nile", "South Sudan"),
        ("Doklam", "Doklam"),
        ("Beit Hanoun", "Gaza"),
        ("Mediterranean Sea", "Mediterranean"),
        ("Golan", "Golan Heights"),
        ("Georgia", ""),
        ("Asia", ""),
    ],
)
def test_what_a_place_is_filed_under(place, name):
    assert filed_under(place) == name


def test_a_region_is_one_that_its_table_names():
    assert [is_region(name) for name in ("Kayah state", "Red Sea", "Aleppo", "India")] == [True, True, False, False]


def test_each_town_lies_in_one_state_that_is_known():
    states = {row["code"] for row in rows("states")}
    seen: dict[str, str] = {}
    for row in rows("towns"):
        assert row["code"] in states
        for town in split(row["towns"]):
            assert fold(town) not in seen or row["code"] == seen[fold(town)], town
            seen[fold(town)] = row["code"]
    assert len(seen) > 20_000


def test_the_regions_of_states_add_to_their_towns():
    states = {row["name"]: row["code"] for row in rows("states")}
    towns = {row["code"]: set(split(fold(row["towns"]))) for row in rows("towns")}
    for row in rows("regions"):
        there = towns.get(states.get(row["name"], ""), set())
        assert there.isdisjoint(map(fold, split(row["regions"]))), row["name"]


def test_the_regions_are_spread_over_the_world():
    states = {row["name"] for row in rows("states")}
    told = {row["name"]: len(split(row["regions"])) for row in rows("regions") if row["name"] in states}
    assert len(told) > 90
    assert max(told.values()) < sum(told.values()) / 15
    for name in ("Ethiopia", "Sudan", "Myanmar", "Nigeria", "Afghanistan", "India", "Russia", "Somalia", "Colombia"):
        assert told[name] >= 20, name


def test_each_region_stands_in_one_row():
    regions = [fold(one) for row in rows("regions") for one in split(row["regions"])]
    assert len(regions) == len(set(regions)) > 1_500
