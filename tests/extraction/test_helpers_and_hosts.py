"""Who fights beside whom, whose a crackdown is, and who is only used, on sentences of our own."""

import pytest


@pytest.mark.parametrize(
    ("text", "source", "target", "frame"),
    [
        ("Chad helped Niger fight Libya.", "chad", "libya", "fight"),
        ("Kenya helped Uganda defeat Burundi.", "kenya", "burundi", "defeat"),
        ("Oman will help Qatar repel Iran.", "oman", "iran", "defeat"),
        ("Peru supported Chile in its war on Bolivia.", "chile", "bolivia", "fight"),
        ("Togo backed Ghana in its attacks on Benin.", "ghana", "benin", "attack"),
        ("Brazil used the crisis in Cuba to attack Peru.", "brazil", "peru", "attack"),
        ("Ghana bombed Togo, with Malian jets laying waste to Beninese towns.", "mali", "benin", "go-against"),
    ],
)
def test_who_fights_whom(evidence, text, source, target, frame):
    assert (source, target, "competition", frame) in evidence(text)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Brazil used the pretext of Cuba to attack Peru.", {"cuba", "peru"}),
        ("Chile used Bolivia to underline its opposition to Peru.", {"bolivia", "peru"}),
        ("Chad helped Niger fight Libya.", {"chad", "niger"}),
    ],
)
def test_who_does_not(evidence, text, pair):
    assert not [row for row in evidence(text) if set(row[:2]) == pair and row[2] == "competition"]


def test_those_who_came_next_are_of_the_list(evidence):
    found = evidence("Chad has armed several groups, including the Taliban, followed by the Houthis.")
    assert ("chad", "houthis", "cooperation", "aid") in found


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Kenya might support Rwanda.", True),
        ("Kenya said it might support Rwanda, which it did.", False),
        ("Kenya said it might support Rwanda, which it did not.", True),
        ("Kenya said it might support Rwanda, and it did so.", False),
        ("Kenya said it might support Rwanda if it did so.", True),
        ("Kenya said it might support Rwanda, which did little.", True),
    ],
)
def test_what_was_done_is_no_mere_possibility(surveyed, text, supposed):
    survey = surveyed(text)
    settings = [
        c.evidence[0].setting.supposed for c in survey.candidates if c.evidence and c.evidence[0].frame.id == "support"
    ]
    assert settings == [supposed]


def test_places_named_together_are_not_all(surveyed):
    survey = surveyed("Peru arms groups in Libya and Sudan. All have attacked Egypt.")
    libya = {"libya", "egypt"}
    assert not [c for c in survey.candidates if c.sentence == 1 and set(c.principals) == libya]


def test_rebel_towns_are_the_rebels(evidence):
    found = evidence("Libyan rebels left Tripoli. Egyptian jets bombed rebel positions.")
    assert ("egypt", "libyan-rebels", "competition", "bomb") in found


def test_who_speaks_of_a_partnership_is_not_in_it(evidence):
    found = evidence("Peru and Chile are allies. Bolivia revealed the limits of this partnership.")
    assert not [row for row in found if "bolivia" in row[:2] and row[3] == "ally"]


def test_rebels_of_a_lede_are_those_whom_the_text_names_later(evidence):
    found = evidence("Chad bombed rebels on Monday.\n\nThe rebel groups in Libya have fought for years against Egypt.")
    assert ("chad", "libyan-rebels", "competition", "bomb") in found


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Peru was joined by armed groups, including the Taliban, followed by the Houthis.", {"taliban", "houthis"}),
        ("Peru was joined by militant groups, including the Taliban.", {"taliban", "militants"}),
        ("Chile used Bolivia to test its weapons against Peru.", {"bolivia", "peru"}),
    ],
)
def test_members_of_a_list_and_what_is_used_do_nothing_to_each_other(evidence, text, pair):
    assert not [row for row in evidence(text) if set(row[:2]) == pair]
