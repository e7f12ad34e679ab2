"""The layout tools and arranging in the whole window: one undo step each, and never in the way."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from allymap.desktop.window import MainWindow
from allymap.network import layout
from allymap.workspace import editing

Open = Callable[..., MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(map_window: MainWindow) -> MainWindow:
    return map_window


def settled(window: MainWindow, qtbot: QtBot) -> dict[str, tuple[float, float]]:
    qtbot.waitUntil(lambda: not window.jobs.busy)
    return window.project.session.places


def scatter(window: MainWindow) -> dict[str, tuple[float, float]]:
    """Put the actors of the map where no tool would."""
    session = window.project.session
    ids = sorted(one.id for one in session.view.actors)
    to = {one: (310.0 * row - 40.0 * row * row, 170.0 * row + 13.0 * (row % 2)) for row, one in enumerate(ids)}
    editing.move_actors(session.workspace, session.layout.id, to, pin=False)
    editing.unpin(session.workspace, session.layout.id, ids)
    return session.places


@pytest.mark.parametrize(
    ("action", "label"),
    [
        ("layout.run", "Arrange “"), ("layout.by_camp", "Arrange by camp"), ("layout.by_kind", "Arrange by kind"),
        ("layout.mirror", "Mirror"), ("layout.flip", "Mirror"), ("layout.rotate_right", "Rotate"),
        ("layout.rotate_left", "Rotate"),
    ],
)  # fmt: skip
def test_a_tool_for_all_is_one_undo_step(window: MainWindow, qtbot: QtBot, action: str, label: str) -> None:
    session = window.project.session
    before = scatter(window)
    window.commands.action(action).trigger()
    after = settled(window, qtbot)
    assert after != before
    assert session.workspace.undo_label.startswith(label)
    session.undo()
    assert session.places == before


@pytest.mark.parametrize("action", ["layout.by_kind", "layout.by_camp", "layout.mirror", "layout.rotate_right"])
def test_a_map_that_took_another_shape_is_seen_whole(window: MainWindow, qtbot: QtBot, action: str) -> None:
    canvas = window.project.page.canvas
    canvas.show_actor("iran")
    canvas.set_camera(replace(canvas.camera, zoom=2.5), animated=False)
    window.commands.action(action).trigger()
    settled(window, qtbot)
    canvas.finish_painting()
    assert all(canvas.rect().contains(canvas.actor_point(one.id)) for one in window.project.session.view.actors)


@pytest.mark.parametrize(
    ("action", "label"),
    [
        ("layout.arrange_selection", "Arrange 3 actors"), ("layout.circle", "Circle around “"),
        *((f"layout.align_{line}", f"Align 3 actors {line}")
          for line in ("left", "centre", "right", "top", "middle", "bottom")),
        ("layout.distribute_across", "Distribute 3 actors"), ("layout.distribute_down", "Distribute 3 actors"),
    ],
)  # fmt: skip
def test_a_tool_for_the_selection_moves_nobody_else(window: MainWindow, qtbot: QtBot, action: str, label: str) -> None:
    session = window.project.session
    before = scatter(window)
    assert not window.commands.action(action).isEnabled()
    session.select({"russia", "iran", "israel"})
    window.commands.action(action).trigger()
    after = settled(window, qtbot)
    moved = {one for one, place in after.items() if before[one] != place}
    assert moved
    assert moved <= session.actors
    assert session.workspace.undo_label.startswith(label)
    session.undo()
    assert session.places == before


def test_aligned_actors_are_on_one_line_and_the_circle_is_round(window: MainWindow, qtbot: QtBot) -> None:
    session = window.project.session
    scatter(window)
    session.select({"russia", "iran", "israel"})
    window.commands.action("layout.align_left").trigger()
    assert len({session.places[one][0] for one in session.actors}) == 1
    scatter(window)
    session.select({"russia"})
    window.commands.action("layout.circle").trigger()
    at = session.places
    x, y = at["russia"]
    met = {one for pair in session.view.relations if "russia" in pair.actors for one in pair.actors} - {"russia"}
    away = [((at[one][0] - x) ** 2 + (at[one][1] - y) ** 2) ** 0.5 for one in met]
    assert max(away) - min(away) < 1.0


def test_two_who_overlap_are_tidied_and_the_others_stay(window: MainWindow, qtbot: QtBot) -> None:
    session = window.project.session
    before = scatter(window)
    editing.move_actors(session.workspace, session.layout.id, {"iran": before["russia"]}, pin=False)
    window.commands.action("layout.tidy").trigger()
    after = settled(window, qtbot)
    assert after["iran"] != after["russia"]
    assert all(after[one] == before[one] for one in before if one not in ("iran", "russia"))


def test_pins_and_locks_hold(window: MainWindow, qtbot: QtBot) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    before = scatter(window)
    editing.pin(session.workspace, session.layout.id, ["russia"])
    QTest.keyClick(canvas, Qt.Key.Key_L, CONTROL)
    assert settled(window, qtbot)["russia"] == before["russia"]
    window.commands.action("layout.lock").trigger()
    assert window.commands.action("layout.lock").isChecked()
    before = session.places
    for action in ("layout.run", "layout.mirror", "layout.by_kind"):
        window.commands.action(action).trigger()
        assert "locked" in window.messages.text
        window.messages.dismiss()
    assert not window.jobs.busy
    assert session.places == before
    window.commands.action("layout.lock").trigger()
    assert not session.layout.locked


def test_arranging_is_seen_and_stopped_at_the_best_so_far(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.project.session
    before = scatter(window)
    best = {one: (x + 1000.0, y) for one, (x, y) in before.items()}

    def slow(
        view: object, places: object, pinned: object, progress: object, shape: object
    ) -> dict[str, tuple[float, float]]:
        progress.phase("Arranging", 10)
        progress.advance(3)
        while not progress.cancelled:
            time.sleep(0.005)
        return best

    monkeypatch.setattr(layout, "arrange", slow)
    began = time.perf_counter()
    window.commands.action("layout.run").trigger()
    assert time.perf_counter() - began < 1.0, "the window must not wait"
    cancel = window.findChild(QPushButton, "cancelJob")
    qtbot.waitUntil(cancel.isVisible)
    window.commands.action("layout.run").trigger()
    assert "already" in window.messages.text
    assert session.places == before
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert settled(window, qtbot) == best
    session.undo()
    assert session.places == before


def test_an_arrangement_of_a_project_that_was_closed_is_dropped(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(
        view: object, places: object, pinned: object, progress: object, shape: object
    ) -> dict[str, tuple[float, float]]:
        while not progress.cancelled:
            time.sleep(0.005)
        return {}

    monkeypatch.setattr(layout, "arrange", slow)
    window.commands.action("layout.run").trigger()
    window.show_project(None)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert window.project is None


def test_actors_and_camera_glide_together_and_end_in_time(window: MainWindow, qtbot: QtBot) -> None:
    canvas, session = window.project.page.canvas, window.project.session
    before = scatter(window)
    canvas.finish_painting()
    canvas.reduced_motion = False
    window.commands.action("layout.by_kind").trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert session.places != before
    assert canvas.places() != session.places, "they are on their way"
    began = time.perf_counter()
    qtbot.waitUntil(lambda: canvas.places() == session.places, timeout=2000)
    assert time.perf_counter() - began < 1.0
    window.commands.action("layout.run").trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    canvas.zoom_in()
    assert canvas.places() == session.places, "whoever takes over finds the actors where they belong"


def test_a_map_is_arranged_for_the_shape_of_its_window(window: MainWindow, qtbot: QtBot) -> None:
    canvas, shapes = window.project.page.canvas, {}
    for size in ((1400, 900), (2400, 820)):
        window.resize(*size)
        qtbot.waitUntil(lambda: canvas.crisp)
        QTest.keyClick(canvas, Qt.Key.Key_L, CONTROL)
        places = settled(window, qtbot)
        shown = [places[one.id] for one in window.project.session.view.actors]
        width, height = (max(axis) - min(axis) for axis in zip(*shown, strict=True))
        shapes[size] = canvas.ground_shape, width / height
    narrow, wide = shapes.values()
    assert wide[0] > narrow[0]
    assert wide[1] > 1.2 * narrow[1]


def test_arranging_again_moves_nobody(window: MainWindow, qtbot: QtBot) -> None:
    canvas = window.project.page.canvas
    QTest.keyClick(canvas, Qt.Key.Key_L, CONTROL)
    first = settled(window, qtbot)
    QTest.keyClick(canvas, Qt.Key.Key_L, CONTROL)
    again = settled(window, qtbot)
    assert {one: pytest.approx(place, abs=1e-6) for one, place in first.items()} == again
