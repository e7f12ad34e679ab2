"""A saved project remembers which texts repeat each other, and an opened one derives what a new comparison would."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allymap.model import Actor, Claim, Document, Kind, Passage, Polarity, Relation
from allymap.network import comparisons, likeness, relations
from allymap.network.evidence import Query
from allymap.workspace import Workspace

SENTENCE = "The harbour master of Arlen lent four tugs to Brask for the whole of that winter."
SENTENCES = (
    SENTENCE, SENTENCE.upper(), SENTENCE.replace("four", "five"), "Arlen shut its locks to Brask.",
    "Nobody in Brask spoke of the locks again.",
)  # fmt: skip
PAIRS = (("arlen", "brask"), ("arlen", "corvo"), ("brask", "corvo"))


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    relations.forget()
    comparisons._made.clear()
    likeness._sketches.clear()


def fill(workspace: Workspace, told: list[tuple[int, ...]]) -> None:
    """A document for each list of sentences, by their numbers; each sentence is a claim."""
    with workspace.step("Fill") as step:
        step.put(*(Actor(one, one.title()) for one in ("arlen", "brask", "corvo")))
        for at, numbers in enumerate(told):
            document = Document(f"d{at}", f"Paper {at}", " ".join(SENTENCES[number] for number in numbers), "")
            step.put(document)
            start = 0
            for number in numbers:
                end = start + len(SENTENCES[number])
                polarity = Polarity.COMPETITION if number == 3 else Polarity.COOPERATION
                pair = PAIRS[(at + number) % 3]
                step.put(Claim(f"c{at}-{start}", Kind.EVENT, *pair, polarity, Passage.of(document, start, end)))
                start = end + 1


def derived(workspace: Workspace) -> list[Relation]:
    return workspace.relations(Query())


def rows(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, found FROM comparisons").fetchall()


def test_an_opened_project_compares_no_texts_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.scratch() as workspace:
        fill(workspace, [(0, 1, 3), (2, 4), (0, 1, 3)])
        before = derived(workspace)
        path = workspace.save(tmp_path / "a.allymap")
    assert len(rows(path)) == 2
    forget()
    monkeypatch.setattr(likeness, "_grouped", None)  # whoever compares fails
    for opening in (Workspace.open, Workspace.look):
        with opening(path) as workspace:
            assert derived(workspace) == before
            assert not workspace.dirty
        forget()


def test_nothing_is_compared_for_a_save_and_what_the_file_had_stays(tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        fill(workspace, [(0, 1), (3, 4)])
        path = workspace.save(tmp_path / "a.allymap")
        assert rows(path) == []
        derived(workspace)
        workspace.save(path)
        kept = rows(path)
    forget()
    with Workspace.open(path) as workspace, workspace.step("Rename") as step:
        step.put(replace(workspace.actors["arlen"], name="Arlen port"))
    with Workspace.open(path) as workspace:
        workspace.save()
    assert rows(path) == kept != []


def test_a_project_opened_to_read_can_be_saved_elsewhere(tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        fill(workspace, [(0, 1)])
        path = workspace.save(tmp_path / "a.allymap")
    with Workspace.look(path) as workspace:
        derived(workspace)
        assert rows(workspace.save(tmp_path / "b.allymap")) == []


def test_what_another_program_wrote_there_is_compared_again(tmp_path: Path) -> None:
    with Workspace.scratch() as workspace:
        fill(workspace, [(0, 1, 2, 3), (2, 4)])
        before = derived(workspace)
        path = workspace.save(tmp_path / "a.allymap")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE comparisons SET found = '99999 -1 nothing'")
    forget()
    with Workspace.open(path) as workspace:
        assert derived(workspace) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=4).map(tuple), min_size=1, max_size=5),
    st.data(),
)
def test_after_any_change_it_derives_as_if_compared_anew(told: list[tuple[int, ...]], data: st.DataObject) -> None:
    """Documents and claims are deleted, set apart or joined, before or after a save; undo takes some of it back."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.allymap"
        with Workspace.scratch() as workspace:
            fill(workspace, told)
            derived(workspace)
            workspace.save(path)
        forget()
        with Workspace.open(path) as workspace:
            for _ in range(data.draw(st.integers(0, 3))):
                change(workspace, data)
                if data.draw(st.booleans()):
                    derived(workspace)
                    workspace.save()
            found = derived(workspace)
            forget()
            with workspace.step("Touch") as step:  # what was derived is remembered by the rows themselves
                step.put(Actor("dorn", "Dorn"))
            assert found == derived(workspace)


def change(workspace: Workspace, data: st.DataObject) -> None:
    what = data.draw(st.sampled_from(["claim", "document", "origin", "undo"]))
    with workspace.step("Change") as step:
        if what == "claim" and workspace.claims:
            step.remove(Claim, data.draw(st.sampled_from(sorted(workspace.claims))))
        elif what == "document" and workspace.documents:
            gone = data.draw(st.sampled_from(sorted(workspace.documents)))
            step.remove(Claim, *[one.id for one in workspace.claims.values() if one.document_id == gone])
            step.remove(Document, gone)
        elif what == "origin" and workspace.documents:
            one, other = (data.draw(st.sampled_from(sorted(workspace.documents))) for _ in range(2))
            step.put(replace(workspace.documents[one], origin=other))
    if what == "undo":
        workspace.undo()
