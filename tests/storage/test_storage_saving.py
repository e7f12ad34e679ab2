from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from allymap.model import Actor, ProjectError, Setting
from allymap.storage import ProjectFile, saving

posix = pytest.mark.skipif(sys.platform == "win32", reason="permission bits of a POSIX system")


@pytest.fixture
def saved(filled: ProjectFile, tmp_path: Path) -> Path:
    return filled.save(tmp_path / "strait.allymap")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere, so step down for a moment; others are nobody already."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def refuse_to_save(file: ProjectFile, target: Path, message: str) -> None:
    """The save fails with a sentence, the target stays as it is, and nothing is left beside it."""
    before = target.read_bytes() if target.is_file() else None
    beside = sorted(target.parent.iterdir()) if target.parent.is_dir() else []
    with pytest.raises(ProjectError, match=message) as refused:
        file.save(target)
    assert str(refused.value).endswith(".")
    assert (target.read_bytes() if target.is_file() else None) == before
    assert (sorted(target.parent.iterdir()) if target.parent.is_dir() else []) == beside


@pytest.mark.parametrize("stage", ["fsync", "replace", "copymode"])
def test_a_disk_that_fills_up_at_any_stage_leaves_the_old_file(
    saved: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = ProjectFile.open(saved)
    with file.transaction():
        file.put(Setting("a", "b"))
    owner = {"fsync": saving.os, "replace": Path, "copymode": saving.shutil}[stage]
    with monkeypatch.context() as patch:
        patch.setattr(owner, stage, full)
        refuse_to_save(file, saved, "could not be saved: the disk is full; the file is as it was and your work is kept")
    assert file.unsaved
    file.save()
    assert not file.unsaved
    file.close()


@posix
def test_a_file_system_that_cannot_force_folders_to_the_disk_still_saves(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    force = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        force(descriptor)

    monkeypatch.setattr(saving.os, "fsync", files_only)
    file = ProjectFile.open(saved)
    with file.transaction():
        file.put(Setting("a", "b"))
    file.save()
    assert not file.unsaved
    file.close()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a POSIX system")
def test_a_file_that_may_not_grow_is_told(tmp_path: Path, filled: ProjectFile) -> None:
    import resource
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
        refuse_to_save(filled, tmp_path / "new.allymap", "the disk is full")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)


def test_a_working_copy_that_cannot_grow_keeps_what_was_committed(saved: Path) -> None:
    file = ProjectFile.open(saved)
    pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
    file._connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(ProjectError, match="The step was not kept: the disk is full"), file.transaction():
        for number in range(9999):
            file.put(Actor(f"actor-{number}", "A name of some length " * 9))
    assert file.get(Actor, "actor-0") is None
    with file.transaction():
        file.put(Setting("small", "fits"))
    assert file.get(Setting, "small") is not None
    file.close()


@posix
def test_a_read_only_file_is_not_replaced(saved: Path) -> None:
    file = ProjectFile.open(saved)
    saved.chmod(0o444)
    refuse_to_save(file, saved, "is read-only: save under another name")
    file.save(saved.with_name("other.allymap"))
    file.close()


@posix
def test_a_folder_that_may_not_be_written_is_told(filled: ProjectFile) -> None:
    with tempfile.TemporaryDirectory() as folder:
        closed = Path(folder) / "closed"
        closed.mkdir()
        Path(folder).chmod(0o755)
        closed.chmod(0o555)
        with as_nobody():
            refuse_to_save(filled, closed / "new.allymap", "may not be written")
        closed.chmod(0o755)


@posix
def test_a_file_of_somebody_else_is_told_when_it_may_not_be_read(filled: ProjectFile) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        secret = filled.save(Path(folder) / "secret.allymap")
        secret.chmod(0o000)
        with as_nobody(), pytest.raises(ProjectError, match="may not be written or read; nothing was changed"):
            ProjectFile.open(secret)


def test_odd_targets_are_refused(filled: ProjectFile, tmp_path: Path) -> None:
    refuse_to_save(filled, tmp_path, "is a folder")
    refuse_to_save(filled, tmp_path / "\udcff.allymap", "choose another name")
    refuse_to_save(filled, tmp_path / "nowhere" / "a.allymap", "there is no folder “nowhere”")


def test_a_file_somebody_else_changed_is_not_overwritten(saved: Path) -> None:
    file = ProjectFile.open(saved)
    other = ProjectFile.look(saved)
    saved.write_bytes(saved.read_bytes() + b"theirs")
    refuse_to_save(file, saved, "was changed by somebody else since you opened it")
    other.close()
    file.save(saved.with_name("mine.allymap"))
    assert file.path == saved.with_name("mine.allymap")
    file.close()


def test_a_file_that_was_deleted_is_written_anew(saved: Path) -> None:
    file = ProjectFile.open(saved)
    saved.unlink()
    file.save()
    assert saved.exists()
    file.close()


def test_a_file_open_in_another_window_is_no_target(saved: Path, filled: ProjectFile) -> None:
    file = ProjectFile.open(saved)
    refuse_to_save(filled, saved, "is open in another AllyMap window")
    file.close()
    filled.save(saved)


def test_saving_again_under_the_new_name_needs_no_name(saved: Path) -> None:
    file = ProjectFile.open(saved)
    moved = file.save(saved.with_name("second.allymap"))
    first = ProjectFile.open(saved)
    with file.transaction():
        file.put(Setting("a", "b"))
    assert file.save() == moved
    first.close()
    file.close()
    assert ProjectFile.look(moved).get(Setting, "a") is not None
    assert ProjectFile.look(saved).get(Setting, "a") is None


@posix
def test_permissions_and_links_outlive_a_save(saved: Path, tmp_path: Path) -> None:
    saved.chmod(0o640)
    link = tmp_path / "link.allymap"
    link.symlink_to(saved)
    file = ProjectFile.open(link)
    file.save()
    assert stat.S_IMODE(saved.stat().st_mode) == 0o640
    assert link.is_symlink()
    file.close()


def test_a_saved_file_is_one_file(saved: Path) -> None:
    assert [path.name for path in saved.parent.iterdir()] == ["strait.allymap"]
    assert saved.read_bytes()[18:20] == b"\x01\x01", "no journal beside it is wanted to read it"


@posix
def test_odd_names_and_circling_links_are_only_names(
    filled: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert filled.save(Path("~nobody-of-that-name.allymap")) == tmp_path / "~nobody-of-that-name.allymap"
    circle = tmp_path / "circle.allymap"
    circle.symlink_to(circle)
    for act in (ProjectFile.look, ProjectFile.open):
        with pytest.raises(ProjectError, match="circle"):
            act(circle)
