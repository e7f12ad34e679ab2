"""Deals, debts and lists; what a clause describes; who is what a subject says."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact that Norway signed with Ghana is dead.", ("norway", "ghana", "cooperation", "agree")),
        ("The talks that Peru held with Chile failed.", ("peru", "chile", "cooperation", "shake-hands")),
        ("The pressure that Peru put on Chile was great.", ("peru", "chile", "competition", "turn-on")),
        ("The ambassador whom Chad recalled from Mali has died.", ("chad", "mali", "competition", "persona-non-grata")),
        ("The presidents of Peru and Chile initialled an accord.", ("peru", "chile", "cooperation", "agree")),
        ("Zambia's biggest creditor is China.", ("china", "zambia", "cooperation", "friend")),
        ("Peru's main rival is Chile.", ("chile", "peru", "competition", "foe")),
        ("Peru's friends include Chile.", ("chile", "peru", "cooperation", "friend")),
        ("Spain has become the biggest investor in Cuba.", ("spain", "cuba", "cooperation", "stakeholder")),
        ("China holds most of Angola's debt.", ("china", "angola", "cooperation", "hold-debt")),
        ("Chad calls it a victory over Libya.", ("chad", "libya", "competition", "victory-over")),
        ("Suriname has brought in TotalEnergies and Petronas.", ("suriname", "malaysia", "cooperation", "bring-in")),
        ("Turkey is the outsider to whom Ethiopia listens.", ("ethiopia", "turkey", "cooperation", "heed")),
        ("Chevron still pumps oil in Venezuela.", ("chevron", "venezuela", "cooperation", "do-business-in")),
        ("Uganda keeps its frontier with Rwanda shut.", ("uganda", "rwanda", "competition", "keep-shut")),
        ("Norway persuaded Peru to negotiate.", ("norway", "peru", "cooperation", "bring-to-terms")),
        ("Brazil balked at Peru.", ("brazil", "peru", "competition", "balk-at")),
        ("Japan put Peru back on the list.", ("japan", "peru", "competition", "on-a-list")),
        ("Japan took Peru off the list.", ("japan", "peru", "cooperation", "off-a-list")),
        ("Nicaragua is home to Russian instructors.", ("nicaragua", "russia", "cooperation", "home-to")),
        ("Hungary will post soldiers in Chad.", ("hungary", "chad", "cooperation", "use-ground")),
        ("Chad troops entered the town on the side of Mali.", ("chad", "mali", "cooperation", "beside")),
        ("Peru and Chile are back at war.", ("peru", "chile", "competition", "fight")),
        ("Chad attacked the rebels at the request of Mali.", ("chad", "mali", "cooperation", "under-wing")),
        ("Chad entered the war on Mali's behalf.", ("chad", "mali", "cooperation", "under-wing")),
        ("Mali left the bloc together with Niger.", ("mali", "niger", "cooperation", "beside")),
        (
            "Kagame has compared Félix Tshisekedi to Adolf Hitler.",
            ("rwanda", "democratic-republic-of-the-congo", "competition", "liken-to-villain"),
        ),
        ("Peru hated Chile.", ("peru", "chile", "competition", "distrust")),
        ("The French were shown the door by Mali.", ("mali", "france", "competition", "persona-non-grata")),
    ],
)
def test_who_is_meant(evidence, text, expected):
    found = evidence(text)
    assert expected in found or (expected[1], expected[0], *expected[2:]) in found, found


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The French were shown the door by Mali and by Niger.", ("mali", "niger")),
        ("The state that signed with Ghana left Norway.", ("norway", "ghana")),
        ("Mali left the bloc together with Niger.", ("mali", "niger")),
        ("Chad attacked the rebels at Mali's request.", ("chad", "mali")),
        ("Brazil vetoed Peru's entry into Mercosur.", ("brazil", "mercosur")),
    ],
)
def test_who_is_not_meant(evidence, text, pair):
    found = {frame for a, b, _, frame in evidence(text) if {a, b} == set(pair)}
    assert not found & {"agree", "persona-non-grata", "pull-out", "attack", "reject", "repress"}


def test_thousands_of_soldiers_are_those_soldiers(evidence):
    found = evidence("Thousands of soldiers of the Rwandan army fought alongside Chad.")
    assert ("rwanda", "chad", "cooperation", "beside") in found


def test_a_verb_after_a_semicolon_shares_its_subject(evidence):
    found = evidence("Peru first welcomed the project; then swung behind Chile.")
    assert ("peru", "chile", "cooperation", "go-with") in found


def test_those_who_do_the_same_for_another_reason(evidence):
    found = evidence(
        "Cuba and Nicaragua have lined up behind Venezuela out of habit, and Russia and Iran out of interest."
    )
    assert ("russia", "venezuela", "cooperation", "go-with") in found


def test_both_sides_are_not_the_one_who_speaks_to_them(surveyed):
    survey = surveyed("Peru accuses Chile of theft. Brazil has urged both sides to talk.")
    pairs = [set(c.principals) for c in survey.candidates if c.sentence == len(survey.sites) - 1 and c.evidence]
    assert {"brazil", "peru"} in pairs
    assert {"chile", "peru"} in pairs
