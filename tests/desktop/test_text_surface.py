"""A document as text: the form of its original, marks below its passages, and positions that stay what they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kept_originals import BOTH, QUARREL, SALE, claims_on, colours, columns_with, share
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.claim_marks import placed
from allymap.desktop.text_surface import TextSurface
from allymap.desktop.theme import theme
from allymap.model import Document, Form, Formed

_LEFT = Qt.MouseButton.LeftButton
TEXT = f"The grain 😀 of Arlen\r\n\r\n{SALE} {QUARREL}\n\nFirst\n\nSecond\n\nwho | what\n\n{BOTH}\n\n" + "End. " * 300
DOCUMENT = Document("d", "A", TEXT, "0")


@pytest.fixture
def surface(qtbot: QtBot) -> Iterator[TextSurface]:
    theme()
    made = TextSurface()
    qtbot.addWidget(made)
    made.resize(420, 320)
    with qtbot.waitExposed(made):
        made.show()
    made.show_text(TEXT)
    made.mark(placed(claims_on(DOCUMENT), DOCUMENT))
    yield made


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def formed(words: str, form: Form, detail: str = "") -> Formed:
    return Formed(*span(words), form, detail)


FORM = (
    formed("The grain 😀 of Arlen", Form.HEADING, "1"), formed("sold grain", Form.STRONG),
    formed("harbour", Form.EMPHASIS), formed("First", Form.ITEM), formed("Second", Form.ITEM),
    formed("Second", Form.LINK, "https://desk.example/"), formed("who | what", Form.ROW), formed(BOTH, Form.QUOTE),
)  # fmt: skip


def at(surface: TextSurface, words: str) -> QTextCursor:
    found = surface.document().find(words)
    assert not found.isNull()
    return found


def test_the_form_is_set_and_the_text_is_not_touched(surface: TextSurface) -> None:
    before = surface.toPlainText()
    surface.show_form(FORM)
    assert surface.toPlainText() == before
    assert at(surface, "grain 😀").blockFormat().headingLevel() == 1
    assert at(surface, "sold grain").charFormat().fontWeight() == QFont.Weight.Bold
    assert at(surface, "harbour").charFormat().fontItalic()
    assert at(surface, "First").currentList() is not None
    first, second = (surface.point_of(*span(one)).y() for one in ("First", "Second"))
    assert second - first < 32, "items stand together, though a blank line is between them"
    assert at(surface, "Second").charFormat().toolTip() == "https://desk.example/"
    assert not at(surface, "Second").charFormat().isAnchor(), "nothing is fetched"
    assert at(surface, "who |").blockFormat().background().style() is not Qt.BrushStyle.NoBrush
    assert at(surface, "Brask needs").blockFormat().leftMargin() > 0
    for one in (SALE, QUARREL, BOTH):
        surface.select(span(one))
        assert surface.textCursor().selectedText() == one
        assert surface.selected() == span(one)


def line_below(surface: TextSurface, words: str) -> QRect:
    """Where the line below some words is, which stand on one line."""
    first, last = (surface.cursorRect(surface._cursor_over(one, one)) for one in span(words))
    assert first.top() == last.top(), "on one line"
    return QRect(first.left() + 3, first.top() + 14, last.left() - first.left() - 6, 10)


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
@pytest.mark.parametrize("with_form", [False, True])
def test_polarity_is_told_by_colour_and_dash(surface: TextSurface, choice: str, with_form: bool) -> None:
    theme().choose(choice)
    surface.recolour()
    if with_form:
        surface.show_form(FORM)
    look = theme().look
    sale = colours(surface.viewport(), line_below(surface, "grain to Brask"))
    assert all(columns_with(sale, look.cooperation, 90))
    quarrel = list(columns_with(colours(surface.viewport(), line_below(surface, "Arlen outbid")), look.competition, 90))
    assert any(quarrel)
    assert not all(quarrel)
    both = colours(surface.viewport(), line_below(surface, "Brask needs Corvo"))
    assert all(columns_with(both, look.cooperation, 90))
    assert any(columns_with(both, look.competition, 90))


def test_the_current_passage_is_strong(surface: TextSurface, qtbot: QtBot) -> None:
    below = line_below(surface, "grain to Brask")
    light = share(colours(surface.viewport(), below), theme().look.cooperation, 60)
    surface.show_span(span(SALE))
    surface.scroll_to_span()
    below = line_below(surface, "grain to Brask")
    pixels = colours(surface.viewport(), below)
    assert share(pixels, theme().look.cooperation, 60) > 1.5 * light
    assert share(colours(surface.viewport(), below.translated(0, -12)), theme().look.highlight) > 0.4
    assert surface.span_in_view()


def test_what_draws_no_strand_is_fainter(surface: TextSurface) -> None:
    below = line_below(surface, "grain to Brask")
    strong = colours(surface.viewport(), below)
    rejected = {one.id for one in claims_on(DOCUMENT)}
    surface.mark(placed(claims_on(DOCUMENT), DOCUMENT, rejected))
    faint = colours(surface.viewport(), below)
    assert not all(columns_with(faint, theme().look.cooperation, 60))
    assert faint.mean() > strong.mean()


def test_a_click_on_a_passage_asks_for_its_claim(surface: TextSurface) -> None:
    asked: list[str] = []
    surface.claim_clicked.connect(asked.append)
    QTest.mouseClick(surface.viewport(), _LEFT, pos=surface.point_of(*span(QUARREL)))
    QTest.mouseClick(surface.viewport(), _LEFT, pos=surface.point_of(*span("The grain")))
    (wanted,) = [one.id for one in claims_on(DOCUMENT) if one.passage.exact == QUARREL]
    assert asked == [wanted]


def test_nothing_is_copied_past_the_label(surface: TextSurface) -> None:
    board = QGuiApplication.clipboard()
    board.setText("before")
    wanted: list[bool] = []
    surface.copy_wanted.connect(lambda: wanted.append(True))
    surface.select(span(SALE))
    surface.setFocus()
    QTest.keyClick(surface, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert (wanted, board.text()) == ([True], "before")
    surface.copy()
    assert SALE not in board.text()
    assert surface.createMimeDataFromSelection().text() == ""


def test_a_long_text_paints_only_the_marks_in_view(surface: TextSurface) -> None:
    surface.verticalScrollBar().setValue(surface.verticalScrollBar().maximum())
    assert share(colours(surface.viewport()), theme().look.cooperation) == 0
    assert surface.viewport().rect().contains(QPoint(3, 3))
