"""The cards of a strand: order, painting, keys, and the line that names the document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.card import cards_of
from allymap.desktop.card_reasons import named, reasons_html
from allymap.desktop.evidence_card import CardDelegate
from allymap.desktop.evidence_list import EvidenceList
from allymap.desktop.relation_panel import RelationPanel
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.model import Polarity, Thresholds, VerdictValue
from allymap.network.evidence import Query
from allymap.output.explanation import Matter, Row
from allymap.workspace import Workspace, editing

Open = Callable[..., MainWindow]


@pytest.fixture
def cards(qtbot: QtBot, workspace: Workspace) -> EvidenceList:
    theme()
    view = EvidenceList(None)
    qtbot.addWidget(view)
    view.cards.show_cards(cards_of(workspace.claims, workspace.evidence))
    view.resize(320, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_cards_come_newest_first_and_undated_last(workspace: Workspace) -> None:
    dates = [card.claim.date for card in cards_of(workspace.claims, workspace.evidence)]
    assert dates == ["2019-03", "2018", "2016", "2016-08", "2015", "2015", ""]


def test_a_claim_that_is_gone_has_no_card(workspace: Workspace) -> None:
    assert not cards_of(["no such claim"], workspace.evidence)


def test_a_card_is_spoken_as_one_sentence_after_the_other(cards: EvidenceList) -> None:
    assert cards.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Mar 2019. stated. proposed · .71. Iran resented Russia for the port, officials said in March 2019. "
        "Who rebuilds Syria? · Meridian Notes · date unknown · Syria"
    )


def test_a_card_has_its_polarity_at_its_side_and_its_trigger_marked(cards: EvidenceList) -> None:
    look = theme().look
    image = cards.viewport().grab().toImage()
    rect = cards.visualRect(cards.cards.index(0))
    side = {image.pixelColor(rect.left() + 2, y).name() for y in range(rect.top() + 4, rect.bottom() - 14)}
    assert look.competition in side
    assert len(side) > 1, "competition is dashed"
    colours = {image.pixelColor(x, y).name() for x in range(300) for y in range(rect.top(), rect.bottom())}
    assert QColor(look.text).name() in colours


def test_a_rejected_card_is_fainter(cards: EvidenceList, workspace: Workspace) -> None:
    def darkest() -> int:
        image = cards.viewport().grab().toImage()
        rect = cards.visualRect(cards.cards.index(0))
        return min(image.pixelColor(x, y).lightness() for x in range(20, 300) for y in range(rect.top(), rect.bottom()))

    before = darkest()
    editing.judge(workspace, [cards.cards.cards[0].claim.id], VerdictValue.REJECTED, "tester")
    cards.cards.show_cards(cards_of(workspace.claims, workspace.evidence))
    assert cards.cards.cards[0].standing == "✗ rejected"
    assert darkest() > before + 20


def test_narrower_cards_are_taller_and_never_clipped(cards: EvidenceList) -> None:
    wide = cards.visualRect(cards.cards.index(0)).height()
    cards.resize(200, 600)
    cards.doItemsLayout()
    rect = cards.visualRect(cards.cards.index(0))
    assert rect.height() > wide
    assert rect.width() <= cards.viewport().width()


def test_the_document_line_opens_the_document(cards: EvidenceList, qtbot: QtBot) -> None:
    delegate = cards.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    index = cards.cards.index(1)
    point = delegate.source_point(cards.visualRect(index), index)
    with qtbot.waitSignal(cards.document_wanted) as wanted:
        QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert wanted.args == [cards.cards.cards[1].claim.id]
    with qtbot.assertNotEmitted(cards.document_wanted):
        QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point - QPoint(0, 40))


def test_keys_walk_the_cards_and_enter_opens(cards: EvidenceList, qtbot: QtBot) -> None:
    cards.choose(cards.cards.cards[0].claim.id)
    QTest.keyClick(cards, Qt.Key.Key_Down)
    assert cards.current_card == cards.cards.cards[1]
    with qtbot.waitSignal(cards.document_wanted) as wanted:
        QTest.keyClick(cards, Qt.Key.Key_Return)
    assert wanted.args == [cards.current_card.claim.id]


def test_choosing_brings_a_card_into_view(cards: EvidenceList) -> None:
    last = cards.cards.cards[-1].claim.id
    cards.resize(320, 160)
    assert cards.choose(last)
    assert cards.viewport().rect().intersects(cards.visualRect(cards.currentIndex()))
    assert not cards.choose("no such claim")


def test_a_relation_opens_at_its_heavier_strand_and_keeps_the_tab(qtbot: QtBot, workspace: Workspace) -> None:
    theme()
    panel = RelationPanel()
    qtbot.addWidget(panel)
    relation = next(one for one in workspace.view(Query()).relations if one.id == "iran|russia")
    names = {one.id: one.name for one in workspace.actors.values()}

    def show(polarity: Polarity | None = None) -> None:
        panel.show_relation(relation, names, workspace.evidence, Thresholds(), polarity)

    show()
    assert panel.polarity is Polarity.COMPETITION
    show(Polarity.COOPERATION)
    assert [card.date for card in panel.list.cards.cards] == ["Aug 2016"]
    show()
    assert panel.polarity is Polarity.COOPERATION
    assert panel.counts.replace("\N{NO-BREAK SPACE}", " ") == ("2016 – 2019 · 2 documents · single origin")
    assert "20%" in panel.reason


def test_double_clicking_a_strand_opens_the_document_with_the_keyboard_in_it(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    page = window.project.page
    point = page.canvas.relation_point("iran|russia", Polarity.COMPETITION)
    QTest.mouseDClick(page.canvas, Qt.MouseButton.LeftButton, pos=point)
    assert page.viewer.highlighted_text.startswith("Iran resented Russia")
    qtbot.waitUntil(page.viewer.passage_in_view)


def test_a_click_on_why_opens_the_card_with_its_reasons(cards: EvidenceList, qtbot: QtBot) -> None:
    delegate = cards.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    index = cards.cards.index(0)
    closed = cards.visualRect(index).height()
    assert "Trigger" not in index.data(Qt.ItemDataRole.AccessibleTextRole)
    for opened in (True, False):
        with qtbot.assertNotEmitted(cards.document_wanted):
            point = delegate.reasons_point(cards.visualRect(index), index)
            QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point)
        qtbot.waitUntil(lambda opened=opened: (cards.visualRect(index).height() > closed + 60) is opened)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert ("Trigger resented" in spoken) is opened
        assert ("Confidence 0.71, drawn, proposed, by rules 1.0" in spoken) is opened
    assert cards.visualRect(index).height() == closed


def test_an_open_card_still_opens_its_document(cards: EvidenceList, qtbot: QtBot) -> None:
    delegate = cards.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    cards.cards.toggle_reasons(0)
    cards.doItemsLayout()
    index = cards.cards.index(0)
    rect = cards.visualRect(index)
    point = delegate.source_point(rect, index)
    assert point.y() < rect.bottom() - 60
    with qtbot.waitSignal(cards.document_wanted):
        QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_key_says_why_and_a_verdict_shows_in_it_at_once(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    session, panel = window.project.session, window.project.page.evidence.relation
    session.select((), "iran|russia")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_W)
    index = panel.list.currentIndex()
    assert "drawn, proposed" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    session.judge([session.claim_id], VerdictValue.ACCEPTED)
    assert "drawn, accepted" in panel.list.cards.index(index.row()).data(Qt.ItemDataRole.AccessibleTextRole)
    QTest.keyClick(panel.list, Qt.Key.Key_W)
    assert "drawn, accepted" not in panel.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_reasons_are_told_by_name_once() -> None:
    rows = [Row(Matter.QUOTE, "“q”"), Row(Matter.TRIGGER, "<sent>"), Row(Matter.REASON, "a"), Row(Matter.REASON, "b")]
    assert named(rows) == [("Trigger", "<sent>"), ("Because", "a"), ("", "b")]
    assert "&lt;sent&gt;" in reasons_html(rows, theme().look)


def test_passages_have_about_twice_the_room_of_their_document(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    page = open_main(project_file).project.page
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=page.canvas.relation_point("iran|russia"))
    qtbot.waitUntil(lambda: page.viewer.height() > 0)
    assert 1.6 < page.evidence.height() / page.viewer.height() < 2.4
