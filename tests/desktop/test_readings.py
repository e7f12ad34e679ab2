"""Reading again with the difference shown first, the question before text leaves the machine, and failures."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from allymap.desktop.difference_dialog import DifferenceDialog
from allymap.desktop.extraction_settings import ExtractionSettings, ExtractorName
from allymap.desktop.job_bar import JobBar
from allymap.desktop.window import MainWindow
from allymap.model import AllyMapError, Claim, Document, Polarity, Progress, VerdictValue
from allymap.workspace import Workspace, editing, importing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton
ELSEWHERE = ExtractionSettings(ExtractorName.MODEL, "https://llm.example.org/v1", "small")


@pytest.fixture(autouse=True)
def _no_server_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"ALLYMAP_LLM_{name}", raising=False)


def about(workspace: Workspace, trigger: str) -> Claim:
    return next(claim for claim in workspace.claims.values() if claim.trigger == trigger)


def found_again(workspace: Workspace) -> importing.Batch:
    """Another reading of the same documents: one claim turned, two not found, the rest as before."""
    claims = [
        replace(claim, polarity=Polarity.COMPETITION) if claim.trigger == "thanked" else claim
        for claim in workspace.claims.values()
        if claim.trigger not in ("outbid", "resented")
    ]
    return importing.Batch(tuple(workspace.documents.values()), (), (), tuple(claims), again=True)


def read_again(window: MainWindow, qtbot: QtBot, batch: importing.Batch, patch: pytest.MonkeyPatch) -> DifferenceDialog:
    patch.setattr(importing, "prepare_again", lambda *_, **__: batch)
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.findChild(DifferenceDialog) is not None)
    dialog = window.findChild(DifferenceDialog)
    qtbot.waitExposed(dialog)
    return dialog


def test_the_difference_is_shown_before_anything_is_written_and_applied_as_one_step(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    window = open_main(project_file)
    workspace = window.project.session.workspace
    before = dict(workspace.claims)
    dialog = read_again(window, qtbot, found_again(workspace), monkeypatch)
    assert dict(workspace.claims) == before
    text = dialog.list.toPlainText()
    assert "CLAIMS NOT FOUND ANY MORE  2" in text
    assert "Iran and Russia: contested" in text
    assert "polarity cooperation → competition" in text
    QTest.mouseClick(dialog.apply_button, _LEFT)
    assert about(workspace, "thanked").polarity is Polarity.COMPETITION
    assert len(workspace.claims) == len(before) - 2
    assert workspace.undo_label == "Read 2 documents again"
    assert "2 documents read again" in window.messages.text
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dict(workspace.claims) == before


def test_verdicts_and_corrections_stay(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    window = open_main(project_file)
    workspace = window.project.session.workspace
    batch = found_again(workspace)
    editing.judge(workspace, [about(workspace, "outbid").id], VerdictValue.ACCEPTED, "tester")
    editing.put_claim(workspace, replace(about(workspace, "resented"), date="2018", by="tester"))
    verdicts = dict(workspace.verdicts)
    dialog = read_again(window, qtbot, batch, monkeypatch)
    QTest.mouseClick(dialog.findChild(QPushButton, "keptPart"), _LEFT)
    assert "2 accepted claims stay as they are." in dialog.list.toPlainText()
    assert "NEW CLAIMS" not in dialog.list.toPlainText()
    QTest.mouseClick(dialog.apply_button, _LEFT)
    assert dict(workspace.verdicts) == verdicts
    assert about(workspace, "outbid").polarity is Polarity.COMPETITION
    assert about(workspace, "resented").date == "2018"


def test_escape_applies_nothing(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    window = open_main(project_file)
    workspace = window.project.session.workspace
    dialog = read_again(window, qtbot, found_again(workspace), monkeypatch)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert about(workspace, "thanked").polarity is Polarity.COOPERATION
    assert not window.isWindowModified()


def test_the_same_outcome_is_said_in_a_sentence(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    window = open_main(project_file)
    workspace = window.project.session.workspace
    batch = replace(found_again(workspace), claims=tuple(workspace.claims.values()))
    monkeypatch.setattr(importing, "prepare_again", lambda *_, **__: batch)
    window.commands.action("document.read_again").trigger()
    qtbot.waitUntil(lambda: window.messages.text.startswith("Nothing changes"))
    assert window.findChild(DifferenceDialog) is None


def test_reading_again_can_be_cancelled(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    window = open_main(project_file)

    def prepare_again(*_: object, progress: Progress, **__: object) -> None:
        progress.phase("Finding claims", 2)
        while True:
            progress.advance(0)

    monkeypatch.setattr(importing, "prepare_again", prepare_again)
    window.commands.action("document.read_again").trigger()
    QTest.mouseClick(window.findChild(QPushButton, "cancelJob"), _LEFT)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert window.messages.text == ""
    assert window.findChild(DifferenceDialog) is None


class Asked:
    """Stands in for the reading, and tells with which extractor and consent it was asked for."""

    def __init__(self, failure: str = "") -> None:
        self.failure = failure
        self.heard: list[tuple[str, bool]] = []

    def __call__(self, *_: object, extractor: str | importing.Choice, consent: bool, **__: object) -> importing.Batch:
        name = extractor if isinstance(extractor, str) else extractor.name
        self.heard.append((name, consent))
        if self.failure and name != "rules":
            raise AllyMapError(self.failure)
        return importing.Batch()


@pytest.mark.parametrize(
    ("button", "heard"), [("sendText", [("llm", True)]), ("readWithRules", [("rules", False)]), ("", [])]
)
def test_nothing_is_sent_before_the_person_agrees(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path, button: str,
    heard: list[tuple[str, bool]],
) -> None:  # fmt: skip
    asked = Asked()
    monkeypatch.setattr(importing, "prepare", asked)
    ELSEWHERE.keep()
    window = open_main(project_file)
    window.open_paths([project_file.with_name("a.txt")])
    box = window.findChild(QMessageBox, "consentDialog")
    qtbot.waitExposed(box)
    assert "leaves this machine for llm.example.org" in box.text()
    assert not window.jobs.busy
    if button:
        QTest.mouseClick(box.findChild(QPushButton, button), _LEFT)
    else:
        QTest.keyClick(box, Qt.Key.Key_Return)  # Enter is no agreement
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox, "consentDialog") and not window.jobs.busy)
    assert asked.heard == heard


def test_a_server_on_this_machine_needs_no_consent(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    asked = Asked()
    monkeypatch.setattr(importing, "prepare", asked)
    replace(ELSEWHERE, extractor=ExtractorName.BOTH, url="http://127.0.0.1:9/v1").keep()
    window = open_main(project_file)
    window.open_paths([project_file.with_name("a.txt")])
    qtbot.waitUntil(lambda: asked.heard == [("rules+llm", False)] and not window.jobs.busy)


def test_a_server_that_fails_is_one_sentence_and_the_rules_are_offered(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    asked = Asked("The server 127.0.0.1 does not answer.")
    monkeypatch.setattr(importing, "prepare", asked)
    replace(ELSEWHERE, url="http://127.0.0.1:9/v1").keep()
    window = open_main(project_file)
    window.open_paths([project_file.with_name("a.txt")])
    qtbot.waitUntil(lambda: window.messages.text == "The server 127.0.0.1 does not answer.")
    offer = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Read with the rules")
    QTest.mouseClick(offer, _LEFT)
    qtbot.waitUntil(lambda: asked.heard == [("llm", False), ("rules", False)] and not window.jobs.busy)


def test_a_server_that_is_not_named_is_said_before_reading(open_main: Open, project_file: Path) -> None:
    replace(ELSEWHERE, url="").keep()
    window = open_main(project_file)
    window.open_paths([project_file.with_name("a.txt")])
    assert "ALLYMAP_LLM_URL" in window.messages.text
    assert not window.jobs.busy


def test_one_document_is_read_again_from_its_menu(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path
) -> None:
    window = open_main(project_file)
    asked: list[list[str]] = []

    def prepare_again(documents: list[Document], **_: object) -> importing.Batch:
        asked.append([one.id for one in documents])
        return importing.Batch(tuple(documents), again=True)

    monkeypatch.setattr(importing, "prepare_again", prepare_again)
    view = window.project.page.sources.view
    row = window.project.page.sources.rows.row_of("sky")
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(row, 0)).center())
    menu = window.project.page.sources.findChild(QMenu)
    entry = next(one for one in menu.actions() if one.text() == "Find its claims again…")
    QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(entry).center())
    qtbot.waitUntil(lambda: window.findChild(DifferenceDialog) is not None)
    assert asked == [["sky"]]
    dialog = window.findChild(DifferenceDialog)
    assert "1 document read again" in dialog.findChild(QLabel, "differenceHeadline").text()
    dialog.close()


def test_a_folder_is_dropped_on_the_window_and_read_with_progress(
    open_main: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, project_file: Path, tmp_path: Path
) -> None:
    window = open_main(project_file)
    go, heard = threading.Event(), []

    def prepare(paths: list[Path], progress: Progress, **_: object) -> importing.Batch:
        heard.extend(paths)
        progress.phase("Reading", 40)
        progress.advance(12)
        go.wait(5)
        return importing.Batch()

    monkeypatch.setattr(importing, "prepare", prepare)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    how = (Qt.DropAction.CopyAction, mime, _LEFT, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(700, 400), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(700, 400), *how))
    bar = window.findChild(JobBar, "jobBar")
    qtbot.waitUntil(lambda: "12 of 40" in bar.text)
    assert bar.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert heard == [tmp_path]
