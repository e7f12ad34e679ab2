"""Outlines of the map as DrawingML paths: they stay in their boxes, close, and keep to the order of the schema."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu

from allymap.network.picture import Shape
from allymap.output.briefing import pptx_geometry as geometry

_EMU = 9525


def shape_with(paths: str, sites: Any = ()) -> Any:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    made = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), Emu(_EMU * 40), Emu(_EMU * 40))
    geometry.put(made, paths, sites)
    file = io.BytesIO()
    deck.save(file)
    return Presentation(io.BytesIO(file.getvalue())).slides[0].shapes[0]._element


def points(path: Any) -> list[tuple[int, int]]:
    return [(int(one.get("x")), int(one.get("y"))) for one in path.iter("{*}pt")]


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("stacked", [False, True])
def test_an_outline_stays_in_its_box_and_closes(shape: Shape, stacked: bool) -> None:
    element = shape_with(geometry.outline(shape, 20.0, stacked))
    paths = element.findall(".//{*}path")
    assert len(paths) == 1 + stacked + (shape is Shape.DOUBLE_CIRCLE)
    behind, main = paths[0], paths[1 if stacked else 0]
    wide, high = (int(main.get(side)) for side in "wh")
    assert (wide, high) == tuple(round(2 * half * _EMU) for half in geometry.half_sizes(shape, 20.0))
    assert all(-1 <= x <= wide + 1 and -1 <= y <= high + 1 for x, y in points(main))
    for path in paths:
        assert path[-1].tag.endswith("}close")
    if stacked:
        shifted = [(x - 3 * _EMU, y - 3 * _EMU) for x, y in points(behind)]
        for (x, y), (to_x, to_y) in zip(shifted, points(main), strict=True):
            assert abs(x - to_x) <= 1 and abs(y - to_y) <= 1


def test_a_circle_is_made_of_quarters() -> None:
    arcs = shape_with(geometry.outline(Shape.CIRCLE, 20.0, stacked=False)).findall(".//{*}arcTo")
    assert [int(arc.get("stAng")) // 5_400_000 for arc in arcs] == [2, 3, 0, 1]
    assert {arc.get("swAng") for arc in arcs} == {"5400000"}


def test_the_children_come_in_the_order_of_the_schema() -> None:
    element = shape_with(geometry.outline(Shape.HEXAGON, 20.0, stacked=False), [((3.0, 4.0), 45.0)])
    custom = element.find(".//{*}custGeom")
    names = [etree.QName(one).localname for one in custom]
    assert names == ["avLst", "gdLst", "ahLst", "cxnLst", "rect", "pathLst"]
    assert element.find(".//{*}prstGeom") is None
    (site,) = custom.findall(".//{*}cxn")
    assert site.get("ang") == str(45 * 60_000)
    assert (site[0].get("x"), site[0].get("y")) == (str(3 * _EMU), str(4 * _EMU))


def test_sites_around_a_box_point_outwards() -> None:
    for (x, y), angle in geometry.compass(40.0, 20.0):
        assert geometry.way_out(x - 20.0, y - 10.0) == angle
    assert len(geometry.compass(1.0, 1.0)) == geometry.COMPASS


def test_lines_are_no_surface() -> None:
    (path,) = shape_with(geometry.lines([(0, 0, 40, 0), (0, 10, 40, 10)], (40.0, 10.0))).findall(".//{*}path")
    assert path.get("fill") == "none"
    assert points(path) == [(0, 0), (40 * _EMU, 0), (0, 10 * _EMU), (40 * _EMU, 10 * _EMU)]
