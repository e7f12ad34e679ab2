"""A rehearsed journey on two screens: the window on one, the audience on the other; build, present, ask, hand out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_SCREENS = [
    {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    for name, x, width, height in (("desk", 0, 1600, 1000), ("wall", 1600, 1920, 1080))
]

_JOURNEY = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import prepared_project
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QRadioButton
from allymap.desktop import open_window
from allymap.model import Polarity

def rest(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

folder = Path({folder!r})
prepared_project.build(folder / "p.allymap").close()
window = open_window([folder / "p.allymap"])
rest(300)
key, left = Qt.Key, Qt.MouseButton.LeftButton
canvas = window.project.page.canvas
ctrl = Qt.KeyboardModifier.ControlModifier
QTest.keyClick(canvas, key.Key_M, ctrl)
QTest.mouseClick(canvas, left, pos=canvas.relation_point("iran|russia", Polarity.COMPETITION))
QTest.keyClick(canvas, key.Key_M, ctrl)
QTest.mouseClick(canvas, left, pos=canvas.actor_point("syria"))
QTest.keyClick(canvas, key.Key_M, ctrl)
window.commands.action("scene.add_closing").trigger()
window.commands.action("scene.add_title").trigger()
assert len(window.project.page.scenes.strip.scenes.rows) == 5
QTest.keyClick(window, key.Key_F5)
label = window.findChild(QDialog, "labelDialog")
QTest.mouseClick(label.findChild(QRadioButton, "TLP:GREEN"), left)
QTest.mouseClick(label.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), left)
rest(300)
show = window.project._presenting.presentation
presenter, audience = show.presenter, show.audience
assert presenter.objectName() == "presenterWindow" and audience.objectName() == "audienceWindow"
assert audience.screen().name() == "wall" and presenter.screen().name() == "desk"
assert audience.size().toTuple() == (1920, 1080), audience.size()
QTest.keyClick(presenter, key.Key_PageDown)
QTest.keyClick(presenter, key.Key_PageDown)
rest(600)
before, camera, places = show.point, audience.map.camera, audience.map.places()
presenter.ask()
QTest.keyClicks(presenter.line, "hezbollah")
QTest.keyClick(presenter.line, key.Key_Return)
rest(600)
assert "Israel" in audience.sheet.toPlainText()
assert audience.map.camera != camera
QTest.keyClick(presenter, key.Key_Backspace)
rest(600)
assert (show.point, audience.map.camera, audience.map.places()) == (before, camera, places)
QTest.mouseClick(presenter.map, left, pos=presenter.map.relation_point("iran|russia"))
assert show.point.detour == "iran|russia"
QTest.keyClick(presenter, key.Key_Backspace)
QTest.keyClick(presenter, key.Key_Escape)
rest(100)
assert window.project._presenting.presentation is None
for ending in ("pptx", "pdf", "html"):
    window.commands.action("export.briefing").trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    target = folder / f"deck.{{ending}}"
    dialog.filesSelected.emit([str(target)])
    dialog.close()
    dialog.setObjectName("")
    while not target.exists() or window.jobs.busy:
        rest(20)
window.close_at_once()
print("arrived")
"""


def test_the_journey(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": _SCREENS}), "utf-8")
    script = _JOURNEY.format(tests=str(Path(__file__).parent), folder=str(tmp_path))
    kept = {name: str(tmp_path) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    surroundings = {**os.environ, **kept, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=surroundings, capture_output=True, text=True, timeout=240, check=False
    )
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["arrived"]), done.stderr
    assert {path.suffix for path in tmp_path.glob("deck.*")} == {".pptx", ".pdf", ".html"}
