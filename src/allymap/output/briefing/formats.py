"""Which formats a briefing can be handed out in. The writers are loaded when they are asked for."""

from __future__ import annotations

from ...model import AllyMapError
from .pages import Briefing

FORMATS = (".pptx", ".pdf", ".html")


def write(briefing: Briefing, ending: str) -> bytes:
    """The briefing as the bytes of a file with this ending. Raises ``AllyMapError`` for another one."""
    if ending == ".pptx":
        from . import pptx

        return pptx.write(briefing)
    if ending == ".pdf":
        from . import pdf

        return pdf.write(briefing)
    if ending == ".html":
        from . import html

        return html.write(briefing).encode("utf-8")
    raise AllyMapError(f"A briefing cannot be written as “{ending}”: choose {', '.join(FORMATS)}.")
