"""What the preferences keep, where a key goes, and what they change at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox
from pytestqt.qtbot import QtBot

from allymap.desktop import app, extraction_settings, server_fields
from allymap.desktop.autosave import Autosave, kept_minutes
from allymap.desktop.extraction_settings import ExtractionSettings, ExtractorName
from allymap.desktop.preferences_dialog import PreferencesDialog
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.model import AllyMapError, VerdictValue
from allymap.workspace import editing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _nothing_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"ALLYMAP_LLM_{name}", raising=False)
    monkeypatch.setattr(extraction_settings, "_held", {})


def opened(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(PreferencesDialog, "preferencesDialog")
    qtbot.waitExposed(dialog)
    return dialog


def press(dialog: PreferencesDialog, button: QDialogButtonBox.StandardButton) -> None:
    QTest.mouseClick(dialog.findChild(QDialogButtonBox).button(button), _LEFT)


def choose(combo: QComboBox, text: str) -> None:
    """Type what is wanted into the closed list, as keyboards do."""
    combo.setFocus()
    QTest.keyClicks(combo, text)


def test_what_is_chosen_is_kept(open_main: Open, qtbot: QtBot) -> None:
    window = open_main()
    dialog = opened(window, qtbot)
    fields = dialog.reading
    assert fields.told == "No text leaves this machine."
    assert not fields.url.isVisible()
    choose(fields.extractor, "Language")
    QTest.keyClicks(fields.url, "http://127.0.0.1:8080/v1")
    QTest.keyClicks(fields.model, "small")
    qtbot.waitUntil(lambda: fields.told.startswith("The server is on this machine: no text leaves it."))
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert ExtractionSettings.kept() == ExtractionSettings(ExtractorName.MODEL, "http://127.0.0.1:8080/v1", "small")


def test_where_the_text_would_go_is_said(open_main: Open, qtbot: QtBot) -> None:
    ExtractionSettings(ExtractorName.BOTH, "https://llm.example.org/v1", "small").keep()
    dialog = opened(open_main(), qtbot)
    told = dialog.reading.told
    assert "leaves this machine for llm.example.org" in told
    assert "You are asked each time" in told
    press(dialog, QDialogButtonBox.StandardButton.Cancel)


def test_a_server_that_cannot_be_asked_is_said(open_main: Open, qtbot: QtBot) -> None:
    ExtractionSettings(ExtractorName.MODEL).keep()
    dialog = opened(open_main(), qtbot)
    assert "ALLYMAP_LLM_URL" in dialog.reading.told
    press(dialog, QDialogButtonBox.StandardButton.Cancel)


def test_decisions_are_signed_with_the_name_that_is_given(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    workspace = window.project.session.workspace
    claim = next(iter(workspace.claims))
    account = workspace.person
    dialog = opened(window, qtbot)
    assert dialog.name.placeholderText() == account
    QTest.keyClicks(dialog.name, "N.  Lind ")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    window.project.session.judge([claim], VerdictValue.REJECTED)
    assert (workspace.verdicts[claim].by, workspace.log[-1].by) == ("N. Lind", "N. Lind")
    workspace.save()
    window.commands.action("file.new").trigger()
    assert window.project.session.person == "N. Lind"
    qtbot.waitUntil(lambda: window.findChild(PreferencesDialog) is None)
    window.commands.action("edit.preferences").trigger()
    dialog = window.findChild(PreferencesDialog)
    dialog.name.clear()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert window.project.session.person == account


def test_cancel_keeps_nothing(open_main: Open, qtbot: QtBot) -> None:
    window = open_main()
    dialog = opened(window, qtbot)
    choose(dialog.reading.extractor, "Language")
    choose(dialog.theme, "Dark")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert ExtractionSettings.kept().extractor is ExtractorName.RULES
    assert theme().choice == "system"


def test_a_key_without_a_keyring_is_held_and_written_nowhere(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setattr(server_fields, "has_keyring", lambda: False)
    ExtractionSettings(ExtractorName.MODEL, "http://127.0.0.1:8080/v1", "small").keep()
    window = open_main(project_file)
    dialog = opened(window, qtbot)
    assert "held until you leave AllyMap" in dialog.reading.told
    QTest.keyClicks(dialog.reading.key, "s3cret-key")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert ExtractionSettings.kept().choice().settings["ALLYMAP_LLM_KEY"] == "s3cret-key"
    settings = QSettings()
    settings.sync()
    assert "s3cret-key" not in {str(settings.value(key)) for key in settings.allKeys()}
    assert "s3cret-key" not in str(dict(window.project.session.workspace.settings))
    window.project.session.workspace.save()
    assert b"s3cret-key" not in project_file.read_bytes()


def test_a_key_goes_into_the_keyring_where_there_is_one(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[tuple[str, ...]] = []
    package, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    errors.KeyringError = OSError  # type: ignore[attr-defined]
    package.errors = errors  # type: ignore[attr-defined]
    package.set_password = lambda *row: kept.append(row)  # type: ignore[attr-defined]
    package.get_password = lambda *_: None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", package)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    monkeypatch.setattr(server_fields, "has_keyring", lambda: True)
    ExtractionSettings(ExtractorName.MODEL, "https://llm.example.org/v1", "small").keep()
    dialog = opened(open_main(), qtbot)
    assert "kept in the keyring" in dialog.reading.told
    QTest.keyClicks(dialog.reading.key, "k")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert kept == [("allymap", "llm.example.org", "k")]
    assert "ALLYMAP_LLM_KEY" not in ExtractionSettings.kept().choice().settings


def test_what_the_environment_says_is_shown_and_not_kept(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLYMAP_LLM_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("ALLYMAP_LLM_KEY", "s3cret-key")
    ExtractionSettings(ExtractorName.MODEL, "http://127.0.0.1:2/v1", "small").keep()
    dialog = opened(open_main(), qtbot)
    fields = dialog.reading
    assert (fields.url.text(), fields.url.isEnabled()) == ("http://127.0.0.1:1/v1", False)
    assert (fields.key.text(), fields.key.isEnabled()) == ("", False)
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert ExtractionSettings.kept().url == "http://127.0.0.1:2/v1"


def test_a_held_key_is_for_the_server_that_is_asked(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    settings = ExtractionSettings(ExtractorName.MODEL, "http://127.0.0.1:2/v1", "small")
    assert not extraction_settings.keep_key("http://127.0.0.1:1/v1", "k")
    assert "ALLYMAP_LLM_KEY" not in settings.choice().settings
    monkeypatch.setenv("ALLYMAP_LLM_URL", "http://127.0.0.1:1/v1")
    assert settings.choice().settings["ALLYMAP_LLM_KEY"] == "k"


def test_an_extractor_that_is_none_is_the_rules(qapp: object) -> None:
    QSettings().setValue("extraction/extractor", "oracle")
    assert ExtractionSettings.kept().extractor is ExtractorName.RULES


def test_colours_and_motion_change_at_once(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    assert not theme().less_motion
    dialog = opened(window, qtbot)
    choose(dialog.theme, "Dark")
    dialog.motion.setFocus()
    QTest.keyClick(dialog.motion, Qt.Key.Key_Space)
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert theme().look.name == "dark"
    assert window.commands.action("view.dark").isChecked()
    assert window.project.page.canvas.reduced_motion
    theme().choose_motion(False)
    theme().choose("system")


def test_the_size_is_taken_at_the_next_start(open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(open_main(), qtbot)
    choose(dialog.scale, "150")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    monkeypatch.setattr(os, "environ", {})
    app._take_size()
    assert os.environ == {"QT_SCALE_FACTOR": "1.5"}
    os.environ["QT_SCALE_FACTOR"] = "2"
    app._take_size()
    assert os.environ == {"QT_SCALE_FACTOR": "2"}, "the environment goes first"


def test_a_project_with_a_file_saves_itself(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    dialog = opened(window, qtbot)
    for _ in range(2):
        QTest.keyClick(dialog.saving, Qt.Key.Key_Down)
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert kept_minutes() == 5
    timer = window.findChild(Autosave)._timer
    assert (timer.isActive(), timer.interval()) == (True, 300_000)
    editing.rename_actor(window.project.session.workspace, "syria", "The Syrian Arab Republic")
    assert window.isWindowModified()
    timer.timeout.emit()
    assert not window.isWindowModified()
    window.findChild(Autosave).choose(0)
    assert not timer.isActive()


def test_a_project_without_a_file_is_left_alone(open_main: Open) -> None:
    window = open_main()
    window.findChild(Autosave).save()
    window.commands.action("file.new").trigger()
    editing.add_actor(window.project.session.workspace, "Somebody")
    window.findChild(Autosave).save()
    assert window.isWindowModified()
    assert window.project.session.workspace.path is None


def test_how_often_to_save_falls_back_to_never(qapp: object) -> None:
    QSettings().setValue("files/autosave", "often")
    assert kept_minutes() == 0


def test_a_size_that_is_none_is_the_systems(qapp: object) -> None:
    QSettings().setValue("view/scale", "huge")
    assert theme().scale == 100


def test_the_wait_for_the_warm_up_comes_before_asking(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    order: list[str] = []
    monkeypatch.setattr("allymap.desktop.warmup.make_way_for_reading", lambda: order.append("waited"))
    with pytest.raises(AllyMapError):
        server_fields.departure(ExtractionSettings(ExtractorName.MODEL).choice())
    assert order == ["waited"]
