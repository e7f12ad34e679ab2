"""Of whom “he”, “it” and “they” can be said."""

import pytest

from allymap.extraction.antecedents_agreement import agrees, is_human, is_plural, kind_of
from allymap.extraction.antecedents_said import Said
from allymap.extraction.mentions import Mention


@pytest.mark.parametrize(
    ("word", "kind"),
    [("her", "he"), ("himself", "he"), ("its", "it"), ("theirs", "they"), ("both", ""), ("whose", "")],
)
def test_kinds_of_pronoun(word, kind):
    assert kind_of(word) == kind


@pytest.mark.parametrize(
    ("actors", "traits", "kinds"),
    [
        (("peru",), {}, {"it"}),
        (("hezbollah",), {}, {"it", "they"}),
        (("peru",), {"human": True}, {"he"}),
        (("peru",), {"plural": True}, {"they"}),
        (("peru", "chile"), {"plural": True}, {"they"}),
        (("peru", "chile"), {}, {"they"}),
    ],
)
def test_agreement(cast, actors, traits, kinds):
    for actor in actors:
        cast.known(actor)
    said = Said(actors, 1, 0, "somebody", **traits)
    assert {which for which in ("he", "it", "they") if agrees(cast, said, which)} == kinds


@pytest.mark.parametrize(
    ("word", "plural", "human"), [("admiral", False, True), ("admirals", True, False), ("troops", False, False)]
)
def test_a_noun_for_a_person_in_the_singular_is_one(cast, word, plural, human):
    agent = cast.names.gazetteer.agent(word.removesuffix("s")) or cast.names.gazetteer.agent(word)
    assert agent is not None
    assert is_human(cast.known("peru"), agent, Mention(0, 1, 0, "peru", "noun", plural=plural), word) is human


def test_a_name_is_no_person_and_he_is(cast):
    peru = cast.known("peru")
    assert not is_human(peru, None, Mention(0, 1, 0, "peru", "name"), "peru")
    assert is_human(peru, None, Mention(0, 1, 0, "peru", "pronoun"), "he")


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Rebels left.", "noun", True),
        ("They left.", "pronoun", True),
        ("Peru left.", "name", False),
        ("Peru left.", "people", True),
    ],
)
def test_several(read, text, form, expected):
    assert is_plural(read(text), Mention(0, 1, 0, "peru", form)) is expected
