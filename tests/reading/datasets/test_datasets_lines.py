"""Lines of large, packed, damaged and hostile files."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
from event_rows import ICEWS, ICEWS_ROW, read, tabbed

from allymap.model import Cancelled, Progress, UnreadableDocument
from allymap.reading.datasets import Tally, kind_named

TABLE = tabbed(ICEWS, ICEWS_ROW)


def test_missing_folders_and_damage_are_told_in_a_sentence(tmp_path: Path) -> None:
    damaged, locked = tmp_path / "a.zip", tmp_path / "b.gz"
    damaged.write_bytes(b"PK\x03\x04 nothing")
    locked.write_bytes(gzip.compress(TABLE.encode() * 50)[:-20])
    for path, sentence in (
        (tmp_path / "none.tab", "There is no file"), (tmp_path, "is a folder"), (damaged, "damaged"),
        (locked, "damaged"),
    ):  # fmt: skip
        with pytest.raises(UnreadableDocument, match=sentence):
            read(path, "icews")


def test_an_archive_of_several_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.tab", TABLE)
        archive.writestr("b.tab", TABLE)
    with pytest.raises(UnreadableDocument, match="holds 2 files: unpack it"):
        read(path, "icews")


def test_a_line_without_an_end_takes_no_memory_and_the_rest_is_read(tmp_path: Path) -> None:
    header, row = TABLE.splitlines(keepends=True)
    path = tmp_path / "long.tab"
    path.write_text(header + "x" * 3_000_000 + "\n" + row, "utf-8")
    records, tally = read(path, "icews")
    assert [one.row for one in records] == [3]
    assert tally.broken == {"a line of more than 1 MB": (1, [2])}


def test_zeros_and_a_mark_at_the_beginning_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "odd.tab"
    path.write_bytes(b"\xef\xbb\xbf" + TABLE.replace("Latakia", "Lata\0kia").encode())
    assert "Latakia" in read(path, "icews")[0][0].words


def test_wide_letters_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.tab"
    path.write_bytes(TABLE.encode("utf-16"))
    with pytest.raises(UnreadableDocument, match="UTF-16: save it as UTF-8"):
        read(path, "icews")


def test_reading_is_cancelled_between_rows(tmp_path: Path) -> None:
    path = tmp_path / "many.tab"
    path.write_text(TABLE + TABLE.splitlines()[1] * 1 + "\n" + (TABLE.splitlines()[1] + "\n") * 5_000, "utf-8")
    progress = Progress()
    rows = kind_named("icews").read(path, Tally(), progress)
    next(rows)
    progress.cancel()
    with pytest.raises(Cancelled):
        list(rows)


def test_progress_is_told_in_thousands_of_bytes(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    path = tmp_path / "many.tab"
    path.write_text(TABLE + (TABLE.splitlines()[1] + "\n") * 5_000, "utf-8")
    list(kind_named("icews").read(path, Tally(), Progress(lambda *now: told.append(now))))
    assert told[0] == ("Reading many.tab", 0, path.stat().st_size // 1000)
    assert len(told) == 6 and told[0][1] < told[-1][1] <= told[-1][2]
