"""The actors of one document."""

import gc
from weakref import ref

import pytest

from allymap.extraction.cast import Cast
from allymap.model import ActorKind


@pytest.mark.parametrize(
    ("noun", "name"),
    [("proxy", "Peru-backed militias"), ("force", "Peru-backed militias"), ("insurgent", "Peru-backed rebels")],
)
def test_all_words_of_backing_make_one_actor(cast, names, noun, name):
    actor = cast.backed(cast.known("peru"), names.gazetteer.agent(noun))
    assert (actor.name, actor.kind, actor.principal_id) == (name, ActorKind.ARMED_GROUP, "")


def test_the_only_rebels_of_a_text_are_its_rebels(cast, names):
    rebels = names.gazetteer.agent("rebel")
    assert cast.homegrown(rebels) is None
    peruvian = cast.described(cast.known("peru"), rebels)
    assert cast.homegrown(rebels) is peruvian
    cast.described(cast.known("chile"), rebels)
    assert cast.homegrown(rebels) is None


def test_the_last_word_of_a_long_name_means_its_actor(cast):
    cast.shorten(["Revolutionary", "Guards"], cast.known("islamic-revolutionary-guard-corps").id)
    cast.shorten(["Vladimir", "Putin"], cast.known("vladimir-putin").id)
    assert cast.shortened("Guards").principal_id == "iran"
    assert cast.shortened("Putin") is None


def test_only_states_that_are_known_have_clients(cast):
    assert cast.can_back(cast.known("vladimir-putin").id)
    assert not cast.can_back(cast.known("hamas").id)
    assert not cast.can_back(cast.group("Chad-backed militias", ActorKind.ARMED_GROUP).id)


def test_regimes_are_states(names):
    assert "syria" in names.regimes
    assert "peru" not in names.regimes


def test_an_actor_that_is_asked_for_is_in_the_cast_with_all_for_whom_it_acts(cast):
    assert "peru" not in cast.actors
    assert cast.get("vladimir-putin").kind is ActorKind.PERSON
    assert {"vladimir-putin", "russia"} <= cast.actors.keys()
    assert cast.principal("vladimir-putin") == cast.principal("russia") == "russia"


def test_a_person_whose_state_is_told_later_acts_for_it_from_then_on(cast):
    person = cast.unknown("Rosa Quispe", ActorKind.PERSON)
    assert cast.principal(person.id) == person.id
    cast.unknown("Rosa Quispe", ActorKind.PERSON, "peru")
    assert cast.principal(person.id) == "peru"


def test_a_cast_is_in_no_cycle(names):
    """It goes with its document, though nobody looks for cycles while one is read."""
    cast = Cast(names)
    cast.principal("vladimir-putin")
    gone = ref(cast)
    gc.disable()
    try:
        del cast
        assert gone() is None
    finally:
        gc.enable()
