"""Draws the pictures of the window in the documentation: the sample, contested pair chosen, both looks and two sizes.

Run it on a screen of at least 2560×1440, for example:
    xvfb-run -s "-screen 0 2560x1440x24" python docs/images/make.py
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

# The screen's own sizes and the user's own settings must not show in the pictures.
os.environ |= {name: tempfile.mkdtemp() for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

import allymap
from allymap.desktop import open_window
from allymap.desktop.canvas import MapCanvas
from allymap.model import Polarity

HERE = Path(__file__).parent
SIZES = {"": (1400, 900), "-large": (2560, 1440)}


def trigger(window: QMainWindow, name: str) -> None:
    """Do what a menu entry does."""
    action = window.findChild(QAction, name)
    assert action is not None, name
    action.trigger()


def main() -> int:
    """Build the sample, open it, click its contested pair, and grab the window."""
    project = Path(tempfile.mkdtemp()) / "Russia and Iran.allymap"
    with allymap.read(HERE.parents[1] / "resources" / "sample") as sample:
        sample.save(project)
    window = open_window([project])
    canvas = window.findChild(MapCanvas, "mapCanvas")
    assert canvas is not None
    for ending, (width, height) in SIZES.items():
        window.resize(width, height)
        trigger(window, "view.fit")
        QTest.qWait(1500)
        canvas.finish_painting()
        QTest.mouseClick(
            canvas, Qt.MouseButton.LeftButton, pos=canvas.relation_point("iran|russia", Polarity.COMPETITION)
        )
        # Away from the map, or the hover fades everybody else.
        QTest.mouseMove(canvas, QPoint(4, 4))
        QCursor.setPos(window.mapToGlobal(QPoint(4, 4)))
        for look in ("light", "dark"):
            trigger(window, f"view.{look}")
            QTest.qWait(1200)
            canvas.finish_painting()
            window.grab().save(str(HERE / f"sample-{look}{ending}.png"))
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
