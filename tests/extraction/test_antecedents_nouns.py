"""Definite descriptions, and classes of people that nobody named."""

import pytest

from allymap.extraction.mentions import Anaphor, Mention


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "The Peruvian regime fell. Chile helped Bolivia. The regime attacked Chile.",
            "regime",
            ("peru", "description"),
        ),
        ("Kurdish militias fought Hezbollah. The militias attacked Israel.", "militias", ("kurds", "description")),
        (
            "Hezbollah held the town. The terror organisation attacked Israel.",
            "organisation",
            ("hezbollah", "description"),
        ),
        ("Peru bombed Chile. It killed civilians.", "civilians", ("civilians", Anaphor.GENERIC)),
        (
            f"Malian rebels left. {'The weather was fine. ' * 12}Some rebels attacked Chile and Peru.",
            "rebels",
            ("malian-rebels", Anaphor.DESCRIPTION),
        ),
    ],
)
def test_what_a_noun_stands_for(stands_for, text, word, expected):
    assert expected in stands_for(text, word)


@pytest.mark.parametrize(
    ("text", "word", "principal"),
    [
        ("Saudi Arabia met Iran. The kingdom attacked Turkey.", "kingdom", "saudi-arabia"),
        ("Jordan met Israel. The king attacked Turkey.", "king", "jordan"),
        ("Qatar met Egypt. The emirate attacked Turkey.", "emirate", "qatar"),
        ("Cyprus met Egypt. Turkey attacked the island.", "island", "cyprus"),
        ("Saudi Arabia met Egypt. The crown prince attacked Turkey.", "prince", "saudi-arabia"),
    ],
)
def test_nouns_that_only_some_states_are_called_by(stands_for, text, word, principal):
    assert stands_for(text, word) == [(principal, "description")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru met Chile. The kingdom attacked Turkey.", "kingdom"),
        ("Peru met Chile. That is the state of affairs.", "state"),
    ],
)
def test_nouns_that_fit_nobody_who_was_named(stands_for, text, word):
    assert stands_for(text, word) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru thanked the head of state and Chile.", "state"),
        ("Peru and Chile spoke about a state visit.", "state"),
        ("Peru and Chile spoke about party politics.", "party"),
        ("Peru thanked Chile. Proxies attacked Peru.", "proxies"),
    ],
)
def test_nouns_that_stand_for_nobody(stands_for, text, word):
    assert stands_for(text, word) == []


def test_the_title_before_a_name_is_no_second_mention(stands_for):
    assert stands_for("Peru thanked Chile. Former prime minister Theresa May attacked Peru.", "minister") == []


def test_how_far_back_the_antecedent_stands(surveyed):
    survey = surveyed("Hezbollah held the town. The night was calm. The group attacked Israel.")
    mention: Mention = next(m for s in survey.sites for m in s.mentions if m.form == Anaphor.DESCRIPTION)
    assert (mention.far, mention.doubt) == (2, False)


@pytest.mark.parametrize(
    ("text", "word", "principals"),
    [
        ("Chile and Peru quarrelled. Chile sent an envoy to the country.", "country", ["peru"]),
        ("Congo protested. Rwanda warned the government of Uganda.", "government", []),
        ("Rwanda left. Congo protested. Rwanda warned the government that Uganda would attack.", "government",
         ["democratic-republic-of-the-congo"]),
        ("The European Union met the M23. The movement attacked Uganda.", "movement", ["m23"]),
        ("Peru left. Bolivia told Chile that presidents attacked it.", "presidents", []),
        ("Peru left. Chile told leaders of that group that it supported Bolivia.", "leaders", []),
        ("Hezbollah left. Turkey said that Iran has fought an insurgency.", "insurgency", []),
        ("Chile left. Bolivia sought a government that Peru supported.", "government", []),
        ("Toyota met Peru. The company accused Chile.", "company", ["toyota"]),
        ("South Korea attacked the North in a report.", "north", ["north-korea"]),
        ("Peru attacked Chile in the North.", "north", []),
        ("Bolivian troops fled. Chile sent troops to Peru.", "troops", ["chile"]),
        ("Bolivia left. Chile summoned the ambassador and warned Peru.", "ambassador", ["bolivia"]),
        ("Cambodia attacked Laos. The Foreign Ministry protested to Laos.", "ministry", ["cambodia"]),
    ],
)  # fmt: skip
def test_who_a_noun_can_and_cannot_mean(stands_for, text, word, principals):
    assert [principal for principal, _ in stands_for(text, word)] == principals
