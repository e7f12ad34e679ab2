"""The pages of a PDF file as pictures, drawn by a process that belongs to the file."""

from __future__ import annotations

from dataclasses import dataclass

from allymap.model import UnreadableDocument

from .child import DRAWING, IMAGE
from .process import Frames, Process
from .reader import pdf_text

_SECONDS = 15.0
"""For one page."""
_MOST_PIXELS = 16_000_000
"""Of one drawn page: 64 MB. A page that is wanted larger is drawn so large."""


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """A drawn page: rows from the top, ``stride`` bytes each, four bytes a pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfPages:
    """A file that stays open for drawing; ``text`` leads from characters to its pages. For one thread at a time.

    Raises ``UnreadableDocument`` for a file that cannot be opened.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._process = Process()
        self.text = pdf_text(content, self._process)

    def draw(self, page: int, scale: float) -> Raster:
        """A page (0 = the first) at so many pixels a point, or fewer for a very large one.

        Raises ``UnreadableDocument`` where it cannot be drawn; the other pages can be asked for as before.
        """
        width, height = self.text.sizes[page]
        if width * height <= 0:
            raise UnreadableDocument("The page is damaged: it has no size.")
        if not self._process.running:  # another page brought it down, or it was closed
            pdf_text(self._content, self._process)
        scale = min(scale, (_MOST_PIXELS / (width * height)) ** 0.5)
        return self._process.ask(b"I", DRAWING.pack(page, scale), _SECONDS, _raster)

    def close(self) -> None:
        """End the process; a page that is asked for afterwards starts another."""
        self._process.stop()


def _raster(frames: Frames) -> Raster:
    (payload,) = [payload for _, payload in frames]
    width, height, stride = IMAGE.unpack_from(payload)
    return Raster(width, height, stride, payload[IMAGE.size :])
