"""A table of the text twin by itself: cells made when looked at, ordered by what they mean, narrowed, kept chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.twin_model import TwinModel, TwinView
from allymap.desktop.twin_tables import Cell, Table

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
ROWS = [("Iran", 3), ("armenia", 12), ("Syria", 3), ("Houthis", 0)]


def table_of(rows: Sequence[tuple[Cell, ...]], made: list[int] | None = None) -> Table:
    """Keys are k0, k1 …; ``made`` takes down the rows whose cells were asked for."""

    def cells(row: int) -> tuple[Cell, ...]:
        if made is not None:
            made.append(row)
        return rows[row]

    return Table(("Actor", "Relations"), len(rows), "k{}".format, cells)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[TwinView]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = TwinView("rows", "Rows", True, parent)
    parent.resize(500, 300)
    made.resize(500, 300)
    parent.show()
    yield made


def names(view: TwinView) -> list[object]:
    return [row[0] for row in view.cells()]


def test_of_fifty_thousand_rows_only_those_on_show_are_made(view: TwinView, qtbot: QtBot) -> None:
    made: list[int] = []
    view.show_table(table_of([(f"Actor {number}", number) for number in range(50_000)], made))
    qtbot.waitUntil(lambda: bool(made), timeout=5_000)
    view.grab()
    view.show_selection(["k40000"])
    view.grab()
    assert view.keys() == ["k40000"]
    assert len(made) == len(set(made)) < 400, "and none twice"


def test_another_order_keeps_what_is_chosen_and_tells_nobody(view: TwinView) -> None:
    view.show_table(table_of(ROWS))
    view.show_selection(["k2"])
    told: list[object] = []
    view.chosen.connect(told.append)
    view.sortByColumn(0, UP)
    assert names(view) == ["armenia", "Houthis", "Iran", "Syria"], "whatever their case"
    assert view.keys() == ["k2"]
    view.sortByColumn(1, DOWN)
    assert names(view) == ["armenia", "Iran", "Syria", "Houthis"], "numbers as numbers, equals as the map has them"
    assert view.keys() == ["k2"]
    view.sortByColumn(-1, UP)
    assert names(view) == [name for name, _ in ROWS]
    assert told == []


def test_who_is_narrowed_away_is_chosen_again_when_the_words_go(view: TwinView) -> None:
    view.show_table(table_of(ROWS))
    view.show_selection(["k0", "k2"])
    told: list[object] = []
    view.chosen.connect(told.append)
    view.narrow("SYR")
    assert names(view) == ["Syria"]
    assert view.keys() == ["k2"]
    view.narrow("")
    assert sorted(view.keys()) == ["k0", "k2"]
    assert told == []


def test_another_table_takes_over_the_order_the_words_and_the_choice(view: TwinView) -> None:
    view.show_table(table_of(ROWS))
    view.sortByColumn(0, DOWN)
    view.narrow("i")
    view.show_selection(["k0"])
    view.show_table(table_of([*ROWS, ("Israel", 9)]))
    assert names(view) == ["Syria", "Israel", "Iran", "Houthis", "armenia"]
    assert view.keys() == ["k0"]


@given(
    st.lists(st.tuples(st.text("abAB é", max_size=3), st.integers(-5, 5)), max_size=12),
    st.sampled_from([(0, UP), (0, DOWN), (1, UP), (1, DOWN), (-1, UP)]),
    st.sampled_from(["", "a", "É", "3", "-"]),
)
def test_every_row_that_holds_the_words_is_there_once_and_in_order(
    qapp: object, rows: list[tuple[Cell, ...]], by: tuple[int, Qt.SortOrder], words: str
) -> None:
    parent = QWidget()
    model = TwinModel(parent)
    model.show_table(table_of(rows))
    model.sort(*by)
    model.narrow(words)
    held = [number for number, row in enumerate(rows) if any(words.casefold() in str(cell).casefold() for cell in row)]
    shown = [model.key(place) for place in range(model.rowCount())]
    assert sorted(shown) == sorted(f"k{number}" for number in held)
    assert model.places_of(shown) == list(range(len(shown)))
    if by[0] >= 0:
        cells = [rows[int(key[1:])][by[0]] for key in shown]
        meant = [cell.casefold() if isinstance(cell, str) else cell for cell in cells]
        assert meant == sorted(meant, reverse=by[1] is DOWN)  # type: ignore[type-var]
