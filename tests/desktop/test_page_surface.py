"""The pages of a PDF: marks in their places, drawing as pages come in view, zoom, selection and clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kept_originals import BOTH, FILLER, QUARREL, SALE, claims_on, colours, columns_with, share
from made_pdf import Sheet, pdf
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allymap.desktop.claim_marks import placed
from allymap.desktop.page_surface import PageSurface
from allymap.desktop.theme import theme
from allymap.model import Polarity, UnreadableDocument
from allymap.network.look import LIGHT
from allymap.reading import read_bytes
from allymap.reading.pdf import PdfPages

_LEFT, _CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
PAGES = 6


def page(sheet: Sheet, number: int) -> None:
    words = {0: [SALE], 2: [BOTH], 4: [QUARREL]}.get(number, [])
    sheet.column([FILLER * 3, *words, f"{FILLER * 5} Page number {number} ends."], 50, 760, 235)
    sheet.column([f"{FILLER * 9} Column two of {number} ends."], 310, 760, 235)


CONTENT = pdf(*[lambda sheet, number=number: page(sheet, number) for number in range(PAGES)])
(DOCUMENT,) = read_bytes(CONTENT, "a.pdf", "2019").documents


@pytest.fixture
def surface(qtbot: QtBot) -> Iterator[PageSurface]:
    theme()
    made = PageSurface()
    qtbot.addWidget(made)
    made.resize(420, 300)
    with qtbot.waitExposed(made):
        made.show()
    pages = PdfPages(CONTENT)
    assert pages.text.text == DOCUMENT.text
    made.show_pages(pages)
    made.mark(placed(claims_on(DOCUMENT), DOCUMENT))
    yield made
    made.show_pages(None)
    pages.close()


def span(words: str) -> tuple[int, int]:
    start = DOCUMENT.text.index(words)
    return start, start + len(words)


def read(surface: PageSurface, words: str, qtbot: QtBot) -> list[QRectF]:
    """Go to words as evidence does, and answer where they are."""
    surface.show_span(span(words))
    surface.scroll_to_span()
    qtbot.waitUntil(lambda: not drawing(surface))
    return surface.rects(*span(words))


def drawing(surface: PageSurface) -> bool:
    surface.viewport().repaint()
    return surface._rasters._job is not None


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_passage_is_highlighted_where_it_stands(surface: PageSurface, qtbot: QtBot, choice: str) -> None:
    theme().choose(choice)
    rects = read(surface, SALE, qtbot)
    assert surface.span_in_view()
    for rect in rects:
        inside = colours(surface.viewport(), rect.toRect())
        assert share(inside, LIGHT.highlight) > 0.5, "highlighter on white paper, in either theme"
        assert share(inside, "#000000", 110) > 0.02, "and its letters"
        beside = colours(surface.viewport(), rect.translated(0, 3 * rect.height()).toRect())
        assert share(beside, LIGHT.highlight, 12) == 0


def test_polarity_is_told_by_colour_and_dash(surface: PageSurface, qtbot: QtBot) -> None:
    for words, colour, solid in ((SALE, LIGHT.cooperation, True), (QUARREL, LIGHT.competition, False)):
        first = read(surface, words, qtbot)[0]
        line = colours(surface.viewport(), first.adjusted(4, first.height() - 5, -4, 3).toRect())
        there = list(columns_with(line, colour))
        assert any(there)
        assert all(there) == solid, words
    rects = read(surface, BOTH, qtbot)
    line = colours(surface.viewport(), rects[0].adjusted(4, rects[0].height() - 5, -4, 3).toRect())
    assert all(columns_with(line, LIGHT.cooperation))
    assert any(columns_with(line, LIGHT.competition))


def test_of_a_passage_that_says_both_the_claim_that_is_read_is_strong(surface: PageSurface, qtbot: QtBot) -> None:
    rects, inked = read(surface, BOTH, qtbot), {}
    for polarity in Polarity:
        surface.show_span(span(BOTH), polarity)
        line = colours(surface.viewport(), rects[0].adjusted(4, rects[0].height() - 5, -4, 3).toRect())
        inked[polarity] = [share(line, one, 60) for one in (LIGHT.cooperation, LIGHT.competition)]
    assert inked[Polarity.COOPERATION][0] > 1.5 * inked[Polarity.COMPETITION][0]
    assert inked[Polarity.COMPETITION][1] > inked[Polarity.COOPERATION][1]


def test_only_pages_in_view_and_beside_it_are_drawn(surface: PageSurface, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not drawing(surface))
    assert set(surface._rasters._kept) == {0, 1}
    read(surface, QUARREL, qtbot)
    assert set(surface._rasters._kept) == {0, 1, 3, 4, 5}


def test_zoom_keeps_what_is_read_in_view(surface: PageSurface, qtbot: QtBot) -> None:
    read(surface, BOTH, qtbot)
    before = surface.zoom
    surface.setFocus()
    QTest.keyClick(surface, Qt.Key.Key_Plus, _CONTROL)
    assert surface.zoom == pytest.approx(1.25 * before)
    QTest.keyClick(surface, Qt.Key.Key_Minus)
    QTest.keyClick(surface, Qt.Key.Key_Minus)
    assert surface.zoom == pytest.approx(before / 1.25)
    spot = QPointF(surface.point_of(*span(BOTH)))
    wheel = QWheelEvent(
        spot, surface.viewport().mapToGlobal(spot), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, _CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(surface.viewport(), wheel)
    assert surface.zoom == pytest.approx(1.25 * before)
    assert (QPointF(surface.point_of(*span(BOTH))) - spot).manhattanLength() < 12, "zooming is about the cursor"
    QTest.keyClick(surface, Qt.Key.Key_0, _CONTROL)
    assert surface.zoom == pytest.approx(before)
    assert surface.span_in_view()


def test_a_column_fills_a_narrow_view_and_a_page_a_wide_one(surface: PageSurface, qtbot: QtBot) -> None:
    read(surface, SALE, qtbot)
    assert 235 * surface.zoom * 96 / 72 == pytest.approx(420 - 24 * surface.zoom * 96 / 72, abs=30)
    surface.resize(900, 500)
    assert 595 * surface.zoom * 96 / 72 == pytest.approx(surface.viewport().width(), abs=2)
    assert surface.horizontalScrollBar().maximum() == 0


def test_the_second_column_is_brought_into_the_width(surface: PageSurface, qtbot: QtBot) -> None:
    for words in ("Column two of 3", "Page number 3", "Column two of 1"):
        (rect,) = read(surface, words, qtbot)
        assert QRectF(surface.viewport().rect()).contains(rect)


def test_keys_scroll_and_a_page_is_gone_to(surface: PageSurface, qtbot: QtBot) -> None:
    surface.setFocus()
    assert (surface.count, surface.current) == (PAGES, 0)
    QTest.keyClick(surface, Qt.Key.Key_End)
    assert surface.current == PAGES - 1
    QTest.keyClick(surface, Qt.Key.Key_Home)
    assert surface.verticalScrollBar().value() == 0
    QTest.keyClick(surface, Qt.Key.Key_PageDown)
    QTest.keyClick(surface, Qt.Key.Key_Space)
    assert surface.verticalScrollBar().value() >= surface.viewport().height()
    surface.go_to(3)
    assert surface.current == 3


def test_dragging_selects_words_and_a_click_takes_them_back(surface: PageSurface, qtbot: QtBot) -> None:
    first = read(surface, SALE, qtbot)[0]
    told: list[bool] = []
    surface.selection_changed.connect(told.append)
    view, y = surface.viewport(), round(first.center().y())
    QTest.mousePress(view, _LEFT, pos=QPoint(round(first.left()), y))
    QTest.mouseMove(view, QPoint(round(first.left()) + 60, y))
    QTest.mouseMove(view, QPoint(round(first.right()) + 40, y))
    QTest.mouseRelease(view, _LEFT, pos=QPoint(round(first.right()) + 40, y))
    start, end = surface.selected()
    assert SALE.startswith(DOCUMENT.text[start:end].strip())
    assert end - start > 15
    QTest.mouseClick(view, _LEFT, pos=QPoint(5, 5))
    assert surface.selected() is None
    assert told[0] is True
    assert told[-1] is False


def test_a_double_click_selects_the_word(surface: PageSurface, qtbot: QtBot) -> None:
    read(surface, SALE, qtbot)
    (word,) = surface.rects(*span("sold grain"))
    QTest.mouseDClick(surface.viewport(), _LEFT, pos=word.center().toPoint() + QPoint(8, 0))
    assert DOCUMENT.text[slice(*surface.selected())] == "grain"


def test_a_click_on_a_passage_asks_for_its_claim_and_beside_it_for_none(surface: PageSurface, qtbot: QtBot) -> None:
    first = read(surface, SALE, qtbot)[0]
    asked: list[str] = []
    surface.claim_clicked.connect(asked.append)
    QTest.mouseMove(surface.viewport(), first.center().toPoint())
    assert surface.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(surface.viewport(), _LEFT, pos=surface.point_of(*span(SALE)))
    QTest.mouseClick(surface.viewport(), _LEFT, pos=first.center().toPoint() - QPoint(0, 40))
    (wanted,) = [one.id for one in claims_on(DOCUMENT) if one.passage.exact == SALE]
    assert asked == [wanted]


def test_a_page_that_cannot_be_drawn_says_so(
    surface: PageSurface, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UnreadableDocument("broken")

    qtbot.waitUntil(lambda: not drawing(surface))
    monkeypatch.setattr(surface._rasters._pages, "draw", fail)
    surface.go_to(5)
    qtbot.waitUntil(lambda: surface._rasters.broken(5))
    qtbot.waitUntil(lambda: not drawing(surface))
    assert share(colours(surface.viewport()), "#ffffff") > 0.5


def test_without_pages_it_says_that_they_are_being_opened(surface: PageSurface) -> None:
    surface.show_pages(None)
    assert surface.count == 0
    assert share(colours(surface.viewport()), theme().look.muted, 60) > 0
    assert surface.rects(0, 5) == []
