"""Presenting on one screen: the keys of clickers, detours and back, pointers; and nothing private for the audience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from said import everything_said

from allymap.desktop.presenting import keys, show
from allymap.desktop.presenting.audience_window import AudienceWindow
from allymap.desktop.presenting.pointer import Tool
from allymap.desktop.presenting.presentation import Presentation
from allymap.desktop.presenting.presenter_window import PresenterWindow
from allymap.desktop.presenting.running_order import Point, Screen
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.model import Callout, Camera, Scene, SceneKind
from allymap.workspace import editing
from allymap.workspace.handling import LABEL

Open = Callable[..., MainWindow]
_NOTES = "Do not mention the harbour deal."
_PAIR = "iran|russia"


@pytest.fixture
def window(open_main: Open, project_file: Path) -> MainWindow:
    opened = open_main(project_file)
    session = opened.project.session
    workspace, layout = session.workspace, session.layout.id
    editing.set_setting(workspace, LABEL, "TLP:GREEN")
    editing.add_scene(workspace, Scene("", "The beginning", layout, kind=SceneKind.TITLE, notes=_NOTES))
    editing.add_scene(workspace, Scene("", "Everybody", layout, notes=_NOTES))
    quote = next(one.id for one in workspace.claims.values() if one.trigger == "thanked")
    editing.add_scene(
        workspace,
        Scene(
            "", "The pair", layout, highlighted=(_PAIR,), quotes=(quote,), callouts=(Callout("Here", "iran"),),
            notes=_NOTES, start="2015-01-01", end="2020-01-01",
        ),
    )  # fmt: skip
    theme().choose_motion(True)
    return opened


@pytest.fixture
def presentation(window: MainWindow, qtbot: QtBot) -> Presentation:
    QTest.keyClick(window, Qt.Key.Key_F5)
    made = window.project._presenting.presentation
    assert made is not None
    qtbot.waitExposed(made.audience)
    return made


def press(presentation: Presentation, *pressed: Qt.Key) -> Point:
    for key in pressed:
        QTest.keyClick(presentation.audience, key)
    return presentation.point


Key = Qt.Key


def test_without_a_scene_the_outline_is_presented(open_main: Open, project_file: Path, qtbot: QtBot) -> None:
    window = open_main(project_file)
    session = window.project.session
    editing.set_setting(session.workspace, LABEL, "TLP:GREEN")
    theme().choose_motion(True)
    before = session.workspace.undo_label
    QTest.keyClick(window, Qt.Key.Key_F5)
    presentation = window.project._presenting.presentation
    assert presentation is not None
    qtbot.waitExposed(presentation.audience)
    assert press(presentation, Key.Key_PageDown).scene == 1
    assert presentation.point.count > 1
    qtbot.waitUntil(presentation.audience.isActiveWindow)
    press(presentation, Key.Key_Escape)
    assert window.project._presenting.presentation is None
    assert not session.workspace.scenes
    assert session.workspace.undo_label == before


def test_an_empty_project_has_nothing_to_present(open_main: Open) -> None:
    window = open_main()
    window.commands.action("file.new").trigger()
    assert not window.commands.action("present.start").isEnabled()


def test_the_keys_of_clickers(presentation: Presentation) -> None:
    assert press(presentation, Key.Key_PageDown, Key.Key_Right).scene == 2
    assert press(presentation, Key.Key_PageUp).scene == 1
    assert press(presentation, Key.Key_Space).scene == 2
    assert press(presentation, Key.Key_1, Key.Key_Return).scene == 0
    assert press(presentation, Key.Key_3, Key.Key_Enter).scene == 2
    press(presentation, Key.Key_B)
    assert presentation.audience.screen_shown == "#000000"
    press(presentation, Key.Key_W)
    assert presentation.audience.screen_shown == "#ffffff"
    press(presentation, Key.Key_W)
    assert presentation.audience.screen_shown == ""
    assert press(presentation, Key.Key_Right).screen is Screen.OVER
    assert press(presentation, Key.Key_Left) == Point(3, 2)


def test_escape_and_the_key_after_the_end_end_it(window: MainWindow, presentation: Presentation, qtbot: QtBot) -> None:
    press(presentation, Key.Key_End, Key.Key_Right, Key.Key_Right)
    assert window.project._presenting.presentation is None
    window.project.page.scenes.strip.choose(window.project.page.scenes.strip.scenes.rows[1].scene.id)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    again = window.project._presenting.presentation
    assert again.point.scene == 1
    qtbot.waitUntil(again.audience.isActiveWindow)
    QTest.keyClick(again.audience, Key.Key_Escape)
    assert window.project._presenting.presentation is None


def test_a_number_typed_at_the_end_goes_back_to_its_scene(presentation: Presentation) -> None:
    assert press(presentation, Key.Key_End, Key.Key_Right).screen is Screen.OVER
    assert press(presentation, Key.Key_2, Key.Key_Return) == Point(3, 1)
    assert presentation.audience.isVisible()


def test_a_click_on_a_strand_answers_and_backspace_returns_to_the_exact_point(presentation: Presentation) -> None:
    before = press(presentation, Key.Key_Right)
    shown = presentation.audience.map
    camera, places = shown.camera, shown.places()
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.relation_point(_PAIR))
    assert presentation.point.detour == _PAIR
    assert "airfield" in presentation.audience.sheet.toPlainText()
    assert presentation.audience.sheet.isVisible()
    assert shown.camera != camera
    assert press(presentation, Key.Key_Backspace) == before
    assert (shown.camera, shown.places()) == (camera, places)
    assert not presentation.audience.sheet.isVisible()


def test_a_name_is_enough_and_a_click_beside_everything_goes_on(presentation: Presentation) -> None:
    press(presentation, Key.Key_F)
    line = presentation.bar.line
    QTest.keyClicks(line, "hezb")
    QTest.keyClick(line, Key.Key_Return)
    assert presentation.point.detour == "hezbollah"
    assert "Israel" in presentation.audience.sheet.toPlainText()
    QTest.keyClicks(line, "Atlantis")
    QTest.keyClick(line, Key.Key_Return)
    assert presentation.point.detour == "hezbollah"
    assert (line.text(), line.isVisible(), "“Atlantis”" in line.placeholderText()) == ("", True, True)
    QTest.keyClick(line, Key.Key_Escape)
    assert "Atlantis" not in line.placeholderText()
    press(presentation, Key.Key_Backspace, Key.Key_Right)
    QTest.mouseClick(presentation.audience.map, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert presentation.point == Point(3, 2)


def test_nothing_private_ever_shows_to_the_audience(window: MainWindow, presentation: Presentation) -> None:
    path = window.project.session.workspace.path
    private = [_NOTES, str(path), str(path.parent), "sky.txt", "proposal", "rules 1.0"]
    for wish in (Key.Key_Right, Key.Key_Right, Key.Key_B, Key.Key_B, Key.Key_F, Key.Key_Home):
        press(presentation, wish)
        said = everything_said(presentation.audience)
        assert not [one for one in private if one in said]
    for asked in ("Russia", "Iran", "Hezbollah"):
        presentation.ask_about(asked)
        said = everything_said(presentation.audience)
        assert "TLP:GREEN" in said
        assert not [one for one in private if one in said]


def test_what_is_labelled_higher_is_not_there_to_be_asked_about(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    claim = next(one for one in workspace.claims.values() if one.trigger == "struck")
    editing.put_claim(workspace, replace(claim, tlp="TLP:RED"))
    made = show.make(workspace, "TLP:GREEN")
    assert made.actor_named("Hezbollah") == ""
    assert "Hezbollah" not in made.names
    assert show.make(workspace, "TLP:RED").actor_named("Hezbollah") == "hezbollah"


def test_the_speaker_sees_notes_next_scene_and_sources(window: MainWindow, qtbot: QtBot) -> None:
    made = show.make(window.project.session.workspace, "TLP:GREEN")
    presenter = PresenterWindow(made)
    qtbot.addWidget(presenter)
    presenter.show()
    presenter.show_point(Point(3, 1))
    assert presenter.notes.toPlainText() == _NOTES
    assert presenter.next_title.text() == "Next: The pair"
    assert not presenter.next_picture.pixmap().isNull()
    assert "[1]" in presenter.sources.toPlainText()
    asked: list[str] = []
    presenter.question.connect(asked.append)
    presenter.ask()
    QTest.keyClicks(presenter.line, "Iran")
    QTest.keyClick(presenter.line, Key.Key_Return)
    assert asked == ["Iran"]
    presenter.tell_nobody("Atlantis")
    assert "“Atlantis”" in presenter.line.placeholderText()


def test_a_large_screen_has_larger_notes_and_names_for_the_speaker(window: MainWindow, qtbot: QtBot) -> None:
    presenter = PresenterWindow(show.make(window.project.session.workspace, "TLP:GREEN"))
    qtbot.addWidget(presenter)
    presenter.show()

    def measured(width: int, height: int) -> tuple[int, float, int]:
        presenter.resize(width, height)
        presenter.show_point(Point(3, 1))
        size = presenter.map._stage.placed.look.label_size
        return presenter.next_picture.pixmap().width(), size, presenter.notes.fontInfo().pixelSize()

    usual = measured(1400, 900)
    assert all(more > less for more, less in zip(measured(2560, 1440), usual, strict=True))
    assert measured(1400, 900) == usual
    presenter.show_point(Point(3, 2))
    assert presenter.next_title.text() == "Next: the end"
    presenter.show_point(Point(3, 2, Screen.OVER))
    assert presenter.next_title.text() == "Next: back to the window"


def test_no_scene_hides_those_it_is_about_behind_a_large_legend(window: MainWindow, qtbot: QtBot) -> None:
    made = show.make(window.project.session.workspace, "TLP:GREEN")
    audience = AudienceWindow(made)
    qtbot.addWidget(audience)
    audience.resize(2560, 1440)
    audience.show()
    audience.show_slide(made.slides[1], animated=False)
    audience.map.finish_painting()
    legend = audience.map._legend.box(audience.map.size())
    assert legend.height() > 80
    # The camera of the scene puts Iran behind it.
    (x, y), zoom = made.slides[1].places["iran"], audience.map.camera.zoom
    aside = (QPointF(audience.map.rect().center()) - legend.center()) / zoom
    near = replace(made.slides[1], camera=Camera(x + aside.x(), y + aside.y(), made.slides[1].camera.zoom))
    audience.show_slide(near, animated=False)
    audience.map.finish_painting()
    at = audience.map.actor_point("iran")
    assert audience.map.rect().contains(at)
    assert not legend.contains(QPointF(at))


def test_pointers(presentation: Presentation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    press(presentation, Key.Key_Right)
    pointer = presentation.audience.pointer
    QTest.keyClick(presentation.audience, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert pointer.tool is Tool.PEN
    QTest.mousePress(pointer, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    QTest.mouseMove(pointer, QPoint(150, 90))
    QTest.mouseRelease(pointer, Qt.MouseButton.LeftButton, pos=QPoint(150, 90))
    assert pointer.strokes == 1
    monkeypatch.setattr("allymap.desktop.presenting.pointer.INK_SECONDS", 0.05)
    qtbot.waitUntil(lambda: pointer.strokes == 0)
    for key, tool in ((Key.Key_L, Tool.LASER), (Key.Key_A, Tool.ARROW)):
        QTest.keyClick(presentation.audience, key, Qt.KeyboardModifier.ControlModifier)
        assert pointer.tool is tool
    press(presentation, Key.Key_S)
    pointer.point(QPointF(0.5, 0.5), False)
    shot = presentation.audience.grab().toImage()
    corner, centre = shot.pixelColor(6, shot.height() // 2), shot.pixelColor(shot.rect().center())
    assert corner.lightness() < centre.lightness()
    label = presentation.audience.banner.geometry()
    lettered = {shot.pixelColor(x, label.center().y()).green() for x in range(label.left(), label.right())}
    assert max(lettered) == 255, "the handling label is as bright as ever"


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_F12, Key.Key_Tab])
def test_other_keys_ask_for_nothing(key: Qt.Key) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "")
    assert keys.read(event) is None


def test_a_tool_taken_with_the_mouse_is_laid_down_with_the_mouse(presentation: Presentation, qtbot: QtBot) -> None:
    audience, bar = presentation.audience, presentation.bar
    assert bar is not None

    def press_in_bar(text: str) -> None:
        bar.hide()
        QTest.mouseMove(audience.windowHandle(), QPoint(audience.width() // 2, audience.height() - 40))
        QTest.mouseMove(audience.windowHandle(), QPoint(audience.width() // 2 + 5, audience.height() - 30))
        qtbot.waitUntil(bar.isVisible)
        button = next(one for one in bar.findChildren(QToolButton) if one.text() == text)
        at = button.mapTo(audience, button.rect().center())
        assert audience.childAt(at) is button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    for text, tool in (("Laser", Tool.LASER), ("Pen", Tool.PEN), ("Arrow", Tool.ARROW)):
        press_in_bar(text)
        assert audience.pointer.tool is tool
        assert [one.text() for one in bar.findChildren(QToolButton) if one.isChecked()] == [text]


def test_a_transition_ends_exactly_at_the_scene(window: MainWindow, qtbot: QtBot) -> None:
    theme().choose_motion(False)
    made = show.make(window.project.session.workspace, "TLP:GREEN")
    presentation = Presentation(made, [QApplication.primaryScreen()], 1, window)
    shown = presentation.audience.map
    assert not shown.reduced_motion
    start = shown.camera
    presentation._go(presentation.point.next())
    seen = set()
    qtbot.waitUntil(lambda: seen.add(shown.camera.zoom) or not shown._glide.running)
    assert len(seen) > 1
    assert shown.camera == shown._camera_for(made.slides[2], "") != start
    presentation.end()


def test_the_answer_to_a_question_needs_no_scrolling(presentation: Presentation, qtbot: QtBot) -> None:
    press(presentation, Key.Key_Right)
    for size in ((1200, 800), (900, 420), (700, 300)):
        presentation.audience.showNormal()
        presentation.audience.resize(*size)
        presentation.ask_about("Iran")
        sheet = presentation.audience.sheet
        assert sheet.verticalScrollBar().maximum() == 0 or size[1] <= 300
        assert "Iran – " in sheet.toPlainText()
        press(presentation, Key.Key_Backspace)


def test_a_scene_without_a_camera_of_its_own_looks_at_its_highlights(window: MainWindow) -> None:
    made = show.make(window.project.session.workspace, "TLP:GREEN")
    whole, pair = made.slides[1], made.slides[2]
    assert pair.camera.zoom >= whole.camera.zoom
    assert pair.places is not None
    x = sum(pair.places[one][0] for one in ("iran", "russia")) / 2
    assert abs(pair.camera.x - x) < 1


def test_ink_is_seen_over_the_map_and_goes_with_the_scene(presentation: Presentation) -> None:
    press(presentation, Key.Key_Right)
    audience = presentation.audience
    plain = audience.grab().toImage()
    QTest.keyClick(audience, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    middle = audience.map.mapTo(audience, audience.map.rect().center())
    QTest.mousePress(audience.pointer, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseRelease(audience.pointer, Qt.MouseButton.LeftButton, pos=middle)
    audience.pointer.point(QPointF(0.1, 0.5), False)
    assert audience.grab().toImage().pixelColor(middle) != plain.pixelColor(middle)
    press(presentation, Key.Key_Right)
    assert audience.pointer.strokes == 0


def test_callouts_leave_what_they_are_about_uncovered(presentation: Presentation) -> None:
    press(presentation, Key.Key_End)
    shown = presentation.audience.map
    shown.finish_painting()
    shown.grab()
    (box,) = shown._boxed[2]
    way = shown._stage.page_to_window()
    frame = way.mapRect(QRectF(*box.box))
    assert shown.rect().contains(frame.toRect())
    for actor in ("iran", "russia", "syria"):
        assert not frame.contains(QPointF(shown.actor_point(actor)))


def test_the_audience_is_told_what_part_it_sees(presentation: Presentation) -> None:
    press(presentation, Key.Key_Right)
    assert not presentation.audience.when.text()
    press(presentation, Key.Key_Right)
    assert presentation.audience.when.text().startswith("2015-01-01 – 2020-01-01 · ")


def test_the_audience_sees_the_point_of_the_map_that_the_presenter_points_at(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = show.make(window.project.session.workspace, "TLP:GREEN")
    screen = QApplication.primaryScreen()
    presentation = Presentation(made, [screen, screen], 1, window)
    presenter, audience = presentation.presenter, presentation.audience
    audience.showNormal()
    audience.resize(1000, 400)
    presenter.showNormal()
    presenter.resize(900, 700)
    QApplication.processEvents()
    press(presentation, Key.Key_S)
    here, there = presenter.map, audience.map
    at = here.actor_point("iran")
    QTest.mouseClick(presenter.pointer, Qt.MouseButton.LeftButton, pos=at)
    pointed = audience.pointer.mapTo(audience, audience.pointer._at.toPoint())
    wanted = there.mapTo(audience, there.actor_point("iran"))
    assert (pointed - wanted).manhattanLength() <= 3
    presentation.end()


def test_the_timer_begins_again(window: MainWindow, qtbot: QtBot) -> None:
    presenter = PresenterWindow(show.make(window.project.session.workspace, "TLP:GREEN"))
    qtbot.addWidget(presenter)
    presenter.show()
    presenter._since.elapsed = lambda: 65_000  # a minute and five seconds later
    presenter._tell_time()
    assert presenter.timer.text() == "01:05"
    del presenter._since.elapsed
    QTest.mouseClick(presenter.timer, Qt.MouseButton.LeftButton)
    assert presenter.timer.text() == "00:00"


def test_a_page_of_words_tells_itself(presentation: Presentation) -> None:
    assert presentation.audience.words.accessibleName() == "The beginning"


def test_an_answer_hides_nobody_it_is_about_behind_the_legend(presentation: Presentation) -> None:
    press(presentation, Key.Key_Right)
    audience = presentation.audience
    audience.showNormal()
    audience.resize(1600, 900)
    QApplication.processEvents()
    shown = audience.map
    assert shown._legend.scale > 1.1
    for asked in ("russia", "hezbollah", "syria"):
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.actor_point(asked))
        assert presentation.point.detour == asked
        shown.finish_painting()
        legend = shown._legend.box(shown.size())
        slide = presentation._show.slides[1]
        near = {one for relation in presentation._show.relations_of(asked, slide) for one in relation.actors}
        for one in near:
            assert not legend.contains(QPointF(shown.actor_point(one)))
            assert shown.rect().contains(shown.actor_point(one))
        press(presentation, Key.Key_Backspace)


def test_the_map_of_the_audience_fades_at_its_edges(presentation: Presentation) -> None:
    press(presentation, Key.Key_Right)
    shown = presentation.audience.map
    iran = shown.actor_point("iran")
    shown.set_camera(shown.camera.__class__(*shown.map_point(QPoint(iran.x() + shown.width() // 2, iran.y())), 1.0))
    shown.finish_painting()
    shot, at = shown.grab().toImage(), shown.actor_point("iran")
    ground = theme().look.canvas
    assert abs(at.x()) < 40, "a disc that the left edge cuts"
    column = {shot.pixelColor(0, y).name() for y in range(at.y() - 20, at.y() + 20)}
    assert column == {ground.lower()}


def test_an_answer_tells_how_many_relations_it_leaves_out(presentation: Presentation) -> None:
    press(presentation, Key.Key_Right)
    presentation.audience.showNormal()
    presentation.audience.resize(900, 420)
    presentation.ask_about("Russia")
    sheet, show = presentation.audience.sheet, presentation._show
    of_russia = show.relations_of("russia", show.slides[1])
    assert len(of_russia) == 3
    assert "more relation" not in sheet.toPlainText()
    sheet.show_relations(of_russia, show.evidence, 24, True)
    assert sheet.toPlainText().endswith("and 1 more relation")
    assert sheet.toPlainText().count("Russia – ") + sheet.toPlainText().count(" – Russia") == 2
