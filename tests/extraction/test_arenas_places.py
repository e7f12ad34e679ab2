"""The places that a sentence names."""

import pytest

from allymap.extraction.arenas_places import places_of


@pytest.fixture
def places(surveyed):
    def of(sentence: str) -> dict[str, bool]:
        """What a sentence tells of, by name, and whether it is only a matter."""
        survey = surveyed(sentence)
        (site,) = survey.sites
        found = places_of(site.parse, site.start, site.end, site.mentions, survey.cast)
        return {place.name: place.matter for place in found}

    return of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya sent troops to Somalia to fight Ethiopia.", {"Somalia": False}),
        ("The Peruvian president visited Chile and praised Bolivia.", {"Chile": False}),
        ("Kenya bombed Ugandan forces near the Ethiopian town of Gondar.", {"Ethiopia": False}),
        ("Japan and Peru vetoed a resolution against Mali.", {"Mali": True}),
        ("Japan and Peru held a summit on Mali.", {"Mali": True}),
        ("Japan and Peru fought in the Black Sea.", {"Black Sea": False}),
        ("Japan condemned the Peruvian invasion of Crimea.", {"Crimea": False}),
        ("Kenya attacked Uganda in March.", {}),
        ("Japan blamed Peru for the Malian crisis.", {"Mali": True}),
        ("Japan blamed Peru for the Malian refugee crisis.", {}),
        ("Tensions over the Kurds divided Japan and Peru.", {}),
        ("Japan put pressure on Mali and helped Peru.", {}),
        ("Japan hit back at Mali and helped Peru.", {}),
        ("Japan gained an advantage over Mali and Peru.", {}),
        ("Kenya fought gunmen from Goma and helped Uganda.", {}),
    ],
)
def test_where_something_happens_and_what_it_is_over(places, sentence, expected):
    assert places(sentence) == expected


def test_a_capital_may_be_no_more_than_who_governs_there(surveyed):
    survey = surveyed("Kenya met Ugandan officials in Kampala.")
    (site,) = survey.sites
    (place,) = places_of(site.parse, site.start, site.end, site.mentions, survey.cast)
    assert (place.name, place.words, place.town, place.seat) == ("Uganda", "Kampala", True, True)
