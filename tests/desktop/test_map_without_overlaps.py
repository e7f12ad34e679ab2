"""What the window draws after a layout: no disc or name on another, and nobody moved by a newcomer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from allymap.desktop.canvas import MapCanvas
from allymap.model import ActorKind, Camera, Polarity, Relation, State, Strand, relation_id_for
from allymap.network.layout import arrange, place_new
from allymap.network.look import LIGHT
from allymap.network.picture import Picture
from allymap.network.shapes import EXTENTS
from allymap.network.view import MapView, ViewActor

pytestmark = pytest.mark.usefixtures("qapp")

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""No shrinking: each map takes a while, and a map says by itself what is wrong."""

SIDES = ((1, 0), (4, 0), (0, 3), (6, 2))


def strand(key: str, polarity: Polarity, weight: int) -> Strand:
    return Strand(polarity, tuple(f"{key} {polarity} {n}" for n in range(weight)), float(weight))


def relation(one: str, other: str, cooperation: int, competition: int) -> Relation:
    first, second = relation_id_for(one, other).split("|")
    sides = (
        strand(one + other, Polarity.COOPERATION, cooperation),
        strand(one + other, Polarity.COMPETITION, competition),
    )
    return Relation((first, second), *sides, State.CONTESTED if cooperation and competition else State.COOPERATIVE)


def random_map(count: int, seed: int) -> MapView:
    """So many actors of all kinds with names of any length, some without a relation, in several parts."""
    chance = np.random.default_rng(seed)
    ids = [f"a{row:03d}" for row in range(count)]
    pairs = {tuple(sorted(chance.choice(count, 2, replace=False).tolist())) for _ in range(int(count * 1.6))}
    pairs |= {(row, row + 1) for row, _ in pairwise(range(count)) if row % 7}
    relations = [relation(ids[one], ids[other], *SIDES[chance.integers(4)]) for one, other in sorted(pairs)]
    numbers = dict.fromkeys(ids, 0)
    for each in relations:
        for one in each.actors:
            numbers[one] += 1
    kinds = list(ActorKind)
    actors = [
        ViewActor(one, "N" + "o" * int(chance.integers(2, 24)), kinds[row % len(kinds)], one[-2:], numbers[one], 1.0)
        for row, one in enumerate(ids)
    ]
    actors.sort(key=lambda one: (-one.relations, one.id))
    return MapView(tuple(actors), tuple(relations), len(relations))


def shown(view: MapView, places: dict[str, tuple[float, float]], camera: Camera | None = None) -> Picture:
    """What the window's canvas has to draw for a camera, else with the whole map fitted in."""
    canvas = MapCanvas()
    canvas.reduced_motion = True
    canvas.resize(1100, 760)
    canvas.show()
    canvas.show_map(view, places, (), LIGHT, camera)
    canvas.finish_painting()
    picture = canvas._stage.composed.picture
    canvas.close()
    canvas.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    return picture


@settings(max_examples=6, deadline=None, phases=QUICK)
@given(st.integers(5, 300), st.integers(0, 10_000))
def test_no_name_lies_on_a_name_or_a_disc(count: int, seed: int) -> None:
    view = random_map(count, seed)
    places = arrange(view)
    picture = shown(view, places)
    discs = picture.discs
    assert len(discs.ids) == count
    boxes = discs.label_box[discs.label_shown].astype(np.float64)
    assert len(boxes), "some names are shown"
    left, top = boxes[:, 0], boxes[:, 1]
    right, bottom = left + boxes[:, 2], top + boxes[:, 3]
    first, second = np.triu_indices(len(boxes), 1)
    apart = (right[first] <= left[second]) | (right[second] <= left[first])
    assert (apart | (bottom[first] <= top[second]) | (bottom[second] <= top[first])).all()
    reach = EXTENTS[discs.shape].max(axis=1) * discs.radius
    near_x = np.clip(discs.x[None], left[:, None], right[:, None])
    near_y = np.clip(discs.y[None], top[:, None], bottom[:, None])
    assert (np.hypot(near_x - discs.x, near_y - discs.y) >= reach).all()


@settings(max_examples=6, deadline=None, phases=QUICK)
@given(st.integers(5, 300), st.integers(0, 10_000))
def test_no_disc_lies_on_a_disc_at_full_size(count: int, seed: int) -> None:
    view = random_map(count, seed)
    discs = shown(view, arrange(view), Camera()).discs
    first, second = np.triu_indices(count, 1)
    away = np.hypot(discs.x[first] - discs.x[second], discs.y[first] - discs.y[second])
    assert (away >= discs.radius[first] + discs.radius[second]).all()


@settings(max_examples=6, deadline=None, phases=QUICK)
@given(st.integers(5, 200), st.integers(0, 10_000))
def test_a_new_actor_moves_nobody(count: int, seed: int) -> None:
    view = random_map(count + 1, seed)
    new = view.actors[-1].id
    fewer = MapView(
        tuple(one for one in view.actors if one.id != new),
        tuple(one for one in view.relations if new not in one.actors),
    )
    places = arrange(fewer)
    found = place_new(view, places)
    assert set(found) == {new}
    before, after = (shown(*one, Camera()).discs for one in ((fewer, places), (view, {**places, **found})))
    assert set(after.ids) == {*before.ids, new}
    rows = [after.ids.index(one) for one in before.ids]
    moved = np.hypot(after.x[rows] - before.x, after.y[rows] - before.y)
    assert np.median(moved) == 0
    assert moved.max() == 0
