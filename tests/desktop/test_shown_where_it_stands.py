"""The first article in each form that people have it in: the same relations, and each passage lit where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from kept_originals import colours, share
from layouts import Journal
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from same_text import article_as

from allymap.desktop import document_viewer
from allymap.desktop.page_surface import PageSurface
from allymap.desktop.theme import theme
from allymap.desktop.window import MainWindow
from allymap.extraction import Extractor
from allymap.model import Tier
from allymap.network.evidence import Query
from allymap.network.look import LIGHT
from allymap.workspace import Workspace, building

Open = Callable[..., MainWindow]
Article = tuple[str, list[str], str]
SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "a-summit-in-riyadh.txt"
FORMS = ("text.txt", "page.html", "word.docx", "columns.pdf", "print.pdf")

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _never_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine with much else to do a file may take seconds to open."""
    monkeypatch.setattr(document_viewer, "_LATE", 1_000_000)


def sample() -> Article:
    blocks = SAMPLE.read_text("utf-8").strip().split("\n\n")
    return blocks[0], [" ".join(one.split()) for one in blocks[1:] if len(one.split()) > 25], "2023-12-15"


def first_article(folder: Path) -> Article:
    title, *blocks = (folder / "seed.txt").read_text("utf-8").strip().split("\n\n")
    return title, [" ".join(one.split()) for one in blocks], "2024-04-10"


def written(name: str, article: Article) -> bytes:
    """The article as a file; ``columns.pdf`` has two columns with broken words, ``print.pdf`` one without."""
    title, paragraphs, published = article
    if name == "print.pdf":
        latin = [one.replace("’", "'").replace("‘", "'").replace("–", "-") for one in paragraphs]
        return Journal((60,), 475, size=11).print([f"Published: {published}", *latin], title)
    return article_as(Path(name).suffix, title, paragraphs, published)


def relations(workspace: Workspace) -> list[Any]:
    return sorted(
        (one.actors, one.state, *((side.weight, side.earliest, side.latest) for side in one.strands))
        for one in workspace.relations(Query(folded=True))
    )


def check_same(found: list[Any], expected: list[Any], name: str) -> None:
    """The same pairs in the same states by the same passages, but for one whose confidence is the threshold's.

    Confidence leans a little on the other sentences of a document, of which some formats have the title as one.
    """
    assert [one[:2] for one in found] == [one[:2] for one in expected], name
    differing = [(mine, theirs) for mine, theirs in zip(found, expected, strict=True) if mine != theirs]
    weights = [(side[0], other[0]) for pair in differing for side, other in zip(pair[0][2:], pair[1][2:], strict=True)]
    assert sum(abs(weight - other) for weight, other in weights) <= 1, (name, differing)


def check(article: Article, folder: Path, open_main: Open, qtbot: QtBot) -> None:
    extractor, expected = Extractor.load(), []
    for name in FORMS:
        path = folder / name
        path.write_bytes(written(name, article))
        target = folder / f"{name}.allymap"
        building.build([path], target, extractor=extractor).workspace.close()
        window = open_main(target)
        found = relations(window.project.session.workspace)
        expected = expected or found
        assert len(found) > 5
        check_same(found, expected, name)
        walk(window, path, qtbot)
        window.close_at_once()


def walk(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    """Open the passage of each claim that is drawn, and look at the picture."""
    workspace, viewer = window.project.session.workspace, window.project.page.viewer
    drawn = [key for key, one in workspace.claims.items() if one.tier is Tier.DRAWN]
    assert drawn
    window.project.requests.open_document(drawn[0])
    window.resize(1400, 900)
    QTest.mouseClick(window.findChild(QPushButton, "enlargeDocument"), Qt.MouseButton.LeftButton)
    for key in drawn:
        passage = workspace.claims[key].passage
        assert passage is not None
        window.project.requests.open_document(key)
        if path.suffix == ".pdf":
            qtbot.waitUntil(lambda: viewer.surface is viewer.pages and viewer.pages.count > 0)
        qtbot.waitUntil(viewer.passage_in_view)
        qtbot.waitUntil(lambda: settled(viewer.surface))
        assert viewer.warning == ""
        assert viewer.highlighted_text == passage.exact
        spans = viewer.surface.rects(passage.start, passage.end)
        look(viewer.surface, spans)
        if path.suffix == ".pdf":
            assert letters(on_the_page(path, viewer.pages, passage.start, passage.end)) == letters(passage.exact)


def settled(surface: Any) -> bool:
    surface.viewport().repaint()
    return not isinstance(surface, PageSurface) or surface._rasters._job is None


def look(surface: Any, rects: list[QRectF]) -> None:
    """Each line of the passage in view is lit and has its letters, and nothing else is lit."""
    view = surface.viewport()
    colour = LIGHT.highlight if isinstance(surface, PageSurface) else theme().look.highlight
    whole, seen = colours(view), 0
    for rect in rects:
        part = rect.toRect().intersected(view.rect())
        if part.height() < 0.9 * rect.height() or part.width() < 8:
            continue
        seen += 1
        here = whole[part.top() : part.bottom(), part.left() : part.right()]
        assert share(here, colour, 60) > 0.25, "light between small print"
        assert share(here, "#000000", 130) > 0.02, "letters"
    assert seen
    for rect in rects:
        around = rect.toAlignedRect().adjusted(-3, -3, 3, 6).intersected(view.rect())
        whole[around.top() : around.bottom() + 1, around.left() : around.right() + 1] = 0
    assert share(whole, colour, 8) == 0, "nothing else is lit"


def on_the_page(path: Path, surface: PageSurface, start: int, end: int) -> str:
    """The letters that pdfium itself finds in the rectangles of a passage."""
    found = []
    with pypdfium2.PdfDocument(path) as file:
        for number, (x0, y0, x1, y1) in surface._text.locate(start, end):
            page = file[number]
            height = page.get_height()
            found.append(page.get_textpage().get_text_bounded(x0, height - y1, x1, height - y0))
            page.close()
    return "".join(found)


def letters(text: str) -> str:
    return re.sub(r"[\s\x02\ufffe\u00ad-]+", "", text)


def test_an_article_of_the_sample(open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    check(sample(), tmp_path, open_main, qtbot)


def test_the_first_article(evaluation: Path, open_main: Open, qtbot: QtBot, tmp_path: Path) -> None:
    check(first_article(evaluation), tmp_path, open_main, qtbot)
