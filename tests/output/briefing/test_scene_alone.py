"""A scene as a picture by itself: title, label, and the sources that its numbers stand for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from briefed import SCENE, evidence, labelled, stock
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import AllyMapError, Callout, Camera, Scene, SceneKind
from allymap.network import metrics
from allymap.network.look import DARK
from allymap.network.picture import Picture
from allymap.output.briefing.compose import alone
from allymap.output.briefing.listing import listing
from allymap.output.briefing.pages import Source
from allymap.output.pictures import write
from allymap.output.sourcing import UnsourcedError

SIZE = (1200, 800)


def drawn(scene: Scene = SCENE, label: str = "TLP:GREEN", size: tuple[int, int] = SIZE) -> Picture:
    return alone(1, [scene], stock(), label, size)[0]


def texts(picture: Picture, role: str) -> list[str]:
    return [caption.text for caption in picture.captions if caption.role == role]


def test_it_has_its_size_its_title_and_its_label() -> None:
    picture = drawn()
    assert picture.size == SIZE
    assert (texts(picture, "title"), texts(picture, "handling")) == (["Everybody"], ["TLP:GREEN"])
    assert not texts(drawn(label=""), "handling")
    assert b"TLP:GREEN" in write(picture, ".svg")


def test_every_number_resolves_below() -> None:
    picture = drawn()
    numbers = {one for text in texts(picture, "footnote") for one in text.split(", ")}
    listed = {text.split()[0]: text for text in texts(picture, "sources")}
    assert numbers == set(listed) == {"1", "2", "3", "4"}
    assert "A paper, The Harbour Review, 2017-05" in "".join(listed.values())


def test_the_map_keeps_off_the_list() -> None:
    picture = drawn(replace(SCENE, callouts=(Callout("The crux", "arda|boral"),)))
    top = min(caption.y for caption in picture.captions if caption.role == "sources") - 11
    assert (picture.discs.y + picture.discs.radius).max() < top
    assert picture.notes[0].lines == ["The crux"]


def test_a_camera_of_its_own_shows_the_same_in_another_size() -> None:
    scene = replace(SCENE, quotes=(), camera=Camera(10, 20, 1.0))
    small, large = drawn(scene, size=(612, 343)), drawn(scene, size=(2448, 1243))
    assert large.camera.zoom > 3 * small.camera.zoom
    assert (small.camera.x, large.camera.y) == (10, 20)


def test_what_is_withheld_is_told_and_not_drawn() -> None:
    found = labelled(labelled(evidence(), "border", "TLP:RED"), "treaty", "TLP:RED")
    picture, withheld = alone(1, [SCENE], stock(found), "TLP:GREEN", SIZE)
    assert withheld == "2 claims with a higher handling label withheld."
    assert b"Cedra" not in write(picture, ".svg")


def test_scenes_are_counted_as_the_briefing_shows_them() -> None:
    scenes = [
        replace(SCENE, id="a", hidden=True), replace(SCENE, id="b", order=1, tlp="TLP:RED"),
        replace(SCENE, id="c", order=2, title="Shown"), Scene("d", "Words", "", order=3, kind=SceneKind.CLOSING),
    ]  # fmt: skip
    assert texts(alone(1, scenes, stock(), "TLP:GREEN", SIZE, DARK)[0], "title") == ["Shown"]
    for number, told in ((0, "no scene 0: the briefing has 2"), (3, "no scene 3"), (2, "holds words alone")):
        with pytest.raises(AllyMapError, match=told):
            alone(number, scenes, stock(), "TLP:GREEN", SIZE)


def test_a_strand_without_a_source_refuses() -> None:
    found = evidence()
    claim = found.claims["treaty"]
    assert claim.passage is not None
    emptied = {**found.claims, "treaty": replace(claim, passage=replace(claim.passage, exact=""))}
    with pytest.raises(UnsourcedError):
        alone(1, [SCENE], stock(replace(found, claims=emptied)), "", SIZE)


@given(st.integers(0, 200), st.integers(200, 3000), st.integers(200, 2000))
def test_a_list_stays_in_its_part_of_the_picture(count: int, width: int, height: int) -> None:
    source = Source(1, "c", "Arda → Boral", "q", "A paper", "The Harbour Review", "2017", "", 0, "", "", False, "", "")
    made = listing([replace(source, number=number) for number in range(1, count + 1)], (width, height))
    assert made.height <= 0.3 * height + 18 + 15
    for caption in made.captions:
        assert height - made.height <= caption.y - 11 and caption.y < height
        assert caption.x + metrics.width(caption.text, caption.size) <= width
    if count:
        shown = len(made.captions)
        assert shown == count or made.captions[-1].text.startswith(("and", "…"))
    assert np.all(np.diff([caption.x for caption in made.captions]) >= 0)
