"""A person's notes as boxes on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import Camera, Note
from . import metrics
from .display import NoteBox
from .look import Look

_WIDEST, _MOST_LINES, _PADDING = 190.0, 8, 9.0


def boxes(
    notes: Iterable[Note], places: Mapping[str, tuple[float, float]], camera: Camera, size: tuple[int, int], look: Look
) -> list[NoteBox]:
    """The notes of a map; one whose actor has no place is left out."""
    found = []
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
        found.append(NoteBox(note.id, lines, (left, top, wide, high), _PADDING, look.small_size, anchor))
    return found


def leader(note: NoteBox) -> tuple[float, float]:
    """Where the line from the note's actor meets its box."""
    left, top, width, height = note.box
    x, y = note.anchor or (left, top)
    return min(max(x, left), left + width), min(max(y, top), top + height)


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
