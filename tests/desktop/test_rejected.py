"""Rejected claims: listed again on wish, also where nothing else is left of a relation, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from allymap.desktop.window import MainWindow
from allymap.model import Polarity, VerdictValue

Open = Callable[..., MainWindow]
_PAIR = "iran|russia"


def listed(window: MainWindow) -> list[str]:
    return [card.standing for card in window.project.page.evidence.relation.list.cards.cards]


def test_a_rejected_claim_is_listed_on_wish_and_its_verdict_withdrawn(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, panel = window.project.session, window.project.page.evidence.relation
    session.select((), _PAIR, Polarity.COMPETITION)
    rejected = session.claim_id
    assert not panel.rejected_toggle.isVisible()
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    assert listed(window) == ["proposed · .71"]
    assert panel.rejected_toggle.text() == "Show 1 rejected"
    QTest.mouseClick(panel.rejected_toggle, Qt.MouseButton.LeftButton)
    assert listed(window) == ["proposed · .71", "✗ rejected"]
    assert window.commands.action("review.rejected").isChecked()
    panel.list.choose(rejected)
    assert session.claim_id == rejected
    QTest.keyClick(panel.list, Qt.Key.Key_U)
    assert listed(window) == ["proposed · .71", "proposed · .71"]
    assert session.claim_id == rejected
    assert not panel.rejected_toggle.isVisible()


def test_while_rejected_claims_are_listed_rejecting_goes_on_to_the_next(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, panel = window.project.session, window.project.page.evidence.relation
    session.show_rejected(True)
    session.select((), _PAIR, Polarity.COMPETITION)
    first, second = (card.claim.id for card in panel.list.cards.cards)
    QTest.keyClick(panel.list, Qt.Key.Key_R)
    assert [card.claim.id for card in panel.list.cards.cards] == [second, first]
    assert session.claim_id == second


def test_a_relation_that_was_rejected_as_a_whole_can_be_reached(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session, page = window.project.session, window.project.page
    assert not window.commands.action("review.next_rejected").isEnabled()
    gone = session.relation("hezbollah|israel")
    session.judge(gone.claims, VerdictValue.REJECTED)
    assert session.relation("hezbollah|israel") is None
    page.canvas.setFocus()
    QTest.keyClick(page.canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert (session.relation_id, session.claim_id) == ("hezbollah|israel", gone.claims[0])
    assert listed(window) == ["✗ rejected"]
    assert not page.canvas.selection()
    QTest.keyClick(page.evidence.relation.list, Qt.Key.Key_U)
    page.canvas.finish_painting()
    assert page.canvas.relation_at(page.canvas.relation_point("hezbollah|israel")) == "hezbollah|israel"
    assert session.relation_id == "hezbollah|israel"


def test_the_walk_through_rejected_claims_begins_again_after_the_last(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    session = window.project.session
    claims = session.relation(_PAIR).claims
    session.judge(claims, VerdictValue.REJECTED)
    seen = []
    for _ in range(len(claims) + 1):
        window.commands.action("review.next_rejected").trigger()
        seen.append(session.claim_id)
    assert sorted(seen[:-1]) == sorted(claims)
    assert seen[-1] == seen[0]
    session.show_rejected(False)
    assert session.relation_id == ""
