"""The session: what it shows, what it forgets when things go, and in which order claims come up for review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import prepared_project
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from allymap.desktop.session import Session
from allymap.model import AllyMapError, Polarity, VerdictValue
from allymap.network.evidence import Query
from allymap.workspace import Workspace, editing

pytestmark = pytest.mark.usefixtures("qapp")
_PAIR = "iran|russia"


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(prepared_project.build())
    yield made
    made.close()


def test_it_opens_at_the_first_layout_with_its_folding(session: Session) -> None:
    assert session.layout.name == "Map"
    assert session.query.folded
    assert set(session.places) >= {"russia", "iran", "syria", "israel", "hezbollah"}
    assert session.pinned == frozenset()


def test_a_project_without_a_layout_shows_nothing_and_breaks_nothing() -> None:
    session = Session(Workspace.new())
    assert session.layout is None
    assert session.places == {}
    assert session.view.relations == ()
    assert session.next_proposal() is None
    session.close()


def test_a_relation_is_found_by_id_and_an_actor_by_its_members(session: Session) -> None:
    assert session.relation(_PAIR).actors == ("iran", "russia")
    assert session.relation("nobody|nowhere") is None
    assert session.shown_actor("putin").id == "russia"
    assert session.shown_actor("nobody") is None


def test_asking_the_same_again_tells_nobody(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.map_changed):
        session.ask(session.query)
    with qtbot.waitSignal(session.map_changed) as changed:
        session.ask(replace(session.query, polarities=frozenset({Polarity.COMPETITION})))
    assert changed.args == [False]


def test_selecting_the_same_again_tells_nobody(session: Session, qtbot: QtBot) -> None:
    session.select({"iran"})
    with qtbot.assertNotEmitted(session.selection_changed):
        session.select({"iran"})


def test_what_a_filter_hides_is_deselected(session: Session) -> None:
    session.select({"hezbollah", "russia"})
    session.ask(replace(session.query, polarities=frozenset({Polarity.COOPERATION})))
    assert session.actors == {"russia"}
    session.select((), _PAIR, Polarity.COOPERATION)
    session.ask(replace(session.query, polarities=frozenset(), start=date(2020, 1, 1)))
    assert session.relation_id == ""
    assert session.polarity is None


def test_a_rejected_claim_is_deselected_and_its_relation_stays(session: Session) -> None:
    claim = session.relation(_PAIR).competition.claims[0]
    session.select((), _PAIR, Polarity.COMPETITION, claim)
    assert session.judge([claim], VerdictValue.REJECTED)
    assert session.relation_id == _PAIR
    assert session.claim_id == ""
    assert claim not in session.relation(_PAIR).claims


def test_a_refusal_is_told_in_a_sentence(session: Session, qtbot: QtBot) -> None:
    def refuse(_: Workspace) -> None:
        raise AllyMapError("The disk is full.")

    with qtbot.waitSignal(session.refused) as refused:
        assert not session.attempt(refuse)
    assert refused.args == ["The disk is full."]


def test_a_bug_of_ours_is_not_told_as_a_refusal(session: Session) -> None:
    def fail(_: Workspace) -> None:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        session.attempt(fail)


def test_undo_and_redo_glide_and_moves_do_not(session: Session) -> None:
    heard: list[bool] = []
    session.map_changed.connect(heard.append)
    x, y = session.places["iran"]
    session.attempt(editing.move_actors, session.layout.id, {"iran": (x + 50, y)})
    session.undo()
    session.redo()
    assert heard == [False, True, True]
    assert session.places["iran"] == (x + 50, y)


def test_looking_around_changes_nothing_to_show(session: Session, qtbot: QtBot) -> None:
    camera = replace(session.layout.camera, x=42.0)
    with qtbot.assertNotEmitted(session.map_changed):
        editing.set_camera(session.workspace, session.layout.id, camera)
    assert session.layout.camera.x == 42.0


def test_deleting_the_layout_in_use_goes_to_the_next(session: Session) -> None:
    other = editing.save_layout_as(session.workspace, "By camp", session.layout.id)
    editing.set_folded(session.workspace, other.id, False)
    session.use_layout(other.id)
    assert not session.query.folded
    session.attempt(editing.delete_layout, other.id)
    assert session.layout.name == "Map"
    assert session.query.folded


def test_switching_layouts_glides_once(session: Session) -> None:
    other = editing.save_layout_as(session.workspace, "By camp", session.layout.id)
    heard: list[bool] = []
    session.map_changed.connect(heard.append)
    session.use_layout(other.id)
    session.use_layout(other.id)
    session.use_layout("no such layout")
    assert heard == [True]


def test_every_proposal_comes_up_once_contested_pairs_first(session: Session) -> None:
    seen: list[str] = []
    relations: list[str] = []
    while (following := session.next_proposal()) and following[2] not in seen:
        relation_id, polarity, claim_id = following
        assert claim_id in session.relation(relation_id).strand(polarity).claims
        relations.append(relation_id)
        seen.append(claim_id)
        session.select((), relation_id, polarity, claim_id)
    assert len(seen) == session.waiting() == 6
    assert relations[:3] == [_PAIR] * 3


def test_what_is_judged_waits_no_more(session: Session) -> None:
    waiting = session.waiting()
    for number, value in enumerate((VerdictValue.ACCEPTED, VerdictValue.REJECTED), start=1):
        session.judge([session.next_proposal()[2]], value)
        assert session.waiting() == waiting - number
    session.undo()
    assert session.waiting() == waiting - 1


def test_judging_everything_leaves_nothing_waiting(session: Session) -> None:
    while following := session.next_proposal():
        session.select((), *following)
        session.judge([following[2]], VerdictValue.ACCEPTED)
    assert session.waiting() == 0


def test_verdicts_are_signed(session: Session) -> None:
    claim = session.relation(_PAIR).cooperation.claims[0]
    session.judge([claim], VerdictValue.ACCEPTED)
    assert session.workspace.verdicts[claim].by == session.person != ""


def test_the_timeless_view_ignores_the_window_alone(session: Session) -> None:
    whole = session.timeless_view
    session.ask(replace(session.query, start=date(2018, 1, 1), end=date(2018, 12, 31)))
    assert session.timeless_view is whole
    assert len(session.view.relations) < len(whole.relations)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(["undo", "redo", "move", "fold", "filter", "select", "reject", "clear"]), max_size=12))
def test_whatever_is_done_the_selection_is_on_the_map(steps: list[str]) -> None:
    session = Session(prepared_project.build())
    try:
        for number, step in enumerate(steps):
            match step:
                case "undo":
                    session.undo()
                case "redo":
                    session.redo()
                case "move":
                    session.attempt(editing.move_actors, session.layout.id, {"iran": (float(number), 1.0)})
                case "fold":
                    session.attempt(editing.set_folded, session.layout.id, not session.query.folded)
                case "filter":
                    session.ask(replace(session.query, polarities=frozenset({Polarity.COMPETITION})))
                case "select" if session.view.relations:
                    relation = session.view.relations[number % len(session.view.relations)]
                    strand = relation.strands[-1]
                    session.select((), relation.id, strand.polarity, strand.claims[0])
                case "reject" if session.claim_id:
                    session.judge([session.claim_id], VerdictValue.REJECTED)
                case "clear":
                    session.ask(Query(folded=session.query.folded))
            shown = {one.id for one in session.view.actors}
            assert session.actors <= shown
            assert not session.relation_id or session.relation(session.relation_id) is not None
            assert not session.claim_id or session.claim_id in session.relation(session.relation_id).claims
    finally:
        session.close()


def test_the_layout_in_use_is_remembered_and_opened_again(tmp_path: Path) -> None:
    session = Session(prepared_project.build(tmp_path / "two.allymap"))
    other = editing.save_layout_as(session.workspace, "Syria theatre", session.layout.id)
    label = session.workspace.undo_label
    session.use_layout(other.id)
    assert session.workspace.undo_label == label, "looking is no edit"
    session.workspace.save()
    session.close()
    again = Session(Workspace.open(tmp_path / "two.allymap"))
    assert again.layout.name == "Syria theatre"
    assert again.attempt(editing.delete_layout, other.id)
    assert again.layout.name == "Map"
    again.close()


def test_a_selection_is_stored_as_one_step_and_forgets_who_is_gone(session: Session) -> None:
    assert editing.stored_selection(session.workspace, 3) == frozenset()
    assert session.attempt(editing.store_selection, 3, {"russia", "hezbollah"})
    assert session.workspace.undo_label == "Store selection 3"
    assert editing.stored_selection(session.workspace, 3) == {"russia", "hezbollah"}
    assert session.attempt(editing.remove_actors, ["hezbollah"])
    assert editing.stored_selection(session.workspace, 3) == {"russia"}
    session.undo()
    session.undo()
    assert editing.stored_selection(session.workspace, 3) == frozenset()
