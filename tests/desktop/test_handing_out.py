"""Handing out from the window: the label is asked once, files are written by a job, what is withheld is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QRadioButton
from pytestqt.qtbot import QtBot

from allymap.desktop import handing_out
from allymap.desktop.exporting import picture_bytes, sequence
from allymap.desktop.handing_out import prepared
from allymap.desktop.window import MainWindow
from allymap.model import AllyMapError, Scene, Tlp
from allymap.network.spans import Unit
from allymap.workspace import editing
from allymap.workspace.handling import LABEL

Open = Callable[..., MainWindow]


@pytest.fixture
def window(open_main: Open, project_file: Path) -> MainWindow:
    opened = open_main(project_file)
    layout = opened.project.session.layout
    editing.add_scene(opened.project.session.workspace, Scene("", "Everybody", layout.id, notes="Speak slowly."))
    return opened


def choose(window: MainWindow, label: Tlp) -> None:
    dialog = window.findChild(QDialog, "labelDialog")
    QTest.mouseClick(dialog.findChild(QRadioButton, label.value), Qt.MouseButton.LeftButton)
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
    dialog.deleteLater()


def save_as(window: MainWindow, path: Path) -> None:
    dialog = window.findChild(QFileDialog, "fileDialog")
    dialog.filesSelected.emit([str(path)])
    dialog.close()
    dialog.deleteLater()


def test_no_label_is_guessed_and_it_is_asked_once(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    workspace = window.project.session.workspace
    window.commands.action("export.briefing").trigger()
    dialog = window.findChild(QDialog, "labelDialog")
    assert not any(one.isChecked() for one in dialog.findChildren(QRadioButton))
    buttons, standard = dialog.findChild(QDialogButtonBox), QDialogButtonBox.StandardButton
    assert not buttons.button(standard.Ok).isEnabled()
    assert not buttons.button(standard.Cancel).isDefault(), "giving up is never what a dialog suggests"
    choose(window, Tlp.GREEN)
    assert workspace.settings[LABEL] == "TLP:GREEN"
    save_as(window, tmp_path / "deck.pptx")
    qtbot.waitUntil(lambda: (tmp_path / "deck.pptx").exists() and not window.jobs.busy)
    assert (tmp_path / "deck.pptx").read_bytes()[:2] == b"PK"
    qtbot.waitUntil(lambda: window.findChild(QDialog, "labelDialog") is None)
    window.commands.action("export.briefing").trigger()
    assert window.findChild(QDialog, "labelDialog") is None
    save_as(window, tmp_path / "deck.html")
    qtbot.waitUntil(lambda: (tmp_path / "deck.html").exists() and not window.jobs.busy)
    assert "TLP:GREEN" in (tmp_path / "deck.html").read_text("utf-8")


def test_what_is_withheld_is_told_and_not_written(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.project.session
    editing.set_setting(session.workspace, LABEL, "TLP:GREEN")
    claim = next(one for one in session.workspace.claims.values() if one.trigger == "struck")
    editing.put_claim(session.workspace, replace(claim, tlp="TLP:RED"))
    said: list[str] = []
    window.messages.say = lambda sentence, details=(), passes=False: said.append(sentence)
    window.commands.action("export.briefing").trigger()
    save_as(window, tmp_path / "deck.html")
    qtbot.waitUntil(lambda: bool(said))
    assert "1 claim with a higher handling label withheld." in said[0]
    assert "Hezbollah" not in (tmp_path / "deck.html").read_text("utf-8")


def test_a_pair_is_handed_out_as_a_dossier(window: MainWindow) -> None:
    session = window.project.session
    with pytest.raises(AllyMapError, match="Select a pair"):
        prepared(session, ".md", "TLP:GREEN")
    session.select((), "iran|russia")
    content, withheld = prepared(session, ".md", "TLP:GREEN")()
    assert b"airfield" in content
    assert not withheld
    with pytest.raises(AllyMapError, match="docx"):
        prepared(session, ".docx", "TLP:GREEN")


def test_whoever_decided_on_no_label_is_not_asked_again(window: MainWindow) -> None:
    session = window.project.session
    editing.set_label(session.workspace, "")
    given: list[str] = []
    handing_out.with_label(window, session, given.append)
    assert given == [""]
    assert window.findChild(QDialog, "labelDialog") is None


def test_without_a_label_no_label_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.project.session
    editing.set_label(session.workspace, "")
    said: list[str] = []
    passing: list[bool] = []

    def say(sentence: str, details: object = (), passes: bool = False) -> None:
        said.append(sentence)
        passing.append(passes)

    window.messages.say = say
    window.commands.action("export.briefing").trigger()
    save_as(window, tmp_path / "deck.html")
    qtbot.waitUntil(lambda: bool(said) and not window.jobs.busy)
    assert said == [f"Written to {tmp_path / 'deck.html'} without a label."]
    assert passing == [True], "there is nothing to answer, and it covers a part of the map"
    for claim in list(session.workspace.claims.values()):
        editing.put_claim(session.workspace, replace(claim, tlp="TLP:RED"))
    session.select((), "iran|russia")
    with pytest.raises(AllyMapError, match="pair may be shown without a label"):
        prepared(session, ".md", "")()


def test_a_project_is_never_overwritten_by_an_export(window: MainWindow, project_file: Path) -> None:
    editing.set_label(window.project.session.workspace, "TLP:GREEN")
    before = project_file.read_bytes()
    said: list[str] = []
    window.messages.say = lambda sentence, details=(): said.append(sentence)
    window.commands.action("export.claims").trigger()
    save_as(window, project_file)
    assert said == [f"“{project_file}” is a project or another database, and was not overwritten."]
    assert project_file.read_bytes() == before


def test_a_line_without_a_source_is_not_printed(window: MainWindow) -> None:
    session = window.project.session
    editing.set_label(session.workspace, "TLP:RED")
    claim = next(one for one in session.workspace.claims.values() if one.trigger == "struck")
    with session.workspace.step("Lose the source") as step:
        step.put(replace(claim, passage=None, note=""))
    said: list[str] = []
    window.messages.say = lambda sentence, details=(): said.append(sentence)
    window.commands.action("file.print").trigger()
    assert len(said) == 1
    assert "source" in said[0]


def test_the_map_year_by_year(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    session = window.project.session
    editing.set_setting(session.workspace, LABEL, "TLP:GREEN")
    said: list[str] = []
    window.messages.say = lambda sentence, details=(), passes=False: said.append(sentence)
    window.commands.action("export.picture").trigger()
    window.findChild(QFileDialog, "fileDialog").selectNameFilter("GIF, year by year (*.gif)")
    save_as(window, tmp_path / "map.gif")
    qtbot.waitUntil(lambda: bool(said) and not window.jobs.busy)
    content = (tmp_path / "map.gif").read_bytes()
    assert content.startswith(b"GIF89a")
    assert b"TLP:GREEN" in content
    assert "map.gif" in said[0]


def test_a_picture_without_a_ground(window: MainWindow, tmp_path: Path) -> None:
    editing.set_setting(window.project.session.workspace, LABEL, "TLP:GREEN")
    for chosen, alpha in (("PNG without a ground (*.png)", 0), ("PNG (*.png)", 255)):
        window.commands.action("export.picture").trigger()
        dialog = window.findChild(QFileDialog, "fileDialog")
        dialog.selectNameFilter(chosen)
        dialog.setObjectName("")
        dialog.filesSelected.emit([str(tmp_path / "map.png")])
        dialog.close()
        with Image.open(tmp_path / "map.png") as shot:
            assert shot.convert("RGBA").getpixel((1, 1))[3] == alpha


def test_a_map_with_a_strand_without_a_source_is_refused(window: MainWindow) -> None:
    session = window.project.session
    claim = next(one for one in session.workspace.claims.values() if one.trigger == "struck")
    assert claim.passage is not None
    with session.workspace.step("Lose the words") as step:
        step.put(replace(claim, passage=None, note="", by="A. Analyst"))
    for write in (lambda: picture_bytes(session, "svg"), lambda: sequence(session, Unit.YEAR)):
        with pytest.raises(AllyMapError, match=r"these strands have no source: .*Hezbollah"):
            write()


def test_a_sequence_goes_in_the_steps_that_the_timeline_counts(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Unit] = []
    monkeypatch.setattr("allymap.desktop.exporting.sequence", lambda _, unit: asked.append(unit) or (lambda: b"GIF89a"))
    editing.set_setting(window.project.session.workspace, LABEL, "TLP:GREEN")
    timeline = window.project.page.timeline

    def export(name: str, kind: int) -> None:
        window.commands.action("export.picture").trigger()
        dialog = window.findChild(QFileDialog, "fileDialog")
        dialog.selectNameFilter([one for one in dialog.nameFilters() if "GIF" in one][kind])
        save_as(window, tmp_path / f"{name}.gif")
        qtbot.waitUntil(lambda: (tmp_path / f"{name}.gif").exists() and not window.jobs.busy)

    export("whole", 0)
    whole = timeline.plan.length
    for _ in range(12):
        if timeline.plan.length is whole:
            QTest.keyClick(timeline, Qt.Key.Key_Plus)
    export("closer", 0)
    export("chosen", -1)
    assert asked == [whole, timeline.plan.length, Unit.DECADE]
    assert whole is not timeline.plan.length


def test_an_exported_map_says_as_of_when_from_what_and_how_it_fades(window: MainWindow) -> None:
    session = window.project.session
    session.ask(replace(session.query, half_life=365))
    written = picture_bytes(session, "svg").decode()
    for said in ("As of 2016-12-19 · half-life 1 year", "Levant Desk", "width: passages, half-life 1 year"):
        assert said in written
