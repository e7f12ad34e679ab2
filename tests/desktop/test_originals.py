"""Originals in the window: pages and form as they were kept, and honest text where there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from kept_originals import BOTH, FILLER, QUARREL, SALE, colours, kept, share
from made_docx import docx, p
from made_pdf import Sheet, pdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from allymap.desktop import document_viewer, originals
from allymap.desktop.window import MainWindow
from allymap.model import Document, Polarity
from allymap.network.look import LIGHT
from allymap.reading import pdf as pdf_reader
from allymap.workspace import Workspace, editing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton


def page(sheet: Sheet) -> None:
    sheet.column([FILLER * 6, SALE, FILLER * 12, QUARREL], 50, 760, 235)
    sheet.column([FILLER * 4, BOTH, FILLER * 9], 310, 760, 235)


ONCE, PDF = pdf(page), pdf(page, page, page)
HTML = (
    "<html><head><title>The grain of Arlen</title><script>document.write('nothing of this')</script></head><body>"
    f"<nav>Home</nav><article><h1>The grain of Arlen</h1><p>{FILLER * 4}</p><h2>The sale</h2><p><b>{SALE}</b></p>"
    f"<p>{FILLER * 9}</p><ul><li>{QUARREL}</li></ul><img src='https://far.example/p.png'></article></body></html>"
).encode()


@pytest.fixture(autouse=True)
def _never_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine with much else to do a file may take seconds to open."""
    monkeypatch.setattr(document_viewer, "_LATE", 1_000_000)


def opened(window: MainWindow, qtbot: QtBot, claim_words: str = "") -> MainWindow:
    """The window with its one document on show, at the passage of a claim where words of one are given."""
    workspace, requests = window.project.session.workspace, window.project.requests
    if claim_words:
        requests.open_document(next(key for key, one in workspace.claims.items() if one.passage.exact == claim_words))
    else:
        requests.read(next(iter(workspace.documents)))
    qtbot.waitUntil(lambda: bool(window.project.page.viewer.originals._kept))
    return window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the pages in view are drawn."""
    surface = window.project.page.viewer.pages

    def still() -> bool:
        surface.viewport().repaint()
        return surface._rasters is not None and surface._rasters._job is None

    qtbot.waitUntil(still)


def test_a_pdf_is_its_pages_with_the_passage_marked(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = open_main(tmp_path / "p.allymap")
    window.project.requests.open_relation("arlen|brask", Polarity.COOPERATION.value)
    viewer = window.project.page.viewer
    qtbot.waitUntil(lambda: viewer.surface is viewer.pages and viewer.passage_in_view())
    settle(window, qtbot)
    assert viewer.highlighted_text == SALE
    assert viewer.warning == ""
    first = viewer.pages.rects(*viewer._span)[0].toRect()
    assert share(colours(viewer.pages.viewport(), first), LIGHT.highlight) > 0.5


def test_a_click_on_a_page_selects_the_strand_and_its_card(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, QUARREL)
    viewer, session = window.project.page.viewer, window.project.session
    settle(window, qtbot)
    (claim,) = [one for one in session.workspace.claims.values() if one.passage.exact == QUARREL]
    session.select(())
    QTest.mouseClick(viewer.pages.viewport(), _LEFT, pos=viewer.claim_point(claim.id))
    assert (session.relation_id, session.polarity) == ("arlen|corvo", Polarity.COMPETITION)
    assert window.project.page.evidence.relation.list.current_card.claim.id == claim.id
    QTest.mouseClick(viewer.bar.next, _LEFT)
    assert viewer.highlighted_text == BOTH
    assert viewer.passage_in_view()


def test_words_selected_on_a_page_become_a_claim(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    page, workspace = window.project.page, window.project.session.workspace
    settle(window, qtbot)
    before = set(workspace.claims)
    assert not page.viewer.bar.claim_button.isVisible()
    first = page.viewer.pages.rects(*page.viewer._span)[0]
    view, y = page.viewer.pages.viewport(), round(first.center().y())
    QTest.mousePress(view, _LEFT, pos=QPoint(round(first.left()) - 2, y))
    QTest.mouseMove(view, QPoint(round(first.left()) + 80, y))
    QTest.mouseMove(view, QPoint(round(first.right()) + 3, y))
    QTest.mouseRelease(view, _LEFT, pos=QPoint(round(first.right()) + 3, y))
    QTest.mouseClick(page.viewer.bar.claim_button, _LEFT)
    pair = window.findChild(QDialog, "pairDialog")
    for box, name in ((pair.one, "brask"), (pair.other, "corvo")):
        box.setCurrentIndex(box.findData(name))
    pair.accept()
    window.findChild(QDialog, "relationDialog").accept()
    (made,) = set(workspace.claims) - before
    passage = workspace.claims[made].passage
    assert SALE.startswith(passage.exact)
    assert passage.exact == workspace.documents["grain"].text[passage.start : passage.end]
    assert page.viewer.highlighted_text == passage.exact


def test_words_are_found_on_the_pages(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    document = kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot)
    viewer = window.project.page.viewer
    viewer.enter()
    QTest.keyClick(viewer.pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(viewer.bar.search, "NEEDS  corvo")
    places = [at for at in range(len(document.text)) if document.text.startswith("needs Corvo", at)]
    assert viewer.pages.selected() == (places[0], places[0] + 11)
    assert viewer.bar.found.text() == "1 of 3"
    QTest.keyClick(viewer.bar.search, Qt.Key.Key_Return)
    assert viewer.pages.selected()[0] == places[1]
    QTest.keyClick(viewer.bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(viewer.bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.pages.selected()[0] == places[2], "around the ends"
    assert viewer.pages.current == 2
    QTest.keyClicks(viewer.bar.search, "x")
    assert (viewer.pages.selected(), viewer.bar.found.text()) == (None, "not found")
    QTest.keyClick(viewer.bar.search, Qt.Key.Key_Escape)
    assert (viewer.bar.search.text(), viewer.bar.found.text()) == ("", "")
    assert viewer.pages.hasFocus()


def test_pages_and_text_change_places_at_the_passage(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, QUARREL)
    viewer = window.project.page.viewer
    button = window.findChild(QPushButton, "showText")
    assert button.text() == "Text"
    QTest.mouseClick(button, _LEFT)
    assert viewer.surface is viewer.text_edit
    qtbot.waitUntil(viewer.passage_in_view)
    assert not window.findChild(QLineEdit, "pageNumber").isVisible()
    QTest.mouseClick(button, _LEFT)
    assert viewer.surface is viewer.pages
    qtbot.waitUntil(viewer.passage_in_view)


def test_pages_that_come_late_do_not_take_the_text_from_whoever_reads_it(
    open_main: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_viewer, "_LATE", 0)
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, QUARREL)
    viewer = window.project.page.viewer
    qtbot.waitUntil(viewer.page_bar.isVisible)
    assert viewer.surface is viewer.text_edit
    qtbot.waitUntil(viewer.passage_in_view)
    button = window.findChild(QPushButton, "showText")
    assert button.text() == "Pages"
    QTest.mouseClick(button, _LEFT)
    assert viewer.surface is viewer.pages
    assert viewer.passage_in_view()
    viewer.clear()
    opened(window, qtbot, SALE)
    assert viewer.surface is viewer.text_edit
    opened(window, qtbot, BOTH)
    assert viewer.surface is viewer.pages, "what is asked for next is shown on its page"
    assert viewer.passage_in_view()


def test_the_page_number_is_told_and_asked_for(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot)
    viewer, number = window.project.page.viewer, window.findChild(QLineEdit, "pageNumber")
    assert number.text() == "1"
    number.selectAll()
    QTest.keyClicks(number, "3")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert viewer.pages.current == 2
    zoom = viewer.pages.zoom
    QTest.mouseClick(window.findChild(QPushButton, "zoomPagesIn"), _LEFT)
    assert viewer.pages.zoom > zoom
    QTest.mouseClick(window.findChild(QPushButton, "fitPages"), _LEFT)
    assert viewer.pages.zoom == pytest.approx(zoom)


def test_a_document_can_be_given_more_room(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    viewer, button = window.project.page.viewer, window.findChild(QPushButton, "enlargeDocument")
    before = viewer.size()
    QTest.mouseClick(button, _LEFT)
    assert viewer.width() > 1.5 * before.width()
    assert viewer.height() > before.height()
    qtbot.waitUntil(viewer.passage_in_view)
    QTest.mouseClick(button, _LEFT)
    assert abs(viewer.width() - before.width()) < 4


def test_a_page_of_the_web_has_its_form_and_runs_nothing(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(HTML, "grain.html", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    text = window.project.page.viewer.text_edit
    assert text.document().find("The sale").blockFormat().headingLevel() == 2
    assert text.document().find("sold grain").charFormat().fontWeight() > 600
    assert text.toPlainText() == window.project.session.workspace.documents["grain"].text
    for left_out in ("nothing of this", "Home", "far.example"):
        assert left_out not in text.toHtml()
    qtbot.waitUntil(window.project.page.viewer.passage_in_view)


def test_a_word_file_has_its_form(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    body = p("The grain of Arlen", style="Title") + p(FILLER * 3) + p("The sale", style="Heading2") + p(SALE)
    kept(docx(body), "grain.docx", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    text = window.project.page.viewer.text_edit
    assert text.document().find("The sale").blockFormat().headingLevel() == 2
    assert not window.project.page.viewer.page_bar.isVisible()


def locked() -> bytes:
    canvas = Canvas("unused.pdf", encrypt=pdfencrypt.StandardEncryption("secret"))
    canvas.drawString(50, 700, SALE)
    return bytes(canvas.getpdfdata())


@pytest.mark.parametrize(
    ("original", "reason"),
    [(b"", "The file itself was not kept"), (locked(), "protected by a password"), (PDF[:300], "damaged")],
    ids=["none kept", "locked", "damaged"],
)
def test_where_there_are_no_pages_the_text_is_shown_and_a_sentence_says_why(
    open_main: Open, qtbot: QtBot, tmp_path: Path, original: bytes, reason: str
) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap", original=original)
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    viewer = window.project.page.viewer
    qtbot.waitUntil(lambda: viewer.surface is viewer.text_edit)
    assert reason in viewer.warning
    assert viewer.warning.endswith("Its text is shown.")
    qtbot.waitUntil(viewer.passage_in_view)
    window.project.requests.read("grain")
    assert reason in viewer.warning, "each time"


def test_pages_that_read_otherwise_now_show_the_passage_by_its_words(
    open_main: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    """The project was read by an earlier reader, which put a word more before everything."""
    document = kept(ONCE, "grain.pdf", tmp_path / "p.allymap")
    with Workspace.open(tmp_path / "p.allymap") as workspace:
        with workspace.step("As an earlier reader had it") as step:
            old = workspace.documents[document.id]
            step.put(type(old)(old.id, old.title, "Header " + old.text, old.sha256, media_type=old.media_type))
        editing.accept_moves(workspace, list(workspace.claims))
        workspace.save()
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, QUARREL)
    viewer = window.project.page.viewer
    qtbot.waitUntil(lambda: viewer.surface is viewer.pages and viewer.passage_in_view())
    assert viewer.highlighted_text == QUARREL
    text = pdf_reader.pdf_text(ONCE).text
    assert viewer.pages._span == (text.index(QUARREL), text.index(QUARREL) + len(QUARREL))
    viewer.pages.select(viewer.pages._span)
    assert viewer.selected_passage().start == text.index(QUARREL) + len("Header ")


def test_words_are_copied_as_far_as_the_label_allows(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    with Workspace.open(tmp_path / "p.allymap") as workspace:
        (held,) = [key for key, one in workspace.claims.items() if one.passage.exact == QUARREL]
        editing.label_claims(workspace, [held], "TLP:RED")
        editing.set_label(workspace, "TLP:GREEN")
        workspace.save()
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    viewer, board = window.project.page.viewer, QGuiApplication.clipboard()
    text = viewer.document.text
    board.setText("before")
    viewer.enter()
    at = text.index("sold grain")
    viewer.pages.select((at, at + 10))
    QTest.keyClick(viewer.pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == "sold grain"
    at = text.index(QUARREL)
    viewer.pages.select((at, at + 10))
    QTest.keyClick(viewer.pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == "sold grain", "words of a claim with a higher label stay here"
    assert "higher handling label" in window.messages.text


def test_the_menu_offers_what_can_be_done_with_the_words(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    viewer = window.project.page.viewer

    def offered() -> dict[str, QAction]:
        viewer.pages.menu_wanted.emit(viewer.pages.mapToGlobal(QPoint(20, 20)))
        (menu,) = viewer.findChildren(QMenu)
        found = {one.text(): one for one in menu.actions()}
        states = dict(found)
        menu.close()
        return states

    assert not any(one.isEnabled() for one in offered().values())
    qtbot.waitUntil(lambda: not viewer.findChildren(QMenu))
    viewer.pages.select((0, 5))
    entries = offered()
    assert list(entries) == ["Copy", "New claim from this passage"]
    entries["New claim from this passage"].trigger()
    assert window.findChild(QDialog, "pairDialog") is not None


def test_the_last_few_originals_stay_open(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    kept(PDF, "grain.pdf", tmp_path / "p.allymap")
    window = opened(open_main(tmp_path / "p.allymap"), qtbot, SALE)
    viewer = window.project.page.viewer
    (found,) = viewer.originals._kept.values()
    viewer.clear()
    assert viewer.isHidden()
    window.project.requests.read("grain")
    assert viewer.surface is viewer.pages, "at once"
    assert viewer.originals._kept["grain", viewer.document.sha256] is found
    viewer.close_originals()
    assert not found.pages._process.running


def test_an_original_that_comes_after_closing_is_let_go(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    going, ended = Event(), Event()

    class Pages:
        def close(self) -> None:
            ended.set()

    def slowly(*_: object) -> originals.Opened:
        going.wait(20)
        return originals.Opened(Pages())

    monkeypatch.setattr(originals, "_opened", slowly)
    holder = QWidget()
    qtbot.addWidget(holder)
    keeper = originals.Originals(holder)
    keeper.find = lambda _: b"%PDF-"
    told: list[object] = []
    keeper.opened.connect(lambda *found: told.append(found))
    keeper.open(Document("grain", "Grain", "Grain.", "0"))
    keeper.close()
    going.set()
    qtbot.waitUntil(lambda: ended.is_set() and keeper._job is None)
    assert (keeper._kept, told) == ({}, [])
