"""GDELT: both versions of the event table, which has no header."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
from event_rows import gdelt_row, read, read_text

from allymap.model import Polarity, UnreadableDocument


@pytest.mark.parametrize("columns", [57, 58, 61])
def test_each_version_has_its_places_and_addresses(tmp_path: Path, columns: int) -> None:
    (record,), tally = read_text(tmp_path, gdelt_row(columns), "gdelt")
    assert (record.event, record.mode, record.date) == ("ASSAULT", "aerial", "2015-10-01")
    assert (record.source.name, record.source.country, record.arena) == ("MOSCOW", "RUS", ("Syria",))
    assert (record.target.sectors, record.polarity) == (("REB",), Polarity.COMPETITION)
    assert ("https://desk.example/raid" in record.words) is (columns > 57)
    assert "Goldstein -10.0 (GDELT)" in record.words
    assert tally.left_out == 0


def test_the_given_quad_class_goes_before_the_root(tmp_path: Path) -> None:
    records, _ = read_text(tmp_path, gdelt_row(61, quad="1") + gdelt_row(61, quad=""), "gdelt")
    assert [one.polarity for one in records] == [Polarity.COOPERATION, Polarity.COMPETITION]


def test_one_article_pair_root_and_day_is_one_event(tmp_path: Path) -> None:
    rows = [
        gdelt_row(61), gdelt_row(61, id="501", code="190"), gdelt_row(61, id="502", code="173"),
        gdelt_row(61, id="503", url="https://other.example/raid"),
    ]  # fmt: skip
    records, _ = read_text(tmp_path, "".join(rows), "gdelt")
    keys = [one.key for one in records]
    assert keys[0] == keys[1] and len(set(keys)) == 3


def test_what_is_no_row_is_counted(tmp_path: Path) -> None:
    text = gdelt_row(61, name2="", code2="") + "a\tb\n" + gdelt_row(61, day="2015") + gdelt_row(61, code="99")
    records, tally = read_text(tmp_path, text, "gdelt")
    assert not records and tally.rows == 4
    assert tally.skipped == {"no second actor": (1, [1])}
    assert {reason: first for reason, (_, first) in tally.broken.items()} == {
        "not 57, 58 or 61 columns": [2], "no date that can be read": [3],
        "no CAMEO code with its leading zero (programs for tables drop it: take the original file)": [4],
    }  # fmt: skip


def test_a_table_of_another_width_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="it has 3 columns, and they have 57, 58 or 61"):
        read_text(tmp_path, "a\tb\tc\n" * 30, "gdelt")


def test_packed_files_are_read_as_they_come(tmp_path: Path) -> None:
    packed, squeezed = tmp_path / "20151001.export.CSV.zip", tmp_path / "events.csv.gz"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("20151001.export.CSV", gdelt_row(61) * 3)
    squeezed.write_bytes(gzip.compress(gdelt_row(58).encode()))
    assert [len(read(path, "gdelt")[0]) for path in (packed, squeezed)] == [3, 1]


def test_an_empty_table_has_nothing(tmp_path: Path) -> None:
    assert read_text(tmp_path, "", "gdelt")[0] == []
