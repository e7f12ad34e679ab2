"""From the map to the window and back, for a camera and a window size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QTransform

from ...model import Camera

LEAST_ZOOM, MOST_ZOOM = 0.02, 12.0


def to_map(camera: Camera, size: QSize, point: QPointF) -> tuple[float, float]:
    """The map point under a window point."""
    return (
        camera.x + (point.x() - size.width() / 2) / camera.zoom,
        camera.y + (point.y() - size.height() / 2) / camera.zoom,
    )


def to_window(camera: Camera, size: QSize, x: float, y: float) -> QPointF:
    """The window point of a map point."""
    return QPointF((x - camera.x) * camera.zoom + size.width() / 2, (y - camera.y) * camera.zoom + size.height() / 2)


def between(old: Camera, old_size: QSize, new: Camera, size: QSize) -> QTransform:
    """Takes points of a page made for the old camera and size to where they are in the window now."""
    factor = new.zoom / old.zoom
    corner = to_window(new, size, *to_map(old, old_size, QPointF(0, 0)))
    return QTransform(factor, 0, 0, factor, corner.x(), corner.y())


def panned(camera: Camera, by: QPointF) -> Camera:
    """The camera after the map was pulled by so many window pixels."""
    return Camera(camera.x - by.x() / camera.zoom, camera.y - by.y() / camera.zoom, camera.zoom)


def zoomed(camera: Camera, size: QSize, at: QPointF, factor: float) -> Camera:
    """The camera after zooming, with the map point at ``at`` staying where it is."""
    zoom = min(max(camera.zoom * factor, LEAST_ZOOM), MOST_ZOOM)
    x, y = to_map(camera, size, at)
    return Camera(x - (at.x() - size.width() / 2) / zoom, y - (at.y() - size.height() / 2) / zoom, zoom)


def mixed(one: Camera, other: Camera, share: float) -> Camera:
    """A camera on the way from one to the other; the zoom changes by equal ratios, which looks even."""
    zoom = one.zoom * (other.zoom / one.zoom) ** share
    if abs(other.zoom - one.zoom) > 1e-9:
        # Moving in step with the zoom keeps the point that both cameras see in the same place where it is.
        share = (1 / zoom - 1 / one.zoom) / (1 / other.zoom - 1 / one.zoom)
    return Camera(one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share, zoom)
