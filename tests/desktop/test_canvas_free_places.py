"""Where a new note goes: close to where it is wanted, beside what is on the map."""

from __future__ import annotations

from canvas_maps import PLACES, view_of
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize

from allymap.desktop.canvas.notes import free_corner
from allymap.desktop.canvas.placed_view import PlacedView
from allymap.model import Camera, Note
from allymap.network.look import LIGHT
from allymap.network.picture import Drawing, Picture

SIZE = QSize(1000, 700)
WINDOW = QRectF(0, 0, 1000, 700)
CARD = QRectF(18, 600, 400, 80)


def picture(*notes: Note) -> Picture:
    """The small map of the canvas' tests, with these notes on it."""
    drawing = Drawing(notes=notes)
    return PlacedView.of(view_of(), PLACES, (), LIGHT, None, drawing).compose(Camera(230.0, 40.0, 1.0), SIZE).picture


MAP = picture(Note("old", "What the desk wrote last week", 300.0, -60.0, ""))


def hidden_by(box: QRectF) -> list[str]:
    """The actors whose disc or name a box hides, the old note, and the card."""
    discs = MAP.discs
    found = []
    for row, actor in enumerate(discs.ids):
        x, y, reach = float(discs.x[row]), float(discs.y[row]), float(discs.radius[row])
        name = QRectF(*discs.label_box[row].tolist()) if discs.label_shown[row] else QRectF()
        if box.intersects(QRectF(x - reach, y - reach, 2 * reach, 2 * reach)) or box.intersects(name):
            found.append(actor)
    return (
        found + [note.id for note in MAP.notes if box.intersects(QRectF(*note.box))] + ["card"] * box.intersects(CARD)
    )


@given(st.floats(-50, 1050), st.floats(-50, 750), st.floats(30, 190), st.floats(20, 120))
def test_a_new_note_hides_nobody_and_is_in_the_window(x: float, y: float, width: float, height: float) -> None:
    corner = free_corner(MAP, QRectF(x, y, width, height), WINDOW, [CARD])
    box = QRectF(corner.x(), corner.y(), width, height)
    assert hidden_by(box) == []
    assert WINDOW.contains(box)


def test_a_place_that_is_free_is_taken_as_it_is() -> None:
    assert free_corner(MAP, QRectF(800.5, 40.25, 120, 40), WINDOW, [CARD]) == QPointF(800.5, 40.25)


def test_a_note_on_a_disc_goes_next_to_it() -> None:
    x, y = float(MAP.discs.x[0]), float(MAP.discs.y[0])
    wanted = QRectF(x - 30, y - 10, 60, 20)
    corner = free_corner(MAP, wanted, WINDOW, [CARD])
    assert 0 < (corner - wanted.topLeft()).manhattanLength() < 200


def test_where_all_is_taken_it_stays_where_it_was_wanted() -> None:
    wanted = QRectF(300, 300, 60, 20)
    assert free_corner(MAP, wanted, WINDOW, [WINDOW]) == wanted.topLeft()
    assert free_corner(MAP, wanted, QRectF(0, 0, 50, 20), []) == wanted.topLeft()
