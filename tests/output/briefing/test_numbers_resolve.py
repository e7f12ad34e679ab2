"""The numbers of a briefing resolve in every format, and say there what they say in the briefing."""

from __future__ import annotations

import html as markup
import io
import re
from dataclasses import replace

import pypdfium2
import pytest
from briefed import SCENE, evidence, stock
from lxml import etree
from pptx import Presentation

from allymap.model import Scene, SceneKind
from allymap.network.evidence import Query
from allymap.network.relations import derive
from allymap.output.briefing import dossier, html, pdf, pptx
from allymap.output.briefing.compose import brief
from allymap.output.briefing.pages import Briefing, Source


@pytest.fixture(scope="module")
def made() -> Briefing:
    scenes = [
        Scene("title", "Three states", "", kind=SceneKind.TITLE),
        replace(SCENE, order=1), replace(SCENE, id="b", order=2, highlighted=("arda|boral",), quotes=("spying",)),
    ]  # fmt: skip
    return brief("Three states", scenes, stock())


def named(made: Briefing) -> dict[int, Source]:
    """Every number that stands on a page, with its source."""
    return {number: made.sources[number - 1] for page in made.pages for number in page.numbers}


def test_on_the_slides(made: Briefing) -> None:
    slides = Presentation(io.BytesIO(pptx.write(made))).slides
    listed = {
        int(shape.name.split()[1]): shape.text_frame.text
        for slide in slides for shape in slide.shapes if re.fullmatch(r"Source \d+", shape.name)
    }  # fmt: skip
    shown = {
        int(number)
        for slide in slides for shape in slide.shapes if shape.name.startswith("Sources ") and shape.has_text_frame
        for number in re.findall(r"\d+", shape.text_frame.text)
    }  # fmt: skip
    quoted = {
        int(number)
        for slide in slides for shape in slide.shapes if shape.name == "Quotes"
        for number in re.findall(r"\[(\d+)\]", shape.text_frame.text)
    }  # fmt: skip
    assert shown | quoted == named(made).keys() == listed.keys()
    for number, source in named(made).items():
        assert listed[number].startswith(f"[{number}] {source.sentence}")
        assert source.quote in listed[number]


def test_in_the_pdf(made: Briefing) -> None:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.write(made)))
    for number, source in named(made).items():
        assert f"[{number}] {source.sentence}, {source.polarity}" in text


def test_in_the_page(made: Briefing) -> None:
    tree = etree.HTML(html.write(made))
    links = {int(one.removeprefix("#source-")) for one in tree.xpath("//a/@href")}
    footnotes = {
        int(number) for text in tree.xpath("//*[@class='footnote']/text()") for number in re.findall(r"\d+", text)
    }
    assert links and footnotes
    assert links | footnotes <= named(made).keys()
    for number, source in named(made).items():
        (entry,) = tree.xpath(f"//li[@id='source-{number}']")
        assert entry.get("value") == str(number)
        assert source.quote in markup.unescape("".join(entry.itertext()))


def test_in_a_dossier() -> None:
    found = evidence()
    relation = next(one for one in derive(found, Query()) if one.id == "arda|boral")
    text = dossier.write(relation, found)
    passages, _, sources = text.partition("## Sources")
    used = set(re.findall(r"\[(\d+)\]", passages))
    assert used == set(re.findall(r"^(\d+)\. ", sources, re.MULTILINE)) == {"1", "2"}
