from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from weakref import WeakSet

import pytest
from islands import DOCUMENT, TEXT, contents, tables

from allymap.model import (
    Actor,
    Camera,
    Change,
    Claim,
    Document,
    Layout,
    Original,
    Place,
    ProjectError,
    Scene,
    Setting,
    Verdict,
    VerdictValue,
)
from allymap.network import relations
from allymap.storage import sessions
from allymap.workspace import Query, Workspace, recoverable
from allymap.workspace import workspace as workspace_module


@pytest.fixture
def heard(workspace: Workspace) -> list[Change]:
    changes: list[Change] = []
    workspace.subscribe(changes.append)
    return changes


def test_a_new_project_is_empty_clean_and_untitled() -> None:
    with Workspace.new() as workspace:
        assert all(not rows for rows in contents(workspace).values())
        assert (workspace.title, workspace.path, workspace.dirty, workspace.undo_label) == ("Untitled", None, False, "")


def test_a_step_is_in_memory_and_in_the_file_and_told_once(workspace: Workspace, heard: list[Change]) -> None:
    with workspace.step("Add Dorn", "the test") as step:
        step.put(Actor("dorn", "Dorn"), Place("map", "dorn", 5, 6))
        step.remove(Place, "map|arlen")
        assert workspace.actors["dorn"].name == "Dorn", "a step sees its own writes"
        assert heard == []
    assert contents(workspace) == tables(workspace)
    (change,) = heard
    assert change == Change(
        "Add Dorn", {"actors": frozenset({"dorn"}), "places": frozenset({"map|dorn", "map|arlen"})}, "the test"
    )
    assert workspace.undo_label == "Add Dorn"


def test_a_step_that_fails_leaves_no_trace(workspace: Workspace, heard: list[Change]) -> None:
    before, label = contents(workspace), workspace.undo_label
    with pytest.raises(RuntimeError, match="changed my mind"), workspace.step("Never") as step:
        step.put(Actor("dorn", "Dorn"), Setting("a", "b"), replace(DOCUMENT, title="Other"), Original("ferries", b""))
        step.remove(Claim, "lent")
        step.remove(Place, "map|brask")
        raise RuntimeError("changed my mind")
    assert contents(workspace) == before == tables(workspace)
    assert (heard, workspace.undo_label) == ([], label)


def test_rows_that_do_not_fit_together_are_taken_back_at_the_end(workspace: Workspace) -> None:
    before = contents(workspace)
    with pytest.raises(ValueError, match="do not fit together"), workspace.step("Orphan") as step:
        step.remove(Actor, "arlen")
    assert contents(workspace) == before == tables(workspace)


def test_an_error_swallowed_inside_a_step_does_not_spoil_it(workspace: Workspace) -> None:
    with workspace.step("Try") as step:
        step.put(Setting("a", "b"))
        with pytest.raises(ProjectError):
            step.put(Actor("odd", "\ud800"))
    assert workspace.settings["a"] == "b"
    assert contents(workspace) == tables(workspace)


def test_steps_do_not_nest_and_end_where_they_end(workspace: Workspace) -> None:
    with workspace.step("Outer") as step:
        with pytest.raises(RuntimeError, match="do not nest"), workspace.step("Inner"):
            pass
        with pytest.raises(RuntimeError, match="after it"):
            workspace.save()
        step.put(Setting("a", "b"))
    with pytest.raises(RuntimeError, match="this step is over"):
        step.put(Setting("c", "d"))
    with pytest.raises(TypeError):
        workspace.actors["x"] = Actor("x", "X")  # type: ignore[index]
    assert workspace.settings == {"a": "b"}


def test_a_step_without_effect_is_no_step(workspace: Workspace, heard: list[Change]) -> None:
    workspace.undo()
    workspace.redo()
    heard.clear()
    label = workspace.undo_label
    with workspace.step("Nothing") as step:
        step.put(workspace.actors["arlen"])
        step.remove(Actor, "nobody")
        step.put(Setting("a", "b"))
        step.remove(Setting, "a")
    assert (heard, workspace.undo_label) == ([], label)


def test_undo_and_redo_go_back_and_forth_and_are_told(workspace: Workspace, heard: list[Change]) -> None:
    first = contents(workspace)
    with workspace.step("Rewrite") as step:
        step.put(
            replace(DOCUMENT, title="Ferries"),
            Original("ferries", b"new"),
            Verdict("lent", VerdictValue.ACCEPTED, "", ""),
        )
        step.remove(Claim, "quarrel")
    second = contents(workspace)
    for _ in range(3):
        workspace.undo("menu")
        assert contents(workspace) == first == tables(workspace)
        assert (workspace.undo_label, workspace.redo_label) == ("Fill", "Rewrite")
        workspace.redo()
        assert contents(workspace) == second == tables(workspace)
    assert [change.label for change in heard[:3]] == ["Rewrite", "Undo Rewrite", "Redo Rewrite"]
    assert heard[1].ids == heard[0].ids
    assert heard[1].initiator == "menu"


def test_a_new_step_ends_what_could_be_redone(workspace: Workspace) -> None:
    workspace.undo()
    with workspace.step("Another way") as step:
        step.put(Setting("a", "b"))
    assert workspace.redo_label == ""
    workspace.redo()
    assert workspace.settings == {"a": "b"}


def test_undoing_everything_leaves_nothing(workspace: Workspace) -> None:
    workspace.undo()
    workspace.undo()
    assert all(not rows for rows in contents(workspace).values())


def test_dirty_is_about_the_last_save(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.dirty
    workspace.save(tmp_path / "islands.allymap")
    assert (workspace.dirty, workspace.title) == (False, "islands")
    with workspace.step("Set") as step:
        step.put(Setting("a", "b"))
    assert workspace.dirty
    workspace.undo()
    assert not workspace.dirty
    workspace.undo()
    assert workspace.dirty
    workspace.redo()
    assert not workspace.dirty
    workspace.undo()
    with workspace.step("Elsewhere") as step:
        step.put(Setting("c", "d"))
    assert workspace.dirty


def test_undone_to_the_saved_state_there_is_nothing_to_recover(workspace: Workspace, tmp_path: Path) -> None:
    workspace.save(tmp_path / "islands.allymap")
    with workspace.step("Set") as step:
        step.put(Setting("a", "b"))
    assert workspace._file.unsaved
    workspace.undo()
    assert not workspace._file.unsaved
    workspace.redo()
    assert workspace._file.unsaved


def test_what_is_saved_is_what_is_opened(workspace: Workspace, tmp_path: Path) -> None:
    before = contents(workspace)
    path = workspace.save(tmp_path / "islands.allymap")
    workspace.close()
    with Workspace.open(path) as opened:
        assert contents(opened) == before
        assert (opened.dirty, opened.undo_label, opened.path) == (False, "", path)
        assert opened.original("ferries") == TEXT.encode()
        assert opened.original("nothing") is None


def test_recovered_work_is_dirty(workspace: Workspace) -> None:
    before = contents(workspace)
    workspace._file._connection.close()
    workspace._file._session.leave()  # type: ignore[union-attr]
    with Workspace.recover(recoverable()[0]) as recovered:
        assert contents(recovered) == before
        assert recovered.dirty


@pytest.mark.parametrize("way", [Workspace.open, Workspace.look])
def test_rows_nobody_understands_are_told_and_leave_nothing_open(
    workspace: Workspace, tmp_path: Path, way: Callable[[Path], Workspace]
) -> None:
    path = workspace.save(tmp_path / "islands.allymap")
    workspace.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE actors SET kind = 'dragon'")
    with pytest.raises(ProjectError, match=r"its actors hold .*dragon"):
        way(path)
    assert list(sessions.state_folder().glob("working/*")) == []


def test_recovered_work_that_cannot_be_read_waits_for_another_try(workspace: Workspace) -> None:
    connection = workspace._file._connection
    connection.execute("UPDATE actors SET kind = 'dragon'")
    connection.close()
    workspace._file._session.leave()  # type: ignore[union-attr]
    for _ in range(2):
        (note,) = recoverable()
        with pytest.raises(ProjectError, match="dragon"):
            Workspace.recover(note)


def test_a_project_to_look_at_takes_no_step(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.save(tmp_path / "islands.allymap")
    with Workspace.look(path) as looking:
        assert contents(looking) == contents(workspace)
        with pytest.raises(RuntimeError, match="opened to read"), looking.step("No"):
            pass
        looking.remember_camera(replace(looking.layouts["map"], camera=Camera(9, 9, 9)))
        assert looking.layouts["map"].camera == Camera()


def test_a_scratch_project_can_be_saved(tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        with workspace.step("Set") as step:
            step.put(Setting("a", "b"))
        path = workspace.save(tmp_path / "scratch.allymap")
    with Workspace.look(path) as looking:
        assert looking.settings == {"a": "b"}


def test_a_listener_that_fails_keeps_nobody_from_hearing(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[str] = []

    def broken(change: Change) -> None:
        raise RuntimeError("no picture")

    workspace.subscribe(broken)
    stop = workspace.subscribe(lambda change: heard.append(change.label))
    with caplog.at_level(logging.ERROR), workspace.step("Set") as step:
        step.put(Setting("a", "b"))
    assert heard == ["Set"]
    assert "a listener failed on “Set”" in caplog.text
    assert workspace.settings == {"a": "b"}
    stop()
    stop()
    workspace.undo()
    assert heard == ["Set"]


def test_a_step_made_by_a_listener_is_told_after_the_first(workspace: Workspace) -> None:
    heard: list[str] = []

    def follow(change: Change) -> None:
        if change.label == "First":
            with workspace.step("Second") as step:
                step.put(Setting("second", "x"))

    workspace.subscribe(follow)
    workspace.subscribe(lambda change: heard.append(change.label))
    with workspace.step("First") as step:
        step.put(Setting("first", "x"))
    assert heard == ["First", "Second"]


def test_looking_around_is_no_edit(workspace: Workspace, heard: list[Change], tmp_path: Path) -> None:
    workspace.save(tmp_path / "islands.allymap")
    workspace.remember_camera(Layout("map", "anything", Camera(3, 4, 2)))
    assert workspace.layouts["map"] == Layout("map", "Map", Camera(3, 4, 2))
    assert (workspace.dirty, workspace.undo_label, workspace._file.unsaved) == (False, "Fill", False)
    assert [change.tables for change in heard] == [frozenset({"layouts"})]
    with workspace.step("Rename") as step:
        step.put(replace(workspace.layouts["map"], name="Chart"))
    workspace.remember_camera(replace(workspace.layouts["map"], camera=Camera(7, 7, 7)))
    workspace.undo()
    assert workspace.layouts["map"] == Layout("map", "Map", Camera(7, 7, 7)), "undo turns no head"
    workspace.redo()
    assert workspace.layouts["map"] == Layout("map", "Chart", Camera(7, 7, 7))
    assert contents(workspace) == tables(workspace)


def test_a_project_that_was_looked_at_takes_nothing_along_that_was_derived_from_another(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = workspace.save(tmp_path / "earlier.allymap")
    kept = relations.origins(workspace.evidence)
    with Workspace.look(earlier) as looked:
        assert relations.origins(looked.snapshot()) == kept
    assert relations.origins(workspace.evidence) is kept
    monkeypatch.setattr(workspace_module, "_open", WeakSet([workspace]))
    workspace.close()
    assert not relations._origins._kept, "with the last project all of it goes"


def test_relations_are_remembered_until_the_evidence_changes(workspace: Workspace) -> None:
    query = Query()
    (relation,) = workspace.relations(query)
    assert relation.id == "arlen|brask"
    assert workspace.relations(query) is workspace.relations(query)
    assert workspace.view(query) is workspace.view(query)
    view = workspace.view(query)
    with workspace.step("Move") as step:
        step.put(Place("map", "arlen", 9, 9))
    assert workspace.view(query) is view, "where an actor stands changes no relation"
    with pytest.raises(RuntimeError), workspace.step("Reject") as step:
        step.put(Verdict("lent", VerdictValue.REJECTED, "x", ""))
        assert not workspace.relations(query)[0].cooperation
        raise RuntimeError
    assert workspace.relations(query)[0].cooperation, "what a failed step saw is forgotten"
    with workspace.step("Reject") as step:
        step.put(Verdict("lent", VerdictValue.REJECTED, "x", ""))
    assert not workspace.relations(query)[0].cooperation
    workspace.undo()
    assert workspace.relations(query)[0].cooperation


def test_the_evidence_is_live(workspace: Workspace) -> None:
    evidence, snapshot = workspace.evidence, workspace.snapshot()
    assert evidence == snapshot
    with workspace.step("Add") as step:
        step.put(Actor("dorn", "Dorn"))
    assert "dorn" in evidence.actors
    assert "dorn" not in snapshot.actors, "a snapshot is for a job that must not see later steps"


def test_the_graph_is_made_of_the_claims_that_count(workspace: Workspace) -> None:
    graph = workspace.graph(Query())
    assert set(graph.nodes) >= {"arlen", "brask"}
    assert graph.number_of_edges() == 2


def test_search_follows_steps_and_undo(workspace: Workspace) -> None:
    with workspace.step("Add") as step:
        step.put(Actor("dorn", "Dorn", aliases=("Dornland",)))
    assert [(hit.kind, hit.id) for hit in workspace.search("dornl")] == [("actor", "dorn")]
    workspace.undo()
    assert workspace.search("dornl") == []


def test_checking_names_each_passage_that_does_not_stand(workspace: Workspace) -> None:
    assert workspace.check() == []
    with workspace.step("Edit") as step:
        step.put(replace(DOCUMENT, text="Note: " + TEXT.replace("fares", "rates")))
    moved, lost = workspace.check()
    assert str(moved) == "Three ferries: The passage of claim lent moved from 0 to 6."
    assert (
        str(lost)
        == "Three ferries: The passage of claim quarrel is not in the document any more, so it counts for nothing."
    )


def test_a_change_of_the_text_elsewhere_moves_no_passage_silently(workspace: Workspace) -> None:
    with workspace.step("Edit") as step:
        step.put(replace(DOCUMENT, text=TEXT + " The end."))
    assert [remark.message for remark in workspace.check()] == [
        "The text changed around the passage of claim lent, which stands where it stood.",
        "The text changed around the passage of claim quarrel, which stands where it stood.",
    ]


def test_places_of_a_layout_that_is_not_there_are_empty(workspace: Workspace) -> None:
    assert dict(workspace.places("nowhere")) == {}
    places = workspace.places("map")
    with workspace.step("Scene and place") as step:
        step.put(Place("map", "corvo", 1, 2), Scene("s", "Scene", "map"))
    assert "corvo" in places
    assert workspace.scenes["s"].layout_id == "map"


def test_many_originals_pass_through_undo_without_staying_in_memory(workspace: Workspace) -> None:
    content = bytes(range(256)) * 400
    with workspace.step("Keep") as step:
        step.put(Document("big", "Big", "x", "big"), Original("big", content))
    with workspace.step("Drop") as step:
        step.remove(Original, "big")
        step.remove(Document, "big")
    assert not any(isinstance(write.before, Original) for entry in workspace._history.done for write in entry.writes)
    workspace.undo()
    assert workspace.original("big") == content
    workspace.redo()
    assert workspace.original("big") is None
    workspace.undo()
    workspace.undo()
    workspace.redo()
    assert workspace.original("big") == content
