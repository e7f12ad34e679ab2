"""A person's journeys through the window, with real mouse and key events."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import prepared_project
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.window import MainWindow
from allymap.model import Camera, Polarity, VerdictValue
from allymap.workspace import Workspace, editing, importing

Open = Callable[..., MainWindow]
_PAIR = "iran|russia"
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(window: MainWindow, *paths: Path) -> None:
    """Drag files over the window and let go of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    centre = QPoint(window.width() // 2, window.height() // 2)
    enter = QDragEnterEvent(centre, Qt.DropAction.CopyAction, data, _LEFT, _NONE)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.findChild(QWidget, "dropOverlay").isVisible()
    release = QDropEvent(QPointF(centre), Qt.DropAction.CopyAction, data, _LEFT, _NONE)
    QApplication.sendEvent(window, release)
    assert not window.findChild(QWidget, "dropOverlay").isVisible()


def click_strand(window: MainWindow, polarity: Polarity) -> None:
    canvas = window.project.page.canvas
    QTest.mouseClick(canvas, _LEFT, _NONE, canvas.relation_point(_PAIR, polarity))


def drag(widget: QWidget, start: QPoint, by: QPoint) -> None:
    QTest.mouseMove(widget, start)
    QTest.mousePress(widget, _LEFT, _NONE, start)
    for step in range(1, 7):
        QTest.mouseMove(widget, start + by * step / 6)
    QTest.mouseRelease(widget, _LEFT, _NONE, start + by)


def test_dropping_an_article_draws_a_map(
    open_main: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_main()
    article = tmp_path / "sky.txt"
    article.write_text("Russia sent jets to Syria.", "utf-8")
    made = prepared_project.build()
    batch = importing.Batch(
        tuple(made.documents.values()), (), tuple(made.actors.values()), tuple(made.claims.values())
    )
    made.close()
    asked: list[list[Path]] = []

    def prepare(paths: list[Path], **_: object) -> importing.Batch:
        asked.append(paths)
        return batch

    monkeypatch.setattr(importing, "prepare", prepare)
    drop(window, article)
    qtbot.waitUntil(lambda: bool(window.project and window.project.session.workspace.claims))
    page = window.project.page
    page.canvas.finish_painting()
    assert asked == [[article]]
    assert page.canvas.actor_at(page.canvas.actor_point("russia")) == "russia"
    assert page.canvas.relation_at(page.canvas.relation_point(_PAIR)) == _PAIR
    assert [row.text for row in page.sources.rows.rows] == ["The sky over Damascus", "Who rebuilds Syria?"]
    assert "does not say when it was published" in window.messages.text
    assert window.isWindowModified()


def test_dragging_an_actor_moves_its_disc_and_edges_and_one_undo_brings_it_back(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    canvas = window.project.page.canvas
    before, edge = canvas.actor_point("russia"), canvas.relation_point(_PAIR)
    drag(canvas, before, QPoint(0, 120))
    canvas.finish_painting()
    after = canvas.actor_point("russia")
    assert (after - before - QPoint(0, 120)).manhattanLength() <= 3
    assert canvas.actor_at(before + QPoint(0, 120)) == "russia"
    assert canvas.actor_at(before) is None
    assert canvas.relation_point(_PAIR) != edge
    assert window.project.session.workspace.undo_label == "Move 1 actor"
    assert window.commands.action("edit.undo").text().endswith("Move 1 actor")
    assert "russia" in window.project.session.pinned
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    canvas.finish_painting()
    assert (canvas.actor_point("russia") - before).manhattanLength() <= 1
    assert not window.project.session.workspace.undo_label


def test_clicking_the_competition_strand_shows_its_passages_with_dates(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    click_strand(window, Polarity.COMPETITION)
    panel = window.project.page.evidence
    assert panel.page is panel.relation
    assert panel.isVisible()
    assert panel.relation.findChild(QWidget, "evidenceTitle").text() == "Iran – Russia"
    assert panel.relation.findChild(QWidget, "relationState").text() == "contested"
    cards = panel.relation.list.cards.cards
    assert [card.date for card in cards] == ["Mar 2019", "2018"]
    assert cards[1].claim.passage.exact.startswith("In 2018 Russia outbid Iran")
    assert panel.relation.findChild(QWidget, "competitionTab").text() == "Competition 2"
    QTest.mouseClick(panel.relation.findChild(QWidget, "cooperationTab"), _LEFT)
    assert [card.date for card in panel.relation.list.cards.cards] == ["Aug 2016"]


def test_opening_the_document_highlights_the_passage_and_brings_it_into_view(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    click_strand(window, Polarity.COMPETITION)
    cards = window.project.page.evidence.relation.list
    QTest.keyClick(cards, Qt.Key.Key_Down)
    QTest.keyClick(cards, Qt.Key.Key_Return)
    viewer = window.project.page.viewer
    words = "In 2018 Russia outbid Iran for the phosphate mines of Syria."
    assert viewer.highlighted_text == words
    qtbot.waitUntil(viewer.passage_in_view)
    marks = viewer.text_edit.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == [words]
    assert viewer.text_edit.verticalScrollBar().value() > 0


def test_a_project_reopens_in_another_process_as_it_was_left(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, canvas = window.project.session, window.project.page.canvas
    drag(canvas, canvas.actor_point("iran"), QPoint(40, -60))
    session.attempt(editing.save_layout_as, "Minister’s version", session.layout.id)
    session.attempt(editing.pin, session.layout.id, ["syria"])
    click_strand(window, Polarity.COMPETITION)
    QTest.keyClick(window.project.page.evidence.relation.list, Qt.Key.Key_A)
    left = state_of(session.workspace)
    assert len(session.workspace.verdicts) == 2
    QTest.keyClick(canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not window.isWindowModified()
    window.close_at_once()
    code = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); from test_journeys import state_of;"
        "from allymap.workspace import Workspace; print(json.dumps(state_of(Workspace.look(sys.argv[2]))))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent), str(project_file)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert json.loads(found.stdout) == json.loads(json.dumps(left))


def state_of(workspace: Workspace) -> dict[str, object]:
    """What a person would miss after reopening, as plain values."""
    return {
        "places": sorted(
            (place.layout_id, place.actor_id, place.x, place.y, place.pinned)
            for layout in workspace.layouts
            for place in workspace.places(layout).values()
        ),
        "layouts": sorted((one.id, one.name, one.folded, one.order) for one in workspace.layouts.values()),
        "verdicts": sorted((one.claim_id, str(one.value)) for one in workspace.verdicts.values()),
    }


def test_review_by_key_accepts_rejects_and_undoes(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, cards = window.project.session, window.project.page.evidence.relation.list
    click_strand(window, Polarity.COMPETITION)
    first, second = (card.claim.id for card in cards.cards.cards)
    QTest.keyClick(cards, Qt.Key.Key_A)
    assert session.workspace.verdicts[first].value is VerdictValue.ACCEPTED
    assert cards.current_card.claim.id == second
    QTest.keyClick(cards, Qt.Key.Key_R)
    assert session.workspace.verdicts[second].value is VerdictValue.REJECTED
    assert [card.claim.id for card in cards.cards.cards] == [first]
    QTest.keyClick(cards, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [card.claim.id for card in cards.cards.cards] == [first, second]
    QTest.keyClick(cards, Qt.Key.Key_N)
    assert session.claim_id == second
    assert window.project.page.review_count.text() == "5 proposals wait"


def test_the_window_remembers_where_the_camera_looked(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.project.page.canvas.set_camera(Camera(10.0, 20.0, 0.7))
    assert not window.isWindowModified()
    window.files.save()
    window.close_at_once()
    again = open_main(project_file)
    assert again.project.page.canvas.camera == Camera(10.0, 20.0, 0.7)
