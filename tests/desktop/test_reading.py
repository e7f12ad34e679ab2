"""The document with its claims marked: clicking one, walking along them, searching, and a claim from selected words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kept_originals import colours, share
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from allymap.desktop.claim_marks import placed
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.model import Polarity, VerdictValue

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


def reading(window: MainWindow, document: str = "sky") -> MainWindow:
    window.project.requests.read(document)
    return window


def test_passages_are_marked_by_polarity_and_a_click_selects_the_strand(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    window = reading(open_main(project_file))
    viewer, session = window.project.page.viewer, window.project.session
    qtbot.wait(20)
    for colour in (theme().look.cooperation, theme().look.competition):
        assert share(colours(viewer.text_edit.viewport()), colour, 60) > 0
    struck = next(one for one in session.workspace.claims.values() if one.trigger == "struck")
    QTest.mouseClick(viewer.text_edit.viewport(), _LEFT, pos=viewer.claim_point(struck.id))
    assert (session.relation_id, session.polarity) == ("hezbollah|israel", Polarity.COMPETITION)
    assert viewer.highlighted_text == struck.passage.exact


def test_a_rejected_claim_is_marked_more_faintly_at_once(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = reading(open_main(project_file))
    viewer, session = window.project.page.viewer, window.project.session
    struck = next(one for one in session.workspace.claims.values() if one.trigger == "struck")
    qtbot.wait(20)
    assert not any(one.faint for one in viewer._claims)
    session.judge([struck.id], VerdictValue.REJECTED)
    qtbot.waitUntil(lambda: [one.claim.id for one in viewer._claims if one.faint] == [struck.id])
    session.workspace.undo()
    qtbot.waitUntil(lambda: not any(one.faint for one in viewer._claims))


def test_next_and_previous_walk_along_the_claims(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = reading(open_main(project_file))
    viewer = window.project.page.viewer
    qtbot.wait(20)
    seen = []
    for _ in range(6):
        QTest.mouseClick(viewer.bar.next, _LEFT)
        seen.append(viewer.highlighted_text)
    assert seen[0].startswith("Russia sent jets")
    assert (seen[4], seen[5]) == ("Russia let Israel fly.", seen[0])
    QTest.mouseClick(viewer.bar.previous, _LEFT)
    assert viewer.highlighted_text == seen[4]


def test_words_are_found_in_the_document_as_they_are_typed(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = reading(open_main(project_file))
    viewer = window.project.page.viewer
    viewer.text_edit.setFocus()
    QTest.keyClick(viewer.text_edit, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is viewer.bar.search
    QTest.keyClicks(viewer.bar.search, "syria")
    first = viewer.text_edit.textCursor()
    assert first.selectedText() == "Syria"
    QTest.keyClick(viewer.bar.search, Qt.Key.Key_Return)
    assert viewer.text_edit.textCursor().selectionStart() > first.selectionStart()
    QTest.keyClick(viewer.bar.search, Qt.Key.Key_Return)
    assert viewer.text_edit.textCursor() == first
    QTest.keyClicks(viewer.bar.search, "xx")
    assert not viewer.text_edit.textCursor().hasSelection()


def test_selected_words_become_a_claim(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = reading(open_main(project_file))
    page, workspace = window.project.page, window.project.session.workspace
    before = set(workspace.claims)
    cursor = page.viewer.text_edit.document().find("Israel struck Hezbollah near Damascus. Russia let Israel fly.")
    page.viewer.text_edit.setTextCursor(cursor)
    qtbot.wait(20)
    QTest.mouseClick(page.viewer.bar.claim_button, _LEFT)
    pair = window.findChild(QDialog, "pairDialog")
    assert (pair.one.currentData(), pair.other.currentData()) == ("israel", "hezbollah")
    QTest.keyClick(pair.one, Qt.Key.Key_Return)
    relation = window.findChild(QDialog, "relationDialog")
    relation.accept()
    (made,) = set(workspace.claims) - before
    claim = workspace.claims[made]
    assert claim.passage.exact == "Israel struck Hezbollah near Damascus. Russia let Israel fly."
    assert {claim.source_id, claim.target_id} == {"israel", "hezbollah"}
    assert page.viewer.highlighted_text == claim.passage.exact


def test_lost_passages_are_not_marked(open_main: Open, project_file: Path) -> None:
    window = reading(open_main(project_file))
    workspace = window.project.session.workspace
    document = workspace.documents["sky"]
    changed = type(document)(document.id, document.title, "Nothing.", document.sha256)
    assert len(placed(workspace.claims.values(), document)) == 5
    assert placed(workspace.claims.values(), changed) == ()
