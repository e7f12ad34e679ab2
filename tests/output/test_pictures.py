"""A picture in each format, transparent on request; a sequence of them as .gif."""

from __future__ import annotations

import io

import pytest
from briefed import evidence
from PIL import Image

from allymap.model import AllyMapError
from allymap.network import layout as engine
from allymap.network.evidence import Evidence, Query
from allymap.network.look import DARK
from allymap.network.picture import Picture, compose, fit
from allymap.network.spans import Unit
from allymap.network.view import build
from allymap.output import animation, pictures, time_sequence

SIZE = (640, 420)


def picture() -> Picture:
    view = build(evidence(), Query())
    places = engine.arrange(view)
    return compose(view, places, fit(places, SIZE), SIZE)


def sequence(found: Evidence, handling: str = "") -> list[Picture]:
    view = build(found, Query())
    return time_sequence.pictures(found, Query(), engine.arrange(view), SIZE, title="Three states", handling=handling)


@pytest.mark.parametrize(("ending", "magic"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_the_ending_is_the_format(ending: str, magic: bytes) -> None:
    assert pictures.write(picture(), ending).startswith(magic)
    assert ending in pictures.FORMATS


def test_another_ending_is_refused() -> None:
    with pytest.raises(AllyMapError, match="cannot be written as “"):
        pictures.write(picture(), ".bmp")


def test_transparent_ones_have_no_ground() -> None:
    with Image.open(io.BytesIO(pictures.write(picture(), ".png", transparent=True, scale=2))) as clear:
        assert (clear.mode, clear.size) == ("RGBA", (1280, 840))
        assert clear.getpixel((2, 2)) == (0, 0, 0, 0)
        assert clear.getextrema()[3] == (0, 255)
    with Image.open(io.BytesIO(pictures.write(picture(), ".png"))) as solid:
        assert solid.convert("RGBA").getextrema()[3] == (255, 255)
    plain, clear_svg = (pictures.write(picture(), ".svg", transparent=one).decode() for one in (False, True))
    assert plain.count("<rect") == clear_svg.count("<rect") + 1
    with pytest.raises(AllyMapError, match=r"Only \.svg and \.png"):
        pictures.write(picture(), ".pdf", transparent=True)


def test_a_sequence_has_a_picture_a_year_and_actors_stay() -> None:
    made = sequence(evidence())
    assert [one.title for one in made] == [f"Three states, by the end of {year}" for year in (2015, 2016, 2017, 2018)]
    assert [len(one.strands.relation_ids) for one in made] == [1, 2, 3, 3]
    last = dict(zip(made[-1].discs.ids, zip(made[-1].discs.x, made[-1].discs.y, strict=True), strict=True))
    for one in made:
        for actor, x, y in zip(one.discs.ids, one.discs.x, one.discs.y, strict=True):
            assert last[actor] == (x, y)
        assert one.legend_box == made[-1].legend_box


def test_a_gif_runs_for_ever_and_carries_its_label() -> None:
    content = animation.write(sequence(evidence(), "TLP:GREEN"), "TLP:GREEN")
    with Image.open(io.BytesIO(content)) as film:
        assert (film.format, film.size, film.n_frames) == ("GIF", SIZE, 4)
        assert (film.info["loop"], film.info["comment"]) == (0, b"TLP:GREEN")
        durations, shots = [], []
        for at in range(film.n_frames):
            film.seek(at)
            durations.append(film.info["duration"])
            shots.append(film.convert("RGB").tobytes())
    assert durations == [1000, 1000, 1000, 3000]
    assert len(set(shots)) == 4


def test_nothing_dated_is_no_sequence() -> None:
    bare = evidence()
    undated = Evidence(bare.documents, bare.actors, {"treaty": bare.claims["treaty"]})
    assert sequence(undated) == []
    with pytest.raises(AllyMapError, match="Nothing on the map has a date"):
        animation.write([])


def test_a_dark_sequence_is_dark() -> None:
    found = evidence()
    made = time_sequence.pictures(found, Query(), engine.arrange(build(found, Query())), SIZE, DARK)
    with Image.open(io.BytesIO(animation.write(made))) as film:
        assert sum(film.convert("RGB").getpixel((2, 2))) < 150


def test_a_quarter_is_named_by_its_last_month() -> None:
    found = evidence()
    view = build(found, Query())
    made = time_sequence.pictures(
        found, Query(), engine.arrange(view), SIZE, unit=Unit.QUARTER, sources_line="3 documents"
    )
    assert made[-1].title == "by the end of 2018-03"
    assert {one.sources_line for one in made} == {"3 documents"}
    assert len(made) == len({one.title for one in made})
