"""The review queue with real keys: a hundred claims, the order, the effect on the edge, and what undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import prepared_project
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.window import MainWindow
from allymap.model import Actor, ActorKind, Claim, Document, Kind, Passage, Polarity, VerdictValue
from allymap.workspace import Query, Workspace, editing, importing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow) -> QWidget:
    """Open the queue with its key and answer the list that has the focus."""
    QTest.keyClick(window.project.page.canvas, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(QWidget, "reviewQueue").isVisible()
    return window.project.page.review.list


def hundred(path: Path) -> Path:
    """A project with a hundred proposals about ten pairs."""
    lines = [f"Entry {n}: envoy {n * 37} met envoy {n * 53} in room {n * 11}." for n in range(100)]
    paper = Document("log", "The log of the port", "\n".join(lines), "0", published="2020")
    actors = tuple(Actor(f"a{n}", f"Aland {n}", ActorKind.STATE) for n in range(11))
    claims = []
    for n, line in enumerate(lines):
        start = paper.text.index(line)
        side = Polarity.COMPETITION if n % 7 == 0 else Polarity.COOPERATION
        passage = Passage.of(paper, start, start + len(line))
        claims.append(Claim(f"c{n:03}", Kind.EVENT, "a0", f"a{1 + n % 10}", side, passage, date="2020", confidence=0.6))
    workspace = Workspace.new()
    importing.apply(workspace, importing.Batch((paper,), (), actors, tuple(claims)))
    workspace.save(path)
    workspace.close()
    return path


def test_a_hundred_claims_by_keyboard_leave_a_log_that_replays(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    path, copy = hundred(tmp_path / "log.allymap"), tmp_path / "copy.allymap"
    copy.write_bytes(path.read_bytes())
    window = open_main(path)
    cards = opened(window)
    workspace = window.project.session.workspace
    relations = workspace.relations(Query())
    untouched = {name: dict(getattr(workspace, name)) for name in ("claims", "actors", "documents")}
    for number in range(100):
        assert cards.current_card is not None
        assert cards.current_card.verdict is None
        presses = [Qt.Key.Key_R if number % 3 == 0 else Qt.Key.Key_A]
        if number % 10 == 0:
            presses.insert(0, Qt.Key.Key_S)
        if number % 25 == 1:
            presses = [Qt.Key.Key_R, Qt.Key.Key_U, Qt.Key.Key_A]
        assert len(presses) <= 3
        for key in presses:
            QTest.keyClick(cards, key)
    assert len(workspace.verdicts) == 100
    assert window.project.page.review.progress == "100 of 100 judged"
    judged = workspace.relations(Query())
    assert judged != relations
    log = workspace.log
    assert len(log) == 110, "a verdict each, and ten corrections; what was undone is not in it"
    assert all(entry.by == workspace.person and entry.at for entry in log)
    with Workspace.open(copy) as again:
        editing.replay(again, log)
        for name in ("claims", "verdicts", "actors", "documents", "judgements"):
            assert dict(getattr(again, name)) == dict(getattr(workspace, name))
        assert again.log == log
        assert again.relations(Query()) == judged
    for _ in log:
        workspace.undo()
    assert not workspace.verdicts
    assert {name: dict(getattr(workspace, name)) for name in untouched} == untouched
    for _ in log:
        workspace.redo()
    assert workspace.relations(Query()) == judged


def test_what_decides_a_state_comes_first_and_shows_what_would_change(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    cards = opened(window)
    queue = window.project.page.review
    assert not window.findChild(QWidget, "evidencePanel").isVisible()
    assert [one.split(":")[0] for one in queue.sketch.words] == ["now", "if rejected"]
    now, rejected = queue.sketch.words
    assert now.split(": ")[1].split(",")[0] != rejected.split(": ")[1].split(",")[0]
    assert window.project.session.claim_id == cards.current_card.claim.id
    assert window.project.page.viewer.highlighted_text == cards.current_card.claim.passage.exact


def test_undo_swap_and_edit(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    cards = opened(window)
    workspace = window.project.session.workspace
    first = cards.current_card.claim
    QTest.keyClick(cards, Qt.Key.Key_R)
    assert workspace.verdicts[first.id].value is VerdictValue.REJECTED
    QTest.keyClick(cards, Qt.Key.Key_U)
    assert first.id not in workspace.verdicts
    assert cards.current_card.claim.id == first.id
    QTest.keyClick(cards, Qt.Key.Key_S)
    assert workspace.claims[first.id].source_id == first.target_id
    QTest.keyClick(cards, Qt.Key.Key_U)
    assert workspace.claims[first.id] == first
    QTest.keyClick(cards, Qt.Key.Key_E)
    dialog = window.findChild(QDialog, "claimDialog")
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    editing.add_actor(workspace, "Elsewhere")
    QTest.keyClick(cards, Qt.Key.Key_A)
    editing.rename_actor(workspace, "syria", "Syrian Republic")
    QTest.keyClick(cards, Qt.Key.Key_U)
    assert workspace.undo_label.startswith("Rename")
    assert "Something else was done since" in window.messages.text


def test_an_actor_of_the_claim_is_merged_with_another(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    cards = opened(window)
    claim = cards.current_card.claim
    QTest.keyClick(cards, Qt.Key.Key_M)
    dialog = window.findChild(QDialog, "sameActorDialog")
    other, keep = dialog.findChildren(QComboBox)
    keep.setFocus()
    kept = keep.currentData()
    assert (other.currentData(), kept in (claim.source_id, claim.target_id)) == (claim.source_id, False)
    QTest.keyClick(keep, Qt.Key.Key_Return)
    judgement = next(iter(window.project.session.workspace.judgements.values()))
    assert (judgement.keep_id, judgement.other_id) == (kept, claim.source_id)


def test_near_identical_passages_are_judged_together(open_main: Open, tmp_path: Path) -> None:
    workspace = prepared_project.build()
    sky = workspace.documents["sky"]
    copy = replace(sky, id="copy", title="A reprint")
    one = next(iter(workspace.claims.values()))
    editing.judge(workspace, [one.id], VerdictValue.PROPOSED, "tester")
    with workspace.step("Reprint") as step:
        step.put(copy)
        step.put(replace(one, id="again", passage=Passage.of(copy, one.passage.start, one.passage.end)))
    workspace.save(tmp_path / "p.allymap")
    workspace.close()
    window = open_main(tmp_path / "p.allymap")
    cards = opened(window)
    cards.choose("again")
    assert "1 more in nearly the same words" in window.project.page.review.note
    QTest.keyClick(cards, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert {"again", one.id} == set(window.project.session.workspace.verdicts)


def test_passages_astray_come_first_and_are_settled(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    workspace = prepared_project.build()
    sky = workspace.documents["sky"]
    with workspace.step("Edit") as step:
        step.put(
            replace(sky, text="Late edition. " + sky.text.replace("Israel struck Hezbollah", "Israel hit Hezbollah"))
        )
    lost = next(one for one in workspace.claims.values() if one.trigger == "struck")
    assert all(lost.id not in relation.claims for relation in workspace.relations(Query()))
    workspace.save(tmp_path / "p.allymap")
    workspace.close()
    window = open_main(tmp_path / "p.allymap")
    cards = opened(window)
    queue, page = window.project.page.review, window.project.page
    workspace = window.project.session.workspace
    moved = cards.current_card.claim
    was = moved.passage.start
    assert f"stood at {was} and stands at {was + 14}" in queue.note
    qtbot.wait(20)  # a button just shown has no place yet
    QTest.mouseClick(queue.settle_button, _LEFT)
    assert workspace.claims[moved.id].passage.start == was + 14
    assert not queue.settle_button.isVisible()
    cards.choose(lost.id)
    assert "not in the document any more" in queue.note
    qtbot.wait(20)  # a button just shown has no place yet
    QTest.mouseClick(queue.settle_button, _LEFT)
    assert "Select the words" in window.messages.text
    cursor = page.viewer.text_edit.document().find("Israel hit Hezbollah near Damascus.")
    page.viewer.text_edit.setTextCursor(cursor)
    qtbot.wait(20)  # a button just shown has no place yet
    QTest.mouseClick(queue.settle_button, _LEFT)
    assert workspace.claims[lost.id].passage.exact == "Israel hit Hezbollah near Damascus."
    assert any(lost.id in relation.claims for relation in workspace.relations(Query()))
    QTest.mouseClick(queue.close_button, _LEFT)
    assert window.findChild(QWidget, "evidencePanel").isVisible()


def test_who_clicks_on_the_map_sees_the_evidence_in_place_of_the_queue(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    cards, page = opened(window), window.project.page
    QTest.keyClick(cards, Qt.Key.Key_A)
    assert page.review.isVisible(), "going on in the queue is no leaving it"
    QTest.mouseClick(page.canvas, _LEFT, pos=page.canvas.actor_point("syria"))
    assert not page.review.isVisible()
    assert page.evidence.page is page.evidence.actor
    opened(window)
    shown = page.review.list.current_card.claim
    pair = "iran|russia" if "|".join(sorted((shown.source_id, shown.target_id))) != "iran|russia" else "iran|syria"
    QTest.mouseClick(page.canvas, _LEFT, pos=page.canvas.relation_point(pair))
    assert not page.review.isVisible()
    assert page.evidence.page is page.evidence.relation
