"""The canvas looks as approved: a tolerance for antialiasing that no wrong colour and no missing strand can pass.

Its type is the font that is shipped, so that no machine's own fonts come into it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from approved_canvas import FOLDER, PICTURES, Shown, approved, grabbed, sample
from approved_pictures import worst_block
from pytestqt.qtbot import QtBot

from allymap.model import Polarity, Relation
from allymap.network.view import MapView

MOST = 7.0
"""How much the pixels of a block of 12 × 12 may differ on average, of 255; a palette alone takes up to 3."""

EVERY = pytest.mark.parametrize("name", PICTURES)
pytestmark = pytest.mark.usefixtures("qapp")


def off(name: str, shown: Shown | None = None) -> float:
    return worst_block(grabbed(shown or PICTURES[name]()), approved(name))


@EVERY
def test_the_canvas_looks_as_approved(name: str) -> None:
    assert off(name) <= MOST, "is the change meant? See approved_canvas.py"


@EVERY
def test_no_missing_strand_passes(name: str) -> None:
    shown = PICTURES[name]()
    count = len(shown.view.relations)
    for number in range(0, count, max(1, count // 4)):
        assert off(name, shown.without_strand(number)) > MOST, number


@EVERY
def test_no_swapped_polarity_passes(name: str) -> None:
    shown = PICTURES[name]()
    swapped = tuple(_swapped(relation) for relation in shown.view.relations)
    assert off(name, replace(shown, view=replace(shown.view, relations=swapped))) > MOST


@pytest.mark.parametrize(
    ("field", "colour"),
    [
        ("cooperation", "#2a93d6"), ("competition", "#bf4a1a"), ("competition_proposed", "#d55e00"),
        ("text", "#5d6d7d"),
        ("canvas", "#eef1ec"), ("rim", "#9aa7b4"), ("accent", "#7b3fe4"),
    ],
)  # fmt: skip
def test_no_wrong_colour_passes(field: str, colour: str) -> None:
    shown = sample()
    assert off("sample-light", replace(shown, look=shown.look._replace(**{field: colour}))) > MOST


@pytest.mark.parametrize("look", ["sample-dark", "sample-contrast", "sample-deuteranopia"])
def test_no_picture_passes_for_another(look: str) -> None:
    assert off("sample-light", PICTURES[look]()) > MOST


def test_nothing_else_can_be_missing() -> None:
    shown = sample()
    nameless = tuple(replace(one, name="") if one.id == "russia" else one for one in shown.view.actors)
    for missing in (
        replace(shown, pinned=frozenset()),
        replace(shown, actors=()),
        replace(shown, drawing=replace(shown.drawing, notes=())),
        replace(shown, drawing=replace(shown.drawing, bends={})),
        replace(shown, view=replace(shown.view, actors=nameless)),
        replace(shown, view=MapView()),
    ):
        assert off("sample-light", missing) > MOST


def test_the_pictures_are_small_and_all_in_use() -> None:
    files = list(FOLDER.iterdir())
    assert {one.stem for one in files} == set(PICTURES)
    assert sum(one.stat().st_size for one in files) < 600_000


def _swapped(relation: Relation) -> Relation:
    sides = (
        replace(relation.competition, polarity=Polarity.COOPERATION),
        replace(relation.cooperation, polarity=Polarity.COMPETITION),
    )
    return replace(relation, cooperation=sides[0], competition=sides[1])


def test_swapping_twice_is_the_same_map(qtbot: QtBot) -> None:
    relation = sample().view.relations[0]
    assert _swapped(_swapped(relation)) == relation
