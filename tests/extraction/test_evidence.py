"""Frames find their actors."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran attacked Israel.", ("iran", "israel", "competition", "attack")),
        ("Israel was bombed by Iran.", ("iran", "israel", "competition", "bomb")),
        ("Iran's support for Syria grew.", ("iran", "syria", "cooperation", "support")),
        ("Iran sent weapons to Syria.", ("iran", "syria", "cooperation", "give")),
        ("Talks between Iran and Turkey began.", ("iran", "turkey", "cooperation", "meet")),
        ("Iran and Turkey signed an agreement.", ("iran", "turkey", "cooperation", "agree")),
        ("Iran, an ally of Syria, met reporters.", ("iran", "syria", "cooperation", "friend")),
        ("Israel is at odds with Iran.", ("israel", "iran", "competition", "rivalry")),
        ("Russia imposed sanctions on Turkey.", ("russia", "turkey", "competition", "sanction")),
        ("Iran accused Israel of murder.", ("iran", "israel", "competition", "accuse")),
        ("Turkey demanded that Russia leave.", ("turkey", "russia", "competition", "demand")),
        ("Russia is suspicious of Iran.", ("russia", "iran", "competition", "distrust")),
        ("US-backed rebels left.", ("united-states", "us-backed-rebels", "cooperation", "client")),
        ("Iran sees Israel as a threat.", ("iran", "israel", "competition", "regard-foe")),
        ("Iran sees Syria as an ally.", ("iran", "syria", "cooperation", "regard-friend")),
        ("Syria relies on Iran.", ("iran", "syria", "cooperation", "obtain")),
        ("Anti-Assad rebels met Turkey.", ("syrian-rebels", "syria", "competition", "anti")),
    ],
)
def test_frames(evidence, text, expected):
    found = evidence(text)
    reciprocal = (expected[1], expected[0], *expected[2:])
    assert expected in found or reciprocal in found, found


def test_they_who_act_together_are_a_pair(surveyed):
    survey = surveyed("Russia and Iran met. They work together.")
    assert {"russia", "iran"} in [set(c.principals) for c in survey.candidates if c.sentence == len(survey.sites) - 1]


def test_refusal_turns_support(evidence):
    found = evidence("Iran refused to support Syria.")
    assert ("iran", "syria", "competition", "support") in found


def test_an_accusation_gives_the_act_and_the_accusation(evidence):
    found = evidence("Turkey accused Syria of attacking Israel.")
    assert ("turkey", "syria", "competition", "accuse") in found
    assert ("syria", "israel", "competition", "attack") in found


def test_two_who_are_helped_do_not_help_each_other(evidence):
    found = evidence("Russia armed Syria and Iran.")
    assert not {(a, b) for a, b, *_ in found} & {("syria", "iran"), ("iran", "syria")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("War has brought Chad and Niger together.", ("chad", "niger", "cooperation", "draw-together")),
        ("The quarrel drove Peru and Chile apart.", ("peru", "chile", "competition", "drive-apart")),
        ("Peru grew closer to Chile.", ("peru", "chile", "cooperation", "loyal")),
        ("Ghana's troops fought for Togo.", ("ghana", "togo", "cooperation", "fight-for")),
        ("France supported Niger against Boko Haram.", ("niger", "boko-haram", "competition", "side-against")),
        ("France supported Niger against Boko Haram.", ("france", "boko-haram", "competition", "side-against")),
        ("Peru recalled its ambassador to Chile.", ("peru", "chile", "competition", "recall-envoy")),
        ("Hamas, a group that attacked Egypt, left.", ("hamas", "egypt", "competition", "attack")),
        ("Peru trained a force that includes Hezbollah.", ("peru", "hezbollah", "cooperation", "aid")),
        ("Chad was vital to the defeat of Boko Haram.", ("chad", "boko-haram", "competition", "defeat")),
        ("Peru, whose president accused Chile, left.", ("peru", "chile", "competition", "accuse")),
        ("Peru voted against Chile.", ("peru", "chile", "competition", "vote-against")),
        ("Peru held Chile responsible.", ("peru", "chile", "competition", "hold-responsible")),
        ("Peru sold arms to Chile.", ("peru", "chile", "cooperation", "aid")),
        ("The EU imposed tariffs on China.", ("european-union", "china", "competition", "sanction")),
    ],
)
def test_frames_of_the_wider_world(evidence, text, expected):
    found = evidence(text)
    assert expected in found or (expected[1], expected[0], *expected[2:]) in found, found


@pytest.mark.parametrize(
    ("text", "pair", "polarity"),
    [
        ("Ghana fought for Togo.", {"ghana", "togo"}, "competition"),
        ("The US helped Chile with a warning.", {"united-states", "chile"}, "competition"),
        ("Mali joined Niger in the fight against Boko Haram.", {"mali", "niger"}, "competition"),
        ("Mali joined Niger in the fight against Boko Haram.", {"mali", "boko-haram"}, "cooperation"),
        ("France supported Niger against Boko Haram.", {"france", "boko-haram"}, "cooperation"),
        ("Peru and Chile attacked Brazil.", {"peru", "chile"}, "competition"),
        ("Pressure from the US has brought Peru and Chile together.", {"peru", "united-states"}, "cooperation"),
        ("Brazil made Peru angry at Chile.", {"brazil", "chile"}, "competition"),
        ("Peru and the US held drills.", {"peru", "united-states"}, "competition"),
        ("Egypt watched the Muslim Brotherhood and Hamas.", {"muslim-brotherhood", "hamas"}, "cooperation"),
        ("India and Pakistan exchanged fire.", {"india", "pakistan"}, "cooperation"),
    ],
)
def test_what_is_not_said(evidence, text, pair, polarity):
    assert not [row for row in evidence(text) if set(row[:2]) == pair and row[2] == polarity]


def test_those_who_are_helped_to_fight_do_not_fight_the_helper(surveyed):
    survey = surveyed("Drones flew in. Peru and Chile helped Brazil to shoot them down.")
    assert not [
        c
        for c in survey.candidates
        if c.evidence and c.polarity == "competition" and set(c.principals) & {"peru", "chile"}
    ]
