"""Who is named: climbed to the head of the phrase, resolved to an actor and a principal."""

import pytest

from allymap.extraction.mentions import Finder
from allymap.model import ActorKind


@pytest.fixture
def find(read, cast):
    def look(text: str) -> dict[str, str]:
        parse = read(text)
        return {
            " ".join(parse.words[m.start : m.end]): cast.principal(m.actor_id)
            for m in Finder(parse, text, 0, cast, 2018).find()
        }

    return look


def test_a_time_before_or_after_somebody_is_no_deed_of_his(surveyed):
    (site,) = surveyed("France raided Chad in post-Gaddafi Libya.").sites
    assert [m.place for m in site.mentions if site.parse.words[m.head] == "Gaddafi"] == [True]


@pytest.mark.parametrize(
    ("text", "words", "principal"),
    [
        ("Moscow sent a letter.", "Moscow", "russia"),
        ("Turkish warships left the port.", "Turkish warships", "turkey"),
        ("Turkey's president spoke.", "Turkey 's president", "turkey"),
        ("The president of Iran spoke.", "president", "iran"),
        ("Hezbollah fighters entered the town.", "Hezbollah fighters", "hezbollah"),
        ("Kurdish forces entered the town.", "Kurdish forces", "kurds"),
        ("Syrian rebels entered the town.", "Syrian rebels", "syrian-rebels"),
        ("Syrian insurgents entered the town.", "Syrian insurgents", "syrian-rebels"),
        ("Israeli Prime Minister Benjamin Netanyahu spoke.", "Benjamin Netanyahu", "israel"),
    ],
)
def test_the_phrase_and_its_principal(find, text, words, principal):
    assert find(text)[words] == principal


def test_the_last_word_of_a_long_name_is_a_name_afterwards(find):
    found = find("The Revolutionary Guards left Iraq. Reporters met the Guards in Tabriz.")
    assert found["Guards"] == "iran"


def test_an_envoy_may_be_anybodys_where_he_is(find):
    assert find("An envoy in Qatar spoke.") == {"Qatar": "qatar"}
    assert find("The government in Qatar spoke.")["government"] == "qatar"


def test_an_acronym_that_is_a_name_in_small_letters_keeps_its_capitals(find):
    assert find("Fatima Sadr spoke.").get("Sadr") != "western-sahara"
    assert find("SADR troops left.")["SADR troops"] == "western-sahara"


def test_an_unknown_person_gets_the_principal_of_the_office_beside_the_name(find):
    found = find("The Turkish foreign minister, Orhan Vural, met reporters.")
    assert found["Orhan Vural"] == "turkey"


def test_an_unknown_actor_is_kept(find, cast):
    find("The prize went to Peter Schneider on Friday.")
    assert cast.get("peter-schneider").kind is ActorKind.PERSON


def test_a_group_backed_by_a_state_does_not_act_for_it(find, cast):
    found = find("Iran-backed militias entered the town.")
    assert found["Iran - backed militias"] != "iran"
    assert "Iran-backed militias" in {actor.name for actor in cast.actors.values()}


def test_the_one_inside_a_coalitions_name_is_found_too(find):
    assert "islamic-state" in find("A French-led coalition against Isis met.").values()


def test_a_name_after_in_is_a_place(read, cast):
    text = "Russia attacked the rebels in Syria."
    places = {m.actor_id for m in Finder(read(text), text, 0, cast).find() if m.place}
    assert places == {"syria"}


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


def test_a_given_name_is_no_state(find):
    assert "chad" not in find("Chad Smith met reporters.").values()


def test_a_surname_is_known_in_later_pieces(read, cast):
    first, second = "Theresa May spoke in London.", "In the evening, May left for Peru."
    Finder(read(first), first, 0, cast, 2018).find()
    found = {cast.principal(m.actor_id) for m in Finder(read(second), second, 0, cast, 2018).find()}
    assert found == {"united-kingdom", "peru"}


@pytest.mark.parametrize(("text", "place"), [("Moscow warned Peru.", False), ("Talks took place near Moscow.", True)])
def test_a_capital_acts_or_is_a_place(read, cast, text, place):
    found = {m.actor_id: m.place for m in Finder(read(text), text, 0, cast, 2018).find()}
    assert found["russia"] is place


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
    ("text", "places"),
    [
        ("Peru withdrew its troops from Chile.", {"chile"}),
        ("Peru got a letter from Chile.", set()),
        ("Fighting went on in Chad, Niger and Mali.", {"chad", "niger", "mali"}),
        ("Peru entered northern Chile.", {"chile"}),
    ],
)
def test_what_is_only_a_place(read, cast, text, places):
    assert {m.actor_id for m in Finder(read(text), text, 0, cast).find() if m.place} == places


def test_a_town_is_no_unknown_actor(find):
    assert not any("aleppo" in principal for principal in find("Aleppo thanked Peru. Aleppo's mayor left.").values())


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


def test_a_bloc_that_only_tells_which_ally_is_meant_does_nothing(surveyed):
    (site,) = surveyed("Denmark left. Canada sent a letter to its Nato ally.").sites
    assert {m.actor_id for m in site.mentions} == {"canada", "denmark"}


def test_an_office_with_capitals_is_of_the_state_that_it_stands_with(find):
    assert find("Thailand's Foreign Ministry spoke.")["Thailand 's Foreign Ministry"] == "thailand"


@pytest.mark.parametrize("name", ["South Korea", "North Macedonia", "South Africa", "East Timor"])
def test_a_direction_that_belongs_to_the_name_makes_no_place_of_it(surveyed, name):
    (site,) = surveyed(f"{name} accused Peru of a raid.").sites
    assert not any(m.place for m in site.mentions)


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


@pytest.mark.parametrize(
    "text", ["The Socialist government left.", "Communist rebels left.", "ACCRA (Agency) - It left."]
)
def test_creeds_and_datelines_are_nobody(find, text):
    assert find(text).keys() <= {"ACCRA"}


def test_a_town_that_is_recognised_as_a_capital_is_a_place(surveyed):
    (site,) = surveyed("Peru recognised Nairobi as the capital of Tanzania.").sites
    assert [m.place for m in site.mentions if site.parse.words[m.head] == "Nairobi"] == [True]
