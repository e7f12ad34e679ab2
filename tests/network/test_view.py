"""What a map shows, and how much it hides."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Actor, ActorKind, Claim, Document, Judgement, Kind, Passage, Polarity, Sameness
from allymap.network.relations import Evidence, Query
from allymap.network.view import MapView, build

ACTORS = {
    "russia": Actor("russia", "Russia", ActorKind.STATE, code="RUS"),
    "iran": Actor("iran", "Iran", ActorKind.STATE, code="IRN"),
    "syria": Actor("syria", "Syria", ActorKind.STATE, code="SYR"),
    "putin": Actor("putin", "Vladimir Putin", ActorKind.PERSON, "russia"),
    "vp": Actor("vp", "V. Putin", ActorKind.PERSON, "russia"),
    "hezbollah": Actor("hezbollah", "Hezbollah", ActorKind.ARMED_GROUP, "iran"),
    "alone": Actor("alone", "Nobody Yet"),
}
PAIRS = (("putin", "iran"), ("russia", "iran"), ("russia", "syria"), ("iran", "syria"), ("hezbollah", "stranger"))


def known(*pairs: tuple[str, str]) -> Evidence:
    quotes = [f"passage number {n} {one} {other}" for n, (one, other) in enumerate(pairs)]
    paper = Document("d", "d", ". ".join(quotes), "")
    starts = [paper.text.index(quote) for quote in quotes]
    claims = [
        Claim(
            f"c{n}", Kind.EVENT, one, other, Polarity.COMPETITION if n % 2 else Polarity.COOPERATION,
            Passage.of(paper, starts[n], starts[n] + len(quotes[n])), date=f"20{11 + n}",
            arena=("Syria",) if n else (),
        )
        for n, (one, other) in enumerate(pairs)
    ]  # fmt: skip
    same = Judgement("putin", "vp", Sameness.SAME, "me", "2026-01-01")
    return Evidence({"d": paper}, ACTORS, {one.id: one for one in claims}, {}, {"j": same})


def ids(view: MapView) -> list[str]:
    return [actor.id for actor in view.actors]


def test_actors_with_relations_most_related_first() -> None:
    view = build(known(*PAIRS), Query())
    assert ids(view) == ["iran", "russia", "syria", "hezbollah", "stranger"]
    iran, russia, *_, stranger = view.actors
    assert (iran.relations, iran.weight, iran.code, iran.kind) == (2, 3.0, "IR", ActorKind.STATE)
    assert russia.members == ("putin", "russia", "vp")
    assert (stranger.name, stranger.kind, stranger.members) == ("stranger", ActorKind.OTHER, ("stranger",))


def test_unfolded_people_stand_for_those_merged_into_them() -> None:
    view = build(known(*PAIRS), Query(folded=False))
    putin = next(actor for actor in view.actors if actor.id == "putin")
    assert (putin.code, putin.members) == ("VP", ("putin", "vp"))


def test_filters_hide_and_say_how_much() -> None:
    view = build(known(*PAIRS), Query(arenas=frozenset({"Syria"}), end=date(2013, 12, 31)))
    assert {relation.id for relation in view.relations} == {"iran|russia", "russia|syria"}
    assert (view.total_relations, view.hidden_relations) == (4, 2)
    assert build(known(*PAIRS), Query()).hidden_relations == 0


def test_reading_other_evidence_hides_nothing() -> None:
    view = build(known(*PAIRS), Query(reviewed_only=True))
    assert (view.actors, view.total_relations, view.hidden_relations) == ((), 0, 0)


def test_letters_stay_when_others_are_hidden() -> None:
    everybody = {actor.id: actor.code for actor in build(known(*PAIRS), Query()).actors}
    some = build(known(*PAIRS), Query(hidden_actors=frozenset({"iran"})))
    assert "iran" not in ids(some)
    assert all(actor.code == everybody[actor.id] for actor in some.actors)


def test_actors_that_are_kept_stand_without_relations() -> None:
    view = build(known(*PAIRS), Query(), kept=frozenset({"alone", "putin", "gone"}))
    assert ids(view) == [*ids(build(known(*PAIRS), Query())), "alone"]
    assert (view.actors[-1].relations, view.actors[-1].code) == (0, "NY")
    hidden = build(known(*PAIRS), Query(hidden_actors=frozenset({"alone"})), kept=frozenset({"alone"}))
    assert "alone" not in ids(hidden)


@given(
    st.lists(st.tuples(st.sampled_from(sorted(ACTORS)), st.sampled_from(sorted(ACTORS))), max_size=12), st.booleans()
)
def test_counts_agree_with_the_relations(pairs: list[tuple[str, str]], folded: bool) -> None:
    view = build(known(*pairs), Query(folded=folded))
    for actor in view.actors:
        mine = [relation for relation in view.relations if actor.id in relation.actors]
        assert (actor.relations, actor.weight) == (len(mine), sum(relation.weight for relation in mine))
    assert sum(actor.relations for actor in view.actors) == 2 * len(view.relations)
    assert all(one.relations >= other.relations for one, other in pairwise(view.actors))
