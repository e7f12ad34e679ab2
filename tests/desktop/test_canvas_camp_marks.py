"""Camps on the map: a ring and a letter, on request."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas.camp_marks import letter
from allymap.desktop.window import MainWindow
from allymap.network.structure.findings import Finding, FindingKind
from allymap.network.structure.patterns import Patterns
from allymap.network.structure.signed import signed_graph

Open = Callable[..., MainWindow]


def test_camps_have_letters() -> None:
    assert [letter(camp) for camp in range(3)] == ["A", "B", "C"]


def test_camps_are_marked_while_the_box_is_ticked(open_main: Open, project_file: Path, qtbot: QtBot) -> None:
    window = open_main(project_file)
    canvas, drawer = window.project.page.canvas, window.project.page.analysis
    window.commands.action("analysis.findings").trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    canvas.finish_painting()
    plain = canvas.grab().toImage()
    camps = Finding(FindingKind.CAMPS, "2 camps", (), (), camps=(("russia", "iran"), ("israel",)))
    graph = signed_graph(window.project.session.view.relations)
    window.project.analysis._take_patterns(Patterns((camps,), graph, None))  # type: ignore[arg-type]
    box = drawer.findChild(QWidget, "markCamps")
    at = QPoint(10, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert canvas.grab().toImage() != plain
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert canvas.grab().toImage() == plain
