"""One state alone in a sentence: its people, its towns, and those who only report."""

import pytest


def told(survey, polarity):
    """The pairs about which a frame says a polarity, by the names of the principals."""
    return [
        {survey.cast.get(principal).name for principal in candidate.principals}
        for candidate in survey.candidates
        if candidate.evidence and candidate.polarity == polarity
    ]


@pytest.mark.parametrize(
    ("text", "people", "polarity"),
    [
        ("The Ethiopian government has imposed a curfew in Addis Ababa.", "Ethiopian civilians", "competition"),
        ("Peru's president eased the curfew imposed in Lima.", "Peruvian civilians", "cooperation"),
        ("The king of Nepal lifted the curfew in Kathmandu.", "Nepali civilians", "cooperation"),
        ("President Robert Mugabe declared a state of siege in Zimbabwe.", "Zimbabwean civilians", "competition"),
        ("Thousands of Serbs marched against the Serbian government.", "Serbian civilians", "competition"),
        ("Belarusian police beat protesters near a station.", "Belarusian protesters", "competition"),
        ("Syria's president has issued an amnesty for political prisoners.", "Syrian prisoners", "cooperation"),
        ("Kenya's parliament promised to widen press freedom in Nairobi.", "Kenyan civilians", "cooperation"),
        (
            "The Haitian government extended the state of emergency in Haiti, the UN said.",
            "Haitian civilians",
            "competition",
        ),
        ("Opposition leaders in Peru agreed to call off a march in Lima.", "Peru", "cooperation"),
    ],
)
def test_those_who_live_in_the_only_state_are_the_other_side(surveyed, text, people, polarity):
    assert any(people in pair for pair in told(surveyed(text), polarity))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("A mortar blast near the town of Tikrit killed one French soldier.", {"Iraq", "France"}),
        ("A bomb near the town of Sidon killed a Finnish officer.", {"Lebanon", "Finland"}),
        ("A landmine blast near the city of Mosul killed three Iraqi children.", {"Iraq", "Iraqi civilians"}),
    ],
)
def test_violence_without_a_doer_is_that_of_the_town(surveyed, text, pair):
    assert pair in told(surveyed(text), "competition")


@pytest.mark.parametrize(
    "text",
    [
        "Turkish troops fought in Aleppo beside Russian advisers.",
        "The French army killed civilians in a raid.",
        "President Robert Mugabe arrived in Harare.",
        "Envoys met in Nairobi.",
    ],
)
def test_a_place_is_nobody_where_others_are_named_and_whom_an_army_kills_need_not_be_its_own(surveyed, text):
    survey = surveyed(text)
    names = {survey.cast.get(p).name for c in survey.candidates if c.evidence for p in c.principals}
    assert not any(name.endswith(("civilians", "protesters")) and " " in name for name in names)


@pytest.mark.parametrize(
    ("text", "people", "polarity"),
    [
        ("Police fired tear gas at students in Nairobi.", "Kenyan protesters", "competition"),
        (
            "Hundreds of doctors marched through Harare to demand better pay from the government.",
            "Zimbabwean civilians",
            "competition",
        ),
        ("Tunisian unions accepted a government offer of higher wages.", "Tunisian groups", "cooperation"),
        ("Peruvian miners rejected a government proposal.", "Peruvian civilians", "competition"),
        ("Peru's education minister gave in to teachers and doubled their bonus.", "Peruvian civilians", "cooperation"),
        ("Fiji's government freed two union leaders on Thursday.", "Fijian groups", "cooperation"),
        ("A court in Minsk jailed a dissident.", "Belarusian opposition", "competition"),
    ],
)
def test_classes_that_nobody_names_are_of_the_only_state(surveyed, text, people, polarity):
    assert any(people in pair for pair in told(surveyed(text), polarity))


@pytest.mark.parametrize(
    "text",
    [
        "Proxies attacked a village in Peru.",
        "The Turkish army killed teachers.",
        "Peru told Chile that teachers had stopped work.",
    ],
)
def test_classes_that_may_be_of_another_state_stay_what_they_are(surveyed, text):
    survey = surveyed(text)
    names = {survey.cast.get(mention.actor_id).name for site in survey.sites for mention in site.mentions}
    assert names.isdisjoint({"Peruvian militias", "Turkish civilians", "Peruvian civilians"})
