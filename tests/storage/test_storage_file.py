from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from allymap.model import Actor, Claim, Document, Layout, Original, Place, ProjectError, Setting, Verdict
from allymap.storage import TABLES, ProjectFile, Row


def contents(file: ProjectFile) -> Counter[Row]:
    return Counter(row for table in TABLES for row in file.read(table.noun))


def put_all(file: ProjectFile, rows: Iterable[Row]) -> None:
    with file.transaction():
        for row in rows:
            file.put(row)


def test_what_was_saved_is_there_after_opening(filled: ProjectFile, rows: list[Row], tmp_path: Path) -> None:
    saved = filled.save(tmp_path / "strait.allymap")
    opened = ProjectFile.open(saved)
    assert contents(opened) == Counter(rows)
    assert opened.path == saved
    assert not opened.unsaved
    opened.close()


def test_a_project_file_can_be_looked_at_while_it_is_open_elsewhere(filled: ProjectFile, tmp_path: Path) -> None:
    saved = filled.save(tmp_path / "strait.allymap")
    working = ProjectFile.open(saved)
    looking = ProjectFile.look(saved)
    assert contents(looking) == contents(working)
    put_all(working, [Setting("a", "b")])
    working.save()
    assert looking.get(Setting, "a") is None, "a look keeps showing the file it opened"
    looking.close()
    working.close()


def test_a_look_leaves_no_trace(filled: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = filled.save(tmp_path / "strait.allymap")
    before = saved.read_bytes()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with pytest.raises(ProjectError), (file := ProjectFile.look(saved)).transaction():
        file.put(Setting("a", "b"))
    file.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["strait.allymap"]
    assert saved.read_bytes() == before


def test_leaving_a_transaction_by_an_exception_changes_nothing(filled: ProjectFile, rows: list[Row]) -> None:
    with pytest.raises(RuntimeError, match="enough"), filled.transaction():
        filled.put(Setting("a", "b"))
        filled.remove(Setting, "thresholds.thin_passages")
        raise RuntimeError("enough")
    assert contents(filled) == Counter(rows)


@pytest.mark.parametrize("lost", [(Actor, "vinmark"), (Document, "strait"), (Claim, "claim-sale"), (Layout, "map")])
def test_a_row_others_point_to_cannot_go_alone(
    filled: ProjectFile, rows: list[Row], lost: tuple[type[Row], str]
) -> None:
    with pytest.raises(ValueError, match="do not fit together"), filled.transaction():
        filled.remove(*lost)
    assert contents(filled) == Counter(rows)


def test_a_claim_without_a_passage_needs_a_signature(filled: ProjectFile) -> None:
    note = filled.get(Claim, "claim-note")
    assert note is not None
    unsigned = Claim("other", note.kind, note.source_id, note.target_id, note.polarity)
    with pytest.raises(ValueError, match="CHECK"), filled.transaction():
        filled.put(unsigned)


def test_rows_keep_their_order_and_their_place_when_replaced(tmp_path: Path) -> None:
    file = ProjectFile.scratch()
    put_all(file, [Actor(name, name.title()) for name in ("cato", "anna", "bela")])
    put_all(file, [Actor("cato", "Cato the Elder")])
    path = file.save(tmp_path / "order.allymap")
    looked = ProjectFile.look(path)
    assert [actor.name for actor in looked.read(Actor)] == ["Cato the Elder", "Anna", "Bela"]
    looked.close()


def test_words_that_no_file_can_hold_are_refused(filled: ProjectFile) -> None:
    with pytest.raises(ProjectError, match="half a character"), filled.transaction():
        filled.put(Actor("odd", "half \ud800"))


def test_values_nobody_knows_are_told_as_damage(filled: ProjectFile, tmp_path: Path) -> None:
    path = filled.save(tmp_path / "odd.allymap")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE verdicts SET value = 'perhaps'")
    connection.close()
    with pytest.raises(ProjectError, match=r"damaged: its verdicts hold .*perhaps"):
        list(ProjectFile.look(path).read(Verdict))


def test_an_original_put_aside_comes_back_once(filled: ProjectFile) -> None:
    original = Original("strait", os.urandom(64))
    with filled.transaction():
        shelved = filled.shelve(original)
    with filled.transaction():
        assert filled.unshelve(shelved) == original
    with pytest.raises(TypeError), filled.transaction():
        filled.unshelve(shelved)


def test_taking_from_the_shelf_is_taken_back_with_the_transaction(filled: ProjectFile) -> None:
    with filled.transaction():
        shelved = filled.shelve(Original("strait", b"bytes"))
    with pytest.raises(RuntimeError), filled.transaction():
        filled.unshelve(shelved)
        raise RuntimeError
    with filled.transaction():
        assert filled.unshelve(shelved).content == b"bytes"


def test_a_working_copy_is_gone_after_closing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    file = ProjectFile.create()
    put_all(file, [Layout("map", "Map"), Actor("a", "A"), Place("map", "a", 1, 2)])
    assert file.unsaved
    assert len(list((tmp_path / "allymap" / "working").iterdir())) == 1
    file.close()
    assert list((tmp_path / "allymap" / "working").iterdir()) == []


def test_an_empty_transaction_is_nothing_to_recover() -> None:
    file = ProjectFile.create()
    with file.transaction():
        file.remove(Setting, "nowhere")
    assert not file.unsaved
    file.close()


def test_comparisons_are_kept_by_a_save_in_place_of_those_before(filled: ProjectFile, tmp_path: Path) -> None:
    assert filled.comparisons() == {}
    filled.keep_comparisons({"one": "0 1", "two": "0"})
    filled.keep_comparisons({"two": "0", "three": "0 0"})
    with closing(ProjectFile.look(filled.save(tmp_path / "a.allymap"))) as opened:
        assert opened.comparisons() == {"two": "0", "three": "0 0"}


def test_keeping_comparisons_is_no_reason_to_save(tmp_path: Path) -> None:
    file = ProjectFile.create()
    file.keep_comparisons({"one": "0"})
    assert not file.unsaved
    file.close()
