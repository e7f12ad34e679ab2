"""Deleting with keys and menus, the log of decisions, and restoring long after, with real events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from allymap.desktop.log_dialog import LogDialog
from allymap.desktop.window import MainWindow
from allymap.model import Sameness, VerdictValue
from allymap.workspace import Query, editing

Open = Callable[..., MainWindow]
_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def opened(window: MainWindow, action: str = "review.log") -> LogDialog:
    window.commands.action(action).trigger()
    dialog = window.findChild(LogDialog)
    assert dialog.isVisible()
    return dialog


def listed(dialog: LogDialog) -> list[str]:
    return [row.text for row in dialog.rows.rows]


def test_a_claim_is_deleted_with_a_key_and_restored_from_the_list(window: MainWindow) -> None:
    workspace, page = window.project.session.workspace, window.project.page
    before, relations = dict(workspace.claims), workspace.relations(Query())
    canvas = page.canvas
    QTest.mouseClick(canvas, _LEFT, pos=canvas.relation_point("russia|syria", "cooperation"))
    cards = page.evidence.relation.list
    claim = cards.current_card.claim
    assert workspace.verdicts[claim.id].value is VerdictValue.ACCEPTED
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Delete, _CTRL)
    assert claim.id not in workspace.claims
    assert "Claim deleted" in window.messages.text
    editing.add_actor(workspace, "Something else")
    dialog = opened(window, "edit.deleted")
    assert listed(dialog) == ["Delete 1 claim"]
    assert dialog.details == "Russia – Syria, cooperation, 2015: “Russia sent jets to Syria in 2015.”"
    assert dialog.back.text() == "&Restore"
    QTest.mouseClick(dialog.back, _LEFT)
    assert dict(workspace.claims) == before
    assert workspace.verdicts[claim.id].value is VerdictValue.ACCEPTED
    assert workspace.relations(Query()) == relations
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.keyClick(canvas, Qt.Key.Key_Z, _CTRL)
    assert claim.id not in workspace.claims, "restoring is a step like any other"


def test_an_actor_is_deleted_and_comes_back_where_it_stood(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    places, claims = dict(session.places), dict(session.workspace.claims)
    QTest.mouseClick(canvas, _LEFT, pos=canvas.actor_point("hezbollah"))
    QTest.keyClick(canvas, Qt.Key.Key_Delete, _CTRL | _SHIFT)
    assert "hezbollah" not in session.workspace.actors
    assert window.messages.text.startswith("1 actor deleted with 1 claim.")
    QTest.mouseClick(opened(window, "edit.deleted").back, _LEFT)
    assert session.places == places
    assert dict(session.workspace.claims) == claims
    assert canvas.actor_at(canvas.actor_point("hezbollah")) == "hezbollah"


def test_a_removed_document_says_what_is_lost_and_is_restored(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    claims, original = dict(workspace.claims), workspace.original("sky")
    window.project.sources.remove("sky")
    box = window.findChild(QMessageBox, "removalDialog")
    assert "lose their last source" in box.informativeText()
    (remove,) = [one for one in box.buttons() if one.text() == "Remove"]
    QTest.mouseClick(remove, _LEFT)
    assert "sky" not in workspace.documents
    dialog = opened(window, "edit.deleted")
    assert listed(dialog) == ["Remove “The sky over Damascus”"]
    QTest.mouseClick(dialog.back, _LEFT)
    assert dict(workspace.claims) == claims
    assert workspace.original("sky") == original
    assert workspace.search("airfield")[0].id


def test_a_decision_is_forgotten_and_stays_decided(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    editing.remove_claims(workspace, [next(iter(workspace.claims))])
    claims, verdicts = dict(workspace.claims), dict(workspace.verdicts)
    dialog = opened(window, "edit.deleted")
    QTest.mouseClick(dialog.forget_button, _LEFT)
    assert listed(dialog) == []
    assert not dialog.forget_button.isEnabled()
    assert (dict(workspace.claims), dict(workspace.verdicts)) == (claims, verdicts)
    assert workspace.undo_label == "Forget 1 decision of the log"
    window.commands.action("edit.undo").trigger()
    dialog.refresh()
    assert listed(dialog) == ["Delete 1 claim"]


def test_every_kind_of_decision_says_who_when_and_what(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    claim = next(one for one in workspace.claims.values() if one.trigger == "outbid")
    editing.judge(workspace, [claim.id], VerdictValue.REJECTED, "N. Lind")
    editing.judge_sameness(workspace, "israel", "hezbollah", Sameness.DIFFERENT, "N. Lind")
    editing.set_apart(workspace, "sky")
    editing.label_claims(workspace, [claim.id], "TLP:AMBER")
    editing.set_label(workspace, "TLP:GREEN")
    editing.rename_actor(workspace, "syria", "Syrian Republic")
    dialog = opened(window)
    told = []
    for row in range(dialog.rows.rowCount()):
        dialog.view.setCurrentIndex(dialog.rows.index(row))
        told.append((dialog.rows.rows[row].note.split(" · ")[0], dialog.details.split("\n")[0]))
        assert dialog.rows.rows[row].count
    said = "Iran – Russia" if claim.source_id == "iran" else "Russia – Iran"
    quote = f"{said}, competition, 2018: “In 2018 Russia outbid Iran for the phosphate mines of Syria.”"
    assert told == [
        (workspace.person, "Syrian Republic: name Syria → Syrian Republic, aliases Damascus → Damascus, Syria"),
        (workspace.person, "no label → TLP:GREEN"),
        (workspace.person, f"{quote}: tlp empty → TLP:AMBER"),
        (workspace.person, "“The sky over Damascus”: origin empty → sky"),
        ("N. Lind", "Hezbollah is not Israel"),
        ("N. Lind", f"proposed → rejected: {quote}"),
        ("tester", f"proposed → accepted: {dialog.details.partition(': ')[2]}"),
    ]


def test_the_log_is_narrowed_by_words_and_kind(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    editing.rename_actor(workspace, "syria", "Syrian Republic")
    editing.set_label(workspace, "TLP:GREEN")
    dialog = opened(window)
    assert len(listed(dialog)) == 3
    QTest.keyClicks(dialog.words, "rename syria")
    assert listed(dialog) == ["Rename Syria"]
    dialog.words.clear()
    dialog.kinds.setFocus()
    for kind, found in (
        ("Deleted", []), ("Verdicts", ["Accept 1 claim"]), ("Claims", []), ("Who is who", ["Rename Syria"]),
        ("Sources and labels", ["Choose a handling label"]),
    ):  # fmt: skip
        QTest.keyClick(dialog.kinds, Qt.Key.Key_Down)
        assert dialog.kinds.currentText() == kind
        assert listed(dialog) == found, kind
        assert dialog.back.isEnabled() is bool(found)


def test_what_was_changed_since_is_refused_in_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.project.session.workspace
    claim = next(one.claim_id for one in workspace.verdicts.values())
    editing.judge(workspace, [claim], VerdictValue.REJECTED, "N. Lind")
    dialog = opened(window)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert dialog.back.text() == "&Take back"
    QTest.mouseClick(dialog.back, _LEFT)
    assert "changed or deleted since" in dialog.refused
    assert workspace.verdicts[claim].value is VerdictValue.REJECTED
    QTest.keyClick(dialog.view, Qt.Key.Key_Up)
    assert dialog.refused == ""
    QTest.mouseClick(dialog.back, _LEFT)
    assert workspace.verdicts[claim].value is VerdictValue.ACCEPTED
    assert listed(dialog)[0] == "Take back: Reject 1 claim"
