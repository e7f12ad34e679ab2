"""Hand-outs as other programs see them: LibreOffice, qpdf and a browser, where these are installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from briefed import SCENE, stock
from browser import Browser

from allymap.model import Callout, Scene, SceneKind
from allymap.network.picture import Picture
from allymap.network.tracks import points_on
from allymap.output.briefing import html, pdf, pptx
from allymap.output.briefing.compose import brief
from allymap.output.briefing.pages import MARGIN, PAGE, TITLE_HEIGHT, Briefing
from allymap.output.briefing.pptx_map import straightened


@pytest.fixture(scope="module")
def made() -> Briefing:
    scenes = [
        Scene("title", "Three states", "", kind=SceneKind.TITLE, subtitle="2015–2018"),
        replace(SCENE, order=1, callouts=(Callout("The crux", "arda|boral"),)),
    ]
    return brief("Three states", scenes, stock(), "TLP:GREEN")


def program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def test_libreoffice_opens_every_page(made: Briefing, tmp_path: Path) -> None:
    office = program("soffice", "libreoffice")
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(pptx.write(made))
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(deck)], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    turned = (tmp_path / "deck.pdf").read_bytes()
    from allymap.reading.pdf import pdf_text

    text = pdf_text(turned).text
    for words in ("Three states", "Everybody", "Arda", "Boral", "The crux", "TLP:GREEN"):
        assert words in text


def test_its_pages_and_ours_look_like_the_picture(made: Briefing, tmp_path: Path) -> None:
    """Colours where the picture has its actors and strands, on the page that LibreOffice draws and on our own."""
    office = program("soffice", "libreoffice")
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(pptx.write(made))
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(deck)], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    picture = made.pages[1].picture
    assert picture is not None
    assert seen((tmp_path / "deck.pdf").read_bytes(), straightened(picture)) > 0.97
    assert seen(pdf.write(made), picture) > 0.97
    elsewhere = replace(picture, discs=replace(picture.discs, x=picture.discs.x + 3))
    assert seen(pdf.write(made), elsewhere) < 0.8, "what this test would see of actors three pixels aside"


def seen(document: bytes, picture: Picture) -> float:
    """The share of points at which the second page of a document has the colour that the picture has there."""
    import pypdfium2

    page = pypdfium2.PdfDocument(document)[1]
    shot = page.render(scale=4 * PAGE[0] / page.get_width()).to_numpy()[:, :, 2::-1].astype(int)
    wanted: list[tuple[float, float, str]] = []
    discs, strands = picture.discs, picture.strands
    for x, y, radius in zip(discs.x, discs.y, discs.radius, strict=True):
        wanted += [(x + radius * dx, y + radius * dy, picture.look.rim) for dx, dy in ((0.8, 0.6), (-0.8, -0.6))]
        wanted += [(x + 0.8 * radius * dx, y + 0.8 * radius * dy, picture.look.disc) for dx, dy in ((0, 1), (0, -1))]
    solid = np.flatnonzero(strands.polarity == 0)
    for row, points in zip(solid, points_on(strands.curve[solid], 12)[:, 2:-2], strict=True):
        colour = picture.look.stroke(0, bool(strands.reviewed[row]))
        wanted += [(x, y, colour) for x, y in points.tolist()]
    right = 0
    for x, y, colour in wanted:
        there = shot[round(4 * (y + TITLE_HEIGHT)), round(4 * (x + MARGIN))]
        right += int(np.abs(there - [int(colour[at : at + 2], 16) for at in (1, 3, 5)]).max() < 40)
    return right / len(wanted)


def test_qpdf_finds_nothing_wrong(made: Briefing, tmp_path: Path) -> None:
    checker = program("qpdf")
    page = tmp_path / "deck.pdf"
    page.write_bytes(pdf.write(made))
    done = subprocess.run([checker, "--check", str(page)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    opened = Browser(program("chromium", "chromium-browser", "google-chrome"), tmp_path / "profile")
    yield opened
    opened.close()


def test_a_browser_shows_the_evidence_by_mouse_and_by_key(made: Briefing, browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "deck.html"
    page.write_text(html.write(made), "utf-8")
    browser.open(page)
    browser.press("ArrowRight", 39)
    hidden = "document.getElementById('evidence').hidden"
    strand = "document.querySelector('#scene-2 svg [tabindex=\"0\"][data-relation], #scene-2 svg [role=button]')"
    assert browser.value(hidden) is True
    assert browser.value(f"!!{strand}"), "no strand can be focused"
    browser.value(f"{strand}.focus()")
    browser.press("Enter", 13)
    assert browser.value(hidden) is False
    assert "2015" in browser.value("document.getElementById('passages').textContent")
    browser.press("Escape", 27)
    assert browser.value(hidden) is True
    middle = (
        f"(() => {{ const line = {strand}; const path = line.matches('path') ? line : line.querySelector('path');"
        " const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());"
        " return [at.x, at.y]; })()"
    )
    browser.click(*browser.value(middle))
    assert browser.value(hidden) is False
    browser.press("Escape", 27)
    actor = "document.querySelector('#scene-2 [data-actor]')"
    faded = "document.querySelectorAll('#scene-2 .faded').length"
    browser.value(f"{actor}.focus()")
    browser.press("Enter", 13)
    assert browser.value(f"{actor}.getAttribute('aria-pressed')") == "true"
    assert browser.value(faded) > 0
    browser.press("Enter", 13)
    assert browser.value(faded) == 0
    wide = "document.querySelector('#scene-2 svg').viewBox.baseVal.width"
    whole = browser.value(wide)
    browser.press("+", 187)
    assert browser.value(wide) < whole
    browser.press("0", 48)
    assert browser.value(wide) == whole
    assert browser.value("document.querySelector('.quotes a').click()") is None
    assert "Arda sold radars" in browser.value("document.getElementById('passages').textContent")
    browser.press("Escape", 27)
    browser.press("End", 35)
    assert browser.value("document.querySelector('.current').id") == "sources"
    errors = [told for told in browser.events if told[0] in ("Runtime.exceptionThrown", "Log.entryAdded")]
    assert not errors
    asked = [told["request"]["url"] for method, told in browser.events if method == "Network.requestWillBeSent"]
    assert asked == [page.as_uri()]
