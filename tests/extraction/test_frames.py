"""The frame files keep their own rules, and the loader says which one does not."""

import tomllib

import pytest

from allymap.extraction.frames import FILES, FOLDER, WORDS, Effect, FrameError, Part, frame_of, load_lexicon
from allymap.model import Kind, Polarity
from allymap.model.plover import EVENTS
from allymap.model.resources import resource

CLAUSES = {"statement", "wish", "duty", "infinitive", "unless", "if"}


def rows():
    return [row for name in FILES for row in tomllib.loads(resource(FOLDER, name).read_text(encoding="utf-8"))["frame"]]


def test_there_are_hundreds_of_lemmas():
    assert len(load_lexicon().frames) > 1000


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_frame_is_well_formed(row):
    frame = frame_of(row)
    assert any(row.get(key) for key in WORDS.values())
    assert frame.event in EVENTS
    if frame.kind is Kind.EVENT and not frame.mode:
        assert frame.event
    if row.get("nouns") or row.get("holders"):
        assert frame.noun_target
    if frame.deeds:  # speaks of the clause below one of its words
        assert "complement" in frame.target
    if frame.parting:
        assert frame.polarity is Polarity.COMPETITION
    if row.get("prepositions"):
        assert frame.targeted  # a preposition says something about what it introduces, and nothing without it
        assert frame.target == {"target"}
    for key in WORDS.values():
        for lemma in row.get(key, ()):
            assert lemma == lemma.strip().lower()
            assert " " not in lemma
    for table in (frame.objects, frame.particles, frame.clauses, frame.without, frame.phrase):
        assert set(table) <= {lemma for key in ("verbs", "nouns", "adjectives") for lemma in row.get(key, ())}
    assert set().union(*frame.clauses.values()) <= CLAUSES


def test_ids_are_unique():
    ids = [row["id"] for row in rows()]
    assert len(ids) == len(set(ids))


def test_events_agree_with_polarity_where_plover_is_clear():
    for row in rows():
        frame = frame_of(row)
        if frame.kind is Kind.EVENT and frame.event in ("ASSAULT", "COERCE", "SANCTION", "PROTEST", "ACCUSE"):
            assert frame.polarity is Polarity.COMPETITION, frame.id
        if frame.event in ("AID", "COOPERATE", "SUPPORT", "CONSULT", "AGREE"):
            assert frame.polarity is Polarity.COOPERATION, frame.id


def test_composition_has_every_effect():
    effects = set().union(*load_lexicon().effects.values())
    assert effects == set(Effect)
    assert Effect.REVERSE in load_lexicon().effects["refuse"]
    assert "say" in load_lexicon().speech


def test_the_lexicon_knows_every_word_that_evokes_something():
    lexicon = load_lexicon()
    assert {"attack", "ally", "alongside"} <= lexicon.words
    assert "table" not in lexicon.words


def test_senses_by_part_of_speech():
    lexicon = load_lexicon()
    assert any(frame.id == "attack" for frame in lexicon.senses(Part.NOUN, "attack"))
    assert any(frame.id == "friend" for frame in lexicon.senses(Part.HOLDER, "ally"))
    assert lexicon.senses(Part.VERB, "no-such-word") == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "x", "polarity": "cooperation", "verb": ["a"]}, "fields that no frame has: verb"),
        ({"id": "x", "polarity": "cooperation", "event": "HUG"}, "an event that PLOVER does not have: HUG"),
        ({"id": "x", "polarity": "competition", "event": "ASSAULT", "mode": "hug"}, "a mode that ASSAULT does not"),
        ({"id": "x", "polarity": "competition", "event": "ASSAULT", "target": "object"}, "a list of words in “target”"),
        ({"id": "x", "polarity": "competition", "event": "ASSAULT", "objects": "a"}, "a table of lists in “objects”"),
        ({"id": "x", "polarity": "competition", "deeds": "bad"}, "needs one of kind, harmless in “deeds”"),
        ({"id": "x", "polarity": "competition", "parting": True}, "needs one of wanted, supposed in “parting”"),
    ],
)
def test_a_malformed_frame_is_named(row, message):
    with pytest.raises(FrameError, match=f"“x”.*{message}"):
        frame_of(row)


def test_what_a_frame_leaves_out_is_read():
    frame = frame_of(
        {
            "id": "x",
            "polarity": "competition",
            "excluded": ["for"],
            "causative": True,
            "targeted": True,
            "event": "ASSAULT",
        }
    )
    assert (frame.excluded, frame.causative, frame.targeted) == (frozenset({"for"}), True, True)
    assert not frame.direct


def test_what_rules_a_sense_out_is_read():
    frame = frame_of(
        {"id": "x", "polarity": "competition", "event": "ASSAULT", "without": {"strike": ["deal"]}, "direct": True}
    )
    assert (frame.without, frame.direct) == ({"strike": frozenset({"deal"})}, True)


def test_one_word_of_backing_stands_for_all():
    lexicon = load_lexicon()
    assert [frame.id for frame in lexicon.senses(Part.ADJECTIVE, "-bankrolled")] == ["client"]
    assert lexicon.senses(Part.ADJECTIVE, "bankrolled") == ()


def test_the_words_of_a_phrase_are_read():
    row = {"id": "x", "polarity": "competition", "event": "ACCUSE", "verbs": ["take"], "phrase": {"take": ["court"]}}
    assert frame_of(row).phrase == {"take": frozenset({"court"})}


def test_a_phrase_does_not_tell_what_its_verb_means_without_it():
    lexicon = load_lexicon()
    assert any(frame.id == "draw-ire" for frame in lexicon.senses(Part.VERB, "meet"))
    assert all(frame.id != "draw-ire" for frame in lexicon.plain(Part.VERB, "meet"))
    assert lexicon.sign("VERB", "meet") > 0


def test_a_list_in_place_of_a_table_holds_for_every_word():
    row = {"id": "x", "polarity": "cooperation", "event": "SUPPORT", "verbs": ["build", "mend"], "objects": ["tie"]}
    assert frame_of(row).objects == {"build": frozenset({"tie"}), "mend": frozenset({"tie"})}


def test_a_targeted_frame_says_nothing_of_a_word_by_itself():
    lexicon = load_lexicon()
    assert all(not frame.targeted for frames in lexicon.frames.values() for frame in frames)
    assert any(frame.id == "side-against" for frame in lexicon.sides[Part.VERB, "support"])
    assert any(frame.id == "beside" for frame in lexicon.sides[Part.PREPOSITION, "alongside"])


def test_the_sign_of_a_word_is_that_of_its_sense_without_words_beside_it():
    assert load_lexicon().sign("NOUN", "friendship") == 1.0  # though a “strained friendship” is none
    assert load_lexicon().sign("NOUN", "quarrel") == -1.0
    assert load_lexicon().sign("NOUN", "harbour") == 0.0
