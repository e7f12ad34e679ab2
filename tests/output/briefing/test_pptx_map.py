"""The map of a slide against the picture it was made from: positions, sizes, colours, attachments, from the file."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from briefed import SCENE, evidence, stock
from pptx import Presentation

from allymap.model import Actor, ActorKind, Kind, Modality, Note, Polarity
from allymap.network import asking, hulls
from allymap.network.drawing import Drawing
from allymap.network.evidence import Evidence, Query
from allymap.network.picture import Picture, Shape
from allymap.network.shapes import EXTENTS
from allymap.output.briefing import pptx
from allymap.output.briefing.compose import brief
from allymap.output.briefing.pages import MARGIN, TITLE_HEIGHT, Page, footnote
from allymap.output.briefing.pptx_map import straightened

_EMU = 9525
_KINDS = (
    ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.BLOC, ActorKind.PERSON, ActorKind.ORGAN,
    ActorKind.COMPANY,
)  # fmt: skip


def every_kind() -> Evidence:
    """An actor of each shape around Arda, one announced strand, and a person who acts for Arda."""
    found = evidence()
    actors = {f"k{n}": Actor(f"k{n}", f"Actor {n}", kind, code=f"K{n}") for n, kind in enumerate(_KINDS)}
    actors["k4"] = replace(actors["k4"], principal_id="arda")
    treaty = found.claims["treaty"]
    claims = {
        key: replace(
            treaty, id=f"with-{key}", source_id="arda", target_id=key if key != "k4" else "boral",
            polarity=Polarity.COMPETITION if key == "k2" else Polarity.COOPERATION, kind=Kind.EVENT,
            modality=Modality.ANNOUNCED if key == "k3" else Modality.HAPPENED,
        )
        for key in actors
    }  # fmt: skip
    claims["k4"] = replace(claims["k4"], source_id="k4")
    added = {claim.id: claim for claim in claims.values()}
    return replace(found, actors={**found.actors, **actors}, claims={**found.claims, **added})


@pytest.fixture(scope="module", params=[True, False], ids=["folded", "unfolded"])
def drawn(request: pytest.FixtureRequest) -> tuple[Page, Any]:
    """A page with everything that a map can show, and its slide."""
    query = Query(folded=request.param, modalities=frozenset(Modality))
    scene = replace(SCENE, filters=asking.written(query), quotes=())
    drawing = Drawing({"arda|boral": 0.3}, (Note("n", "Watch this", 30.0, 40.0, actor_id="arda"),))
    made = brief("Kinds", [scene], replace(stock(every_kind()), drawn=lambda *_: drawing))
    (page,) = made.pages
    return page, Presentation(io.BytesIO(pptx.write(made))).slides[0]


def picture_of(page: Page) -> Picture:
    assert page.picture is not None
    return straightened(page.picture)


def named(slide: Any, name: str) -> list[Any]:
    return [shape for shape in slide.shapes if shape.name == name]


def box(shape: Any) -> np.ndarray[Any, Any]:
    """Left, top, width and height in pixels of the picture."""
    sides = np.array([shape.left, shape.top, shape.width, shape.height]) / _EMU
    sides[:2] -= (MARGIN, TITLE_HEIGHT)
    return sides


def connectors(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape._element.tag.endswith("}cxnSp")]


def point_of_site(shape: Any, index: int) -> np.ndarray[Any, Any]:
    """Where a connection site lies, in pixels of the slide, as the file says."""
    at = shape._element.findall(".//{*}cxn/{*}pos")[index]
    return np.array([shape.left + int(at.get("x")), shape.top + int(at.get("y"))]) / _EMU


def test_every_actor_stands_where_the_picture_has_it(drawn: tuple[Page, Any]) -> None:
    page, slide = drawn
    picture = picture_of(page)
    discs, look = picture.discs, picture.look
    assert {Shape(one) for one in discs.shape} >= set(Shape) - {Shape.SMALL_CIRCLE}
    for row, name in enumerate(discs.names):
        (shape,) = named(slide, name)
        half = EXTENTS[discs.shape[row]] * discs.radius[row]
        wanted = [discs.x[row] - half[0], discs.y[row] - half[1], *(2 * half)]
        np.testing.assert_allclose(box(shape), wanted, atol=0.01)
        assert str(shape.fill.fore_color.rgb) == look.disc[1:].upper()
        assert str(shape.line.color.rgb) == look.rim[1:].upper()
        assert shape.text_frame.text == discs.codes[row]
        assert shape._element.find(".//{*}cNvPr").get("descr") == name


def test_every_strand_runs_as_in_the_picture_and_hangs_on_its_two_actors(drawn: tuple[Page, Any]) -> None:
    page, slide = drawn
    picture = picture_of(page)
    strands, names = picture.strands, picture.discs.names
    shapes = {shape.shape_id: shape for shape in slide.shapes}
    assert len(connectors(slide)) == len(strands.relation_ids) > 8
    for row, relation in enumerate(strands.relation_ids):
        polarity = list(Polarity)[strands.polarity[row]].value
        pair = [names[strands.source[row]], names[strands.target[row]]]
        (line,) = named(slide, f"{pair[0]} – {pair[1]}: {polarity}")
        curve = strands.curve[row] + np.tile([MARGIN, TITLE_HEIGHT], 3)
        np.testing.assert_allclose(np.array([line.begin_x, line.begin_y]) / _EMU, curve[:2], atol=0.01)
        np.testing.assert_allclose(np.array([line.end_x, line.end_y]) / _EMU, curve[4:], atol=0.01)
        for tag, name, end in (("stCxn", pair[0], curve[:2]), ("endCxn", pair[1], curve[4:])):
            attached = line._element.find(f".//{{*}}{tag}")
            disc = shapes[int(attached.get("id"))]
            assert disc.name == name
            np.testing.assert_allclose(point_of_site(disc, int(attached.get("idx"))), end, atol=0.01)
        reviewed, factual = bool(strands.reviewed[row]), bool(strands.factual[row])
        pen = picture.look.pen(int(strands.polarity[row]), float(strands.width[row]), reviewed, factual)
        assert str(line.line.color.rgb) == pen.colour[1:].upper()
        assert line.line.width / _EMU == pytest.approx(pen.width, abs=0.01)
        dashes = line._element.findall(".//{*}custDash/{*}ds")
        assert [(int(one.get("d")), int(one.get("sp"))) for one in dashes] == (
            [tuple(round(length / pen.width * 100_000) for length in pen.dash)] if pen.dash else []
        )
        assert (line._element.find(".//{*}ln").get("cmpd") == "dbl") is bool(pen.hollow)
        numbers = page.footnotes[relation, polarity]
        described = line._element.find(".//{*}cNvPr").get("descr")
        assert described.endswith(f"sources {footnote(numbers, len(numbers))}")


def test_strands_lie_behind_the_actors_and_names_before_them(drawn: tuple[Page, Any]) -> None:
    _, slide = drawn
    order = [shape.name for shape in slide.shapes]
    lines = [order.index(line.name) for line in connectors(slide)]
    assert max(lines) < order.index("Arda") < order.index("Name of Arda")


def test_names_notes_legend_and_numbers_are_all_there(drawn: tuple[Page, Any]) -> None:
    page, slide = drawn
    picture = picture_of(page)
    for row in picture.discs.label_shown.nonzero()[0].tolist():
        (name,) = named(slide, f"Name of {picture.discs.names[row]}")
        np.testing.assert_allclose(box(name), picture.discs.label_box[row], atol=0.01)
        assert name._element.find(".//{*}solidFill//{*}alpha").get("val") == "75000", "strands shine through"
        assert name._element.find(".//{*}bodyPr/{*}noAutofit") is not None
        assert name.text_frame.text.replace("\n", " ") == picture.discs.labels[row].replace("\n", " ")
    (note,) = named(slide, "Note")
    left, top, width, height = picture.notes[0].box
    room = 0.05 * (width - 2 * picture.notes[0].padding)
    assert room > 2, "for the words of a wider font"
    np.testing.assert_allclose(box(note), (left - room, top, width + 2 * room, height), atol=0.01)
    (legend,) = named(slide, "Legend")
    assert picture.legend_box is not None
    np.testing.assert_allclose(box(legend), picture.legend_box, atol=0.01)
    said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for entry in picture.legend:
        assert entry.text in said
    numbers = [shape for shape in slide.shapes if shape.name.startswith("Sources ")]
    assert len(numbers) == len(page.footnotes) + 1, "one a strand, and those of the page"


def test_those_who_act_for_another_share_a_ground(drawn: tuple[Page, Any]) -> None:
    page, slide = drawn
    picture = picture_of(page)
    groups = hulls.groups(picture.discs)
    found = [shape for shape in slide.shapes if shape.name.startswith("Group of ")]
    assert len(found) == sum(len(rows) + 1 for rows in groups)
    assert bool(groups) is ("Actor 4" in picture.discs.names)


def test_every_shape_has_a_name_or_words_of_its_own(drawn: tuple[Page, Any]) -> None:
    _, slide = drawn
    for shape in slide.shapes:
        assert not shape.name.startswith(("Rectangle", "TextBox", "Connector", "Freeform")), shape.name


def test_the_straight_strands_of_a_pair_are_parallel() -> None:
    (page,) = brief("B", [replace(SCENE, quotes=())], stock()).pages
    assert page.picture is not None
    strands = straightened(page.picture).strands
    rows = [row for row, one in enumerate(strands.relation_ids) if one == "arda|boral"]
    ways = [strands.curve[row, 4:] - strands.curve[row, :2] for row in rows]
    (x0, y0), (x1, y1) = ways
    assert abs(x0 * y1 - y0 * x1) < 1e-2 * np.linalg.norm(ways[0]) * np.linalg.norm(ways[1])
