"""A wrong claim is corrected: strand, direction, date; undo brings the machine's own back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import prepared_project
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from allymap.desktop.claim_dialog import ClaimDialog, swapped
from allymap.desktop.window import MainWindow
from allymap.model import Claim, Polarity
from allymap.workspace.person import person

Open = Callable[..., MainWindow]
_PAIR = "iran|russia"


@pytest.fixture
def claim() -> Claim:
    made = prepared_project.build()
    found = next(one for one in made.claims.values() if one.trigger == "outbid")
    made.close()
    return found


def test_swapping_twice_gives_the_claim_back(claim: Claim) -> None:
    other = swapped(claim)
    assert (other.source_id, other.source_mention, other.source_span) == ("iran", "Iran", claim.target_span)
    assert (other.target_id, other.target_mention, other.target_span) == ("russia", "Russia", claim.source_span)
    assert swapped(other) == claim
    assert swapped(replace(claim, directed=False)).directed


def test_the_dialog_hands_over_what_was_changed(qtbot: QtBot, claim: Claim) -> None:
    taken: list[Claim] = []
    dialog = ClaimDialog(None, claim, {"russia": "Russia", "iran": "Iran"}, taken.append)
    qtbot.addWidget(dialog)
    words = dialog.findChild(QLabel, "claimDirection")
    assert words.text() == "Russia → Iran"
    dialog.swap.setChecked(True)
    assert words.text() == "Iran → Russia"
    dialog.polarity.setCurrentIndex(dialog.polarity.findData("cooperation"))
    dialog.date.setText(" 2017-05 ")
    dialog.accept()
    assert taken == [replace(swapped(claim), polarity=Polarity.COOPERATION, date="2017-05", date_basis="stated")]


def test_a_date_that_is_none_keeps_the_dialog_open(qtbot: QtBot, claim: Claim) -> None:
    taken: list[Claim] = []
    dialog = ClaimDialog(None, claim, {}, taken.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.date.setText("some day")
    dialog.accept()
    assert dialog.isVisible()
    assert "some day" in dialog.findChild(QLabel, "claimProblem").text()
    dialog.date.setText(claim.date)
    dialog.accept()
    assert taken == [], "nothing changed"


def test_s_swaps_and_undo_brings_the_machines_claim_back(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session = window.project.session
    session.select((), _PAIR, Polarity.COMPETITION)
    before = session.workspace.claims[session.claim_id]
    QTest.keyClick(window.project.page.canvas, Qt.Key.Key_S)
    after = session.workspace.claims[before.id]
    assert (after.source_id, after.target_id, after.by) == (before.target_id, before.source_id, person())
    assert session.claim_id == before.id
    assert "Russia → Iran" in window.messages.text
    session.undo()
    assert session.workspace.claims[before.id] == before


def test_e_moves_a_claim_to_the_other_strand_and_goes_with_it(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, panel = window.project.session, window.project.page.evidence.relation
    session.select((), _PAIR, Polarity.COMPETITION)
    claim_id = session.claim_id
    QTest.keyClick(window.project.page.canvas, Qt.Key.Key_E)
    dialog = window.findChild(ClaimDialog)
    dialog.polarity.setCurrentIndex(dialog.polarity.findData("cooperation"))
    dialog.accept()
    assert panel.polarity is Polarity.COOPERATION
    assert panel.list.current_card.claim.id == claim_id
    assert session.workspace.undo_label == "Correct a claim"


def test_the_edit_button_opens_the_dialog(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.project.session.select((), _PAIR)
    QTest.mouseClick(window.project.page.evidence.edit_button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(ClaimDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_another_actor_can_be_put_in_and_one_alone_is_refused(qtbot: QtBot, claim: Claim) -> None:
    taken: list[Claim] = []
    dialog = ClaimDialog(None, claim, {"russia": "Russia", "iran": "Iran", "syria": "Syria"}, taken.append)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.target.setFocus()
    QTest.keyClicks(dialog.target, "r")
    assert dialog.target.currentText() == "Russia"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.findChild(QLabel, "claimProblem").text() == "A claim is about two actors: choose another."
    QTest.keyClick(dialog.target, Qt.Key.Key_Down)
    QTest.mouseClick(dialog.directed, Qt.MouseButton.LeftButton, pos=QPoint(10, dialog.directed.height() // 2))
    assert dialog.findChild(QLabel, "claimDirection").text() == "Russia – Syria"
    QTest.keyClicks(dialog.note, "It was Damascus that lost.")
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    assert taken == [replace(claim, target_id="syria", directed=False, note="It was Damascus that lost.")]


def test_a_note_without_a_passage_keeps_its_words(qtbot: QtBot, claim: Claim) -> None:
    taken: list[Claim] = []
    dialog = ClaimDialog(None, replace(claim, passage=None, note="Seen there."), {}, taken.append)
    qtbot.addWidget(dialog)
    dialog.note.clear()
    dialog.accept()
    assert "needs a note" in dialog.findChild(QLabel, "claimProblem").text()
    assert taken == []


def test_every_field_can_be_corrected(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.project.requests.open_relation("iran|russia", "competition")
    session, cards = window.project.session, window.project.page.evidence.relation.list
    claim_id = session.claim_id
    QTest.keyClick(cards, Qt.Key.Key_E)
    dialog = window.findChild(ClaimDialog)
    QTest.keyClicks(dialog.event_name, "accuse")
    dialog.arenas.selectAll()
    QTest.keyClicks(dialog.arenas, "Syria, Ports, Syria")
    dialog.modality.setFocus()
    QTest.keyClick(dialog.modality, Qt.Key.Key_End)
    dialog.narrator.setFocus()
    QTest.keyClick(dialog.narrator, Qt.Key.Key_End)
    QTest.keyClick(dialog.narrator, Qt.Key.Key_Return)
    claim = session.workspace.claims[claim_id]
    assert (claim.event, claim.arena, claim.modality.value, claim.narrator) == (
        "ACCUSE", ("Syria", "Ports"), "denied", "putin"
    )  # fmt: skip
    assert "modality was happened" in claim.reasons[-1]
