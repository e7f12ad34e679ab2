"""The timeline under the mouse, and what it says."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from canvas_maps import LEFT, PLAIN, drag, move
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.theme import theme
from allymap.desktop.timeline import Timeline
from allymap.desktop.timeline_paint import _labels
from allymap.desktop.timeline_plan import Plan
from allymap.model import Claim, FuzzyDate, Kind, Polarity
from allymap.network.spans import Unit

ROWS = [
    ("2011-02", Polarity.COOPERATION, 2), ("2015-09", Polarity.COOPERATION, 6), ("2015-09", Polarity.COMPETITION, 3),
    ("2018", Polarity.COMPETITION, 4), ("2024-04-12", Polarity.COOPERATION, 1),
]  # fmt: skip

_PATIENCE = 3  # a machine busy with other work needs so many times as long


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
    assert timeline.plan is not None
    return timeline.plan


def at(timeline: Timeline, day: date, share: float = 0.5) -> QPoint:
    """A point in the bin of a day."""
    place = plan(timeline)
    left, right = (place.x_of(float(place.edges[place.bin_of(day.toordinal()) + n])) for n in (0, 1))
    return QPoint(round(left + share * (right - left)), 60)


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
    timeline.set_window(None, None)
    assert windows == []


def test_bars_outside_the_window_fade(timeline: Timeline) -> None:
    point = QPoint(at(timeline, date(2015, 9, 1)).x(), round(plan(timeline).axis) - 10)
    before = colour_at(timeline, point)
    timeline.set_window(date(2017, 1, 1), None)
    assert colour_at(timeline, point).lightness() > before.lightness() + 40


def test_the_tooltip_counts(timeline: Timeline) -> None:
    text = timeline.text_at(at(timeline, date(2015, 9, 1)).toPointF())
    assert text == "Jul 2015 – Sep 2015 · 6 cooperation · 3 competition"
    assert "4 competition some time in 2018" in timeline.text_at(at(timeline, date(2018, 6, 1)).toPointF())
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
    assert timeline.accessibleDescription() == "Jan 2011 – Jun 2024: 9 cooperation, 7 competition"
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


# Zoom, bands, days looked at


def wheel(timeline: Timeline, notches: int, x: int, shift: bool = False) -> None:
    """Turn the wheel over a pixel."""
    at, down = QPointF(x, 60), Qt.KeyboardModifier.ShiftModifier if shift else PLAIN
    event = QWheelEvent(
        at, timeline.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, down,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(timeline, event)


def test_the_wheel_zooms_to_days_around_the_mouse(timeline: Timeline) -> None:
    x = at(timeline, date(2015, 9, 15)).x()
    day = plan(timeline).day_at(x)
    seen = [plan(timeline).length]
    for _ in range(30):
        wheel(timeline, 1, x)
        seen.append(plan(timeline).length)
        assert plan(timeline).x_of(day) == pytest.approx(x, abs=1.5)
    assert list(dict.fromkeys(seen)) == [Unit.QUARTER, Unit.MONTH, Unit.DAY]
    assert plan(timeline).sight[1] - plan(timeline).sight[0] == pytest.approx(14)
    for _ in range(40):
        wheel(timeline, -1, x)
    assert plan(timeline).length is Unit.QUARTER


@pytest.mark.parametrize("width", [260, 480, 800, 1500])
@pytest.mark.parametrize("zooms", range(0, 32, 2))
def test_labels_never_touch_and_always_tell_the_year(timeline: Timeline, width: int, zooms: int) -> None:
    timeline.resize(width, 140)
    for _ in range(zooms):
        timeline.zoom(0.8, plan(timeline).x_of(date(2015, 9, 15).toordinal()))
    metrics = QFontMetricsF(QFont(theme().look.font))
    placed = _labels(plan(timeline), metrics)
    boxes = [(plan(timeline).x_of(tick.day), metrics.horizontalAdvance(words)) for tick, words in placed]
    assert all(one[0] + one[1] < other[0] for one, other in pairwise(boxes))
    assert boxes[-1][0] + boxes[-1][1] <= width
    assert any(year in words for _, words in placed for year in map(str, range(2010, 2026)))


def test_a_vague_date_is_a_band_over_all_its_days(timeline: Timeline) -> None:
    look, place = theme().look, plan(timeline)
    y = round(place.axis) + 3
    colours = [
        colour_at(timeline, QPoint(round(place.x_of(date(2018, month, 3).toordinal())), y)) for month in range(1, 13)
    ]
    assert len(set(map(QColor.name, colours))) == 1
    assert colours[0] not in (QColor(look.surface), QColor(look.competition))
    before = colour_at(timeline, QPoint(round(place.x_of(date(2017, 12, 20).toordinal())), y))
    assert before == QColor(look.surface)


def test_a_click_on_a_band_takes_all_its_days(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    place = plan(timeline)
    point = QPoint(round(place.x_of(date(2018, 4, 20).toordinal())), round(place.axis) + 3)
    move(timeline, point)
    assert timeline.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(timeline, LEFT, PLAIN, point)
    assert windows == [(date(2018, 1, 1), date(2018, 12, 31))]


def test_a_click_on_a_bar_takes_its_days(timeline: Timeline, windows: list[tuple[date | None, date | None]]) -> None:
    place = plan(timeline)
    QTest.mouseClick(timeline, LEFT, PLAIN, QPoint(at(timeline, date(2015, 9, 1)).x(), round(place.axis) - 8))
    assert windows == [(date(2015, 7, 1), date(2015, 9, 30))]
    QTest.mouseClick(timeline, LEFT, PLAIN, QPoint(at(timeline, date(2015, 8, 1)).x(), round(place.axis) + 8))
    assert windows[-1] == (date(2015, 7, 1), date(2015, 9, 30))


def test_days_are_dragged_along_with_shift_or_the_middle_button(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    for _ in range(10):
        timeline.zoom(0.8, 400)
    for button, modifier in ((LEFT, Qt.KeyboardModifier.ShiftModifier), (Qt.MouseButton.MiddleButton, PLAIN)):
        before = plan(timeline).day_at(500)
        QTest.mousePress(timeline, button, modifier, QPoint(500, 60))
        move(timeline, QPoint(450, 60))
        move(timeline, QPoint(400, 60))
        QTest.mouseRelease(timeline, button, modifier, QPoint(400, 60))
        assert plan(timeline).day_at(400) == pytest.approx(before, abs=0.5)
    assert windows == []
    low = plan(timeline).sight[0]
    wheel(timeline, -1, 300, shift=True)
    assert plan(timeline).sight[0] > low


def test_keys_zoom_pan_and_widen(timeline: Timeline, windows: list[tuple[date | None, date | None]]) -> None:
    timeline.set_window(date(2015, 1, 1), date(2015, 12, 31))
    whole = plan(timeline).sight
    QTest.keyClick(timeline, Qt.Key.Key_Plus)
    near = plan(timeline).sight
    assert near[1] - near[0] < whole[1] - whole[0]
    assert near[0] < date(2015, 7, 1).toordinal() < near[1]
    QTest.keyClick(timeline, Qt.Key.Key_PageDown)
    assert plan(timeline).sight[0] > near[0]
    QTest.keyClick(timeline, Qt.Key.Key_Home)
    assert plan(timeline).sight == whole
    QTest.keyClick(timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert windows[-1] == (date(2015, 1, 1), date(2016, 3, 31))
    QTest.keyClick(timeline, Qt.Key.Key_Minus)
    assert plan(timeline).sight == whole


def test_a_step_keeps_the_window_in_sight(timeline: Timeline) -> None:
    timeline.set_window(date(2015, 9, 1), date(2015, 9, 30))
    for _ in range(14):
        timeline.zoom(0.8)
    for _ in range(60):
        timeline.step(1)
    first, last = (day.toordinal() for day in timeline.chosen or ())
    assert plan(timeline).sight[0] <= first + 1e-6
    assert last + 1 <= plan(timeline).sight[1] + 1e-6
    assert last > date(2015, 10, 15).toordinal()


def test_looking_at_a_day_drags_that_day_alone(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    timeline.set_window(None, date(2016, 12, 31))
    timeline.show_fading(True, 0)
    drag(timeline, at(timeline, date(2014, 2, 1)), at(timeline, date(2018, 2, 1)))
    assert {start for start, _ in windows} == {date(2011, 1, 1)}
    assert windows[-1] == (date(2011, 1, 1), date(2018, 3, 31))
    QTest.mouseClick(timeline, LEFT, PLAIN, at(timeline, date(2012, 8, 1)))
    assert windows[-1] == (date(2011, 1, 1), date(2012, 9, 30))
    timeline.step(1)
    assert windows[-1][1] == date(2012, 12, 31)


def test_a_look_back_can_go_before_the_start_that_it_does_not_show(
    timeline: Timeline, windows: list[tuple[date | None, date | None]]
) -> None:
    timeline.set_window(date(2015, 1, 1), date(2016, 12, 31))
    timeline.show_fading(True, 0)
    drag(timeline, at(timeline, date(2016, 12, 1)), at(timeline, date(2012, 2, 1)))
    assert windows[-1][1] == date(2012, 3, 31)
    timeline.set_window(date(2015, 1, 1), date(2015, 3, 31))
    QTest.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert windows[-1][1] == date(2014, 12, 31)
    timeline.set_window(date(2015, 1, 1), date(2016, 12, 31))
    drag(timeline, at(timeline, date(2016, 12, 1)), at(timeline, date(2018, 2, 1)))
    assert windows[-1] == (date(2015, 1, 1), date(2018, 3, 31))


@pytest.mark.parametrize("size", [(1, 1), (40, 62), (41, 100), (60, 30)])
def test_no_room_is_no_fault(timeline: Timeline, size: tuple[int, int]) -> None:
    timeline.setMinimumHeight(0)
    timeline.resize(*size)
    timeline.set_window(date(2015, 1, 1), date(2015, 12, 31))
    timeline.zoom_in()
    assert not timeline.grab().isNull()
    assert timeline.text_at(plan(timeline).area.center()).startswith("201")


def test_bars_are_as_pale_as_claims_have_faded(timeline: Timeline) -> None:
    point = QPoint(at(timeline, date(2015, 9, 1)).x(), round(plan(timeline).axis) - 10)
    timeline.show_fading(False, 730)
    faded = colour_at(timeline, point).lightness()
    timeline.show_fading(False, 7300)
    assert theme().look.cooperation != colour_at(timeline, point).name()
    assert colour_at(timeline, point).lightness() < faded - 20


def test_painting_many_claims_takes_no_longer_than_a_frame(qtbot: QtBot) -> None:
    chance, timeline = random.Random(3), Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(1400, 140)
    days = [date(2000, 1, 1) + timedelta(days=chance.randrange(9_000)) for _ in range(20_000)]
    timeline.show_counts(
        (FuzzyDate.parse(day.isoformat()[: chance.choice((4, 7, 10))]), chance.choice(list(Polarity)), 1.0)
        for day in days
    )
    page, took = QPixmap(timeline.size()), []
    for number in range(12):
        timeline.zoom(0.8 if number % 2 else 1.1, 700)
        start = time.process_time()
        timeline.render(page)
        took.append(time.process_time() - start)
    assert sorted(took)[6] < 0.016 * _PATIENCE


def test_all_of_it_can_be_read(timeline: Timeline, qtbot: QtBot) -> None:
    assert timeline.told() == [
        "2011: 2 cooperation.", "2015: 6 cooperation, 3 competition.", "2018: 4 competition.", "2024: 1 cooperation."
    ]  # fmt: skip
    timeline.show_counts((FuzzyDate.parse(text), Polarity.COMPETITION, 2.0) for text in ("2011/2013", "2012", ""))
    assert timeline.told() == ["2011 – 2013: 2 competition.", "2012: 2 competition."]
    timeline.show_counts((FuzzyDate.parse(text), Polarity.COOPERATION, 1.0) for text in ("2013", "2011-12/2012-01"))
    assert timeline.told() == ["Dec 2011 – Jan 2012: 1 cooperation.", "2013: 1 cooperation."]
    timeline.show_counts((FuzzyDate.parse(text), Polarity.COMPETITION, 1.0) for text in ("1912", "2012"))
    assert timeline.told() == ["1910 – 1919: 1 competition.", "2010 – 2019: 1 competition."]
    timeline.show_claims([])
    assert timeline.told() == []
