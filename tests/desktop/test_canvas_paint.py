"""What is on the screen: colours where they belong, in light and dark, at any ratio of pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from canvas_maps import CENTRE, LEFT, PLACES, PLAIN, drag, relation, shown_canvas, view_of
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from allymap.desktop.canvas import MapCanvas
from allymap.desktop.canvas import stage as stage_module
from allymap.desktop.canvas.badges import Badges
from allymap.desktop.canvas.frames import Frame
from allymap.desktop.canvas.placed_view import PlacedView
from allymap.model import Camera, Polarity
from allymap.network.look import DARK, LIGHT, Look
from allymap.network.view import MapView


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = shown_canvas(qtbot)
    made.finish_painting()
    return made


def near(image: QImage, point: QPoint, colour: str, reach: int = 6) -> bool:
    """Whether a pixel of this colour, or nearly so, is around a point."""
    wanted = np.array(QColor(colour).getRgb()[:3])
    pixels = [
        image.pixelColor(point + QPoint(dx, dy)).getRgb()[:3]
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
    ]
    return bool((np.abs(np.array(pixels) - wanted).max(axis=1) < 12).any())


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_both_strands_of_a_contested_pair_are_there(canvas: MapCanvas, look: Look) -> None:
    canvas.show_map(view_of(), PLACES, (), look, CENTRE)
    canvas.finish_painting()
    image = canvas.grab().toImage()
    for polarity, colour, other in (
        (Polarity.COOPERATION, look.cooperation, look.competition),
        (Polarity.COMPETITION, look.competition, look.cooperation),
    ):
        point = canvas.relation_point("iran|russia", polarity)
        assert near(image, point, colour)
        assert not near(image, point, other, 1)
    assert image.pixelColor(3, 3) == QColor(look.canvas)


def test_the_pin_of_a_selected_actor_lies_over_the_ring(canvas: MapCanvas) -> None:
    canvas.show_map(view_of(), PLACES, ("iran",), LIGHT, CENTRE)
    canvas.select(["iran"])
    canvas.finish_painting()
    discs = canvas._stage.composed.picture.discs
    row = discs.ids.index("iran")
    away = 0.78 * float(discs.radius[row])
    middle = QPoint(round(float(discs.x[row]) + away), round(float(discs.y[row]) - away))
    image = canvas.grab().toImage()
    assert near(image, middle, LIGHT.rim, 1)
    assert near(image, middle + QPoint(3, 0), LIGHT.disc, 1)


def test_competition_is_dashed_and_cooperation_is_not(canvas: MapCanvas) -> None:
    image = canvas.grab().toImage()

    def share(relation_id: str, colour: str) -> float:
        start, end = (canvas.actor_point(actor) for actor in relation_id.split("|"))
        steps = [start + (end - start) * (0.3 + 0.4 * n / 80) for n in range(81)]
        return sum(near(image, point, colour, 1) for point in steps) / len(steps)

    assert share("iran|syria", LIGHT.cooperation) == 1.0
    assert 0.4 < share("iran|israel", LIGHT.competition) < 0.95


def test_outlines_are_hollow(canvas: MapCanvas) -> None:
    from dataclasses import replace

    whole = relation("iran", "syria", 12)
    announced = replace(whole, cooperation=replace(whole.cooperation, factual=False))
    canvas.show_map(view_of([announced]), PLACES, (), LIGHT, CENTRE)
    canvas.finish_painting()
    point = canvas.relation_point("iran|syria")
    image = canvas.grab().toImage()
    assert near(image, point, LIGHT.cooperation, 4)
    assert near(image, point, LIGHT.canvas, 1)


def test_a_drag_repaints_as_if_from_scratch(canvas: MapCanvas) -> None:
    start = canvas.actor_point("syria")
    drag(canvas, start, start + QPoint(60, 45))
    canvas.select_none()
    canvas.focus_actor("")
    canvas.finish_painting()  # on a busy machine even a small map is composed beside the event queue
    dragged = canvas.grab().toImage()
    canvas.show_map(view_of(), canvas.places(), {"syria"}, LIGHT, CENTRE)
    canvas.finish_painting()
    assert dragged == canvas.grab().toImage()


def test_nothing_of_the_old_place_shows_during_a_drag(canvas: MapCanvas) -> None:
    start = canvas.actor_point("houthis")
    strand = canvas.relation_point("houthis|iran")
    drag(canvas, start, start + QPoint(-200, 300), release=False)
    canvas.finish_painting()
    image = canvas.grab().toImage()
    for point in (start, strand):
        assert image.pixelColor(point) == QColor(LIGHT.canvas)
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + QPoint(-200, 300))


def test_a_dropped_actor_stays_in_sight_until_the_frame_has_it(
    canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "_NIMBLE", 0.0)
    start, end = canvas.actor_point("houthis"), canvas.actor_point("houthis") + QPoint(-200, 300)
    drag(canvas, start, end, release=False)
    canvas.finish_painting()
    monkeypatch.setattr(stage_module, "_SLICE", 0.0)
    QTest.mouseRelease(canvas, LEFT, PLAIN, end)
    assert not canvas.crisp
    canvas.select_none()
    image = canvas.grab().toImage()
    assert near(image, end + QPoint(0, -20), LIGHT.rim, 9)
    assert near(image, canvas.relation_point("houthis|iran"), LIGHT.cooperation)
    canvas.finish_painting()
    assert near(canvas.grab().toImage(), end + QPoint(0, -20), LIGHT.rim, 9)


def test_selected_actors_wear_a_ring(canvas: MapCanvas) -> None:
    def accent(box: QRect) -> int:
        image = canvas.grab(box).toImage()
        wanted = QColor(LIGHT.accent)
        return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))

    disc = QRect(0, 0, 90, 90)
    disc.moveCenter(canvas.actor_point("israel"))
    before = accent(disc)
    canvas.select(["israel"])
    assert accent(disc) > before + 40


def test_the_frame_is_the_same_in_one_go_or_in_pieces(qapp: object) -> None:
    placed = PlacedView.of(view_of(), PLACES, (), LIGHT)
    picture = placed.compose(CENTRE, QSize(900, 640)).picture
    images = []
    for slices in (float("inf"), 0.0):
        frame = Frame(picture, Badges(LIGHT), 1.0, 20)
        while not frame.build(slices):
            pass
        images.append(_painted(lambda painter, frame=frame: frame.paint(painter, CENTRE, QSize(900, 640))))
    assert images[0] == images[1]


def test_layers_make_the_merged_frame(qapp: object) -> None:
    placed = PlacedView.of(view_of(), PLACES, (), LIGHT)
    frame = Frame(placed.compose(CENTRE, QSize(900, 640)).picture, Badges(LIGHT), 1.0, 20)
    frame.build(float("inf"))

    def layers(painter: object) -> None:
        frame.paint_lower(painter, CENTRE, QSize(900, 640))  # type: ignore[arg-type]
        frame.paint_upper(painter, CENTRE, QSize(900, 640))  # type: ignore[arg-type]

    assert _painted(layers) == _painted(lambda painter: frame.paint(painter, CENTRE, QSize(900, 640)))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_every_ratio_of_pixels_fills_the_window(qapp: object, ratio: float) -> None:
    placed = PlacedView.of(view_of(), PLACES, (), LIGHT)
    frame = Frame(placed.compose(CENTRE, QSize(900, 640)).picture, Badges(LIGHT, ratio), ratio, 0)
    frame.build(float("inf"))
    image = _painted(lambda painter: frame.paint(painter, CENTRE, QSize(900, 640)), ratio)
    at = placed.compose(CENTRE, QSize(900, 640)).disc_rows["russia"]
    discs = placed.compose(CENTRE, QSize(900, 640)).picture.discs
    rim = QPoint(round(float(discs.x[at] - discs.radius[at]) * ratio), round(float(discs.y[at]) * ratio))
    assert near(image, rim, LIGHT.rim, 3)


def _painted(paint: Callable[..., object], ratio: float = 1.0) -> QImage:
    from PySide6.QtGui import QPainter

    image = QImage(QSize(900, 640) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#ff00ff"))
    with QPainter(image) as painter:
        paint(painter)
    return image


def test_the_singled_out_strand_of_a_selected_pair_has_a_band(canvas: MapCanvas) -> None:
    def beside(polarity: Polarity) -> set[str]:
        """Colours across a strand and beyond its edges."""
        point, image = canvas.relation_point("iran|russia", polarity), canvas.grab().toImage()
        return {image.pixelColor(point + QPoint(0, dy)).name() for dy in range(-12, 13)}

    plain = {polarity: beside(polarity) for polarity in Polarity}
    canvas.select((), ["iran|russia"], "competition")
    assert len(beside(Polarity.COMPETITION) - plain[Polarity.COMPETITION]) > 0
    canvas.select_none()
    assert beside(Polarity.COMPETITION) == plain[Polarity.COMPETITION]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_faded_stack_fades_with_the_disc_behind(qtbot: QtBot, look: Look) -> None:
    made = MapCanvas()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.with_minimap = False
    view = view_of()
    stack = replace(view.actors[0], members=("one", "two"))
    alone = MapView((stack,), (), 0, 0)
    made.show()
    made.show_map(alone, {stack.id: (0.0, 0.0)}, (), look, Camera(0.0, 0.0, 1.5))
    made.finish_painting()
    around = QRect(made.actor_point(stack.id) - QPoint(36, 36), QSize(72, 71))

    def strongest() -> int:
        """How far the least like the ground is from it: the rim, unless it has faded."""
        image = made.grab(around).toImage()
        ground = QColor(look.canvas).lightness()
        every = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return max(abs(colour.lightness() - ground) for colour in every)

    whole = strongest()
    made.show_map(alone, {stack.id: (0.0, 0.0)}, (), look, Camera(0.0, 0.0, 1.5), faded={stack.id})
    made.finish_painting()
    assert strongest() < 0.6 * whole
