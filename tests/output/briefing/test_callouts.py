"""Callouts stand beside what they are about and cover neither it nor anything else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from briefed import SCENE, stock
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.model import Callout
from allymap.network.picture import NoteBox, Picture
from allymap.output.briefing import room
from allymap.output.briefing.callouts import CALLOUT, boxes
from allymap.output.briefing.compose import brief
from allymap.output.briefing.pages import PlacedCallout


def page_with(*callouts: Callout) -> Picture:
    (page,) = brief("B", [replace(SCENE, quotes=(), callouts=callouts)], stock()).pages
    assert page.picture is not None
    return page.picture


def corners(note: NoteBox) -> np.ndarray:
    left, top, width, height = note.box
    return np.array([[left, top, left + width, top + height]])


def test_a_callout_keeps_off_what_it_points_at_and_off_the_other() -> None:
    picture = page_with(Callout("The crux", "arda|boral"), Callout("A state in the middle", "arda"))
    one, other = picture.notes
    picture.notes = []
    page = room.Room(picture)
    assert page.covered(corners(one))[0] == 0
    page.take(corners(one))
    assert page.covered(corners(other))[0] == 0
    assert page.covered(corners(one))[0] > 0
    assert (one.id, one.lines) == (CALLOUT, ["The crux"])
    assert other.anchor is not None
    disc = picture.discs.ids.index("arda")
    assert other.anchor[0] == picture.discs.x[disc]


def test_numbers_keep_off_the_line_of_a_callout() -> None:
    picture = page_with(Callout("The crux", "arda|boral"))
    (note,) = picture.notes
    assert note.anchor is not None
    before = len(room.taken(replace_notes(picture, [])))
    assert len(room.taken(picture)) == before + 24 + 1


def replace_notes(picture: Picture, notes: list[NoteBox]) -> Picture:
    return replace(picture, notes=notes)


@settings(deadline=None, max_examples=30)
@given(st.floats(-40, 1300), st.floats(-40, 660), st.text("ab ", min_size=1, max_size=160))
def test_callouts_stay_on_the_page_where_they_can(x: float, y: float, text: str) -> None:
    picture = page_with()
    made = boxes(picture, [PlacedCallout(text, x, y)])
    assert bool(made) is bool(text.strip())
    note = made[0] if made else NoteBox(CALLOUT, [], (0.0, 0.0, 0.0, 0.0), 8.0, 13.0)
    width, height = picture.size
    left, top, right, bottom = corners(note)[0].tolist()
    assert len(note.lines) <= 5
    if 0 <= x <= width and 0 <= y <= height:
        assert left >= 0 and top >= 0 and right <= width and bottom <= height
