from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest
from islands import contents, tables

from allymap.model import (
    Actor,
    ActorKind,
    AllyMapError,
    Cancelled,
    Claim,
    Document,
    Kind,
    Passage,
    Polarity,
    Progress,
    ProjectError,
    Report,
    VerdictValue,
    claim_id_for,
)  # fmt: skip
from allymap.workspace import Workspace, editing, importing

NAMES = {"Arlen": "arlen", "Brask": "brask", "Corvo": "corvo", "Dorn": "dorn"}


@dataclass
class Found:
    actors: list[Actor] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    report: Report = field(default_factory=Report)


class Neighbours:
    """An extractor for tests: two names that follow each other in a document cooperate."""

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found:
        found = Found()
        for document in documents:
            progress.advance()
            at = sorted((document.text.find(name), name) for name in NAMES if name in document.text)
            found.actors += [Actor(NAMES[name], f"{name} as found") for _, name in at]
            for (start, one), (end, other) in pairwise(at):
                key = claim_id_for(document.id, start, NAMES[one], NAMES[other], "cooperation", "", start)
                passage = Passage.of(document, start, end + len(other))
                found.claims.append(
                    Claim(key, Kind.EVENT, NAMES[one], NAMES[other], Polarity.COOPERATION, passage, by="rules 1.0")
                )
        return found


def write(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


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
