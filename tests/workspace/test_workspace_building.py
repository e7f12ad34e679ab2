"""Large builds: stopped, killed or failed, they go on where they were, and end as if nothing had happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from islands import contents
from neighbours import Found, Neighbours, write

from allymap.extraction.extractor import Extraction
from allymap.model import AllyMapError, Cancelled, Document, Progress, ProjectError, Report
from allymap.workspace import Workspace, building, parts, recoverable

PAIRS = ("Arlen met Brask.", "Brask met Corvo.", "Corvo met Dorn.", "Dorn met Arlen.", "Arlen met Corvo.")


class Stopping(Neighbours):
    """Works through some documents, and then what happens, happens."""

    def __init__(self, after: int, error: BaseException) -> None:
        super().__init__()
        self.after, self.error = after, error

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found:
        if len(self.read) >= self.after:
            raise self.error
        return super().extract(documents, progress, jobs)


Stopping.__name__ = Neighbours.__name__  # to a build, they are the same extractor


@pytest.fixture(autouse=True)
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document is a part of its own, and nothing is small."""
    monkeypatch.setattr(parts, "_PART", 1)
    monkeypatch.setattr(building, "_SMALL", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "press"
    made.mkdir()
    write(made, **{f"d{n}": text for n, text in enumerate(PAIRS)})
    return made


def built(folder: Path, target: Path, extractor: Any = None, **more: Any) -> building.Built:
    return building.build([folder], target, extractor=extractor or Neighbours(), **more)


def told(workspace: Workspace) -> dict[str, Any]:
    """What a build made, whatever the order."""
    return contents(workspace)


def clean(folder: Path, target: Path) -> dict[str, Any]:
    """What a build makes that nobody disturbs."""
    with built(folder, target).workspace as workspace:
        return told(workspace)


def stopped(folder: Path, target: Path, after: int, error: BaseException) -> building.Unfinished:
    with pytest.raises(building.Unfinished) as caught:
        built(folder, target, Stopping(after, error))
    return caught.value


def test_a_large_build_ends_like_a_small_one(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = clean(folder, tmp_path / "large.allymap")
    monkeypatch.setattr(building, "_SMALL", 10_000)
    assert clean(folder, tmp_path / "small.allymap") == large
    assert len(large["claims"]) == 5
    assert large["settings"] == {}
    assert len(large["places"]) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["large.allymap", "press", "small.allymap"]
    assert recoverable() == []


def test_files_are_read_in_groups_and_the_same_text_is_still_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, d9=PAIRS[0] + "\n")
    monkeypatch.setattr(building, "_GROUP", 1)
    build = built(folder, tmp_path / "p.allymap")
    with build.workspace as workspace:
        assert list(workspace.documents) == ["d0", "d1", "d2", "d3", "d4"]
    assert [str(one).endswith("“d0”, which is there already.") for one in build.report.remarks] == [True]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), Cancelled()])
def test_a_stopped_build_keeps_what_is_done_and_goes_on(folder: Path, tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "p.allymap"
    unfinished = stopped(folder, target, 2, error)
    assert unfinished.stopped
    assert str(unfinished) == (
        "Stopped: 2 documents are done and kept in “p.unfinished.allymap”, and the same command goes on from there."
    )
    assert not target.exists()
    with Workspace.look(tmp_path / "p.unfinished.allymap") as kept:
        assert list(kept.documents) == ["d0", "d1"]
        assert kept.check() == []
    second = Neighbours()
    build = built(folder, target, second)
    with build.workspace as workspace:
        assert (second.read, build.resumed) == (["d2", "d3", "d4"], 2)
        assert told(workspace) == clean(folder, tmp_path / "clean.allymap")
    assert not (tmp_path / "p.unfinished.allymap").exists()
    assert recoverable() == []


def test_a_build_stopped_while_the_map_is_arranged_goes_on_from_there(folder: Path, tmp_path: Path) -> None:
    def stop(phase: str, _: int, total: int) -> None:
        if phase == "Arranging the map" and total:
            progress.cancel()

    progress = Progress(stop)
    with pytest.raises(building.Unfinished, match="5 documents are done and kept"):
        built(folder, tmp_path / "p.allymap", progress=progress)
    second = Neighbours()
    with built(folder, tmp_path / "p.allymap", second).workspace as workspace:
        assert second.read == []
        assert told(workspace) == clean(folder, tmp_path / "clean.allymap")


def test_a_killed_build_goes_on_from_its_working_copy(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "p.allymap"
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "save", _only_empty(Workspace.save))
        unfinished = stopped(folder, target, 3, KeyboardInterrupt())
    assert "3 documents are done and kept aside" in str(unfinished)
    with Workspace.look(tmp_path / "p.unfinished.allymap") as kept:
        assert not kept.documents, "what was done is in the working copy alone"
    second = Neighbours()
    with built(folder, target, second).workspace as workspace:
        assert second.read == ["d3", "d4"]
        assert told(workspace) == clean(folder, tmp_path / "clean.allymap")
    assert recoverable() == []


def _only_empty(save: Any) -> Any:
    """A disk on which only an empty project finds room."""

    def saving(self: Workspace, path: Path | None = None) -> Path:
        if self.documents:
            raise ProjectError("“p” could not be saved: the disk is full; your work is kept.")
        saved: Path = save(self, path)
        return saved

    return saving


def test_a_full_disk_at_the_end_loses_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "p.allymap"
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "save", _only_empty(Workspace.save))
        with pytest.raises(building.Unfinished, match=r"the disk is full.* 5 documents are done") as caught:
            built(folder, target)
    assert not caught.value.stopped
    second = Neighbours()
    with built(folder, target, second).workspace as workspace:
        assert second.read == []
        assert len(workspace.documents) == 5


def test_documents_that_changed_came_or_went_meanwhile_are_taken_as_they_are_now(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.allymap"
    stopped(folder, target, 3, KeyboardInterrupt())
    write(folder, a="Corvo met Dorn and Brask.", d1="Brask never met Dorn.")
    (folder / "d0.txt").unlink()
    second = Neighbours()
    with built(folder, target, second).workspace as workspace:
        assert second.read == ["a", "d1", "d3", "d4"]
        assert told(workspace) == clean(folder, tmp_path / "clean.allymap")


def test_actors_of_documents_that_went_are_gone(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.allymap"
    stopped(folder, target, 3, KeyboardInterrupt())
    for name in ("d0", "d2", "d3", "d4"):
        (folder / f"{name}.txt").unlink()
    with built(folder, target).workspace as workspace:
        assert set(workspace.actors) == {"brask", "corvo"}


def test_another_extractor_begins_again(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.allymap"
    stopped(folder, target, 3, KeyboardInterrupt())

    class Other(Neighbours):
        pass

    second = Other()
    with built(folder, target, second).workspace as workspace:
        assert len(second.read) == len(workspace.documents) == 5


def test_a_build_stopped_before_anything_was_done_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        built(folder, tmp_path / "p.allymap", Stopping(0, KeyboardInterrupt()))
    assert [path.name for path in tmp_path.iterdir()] == ["press"]
    assert recoverable() == []


def test_a_fault_of_our_own_is_raised_as_it_is_and_what_was_done_is_kept(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        built(folder, tmp_path / "p.allymap", Stopping(2, ZeroDivisionError()))
    assert (tmp_path / "p.unfinished.allymap").exists()


def test_a_small_build_that_is_stopped_leaves_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_SMALL", 10_000)
    with pytest.raises(KeyboardInterrupt):
        built(folder, tmp_path / "p.allymap", Stopping(2, KeyboardInterrupt()))
    assert [path.name for path in tmp_path.iterdir()] == ["press"]


def test_two_builds_of_one_target_do_not_run_side_by_side(folder: Path, tmp_path: Path) -> None:
    stopped(folder, tmp_path / "p.allymap", 2, KeyboardInterrupt())
    with (
        Workspace.open(tmp_path / "p.unfinished.allymap"),
        pytest.raises(ProjectError, match="open in another AllyMap window"),
    ):
        built(folder, tmp_path / "p.allymap")


def test_progress_counts_documents_over_all_parts(folder: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    built(folder, tmp_path / "p.allymap", progress=Progress(lambda *at: seen.append(at))).workspace.close()
    assert [at for at in seen if at[0] == "Reading for claims"][-1] == ("Reading for claims", 5, 5)
    assert list(dict.fromkeys(name for name, _, _ in seen))[-2:] == ["Arranging the map", "Saving"]


def test_nothing_readable_is_no_project(tmp_path: Path) -> None:
    with building.build([tmp_path / "missing.txt"], tmp_path / "p.allymap", extractor=Neighbours()).workspace as empty:
        assert not empty.documents
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_extractor_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(AllyMapError, match="no extractor “oracle”"):
        building.build([tmp_path], tmp_path / "p.allymap", extractor="oracle")


@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_a_target_that_may_not_be_written_is_refused(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "p.allymap"
    target.write_bytes(b"")
    target.chmod(mode)
    with pytest.raises(ProjectError, match="read-only"):
        building.check_target(target)


def test_a_target_that_a_window_has_open_is_refused(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.allymap"
    built(folder, target).workspace.close()
    with Workspace.open(target), pytest.raises(ProjectError, match="open in another"):
        building.check_target(target)
    building.check_target(target)


def test_processes_answer_for_documents_in_their_order(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []

    def pool(
        documents: Sequence[Document], own: object, jobs: int, now: str, progress: Progress
    ) -> Iterator[Extraction]:
        given.append(jobs)
        for document in documents:
            found = Neighbours().extract([document], progress)
            claims = tuple(replace(claim, recorded_at=now) for claim in found.claims)
            report = Report()
            report.note(document.id, "read")
            yield Extraction(tuple(found.actors), claims, report)

    monkeypatch.setattr("allymap.extraction.pool.extract_in_processes", pool)
    monkeypatch.setattr("allymap.extraction.pool.WORTH_IT", 2)
    build = building.build([folder], tmp_path / "p.allymap", jobs=3)
    with build.workspace as workspace:
        assert given == [3]
        assert [claim.document_id for claim in workspace.claims.values()] == ["d0", "d1", "d2", "d3", "d4"]
    assert [remark.where for remark in build.report.remarks] == ["d0", "d1", "d2", "d3", "d4"]
