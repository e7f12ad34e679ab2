"""Definite descriptions, what a possessor has, and classes of people that nobody named."""

import pytest

from allymap.extraction.mentions import Anaphor, Mention


def said_of(survey, word: str) -> list[tuple[str, str]]:
    return [
        (survey.cast.principal(m.actor_id), str(m.form))
        for site in survey.sites
        for m in site.mentions
        if site.parse.words[m.head].lower() == word and isinstance(m.form, Anaphor)
    ]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru thanked Chile and its troops.", "troops", ("chile", Anaphor.OWNED)),
        ("Peru attacked Chile. Bolivia helped its proxies.", "proxies", ("bolivia-backed-militias", Anaphor.OWNED)),
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
def test_what_a_noun_stands_for(surveyed, text, word, expected):
    assert expected in said_of(surveyed(text), word)


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
def test_nouns_that_only_some_states_are_called_by(surveyed, text, word, principal):
    assert said_of(surveyed(text), word) == [(principal, "description")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru met Chile. The kingdom attacked Turkey.", "kingdom"),
        ("Peru met Chile. That is the state of affairs.", "state"),
    ],
)
def test_nouns_that_fit_nobody_who_was_named(surveyed, text, word):
    assert said_of(surveyed(text), word) == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru met Chile. Peru attacked its neighbour.", "neighbour", [("chile", Anaphor.COUNTERPART)]),
        ("Vladimir Putin flew to Turkey. He thanked his hosts.", "hosts", [("turkey", Anaphor.COUNTERPART)]),
        ("Peru met Chile. Peru attacked its neighbour Bolivia.", "neighbour", []),
        ("Peru met Chile. Peru attacked its neighbours.", "neighbours", []),
    ],
)
def test_the_other_one(surveyed, text, word, expected):
    assert said_of(surveyed(text), word) == expected


def test_a_nato_ally_is_the_other_state(surveyed):
    survey = surveyed("Erdoğan met Angela Merkel. He thanked his Nato ally.")
    assert ("germany", "owned description") in said_of(survey, "ally")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru thanked the head of state and Chile.", "state"),
        ("Peru and Chile spoke about a state visit.", "state"),
        ("Peru and Chile spoke about party politics.", "party"),
        ("Peru thanked Chile. Proxies attacked Peru.", "proxies"),
    ],
)
def test_nouns_that_stand_for_nobody(surveyed, text, word):
    assert said_of(surveyed(text), word) == []


def test_the_title_before_a_name_is_no_second_mention(surveyed):
    survey = surveyed("Peru thanked Chile. Former prime minister Theresa May attacked Peru.")
    assert said_of(survey, "minister") == []


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
        ("Macron flew to Peru. Tebboune told Chile that his country supported Bolivia.", "country", ["algeria"]),
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
def test_who_a_noun_can_and_cannot_mean(surveyed, text, word, principals):
    assert [principal for principal, _ in said_of(surveyed(text), word)] == principals
