"""Text drawn by resvg, which looks among the machine's own fonts for scripts that Source Sans Pro lacks."""

from __future__ import annotations

from html import escape

from ..network import metrics

_SHARPNESS = 4.0


def resvg(document: str, width: int, height: int, foreign: bool) -> bytes:
    """An SVG document as PNG of this many pixels; ``foreign`` text needs the machine's fonts beside ours."""
    from resvg_py import svg_to_bytes

    return svg_to_bytes(
        svg_string=document,
        width=width,
        height=height,
        skip_system_fonts=not foreign,
        font_files=[str(path) for path in metrics.font_files().values()],
        font_family=metrics.FAMILY,
        sans_serif_family=metrics.FAMILY,
    )


def as_image(text: str, size: float, weight: metrics.Weight, colour: str) -> bytes:
    """One line of text as a transparent PNG, its width as ``metrics.width`` has it, its height ``metrics.LINE``."""
    width, height = metrics.width(text, size, weight), metrics.LINE * size
    bold = "600" if weight == "semibold" else "700" if weight == "bold" else "400"
    document = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.2f} {height:.2f}">'
        f'<text x="{width / 2:.2f}" y="{metrics.BASELINE * size:.2f}" font-family="{metrics.FAMILY}"'
        f' font-size="{size}" font-weight="{bold}" fill="{colour}" text-anchor="middle">{escape(text)}</text></svg>'
    )
    return resvg(document, max(1, round(width * _SHARPNESS)), max(1, round(height * _SHARPNESS)), foreign=True)
