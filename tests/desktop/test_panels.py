"""The panels on plain values, and what a click in them does in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.layouts_panel import LayoutsPanel
from allymap.desktop.rows import INDENT, Row, RowsModel, RowsView
from allymap.desktop.sources_panel import SourcesPanel
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.model import Document, Layout, Tier
from allymap.workspace import editing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _styled(qapp: object) -> None:
    theme()


def row_centre(view: RowsView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def test_rows_elide_and_keep_their_count(qtbot: QtBot) -> None:
    view = RowsView("rows", "Rows", 5)
    qtbot.addWidget(view)
    model = RowsModel(view)
    view.setModel(model)
    model.show_rows(
        [Row("a", "A very long title that cannot fit into the narrow column", "31"), Row("b", "B", note="x")]
    )
    view.resize(120, 100)
    view.show()
    qtbot.waitExposed(view)
    image = view.grab().toImage()
    ground = QColor(theme().look.surface)
    inked = {x for x in range(120) for y in range(24) if image.pixelColor(x, y) != ground}
    assert min(inked) >= INDENT
    assert max(inked) <= 120 - INDENT
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole).endswith(", 31")
    assert view.sizeHintForRow(1) > view.sizeHintForRow(0)


def test_showing_the_same_rows_again_keeps_the_selection(qtbot: QtBot) -> None:
    view = RowsView("rows", "Rows", 5)
    qtbot.addWidget(view)
    model = RowsModel(view)
    view.setModel(model)
    model.show_rows([Row("a", "A"), Row("b", "B")])
    view.setCurrentIndex(model.index(1))
    model.show_rows([Row("a", "A"), Row("b", "B renamed", "2")])
    assert view.currentIndex().row() == 1
    assert view.currentIndex().data() == "B renamed"


def test_an_undated_document_asks_for_its_date_in_its_row(qtbot: QtBot) -> None:
    panel = SourcesPanel()
    qtbot.addWidget(panel)
    panel.show_documents({"d": Document("d", "Undated", "…", "0")}, {})
    panel.resize(240, 200)
    panel.show()
    qtbot.waitExposed(panel)
    rect = panel.view.visualRect(panel.rows.index(0))
    QTest.mouseClick(panel.view.viewport(), _LEFT, pos=QPoint(rect.left() + 20, rect.bottom() - 6))
    editor = panel.view.findChild(QLineEdit, "publishedEditor")
    assert editor is not None
    assert editor.text() == ""
    QTest.keyClicks(editor, "2019-06")
    with qtbot.waitSignal(panel.dated) as dated:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert dated.args == ["d", "2019-06"]


def test_a_wrong_date_is_refused_in_a_sentence(qtbot: QtBot) -> None:
    panel = SourcesPanel()
    qtbot.addWidget(panel)
    panel.show_documents({"d": Document("d", "Undated", "…", "0")}, {})
    with qtbot.waitSignal(panel.refused) as refused, qtbot.assertNotEmitted(panel.dated):
        panel.rows.setData(panel.rows.index(0), "last summer")
    assert refused.args[0].endswith("2011/2014.")


def test_setting_the_date_in_the_window_dates_the_document(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    sources = window.project.page.sources
    assert [row.note for row in sources.rows.rows] == ["", "date unknown — set"]
    sources.ask_for_date("rebuilds")
    editor = sources.view.findChild(QLineEdit, "publishedEditor")
    QTest.keyClicks(editor, "2019-06-14")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    documents = window.project.session.workspace.documents
    qtbot.waitUntil(lambda: documents["rebuilds"].published == "2019-06-14")
    assert [row.note for row in sources.rows.rows] == ["", ""]


def test_a_date_in_words_is_taken_and_reading_again_is_offered(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    session, sources = window.project.session, window.project.page.sources
    claim = next(one for one in session.workspace.claims.values() if one.document_id == "rebuilds")
    session.attempt(editing.put_claim, replace(claim, date=""))
    sources.ask_for_date("rebuilds")
    editor = sources.view.findChild(QLineEdit, "publishedEditor")
    QTest.keyClicks(editor, "14 June 2019")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    documents = session.workspace.documents
    qtbot.waitUntil(lambda: documents["rebuilds"].published == "2019-06-14")
    offer = next(one for one in window.messages.findChildren(QPushButton) if one.text() == "Read again")
    assert offer.isVisible()


def test_a_source_counts_what_is_drawn_and_tells_of_what_is_suggested(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, rows = window.project.session, window.project.page.sources.rows
    before = int(rows.rows[0].count)
    claim = next(one for one in session.workspace.claims.values() if one.document_id == "sky")
    with session.workspace.step("Suggest") as step:
        step.put(replace(claim, tier=Tier.SUGGESTED))
    assert int(rows.rows[0].count) == before - 1
    assert f"{before - 1} claims drawn and 1 suggested" in rows.rows[0].tooltip


def test_a_click_on_a_source_opens_its_text(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    view = window.project.page.sources.view
    QTest.mouseClick(view.viewport(), _LEFT, pos=row_centre(view, 0) - QPoint(0, 4))
    viewer = window.project.page.viewer
    assert viewer.document.id == "sky"
    assert viewer.text_edit.objectName() == "documentViewer"
    assert viewer.text_edit.isVisible()


def test_removing_a_source_takes_its_claims_along_and_comes_back(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page, session = window.project.page, window.project.session
    page.sources.document_chosen.emit("sky")
    page.sources.removal_wanted.emit("sky")
    box = window.findChild(QMessageBox, "removalDialog")
    assert "5 strands lose their last source:" in box.informativeText()
    QTest.mouseClick(next(one for one in box.findChildren(QPushButton) if one.text() == "Remove"), _LEFT)
    assert [row.key for row in page.sources.rows.rows] == ["rebuilds"]
    assert page.viewer.document is None
    assert len(session.view.relations) == 1
    session.undo()
    assert len(session.view.relations) == 5


def test_the_actor_list_narrows_selects_and_centres(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page = window.project.page
    search = window.findChild(QLineEdit, "actorSearch")
    search.setFocus()
    QTest.keyClicks(search, "hez")
    assert page.actors.view.model().rowCount() == 1
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.project.session.actors == {"hezbollah"}
    assert page.canvas.selection().actors == {"hezbollah"}
    assert page.evidence.page is page.evidence.actor
    assert page.evidence.actor.findChild(QLabel, "actorTitle").text() == "Hezbollah"


def test_selecting_on_the_map_selects_in_the_list(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page = window.project.page
    QTest.mouseClick(page.canvas, _LEFT, pos=page.canvas.actor_point("israel"))
    assert page.actors.selected == ["israel"]
    modifiers = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(page.canvas, _LEFT, modifiers, page.canvas.actor_point("iran"))
    assert set(page.actors.selected) == {"israel", "iran"}
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.actors.selected == []
    assert page.evidence.page is page.evidence.overview


def test_an_actors_relation_is_one_click_from_its_evidence(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page = window.project.page
    window.project.session.select({"russia"})
    view = page.evidence.findChild(RowsView, "actorRelations")
    texts = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert texts[0] == "Iran"
    QTest.mouseClick(view.viewport(), _LEFT, pos=row_centre(view, 0))
    assert page.evidence.page is page.evidence.relation
    assert window.project.session.relation_id == "iran|russia"


def test_the_overview_lists_what_is_contested(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    view = window.findChild(RowsView, "overviewRelations")
    assert [view.model().index(row, 0).data() for row in range(view.model().rowCount())] == ["Iran – Russia"]


def test_layouts_are_renamed_in_place(qtbot: QtBot) -> None:
    panel = LayoutsPanel()
    qtbot.addWidget(panel)
    panel.show_layouts([Layout("b", "By camp", order=1), Layout("map", "Map")], "map")
    assert [(row.text, row.marked) for row in panel.rows.rows] == [("Map", True), ("By camp", False)]
    with qtbot.waitSignal(panel.renamed) as renamed:
        panel.rows.setData(panel.rows.index(1), "  Syria theatre ")
    assert renamed.args == ["b", "Syria theatre"]
    with qtbot.assertNotEmitted(panel.renamed):
        panel.rows.setData(panel.rows.index(1), "By camp")


def test_layouts_are_saved_switched_and_deleted(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    session, page = window.project.session, window.project.page
    page.canvas.reduced_motion = True
    before = session.places["russia"]
    window.commands.action("layout.save_as").trigger()
    dialog = window.findChild(QWidget, "textDialog")
    QTest.keyClicks(dialog.findChild(QLineEdit), "Syria theatre")
    QTest.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.layout.name == "Syria theatre")
    session.attempt(editing.move_actors, session.layout.id, {"russia": (before[0] + 300, before[1])})
    window.commands.action("layout.next").trigger()
    assert session.layout.name == "Map"
    assert session.places["russia"] == before
    assert not session.pinned
    window.commands.action("layout.delete").trigger()
    assert [row.text for row in page.layouts.rows.rows] == ["Syria theatre"]
    assert session.places["russia"] == (before[0] + 300, before[1])
    assert not window.commands.action("layout.delete").isEnabled()


def test_arranging_leaves_the_pinned_where_they_are(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    session = window.project.session
    window.project.page.canvas.reduced_motion = True
    session.attempt(editing.move_actors, session.layout.id, {"syria": (900.0, 50.0)})
    window.commands.action("layout.run").trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert session.places["syria"] == (900.0, 50.0)
    assert session.workspace.undo_label == "Arrange “Map”"


def test_unfolding_shows_people_for_themselves(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session = window.project.session
    assert session.shown_actor("putin").id == "russia"
    window.commands.action("view.fold").trigger()
    assert session.shown_actor("putin").id == "putin"
    assert session.layout.folded is False
    session.undo()
    assert session.shown_actor("putin").id == "russia"
    assert window.commands.action("view.fold").isChecked()


def test_renaming_and_merging_actors(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    session = window.project.session
    session.select({"hezbollah"})
    window.commands.action("map.rename").trigger()
    line = window.findChild(QWidget, "textDialog").findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "The Party of God")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.workspace.actors["hezbollah"].name == "The Party of God")
    session.select({"israel", "hezbollah"})
    window.commands.action("map.merge").trigger()
    assert session.shown_actor("hezbollah").id == "israel"
    session.undo()
    assert session.shown_actor("hezbollah").id == "hezbollah"
