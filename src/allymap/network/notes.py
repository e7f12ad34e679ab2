"""A person's notes as boxes on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import hypot

from ..model import Camera, Note
from . import metrics
from .display import Discs, NoteBox
from .look import Look

_WIDEST, _MOST_LINES, _PADDING = 190.0, 8, 9.0


def boxes(
    notes: Iterable[Note], places: Mapping[str, tuple[float, float]], camera: Camera, size: tuple[int, int], look: Look,
    discs: Discs | None = None,
) -> list[NoteBox]:  # fmt: skip
    """The notes of a map; one whose actor has no place is left out. Lines begin at the rims of ``discs``."""
    found = []
    radii = {} if discs is None else dict(zip(discs.ids, discs.radius.tolist(), strict=True))
    for note in notes:
        x, y, anchor = note.x, note.y, None
        if note.actor_id:
            if note.actor_id not in places:
                continue
            px, py = places[note.actor_id]
            x, y, anchor = x + px, y + py, _on_page(px, py, camera, size)
        left, top = _on_page(x, y, camera, size)
        lines = _lines(note.text, look.small_size)
        wide = max(metrics.width(line, look.small_size) for line in lines) + 2 * _PADDING
        high = len(lines) * metrics.LINE * look.small_size + 2 * _PADDING - 4
        found.append(
            NoteBox(
                note.id,
                lines,
                (left, top, wide, high),
                _PADDING,
                look.small_size,
                anchor,
                radii.get(note.actor_id, 0.0),
            )
        )
    return found


def corners(found: Iterable[NoteBox], camera: Camera, size: tuple[int, int], room: float) -> list[tuple[float, float]]:
    """Points (map units) that lie on the page with ``room`` pixels around them just where the notes are on it whole.

    A note's size is in pixels, so that this is so for cameras of about the zoom of ``camera``.
    """
    points = []
    for note in found:
        left, top, width, height = note.box
        for x, y in ((left + room, top + room), (left + width - room, top + height - room)):
            points.append((camera.x + (x - size[0] / 2) / camera.zoom, camera.y + (y - size[1] / 2) / camera.zoom))
    return points


def leader(note: NoteBox) -> tuple[float, float, float, float]:
    """The line from the rim of the note's actor to where it meets its box: two points that are one for no line."""
    left, top, width, height = note.box
    x, y = note.anchor or (left, top)
    to_x, to_y = min(max(x, left), left + width), min(max(y, top), top + height)
    share = min(1.0, note.reach / max(hypot(to_x - x, to_y - y), 1e-9))
    return x + share * (to_x - x), y + share * (to_y - y), to_x, to_y


def _on_page(x: float, y: float, camera: Camera, size: tuple[int, int]) -> tuple[float, float]:
    return (x - camera.x) * camera.zoom + size[0] / 2, (y - camera.y) * camera.zoom + size[1] / 2


def _lines(text: str, size: float) -> list[str]:
    """A person's own line breaks are kept."""
    found: list[str] = []
    for paragraph in text.splitlines():
        left = _MOST_LINES - len(found)
        if left > 0:
            found += metrics.wrap(metrics.printable(paragraph), size, _WIDEST, left)
    return found or [""]
