"""The camera that shows some actors as large as possible, with none of them behind the legend or the minimap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QMarginsF, QRectF, QSize

from ...model import Camera
from ...network.picture import MARGIN, fit
from .camera import to_window
from .placed_view import Places

MOST_ZOOM = 1.6  # in a window of the usual size: two actors should not fill it
_USUAL = (1400.0, 900.0)
_AROUND = QMarginsF(36.0, 34.0, 36.0, 50.0)  # pixels that a disc and the name below it take around its middle
_AIR = 8.0
_CARD = 22.0  # what is kept free below a map for the legend, less what names need less above and below
_USUAL_SHAPE, _SLIMMEST, _WIDEST, _LEAST_GROUND = 4 / 3, 2 / 3, 8 / 3, 100
_MANY = 400
_SHARES = (0.2, 0.4, 0.6, 0.8, 1.0)


def fitted(places: Places, size: QSize, cards: Sequence[QRectF], margin: float = MARGIN) -> Camera:
    """The best camera that hides nobody: the map large, and close to the middle of the window.

    ``margin`` is what is kept free beside the outermost actors for their discs and names, in pixels.
    """
    if not places or size.isEmpty():
        return Camera()
    places = _thinned(places)
    window = QRectF(0, 0, size.width(), size.height())
    parts = [window]
    for card in cards:
        if not card.isEmpty():
            for share in _SHARES:
                parts += _parts_beside(window, card, share)
    roomy = [part for part in parts if part.width() > window.width() / 2 and part.height() > window.height() / 2]
    worth = [
        (_worth(camera, part, window), camera) for part in roomy for camera in (_into(places, size, part, margin),)
    ]
    worth.sort(key=lambda one: -one[0])
    free = (camera for _, camera in worth if not _hidden(places, camera, size, cards))
    return next(free, worth[-1][1])


def spared(camera: Camera, places: Places, size: QSize, card: QRectF, letters: float = 1.0) -> Camera:
    """The camera moved as little as it takes that a card at the lower edge hides nobody whom the window shows.

    The map moves up where there is room above it, else all of it fits beside the card, no larger than before.
    ``letters`` is how much larger names are than usual.
    """
    window = QRectF(0, 0, size.width(), size.height())
    around = _AROUND * letters
    shown = {one: at for one, at in places.items() if window.contains(to_window(camera, size, *at))}
    points = [to_window(camera, size, *at) for at in shown.values()]
    grown = card.marginsAdded(_flipped(around))
    covered = [point.y() + around.bottom() - card.top() for point in points if grown.contains(point)]
    if card.isEmpty() or not covered:
        return camera
    up = max(covered)
    if up <= min(point.y() for point in points) - around.top():
        return Camera(camera.x, camera.y + up / camera.zoom, camera.zoom)
    beside = fitted(shown, size, (card,), MARGIN * letters)
    return Camera(beside.x, beside.y, min(beside.zoom, camera.zoom))


def shape_of(size: QSize) -> float:
    """Width over height of the ground that a map fitted into a window stands on, to the next third."""
    width, height = size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - _CARD
    if width < _LEAST_GROUND or height < _LEAST_GROUND:
        return _USUAL_SHAPE
    return round(3 * min(max(width / height, _SLIMMEST), _WIDEST)) / 3


def _parts_beside(window: QRectF, card: QRectF, share: float) -> list[QRectF]:
    """The window without a share of the strip that a card takes at the top or the bottom, and at its side."""
    if card.center().y() < window.center().y():
        above = window.adjusted(0, (card.bottom() + _AIR) * share, 0, 0)
    else:
        above = window.adjusted(0, 0, 0, (card.top() - _AIR - window.bottom()) * share)
    if card.center().x() < window.center().x():
        return [above, window.adjusted((card.right() + _AIR) * share, 0, 0, 0)]
    return [above, window.adjusted(0, 0, (card.left() - _AIR - window.right()) * share, 0)]


def _worth(camera: Camera, part: QRectF, window: QRectF) -> float:
    aside = part.center() - window.center()
    return camera.zoom * (1.0 - abs(aside.x()) / window.width() - abs(aside.y()) / window.height())


def _into(places: Places, size: QSize, part: QRectF, margin: float) -> Camera:
    """The camera that fits the actors into a part of the window."""
    camera = fit(places, (round(part.width()), round(part.height())), margin, legend=False)  # it is one of the cards
    larger = max(1.0, min(size.width() / _USUAL[0], size.height() / _USUAL[1]))
    zoom = min(camera.zoom, MOST_ZOOM * larger)
    aside = QRectF(0, 0, size.width(), size.height()).center() - part.center()
    return Camera(camera.x + aside.x() / zoom, camera.y + aside.y() / zoom, zoom)


def _thinned(places: Places) -> Places:
    """Of many actors those at the edges and a sample: the others change nothing about where a map fits."""
    if len(places) <= _MANY:
        return places
    ids, at = list(places), np.array(list(places.values()), np.float64)
    edges = {int(find(at[:, axis])) for axis in (0, 1) for find in (np.argmin, np.argmax)}
    kept = sorted(edges | set(range(0, len(ids), len(ids) // _MANY)))
    return {ids[row]: places[ids[row]] for row in kept}


def _hidden(places: Places, camera: Camera, size: QSize, cards: Sequence[QRectF]) -> bool:
    grown = [card.marginsAdded(_flipped(_AROUND)) for card in cards if not card.isEmpty()]
    return any(card.contains(to_window(camera, size, x, y)) for x, y in places.values() for card in grown)


def _flipped(margins: QMarginsF) -> QMarginsF:
    """A box around a point touches a card where the point is inside the card grown the other way round."""
    return QMarginsF(margins.right(), margins.bottom(), margins.left(), margins.top())
