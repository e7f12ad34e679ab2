"""Sentences of the wire that stand alone: who is meant, who is named, and what is not said of anybody."""

import pytest

from allymap.extraction.composition import setting_of
from allymap.extraction.frames import load_lexicon
from allymap.extraction.survey import named_by


def told(survey, polarity):
    """The pairs about which a frame says a polarity, by the ids of the actors."""
    return {
        frozenset((c.source.actor_id, c.target.actor_id))
        for c in survey.candidates
        if c.evidence and c.polarity == polarity
    }


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        ("Oman says it is willing to help Yemen.", {"oman", "yemen"}, "cooperation"),
        (
            "The Red Cross working in Niger said Chad must open its borders.",
            {"international-committee-of-the-red-cross", "chad"},
            "competition",
        ),
        ("Georgia repeated its demand on Tuesday that Armenia withdraw.", {"georgia", "armenia"}, "competition"),
        ("France sped up the withdrawal of some troops from Mali.", {"france", "mali"}, "cooperation"),
        ("Catalans marched, calling for independence from Spain.", {"catalonia", "spain"}, "competition"),
        ("Malian police broke up a rally held by Kurds.", {"malian-police", "kurds"}, "competition"),
        ("A gunman shot dead the Japanese ambassador in Lima.", {"militants", "japan"}, "competition"),
        ("A human rights group accused Kenya of torture.", {"rights-groups", "kenya"}, "competition"),
        ("Norway lifted the ban on Peru.", {"norway", "peru"}, "cooperation"),
    ],
)
def test_an_event_has_both_its_actors(surveyed, text, pair, polarity):
    assert pair in [set(found) for found in told(surveyed(text), polarity)]


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        ("Norway lifted its embargo on Peru.", {"norway", "peru"}, "competition"),
        (
            "Cuba named 30 French pilots who were killed since the Mali war began.",
            {"mali", "france"},
            "competition",
        ),
        ("He had not seen a letter sent to Peru by Chile.", {"peru", "chile"}, "competition"),
        ("Togolese rebels rejected a Ghanaian plan.", {"togo", "ghana"}, "competition"),
        ("He met envoys of Peru in Arlit, Niger.", {"niger", "peru"}, "cooperation"),
    ],
)
def test_what_is_over_or_was_not_seen_is_not_said(surveyed, text, pair, polarity):
    assert pair not in [set(found) for found in told(surveyed(text), polarity)]


def test_a_ban_that_somebody_refuses_to_lift_stands(surveyed):
    pairs = told(surveyed("Norway refused to lift its embargo on Peru."), "competition")
    assert frozenset(("norway", "peru")) in pairs


def test_a_bomber_who_is_sent_is_nobody_by_himself(surveyed):
    pairs = told(surveyed("A suicide bomber sent by Hamas killed two Omani soldiers."), "competition")
    assert any("hamas" in pair for pair in pairs)


@pytest.mark.parametrize("agency", ["Xinhua", "AFP"])
def test_the_agency_that_reports_is_nobody(surveyed, agency):
    survey = surveyed(f"LIMA, May 3 ({agency}) -- Peru attacked Chile.")
    assert {c.pair for c in survey.candidates} == {frozenset(("peru", "chile"))}
    assert "xinhua" in {a for c in surveyed("Xinhua accused Peru of fraud.").candidates for a in c.principals}


@pytest.mark.parametrize(
    ("text", "person", "state"),
    [
        ("Rebels in Togo met President Ayite Gnassing.", "Gnassing", "togo"),
        ("Fijian rebels freed Prime Minister Josua Chaudry.", "Chaudry", "fiji"),
        ("Rebels in Togo fought Ghana and President Ayite Gnassing.", "Gnassing", ""),
        ("Fijian rebels freed Josua Chaudry.", "Chaudry", ""),
    ],
)
def test_a_title_without_a_state_is_that_of_the_rebels_beside_it(surveyed, text, person, state):
    survey = surveyed(text)
    (site,) = survey.sites
    (mention,) = [m for m in site.mentions if site.parse.words[m.head] == person]
    assert survey.cast.get(mention.actor_id).principal_id == state


def test_a_full_name_goes_before_the_short_one_in_brackets(surveyed):
    survey = surveyed("Uganda jailed members of the Allied Democratic Forces (ADF).")
    (site,) = survey.sites
    for mention in site.mentions:
        if mention.actor_id == "allied-democratic-forces":
            shown = named_by(mention, site)
            assert " ".join(site.parse.words[shown.start : shown.end]) == "Allied Democratic Forces"


def test_what_nobody_has_seen_need_not_have_happened(surveyed):
    (site,) = surveyed("Mali has not seen a letter sent to Peru by Chile.").sites
    sent = site.parse.words.index("sent")
    setting = setting_of(site.parse, sent, load_lexicon())
    assert (setting.supposed, setting.flipped) == (True, False)
    (site,) = surveyed("Mali has seen a letter sent to Peru by Chile.").sites
    assert not setting_of(site.parse, site.parse.words.index("sent"), load_lexicon()).supposed


def test_a_state_after_the_name_of_a_town_only_tells_where_that_is(surveyed):
    (site,) = surveyed("He will visit Ramstein Air Base, Germany, with Peru.").sites
    places = {site.parse.words[m.head]: m.place for m in site.mentions}
    assert places["Germany"]
    assert not places["Peru"]


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        ("Turkey declined a request to send its soldiers to Somalia.", {"turkey", "somalia"}, "competition"),
        ("Oman rejected an appeal to open its ports to Yemen.", {"oman", "yemen"}, "competition"),
        ("Peru turned down a proposal to send officers to Chile.", {"peru", "chile"}, "competition"),
        (
            "Kenyan police are failing Somali herders, a rights watchdog protested here Monday.",
            {"rights-groups", "kenya"},
            "competition",
        ),
        ("Israeli agents passed Jordan the names of three bombers.", {"israel", "jordan"}, "cooperation"),
        ("Greece put its navy on alert near Turkey.", {"greece", "turkey"}, "competition"),
        ("Kenya moved rocket batteries towards Somalia.", {"kenya", "somalia"}, "competition"),
        ("Ghana has gone back on its promise to Togo.", {"ghana", "togo"}, "competition"),
        ("Syria insists that Israel return the heights.", {"syria", "israel"}, "competition"),
        ("Chad will go to war with Niger over the wells.", {"chad", "niger"}, "competition"),
        ("Peru will no longer tolerate raids by Chile.", {"peru", "chile"}, "competition"),
    ],
)
def test_what_is_refused_complained_of_passed_on_or_moved(surveyed, text, pair, polarity):
    survey = surveyed(text)
    assert pair in [set(c.principals) for c in survey.candidates if c.evidence and c.polarity == polarity]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("France sped up the withdrawal of invasion forces from Mali.", "attack"),
        ("Chad has asked pressure groups in France for help.", "repress"),
        ("Peru sold attack helicopters to Chile.", "attack"),
        ("India moved rocket batteries towards Pakistan.", "go-with"),
    ],
)
def test_what_something_is_for_is_not_done(evidence, text, frame):
    assert all(row[3] != frame for row in evidence(text))


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        ("Peru renewed a call for Chile to open its ports.", {"peru", "chile"}, "competition"),
        ("Oman repeated its plea for Yemen to free the crew.", {"oman", "yemen"}, "competition"),
        ("Mali has pulled back its troops from two towns in Niger.", {"mali", "niger"}, "cooperation"),
        ("Libya withdrew its forces from bases in northern Chad.", {"libya", "chad"}, "cooperation"),
    ],
)
def test_whom_a_call_is_for_and_whose_towns_troops_leave(surveyed, text, pair, polarity):
    assert pair in [set(c.principals) for c in surveyed(text).candidates if c.evidence and c.polarity == polarity]
