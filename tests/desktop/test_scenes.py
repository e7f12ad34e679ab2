"""Scenes in the window, with real mouse and keys: added, pulled, renamed, hidden, edited; each edit one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from allymap.desktop.scenes.scene_dialog import SceneDialog
from allymap.desktop.scenes.scene_rows import ITEM
from allymap.desktop.scenes.scene_strip import SceneStrip
from allymap.desktop.scenes.thumbnails import Thumbnails
from allymap.desktop.window import MainWindow
from allymap.model import Callout, Camera, Polarity, Scene, SceneKind, VerdictValue
from allymap.network import asking
from allymap.network.look import LIGHT
from allymap.workspace import editing
from allymap.workspace.editing import kept_filters

Open = Callable[..., MainWindow]
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_PAIR = "iran|russia"


def strip_of(window: MainWindow) -> SceneStrip:
    return window.project.page.scenes.strip


def titles(window: MainWindow) -> list[str]:
    return [row.scene.title for row in strip_of(window).scenes.rows]


def trigger(window: MainWindow, *names: str) -> None:
    for name in names:
        window.commands.action(name).trigger()


def click_pair(window: MainWindow) -> None:
    canvas = window.project.page.canvas
    QTest.mouseClick(canvas, _LEFT, _NONE, canvas.relation_point(_PAIR, Polarity.COMPETITION))


def four(window: MainWindow) -> None:
    """Title, overview, the pair, closing."""
    trigger(window, "scene.add")
    click_pair(window)
    trigger(window, "scene.add", "scene.add_closing", "scene.add_title")
    assert titles(window) == ["Russia and Iran", "Overview", "Iran and Russia", "Thank you"]


def middle(window: MainWindow, row: int) -> QPoint:
    return strip_of(window).visualRect(strip_of(window).scenes.index(row)).center()


def test_a_scene_keeps_what_the_map_shows(window: MainWindow) -> None:
    session = window.project.session
    window.project.page.timeline.window_changed.emit(date(2015, 1, 1), date(2019, 12, 31))
    trigger(window, "view.suggested")
    click_pair(window)
    QTest.keyClick(window.project.page.canvas, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    (scene,) = session.workspace.scenes.values()
    assert (scene.title, scene.highlighted, scene.kind) == ("Iran and Russia", (_PAIR,), SceneKind.MAP)
    assert (scene.start, scene.end) == ("2015-01-01", "2019-12-31")
    assert asking.read(scene.filters).tiers == session.query.tiers
    assert scene.layout_id == session.layout.id
    assert scene.seen
    assert window.project.page.scenes.isVisible()
    session.undo()
    assert not titles(window)


def test_a_whole_map_stays_whole_and_another_camera_is_kept(window: MainWindow) -> None:
    trigger(window, "scene.add", "view.zoom_in", "scene.add")
    first, second = (row.scene for row in strip_of(window).scenes.rows)
    assert first.camera == Camera()
    assert second.camera.zoom > 0 and second.camera != Camera()


def test_pulling_a_scene_elsewhere_is_one_step(window: MainWindow) -> None:
    four(window)
    view = strip_of(window).viewport()
    QTest.mousePress(view, _LEFT, _NONE, middle(window, 2))
    for x in range(ITEM.width() * 2 + 40, 0, -20):
        QTest.mouseMove(view, QPoint(x, 30))
    QTest.mouseMove(view, QPoint(ITEM.width() - 10, 30))
    QTest.mouseRelease(view, _LEFT, _NONE, QPoint(ITEM.width() - 10, 30))
    assert titles(window) == ["Russia and Iran", "Iran and Russia", "Overview", "Thank you"]
    window.project.session.undo()
    assert titles(window) == ["Russia and Iran", "Overview", "Iran and Russia", "Thank you"]


def test_keys_move_and_delete(window: MainWindow) -> None:
    four(window)
    strip = strip_of(window)
    QTest.mouseClick(strip.viewport(), _LEFT, _NONE, middle(window, 1))
    QTest.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert titles(window)[1:3] == ["Iran and Russia", "Overview"]
    assert strip.currentIndex().row() == 2
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert titles(window) == ["Russia and Iran", "Iran and Russia", "Thank you"]


def test_renaming_in_place(window: MainWindow, qtbot: QtBot) -> None:
    four(window)
    strip = strip_of(window)
    strip.choose(strip.scenes.rows[1].scene.id)
    trigger(window, "scene.rename")
    editor = strip.viewport().findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Everybody")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(window)[1] == "Everybody")


def test_copying_and_hiding(window: MainWindow) -> None:
    four(window)
    strip = strip_of(window)
    strip.choose(strip.scenes.rows[2].scene.id)
    trigger(window, "scene.duplicate", "scene.hide")
    assert titles(window).count("Iran and Russia") == 2
    assert [row.scene.hidden for row in strip.scenes.rows] == [False, False, False, True, False]
    window.project.session.undo()
    assert not any(row.scene.hidden for row in strip.scenes.rows)


def test_a_double_click_shows_the_scene_on_the_map(window: MainWindow) -> None:
    four(window)
    session, view = window.project.session, strip_of(window).viewport()
    session.select()
    QTest.mouseDClick(view, _LEFT, _NONE, middle(window, 2))
    assert session.relation_id == _PAIR


def test_looking_at_a_scene_leaves_the_filters_of_its_layout(window: MainWindow) -> None:
    session, view = window.project.session, strip_of(window).viewport()
    timeline = window.project.page.timeline
    timeline.window_changed.emit(date(2015, 1, 1), date(2016, 12, 31))
    trigger(window, "scene.add")
    timeline.window_changed.emit(None, None)
    kept = dict(session.workspace.settings)
    QTest.mouseDClick(view, _LEFT, _NONE, middle(window, 0))
    assert (session.query.start, session.query.end) == (date(2015, 1, 1), date(2016, 12, 31))
    assert dict(session.workspace.settings) == kept
    assert kept_filters(session.workspace, session.layout).start is None


def test_updating_keeps_the_words(window: MainWindow) -> None:
    four(window)
    strip = strip_of(window)
    strip.choose(strip.scenes.rows[2].scene.id)
    window.project.session.select({"syria"})
    trigger(window, "scene.update")
    scene = strip.scenes.rows[2].scene
    assert (scene.title, scene.highlighted) == ("Iran and Russia", ("syria",))


def test_a_scene_goes_stale_and_says_why_until_it_is_looked_at(window: MainWindow) -> None:
    four(window)
    session, strip = window.project.session, strip_of(window)
    relation = session.relation(_PAIR)
    session.judge(relation.competition.claims, VerdictValue.REJECTED)
    rows = strip.scenes.rows
    assert [bool(row.changed) for row in rows] == [False, True, True, False]
    assert rows[2].changed == "Iran – Russia: turned over"
    assert "stale" in strip.scenes.index(2).data(Qt.ItemDataRole.ToolTipRole)
    strip.choose(rows[2].scene.id)
    trigger(window, "scene.looked_at")
    assert not strip.scenes.rows[2].changed
    assert strip.scenes.rows[1].changed
    session.undo()
    assert strip.scenes.rows[2].changed


def test_the_dialog_writes_everything_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    four(window)
    session, strip = window.project.session, strip_of(window)
    strip.choose(strip.scenes.rows[2].scene.id)
    trigger(window, "scene.edit")
    dialog = window.findChild(QDialog, "sceneDialog")
    assert isinstance(dialog, SceneDialog)
    QTest.keyClicks(dialog.subtitle, "Friends and rivals")
    QTest.keyClicks(dialog.notes, "A break is likely. We have high confidence in this.")
    QTest.mouseClick(dialog.callouts.add_button, _LEFT)
    editor = dialog.callouts.findChild(QLineEdit)
    QTest.keyClicks(editor, "Look here")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.callouts.texts == ["Look here"])
    dialog.quotes.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.label.setCurrentText("TLP:AMBER")
    assert not dialog.hints.isVisible()
    QTest.keyClicks(dialog.subtitle, " may part with high confidence")
    assert dialog.hints.isVisible()
    assert "“may”" in dialog.hints.text()
    QTest.mouseClick(dialog.findChild(QPushButton), _LEFT)
    scene = strip.scenes.rows[2].scene
    assert scene.subtitle == "Friends and rivals may part with high confidence"
    assert scene.callouts == (Callout("Look here", "", scene.camera.x, scene.camera.y),)
    assert (len(scene.quotes), scene.tlp) == (1, "TLP:AMBER")
    session.undo()
    assert not strip.scenes.rows[2].scene.subtitle


def test_nothing_written_is_no_step(window: MainWindow) -> None:
    four(window)
    session = window.project.session
    before = session.workspace.undo_label
    strip_of(window).choose(strip_of(window).scenes.rows[2].scene.id)
    trigger(window, "scene.edit")
    window.findChild(QDialog, "sceneDialog").accept()
    assert session.workspace.undo_label == before
    assert len(editing.in_order(session.workspace)) == 4


def test_no_disc_is_cut_off_on_the_small_picture_of_a_scene(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    layout = next(iter(workspace.layouts))
    relations = window.project.session.view.relations
    assert relations
    for pair in [one.id for one in relations]:
        scene = Scene("small", "A pair", layout, highlighted=(pair,))
        shown = Thumbnails(workspace).of(scene, QSize(128, 64), LIGHT).toImage()
        rim = [shown.pixelColor(x, y) for y in (0, 63) for x in range(128)]
        assert {colour.name() for colour in rim} == {QColor(LIGHT.canvas).name()}
        assert any(shown.pixelColor(x, y).name() != QColor(LIGHT.canvas).name() for y in range(64) for x in range(128))


def test_a_scene_of_a_later_version_is_listed_edited_and_not_guessed(window: MainWindow) -> None:
    session = window.project.session
    later = Scene("", "From tomorrow", session.layout.id, filters='{"states": ["unheard of"]}', seen="no such line")
    editing.add_scene(session.workspace, later)
    strip = strip_of(window)
    strip.choose(strip.scenes.rows[0].scene.id)
    assert not strip.grab().isNull()
    said: list[str] = []
    session.refused.connect(said.append)
    trigger(window, "scene.show")
    assert said == ["The scene “From tomorrow” asks what this version does not know."]
    trigger(window, "scene.edit")
    dialog = window.findChild(SceneDialog)
    dialog.title.setText("From the future")
    dialog.accept()
    (kept,) = session.workspace.scenes.values()
    assert (kept.title, kept.filters) == ("From the future", later.filters)
