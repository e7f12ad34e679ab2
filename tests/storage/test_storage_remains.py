from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from allymap.model import Document
from allymap.storage import ProjectFile, Remains, recoverable, remains_of


def left_behind(*titles: str) -> None:
    """What a process that is killed leaves of a project never saved, with these documents."""
    file = ProjectFile.create()
    with file.transaction():
        for number, title in enumerate(titles):
            text = f"Text {number}."
            file.put(Document(str(number), title, text, sha256(text.encode()).hexdigest()))
    file._connection.close()
    assert file._session is not None
    file._session.unsaved = True
    file._session.leave()


def test_unsaved_work_tells_its_documents_and_when_it_was_written() -> None:
    left_behind("The strait", "A pipeline")
    (note,) = recoverable()
    remains = remains_of(note)
    assert remains.titles == ("The strait", "A pipeline")
    assert remains.changed is not None
    assert timedelta() <= datetime.now(UTC) - remains.changed < timedelta(minutes=1)
    assert recoverable() == [note], "to look at it is not to take it"
    ProjectFile.recover(note).close()


def test_a_broken_or_absent_working_copy_tells_nothing_and_is_kept(tmp_path: Path) -> None:
    left_behind("The strait")
    (note,) = recoverable()
    database = note.folder / "project.db"
    for beside in note.folder.glob("project.db-*"):
        beside.unlink()
    database.write_bytes(b"\xff" * 5000)
    assert remains_of(note) == Remains()
    assert recoverable() == [note]
    database.unlink()
    assert remains_of(note) == Remains()
