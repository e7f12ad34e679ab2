"""Which formats a picture of the map can be written in. The writers are loaded when they are asked for."""

from __future__ import annotations

from ..model import AllyMapError
from ..network.picture import Picture

FORMATS = (".svg", ".png", ".pdf")
SEQUENCE = ".gif"
"""The format of a sequence of pictures, see ``animation``."""


def write(picture: Picture, ending: str, scale: float = 1.0, transparent: bool = False) -> bytes:
    """The picture as the bytes of a file with this ending; ``scale`` is pixels of a .png for each page pixel.

    Raises ``AllyMapError`` for another ending, for a size nobody can draw, and for a .pdf without a ground.
    """
    if ending == ".svg":
        from . import svg

        return svg.write(picture, ground=not transparent).encode("utf-8")
    if ending == ".png":
        from . import png

        return png.write(picture, scale, ground=not transparent)
    if ending != ".pdf":
        raise AllyMapError(f"A map cannot be written as “{ending}”: choose {', '.join(FORMATS)}.")
    if transparent:
        raise AllyMapError("Only .svg and .png can be transparent.")
    from . import pdf

    return pdf.write(picture)
