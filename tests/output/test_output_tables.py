from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.output.tables import as_csv, as_markdown, as_table


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_texts_that_a_spreadsheet_would_run_are_guarded(cell: str) -> None:
    written = next(csv.reader(io.StringIO(as_csv(["x"], [[cell]])[1:].split("\r\n", 1)[1], newline="")))
    assert written == ["'" + cell]


def test_numbers_stay_numbers_even_below_zero() -> None:
    assert as_csv(["n"], [[-9.5], [0], [True]]).split("\r\n")[1:4] == ["-9.5", "0", "yes"]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_csv_reads_back_whatever_the_text(cells: list[str]) -> None:
    text = as_csv([f"c{k}" for k in range(len(cells))], [cells])
    text.encode("utf-8")
    (_, row) = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert len(row) == len(cells)
    for cell, written in zip(cells, row, strict=True):
        clean = cell.replace("\0", "").encode("utf-8", "replace").decode()
        assert written in (clean, "'" + clean)
        assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.lists(st.tuples(st.text(), st.integers()), max_size=5))
def test_a_table_has_a_line_a_row_whatever_the_text(rows: list[tuple[str, int]]) -> None:
    assert len(as_table(["text", "number"], rows).split("\n")) == len(rows) + 1


def test_wide_characters_and_accents_are_aligned() -> None:
    lines = as_table(["name", "n"], [["伊朗", 1], ["Erdog\u0306an", 10], ["x" * 80, 7]]).splitlines()
    assert lines[1] == "伊朗" + " " * 59 + "1"
    assert lines[3].startswith("x" * 59 + "…")
    assert lines[2].endswith("  10")


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=5))
def test_a_markdown_table_has_a_line_a_row_and_no_stray_bar(rows: list[list[str]]) -> None:
    lines = as_markdown(["one", "two"], rows).split("\n")
    assert len(lines) == len(rows) + 3
    assert lines[-1] == ""
    assert all(line.replace("\\|", "").count("|") == 3 for line in lines[:-1])


def test_markdown_puts_numbers_to_the_right_and_shortens_nothing() -> None:
    text = as_markdown(["pair", "passages"], [["a" * 300, 3], ["b", 4]])
    assert "| --- | ---: |" in text
    assert "a" * 300 in text
