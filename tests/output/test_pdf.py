from __future__ import annotations

import re
import zlib
from base64 import a85decode

import pytest
from drawn_maps import dozen, two

from allymap.network import metrics
from allymap.network.picture import Picture, compose, fit
from allymap.output import pdf

SIZE = (800, 600)


def drawn(made: tuple, **options: object) -> Picture:
    view, places = made
    return compose(view, places, fit(places, SIZE), SIZE, **options)


def content(written: bytes) -> str:
    """The page's drawing commands."""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", written, re.DOTALL):
        packed = stream.strip()
        plain = zlib.decompress(a85decode(packed[:-2]) if packed.endswith(b"~>") else packed)
        if b" cm" in plain:
            return plain.decode("latin-1")
    raise AssertionError("the file has no page content")


def test_it_is_one_page_of_the_pictures_size_with_embedded_fonts() -> None:
    written = pdf.write(drawn(two(), title="Allies to a point"))
    assert written.startswith(b"%PDF-1.")
    assert written.rstrip().endswith(b"%%EOF")
    assert re.search(rb"/MediaBox \[ 0 0 600 450 \]", written)
    assert written.count(b"/Type /Page\n") == 1
    assert b"/FontFile2" in written
    assert b"SourceSansPro" in written


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert pdf.write(drawn(dozen())) == pdf.write(drawn(dozen()))


def test_every_strand_is_a_curve_and_competition_is_dashed() -> None:
    picture = drawn(dozen(factual=lambda row: True), legend=False)
    plain = content(pdf.write(picture))
    circles = plain.count(" c\n") + plain.count(" c ")
    assert circles >= len(picture.strands.curve)
    dashes = [dash for dash in re.findall(r"\[([^\]]*)\] \d+ d", plain) if dash.strip()]
    assert len(dashes) == int((picture.strands.polarity == 1).sum())


def test_strands_without_a_fact_are_stroked_twice() -> None:
    strokes = [
        len(re.findall(r"\bS\b", content(pdf.write(drawn(dozen(factual=kind), legend=False)))))
        for kind in (lambda row: True, lambda row: False)
    ]
    assert strokes[1] - strokes[0] == len(drawn(dozen()).strands.curve)


@pytest.mark.parametrize("name", ["伊朗", "إيران", "Iran\x00\x1b"])
def test_names_in_any_script_are_drawn(name: str) -> None:
    written = pdf.write(drawn(two(name)))
    assert (b"/Subtype /Image" in written) == (not metrics.covered(metrics.printable(name)))


def test_no_font_is_named_that_is_not_embedded() -> None:
    written = pdf.write(drawn(two()))
    assert b"Helvetica" not in written
    fonts = set(re.findall(rb"/BaseFont /(\S+)", written))
    assert fonts and all(b"SourceSansPro" in font for font in fonts)
    assert len(set(re.findall(rb"/FontFile2 (\d+)", written))) == len(fonts)
    assert b"/Lang (en)" in written
