"""Which frames a word evokes, and which of them are meant."""

import pytest

from allymap.extraction.arguments import Arguments
from allymap.extraction.frames import Part, load_lexicon
from allymap.extraction.mentions import Mention
from allymap.extraction.senses import Senses


@pytest.fixture
def senses(read):
    """The parts of speech and frames that a word of a text evokes; ``mentions`` are what stands for actors there."""

    def look(text, word, mentions=()):
        parse = read(text)
        senses = Senses(parse, mentions, load_lexicon(), Arguments(parse), parse.vocabulary(0, len(parse)))
        found = senses.of(parse.words.index(word))
        return {(part, frame.id) for part, frame in found}

    return look


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Kenya attacked Uganda.", "attacked", (Part.VERB, "attack")),
        ("Kenya's attack failed.", "attack", (Part.NOUN, "attack")),
        ("Kenya is suspicious of Uganda.", "suspicious", (Part.ADJECTIVE, "distrust")),
        ("Kenya is an ally of Uganda.", "ally", (Part.HOLDER, "friend")),
        ("Kenya advanced alongside Uganda.", "alongside", (Part.PREPOSITION, "beside")),
        ("Kenya advanced together with Uganda.", "with", (Part.PREPOSITION, "beside")),
        ("Kenya is opposed to Uganda.", "opposed", (Part.ADJECTIVE, "hostile")),
        ("Kenya chipped away at the influence of Uganda.", "chipped", (Part.VERB, "eat-into")),
        ("Kenya elbowed Uganda aside.", "elbowed", (Part.VERB, "shove-aside")),
        ("Kenya stirred up trouble in Uganda.", "stirred", (Part.VERB, "whip-up-unrest")),
        ("Kenya is fed up with Uganda.", "fed", (Part.VERB, "fed-up")),
        ("A stand-off between Kenya and Uganda began.", "off", (Part.NOUN, "rivalry")),
        ("A show-down between Kenya and Uganda began.", "down", (Part.NOUN, "fight")),
        ("Bad blood between Kenya and Uganda is old.", "blood", (Part.NOUN, "rivalry")),
        ("An arms race between Kenya and Uganda began.", "race", (Part.NOUN, "rivalry")),
        ("The anti-Kenyan rebels left.", "anti", (Part.ADJECTIVE, "anti")),
    ],
)
def test_a_word_evokes_a_frame(senses, text, word, expected):
    assert expected in senses(text, word)


def test_other_words_evoke_nothing(senses):
    assert senses("Kenya sleeps on Monday.", "Monday") == set()
    assert senses("Kenya sailed with Uganda.", "with") == set()


def test_the_first_of_two_words_that_are_one_noun_evokes_nothing(senses):
    assert senses("Kenya fears an arms race with Uganda.", "arms") == set()
    assert senses("Kenya began a face-off with Uganda.", "face") == set()


def test_the_words_of_a_name_evoke_nothing(senses):
    text = "The Alliance left."
    assert senses(text, "Alliance")
    assert senses(text, "Alliance", [Mention(0, 2, 1, "alliance", "noun")])
    assert not senses(text, "Alliance", [Mention(0, 2, 1, "alliance", "name")])


def test_a_particle_makes_the_sense(evidence):
    assert any(frame == "go-against" for *_, frame in evidence("Iran took on Israel."))
    assert not any(frame == "go-against" for *_, frame in evidence("Iran took Israel's letter."))


def test_a_phrase_makes_the_sense_and_another_takes_it_away(senses):
    assert (Part.VERB, "take-to-court") in senses("Kenya took Uganda to court.", "took")
    assert (Part.VERB, "take-to-court") not in senses("Kenya took Uganda to dinner.", "took")
    assert (Part.VERB, "attack") in senses("Kenya struck Uganda.", "struck")
    assert (Part.VERB, "attack") not in senses("Kenya struck a deal.", "struck")


def test_who_is_fed_up_is_not_fed(senses):
    assert (Part.VERB, "aid") in senses("Kenya fed Uganda.", "fed")
    assert (Part.VERB, "aid") not in senses("Kenya is fed up with Uganda.", "fed")


def test_a_clause_makes_the_sense(senses):
    assert (Part.VERB, "tell-to") in senses("Kenya told Uganda to leave.", "told")
    assert (Part.VERB, "tell-to") not in senses("Kenya told Uganda a story.", "told")
    assert (Part.VERB, "duty") in senses("Kenya said Uganda must leave.", "said")


def test_a_complement_makes_the_sense(senses):
    assert (Part.VERB, "regard-foe") in senses("Kenya sees Uganda as a threat.", "sees")
    assert (Part.VERB, "regard-foe") not in senses("Kenya sees Uganda as a neighbour.", "sees")


def test_only_words_of_the_lexicon_can_evoke_a_frame(read):
    parse = read("On Monday Chad-backed rebels attacked Kenya together with Uganda.")
    lexicon, vocabulary = load_lexicon(), parse.vocabulary(0, len(parse))
    found = Senses(parse, (), lexicon, Arguments(parse), vocabulary).evoking(0, len(parse))
    assert {"backed", "attacked", "with"} <= {parse.words[token] for token in found}
    assert not {"Monday", "Chad", "Uganda"} & {parse.words[token] for token in found}


def test_who_strikes_work_attacks_nobody(surveyed):
    survey = surveyed("Peru's minister gave in to striking teachers.")
    assert not [c for c in survey.candidates for found in c.evidence if found.frame.id == "attack"]
