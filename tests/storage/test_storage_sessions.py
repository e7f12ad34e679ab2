from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from allymap.model import ProjectError, Setting
from allymap.storage import ProjectFile, RecoveryNote, discard, recoverable, sessions


def write(file: ProjectFile, key: str) -> None:
    with file.transaction():
        file.put(Setting(key, "written"))


def die(file: ProjectFile) -> None:
    """What the kernel does for a process that is killed: files are closed and locks are freed, nothing else."""
    file._connection.close()
    assert file._session is not None
    file._session.leave()


def left_behind(path: Path | None = None) -> RecoveryNote:
    file = ProjectFile.open(path) if path else ProjectFile.create()
    write(file, "unsaved")
    die(file)
    (note,) = recoverable()
    return note


@pytest.fixture
def saved(filled: ProjectFile, tmp_path: Path) -> Path:
    return filled.save(tmp_path / "strait.allymap")


def test_the_state_folder_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert sessions.state_folder() == tmp_path / "allymap"
    monkeypatch.delenv("XDG_STATE_HOME")
    assert sessions.state_folder().name == "allymap"


def test_a_note_names_the_original_its_hash_and_the_process(saved: Path) -> None:
    file = ProjectFile.open(saved)
    (text,) = [path.read_text() for path in sessions.state_folder().glob("working/*/note.json")]
    fields = json.loads(text)
    assert fields["original"] == str(saved)
    assert fields["sha256"] == sessions.sha256_of(saved)
    assert fields["pid"] == os.getpid()
    assert fields["host"]
    assert fields["started"].endswith("+00:00")
    file.close()


def test_unsaved_work_of_a_dead_process_is_found_and_taken_up(saved: Path) -> None:
    before = saved.read_bytes()
    note = left_behind(saved)
    assert (note.original, note.title) == (saved, "strait")
    file = ProjectFile.recover(note)
    assert file.get(Setting, "unsaved") == Setting("unsaved", "written")
    assert file.unsaved
    assert recoverable() == [], "whoever recovered it has it now"
    assert saved.read_bytes() == before
    file.save()
    file.close()
    assert recoverable() == []
    assert ProjectFile.look(saved).get(Setting, "unsaved") is not None


def test_work_that_was_never_saved_has_no_original(tmp_path: Path) -> None:
    note = left_behind()
    assert (note.original, note.title) == (None, "Untitled")
    file = ProjectFile.recover(note)
    with pytest.raises(ProjectError, match="no file yet"):
        file.save()
    file.save(tmp_path / "found.allymap")
    file.close()


def test_dying_again_after_a_recovery_loses_nothing(saved: Path) -> None:
    file = ProjectFile.recover(left_behind(saved))
    write(file, "second")
    die(file)
    (note,) = recoverable()
    file = ProjectFile.recover(note)
    assert {setting.key for setting in file.read(Setting)} >= {"unsaved", "second"}
    file.close()


def test_a_dead_process_without_unsaved_work_is_swept_away(saved: Path) -> None:
    die(ProjectFile.open(saved))
    saving = ProjectFile.open(saved)
    write(saving, "kept")
    saving.save()
    die(saving)
    assert recoverable() == []
    assert list((sessions.state_folder() / "working").iterdir()) == []


def test_discarded_work_is_gone(saved: Path) -> None:
    note = left_behind(saved)
    discard(note)
    assert recoverable() == []
    assert not note.folder.exists()
    discard(note)
    with pytest.raises(ProjectError, match="its working copy is gone"):
        ProjectFile.recover(note)


def test_work_in_progress_is_nothing_to_recover_discard_or_take(saved: Path) -> None:
    note = left_behind(saved)
    file = ProjectFile.recover(note)
    for attempt in (ProjectFile.recover, discard):
        with pytest.raises(ProjectError, match=r"another AllyMap window has it open|is open in another"):
            attempt(note)
    write(file, "still here")
    file.close()


def test_a_recovery_that_fails_can_be_tried_again(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = left_behind(saved)

    def full(_: RecoveryNote) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full_disk:
        full_disk.setattr(sessions, "_write", full)
        with pytest.raises(ProjectError, match="could not be recovered: the disk is full; it is kept"):
            ProjectFile.recover(note)
    ProjectFile.recover(note).close()


def test_recovery_waits_while_the_original_is_open(saved: Path) -> None:
    note = left_behind(saved)
    file = ProjectFile.open(saved)
    with pytest.raises(ProjectError, match="is open in another AllyMap window"):
        ProjectFile.recover(note)
    file.close()
    ProjectFile.recover(note).close()


def test_a_file_is_open_once(saved: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.allymap"
    link.symlink_to(saved)
    file = ProjectFile.open(saved)
    for path in (saved, link):
        with pytest.raises(ProjectError, match=rf"“strait.allymap” is open .*process {os.getpid()}"):
            ProjectFile.open(path)
    file.close()
    ProjectFile.open(link).close()


def test_a_broken_note_loses_no_work(saved: Path) -> None:
    note = left_behind(saved)
    (note.folder / "note.json").write_text("{")
    (found,) = recoverable()
    assert (found.folder, found.original) == (note.folder, None)
    file = ProjectFile.recover(found)
    assert file.get(Setting, "unsaved") is not None
    file.close()


def test_a_damaged_working_copy_is_told_and_kept(saved: Path) -> None:
    note = left_behind(saved)
    database = note.folder / "project.db"
    database.write_bytes(database.read_bytes()[:4096] + b"\xff" * 20000)
    with pytest.raises(ProjectError, match="damaged"):
        ProjectFile.recover(note)
    assert [found.folder for found in recoverable()] == [note.folder]


def test_the_newest_work_is_listed_first(monkeypatch: pytest.MonkeyPatch) -> None:
    for hour in (9, 11, 10):
        file = ProjectFile.create()
        write(file, "unsaved")
        assert file._session is not None
        note = file._session.note.folder / "note.json"
        note.write_text(json.dumps(json.loads(note.read_text()) | {"started": f"2026-01-01T{hour:02}:00:00+00:00"}))
        die(file)
    assert [note.started[11:13] for note in recoverable()] == ["11", "10", "09"]


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "allymap").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with pytest.raises(ProjectError, match="could not be opened"):
        ProjectFile.create()
    assert recoverable() == []


def homeless(home: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An account whose state folder would be ``home``."""
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(sessions.platformdirs, "user_state_path", lambda *_, **__: home)
    monkeypatch.setattr(sessions.tempfile, "gettempdir", lambda: str(temporary))


@pytest.mark.parametrize("home", ["file/state", "~/state"])
def test_without_a_home_work_is_kept_among_the_temporary_files(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    (tmp_path / "file").write_text("no folder can be made in it")
    (tmp_path / "temporary").mkdir()
    monkeypatch.chdir(tmp_path)
    homeless(Path(home) if home[0] == "~" else tmp_path / home, tmp_path / "temporary", monkeypatch)
    assert left_behind(saved).folder.is_relative_to(tmp_path / "temporary")
    assert not (tmp_path / "~").exists()
    (folder,) = (tmp_path / "temporary").iterdir()
    assert os.name != "posix" or folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="temporary files belong to one account there")
def test_a_folder_that_somebody_else_made_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    homeless(tmp_path / "file" / "state", tmp_path, monkeypatch)
    (tmp_path / "theirs").mkdir()
    (tmp_path / f"allymap-{os.getuid()}").symlink_to(tmp_path / "theirs")
    with pytest.raises(ProjectError, match="belongs to somebody else: name a folder of yours in XDG_STATE_HOME"):
        ProjectFile.create()
    assert list((tmp_path / "theirs").iterdir()) == []


def test_marking_as_saved_clears_what_there_was_to_recover(saved: Path) -> None:
    file = ProjectFile.open(saved)
    write(file, "x")
    file.unsaved = False
    die(file)
    assert recoverable() == []
