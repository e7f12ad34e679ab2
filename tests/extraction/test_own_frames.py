"""A project's own frames: what they add, and the sentence a person reads when one is wrong."""

import pytest

from allymap.extraction import Extractor
from allymap.extraction.frames import FrameError, Part, load_lexicon
from allymap.extraction.own_frames import with_own_frames
from allymap.model import AllyMapError, Document, Polarity, Progress

GOOD = """
[[frame]]
id = "own-glorp"
polarity = "competition"
event = "ASSAULT"
verbs = ["glorp", "attack"]
nouns = ["glorping"]
noun_target = ["of"]
"""


def test_own_frames_come_beside_the_shipped_ones():
    shipped, mine = load_lexicon(), with_own_frames(load_lexicon(), GOOD)
    assert [f.id for f in mine.senses(Part.VERB, "glorp")] == ["own-glorp"]
    assert [f.id for f in mine.senses(Part.NOUN, "glorping")] == ["own-glorp"]
    assert mine.senses(Part.VERB, "attack")[:-1] == shipped.senses(Part.VERB, "attack")
    assert shipped.senses(Part.VERB, "glorp") == ()


def test_without_a_text_the_lexicon_is_the_shipped_one():
    assert with_own_frames(load_lexicon(), " \n") is load_lexicon()


def test_the_extractor_reads_by_them():
    document = Document("d", "Title", "Iran glorped Israel.", "", language="en")
    extractor = Extractor.load(extra_frames=GOOD.replace('"glorp"', '"glorp", "glorpe"'))
    survey = extractor.survey(document, Progress())
    (candidate,) = [c for c in survey.candidates if c.evidence]
    assert candidate.polarity is Polarity.COMPETITION
    assert candidate.evidence[0].frame.id == "own-glorp"
    assert extractor.extract([document], Progress()).claims


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[frame]]", "[[frame", "not TOML"),
        ("[[frame]]", "[[frames]]", r"begin with \[\[frame\]\]"),
        ('id = "own-glorp"', "", "frame number 1 has no id"),
        ('id = "own-glorp"', 'id = "attack"', "“attack” has an id that another frame has"),
        ('"competition"', '"hatred"', "“own-glorp” needs one of cooperation, competition in “polarity”"),
        ('event = "ASSAULT"', 'event = "ASSAULT"\nkind = "thing"', "“own-glorp” needs one of .* in “kind”"),
        ('event = "ASSAULT"', 'mode = "firearms"', "“own-glorp” needs a PLOVER event"),
        ('"ASSAULT"', '"HUG"', "“own-glorp” names an event that PLOVER does not have: HUG"),
        ('["glorp", "attack"]', '"glorp"', "“own-glorp” needs a list of single words .* in “verbs”"),
        ('["glorp", "attack"]', '["glorp at"]', "“own-glorp” needs a list of single words"),
        ('verbs = ["glorp", "attack"]\nnouns = ["glorping"]', "", "“own-glorp” has no word"),
        ("verbs", "verb", "“own-glorp” has fields that no frame has: verb"),
    ],
)
def test_a_wrong_entry_is_named_in_one_sentence(old, new, message):
    with pytest.raises(FrameError, match=message) as error:
        with_own_frames(load_lexicon(), GOOD.replace(old, new))
    assert isinstance(error.value, AllyMapError)
    assert str(error.value).endswith(".")


def test_the_same_id_twice():
    with pytest.raises(FrameError, match="“own-glorp” has an id that another"):
        with_own_frames(load_lexicon(), GOOD + GOOD)
