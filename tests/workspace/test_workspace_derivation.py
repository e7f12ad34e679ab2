"""Any sequence of verdicts, merges, edits, deletions and undos leaves the relations of a derivation from scratch.

The machine of ``test_workspace_machine`` does everything that there is; this one only what relations are derived from,
so that the same claims are judged, corrected and deleted again and again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from islands import DOCUMENT, TEXT, claim, contents
from test_workspace_machine import from_scratch

from allymap.model import Actor, ActorKind, AllyMapError, Layout, Passage, Place, Polarity, Sameness, VerdictValue
from allymap.workspace import Query, Workspace, editing

ACTORS = ("arlen", "brask", "brask-port", "corvo")
LEAFLET = replace(DOCUMENT, id="leaflet", title="A leaflet", text=f"Printed in Corvo. {TEXT}", sha256="1f" * 32)
SPANS = ((0, 40), (41, 79), (80, 108))
PAIRS = [(one, other) for one in ACTORS for other in ACTORS if one < other]
KEYS = [f"c{n}" for n in range(9)]
QUERIES = (
    Query(), Query(folded=False), Query(reviewed_only=True), Query(documents=frozenset({"leaflet"})),
    Query(polarities=frozenset({Polarity.COMPETITION})),
)  # fmt: skip
actors = st.sampled_from(ACTORS)
keys = st.sampled_from(KEYS)


def filled() -> Workspace:
    """Two documents of which one reprints the other, and nine claims of both sides on four actors."""
    workspace = Workspace.scratch()
    with workspace.step("Fill") as step:
        step.put(DOCUMENT, LEAFLET, Layout("map", "Map"))
        for at, one in enumerate(ACTORS):
            principal = "brask" if one == "brask-port" else ""
            step.put(Actor(one, one.title(), ActorKind.STATE, principal), Place("map", one, 100 * at, 0))
        for number, key in enumerate(KEYS):
            source, target = PAIRS[number % len(PAIRS)]
            start, end = SPANS[number % 3]
            found = claim(key, source, target, list(Polarity)[number % 2], start, end, date=f"20{10 + number}")
            if number % 2:
                found = replace(found, passage=Passage.of(LEAFLET, start + 18, end + 18))
            step.put(found)
    return workspace


class Analyst(RuleBasedStateMachine):
    """Decides, corrects and deletes; what was asked before is asked again, so that what is remembered is tried."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace = filled()
        self.places = contents(self.workspace)["places"]

    def act(self, verb: Callable[..., object], *arguments: Any) -> None:
        try:
            verb(self.workspace, *arguments)
        except AllyMapError as refused:
            assert str(refused).endswith(".")

    @rule(key=keys, value=st.sampled_from(VerdictValue))
    def judge(self, key: str, value: VerdictValue) -> None:
        self.act(editing.judge, [key], value, "N. Lind")

    @rule(one=actors, other=actors, sameness=st.sampled_from(Sameness))
    def say_who_is_who(self, one: str, other: str, sameness: Sameness) -> None:
        self.act(editing.judge_sameness, one, other, sameness, "N. Lind")

    @rule(one=actors, other=actors)
    def take_a_merge_back(self, one: str, other: str) -> None:
        self.act(editing.unmerge, one, other)

    @rule(one=actors, other=actors)
    def merge_and_take_it_back(self, one: str, other: str) -> None:
        """Two that nobody judged: every claim, place and verdict is as it was, and so is every relation."""
        known = self.workspace.judgements
        if one == other or not known.keys().isdisjoint({f"{one}|{other}", f"{other}|{one}"}):
            return
        before, relations = contents(self.workspace), [self.workspace.relations(query) for query in QUERIES]
        if {one, other} <= before["actors"].keys():
            self.act(editing.merge_actors, one, [other], "N. Lind")
            assert len(known) == len(before["judgements"]) + 1
            self.act(editing.unmerge, other, one)
            assert contents(self.workspace) == {**before, "log": contents(self.workspace)["log"]}
            assert [self.workspace.relations(query) for query in QUERIES] == relations

    @rule(one=actors)
    def split(self, one: str) -> None:
        self.act(editing.split_actor, one, "N. Lind")

    @rule(one=actors, other=actors)
    def change_the_principal(self, one: str, other: str) -> None:
        self.act(editing.set_principal, [one], other)

    @rule(key=keys, source=actors, polarity=st.sampled_from(Polarity), date=st.sampled_from(["", "2015", "2019/2021"]))
    def correct(self, key: str, source: str, polarity: Polarity, date: str) -> None:
        known = self.workspace.claims.get(key)
        if known is not None and source != known.target_id and source in self.workspace.actors:
            self.act(editing.put_claim, replace(known, source_id=source, polarity=polarity, date=date, by="N. Lind"))

    @rule(key=keys)
    def delete_a_claim(self, key: str) -> None:
        self.act(editing.remove_claims, [key])

    @rule(one=actors)
    def delete_an_actor(self, one: str) -> None:
        self.act(editing.remove_actors, [one])

    @rule(one=st.sampled_from(["ferries", "leaflet"]))
    def delete_a_document(self, one: str) -> None:
        self.act(editing.remove_documents, [one])

    @rule(one=st.sampled_from(["ferries", "leaflet"]))
    def set_apart(self, one: str) -> None:
        self.act(editing.set_apart, one)

    @rule(text=st.sampled_from([TEXT, TEXT.replace("June", "July"), f"Late. {TEXT}"]))
    def read_another_text(self, text: str) -> None:
        """The passages of the document move, are lost and found again."""
        if "ferries" in self.workspace.documents:
            with self.workspace.step("Another text") as step:
                step.put(replace(self.workspace.documents["ferries"], text=text))

    @rule(back=st.integers(0, 6))
    def take_back(self, back: int) -> None:
        log = self.workspace.log
        if back < len(log):
            self.act(editing.take_back, log[-1 - back].id)

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.workspace.undo()
        if not self.workspace.undo_label:
            self.workspace.redo()

    @rule()
    def redo(self) -> None:
        self.workspace.redo()

    @invariant()
    def relations_are_those_from_scratch(self) -> None:
        for query in QUERIES:
            assert self.workspace.relations(query) == from_scratch(self.workspace.snapshot(), query)

    @invariant()
    def whoever_is_there_stands_where_it_stood(self) -> None:
        for key, place in contents(self.workspace)["places"].items():
            assert place == self.places[key]

    def teardown(self) -> None:
        self.workspace.close()


class TestAnalyst(Analyst.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=45, stateful_step_count=30, deadline=None)
