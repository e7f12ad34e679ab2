from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from islands import contents, tables
from neighbours import NAMES, Found, Neighbours, write

from allymap.model import (
    Actor,
    ActorKind,
    AllyMapError,
    Cancelled,
    Document,
    Polarity,
    Progress,
    ProjectError,
    VerdictValue,
)
from allymap.network import layout as engine
from allymap.workspace import Workspace, editing, importing


def prepare(paths: list[Path], workspace: Workspace | None = None) -> importing.Batch:
    known = tuple(workspace.documents.values()) if workspace else ()
    return importing.prepare(paths, extractor=Neighbours(), known=known)


def test_documents_come_in_with_everything_found_in_one_step(tmp_path: Path) -> None:
    batch = prepare(write(tmp_path, one="Arlen met Brask.", two="Brask met Corvo.", three="Corvo met Dorn."))
    with Workspace.new() as workspace:
        changes: list[str] = []
        workspace.subscribe(lambda change: changes.append(f"{change.label} by {change.initiator}"))
        importing.apply(workspace, batch, "the window")
        assert changes == ["Add 3 documents by the window"]
        assert set(workspace.documents) == {"one", "two", "three"}
        assert workspace.original("one") == b"Arlen met Brask."
        assert len(workspace.claims) == 3
        assert list(workspace.layouts) == ["map"]
        assert set(workspace.places("map")) == set(NAMES.values())
        assert workspace.check() == []
        assert contents(workspace) == tables(workspace)
        workspace.undo()
        assert all(not rows for rows in contents(workspace).values())


def test_preparing_works_on_another_thread_and_touches_nothing(workspace: Workspace, tmp_path: Path) -> None:
    before = contents(workspace)
    batches: list[importing.Batch] = []
    paths = write(tmp_path, one="Arlen met Brask.")
    thread = threading.Thread(target=lambda: batches.append(prepare(paths, workspace)))
    thread.start()
    thread.join()
    assert contents(workspace) == before
    importing.apply(workspace, batches[0])
    assert workspace.undo_label == "Add 1 document"


def test_nobody_moves_and_newcomers_get_places_in_every_layout_in_use(workspace: Workspace, tmp_path: Path) -> None:
    second = editing.save_layout_as(workspace, "Second", "map")
    before = {layout: dict(workspace.places(layout)) for layout in ("map", second.id)}
    importing.apply(workspace, prepare(write(tmp_path, one="Arlen met Dorn."), workspace))
    for layout, places in before.items():
        now = workspace.places(layout)
        assert {one: now[one] for one in places} == places
        assert "dorn" in now
        assert not now["dorn"].pinned


def test_actors_already_there_stay_as_a_person_made_them(workspace: Workspace, tmp_path: Path) -> None:
    editing.set_actor(workspace, Actor("arlen", "Arlenia", ActorKind.BLOC, note="Ours."))
    importing.apply(workspace, prepare(write(tmp_path, one="Arlen met Dorn."), workspace))
    assert workspace.actors["arlen"] == Actor("arlen", "Arlenia", ActorKind.BLOC, note="Ours.")
    assert workspace.actors["dorn"].name == "Dorn as found"


@pytest.mark.parametrize(
    ("name", "text"),
    [("one", "Arlen met Brask."), ("copy", "Arlen met Brask."), ("broken", "Arlen\nmet Brask.\n")],
    ids=["the same file", "another name", "other line breaks"],
)
def test_the_same_document_again_is_refused_with_a_pointer_to_the_first(tmp_path: Path, name: str, text: str) -> None:
    with Workspace.new() as workspace:
        importing.apply(workspace, prepare(write(tmp_path, one="Arlen met Brask."), workspace))
        again = prepare(write(tmp_path, **{name: text}), workspace)
        assert again.documents == again.claims == ()
        (refusal,) = again.report.remarks
        assert str(refusal).endswith(f"{name}.txt: This is the same text as “one”, which is there already.")


def test_the_same_text_twice_in_a_batch_comes_in_once(tmp_path: Path) -> None:
    batch = prepare(write(tmp_path, one="Arlen met Brask.", two="Arlen met Brask.\n"))
    assert [document.id for document in batch.documents] == ["one"]
    assert [original.document_id for original in batch.originals] == ["one"]


def test_a_corrected_version_gets_an_id_of_its_own_and_both_stay(tmp_path: Path) -> None:
    with Workspace.new() as workspace:
        importing.apply(workspace, prepare(write(tmp_path, one="Arlen met Brask."), workspace))
        importing.apply(workspace, prepare(write(tmp_path, one="Arlen never met Brask."), workspace))
        assert list(workspace.documents) == ["one", "one-2"]
        assert workspace.original("one-2") == b"Arlen never met Brask."
        assert {claim.document_id for claim in workspace.claims.values()} == {"one", "one-2"}
        assert workspace.check() == []


def test_a_batch_that_was_overtaken_is_refused_whole(tmp_path: Path) -> None:
    paths = write(tmp_path, one="Arlen met Brask.")
    with Workspace.new() as workspace:
        first, second = prepare(paths, workspace), prepare(paths, workspace)
        importing.apply(workspace, first)
        before = contents(workspace)
        with pytest.raises(ProjectError, match="came into the project meanwhile"):
            importing.apply(workspace, second)
        assert contents(workspace) == before


def test_a_batch_of_nothing_is_no_step(workspace: Workspace, tmp_path: Path) -> None:
    batch = prepare(write(tmp_path, empty=""), workspace)
    label = workspace.undo_label
    importing.apply(workspace, batch)
    assert workspace.undo_label == label
    assert len(batch.report.remarks) == 1


def test_cancelling_leaves_everything_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        importing.prepare(write(tmp_path, one="Arlen met Brask."), progress=progress, extractor=Neighbours())


@pytest.mark.parametrize("known", [False, True])
def test_cancelling_while_the_map_is_arranged_is_heard(known: bool, workspace: Workspace, tmp_path: Path) -> None:
    """With a map there is a newcomer to place; without one a whole map is to be arranged."""
    paths = write(tmp_path, one="Arlen met Brask, Corvo and Dorn.")
    told: list[tuple[str, int]] = []

    def stop(phase: str, done: int, total: int) -> None:
        told.append((phase, total))
        if total and phase in ("Arranging the map", "Placing newcomers"):
            progress.cancel()

    progress = Progress(stop)
    with Workspace.scratch() as empty:
        project = importing.standing(workspace if known else empty)
        with pytest.raises(Cancelled):
            importing.prepare(paths, extractor=Neighbours(), within=project, progress=progress)
    (last,) = (phase for phase, total in told if total and phase in ("Arranging the map", "Placing newcomers"))
    assert last == ("Placing newcomers" if known else "Arranging the map")


def test_an_unknown_extractor_is_named(tmp_path: Path) -> None:
    with pytest.raises(AllyMapError, match="no extractor “oracle”"):
        importing.prepare(write(tmp_path, one="Arlen met Brask."), extractor="oracle")


def test_what_is_in_memory_comes_in_the_same_way(workspace: Workspace) -> None:
    batch = importing.prepare_bytes(b"Arlen met Dorn.", "dropped.txt", published="2020", extractor=Neighbours())
    importing.apply(workspace, batch)
    assert workspace.documents["dropped"].published == "2020"


def test_reading_documents_again_keeps_verdicts_and_what_people_made(workspace: Workspace, tmp_path: Path) -> None:
    importing.apply(workspace, prepare(write(tmp_path, one="Arlen met Brask, Corvo and Dorn."), workspace))
    machine = [claim for claim in workspace.claims.values() if claim.document_id == "one"]
    judged, edited, forgotten = machine
    editing.judge(workspace, [judged.id], VerdictValue.ACCEPTED, "N. Lind")
    editing.put_claim(workspace, replace(edited, polarity=Polarity.COMPETITION, by="N. Lind"))

    class Blind(Neighbours):
        """Finds one claim only, the one a person corrected."""

        def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found:
            found = super().extract(documents, progress, jobs)
            found.claims = [replace(claim, event="AID") for claim in found.claims if claim.id == edited.id]
            return found

    batch = importing.prepare_again([workspace.documents["one"]], extractor=Blind())
    importing.apply(workspace, batch)
    assert workspace.undo_label == "Read 1 document again"
    assert workspace.claims[judged.id] == judged, "judged claims outlive a reading that misses them"
    assert workspace.verdicts[judged.id].value is VerdictValue.ACCEPTED
    assert workspace.claims[edited.id].polarity is Polarity.COMPETITION
    assert forgotten.id not in workspace.claims
    assert set(workspace.claims) >= {"lent", "quarrel"}, "other documents are left alone"
    importing.apply(workspace, importing.prepare_again([workspace.documents["one"]], extractor=Neighbours()))
    assert workspace.claims[forgotten.id] == forgotten


def test_reading_again_keeps_what_was_judged_as_it_was_judged(workspace: Workspace, tmp_path: Path) -> None:
    importing.apply(workspace, prepare(write(tmp_path, one="Arlen met Brask and Corvo."), workspace))
    judged, open_ = (claim for claim in workspace.claims.values() if claim.document_id == "one")
    editing.judge(workspace, [judged.id], VerdictValue.ACCEPTED, "N. Lind")

    class Dating(Neighbours):
        def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found:
            found = super().extract(documents, progress, jobs)
            found.claims = [replace(claim, date="1999", recorded_at="2030") for claim in found.claims]
            return found

    importing.apply(workspace, importing.prepare_again([workspace.documents["one"]], extractor=Dating()))
    assert workspace.claims[judged.id] == judged
    assert workspace.claims[open_.id] == replace(open_, date="1999"), "recorded when it was found first"


def test_a_document_that_was_dated_meanwhile_is_not_read_from_old_knowledge(workspace: Workspace) -> None:
    batch = importing.prepare_again([workspace.documents["ferries"]], extractor=Neighbours())
    editing.set_published(workspace, "ferries", "1950")
    with pytest.raises(ProjectError, match="changed meanwhile"):
        importing.apply(workspace, batch)
    editing.remove_documents(workspace, ["ferries"])
    with pytest.raises(ProjectError, match="left the project meanwhile"):
        importing.apply(workspace, batch)


def test_an_actor_learns_its_principal_from_a_later_document_unless_a_person_edited_it(workspace: Workspace) -> None:
    editing.set_kind(workspace, ["brask"], ActorKind.ORGAN)
    found = [Actor(one, one, principal_id="corvo") for one in ("arlen", "brask")]
    importing.apply(workspace, importing.Batch(actors=tuple(found)))
    assert workspace.actors["arlen"].principal_id == "corvo"
    assert workspace.actors["brask"].principal_id == ""


def test_places_are_worked_out_by_the_job(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(tmp_path, one="Arlen met Dorn.")
    batch = importing.prepare(paths, extractor=Neighbours(), within=importing.standing(workspace))
    first = importing.prepare(paths, extractor=Neighbours())
    for part in ("arrange", "place_new"):
        monkeypatch.setattr(engine, part, lambda *_: pytest.fail("placed on the calling thread"))
    importing.apply(workspace, batch)
    assert set(workspace.places("map")) == {"arlen", "brask", "brask-port", "dorn"}
    with Workspace.scratch() as empty:
        importing.apply(empty, first)
        assert set(empty.places("map")) == {"arlen", "dorn"}


def test_places_for_a_project_that_changed_meanwhile_are_worked_out_again(workspace: Workspace, tmp_path: Path) -> None:
    batch = importing.prepare(
        write(tmp_path, one="Arlen met Dorn."), extractor=Neighbours(), within=importing.standing(workspace)
    )
    (there,) = (place for place in batch.arrangement.places if place.actor_id == "dorn")  # type: ignore[union-attr]
    editing.move_actors(workspace, "map", {"brask": (there.x, there.y)})
    importing.apply(workspace, batch)
    now = workspace.places("map")
    assert (now["brask"].x, now["brask"].y) == (there.x, there.y)
    assert (now["dorn"].x, now["dorn"].y) != (there.x, there.y)


def test_places_from_a_job_are_those_that_applying_would_have_given(tmp_path: Path) -> None:
    paths = write(tmp_path, one="Arlen met Brask.", two="Brask met Corvo, and Dorn saw it.")
    batch = prepare(paths)
    with Workspace.scratch() as one, Workspace.scratch() as other:
        importing.apply(one, batch)
        importing.apply(other, replace(batch, arrangement=None))
        assert contents(one) == contents(other)
