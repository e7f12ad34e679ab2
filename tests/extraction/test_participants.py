"""Which arguments of a word take part in what a frame says by it."""

import pytest

from allymap.extraction.arguments import Arguments
from allymap.extraction.frames import Frame, Part, load_lexicon
from allymap.extraction.mentions import Mention
from allymap.extraction.participants import Participants
from allymap.extraction.phrases import Phrases
from allymap.model import Polarity

RAID = Frame("raid", Polarity.COMPETITION, "ASSAULT")
HELP = Frame("help", Polarity.COOPERATION, "AID")
FRIEND = Frame("friend", Polarity.COOPERATION, reciprocal=True)


@pytest.fixture
def taking_part(read):
    """Roles and words of those who take part in what a frame says by a word; ``names`` are mentions of actors."""

    def look(text, word, part, frame, *names):
        parse = read(text)
        tokens = [parse.words.index(name) for name in names]
        phrases = Phrases(parse, [Mention(t, t + 1, t, parse.words[t], "name") for t in tokens])
        participants = Participants(parse, phrases, load_lexicon(), Arguments(parse))
        return {(a.role, parse.words[a.token]) for a in participants.of(parse.words.index(word), part, frame)}

    return look


def test_whom_one_is_helped_against_takes_no_part_in_the_help(taking_part):
    text = "France helped Niger against Chad."
    assert taking_part(text, "helped", Part.VERB, HELP) == {("subject", "France"), ("object", "Niger")}
    assert ("against", "Chad") in taking_part(text, "helped", Part.VERB, RAID)


def test_roles_that_a_frame_excludes_take_no_part(taking_part):
    without = Frame("fight", Polarity.COMPETITION, "ASSAULT", excluded=frozenset({"for"}))
    assert taking_part("Ghana fought for Togo.", "fought", Part.VERB, without) == {("subject", "Ghana")}


def test_what_brings_others_together_takes_no_part_itself(taking_part):
    causative = Frame("unite", Polarity.COOPERATION, reciprocal=True, causative=True)
    assert taking_part("Wars reconciled us.", "reconciled", Part.VERB, causative) == {("object", "us")}
    assert taking_part("They reconciled.", "reconciled", Part.VERB, causative) == {("subject", "They")}


def test_who_condemns_somebodys_raid_does_not_raid(taking_part):
    found = taking_part("Norway condemned Peru's raid on Chile.", "raid", Part.NOUN, RAID)
    assert found == {("poss", "Peru"), ("on", "Chile")}
    found = taking_part("Norway stopped Peru's raid on Chile.", "raid", Part.NOUN, RAID)
    assert found == {("outer", "Norway"), ("poss", "Peru"), ("on", "Chile")}


def test_who_needs_anothers_help_does_not_help(taking_part):
    text = "Norway needs Peruvian help."
    assert ("outer", "Norway") in taking_part(text, "help", Part.NOUN, HELP, "Peruvian")
    assert ("subject", "Norway") in taking_part(text, "help", Part.NOUN, HELP)


def test_who_meets_an_ally_is_not_that_ally(taking_part):
    found = taking_part("Norway met Peru's ally.", "ally", Part.HOLDER, FRIEND)
    assert ("poss", "Peru") in found
    assert "Norway" not in {word for _, word in found}


def test_the_one_who_is_allied_is_described_by_it(taking_part):
    found = taking_part("Peru is allied with Chile.", "allied", Part.ADJECTIVE, FRIEND)
    assert found == {("subject", "Peru"), ("with", "Chile")}


def test_a_prefix_sets_what_it_describes_against_what_it_names(taking_part):
    anti = Frame("anti", Polarity.COMPETITION)
    text = "The anti-Kenyan rebels left."
    assert taking_part(text, "anti", Part.ADJECTIVE, anti) == {("subject", "rebels"), ("target", "Kenyan")}
    found = taking_part("Peru is anti-Kenyan.", "anti", Part.ADJECTIVE, anti)
    assert found == {("subject", "Peru"), ("target", "Kenyan")}


def test_with_what_one_helps_one_does_no_harm(taking_part):
    text = "The US helped Chile with a warning."
    assert ("object", "Chile") not in taking_part(text, "warning", Part.NOUN, RAID)
    assert ("object", "Chile") in taking_part("The US hit Chile with a warning.", "warning", Part.NOUN, RAID)
