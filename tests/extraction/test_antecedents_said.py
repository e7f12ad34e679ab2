"""What a document remembers of what it mentioned."""

from __future__ import annotations

import pytest

from allymap.extraction.antecedents_said import Found, Memory, Said, described
from allymap.extraction.mentions import Anaphor


@pytest.fixture
def memory(cast) -> Memory:
    for actor in ("peru", "chile", "bolivia"):
        cast.known(actor)
    return Memory(cast, sentence=1)


def by_subject(memory: Memory, reach: int) -> Found | None:
    return memory.best((said.subject - (memory.sentence - said.sentence), said) for said in memory.recent(reach))


def test_the_best_is_the_one_with_the_highest_score(memory):
    memory.add(Said(("peru",), 1, 0, "Peru", subject=True))
    memory.add(Said(("chile",), 1, 4, "Chile"))
    found = by_subject(memory, 2)
    assert found is not None
    assert (found.said.words, found.far, found.doubt) == ("Peru", 0, False)


def test_two_that_fit_alike_are_in_doubt(memory):
    memory.add(Said(("peru",), 1, 0, "Peru"))
    memory.add(Said(("chile",), 1, 4, "Chile"))
    found = by_subject(memory, 2)
    assert found is not None
    assert found.doubt


def test_a_thing_that_fits_better_hides_the_actors(memory):
    memory.add(Said(("peru",), 1, 0, "Peru"))
    memory.add(Said((), 1, 4, "talks", subject=True))
    assert by_subject(memory, 2) is None


def test_nothing_beyond_the_reach(memory):
    memory.add(Said(("peru",), 1, 0, "Peru"))
    memory.sentence = 5
    assert by_subject(memory, 3) is None


def test_places_count_as_others_where_they_are_asked_for(memory):
    memory.add(Said(("peru",), 1, 0, "Peru"))
    memory.add(Said(("chile",), 1, 4, "Chile", subject=True, place=True))
    anybody = memory.last(lambda said, actor: True)
    country = memory.last(lambda said, actor: True, of_places=0.0)
    assert anybody is not None
    assert country is not None
    assert (anybody.said.words, country.said.words) == ("Peru", "Chile")


def test_two_are_the_last_coordination_or_the_last_two_states(memory):
    memory.add(Said(("peru",), 1, 0, "Peru"))
    memory.add(Said(("chile",), 1, 4, "Chile"))
    single = memory.several(2, 4)
    memory.add(Said(("bolivia", "peru"), 1, 8, "Bolivia and Peru", plural=True))
    pair = memory.several(2, 4)
    assert single is not None
    assert pair is not None
    assert (single.said.actors, single.doubt) == (("peru", "chile"), True)
    assert (pair.said.actors, pair.doubt) == (("bolivia", "peru"), False)


def test_the_oldest_is_forgotten(memory):
    for number in range(500):
        memory.add(Said(("peru",), number, 0, "Peru"))
    assert len(memory.said) < 200
    assert memory.said[-1].sentence == 499


def test_a_noun_is_a_mention_of_its_antecedent_or_of_what_that_has(memory):
    cast = memory.cast
    found = Found(Said(("peru",), 1, 0, "Peru"), far=2, doubt=True)
    (itself,) = described(cast, 3, found)
    assert (itself.actor_id, itself.form, itself.via) == ("peru", Anaphor.DESCRIPTION, "Peru")
    assert (itself.head, itself.far, itself.doubt) == (3, 2, True)
    (army,) = described(cast, 3, found, agent=cast.names.gazetteer.agent("army"))
    assert army.actor_id != "peru"
    assert cast.principal(army.actor_id) == "peru"
    assert described(cast, 3, None) == []


def test_what_is_recent_comes_with_the_last_first(memory):
    memory.add(Said(("peru",), 1, 0, "Peru"))
    memory.add(Said(("chile",), 3, 4, "Chile"))
    memory.add(Said((), 4, 1, "talks"))
    memory.sentence = 5
    assert [said.words for said in memory.recent(2)] == ["talks", "Chile"]
    assert [said.words for said in memory.recent(4)] == ["talks", "Chile", "Peru"]
