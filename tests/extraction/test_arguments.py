"""Who fills which role, seen on sentences that the parser gets right."""

import pytest

from allymap.extraction.arguments import Arguments


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Iran attacked Israel.", "attacked", {("subject", "Iran"), ("object", "Israel")}),
        ("Israel was attacked by Iran.", "attacked", {("subject", "Iran"), ("object", "Israel")}),
        ("Iran sold weapons to Syria.", "sold", {("subject", "Iran"), ("to", "Syria"), ("object", "weapons")}),
        ("Iran wants to attack Israel.", "attack", {("subject", "Iran"), ("object", "Israel")}),
        ("Iran forced Syria to attack Israel.", "attack", {("subject", "Syria"), ("object", "Israel")}),
        ("Iran visited Syria and attacked Israel.", "attacked", {("subject", "Iran"), ("object", "Israel")}),
        ("The militias that Iran supports left.", "supports", {("subject", "Iran"), ("object", "militias")}),
        ("The army, which attacked Israel, left.", "attacked", {("subject", "army"), ("object", "Israel")}),
        ("Rebels backed by Turkey left.", "backed", {("subject", "Turkey"), ("object", "Rebels")}),
        ("Iran accused Turkey of helping Israel.", "helping", {("subject", "Turkey"), ("object", "Israel")}),
        ("Iran criticised Israel by helping Syria.", "helping", {("subject", "Iran"), ("object", "Syria")}),
        ("Iran is ready to help Syria.", "help", {("subject", "Iran"), ("object", "Syria")}),
        ("Kurds began a strike to condemn Turkey.", "condemn", {("subject", "Kurds"), ("object", "Turkey")}),
        ("Iran sent food to help Syria.", "help", {("subject", "Iran"), ("object", "Syria")}),
        ("Two soldiers were killed in a Turkish raid.", "killed", {("subject", "Turkish"), ("object", "soldiers")}),
        ("Two soldiers died in clashes with rebels.", "died", {("subject", "rebels"), ("object", "soldiers")}),
        ("Soldiers were hurt in an ambush claimed by Hezbollah.", "hurt", {("subject", "Hezbollah")}),
        ("Russia issued a statement condemning Turkey.", "condemning", {("subject", "Russia"), ("object", "Turkey")}),
    ],
)
def test_verbs(read, text, trigger, expected):
    parse = read(text)
    found = {(a.role, parse.words[a.token]) for a in Arguments(parse).of(parse.words.index(trigger))}
    assert expected <= found


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Iran's attack on Israel failed.", "attack", {("poss", "Iran"), ("on", "Israel")}),
        ("Iran launched an attack on Israel.", "attack", {("subject", "Iran"), ("on", "Israel")}),
        ("Iran is an ally of Syria.", "ally", {("holder", "Iran"), ("of", "Syria")}),
        ("Iran, an ally of Syria, left.", "ally", {("holder", "Iran"), ("of", "Syria")}),
        ("The Israeli attack failed.", "attack", {("modifier", "Israeli")}),
        ("Talks between Iran and Turkey failed.", "Talks", {("between", "Iran")}),
        ("Iran gave millions of dollars of aid to Syria.", "aid", {("subject", "Iran")}),
        ("An attack blamed on Iran failed.", "attack", {("by", "Iran")}),
        ("A rocket fired by Hezbollah hit a school.", "rocket", {("by", "Hezbollah")}),
        (
            "Oman launched a mediation effort between Iran and Turkey.",
            "mediation",
            {("subject", "Oman"), ("between", "Iran")},
        ),
    ],
)
def test_nouns(read, text, trigger, expected):
    parse = read(text)
    found = {(a.role, parse.words[a.token]) for a in Arguments(parse).of(parse.words.index(trigger))}
    assert expected <= found


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Iran is loyal to Syria.", "loyal", {("subject", "Iran"), ("to", "Syria")}),
        ("Iran remains suspicious of Turkey.", "suspicious", {("subject", "Iran"), ("of", "Turkey")}),
    ],
)
def test_adjectives(read, text, trigger, expected):
    parse = read(text)
    found = {(a.role, parse.words[a.token]) for a in Arguments(parse).of(parse.words.index(trigger))}
    assert expected <= found


def test_a_borrowed_argument_says_so(read):
    parse = read("Iran wants to attack Israel.")
    subject = next(a for a in Arguments(parse).of(3) if a.role == "subject")
    assert subject.inherited
    assert not next(a for a in Arguments(parse).of(3) if a.role == "object").inherited


def test_the_subject_of_an_infinitive_is_the_object_of_the_verb_above(read):
    parse = read("Jordan and France helped Israel to shoot them down.")
    helped = parse.words.index("helped")
    assert [parse.words[a.token] for a in Arguments(parse).of(helped) if a.role == "object"] == ["Israel"]


def test_the_arguments_of_a_word_are_worked_out_once(read):
    parse = read("Iran wants to attack Israel.")
    known = Arguments(parse)
    assert known.of(3) is known.of(3)
