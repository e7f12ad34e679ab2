"""Claims behind an actor, a selection and a strand: grouped under headings, counted, narrowed, copied, judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import prepared_project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.card import Cards
from allymap.desktop.card_order import BY_DOCUMENT, BY_YEAR, NEWEST
from allymap.desktop.evidence_cards import EvidenceCards
from allymap.desktop.evidence_model import CARD, EvidenceModel, Heading
from allymap.desktop.window import MainWindow
from allymap.model import Claim, Kind, Polarity, VerdictValue
from allymap.network.dependence import support
from allymap.network.evidence import Evidence
from allymap.workspace import editing

Open = Callable[..., MainWindow]
_LEFT, _NONE, _SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def click_actor(window: MainWindow, actor: str, keys: Qt.KeyboardModifier = _NONE) -> None:
    canvas = window.project.page.canvas
    QTest.mouseClick(canvas, _LEFT, keys, canvas.actor_point(actor))


def claims_of(window: MainWindow, *actors: str) -> EvidenceCards:
    """Click actors on the map, and then on the number of their claims."""
    for number, actor in enumerate(actors):
        click_actor(window, actor, _SHIFT if number else _NONE)
    panel = window.project.page.evidence.actor
    assert panel.isVisible()
    QTest.mouseClick(panel.claims_tab, _LEFT)
    assert panel.cards.isVisible()
    assert not panel.list.isVisible()
    return panel.cards


def headings(cards: EvidenceCards) -> list[tuple[str, int]]:
    return [(one.words, one.count) for one in cards.list.cards.headings]


def triggers(cards: EvidenceCards) -> list[str]:
    return [one.claim.trigger for one in cards.list.cards.cards]


def test_the_claims_of_an_actor_by_polarity_and_year_or_by_document(window: MainWindow) -> None:
    cards = claims_of(window, "russia")
    assert cards.counts == "5 passages · 2 documents · 2 origins"
    assert headings(cards) == [
        ("Cooperation · 2016", 2), ("Cooperation · 2015", 1), ("Competition · 2019", 1), ("Competition · 2018", 1),
    ]  # fmt: skip
    cards.order.order.setCurrentIndex(BY_DOCUMENT)
    assert headings(cards) == [("The sky over Damascus · Levant Desk", 3), ("Who rebuilds Syria? · Meridian Notes", 2)]
    cards.order.order.setCurrentIndex(NEWEST)
    assert headings(cards) == []
    assert triggers(cards) == ["resented", "outbid", "let", "thanked", "sent"]


def test_a_selection_has_the_claims_between_those_selected(window: MainWindow) -> None:
    cards = claims_of(window, "russia", "iran")
    assert cards.counts == "3 passages · 2 documents · 2 origins"
    assert set(triggers(cards)) == {"thanked", "outbid", "resented"}
    click_actor(window, "syria", _SHIFT)
    assert window.project.page.evidence.actor.title.text() == "3 actors"
    assert len(triggers(cards)) == 5
    click_actor(window, "hezbollah")
    click_actor(window, "russia", _SHIFT)
    panel = window.project.page.evidence.actor
    assert panel.heading.text().find("NO RELATION BETWEEN THEM") >= 0
    assert not panel.claims_tab.isEnabled()
    assert panel.list.isVisible()


def test_several_strands_selected_together_have_their_claims(window: MainWindow) -> None:
    page, session = window.project.page, window.project.session
    canvas = page.canvas
    QTest.mouseClick(canvas, _LEFT, pos=canvas.relation_point("iran|russia", "competition"))
    assert page.evidence.relation.isVisible()
    QTest.mouseClick(canvas, _LEFT, _SHIFT, canvas.relation_point("iran|syria"))
    assert canvas.selection().relations == session.relations == {"iran|russia", "iran|syria"}
    panel = page.evidence.actor
    assert panel.title.text() == "2 relations"
    assert panel.claims_tab.text() == "4 claims"
    QTest.mouseClick(panel.claims_tab, _LEFT)
    assert set(triggers(panel.cards)) == {"thanked", "outbid", "resented", "sent"}
    assert session.relations == {"iran|russia", "iran|syria"}
    panel.cards.list.setFocus()
    QTest.keyClick(panel.cards.list, Qt.Key.Key_R)
    assert panel.claims_tab.text() == "3 claims"
    QTest.mouseClick(canvas, _LEFT, _SHIFT, canvas.relation_point("iran|russia", "competition"))
    assert (session.relation_id, session.relations) == ("iran|syria", frozenset())
    assert page.evidence.relation.isVisible()


def test_a_claim_of_an_actor_is_read_judged_and_kept_in_view(window: MainWindow) -> None:
    cards, session = claims_of(window, "russia"), window.project.session
    QTest.keyClick(cards.list, Qt.Key.Key_Down)
    claim = cards.list.current_card.claim
    assert session.claim_id == claim.id
    assert session.actors == {"russia"}
    assert window.project.page.viewer.highlighted_text == claim.passage.exact
    cards.list.setFocus()
    QTest.keyClick(cards.list, Qt.Key.Key_A)
    assert session.workspace.verdicts[claim.id].value is VerdictValue.ACCEPTED
    following = cards.list.current_card.claim
    assert following.id != claim.id
    QTest.keyClick(cards.list, Qt.Key.Key_R)
    assert session.workspace.verdicts[following.id].value is VerdictValue.REJECTED
    assert following.id not in cards.shown_claims
    assert cards.isVisible()
    QTest.mouseClick(window.project.page.evidence.actor.relations_tab, _LEFT)
    assert not session.claim_id


def test_the_arrow_keys_pass_over_headings(window: MainWindow) -> None:
    cards = claims_of(window, "russia")
    cards.list.choose(cards.shown_claims[0])
    walked = [cards.list.current_card.claim.id]
    for _ in range(4):
        QTest.keyClick(cards.list, Qt.Key.Key_Down)
        walked.append(cards.list.current_card.claim.id)
    assert walked == cards.shown_claims


def test_every_word_on_a_card_narrows(window: MainWindow) -> None:
    cards = claims_of(window, "russia")
    for words, found in (
        ("accepted", ["sent"]), ("levant 2015", ["sent"]), ("israel", ["let"]), ("from the document", ["let"]),
        ("nothing at all", []),
    ):  # fmt: skip
        QTest.keyClicks(cards.order.words, words)
        assert triggers(cards) == found, words
        cards.order.words.clear()
    assert len(triggers(cards)) == 5


def test_the_strand_on_show_says_what_it_rests_on(window: MainWindow) -> None:
    window.project.requests.open_relation("iran|russia", "competition")
    panel = window.project.page.evidence.relation
    assert panel.cards.counts == "2 passages · 1 document · 1 origin"
    panel.order.order.setCurrentIndex(BY_YEAR)
    assert headings(panel.cards) == [("2019", 1), ("2018", 1)]
    assert panel.list.current_card.claim.trigger == "resented"


def menu_entry(cards: EvidenceCards, words: str) -> None:
    """Open the menu of the current card by its key, and choose an entry with the mouse."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), cards.list.mapToGlobal(QPoint()))
    QApplication.sendEvent(cards.list.viewport(), event)
    (menu,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    (entry,) = [one for one in menu.actions() if one.text().startswith(words)]
    QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(entry).center())


def test_the_menu_of_a_card_copies_it_or_all_on_show(window: MainWindow) -> None:
    cards = claims_of(window, "russia")
    QTest.keyClicks(cards.order.words, "rebuilds")
    cards.list.choose(cards.shown_claims[0])
    menu_entry(cards, "Copy with")
    assert QGuiApplication.clipboard().text().startswith("“Iran resented Russia")
    menu_entry(cards, "Copy all 2")
    first, second = QGuiApplication.clipboard().text().split("\n\n")
    assert "“Who rebuilds Syria?”, Meridian Notes" in first
    assert second.startswith("“In 2018 Russia outbid Iran")
    assert window.messages.text == "2 passages copied."


def test_a_label_holds_back_what_is_copied(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    editing.describe_source(workspace, replace(workspace.documents["sky"], tlp="TLP:AMBER"))
    editing.set_label(workspace, "TLP:GREEN")
    cards = claims_of(window, "russia")
    (secret,) = [one for one in cards.shown_claims if workspace.claims[one].trigger == "sent"]
    QGuiApplication.clipboard().setText("before")
    cards.list.choose(secret)
    QTest.keyClick(cards.list, Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().text() == "before"
    assert "1 with a higher handling label withheld" in window.messages.text
    menu_entry(cards, "Copy all 5")
    assert "sky over" not in QGuiApplication.clipboard().text()
    assert window.messages.text.startswith("2 passages copied. 3 with")
    editing.set_label(workspace, "TLP:RED")
    cards.list.choose(secret)
    QTest.keyClick(cards.list, Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().text().endswith("2016-12-19 [TLP:AMBER]")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(groups=st.lists(st.integers(1, 5), max_size=60), row=st.integers(0, 400))
def test_rows_and_cards_go_together(qapp: QApplication, groups: list[int], row: int) -> None:
    claims = [
        Claim(f"c{n}", Kind.EVENT, "a", "b", Polarity.COOPERATION, note=f"note {n}", by="N. Lind")
        for n in range(sum(groups))
    ]
    starts = [sum(groups[:n]) for n in range(len(groups))]
    owner = QWidget()
    model = EvidenceModel(owner)
    model.show_cards(Cards(claims, Evidence()), [Heading(at, "", n) for at, n in zip(starts, groups, strict=True)])
    for claim in claims:
        found = model.index(model.row_of(claim.id)).data(CARD)
        assert found is not None
        assert found.claim is claim
    rows = len(claims) + len(groups)
    near = model.card_row(min(row, rows))
    assert (near >= 0) is bool(claims)
    assert near < 0 or (model.index(near).data(CARD) is not None and abs(near - min(row, rows)) <= 2)


def test_ten_thousand_claims_of_an_actor_are_cards_when_they_are_seen(qtbot: QtBot) -> None:
    workspace = prepared_project.build()
    one = next(iter(workspace.claims.values()))
    many = {f"c{n}": replace(one, id=f"c{n}", date=f"{1900 + n % 100}") for n in range(10_000)}
    evidence = replace(workspace.evidence, claims=many)
    made = []

    class Counting(Cards):
        def __getitem__(self, at: int) -> object:
            made.append(at)
            return super().__getitem__(at)

        def of(self, claims: list[Claim]) -> Counting:
            return Counting(claims, evidence)

    view = EvidenceCards("cards", None, BY_YEAR)
    qtbot.addWidget(view)
    view.resize(320, 600)
    view.show()
    qtbot.waitExposed(view)
    view.show_cards(Counting(list(many.values()), evidence), evidence, support(evidence, many))
    view.list.viewport().repaint()
    assert len(view.list.cards.headings) > 90
    assert 0 < len(set(made)) < 500
    workspace.close()


def test_few_passages_get_the_room_of_order_and_filter(window: MainWindow) -> None:
    session, panel = window.project.session, window.project.page.evidence.relation
    for relation in session.view.relations:
        for polarity in Polarity:
            count = len(relation.strand(polarity).claims)
            if count:
                session.select((), relation.id, polarity)
                assert panel.cards.order.isVisible() is (count > 3)
    cards = claims_of(window, "russia")
    QTest.keyClicks(cards.order.words, "outbid")
    assert len(cards.shown_claims) == 1
    assert cards.order.isVisible(), "what narrows can be seen"
