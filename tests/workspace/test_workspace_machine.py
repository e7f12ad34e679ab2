"""Plays a person on the workspace: whatever is done, in any order, memory and file tell the same story."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule
from islands import DOCUMENT, TEXT, claim, contents, fill, tables

from allymap.model import (
    Actor,
    AllyMapError,
    Camera,
    Document,
    Original,
    Passage,
    Polarity,
    Relation,
    Sameness,
    VerdictValue,
)
from allymap.network import relations
from allymap.network.evidence import Evidence
from allymap.network.memo import Memo
from allymap.workspace import Query, Workspace, editing, recoverable

names = st.sampled_from(["Arlen", "Brask", "Corvo", "Dorn", "Ésk"])
points = st.floats(-500, 500, width=32)


def from_scratch(evidence: Evidence, query: Query) -> list[Relation]:
    """What the evidence comes to where nothing is remembered; what is remembered is left as it was."""
    memos = {name: Memo() for name in ("_origins", "_ledgers", "_judged", "_pairs")}
    with patch.multiple(relations, **memos):
        return relations.derive(evidence, query)


def logged_apart(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Everything but the log, which also tells what was taken back."""
    return {name: rows for name, rows in contents(workspace).items() if name != "log"}


class Seconds:
    """A second goes by with each look at the clock: the same verdict twice is two steps on every machine alike."""

    def __init__(self) -> None:
        self.last = datetime(2024, 1, 1, tzinfo=UTC)

    def now(self, _: tzinfo) -> datetime:
        self.last += timedelta(seconds=1)
        return self.last


class Person(RuleBasedStateMachine):
    """``past`` and ``future`` hold what the project held before and after each step, as undo should find it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.home = os.environ.get("XDG_STATE_HOME")
        os.environ["XDG_STATE_HOME"] = self.folder.name
        self.clock = patch("allymap.workspace.clock.datetime", Seconds())
        self.clock.start()
        self.workspace = Workspace.new()
        self.path = Path(self.folder.name) / "played.allymap"
        self.past: list[dict[str, dict[str, Any]]] = []
        self.future: list[dict[str, dict[str, Any]]] = []
        self.saved: dict[str, dict[str, Any]] | None = contents(self.workspace)
        self.notices = 0
        self.listen()

    actors = Bundle("actors")
    claims = Bundle("claims")
    layouts = Bundle("layouts")

    def listen(self) -> None:
        def heard(_: object) -> None:
            self.notices += 1

        self.workspace.subscribe(heard)

    def act(self, verb: Any, *arguments: Any, **more: Any) -> Any:
        """Do something as a person does: it is one step, or it is refused and nothing happened."""
        before, notices = contents(self.workspace), self.notices
        try:
            return verb(self.workspace, *arguments, **more)
        except AllyMapError as refused:
            assert str(refused).endswith(".")
            assert contents(self.workspace) == before
            return None
        finally:
            if contents(self.workspace) != before:
                self.past.append(before)
                self.future.clear()
                assert self.notices == notices + 1
            else:
                assert self.notices == notices

    @initialize()
    def islands(self) -> None:
        self.act(fill)

    @rule(target=actors, name=names)
    def add_actor(self, name: str) -> str:
        actor: Actor = self.act(editing.add_actor, name)
        return actor.id

    @rule(target=actors, one=st.sampled_from(["arlen", "brask", "brask-port", "corvo"]))
    def known_actor(self, one: str) -> str:
        return one

    @rule(target=claims, one=st.sampled_from(["lent", "quarrel"]))
    def known_claim(self, one: str) -> str:
        return one

    @rule(target=layouts)
    def known_layout(self) -> str:
        return "map"

    @rule(target=layouts, name=names)
    def save_layout(self, name: str) -> str:
        layout = self.act(editing.save_layout_as, name, "map")
        return layout.id if layout else "map"

    @rule(layout=layouts, name=names)
    def rename_layout(self, layout: str, name: str) -> None:
        self.act(editing.rename_layout, layout, name)

    @rule(layout=consumes(layouts))
    def delete_layout(self, layout: str) -> None:
        self.act(editing.delete_layout, layout)

    @rule(layout=layouts, one=actors, x=points, y=points)
    def move(self, layout: str, one: str, x: float, y: float) -> None:
        if one in self.workspace.actors:
            self.act(editing.move_actors, layout, {one: (x, y)})

    @rule(layout=layouts, one=actors)
    def unpin(self, layout: str, one: str) -> None:
        self.act(editing.unpin, layout, [one])

    @rule(layout=layouts)
    def arrange(self, layout: str) -> None:
        self.act(editing.arrange, layout)

    @rule(one=actors, name=names)
    def rename(self, one: str, name: str) -> None:
        self.act(editing.rename_actor, one, name)

    @rule(one=actors, other=actors)
    def principal(self, one: str, other: str) -> None:
        self.act(editing.set_principal, [one], other)

    @rule(one=actors, other=actors)
    def merge(self, one: str, other: str) -> None:
        self.act(editing.merge_actors, one, [other], "N. Lind")

    @rule(one=actors, other=actors, sameness=st.sampled_from(Sameness))
    def judge_sameness(self, one: str, other: str, sameness: Sameness) -> None:
        self.act(editing.judge_sameness, one, other, sameness, "N. Lind")

    @rule(one=actors, other=actors)
    def unmerge(self, one: str, other: str) -> None:
        self.act(editing.unmerge, one, other)

    @rule(one=actors)
    def split(self, one: str) -> None:
        self.act(editing.split_actor, one, "N. Lind")

    @rule(one=actors, other=actors)
    def merge_and_unmerge(self, one: str, other: str) -> None:
        """Two that nobody judged before: everything is as it was, claims, places and verdicts."""
        pair = {f"{one}|{other}", f"{other}|{one}"}
        if one != other and {one, other} <= set(self.workspace.actors) and not pair & set(self.workspace.judgements):
            before = logged_apart(self.workspace)
            relations = self.workspace.relations(Query())
            self.act(editing.merge_actors, one, [other], "N. Lind")
            self.act(editing.unmerge, other, one)
            assert logged_apart(self.workspace) == before
            assert self.workspace.relations(Query()) == relations

    @precondition(lambda self: self.workspace.log)
    @rule(back=st.integers(0, 5))
    def take_back(self, back: int) -> None:
        """Long after, or at once: what the last entry did is then as it was before it, if nothing came in between."""
        log = self.workspace.log
        entry = log[-1 - min(back, len(log) - 1)]
        before = self.past[-1] if self.past and back == 0 and self.workspace.undo_label == entry.what else None
        self.act(editing.take_back, entry.id)
        if before is not None and entry.id not in before["log"]:
            assert logged_apart(self.workspace) == {name: rows for name, rows in before.items() if name != "log"}

    @rule()
    def set_apart(self) -> None:
        self.act(editing.set_apart, "ferries")

    @rule(one=consumes(actors))
    def remove_actor(self, one: str) -> None:
        self.act(editing.remove_actors, [one])

    @rule(key=claims, value=st.sampled_from(VerdictValue))
    def judge(self, key: str, value: VerdictValue) -> None:
        self.act(editing.judge, [key], value, "N. Lind")

    @rule(target=claims, source=actors, other=actors, polarity=st.sampled_from(Polarity))
    def add_claim(self, source: str, other: str, polarity: Polarity) -> str:
        key = f"{source}-{other}-{polarity}"
        if {source, other} <= set(self.workspace.actors) and "ferries" in self.workspace.documents:
            made = claim(key, source, other, polarity, 0, 40)
            self.act(editing.put_claim, replace(made, passage=Passage.of(DOCUMENT, 0, 40), by="N. Lind"))
        return key

    @rule(key=consumes(claims))
    def remove_claim(self, key: str) -> None:
        self.act(editing.remove_claims, [key])

    @rule()
    def remove_document(self) -> None:
        self.act(editing.remove_documents, ["ferries"])

    @rule(title=names)
    def put_document(self, title: str) -> None:
        def put(workspace: Workspace) -> None:
            with workspace.step("Read again") as step:
                step.put(replace(DOCUMENT, title=title), Original("ferries", title.encode()))

        self.act(put)

    @rule(date=st.sampled_from(["2022", "2022-05", "soon"]))
    def date_document(self, date: str) -> None:
        self.act(editing.set_published, "ferries", date)

    @rule(value=st.sampled_from(["", "1", "2"]))
    def set(self, value: str) -> None:
        self.act(editing.set_setting, "key", value)

    @rule(one=actors)
    def fail(self, one: str) -> None:
        def broken(workspace: Workspace) -> None:
            with workspace.step("Broken") as step:
                step.put(Actor("never", "Never"), Document("never", "Never", TEXT, "never"))
                step.remove(Actor, one)
                raise AllyMapError("It broke.")

        self.act(broken)

    @rule(zoom=st.floats(0.25, 4))
    def look_around(self, zoom: float) -> None:
        """Looking around is no step, so the past and the future look the same way from now on."""
        if "map" in self.workspace.layouts:
            camera = Camera(1, 2, zoom)
            editing.set_camera(self.workspace, "map", camera)
            for state in (*self.past, *self.future, self.saved or {}):
                layouts = state.get("layouts", {})
                if "map" in layouts:
                    layouts["map"] = replace(layouts["map"], camera=camera)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(contents(self.workspace))
        self.workspace.undo()
        assert contents(self.workspace) == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(contents(self.workspace))
        self.workspace.redo()
        assert contents(self.workspace) == self.future.pop()

    @rule()
    def undo_all_and_redo_all(self) -> None:
        now, steps = contents(self.workspace), len(self.past)
        for _ in range(steps):
            self.workspace.undo()
        assert contents(self.workspace) == (self.past[0] if self.past else now)
        for _ in range(steps):
            self.workspace.redo()
        assert contents(self.workspace) == now

    @rule()
    def save(self) -> None:
        self.workspace.save(self.path)
        self.saved = contents(self.workspace)
        assert not self.workspace.dirty

    @precondition(lambda self: self.path.exists())
    @rule()
    def save_and_reopen(self) -> None:
        self.save()
        self.workspace.close()
        self.workspace = Workspace.open(self.path)
        self.begin_again()
        assert contents(self.workspace) == self.saved

    @precondition(lambda self: self.workspace.dirty)
    @rule()
    def crash_and_recover(self) -> None:
        before = contents(self.workspace)
        self.workspace._file._connection.close()
        assert self.workspace._file._session is not None
        self.workspace._file._session.leave()
        (note,) = recoverable()
        self.workspace = Workspace.recover(note)
        self.begin_again()
        assert contents(self.workspace) == before
        assert self.workspace.dirty
        self.saved = None

    def begin_again(self) -> None:
        self.past, self.future = [], []
        self.listen()

    @invariant()
    def memory_is_what_the_tables_hold(self) -> None:
        assert contents(self.workspace) == tables(self.workspace)

    @invariant()
    def clean_means_saved(self) -> None:
        if not self.workspace.dirty:
            assert contents(self.workspace) == self.saved

    @invariant()
    def labels_follow_the_steps(self) -> None:
        assert bool(self.workspace.undo_label) == bool(self.past)
        assert bool(self.workspace.redo_label) == bool(self.future)

    @invariant()
    def the_map_can_be_drawn(self) -> None:
        for relation in self.workspace.relations(Query()):
            assert set(relation.claims) <= set(self.workspace.claims)

    @invariant()
    def relations_are_those_of_a_derivation_from_scratch(self) -> None:
        for query in (Query(), Query(folded=False, reviewed_only=True)):
            assert self.workspace.relations(query) == from_scratch(self.workspace.snapshot(), query)

    def teardown(self) -> None:
        self.clock.stop()
        assert self.workspace.check() == []
        self.workspace.close()
        if self.home is None:
            os.environ.pop("XDG_STATE_HOME", None)
        else:
            os.environ["XDG_STATE_HOME"] = self.home
        self.folder.cleanup()


class TestPerson(Person.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=20, stateful_step_count=25, deadline=None)


@pytest.mark.slow
class TestPersonForLong(Person.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=150, stateful_step_count=50, deadline=None)
