"""Numbers beside strands: each one there, near its own strand, off everything that can be avoided."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from briefed import SCENE, stock
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.model import Camera, Polarity
from allymap.network import layout as engine
from allymap.network import metrics
from allymap.network.evidence import Query
from allymap.network.picture import Picture, compose
from allymap.network.tracks import points_on
from allymap.network.view import build
from allymap.output.briefing.compose import brief
from allymap.output.briefing.footnotes import beside_strands


def numbered(picture: Picture) -> dict[tuple[str, str], tuple[int, ...]]:
    sides = [list(Polarity)[side].value for side in picture.strands.polarity]
    keys = dict.fromkeys(zip(picture.strands.relation_ids, sides, strict=True))
    return {key: (2 * row + 1, 2 * row + 2) for row, key in enumerate(keys)}


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.floats(-300, 300), st.floats(-200, 200)), min_size=3, max_size=3), st.floats(0.3, 2.0))
def test_each_strand_has_its_numbers_within_reach(places: list[tuple[float, float]], zoom: float) -> None:
    view = build(stock().evidence, Query())
    at = dict(zip([actor.id for actor in view.actors], places, strict=True))
    picture = compose(view, at, Camera(0, 0, zoom), (1200, 600))
    footnotes = numbered(picture)
    captions = beside_strands(picture, footnotes)
    assert [caption.text for caption in captions] == [
        ", ".join(map(str, footnotes[one, list(Polarity)[side].value]))
        for one, side in zip(picture.strands.relation_ids, picture.strands.polarity, strict=True)
    ]
    for row, caption in enumerate(captions):
        middle = np.array([caption.x + metrics.width(caption.text, caption.size) / 2, caption.y - 3.5])
        apart = np.hypot(*(points_on(picture.strands.curve[row : row + 1], 80)[0] - middle).T).min()
        assert apart <= picture.strands.width[row] / 2 + 4 + 30


def test_numbers_keep_off_actors_names_and_each_other() -> None:
    (page,) = brief("B", [replace(SCENE, quotes=())], stock()).pages
    assert page.picture is not None
    discs = page.picture.discs
    boxes = [
        (one.x, one.y - 7.5, one.x + metrics.width(one.text, one.size), one.y + 2.5)
        for one in page.picture.captions if one.role == "footnote"
    ]  # fmt: skip
    assert len(boxes) == 4
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in zip(discs.x, discs.y, discs.radius, strict=True)]
    taken += [(x, y, x + w, y + h) for x, y, w, h in discs.label_box[discs.label_shown].tolist()]
    for number, box in enumerate(boxes):
        for other in [*taken, *boxes[:number]]:
            assert box[2] <= other[0] or other[2] <= box[0] or box[3] <= other[1] or other[3] <= box[1]


def test_a_full_page_has_one_number_for_all_of_a_strand() -> None:
    view = build(stock().evidence, Query())
    picture = compose(view, engine.arrange(view), Camera(), (1200, 600))
    rows = np.tile(np.arange(4), 5)
    many = replace(
        picture.strands,
        relation_ids=[picture.strands.relation_ids[row] for row in rows],
        **{
            name: getattr(picture.strands, name)[rows]
            for name in ("polarity", "source", "target", "curve", "width", "offset", "weight")
        },
    )
    picture.strands = many
    assert {caption.text[-1] for caption in beside_strands(picture, numbered(picture))} == {"+"}
