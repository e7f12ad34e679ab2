"""Hand-outs as other programs see them: LibreOffice, qpdf and a browser, where these are installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from briefed import SCENE, stock
from browser import Browser

from allymap.model import Callout, Scene, SceneKind
from allymap.output.briefing import html, pdf, pptx
from allymap.output.briefing.compose import brief
from allymap.output.briefing.pages import Briefing


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
    errors = [told for told in browser.events if told[0] in ("Runtime.exceptionThrown", "Log.entryAdded")]
    assert not errors
    asked = [told["request"]["url"] for method, told in browser.events if method == "Network.requestWillBeSent"]
    assert asked == [page.as_uri()]
