"""Who fills the slots of a frame at a word."""

import pytest

from allymap.extraction.arguments import Arguments
from allymap.extraction.evidence_fillers import Fillers
from allymap.extraction.frames import Frame, Part, load_lexicon
from allymap.extraction.mentions import Anaphor, Mention
from allymap.extraction.phrases import Phrases
from allymap.model import Polarity

RAID = Frame("raid", Polarity.COMPETITION, "ASSAULT", noun_target=frozenset({"on"}))
BLAME = Frame("accuse", Polarity.COMPETITION, "ACCUSE")
TALK = Frame("meet", Polarity.COOPERATION, "CONSULT", reciprocal=True, target=frozenset({"with"}))
FRIEND = Frame("friend", Polarity.COOPERATION, reciprocal=True)
REJECT = Frame("reject", Polarity.COMPETITION, "REJECT")


@pytest.fixture
def filled(read):
    """Actors and their slots for a frame at a word; ``names`` are words that are mentions of actors."""

    def look(text, word, part, frame, *names, form="name"):
        parse = read(text)
        tokens = [parse.words.index(name) for name in names]
        phrases = Phrases(parse, [Mention(t, t + 1, t, parse.words[t], form) for t in tokens])
        fillers = Fillers(parse, phrases, load_lexicon(), Arguments(parse))
        return {(f.mention.actor_id, f.slot) for f in fillers.of(parse.words.index(word), part, frame)}

    return look


@pytest.mark.parametrize(
    ("text", "word", "part", "frame", "expected"),
    [
        ("Ghana bombed Togo.", "bombed", Part.VERB, RAID, {("Ghana", "source"), ("Togo", "target")}),
        ("The raid on Togo by Ghana failed.", "raid", Part.NOUN, RAID, {("Ghana", "source"), ("Togo", "target")}),
        ("Ghana and Togo are rivals.", "rivals", Part.HOLDER, FRIEND, {("Ghana", "member"), ("Togo", "member")}),
    ],
)
def test_each_takes_its_slot(filled, text, word, part, frame, expected):
    assert filled(text, word, part, frame, "Ghana", "Togo") == expected


def test_those_who_are_talked_about_take_no_part_in_the_talks(filled):
    found = filled("Ghana negotiated with Togo over Benin.", "negotiated", Part.VERB, TALK, "Ghana", "Togo", "Benin")
    assert {actor for actor, _ in found} == {"Ghana", "Togo"}


def test_the_victim_of_what_somebody_is_blamed_for_is_not_blamed(filled):
    text = "Ghana blamed Togo for the raid on Benin."
    found = filled(text, "blamed", Part.VERB, BLAME, "Ghana", "Togo", "Benin")
    assert found == {("Ghana", "source"), ("Togo", "target")}


def test_he_who_suffers_the_deed_that_is_condemned_is_not_condemned(filled):
    text = "Ghana criticised the Togolese invasion of Benin."
    found = filled(text, "criticised", Part.VERB, BLAME, "Ghana", "Togolese", "Benin")
    assert found == {("Ghana", "source"), ("Togolese", "target")}


def test_he_who_leads_an_attack_does_not_suffer_it(filled):
    found = filled("Ghana launched an attack led by Togo.", "launched", Part.VERB, RAID, "Ghana", "Togo")
    assert found == {("Ghana", "source")}


def test_whom_a_refused_request_was_about_is_meant_by_the_refusal(filled):
    text = "Ghana rejected a request to withdraw from Togo."
    assert ("Togo", "target") in filled(text, "rejected", Part.VERB, REJECT, "Ghana", "Togo")


def test_a_bond_that_stands_for_two_has_them_as_its_members(filled):
    text = "Ghana praised this alliance."
    assert filled(text, "alliance", Part.NOUN, FRIEND, "alliance", form=Anaphor.PAIR) == {("alliance", "member")}


def test_nobody_who_lives_in_a_place_is_visited_by_whoever_comes_to_talk(filled):
    text = "Ghana met Togo."
    assert filled(text, "met", Part.VERB, TALK, "Togo", form=Anaphor.RESIDENTS) == set()
    assert filled(text, "met", Part.VERB, RAID, "Togo", form=Anaphor.RESIDENTS) == {("Togo", "target")}
