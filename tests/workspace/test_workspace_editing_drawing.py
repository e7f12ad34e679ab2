"""Bends, notes and relations made by hand: one step each, gone with what they belong to."""

from __future__ import annotations

import pytest

from allymap.model import Actor, AllyMapError, Layout, Note, Place, Polarity
from allymap.network.evidence import Query
from allymap.workspace import Workspace, editing


@pytest.fixture
def pair() -> Workspace:
    """Two actors in one layout, and a third that has no relation."""
    made = Workspace.scratch()
    with made.step("Prepare") as step:
        step.put(Actor("ostrel", "Ostrel"), Actor("vinmark", "Vinmark"), Actor("tarn", "Tarn"))
        step.put(Layout("map", "Map"), Place("map", "ostrel", 0, 0), Place("map", "vinmark", 200, 0))
    return made


def test_a_bend_is_one_step_and_is_straightened_again(pair: Workspace) -> None:
    editing.bend(pair, "map", "ostrel|vinmark", 0.25)
    assert editing.bends_of(pair, "map") == {"ostrel|vinmark": 0.25}
    assert pair.undo_label == "Bend Ostrel – Vinmark"
    editing.straighten(pair, "map", "ostrel|vinmark")
    assert editing.bends_of(pair, "map") == {}
    pair.undo()
    pair.undo()
    assert pair.bends == {}


def test_a_locked_layout_keeps_its_bends(pair: Workspace) -> None:
    editing.lock_layout(pair, "map")
    with pytest.raises(AllyMapError, match="locked"):
        editing.bend(pair, "map", "ostrel|vinmark", 0.25)
    assert pair.bends == {}


def test_notes_are_written_moved_and_deleted(pair: Workspace) -> None:
    first = editing.put_note(pair, Note("", "  The strait freezes. ", 10, 20, "map"))
    second = editing.put_note(pair, Note("", "Since 2019", 0, 40, "map", "ostrel"))
    assert (first.text, first.id != second.id) == ("The strait freezes.", True)
    editing.move_note(pair, first.id, -5, 6.5)
    assert (pair.notes[first.id].x, pair.notes[first.id].y) == (-5.0, 6.5)
    editing.remove_note(pair, first.id)
    assert editing.notes_of(pair, "map") == (second,)
    with pytest.raises(AllyMapError, match="not in the project"):
        editing.move_note(pair, first.id, 0, 0)
    with pytest.raises(AllyMapError, match="needs words"):
        editing.put_note(pair, Note("", " ", 0, 0))


def test_a_layout_is_copied_and_deleted_with_its_drawing(pair: Workspace) -> None:
    editing.bend(pair, "map", "ostrel|vinmark", 0.25)
    editing.put_note(pair, Note("", "Here", 1, 2, "map"))
    everywhere = editing.put_note(pair, Note("", "Everywhere", 1, 2))
    copy = editing.save_layout_as(pair, "Second", "map")
    assert editing.bends_of(pair, copy.id) == {"ostrel|vinmark": 0.25}
    assert sorted(one.text for one in editing.notes_of(pair, copy.id)) == ["Everywhere", "Here"]
    editing.delete_layout(pair, copy.id)
    assert {one.layout_id for one in (*pair.bends.values(), *pair.notes.values())} == {"map", ""}
    editing.delete_layout(pair, editing.save_layout_as(pair, "Third", "map").id)
    assert pair.notes[everywhere.id] == everywhere


def test_an_actor_takes_its_notes_along(pair: Workspace) -> None:
    editing.put_note(pair, Note("", "Here", 1, 2, "map", "tarn"))
    editing.remove_actors(pair, ["tarn"])
    assert pair.notes == {}
    pair.undo()
    assert len(pair.notes) == 1


def test_a_relation_made_by_hand_has_a_signed_note_as_its_source(pair: Workspace) -> None:
    claim = editing.add_relation(
        pair, "vinmark", "ostrel", Polarity.COMPETITION, "Told me so in Ostrel.", "N. Lind", date="2019-05"
    )
    assert (claim.by, claim.note, claim.passage) == ("N. Lind", "Told me so in Ostrel.", None)
    (relation,) = pair.relations(Query())
    assert relation.id == "ostrel|vinmark"
    assert relation.competition.claims == (claim.id,)
    second = editing.add_relation(pair, "vinmark", "ostrel", Polarity.COMPETITION, "Told me so in Ostrel.", "N. Lind")
    assert second.id != claim.id


@pytest.mark.parametrize(
    ("source", "target", "note", "by"),
    [
        ("ostrel", "ostrel", "Because.", "N. Lind"), ("ostrel", "vinmark", " ", "N. Lind"),
        ("ostrel", "vinmark", "Because.", ""), ("ostrel", "nobody", "Because.", "N. Lind"),
    ],
)  # fmt: skip
def test_no_relation_without_two_actors_a_note_and_a_signature(
    pair: Workspace, source: str, target: str, note: str, by: str
) -> None:
    with pytest.raises(AllyMapError):
        editing.add_relation(pair, source, target, Polarity.COOPERATION, note, by)
    assert pair.claims == {}


def test_a_known_actor_without_a_relation_is_put_on_the_map(pair: Workspace) -> None:
    assert "tarn" not in {one.id for one in pair.view(Query()).actors}
    editing.keep_actor(pair, "tarn", Place("map", "", 40, 50, True))
    assert "tarn" in {one.id for one in pair.view(Query()).actors}
    assert (pair.places("map")["tarn"].x, pair.places("map")["tarn"].pinned) == (40, True)
    pair.undo()
    assert "tarn" not in {one.id for one in pair.view(Query()).actors}
