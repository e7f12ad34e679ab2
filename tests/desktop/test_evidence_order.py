"""The cards of a strand by order and words, ten thousand of them, copied with where they were said; and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from allymap.desktop.card import cards_of
from allymap.desktop.evidence_list import EvidenceList
from allymap.desktop.window import MainWindow
from allymap.model import Claim, Polarity
from allymap.workspace import Workspace

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow) -> MainWindow:
    window.project.requests.open_relation("iran|russia", "competition")
    return window


def test_why_is_folded_away_and_leads_to_the_deciding_claim(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = opened(open_main(project_file))
    panel, workspace = window.project.page.evidence.relation, window.project.session.workspace
    assert panel.why.told == ""
    qtbot.wait(20)
    QTest.mouseClick(panel.why.toggle, _LEFT)
    assert "Contested: 1 passage of cooperation, 2 of competition" in panel.why.told
    assert "It would be competitive without one claim:" in panel.why.told
    (deciding,) = (one for one in workspace.claims.values() if one.trigger == "thanked")
    panel.findChild(QLabel, "whyText").linkActivated.emit(f"claim:{deciding.id}")
    assert panel.polarity is Polarity.COOPERATION
    assert panel.list.current_card.claim.id == deciding.id


def test_cards_are_narrowed_by_words_and_ordered(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = opened(open_main(project_file))
    panel = window.project.page.evidence.relation
    qtbot.wait(20)
    panel.order.words.setFocus()
    QTest.keyClicks(panel.order.words, "phosphate")
    assert [card.claim.trigger for card in panel.list.cards.cards] == ["outbid"]
    panel.order.show_all()
    panel.order.order.setFocus()
    QTest.keyClick(panel.order.order, Qt.Key.Key_Down)
    assert [card.claim.trigger for card in panel.list.cards.cards] == ["outbid", "resented"]


def test_a_card_is_copied_with_where_it_was_said(open_main: Open, project_file: Path) -> None:
    window = opened(open_main(project_file))
    cards = window.project.page.evidence.relation.list
    QTest.keyClick(cards, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "“Iran resented Russia for the port, officials said in March 2019.” — “Who rebuilds Syria?”, Meridian Notes"
    )


def shown_cards(qtbot: QtBot, workspace: Workspace, count: int) -> tuple[EvidenceList, dict[str, Claim]]:
    """A list on show with so many cards that are all alike."""
    one = next(iter(workspace.claims.values()))
    many = {f"c{n}": replace(one, id=f"c{n}") for n in range(count)}
    view = EvidenceList(None)
    qtbot.addWidget(view)
    view.resize(320, 600)
    view.cards.show_cards(cards_of(many, replace(workspace.evidence, claims=many)))
    view.show()
    qtbot.waitExposed(view)
    return view, many


def test_ten_thousand_cards_are_given_a_hundred_at_a_time(qtbot: QtBot, workspace: Workspace) -> None:
    view, _ = shown_cards(qtbot, workspace, 10_000)
    assert view.cards.rowCount() < 500
    assert view.choose("c9000")
    assert view.current_card.claim.id == "c9000"
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_cards_are_measured_ahead_while_nothing_else_is_to_be_done(qtbot: QtBot, workspace: Workspace) -> None:
    view, many = shown_cards(qtbot, workspace, 1_000)
    measured = []
    painter = view.itemDelegate()
    known = painter.measured
    painter.measured = lambda claim, width: measured.append(claim.id) or known(claim, width)
    qtbot.waitUntil(lambda: "c999" in measured)
    assert view.cards.rowCount() < 500, "measuring shows nothing"
    width = view.viewport().width()
    assert {known(claim, width) for claim in many.values()} == {known(many["c0"], width)}
    workspace.close()
