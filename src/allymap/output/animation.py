"""Pictures one after the other as an animated .gif, which every slide program and every mail shows."""

from __future__ import annotations

import io
from collections.abc import Sequence

from ..model import AllyMapError
from ..network.picture import Picture
from . import png

STEP_MS, LAST_MS = 1000, 3000
"""How long each picture stands, and the last one before it begins again."""

_COLOURS = 128


def write(pictures: Sequence[Picture], label: str = "") -> bytes:
    """The pictures, all of one size, as the bytes of a GIF that runs for ever; a handling label is its comment.

    Raises ``AllyMapError`` where there are none.
    """
    from PIL import Image

    if not pictures:
        raise AllyMapError("Nothing on the map has a date: there is no sequence to show.")

    def shot(picture: Picture) -> Image.Image:
        return Image.open(io.BytesIO(png.write(picture))).convert("RGB")

    # The last picture has every colour that any of them has; one palette keeps them from flickering.
    palette = shot(pictures[-1]).quantize(_COLOURS, dither=Image.Dither.NONE)
    # Each is brought down to its palette at once: sixty in full colour would fill the memory.
    frames = [shot(picture).quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures]
    file = io.BytesIO()
    frames[0].save(
        file, "GIF", save_all=True, append_images=frames[1:], loop=0, optimize=False, comment=label.encode("ascii"),
        duration=[*[STEP_MS] * (len(frames) - 1), LAST_MS],
    )  # fmt: skip
    return file.getvalue()
