""".pdf: the text in reading order, and the way back from its characters to rectangles on the pages."""

from .pages import PdfPages, Raster
from .reader import pdf_text, read
from .text import PdfText, Rectangle

__all__ = ["PdfPages", "PdfText", "Raster", "Rectangle", "locate", "pdf_text", "read"]


def locate(content: bytes, start: int, end: int) -> list[tuple[int, Rectangle]]:
    """Where characters ``start … end`` of the text that ``read`` makes of a file stand, line by line.

    Pages count from 0; rectangles are x0, y0, x1, y1 in points from the top left corner of the page as displayed.
    The same bytes give the same answer. For many passages ask ``pdf_text`` once. Raises ``UnreadableDocument``, and
    ``ValueError`` for a span outside the text.
    """
    return pdf_text(content).locate(start, end)
