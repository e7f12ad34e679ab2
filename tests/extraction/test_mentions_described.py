"""Descriptions: whose the troops, rebels and ministers are."""

import pytest


def test_an_envoy_may_be_anybodys_where_he_is(find):
    assert find("An envoy in Qatar spoke.") == {"Qatar": "qatar"}
    assert find("The government in Qatar spoke.")["government"] == "qatar"


def test_a_group_backed_by_a_state_does_not_act_for_it(find, cast):
    found = find("Iran-backed militias entered the town.")
    assert found["Iran - backed militias"] != "iran"
    assert "Iran-backed militias" in {actor.name for actor in cast.actors.values()}


def test_a_compound_description_before_allies(find):
    assert find("Turkey's Syrian rebel allies left.").get("Syrian rebel") == "syrian-rebels"


@pytest.mark.parametrize(
    ("text", "principals"),
    [
        ("A Turkish fighter shot down a Russian bomber.", {"turkey", "russia"}),
        ("Turkish fighters entered the town.", {"turkish-rebels"}),
        ("Iranian missiles hit the town.", {"iran"}),
    ],
)
def test_fighters_that_fly_and_fighters_that_walk(find, text, principals):
    assert set(find(text).values()) - {"turkish"} == principals | (
        {"turkey"} if principals == {"turkish-rebels"} else set()
    )


def test_aircraft_by_their_designation_are_no_rebels(surveyed):
    survey = surveyed("Peru bought Su-35 fighters from Chile.")
    assert {p for c in survey.candidates for p in c.principals} == {"peru", "chile"}


@pytest.mark.parametrize(
    ("text", "words", "principal"),
    [
        ("Iranian-run militias entered the town.", "Iranian - run militias", "iran-backed-militias"),
        ("Pro-Iranian forces entered the town.", "Pro - Iranian forces", "iran-backed-militias"),
        ("Tehran-controlled Shia militias left.", "Tehran - controlled Shia militias", "iran-backed-militias"),
        ("Peruvian rebels left. Chile-backed rebels came.", "Chile - backed rebels", "peruvian-rebels"),
        ("Chile-backed Peruvian rebels came.", "Chile - backed Peruvian rebels", "peruvian-rebels"),
        ("Kurdish-led forces entered the town.", "Kurdish - led forces", "kurds"),
        ("Chile's African proxies left.", "Chile 's African proxies", "chile-backed-militias"),
    ],
)
def test_who_backed_and_led_groups_are(find, text, words, principal):
    assert find(text)[words] == principal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("German and Polish ministers met.", {"Germany", "Poland"}),
        ("Indian and Pakistani troops met.", {"Indian Army", "Pakistani army"}),
        ("Peruvian and Chilean protesters met.", {"Peruvian protesters", "Chilean protesters"}),
        ("The presidents of Bolivia and Paraguay met.", {"Bolivia", "Paraguay"}),
    ],
)
def test_two_who_share_a_noun_both_act(surveyed, text, expected):
    site = surveyed(text).sites[0]
    survey = surveyed(text)
    verb = site.parse.words.index("met")
    acting = {survey.cast.get(m.actor_id).name for m in site.mentions if site.parse.heads[m.head] == verb}
    assert acting == expected


def test_a_group_of_its_own_carries_the_letters_of_its_state_and_its_sector(surveyed):
    survey = surveyed("Algerian students condemned Libyan rebels.")
    codes = {actor.name: actor.code for actor in survey.cast.actors.values()}
    assert codes["Algerian protesters"] == "DZAOPP"
    assert codes["Libyan rebels"] == "LBYREB"


def test_an_office_with_capitals_is_of_the_state_that_it_stands_with(find):
    assert find("Thailand's Foreign Ministry spoke.")["Thailand 's Foreign Ministry"] == "thailand"


@pytest.mark.parametrize(
    ("text", "words", "principal"),
    [
        ("Algerian Islamic militants left.", "Algerian Islamic militants", "algerian-militants"),
        ("Iraqi Shia militias left.", "Iraqi Shia militias", "iraqi-militias"),
        ("The Greek opposition leader Antonis Samaras left.", "Antonis Samaras", "greek-opposition"),
        ("Togo's ruling party left.", "Togo 's ruling party", "togo"),
        ("Ghana's labour congress left.", "Ghana 's labour congress", "ghanaian-groups"),
    ],
)
def test_what_somebody_believes_is_not_who_he_is(find, text, words, principal):
    assert find(text)[words] == principal
