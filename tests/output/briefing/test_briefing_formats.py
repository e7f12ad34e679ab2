"""The same briefing as .pptx, .pdf, .html and Markdown."""

from __future__ import annotations

import hashlib
import html as markup
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from briefed import SCENE, SENTENCES, everything_in, evidence, stock
from lxml import etree
from pptx import Presentation

from allymap.model import Callout, Scene, SceneKind
from allymap.network.evidence import Query
from allymap.network.relations import derive
from allymap.output.briefing import dossier, html, pdf, pptx
from allymap.output.briefing.compose import brief
from allymap.output.briefing.pages import Briefing
from allymap.reading.pdf import pdf_text

SCENES = [
    Scene("title", "Three states", "", kind=SceneKind.TITLE, subtitle="2015–2018", notes="Welcome them."),
    replace(SCENE, order=1, callouts=(Callout("The crux", "arda|boral"),)),
]


def made(label: str = "TLP:GREEN") -> Briefing:
    return brief("Three states", SCENES, stock(), label)


def deck(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def connectors(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.shape_type == 9 and not shape.name.startswith("Legend")]


def test_every_connector_is_attached_to_its_two_actors() -> None:
    slide = deck(pptx.write(made())).slides[1]
    names = {shape.shape_id: shape.name for shape in slide.shapes}
    found = connectors(slide)
    assert len(found) == 4
    for line in found:
        ends = [line._element.find(f".//{{*}}{tag}") for tag in ("stCxn", "endCxn")]
        pair = {names[int(end.get("id"))] for end in ends}
        assert line.name.split(":")[0].split(" – ") == sorted(pair)
        assert "sources" in line._element.find(".//{*}cNvPr").get("descr")


def test_the_two_strands_of_a_pair_have_other_ends() -> None:
    found = [line for line in connectors(deck(pptx.write(made())).slides[1]) if line.name.startswith("Arda – Boral")]
    assert len({(line.begin_x, line.begin_y, line.end_x, line.end_y) for line in found}) == 2
    colours = {str(line.line.color.rgb) for line in found}
    assert colours == {"3F93C7", "D1773F"}
    dashed = [line._element.find(".//{*}custDash") is not None for line in sorted(found, key=lambda one: one.name)]
    assert dashed == [True, False]


def test_notes_carry_the_words_and_the_sources() -> None:
    slides = deck(pptx.write(made())).slides
    assert "Welcome them." in slides[0].notes_slide.notes_text_frame.text
    notes = slides[1].notes_slide.notes_text_frame.text
    assert notes.startswith("Speak slowly.")
    assert "[1] Arda → Boral (2015): “Arda sold radars to Boral in 2015”" in notes
    assert "Arda and Boral: contested" in notes


def test_the_slides_have_titles_labels_and_a_list_of_sources() -> None:
    presentation = deck(pptx.write(made()))
    assert [slide.shapes.title.text for slide in presentation.slides] == ["Three states", "Everybody", "Sources"]
    for slide in presentation.slides:
        assert [shape.text_frame.text for shape in slide.shapes if shape.name == "Handling label"] == ["TLP:GREEN"] * 2
    unlabelled = deck(pptx.write(made("")))
    assert not [shape for slide in unlabelled.slides for shape in slide.shapes if shape.name == "Handling label"]


def test_the_pdf_has_text_that_can_be_selected() -> None:
    text = pdf_text(pdf.write(made())).text
    for words in ("Everybody", "TLP:GREEN", "The crux", "Arda sold radars to Boral in 2015", "[1] Arda"):
        assert words in text
    assert "Welcome them." not in text


def test_a_long_annex_goes_over_several_pages_and_loses_nothing() -> None:
    briefing = made()
    many = replace(briefing, sources=tuple(replace(briefing.sources[0], number=n) for n in range(1, 61)))
    text = pdf_text(pdf.write(many)).text
    assert all(f"[{number}] Arda" in text for number in range(1, 61))


def test_the_page_loads_nothing_and_names_its_script_by_hash() -> None:
    page = html.write(made())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = hashlib.sha256(content.encode()).digest()
        import base64

        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy[1]
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert " style=" not in page
    assert "url(" not in page


def test_the_page_reads_without_scripts() -> None:
    page = html.write(made())
    for words in ("Everybody", "TLP:GREEN", "Arda sold radars to Boral in 2015", "The scene in words", "The crux"):
        assert words in markup.unescape(page)
    assert "Speak slowly." not in page
    tree = etree.HTML(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for target in tree.xpath("//a/@href"):
        assert target.removeprefix("#") in ids


def test_no_text_breaks_out_of_the_page() -> None:
    found = evidence()
    nasty = replace(found.actors["arda"], name="</script><img src=x onerror=alert(1)>")
    page = html.write(brief("<b>", SCENES, stock(replace(found, actors={**found.actors, "arda": nasty}))))
    assert "<img" not in page
    assert "<b>" not in page
    assert page.count("</script>") == 2


def test_a_dossier_has_every_passage_with_its_source() -> None:
    found = evidence()
    relation = next(one for one in derive(found, Query()) if one.id == "arda|boral")
    text = dossier.write(relation, found, "TLP:GREEN")
    assert text.startswith("# Arda and Boral\n\n**TLP:GREEN**\n\nContested: 2 cooperation · 1 competition")
    assert "- “Boral and Arda hold joint naval drills” [2] (2018)" in text
    assert "1. A paper, The Harbour Review, 2017-05" in text


@pytest.mark.parametrize("write", [pptx.write, pdf.write, lambda briefing: html.write(briefing).encode()])
def test_equal_briefings_have_equal_words(write: Any) -> None:
    assert len(everything_in(write(made()))) == len(everything_in(write(made())))


def test_the_words_of_the_test_are_there_to_be_found() -> None:
    """What tests/output/test_withheld.py looks for does occur when nothing is withheld."""
    briefing = made("TLP:RED")
    for content in (pptx.write(briefing), html.write(briefing).encode()):
        assert SENTENCES[0] in markup.unescape(everything_in(content).decode("utf-8", "replace"))
    assert SENTENCES[0] in pdf_text(pdf.write(briefing)).text
