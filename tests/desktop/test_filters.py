"""Filters as chips: each says what it does and comes off alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from test_journeys import drag

from allymap.desktop.filter_chips import FilterChips
from allymap.desktop.filter_menu import fill
from allymap.desktop.filters import (
    chips_of,
    cleared,
    half_life_words,
    window_words,
    with_doubtful,
    with_unrealised,
    without,
)
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.model import Actor, Document, Polarity, State
from allymap.network.evidence import Query

Open = Callable[..., MainWindow]
DOCUMENTS = {"sky": Document("sky", "The sky", "…", "0")}
ACTORS = {"iran": Actor("iran", "Iran")}

FULL = with_unrealised(
    with_doubtful(
        Query(
            start=date(2016, 1, 1), end=date(2024, 4, 30), reviewed_only=True, polarities=frozenset(Polarity),
            states=frozenset({State.CONTESTED}), arenas=frozenset({"Syria"}), documents=frozenset({"sky"}),
            hidden_actors=frozenset({"iran"}),
        ),
        True,
    ),
    True,
)  # fmt: skip


def texts(query: Query) -> list[str]:
    return [chip.text for chip in chips_of(query, DOCUMENTS, ACTORS)]


def test_every_filter_has_a_chip() -> None:
    assert texts(FULL) == [
        "Jan 2016 – Apr 2024", "reviewed only", "with suggested claims", "also announced or denied",
        "competition only", "cooperation only", "contested", "arena: Syria", "source: The sky", "without Iran",
    ]  # fmt: skip
    assert texts(Query()) == []
    assert texts(replace(Query(), hidden_actors=frozenset("ab"))) == ["without 2 actors"]


@given(st.permutations(range(10)))
def test_chips_come_off_one_by_one_in_any_order(order: list[int]) -> None:
    query = FULL
    keys = [chip.key for chip in chips_of(FULL, DOCUMENTS, ACTORS)]
    for place, number in enumerate(order, start=1):
        query = without(query, keys[number])
        assert len(chips_of(query, DOCUMENTS, ACTORS)) == 10 - place
    assert query == Query()


def test_clearing_keeps_folding() -> None:
    assert cleared(replace(FULL, folded=False)) == Query(folded=False)


def test_windows_open_at_one_end() -> None:
    assert window_words(date(2016, 1, 1), None) == "since 2016"
    assert window_words(date(2016, 3, 1), None) == "since Mar 2016"
    assert window_words(None, date(2016, 12, 31)) == "until 2016"
    assert window_words(None, date(2016, 1, 1)) == "until 1 Jan 2016"


def test_windows_are_told_to_the_day_where_they_are_no_months() -> None:
    assert window_words(date(2016, 1, 1), date(2016, 1, 31)) == "Jan 2016"
    assert window_words(date(2016, 1, 1), date(2017, 12, 31)) == "2016 – 2017"
    assert window_words(date(2016, 1, 2), date(2016, 1, 31)) == "2 Jan 2016 – 31 Jan 2016"
    assert window_words(date(2016, 1, 2), date(2016, 1, 1)) == "no time"


def test_half_lives_in_words() -> None:
    assert [half_life_words(days) for days in (1, 10, 30, 183, 365, 730, 1826)] == [
        "1 day", "10 days", "1 month", "6 months", "1 year", "2 years", "5 years",
    ]  # fmt: skip
    (chip,) = chips_of(Query(half_life=730), DOCUMENTS, ACTORS)
    assert (chip.text, without(Query(half_life=730), chip.key)) == ("half-life 2 years", Query())


@pytest.mark.parametrize("text", ["Cooperation only", "Reviewed only", "With suggested claims", "Syria", "The sky"])
def test_an_entry_of_the_menu_puts_a_filter_on_and_off(qtbot: QtBot, text: str) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    asked: list[Query] = []

    def choose(query: Query) -> Query:
        fill(menu, query, ["Syria"], DOCUMENTS.values(), asked.append)
        entries = [action for one in (menu, *menu.findChildren(QMenu)) for action in one.actions()]
        next(action for action in entries if action.text() == text).trigger()
        return asked[-1]

    on = choose(Query())
    assert len(texts(on)) == 1
    assert choose(on) == Query()


def test_hiding_counts_and_clear_brings_back(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    chips = window.project.page.top.chips
    session = window.project.session
    assert chips.hidden_words == ""
    session.ask(replace(session.query, polarities=frozenset({Polarity.COMPETITION})))
    assert chips.texts == ["competition only"]
    assert chips.hidden_words == "3 of 5 relations hidden —"
    assert window.commands.action("view.clear_filters").isEnabled()
    QTest.mouseClick(chips.findChild(QWidget, "clearFilters"), Qt.MouseButton.LeftButton)
    assert chips.texts == []
    assert len(session.view.relations) == 5


def test_a_time_window_is_a_filter_with_a_chip(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page, session = window.project.page, window.project.session
    at = QPoint(round(page.timeline.width() * 0.7), page.timeline.height() // 2)
    drag(page.timeline, at, QPoint(round(page.timeline.width() * 0.28), 0))
    assert session.query.start is not None
    assert session.query.start >= date(2017, 1, 1)
    assert [relation.id for relation in session.view.relations] == ["iran|russia"]
    assert len(page.top.chips.texts) == 1
    chip = next(one for one in page.top.chips.findChildren(QWidget) if one.property("role") == "chip")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert session.query.start is None
    assert page.timeline.chosen is None


def test_hidden_actors_leave_the_map_until_cleared(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session = window.project.session
    session.select({"syria"})
    window.project.page.canvas.setFocus()
    QTest.keyClick(window.project.page.canvas, Qt.Key.Key_Delete)
    assert session.shown_actor("syria") is None
    assert window.project.page.top.chips.texts == ["without Syria"]
    window.commands.action("view.clear_filters").trigger()
    assert session.shown_actor("syria") is not None


def test_chips_give_way_and_say_how_many_there_are(qtbot: QtBot) -> None:
    theme()
    chips = FilterChips()
    qtbot.addWidget(chips)
    chips.show_filters(chips_of(FULL, DOCUMENTS, ACTORS), 12, 31)
    chips.resize(700, 40)
    chips.show()
    qtbot.waitExposed(chips)
    shown = [one for one in chips.findChildren(QWidget) if one.property("role") == "chip" and one.isVisible()]
    assert 0 < len(shown) < 10
    assert chips.findChild(QLabel, "moreFilters").text() == f"+ {10 - len(shown)}"
    assert chips.hidden_words == "12 of 31 relations hidden —"

    def apart() -> bool:
        boxes = [one.geometry() for one in (*shown, chips.findChild(QWidget, "clearFilters"))]
        return boxes[-1].right() <= 700 and not any(a.intersects(b) for a, b in combinations(boxes, 2))

    qtbot.waitUntil(apart)
    chips.resize(2400, 40)
    qtbot.waitUntil(lambda: chips.findChild(QLabel, "moreFilters").isHidden())
