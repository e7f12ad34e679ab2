"""What stands above a trigger: negation, reversal, modality, speech."""

import pytest

from allymap.extraction.composition import is_ongoing, setting_of
from allymap.extraction.frames import load_lexicon
from allymap.model import Kind, Modality


@pytest.fixture
def setting(read):
    def look(text: str, trigger: str):
        parse = read(text)
        return setting_of(parse, parse.words.index(trigger), load_lexicon())

    return look


@pytest.mark.parametrize(
    ("text", "trigger", "flag"),
    [
        ("Iran refused to support Syria.", "support", "reversed"),
        ("Iran ended its support for Syria.", "support", "reversed"),
        ("Relations between Iran and Syria deteriorated.", "Relations", "reversed"),
        ("Iran and Syria have strained relations.", "relations", "reversed"),
        ("Kenya's alliance with Uganda fell apart.", "alliance", "reversed"),
        ("Kenya's friendship with Uganda came to an end.", "friendship", "reversed"),
        ("The partnership between Kenya and Uganda is over.", "partnership", "reversed"),
        ("Kenya stopped short of backing Uganda.", "backing", "reversed"),
        ("Kenya hesitated to support Uganda.", "support", "reversed"),
        ("Kenya did nothing to help Uganda.", "help", "negated"),
        ("Kenya is in no mood to help Uganda.", "help", "negated"),
        ("Kenya offered no help to Uganda.", "offered", "negated"),
        ("Kenya has little appetite for a deal with Uganda.", "deal", "negated"),
        ("Kenya called off talks with Uganda.", "talks", "reversed"),
        ("Kenya scaled back aid for Uganda.", "aid", "reversed"),
        ("Kenya backed out of an alliance with Uganda.", "alliance", "reversed"),
        ("Kenya walked away from its pact with Uganda.", "pact", "reversed"),
        ("Iran did not attack Israel.", "attack", "negated"),
        ("Nor was Kenya dragged into a war with Uganda.", "war", "negated"),
        ("Kenya never got involved in clashes with Uganda.", "clashes", "negated"),
        ("Iran denied attacking Israel.", "attacking", "denied"),
        ("Iran might attack Israel.", "attack", "supposed"),
        ("If Iran attacks Israel, oil will be dear.", "attacks", "supposed"),
        ("Iran plans to attack Israel.", "attack", "announced"),
        ("Iran will attack Israel.", "attack", "announced"),
        ("Iran tried to attack Israel.", "attack", "attempted"),
        ("Iran is a former ally of Israel.", "ally", "former"),
    ],
)
def test_settings(setting, text, trigger, flag):
    assert getattr(setting(text, trigger), flag)


def test_a_not_does_not_reach_a_war_that_only_says_when(setting):
    assert not setting("Kenya did not pay Uganda in the war with Rwanda.", "war").negated


def test_a_particle_turns_only_what_it_leaves(setting):
    assert not setting("With support from Uganda, Kenya walked out of the summit.", "support").reversed
    assert not setting("Kenya called on Uganda for support.", "support").reversed


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Kenya sent troops to help Uganda.", "help"),
        ("Kenya has a large appetite for a deal with Uganda.", "deal"),
        ("Kenya is in a mood to help Uganda.", "help"),
    ],
)
def test_who_does_something_for_it_is_not_turned(setting, text, trigger):
    assert not setting(text, trigger).flipped


def test_a_plain_statement_has_no_marks(setting):
    plain = setting("Iran attacked Israel.", "attacked")
    assert plain.marks == ()
    assert not plain.flipped


def test_what_is_taken_for_granted_is_not_supposed(setting):
    assert not setting("Iran hinted at likenesses to Russia's invasion of Israel.", "invasion").supposed


def test_two_reversals_cancel(setting):
    assert not setting("Iran refused to end its support for Syria.", "support").flipped


def test_who_refuses_is_not_turned(setting):
    assert not setting("Pakistan, an ally of the US, refused to deploy troops.", "ally").flipped


def test_the_verb_of_speech_is_found(read):
    parse = read("Iran said Israel attacked Syria.")
    assert setting_of(parse, 3, load_lexicon()).speech == 1


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Iran attacked Israel.", "attacked", Modality.HAPPENED),
        ("Iran did not attack Israel.", "attack", Modality.DENIED),
        ("Iran might attack Israel.", "attack", Modality.HYPOTHETICAL),
        ("Iran plans to attack Israel.", "attack", Modality.ANNOUNCED),
    ],
)
def test_modality(setting, text, trigger, modality):
    assert setting(text, trigger).modality(Kind.EVENT, ongoing=False) is modality


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Iran supports Syria.", "supports", True),
        ("Iran is attacking Israel.", "attacking", True),
        ("Iran attacked Israel.", "attacked", False),
        ("Iran has attacked Israel.", "attacked", False),
    ],
)
def test_ongoing(read, text, trigger, expected):
    parse = read(text)
    assert is_ongoing(parse, parse.words.index(trigger)) is expected
