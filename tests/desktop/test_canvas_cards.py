"""The legend and the minimap: where they are, what is under the cursor, what they show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from canvas_maps import KINDS, PLACES, RELATIONS, relation, view_of
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from allymap.desktop.canvas.camera import to_window
from allymap.desktop.canvas.cards import FOLD, Legend, Minimap, draw_symbol
from allymap.desktop.canvas.placed_view import PlacedView
from allymap.model import Camera
from allymap.network.look import DARK, LIGHT, Look
from allymap.network.picture import Picture
from allymap.network.shapes import Shape
from allymap.network.view import MapView

SIZE = QSize(1000, 700)


def picture_of(view: MapView, look: Look = LIGHT) -> Picture:
    return PlacedView.of(view, PLACES, (), look).compose(Camera(230.0, 40.0, 1.0), SIZE).picture


def symbols(legend: Legend) -> list[str]:
    """The symbols met when the cursor goes over the whole card."""
    box, met = legend.box(SIZE), []
    for y in range(int(box.top()), int(box.bottom()), 6):
        for x in range(int(box.left()), int(box.right()), 4):
            found = legend.at(QPointF(x, y), SIZE)
            if found and found not in met:
                met.append(found)
    return met


@pytest.fixture
def legend(qapp: object) -> Legend:
    made = Legend()
    made.update(picture_of(view_of()), 1000)
    return made


def test_every_symbol_of_the_map_can_be_clicked(legend: Legend) -> None:
    assert symbols(legend) == ["cooperation", "competition", "contested", "CIRCLE", "HEXAGON"]
    assert KINDS


def test_the_legend_says_only_what_is_there(legend: Legend) -> None:
    legend.update(picture_of(view_of(RELATIONS[1:3])), 1000)
    assert "competition" not in symbols(legend)
    assert "contested" not in symbols(legend)


def test_unreviewed_and_announced_strands_are_explained(legend: Legend) -> None:
    one = relation("iran", "syria", 3)
    proposed = replace(one, cooperation=replace(one.cooperation, reviewed=False, factual=False))
    legend.update(picture_of(view_of([proposed])), 1000)
    assert {"proposed", "outline"} <= set(symbols(legend))


def test_the_card_is_inside_the_window_and_nothing_is_outside_it(legend: Legend) -> None:
    box = legend.box(SIZE)
    assert box.left() > 0
    assert box.bottom() < SIZE.height()
    assert legend.at(QPointF(box.right() + 3, box.center().y()), SIZE) is None
    assert legend.at(box.topLeft() + QPointF(2, 2), SIZE) == ""


def test_an_empty_map_has_no_legend(qapp: object) -> None:
    made = Legend()
    made.update(PlacedView().compose(Camera(), SIZE).picture, 1000)
    assert made.box(SIZE).isEmpty()
    assert made.at(QPointF(20, 680), SIZE) is None


def test_what_is_not_isolated_fades(legend: Legend) -> None:
    def painted() -> QImage:
        return _painted(lambda painter: legend.paint(painter, SIZE, 1.0))

    whole = painted()
    legend.isolate("competition")
    faded = painted()
    legend.isolate("")
    assert painted() == whole
    box = legend.box(SIZE)
    at = next(entry for entry in legend._entries if entry.symbol == "cooperation")
    point = (box.topLeft() + QPointF(at.x + 4, at.y)).toPoint()
    assert faded.pixelColor(point).lightness() > whole.pixelColor(point).lightness() + 20


class TestFolding:
    LOW = QSize(1000, 300)

    @pytest.fixture(autouse=True)
    def _foldable(self, legend: Legend) -> None:
        legend.foldable = True

    def test_a_low_canvas_has_a_chip_that_covers_little(self, legend: Legend) -> None:
        card, chip = legend.box(SIZE), legend.box(self.LOW)
        assert not legend.folded(SIZE)
        assert legend.folded(self.LOW)
        assert chip.width() * chip.height() < card.width() * card.height() / 5
        assert legend.at(chip.center(), self.LOW) == FOLD
        assert chip.bottom() < self.LOW.height()

    def test_a_person_has_the_last_word(self, legend: Legend) -> None:
        legend.fold(False)
        assert not legend.folded(self.LOW)
        legend.fold(True)
        assert legend.folded(SIZE)

    def test_the_upper_right_corner_folds_and_hides_no_symbol(self, legend: Legend) -> None:
        box = legend.box(SIZE)
        assert legend.at(box.topRight() + QPointF(-6, 6), SIZE) == FOLD
        legend.foldable = False
        assert legend.at(box.topRight() + QPointF(-6, 6), SIZE) != FOLD
        assert legend.box(SIZE).width() < box.width()

    def test_the_chip_says_what_is_shown_alone(self, legend: Legend) -> None:
        assert legend._chip.text == "Legend"
        legend.isolate("HEXAGON")
        assert (legend._chip.symbol, legend._chip.text) == ("HEXAGON", "armed group")

    def test_an_audience_sees_all_of_it_in_any_window(self, legend: Legend) -> None:
        legend.foldable = False
        assert not legend.folded(self.LOW)


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize(
    "symbol", ["cooperation", "competition", "contested", "proposed", "outline", *Shape.__members__]
)
def test_every_symbol_draws_something_of_its_own(qapp: object, symbol: str, look: Look) -> None:
    def image_of(name: str) -> QImage:
        return _painted(lambda painter: draw_symbol(painter, name, QPointF(40, 40), look))

    assert image_of(symbol) != image_of("")
    others = [other for other in ("cooperation", "competition", *Shape.__members__) if other != symbol]
    assert all(image_of(symbol) != image_of(other) for other in others)


@pytest.fixture
def minimap(qapp: object) -> Minimap:
    made = Minimap()
    made.update(list(PLACES.values()), LIGHT)
    return made


def test_the_minimap_finds_the_actors_where_they_are(minimap: Minimap) -> None:
    image = _painted(lambda painter: minimap.paint(painter, Camera(9000.0, 9000.0, 1.0), SIZE, 1.0))
    box = minimap.box(SIZE)
    met = [
        minimap.map_point(QPointF(x + 0.5, y + 0.5), SIZE)
        for x in range(int(box.left()) + 6, int(box.right()) - 6)
        for y in range(int(box.top()) + 6, int(box.bottom()) - 6)
        if image.pixelColor(x, y) == QColor(LIGHT.muted)
    ]
    for place in PLACES.values():
        assert min(abs(x - place[0]) + abs(y - place[1]) for x, y in met) < 20


def test_the_minimap_frames_what_the_window_shows(minimap: Minimap) -> None:
    def accent(camera: Camera) -> int:
        image = _painted(lambda painter: minimap.paint(painter, camera, SIZE, 1.0))
        box = minimap.box(SIZE).toRect()
        return sum(
            abs(image.pixelColor(x, y).hue() - QColor(LIGHT.accent).hue()) < 12
            and image.pixelColor(x, y).saturation() > 90
            for x in range(box.left(), box.right())
            for y in range(box.top(), box.bottom())
        )

    near, far = accent(Camera(240.0, 30.0, 6.0)), accent(Camera(240.0, 30.0, 2.5))
    assert 20 < near < far


@given(st.floats(-2000, 2000), st.floats(-2000, 2000), st.floats(0.05, 8))
def test_the_minimap_is_there_while_somebody_is_out_of_the_window(x: float, y: float, zoom: float) -> None:
    made, camera = Minimap(), Camera(x, y, zoom)
    made.update(list(PLACES.values()), LIGHT)
    window = QRectF(QPointF(0, 0), SIZE)
    outside = any(not window.contains(to_window(camera, SIZE, *place)) for place in PLACES.values())
    assert made.shown(camera, SIZE) == (made.box(SIZE) if outside else QRectF())


def test_small_windows_and_lonely_actors_need_no_minimap(minimap: Minimap) -> None:
    assert minimap.box(QSize(400, 300)).isEmpty()
    minimap.update(list({"iran": (0.0, 0.0)}.values()), LIGHT)
    assert minimap.box(SIZE).isEmpty()


def _painted(paint: object) -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)  # type: ignore[operator]
    return image
