"""A project's own frames: what they add, and the sentence a person reads when one is wrong."""

import pytest

from allymap.extraction import Extractor
from allymap.extraction.frames import FOLDER, FrameError, Part, load_lexicon
from allymap.extraction.own_frames import with_own_frames
from allymap.model import AllyMapError, Document, Polarity, Progress
from allymap.model.resources import resource

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
    assert mine.senses(Part.VERB, "attack")[1:] == shipped.senses(Part.VERB, "attack")
    assert shipped.senses(Part.VERB, "glorp") == ()


def test_where_one_fits_as_well_as_a_shipped_frame_it_is_the_one_that_is_meant():
    document = Document("d", "Title", "Kenya berthed a frigate at Somalia's port in May 2024.", "", language="en")
    own = '[[frame]]\nid = "own"\nevent = "COOPERATE"\npolarity = "cooperation"\nverbs = ["berth"]\ntarget = ["at"]\n'
    for frames, event in (("", "CONSULT"), (own, "COOPERATE")):
        (claim,) = Extractor.load(extra_frames=frames).extract([document], Progress()).claims
        assert claim.event == event


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


def test_one_that_speaks_of_a_third_stands_beside_what_its_words_mean_by_themselves():
    text = GOOD.replace('noun_target = ["of"]', 'noun_target = ["of"]\ntargeted = true')
    mine = with_own_frames(load_lexicon(), text)
    assert mine.senses(Part.VERB, "glorp") == ()
    assert [frame.id for frame in mine.sides[Part.VERB, "glorp"]] == ["own-glorp"]


def test_the_id_of_a_shipped_frame_that_speaks_of_a_third_is_taken():
    with pytest.raises(FrameError, match="“side-against” has an id that another"):
        with_own_frames(load_lexicon(), GOOD.replace("own-glorp", "side-against"))


def polarities(text, frame, by):
    """The polarities, by pairs of actors, of what a project's own ``frame`` says."""
    document = Document("d", "Title", text, "", language="en")
    found = Extractor.load(extra_frames=frame).survey(document, Progress()).candidates
    return {
        (e.source.mention.actor_id, e.target.mention.actor_id): e.polarity.value
        for candidate in found
        for e in candidate.evidence
        if e.frame.id == by
    }


def test_an_own_frame_tells_how_somebody_takes_anothers_harm():
    frame = '[[frame]]\nid = "own-sadden"\npolarity = "competition"\nevent = "REJECT"\nverbs = ["sadden"]\n'
    text = "The defeat of Peru saddened Chile."
    plain = polarities(text, frame, "own-sadden")
    assert plain[("peru", "chile")] == "competition"
    assert polarities(text, frame + "tidings = true\n", "own-sadden")[("peru", "chile")] == "cooperation"


def test_an_own_frame_is_about_whom_the_deeds_below_it_are_done_to():
    frame = """[[frame]]
id = "own-grumble"
polarity = "competition"
event = "ACCUSE"
verbs = ["grumble"]
target = ["complement"]
"""
    named, helped = "Peru grumbled that Chile named Iran.", "Peru grumbled that Chile helped Iran."
    assert ("peru", "chile") in polarities(named, frame, "own-grumble")
    assert polarities(named, frame + 'deeds = "kind"\n', "own-grumble") == {}
    assert ("peru", "chile") in polarities(helped, frame + 'deeds = "kind"\n', "own-grumble")


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


def test_the_example_of_the_readme_is_a_frame():
    text = resource(FOLDER, "README.md").read_text(encoding="utf-8")
    mine = with_own_frames(load_lexicon(), text.split("```toml\n")[1].split("```")[0])
    assert any(frame.id == "side-with" for frame in mine.senses(Part.VERB, "side"))


def test_the_same_id_twice():
    with pytest.raises(FrameError, match="“own-glorp” has an id that another"):
        with_own_frames(load_lexicon(), GOOD + GOOD)
