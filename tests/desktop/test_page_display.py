"""A large map is on show before the panels beside it are filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from allymap.desktop import page_display
from allymap.desktop.window import MainWindow


@pytest.fixture
def window(project_file: Path, open_main: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window in which every map is large, as it is when it was opened a moment ago."""
    monkeypatch.setattr(page_display, "_MANY", 0)
    monkeypatch.setattr(page_display, "_AFTER_FRAME_MS", 600_000)
    return open_main(project_file)


def test_the_map_does_not_wait_for_the_panels(window: MainWindow, qtbot: QtBot) -> None:
    page, session = window.project.page, window.project.session
    assert page.canvas.places() == session.places != {}
    assert page.actors.rows.rowCount() == page.sources.rows.rowCount() == 0
    assert page.timeline.accessibleDescription() == page.review_count.text() == "", "nothing is said that is not so"
    assert page.review_start.isHidden()
    window.project.display._rest.start(0)
    qtbot.waitUntil(lambda: page.actors.rows.rowCount() > 0)
    assert page.actors.rows.rowCount() == len(session.view.actors)
    assert page.sources.rows.rowCount() == len(session.workspace.documents)
    assert page.timeline.plan is not None
    assert page.review_count.text() == "6 proposals wait"
    assert not page.review_start.isHidden()


def test_what_changes_before_that_is_shown_at_once(window: MainWindow, qtbot: QtBot) -> None:
    page, session = window.project.page, window.project.session
    session.ask(replace(session.query, hidden_actors=frozenset(session.view.relations[0].actors[:1])))
    assert page.actors.rows.rowCount() == len(session.view.actors) > 0
    shown = page.timeline.plan
    window.project.display._rest.start(0)
    qtbot.waitUntil(lambda: page.sources.rows.rowCount() > 0)
    assert page.timeline.plan is shown


def test_a_project_that_is_closed_before_that_fills_no_panels(window: MainWindow) -> None:
    rest = window.project.display._rest
    assert rest.isActive()
    window.show_project(None)
    assert not rest.isActive()
