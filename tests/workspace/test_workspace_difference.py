"""What is shown before documents are read again is what happens when they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from islands import DOCUMENT, LENT, QUARREL, claim, contents, fill

from allymap.model import Actor, ActorKind, Claim, Polarity, Tier, VerdictValue
from allymap.workspace import Query, Workspace, editing, importing
from allymap.workspace.difference import Difference, Matter, between
from allymap.workspace.importing import Batch
from allymap.workspace.plan import Reason

ACTORS = ("arlen", "brask", "brask-port", "corvo")
SPANS = ((LENT, 40), (QUARREL, 79), (0, 10))
KEYS = ("lent", "quarrel", "third", "fourth")
PEOPLE = ("rules 1.0", "llm small", "N. Lind")


@st.composite
def claims(draw: st.DrawFn, by: tuple[str, ...] = ("rules 1.0",)) -> list[Claim]:
    """Claims on the document, of any content, under few ids, so that readings agree on some of them."""
    found = []
    for key in draw(st.lists(st.sampled_from(KEYS), unique=True)):
        one, other = draw(st.permutations(ACTORS))[:2]
        made = claim(
            key, one, other, draw(st.sampled_from(Polarity)), *draw(st.sampled_from(SPANS)),
            date=draw(st.sampled_from(["", "2011", "2021-03"])), tier=draw(st.sampled_from(Tier)),
            recorded_at=draw(st.sampled_from(["2020", "2021"])),
        )  # fmt: skip
        found.append(replace(made, by=draw(st.sampled_from(by))))
    return found


def difference(workspace: Workspace, batch: Batch) -> Difference:
    return between(workspace.evidence, batch, {actor.id for actor in workspace.own_actors})


def reading(*found: Claim, actors: tuple[Actor, ...] = ()) -> Batch:
    return Batch((DOCUMENT,), (), actors, found, again=True)


@given(
    claims(by=PEOPLE), claims(), st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VerdictValue))),
    st.lists(st.sampled_from(["arlen", "brask", "newcomer"]), unique=True), st.booleans(),
)  # fmt: skip
def test_the_difference_is_what_applying_does(
    before: list[Claim], found: list[Claim], verdicts: list[tuple[str, VerdictValue]], named: list[str], edited: bool
) -> None:
    actors = tuple(Actor(one, one.title(), principal_id="corvo") for one in named)
    with Workspace.scratch() as workspace:
        fill(workspace)
        with workspace.step("Others") as step:
            step.remove(Claim, "lent", "quarrel")
            step.put(*before)
        for key, value in verdicts:
            if key in workspace.claims:
                editing.judge(workspace, [key], value, "N. Lind")
        if edited:
            editing.set_kind(workspace, ["arlen"], ActorKind.BLOC)
        batch = reading(*found, actors=actors)
        untouched, relations = contents(workspace), {one.id: one for one in workspace.relations(Query())}
        told = difference(workspace, batch)
        assert contents(workspace) == untouched, "looking changes nothing"
        steps, claims_then = workspace.undo_label, dict(workspace.claims)
        importing.apply(workspace, batch)
        now, after = dict(workspace.claims), {one.id: one for one in workspace.relations(Query())}
        assert {one.id: one for one in told.new} == {key: now[key] for key in now.keys() - claims_then.keys()}
        assert {one.id for one in told.gone} == claims_then.keys() - now.keys()
        changed = {key for key in now.keys() & claims_then.keys() if now[key] != claims_then[key]}
        assert {one.after.id: (one.before, one.after) for one in told.changed} == {
            key: (claims_then[key], now[key]) for key in changed
        }
        assert {one.claim for one in told.kept} <= set(now.values()) & set(claims_then.values())
        assert dict(workspace.verdicts) == untouched["verdicts"]
        moved = {key for key in relations.keys() | after.keys() if relations.get(key) != after.get(key)}
        assert {"|".join(one.actors): (one.before, one.after) for one in told.relations} == {
            key: (relations.get(key), after.get(key)) for key in moved
        }
        assert {one.id: one for one in told.actors} == {
            key: one for key, one in workspace.actors.items() if untouched["actors"].get(key) != one
        }
        assert not difference(workspace, batch), "read a third time, nothing changes"
        if contents(workspace) != untouched:
            workspace.undo()
        assert contents(workspace) == untouched
        assert workspace.undo_label == steps, "one step"


def test_nothing_is_said_in_one_sentence(workspace: Workspace) -> None:
    told = difference(workspace, reading(*workspace.claims.values()))
    assert told.sentences() == ["Nothing changes: 1 document read again with the same outcome."]


def test_every_kind_of_change_has_its_sentence(workspace: Workspace) -> None:
    for key in ("kept", "found", "lost", "refused"):
        editing.put_claim(workspace, claim(key, "arlen", "corvo", Polarity.COOPERATION, 0, 10))
    editing.put_claim(workspace, replace(workspace.claims["kept"], by="N. Lind"))
    editing.judge(workspace, ["found", "lost"], VerdictValue.ACCEPTED, "N. Lind")
    editing.judge(workspace, ["refused"], VerdictValue.REJECTED, "N. Lind")
    told = difference(
        workspace,
        reading(
            replace(workspace.claims["quarrel"], date="2020", source_span=(1, 2), confidence=0.5),
            workspace.claims["found"],
            claim("new", "corvo", "brask", Polarity.COMPETITION, QUARREL, 100, event="FIGHT"),
            actors=(Actor("dorn", "Dorn"),),
        ),
    )
    assert {one.claim.id: (one.reason, one.found is not None) for one in told.kept} == {
        "kept": (Reason.BY_HAND, False), "found": (Reason.ACCEPTED, True), "lost": (Reason.ACCEPTED, False),
        "refused": (Reason.REJECTED, False),
    }  # fmt: skip
    assert told.sentences() == [
        "1 document read again: 1 claim new, 1 gone, 1 changed (date 1, source span 1, confidence 1);"
        " 1 actor new or with a principal.",
        "Arlen and Brask: contested (1 cooperation, 1 competition) → thin (1 competition).",
        "Brask and Corvo: no relation → thin (1 competition).",
        "New: Corvo → Brask, competition, FIGHT: “In June the two quarrelled over fares, and Corvo took Brask”.",
        "Not found any more: Arlen → Brask, cooperation, event, 2021-03: “Arlen lent Brask three ferries in March.”",
        "Changed (date 2021-07 → 2020; source span; confidence 1.00 → 0.50): Arlen → Port of Brask, competition,"
        " event, 2020: “In June the two quarrelled over fares,”.",
        "2 accepted claims stay as they are.",
        "1 rejected claim stays as it is.",
        "1 hand-made or corrected claim stays as it is.",
        "Accepted, not found any more, and kept: Arlen → Corvo, cooperation, event: “Arlen lent”.",
    ]


def test_of_many_changes_the_first_are_named_and_the_rest_counted(workspace: Workspace) -> None:
    many = [claim(f"c{n}", "corvo", "brask", Polarity.COOPERATION, n, n + 9) for n in range(9)]
    told = difference(workspace, reading(*workspace.claims.values(), *many)).sentences(2)
    assert sum(one.startswith("New: ") for one in told) == 2
    assert "… and 7 more new claims." in told


def test_a_change_too_small_for_its_digits_is_told_as_such(workspace: Workspace) -> None:
    hardly = replace(workspace.claims["lent"], confidence=workspace.claims["lent"].confidence - 0.001)
    (part,) = difference(workspace, reading(hardly, workspace.claims["quarrel"])).parts()
    assert part.matter is Matter.CHANGED
    assert part.sentences[0].startswith("(confidence by less than 0.01): ")


def test_a_change_of_the_confidence_alone_is_counted_and_not_told(workspace: Workspace) -> None:
    shaken = [replace(one, confidence=0.4) for one in workspace.claims.values()]
    told = difference(workspace, reading(*shaken))
    assert told
    assert told.sentences() == ["1 document read again: 0 claims new, 0 gone, 2 changed (confidence 2)."]


@pytest.mark.parametrize("length", [200])
def test_long_passages_are_cut(workspace: Workspace, length: int) -> None:
    long = replace(claim("long", "corvo", "brask", Polarity.COOPERATION, 0, 5), passage=None, note="word " * length)
    (told,) = (one for one in difference(workspace, reading(long)).sentences() if one.startswith("New"))
    assert told.endswith("…”")
    assert len(told) < 150


def test_the_parts_of_a_difference_count_and_name_its_rows(workspace: Workspace) -> None:
    editing.judge(workspace, ["lent"], VerdictValue.ACCEPTED, "N. Lind")
    new = claim("third", "brask", "corvo", Polarity.COMPETITION, 0, 10)
    told = difference(workspace, reading(new, actors=(Actor("corvo-navy", "Corvo Navy", principal_id="corvo"),)))
    parts = {part.matter: part for part in told.parts()}
    assert {matter: part.number for matter, part in parts.items()} == {
        Matter.RELATIONS: len(told.relations), Matter.NEW: 1, Matter.GONE: 1, Matter.ACTORS: 1, Matter.KEPT: 1,
    }  # fmt: skip
    assert parts[Matter.ACTORS].sentences == ("Corvo Navy (other), acts for Corvo.",)
    assert parts[Matter.KEPT].sentences[0] == "1 accepted claim stays as it is."
    assert parts[Matter.KEPT].sentences[1].startswith("Not found any more: ")
    assert all(sentence.endswith(("”", ".", "…")) for part in parts.values() for sentence in part.sentences)
    assert told.headline() == told.sentences()[0]
    assert len(told.parts(0)) == len(parts)


def test_nothing_changed_has_no_part(workspace: Workspace) -> None:
    told = difference(workspace, reading(*workspace.claims.values()))
    assert told.parts() == []
    assert told.headline().startswith("Nothing changes")
