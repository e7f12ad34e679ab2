"""The threshold of the drawn tier, with what each choice gives, and the step that a change of it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from allymap.desktop.preferences_dialog import PreferencesDialog
from allymap.desktop.threshold_choice import ThresholdChoice
from allymap.desktop.window import MainWindow
from allymap.model import Tier

_LEFT = Qt.MouseButton.LeftButton


class Measured(NamedTuple):
    threshold: float
    recall: float
    precision: float


RATES = (Measured(0.3, 0.6, 0.6), Measured(0.5, 0.45, 0.75), Measured(0.7, 0.2, 0.9))


@pytest.mark.parametrize(
    ("drawn_from", "keys", "value"),
    [(None, "", None), (0.6, "", 0.6), (None, "R", 0.7), (0.7, "L", None), (0.7, "LL", 0.3), (0.7, "LR", 0.7)],
)
def test_the_slider_walks_the_measured_thresholds(
    qtbot: QtBot, drawn_from: float | None, keys: str, value: float | None
) -> None:
    choice = ThresholdChoice(RATES, 0.48, drawn_from)
    qtbot.addWidget(choice)
    for key in keys:
        QTest.keyClick(choice.slider, Qt.Key.Key_Right if key == "R" else Qt.Key.Key_Left)
    assert choice.value == value


def test_it_says_what_a_choice_gives_and_goes_back(qtbot: QtBot) -> None:
    choice = ThresholdChoice(RATES, 0.5, 0.7)
    qtbot.addWidget(choice)
    choice.show()
    qtbot.waitExposed(choice)
    assert choice.told.startswith("From .70 on, about 20% of the relations")
    assert "90% of what is drawn is stated" in choice.told
    QTest.mouseClick(choice.reset, _LEFT)
    assert choice.value is None
    assert "about 45%" in choice.told
    assert not choice.reset.isVisible()


def test_another_threshold_is_one_step(open_main: Callable[..., MainWindow], qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    workspace = window.project.session.workspace
    assert {claim.tier for claim in workspace.claims.values()} == {Tier.DRAWN}
    window.commands.action("edit.preferences").trigger()
    dialog = window.findChild(PreferencesDialog)
    qtbot.waitExposed(dialog)
    QTest.keyClick(dialog.threshold.slider, Qt.Key.Key_End)
    QTest.mouseClick(dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), _LEFT)
    assert workspace.drawn_from is not None
    assert Tier.SUGGESTED in {claim.tier for claim in workspace.claims.values()}
    assert workspace.undo_label == "Change the threshold"
    window.project.session.undo()
    assert workspace.drawn_from is None
    assert {claim.tier for claim in workspace.claims.values()} == {Tier.DRAWN}
