"""The timeline in the window: sliding, playing, looking at a day, fading, with the mouse and the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from canvas_maps import LEFT, PLAIN, move
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from allymap.desktop.timeline import Timeline
from allymap.desktop.window import MainWindow
from allymap.network.spans import Unit
from allymap.output.briefing import compose
from allymap.workspace import editing
from allymap.workspace.briefing import stock_of


@pytest.fixture
def window(open_main, project_file: Path) -> MainWindow:
    made = open_main(project_file)
    made.project.page.canvas.reduced_motion = True
    return made


@pytest.fixture
def timeline(window: MainWindow) -> Timeline:
    return window.project.page.timeline


def point(timeline: Timeline, day: date, below: int = 0) -> QPoint:
    assert timeline.plan is not None
    return QPoint(round(timeline.plan.x_of(day.toordinal())), round(timeline.plan.axis) + below)


def button(window: MainWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, f"{name}.button")
    assert found is not None
    return found


def press(window: MainWindow, name: str) -> None:
    QTest.mouseClick(button(window, name), LEFT)


def test_actors_stay_where_they_are_while_the_window_slides(window: MainWindow, timeline: Timeline) -> None:
    page, session = window.project.page, window.project.session
    before = {one.id: page.canvas.actor_point(one.id) for one in session.view.actors}
    QTest.mousePress(timeline, LEFT, PLAIN, point(timeline, date(2017, 3, 1), -20))
    windows = set()
    for day in (date(2017, 9, 1), date(2018, 4, 1), date(2018, 11, 1), date(2019, 2, 1)):
        move(timeline, point(timeline, day, -20))
        windows.add((session.query.start, session.query.end))
        assert {one.id: page.canvas.actor_point(one.id) for one in session.view.actors} == before
    QTest.mouseRelease(timeline, LEFT, PLAIN, point(timeline, date(2019, 2, 1), -20))
    assert len(windows) == 4
    assert session.faded == set(before) - {one for each in session.view.relations for one in each.actors}
    assert session.faded
    assert not window.project.session.workspace.dirty


def test_the_buttons_step_play_and_look_at_a_day(window: MainWindow, timeline: Timeline, qtbot: QtBot) -> None:
    session = window.project.session
    press(window, "timeline.forward")
    first = timeline.chosen
    press(window, "timeline.forward")
    assert first
    assert timeline.chosen
    assert timeline.chosen[0] > first[0]
    press(window, "timeline.back")
    assert timeline.chosen == first
    press(window, "timeline.as_of")
    assert session.query.as_of == first[1]
    assert button(window, "timeline.as_of").isChecked()
    press(window, "timeline.play")
    assert button(window, "timeline.play").text() == "Stop"
    qtbot.waitUntil(lambda: session.query.as_of > first[1], timeout=10_000)
    press(window, "timeline.play")
    assert button(window, "timeline.play").text() == "Play"
    window.project.requests.clear_filters()
    assert not button(window, "timeline.as_of").isChecked()
    assert timeline.chosen is None


def test_as_of_with_an_open_window_looks_back_from_the_last_day(window: MainWindow, timeline: Timeline) -> None:
    press(window, "timeline.as_of")
    assert timeline.plan is not None
    assert window.project.session.query.as_of == date.fromordinal(int(timeline.plan.edges[-1]) - 1)


def test_claims_fade_visibly(window: MainWindow, timeline: Timeline) -> None:
    session, page = window.project.session, window.project.page
    menu = window.commands.submenu("timeline.half_life")
    menu.aboutToShow.emit()
    (two_years,) = (action for action in menu.actions() if action.text() == "2 years")
    two_years.trigger()
    assert session.query.half_life == 730
    assert page.top.chips.texts == ["half-life 2 years"]
    assert button(window, "timeline.half_life").text() == "Fade: 2 years"
    fades = [strand.fade for one in session.view.relations for strand in one.strands]
    assert min(fades) < 0.5 < max(fades)
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["2 years"]
    window.project.requests.clear_filters()
    assert session.query.half_life == 0
    assert button(window, "timeline.half_life").text() == "Fade"


def test_a_click_on_a_band_shows_what_belongs_to_it(window: MainWindow, timeline: Timeline) -> None:
    session = window.project.session
    timeline.zoom(0.2, point(timeline, date(2018, 3, 20)).x())
    press(window, "timeline.zoom_out")
    press(window, "timeline.zoom_in")
    assert timeline.plan is not None
    assert timeline.plan.length is Unit.MONTH
    QTest.mouseClick(timeline, LEFT, PLAIN, point(timeline, date(2018, 3, 20), 3))
    assert (session.query.start, session.query.end) == (date(2018, 1, 1), date(2018, 12, 31))
    assert window.project.page.top.chips.texts == ["2018"]
    assert [one.id for one in session.view.relations] == ["iran|russia"]
    press(window, "timeline.whole")
    assert timeline.chosen == (date(2018, 1, 1), date(2018, 12, 31))


def test_the_window_can_be_worked_by_keys_alone(window: MainWindow, timeline: Timeline) -> None:
    session = window.project.session
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    start = session.query.start
    QTest.keyClick(timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert session.query.start == start
    assert session.query.end.year == start.year
    assert timeline.accessibleDescription().startswith("Jan 2015 – Feb 2015: ")


def test_each_step_in_time_becomes_a_scene_in_one_click_and_one_step_back(
    window: MainWindow, timeline: Timeline
) -> None:
    session, page = window.project.session, window.project.page
    menu = window.commands.submenu("timeline.scenes")
    menu.aboutToShow.emit()
    words = {action.objectName(): action.text() for action in menu.actions() if action.text()}
    assert words["timeline.scenes.year.end"] == "By the end of each year (4 scenes)"
    assert words["timeline.scenes.month.within"] == "Within each month (5 scenes)"
    (yearly,) = (action for action in menu.actions() if action.objectName() == "timeline.scenes.year.end")
    yearly.trigger()
    scenes = editing.in_order(session.workspace)
    assert [(one.title, one.as_of) for one in scenes] == [
        (f"By the end of {year}", f"{year}-12-31") for year in (2015, 2016, 2018, 2019)
    ]
    assert (scenes[2].highlighted, scenes[2].subtitle) == ((), "2018: 1 passage")
    assert page.scenes.isVisible()
    made, withheld = compose.alone(3, scenes, stock_of(session.workspace), "", (960, 540))
    assert (any("Who rebuilds Syria?" in one.text for one in made.captions), withheld) == (True, "")
    session.undo()
    assert not session.workspace.scenes
    session.redo()
    page.scenes.strip.choose(editing.in_order(session.workspace)[1].id)
    window.commands.action("scene.show").trigger()
    assert session.query.as_of == date(2016, 12, 31)
    assert button(window, "timeline.as_of").isChecked()


def test_steps_within_a_window_are_those_it_touches(window: MainWindow, timeline: Timeline) -> None:
    session = window.project.session
    timeline.set_window(date(2016, 1, 1), date(2018, 12, 31))
    timeline.window_changed.emit(date(2016, 1, 1), date(2018, 12, 31))
    menu = window.commands.submenu("timeline.scenes")
    menu.aboutToShow.emit()
    (within,) = (action for action in menu.actions() if action.objectName() == "timeline.scenes.year.within")
    assert within.text() == "Within each year (2 scenes)"
    within.trigger()
    assert [(one.start, one.end, one.as_of) for one in editing.in_order(session.workspace)] == [
        ("2016-01-01", "2016-12-31", ""), ("2018-01-01", "2018-12-31", "")
    ]  # fmt: skip


def test_a_narrow_timeline_leaves_out_what_wheel_and_keys_do(window: MainWindow) -> None:
    timeline, tools = window.project.page.timeline, window.project.page.timeline_tools
    shown = {button.text() for button in tools.findChildren(QToolButton) if not button.isHidden()}
    assert {"←", "→", "+", "−"} <= shown
    timeline.resize(330, timeline.height())
    left = {button.text() for button in tools.findChildren(QToolButton) if not button.isHidden()}
    assert "Play" in left
    assert not {"+", "−"} & left
    assert tools.x() >= 0
    assert tools.geometry().right() <= timeline.width()
    timeline.resize(900, timeline.height())
    assert {button.text() for button in tools.findChildren(QToolButton) if not button.isHidden()} == shown
