"""Data by menu, by keys and by dropping: a dialog that shows what it is, one step, a report."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from event_rows import ACLED, POLECAT, POLECAT_ROW, gdelt_row, icews_table, tabbed
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from test_journeys import drop

from allymap.desktop.drop_overlay import may_be_data
from allymap.desktop.import_data_dialog import ImportDataDialog
from allymap.desktop.import_report import ImportReportDialog
from allymap.desktop.job_bar import JobBar
from allymap.desktop.window import MainWindow
from allymap.model import Progress
from allymap.network import layout
from allymap.network.view import MapView
from allymap.workspace import datasets

Open = Callable[..., MainWindow]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "events.tab"
    path.write_text(icews_table())
    return path


def asked(window: MainWindow) -> ImportDataDialog:
    dialog = window.findChild(ImportDataDialog)
    assert isinstance(dialog, ImportDataDialog) and dialog.isVisible()
    return dialog


def said(window: MainWindow, words: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: words in window.messages.text, timeout=20_000)


def test_a_dropped_table_is_shown_narrowed_and_imported(open_main: Open, qtbot: QtBot, table: Path) -> None:
    window = open_main()
    drop(window, table)
    dialog = asked(window)
    assert dialog.kind.currentData() == "icews"
    assert "Dataverse" in dialog.findChild(QLabel, "dataTerms").text()
    assert dialog.preview.horizontalHeaderItem(2).text() == "Source Name"
    assert dialog.preview.item(0, 2).text() == "Russia"
    QTest.keyClicks(dialog.since, "soon")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and "is not a date" in dialog.findChild(QLabel, "importDataProblem").text()
    dialog.since.clear()
    QTest.keyClicks(dialog.since, "2016")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    said(window, "3 rows read, 1 claim between 2 actors; 2 left out.", qtbot)
    workspace = window.project.session.workspace
    assert [claim.date for claim in workspace.claims.values()] == ["2016-01-01"]
    assert workspace.undo_label == "Import “events.tab”"
    window.files.readings.show_report()
    report = window.findChild(ImportReportDialog)
    assert "no second actor" in report.list.toPlainText()
    assert report.findChild(QWidget, "setDates") is None
    report.close()
    window.project.session.undo()
    assert not workspace.claims


def test_the_menu_asks_for_files_and_several_follow_each_other(
    open_main: Open, qtbot: QtBot, project_file: Path, tmp_path: Path
) -> None:
    window = open_main(project_file)
    paths = []
    for number, day in enumerate(("20151001", "20151002")):
        path = tmp_path / f"{day}.export.CSV"
        path.write_text(gdelt_row(61, day=day, id=str(number)))
        paths.append(path)
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    chooser = window.findChild(QFileDialog, "fileDialog")
    assert chooser is not None and "*.graphml" in chooser.nameFilters()[0]
    chooser.filesSelected.emit([str(path) for path in paths])
    chooser.reject()
    dialog = asked(window)
    assert dialog.kind.currentData() == "gdelt"
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    said(window, "2 documents read: 2 claims between 2 actors.", qtbot)
    workspace = window.project.session.workspace
    window.files.readings.show_report()
    report = window.findChild(ImportReportDialog)
    assert all(f"{day}.export.CSV: 1 row read" in report.list.toPlainText() for day in ("20151001", "20151002"))
    report.close()
    assert sum(claim.by == "GDELT" for claim in workspace.claims.values()) == 2
    window.project.session.undo()
    assert sum(claim.by == "GDELT" for claim in workspace.claims.values()) == 1


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_imported(
    open_main: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = []
    for name, text in (("a.tab", icews_table()), ("b.tab", "no table"), ("c.tab", "no table either")):
        paths.append(tmp_path / name)
        paths[-1].write_text(text)
    window = open_main()
    window.files.import_data(paths)
    QTest.mouseClick(asked(window).ok, Qt.MouseButton.LeftButton)
    said(window, "1 document read: 2 claims between 2 actors; 3 left out.", qtbot)  # a row and two files
    assert len(window.project.session.workspace.claims) == 2
    window.files.readings.show_report()
    told = window.findChild(ImportReportDialog).list.toPlainText()
    assert "a.tab: 3 rows read, 2 claims" in told and "b.tab" in told and "c.tab" in told


def test_columns_of_a_list_are_found_or_chosen(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Who,target,What\nIran,Iraq,aid\n")
    window = open_main()
    drop(window, path)
    dialog = asked(window)
    assert dialog.kind.currentData() == "csv"
    assert [box.currentText() for box in dialog.columns.values()] == ["–", "target", "–", "–", "–", "–", "–"]
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and "Say which columns" in dialog.findChild(QLabel, "importDataProblem").text()
    dialog.columns["source"].setFocus()
    QTest.keyClicks(dialog.columns["source"], "w")
    dialog.columns["type"].setCurrentIndex(dialog.columns["type"].findData("What"))
    assert dialog.columns["source"].currentText() == "Who"
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    said(window, "mine.csv: 1 row read, 1 claim between 2 actors.", qtbot)


def test_a_file_that_is_none_is_told_in_a_sentence(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "map.gexf"
    path.write_text("<svg/>")
    window = open_main()
    drop(window, path)
    dialog = asked(window)
    assert dialog.preview.isHidden()
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    said(window, "“map.gexf” is no gexf file", qtbot)


def test_cancelled_nothing_is_read(open_main: Open, table: Path) -> None:
    window = open_main()
    drop(window, table)
    asked(window).reject()
    assert window.project is None


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", tabbed(POLECAT, POLECAT_ROW), "polecat"), ("a.csv", ",".join(ACLED), "acled"),
        ("a.csv", gdelt_row(58), "gdelt"), ("a.txt", "Russia sent jets.", ""), ("a.csv", "", "csv"),
        ("a.tab", "a\tb", "csv"), ("a.html", "<p>", ""), ("a.zip", "no archive", ""), ("a.csv.gz", "no archive", "csv"),
        ("a.gexf", "", "gexf"),
    ],
)  # fmt: skip
def test_kinds_are_recognised(tmp_path: Path, name: str, text: str, kind: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert datasets.guess(path) == kind


def test_texts_and_plain_folders_stay_documents(tmp_path: Path) -> None:
    text, tables = tmp_path / "a.txt", tmp_path / "tables"
    text.write_text("Russia sent jets to Syria.")
    tables.mkdir()
    assert not any(map(may_be_data, (text, tables, tmp_path / "none.txt")))
    (tables / "claims.csv").write_text("")
    text.write_text(tabbed(POLECAT, POLECAT_ROW))
    assert may_be_data(tables) and may_be_data(text)


def test_an_import_is_cancelled_while_the_map_is_arranged(
    open_main: Open, qtbot: QtBot, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrange, heard = layout.arrange, []

    def slow(view: MapView, *, progress: Progress, shape: float | None) -> layout.Places:
        progress.phase("Arranging the map", 10)
        while not progress.cancelled:
            time.sleep(0.005)
        heard.append(shape)
        return arrange(view, progress=progress, shape=shape)

    monkeypatch.setattr(layout, "arrange", slow)
    window = open_main()
    drop(window, table)
    QTest.mouseClick(asked(window).ok, Qt.MouseButton.LeftButton)
    bar = window.findChild(JobBar, "jobBar")
    qtbot.waitUntil(lambda: "Arranging the map · 0 of 10" in bar.text)
    QTest.mouseClick(window.findChild(QPushButton, "cancelJob"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert heard and not bar.isVisible()
    assert not window.project.session.workspace.documents
    assert not window.project.session.workspace.dirty
