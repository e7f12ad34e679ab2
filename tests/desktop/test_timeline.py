"""The timeline under the mouse, and what it says."""

from __future__ import annotations

from datetime import date

import pytest
from canvas_maps import LEFT, PLAIN, drag, move
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.theme import theme
from allymap.desktop.timeline import Timeline
from allymap.desktop.timeline_paint import Plan
from allymap.model import Claim, FuzzyDate, Kind, Polarity

ROWS = [
    ("2011-02", Polarity.COOPERATION, 2), ("2015-09", Polarity.COOPERATION, 6), ("2015-09", Polarity.COMPETITION, 3),
    ("2018", Polarity.COMPETITION, 4), ("2024-04-12", Polarity.COOPERATION, 1),
]  # fmt: skip


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    theme().choose("light")
    made.resize(800, 140)
    made.show_counts((FuzzyDate.parse(text), polarity, float(number)) for text, polarity, number in ROWS)
    made.show()
    return made


@pytest.fixture
def windows(timeline: Timeline) -> list[tuple[date | None, date | None]]:
    """Every window that was chosen."""
    chosen: list[tuple[date | None, date | None]] = []
    timeline.window_changed.connect(lambda start, end: chosen.append((start, end)))
    return chosen


def plan(timeline: Timeline) -> Plan:
    assert timeline._counts is not None
    return timeline._plan(timeline._counts)


def at(timeline: Timeline, day: date, share: float = 0.5) -> QPoint:
    """A point in the bin of a day."""
    assert timeline._counts is not None
    place = plan(timeline)
    return QPoint(round(place.left_of(timeline._counts.bin_of(day)) + share * place.bin), 60)


def colour_at(timeline: Timeline, point: QPoint) -> QColor:
    return timeline.grab().toImage().pixelColor(point)


def test_bars_stand_above_and_hang_below_the_axis(timeline: Timeline) -> None:
    look, place, x = theme().look, plan(timeline), at(timeline, date(2015, 9, 1)).x()
    assert colour_at(timeline, QPoint(x, round(place.axis) - 10)) == QColor(look.cooperation)
    assert colour_at(timeline, QPoint(x, round(place.axis) + 10)) == QColor(look.competition)
    assert colour_at(timeline, QPoint(x, round(place.area.top()) - 8)) == QColor(look.surface)


def test_vague_dates_are_lighter(timeline: Timeline) -> None:
    look, place = theme().look, plan(timeline)
    vague = colour_at(timeline, QPoint(at(timeline, date(2018, 6, 1)).x(), round(place.axis) + 4))
    assert QColor(look.competition).lightness() + 20 < vague.lightness() < QColor(look.surface).lightness() - 5


def test_dragging_chooses_a_window(timeline: Timeline, windows: list[tuple[date | None, date | None]]) -> None:
    drag(timeline, at(timeline, date(2014, 1, 1)), at(timeline, date(2016, 12, 1)))
    assert windows[-1] == timeline.chosen == (date(2014, 1, 1), date(2016, 12, 31))


def test_dragging_backwards_chooses_the_same(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    drag(timeline, at(timeline, date(2016, 12, 1)), at(timeline, date(2014, 1, 1)))
    assert windows[-1] == (date(2014, 1, 1), date(2016, 12, 31))


def test_the_window_can_be_moved_as_it_is(timeline: Timeline, windows: list[tuple[date | None, date | None]]) -> None:
    timeline.set_window(date(2014, 1, 1), date(2016, 12, 31))
    drag(timeline, at(timeline, date(2015, 6, 1)), at(timeline, date(2017, 6, 1)))
    assert windows[-1] == (date(2016, 1, 1), date(2018, 12, 31))
    drag(timeline, at(timeline, date(2017, 6, 1)), QPoint(5000, 60))
    assert windows[-1][1] == date(2024, 6, 30)
    assert windows[-1][0] == date(2021, 7, 1)


@pytest.mark.parametrize(
    ("handle", "to", "expected"),
    [
        (date(2014, 1, 1), date(2013, 4, 1), (date(2013, 4, 1), date(2016, 12, 31))),
        (date(2017, 1, 1), date(2019, 2, 1), (date(2014, 1, 1), date(2019, 3, 31))),
    ],
)
def test_its_edges_can_be_pulled(
    timeline: Timeline,
    windows: list[tuple[date | None, date | None]],
    handle: date,
    to: date,
    expected: tuple[date, date],
) -> None:
    timeline.set_window(date(2014, 1, 1), date(2016, 12, 31))
    drag(timeline, at(timeline, handle, 0.0), at(timeline, to))
    assert windows[-1] == expected


def test_a_handle_at_the_edge_closes_the_open_window(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    drag(timeline, at(timeline, date(2011, 1, 1), 0.0), at(timeline, date(2015, 1, 1)))
    assert windows[-1] == (date(2015, 1, 1), date(2024, 6, 30))


def test_a_double_click_opens_it_again(timeline: Timeline, windows: list[tuple[date | None, date | None]]) -> None:
    timeline.set_window(date(2014, 1, 1), date(2016, 12, 31))
    QTest.mouseDClick(timeline, LEFT, PLAIN, at(timeline, date(2015, 6, 1)))
    assert windows == [(None, None)]
    assert timeline.chosen is None


def test_a_window_over_everything_is_an_open_one(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    timeline.set_window(date(2014, 1, 1), None)
    drag(timeline, at(timeline, date(2014, 1, 1), 0.0), QPoint(0, 60))
    assert windows[-1] == (None, None)


def test_a_click_chooses_nothing(timeline: Timeline, windows: list[tuple[date | None, date | None]]) -> None:
    QTest.mouseClick(timeline, LEFT, PLAIN, at(timeline, date(2016, 6, 1)))
    assert windows == []


def test_steps_move_the_window_to_the_ends_and_no_farther(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert windows[-1] == (date(2011, 1, 1), date(2011, 3, 31))
    timeline.step(2)
    assert windows[-1] == (date(2011, 7, 1), date(2011, 9, 30))
    timeline.step(-99)
    assert windows[-1] == (date(2011, 1, 1), date(2011, 3, 31))
    said = len(windows)
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    assert len(windows) == said


def test_setting_the_window_says_nothing(timeline: Timeline, windows: list[tuple[date | None, date | None]]) -> None:
    timeline.set_window(date(2014, 1, 1), date(2016, 12, 31))
    timeline.clear_window()
    assert windows == []


def test_bars_outside_the_window_fade(timeline: Timeline) -> None:
    point = QPoint(at(timeline, date(2015, 9, 1)).x(), round(plan(timeline).axis) - 10)
    before = colour_at(timeline, point)
    timeline.set_window(date(2017, 1, 1), None)
    assert colour_at(timeline, point).lightness() > before.lightness() + 40


def test_the_tooltip_counts(timeline: Timeline) -> None:
    text = timeline.text_at(at(timeline, date(2015, 9, 1)).toPointF())
    assert text == "2015-07/2015-09 · 6 cooperation · 3 competition"
    assert "1 competition at some time around" in timeline.text_at(at(timeline, date(2018, 6, 1)).toPointF())
    assert timeline.text_at(QPoint(2, 2).toPointF()) == ""


def test_the_cursor_tells_what_can_be_pulled(timeline: Timeline) -> None:
    timeline.set_window(date(2014, 1, 1), date(2016, 12, 31))
    move(timeline, at(timeline, date(2014, 1, 1), 0.0))
    assert timeline.cursor().shape() is Qt.CursorShape.SizeHorCursor
    move(timeline, at(timeline, date(2015, 6, 1)))
    assert timeline.cursor().shape() is Qt.CursorShape.OpenHandCursor
    move(timeline, at(timeline, date(2020, 6, 1)))
    assert timeline.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_screen_reader_hears_the_totals(timeline: Timeline) -> None:
    assert timeline.accessibleDescription() == "2011-01/2024-06: 9 cooperation, 7 competition"
    timeline.set_window(date(2015, 1, 1), date(2015, 12, 31))
    assert timeline.accessibleDescription() == "2015: 6 cooperation, 3 competition"
    assert timeline.objectName() == "timeline"
    assert timeline.accessibleName()


def test_claims_are_counted_by_their_dates(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.show_claims(
        Claim(str(n), Kind.EVENT, "a", "b", polarity, date=when)
        for n, (when, polarity) in enumerate(
            [("2015", Polarity.COOPERATION), ("nonsense", Polarity.COMPETITION), ("", Polarity.COMPETITION)]
        )
    )
    assert timeline.accessibleDescription() == "2015: 1 cooperation, 0 competition"


def test_nothing_dated_is_said(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.show_claims([])
    timeline.resize(400, 120)
    timeline.show()
    QTest.mouseClick(timeline, LEFT, PLAIN, QPoint(100, 60))
    timeline.step(1)
    assert timeline.chosen is None
    assert timeline.accessibleDescription() == "No dated claims yet"
