"""A rehearsed journey on two screens: make five scenes, present, ask, return, hand out. Run by test_two_screens.py.

    python two_screens_journey.py PROJECT WORD [SHOTS]

WORD is one that the answer to a question about Hezbollah has to show; SHOTS is a folder for pictures of both windows.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from said import everything_said

from allymap.desktop import open_window
from allymap.model import Callout, Polarity

_PAIR, _NOTES = "iran|russia", "Not for the audience: ask for the harbour deal."
_Key, _LEFT, _CTRL = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def rest(milliseconds: int) -> None:
    """Let the program go on for a while; a thread of its own may work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(what: object, condition: object, seconds: float = 20.0) -> None:
    """Wait until a condition holds."""
    for _ in range(int(seconds * 50)):
        if condition():  # type: ignore[operator]
            return
        rest(20)
    raise AssertionError(f"waited in vain: {what}")


class Journey:
    """``shots`` is a folder for pictures of the windows, or ``None``."""

    def __init__(self, project: Path, shots: Path | None) -> None:
        self.project, self.shots = project, shots
        self.window = open_window([project])
        self.window.resize(1400, 900)
        self.front(self.window)
        self.page = self.window.project.page
        self.page.canvas.finish_painting()

    def front(self, widget: QWidget) -> None:
        """Have the keyboard's attention, which a screen without a window manager gives nobody by itself."""
        widget.activateWindow()
        wait("the keyboard's attention", widget.isActiveWindow)

    def look(self, name: str) -> None:
        """Check what the audience is told, and keep a picture of both windows."""
        said = everything_said(self.audience)
        private = (_NOTES, str(self.project), str(self.project.parent), "rules 1.0", "proposal")
        assert not [one for one in private if one in said], name
        assert "TLP:GREEN" in said
        if self.shots is not None:
            for who, widget in (("audience", self.audience), ("presenter", self.presenter)):
                widget.grab().save(str(self.shots / f"{who}-{name}.png"))

    def make_scenes(self) -> None:
        """Title, overview, the pair with a callout, quotes and notes, Syria, closing: by mouse and keys."""
        canvas = self.page.canvas
        canvas.setFocus()
        QTest.keyClick(canvas, _Key.Key_M, _CTRL)
        QTest.mouseClick(canvas, _LEFT, pos=canvas.relation_point(_PAIR, Polarity.COMPETITION))
        QTest.keyClick(canvas, _Key.Key_M, _CTRL)
        QTest.mouseClick(canvas, _LEFT, pos=canvas.actor_point("syria"))
        QTest.keyClick(canvas, _Key.Key_M, _CTRL)
        self.window.commands.action("scene.add_closing").trigger()
        self.window.commands.action("scene.add_title").trigger()
        strip = self.page.scenes.strip
        assert len(strip.scenes.rows) == 5
        QTest.mouseClick(strip.viewport(), _LEFT, pos=strip.visualRect(strip.scenes.index(2)).center())
        QTest.keyClick(self.window, _Key.Key_E, _CTRL)
        dialog = self.window.findChild(QDialog, "sceneDialog")
        QTest.keyClicks(dialog.subtitle, "Together in Syria, rivals for its contracts")
        QTest.keyClicks(dialog.notes, _NOTES)
        QTest.mouseClick(dialog.callouts.add_button, _LEFT)
        QTest.keyClicks(dialog.callouts.findChild(QLineEdit), "The crux")
        QTest.keyClick(dialog.callouts.findChild(QLineEdit), _Key.Key_Return)
        wait("the callout", lambda: dialog.callouts.texts == ["The crux"])
        beside = dialog.callouts.findChild(QComboBox)
        beside.setCurrentIndex(beside.findData(_PAIR))
        dialog.quotes.item(0).setCheckState(Qt.CheckState.Checked)
        QTest.mouseClick(dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), _LEFT)
        made = strip.scenes.rows[2].scene
        assert (made.notes, made.callouts, len(made.quotes)) == (_NOTES, (Callout("The crux", _PAIR),), 1)

    def start(self) -> None:
        """F5, and the label that is asked for once."""
        self.front(self.window)
        QTest.keyClick(self.window, _Key.Key_F5)
        asked = self.window.findChild(QDialog, "labelDialog")
        QTest.mouseClick(asked.findChild(QRadioButton, "TLP:GREEN"), _LEFT)
        QTest.mouseClick(asked.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), _LEFT)
        rest(400)
        self.show = self.window.project._presenting.presentation
        self.presenter, self.audience = self.show.presenter, self.show.audience
        assert (self.presenter.objectName(), self.audience.objectName()) == ("presenterWindow", "audienceWindow")
        desk, wall = QApplication.screens()
        assert (self.audience.screen(), self.presenter.screen()) == (wall, desk)
        assert self.audience.geometry() == wall.geometry()
        for audience, presenter in ((desk, wall), (wall, desk)):
            QTest.mouseClick(self.presenter.swap, _LEFT)
            rest(300)
            assert (self.audience.screen(), self.presenter.screen()) == (audience, presenter)
            assert self.audience.geometry() == audience.geometry()
            assert self.presenter.isVisible() and self.audience.isVisible()
        self.front(self.presenter)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key of the presenter and wait for the end of the movement."""
        QTest.keyClick(self.presenter, key, modifiers)
        self.settle()

    def settle(self) -> None:
        """Wait until the audience's map has stood still for a while: on a busy machine a movement takes its time."""
        seen: list[object] = []

        def stands() -> bool:
            rest(250)
            if self.window.project._presenting.presentation is None:
                return True
            seen.append(self.point())
            return seen[-2:-1] == seen[-1:]

        rest(400)
        wait("the end of the movement", stands)

    def present(self, word: str) -> None:
        """Through the scenes, off to two questions, back to the exact point, and on to the end."""
        self.look("1-title")
        self.press(_Key.Key_PageDown)
        self.look("2-overview")
        self.press(_Key.Key_PageDown)
        self.look("3-pair")
        assert "[" in self.audience.quotes.text()
        before = self.point()
        self.press(_Key.Key_F)
        QTest.keyClicks(self.presenter.line, "hezbollah")
        QTest.keyClick(self.presenter.line, _Key.Key_Return)
        self.settle()
        assert word in self.audience.sheet.toPlainText()
        assert self.point() != before
        self.look("4-question")
        self.press(_Key.Key_Backspace)
        assert self.point() == before
        shown = self.presenter.map
        QTest.mouseClick(shown, _LEFT, pos=shown.relation_point(_PAIR))
        self.settle()
        assert self.show.point.detour == _PAIR
        self.look("5-strand")
        self.press(_Key.Key_Backspace)
        assert self.point() == before

    def point_at_things(self) -> None:
        """Ink and spotlight of the presenter are seen by the audience, and gone with the scene."""
        plain, pointer = self.audience.grab().toImage(), self.presenter.pointer
        self.press(_Key.Key_P, _CTRL)
        QTest.mousePress(pointer, _LEFT, pos=QPoint(300, 200))
        for step in range(12):
            QTest.mouseMove(pointer, QPoint(300 + 15 * step, 200 + 10 * (step % 3)))
        QTest.mouseRelease(pointer, _LEFT, pos=QPoint(480, 200))
        rest(100)
        assert self.audience.grab().toImage() != plain
        self.look("6-ink")
        self.press(_Key.Key_S)
        QTest.mouseMove(pointer, QPoint(420, 300))
        QTest.mouseClick(pointer, _LEFT, pos=QPoint(420, 300))
        rest(100)
        lit = self.audience.grab().toImage()
        assert lit.pixelColor(5, 5).lightness() < 0.7 * plain.pixelColor(5, 5).lightness()
        self.look("7-spotlight")
        self.press(_Key.Key_A, _CTRL)
        self.press(_Key.Key_PageDown)
        assert pointer.strokes == self.audience.pointer.strokes == 0
        self.look("8-syria")
        self.press(_Key.Key_End)
        self.press(_Key.Key_Escape)
        assert self.window.project._presenting.presentation is None

    def point(self) -> object:
        """Where the presentation stands, and what the audience sees of the map."""
        return self.show.point, self.audience.map.camera, self.audience.map.places()

    def hand_out(self) -> None:
        """Every format of a briefing."""
        for ending in ("pptx", "pdf", "html"):
            self.window.commands.action("export.briefing").trigger()
            dialog = self.window.findChild(QFileDialog, "fileDialog")
            target = self.project.with_name(f"deck.{ending}")
            dialog.filesSelected.emit([str(target)])
            dialog.close()
            dialog.setObjectName("")
            wait(target, lambda file=target: file.exists() and not self.window.jobs.busy, 60.0)
        self.window.close_at_once()


def main() -> int:
    """Go all the way."""
    journey = Journey(Path(sys.argv[1]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    journey.make_scenes()
    journey.start()
    journey.present(sys.argv[2])
    journey.point_at_things()
    journey.hand_out()
    print("arrived")  # noqa: T201  what the test waits for
    return 0


if __name__ == "__main__":
    sys.exit(main())
