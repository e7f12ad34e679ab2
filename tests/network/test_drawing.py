"""What a person's hand and the settings add to a picture: bends, arrowheads, hulls, notes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from drawn_maps import dozen, two
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Actor, ActorKind, Camera, Claim, Kind, Note, Polarity, Relation, State, Strand
from allymap.network import arrows, hulls
from allymap.network.drawing import Drawing
from allymap.network.evidence import Evidence, Query
from allymap.network.look import CONTRAST, DARK, LIGHT
from allymap.network.notes import leader
from allymap.network.picture import Picture, bend, compose, fit, move
from allymap.network.relations import derive, within
from allymap.network.tracks import points_on
from allymap.network.view import MapView, build

SIZE = (900, 640)


def drawn(drawing: Drawing, camera: Camera | None = None) -> Picture:
    view, places = dozen()
    return compose(view, places, camera or fit(places, SIZE), SIZE, drawing=drawing)


def middle_off(picture: Picture, relation: str) -> float:
    """How far the middle of a relation's line is off the straight way, as a share of it; left is positive."""
    rows = [row for row, one in enumerate(picture.strands.relation_ids) if one == relation]
    discs, strands = picture.discs, picture.strands
    source, target = strands.source[rows[0]], strands.target[rows[0]]
    start, end = (np.array([discs.x[row], discs.y[row]], float) for row in (source, target))
    way = end - start
    left = np.array([way[1], -way[0]]) / np.hypot(*way)
    middle = points_on(strands.curve[rows], 3)[:, 1].mean(axis=0)
    return float((middle - (start + end) / 2) @ left / np.hypot(*way))


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("aside", [-0.4, 0.15, 0.4])
def test_a_line_bent_by_hand_has_the_same_shape_at_every_zoom(aside: float, zoom: float) -> None:
    picture = drawn(Drawing(bends={"iran|russia": aside}), Camera(0, 0, zoom))
    assert middle_off(picture, "iran|russia") == pytest.approx(aside, abs=0.08)  # discs cut the ends off


def test_a_line_straightened_by_hand_gives_way_to_nobody() -> None:
    free = drawn(Drawing())
    bent = {one for one, by in zip(free.strands.relation_ids, free.strands.bend.tolist(), strict=True) if by}
    assert bent
    held = drawn(Drawing(bends=dict.fromkeys(bent, 0.0)))
    for row, one in enumerate(held.strands.relation_ids):
        if one in bent:
            assert held.strands.bend[row] == 0


def test_a_drag_keeps_the_shape_of_a_line_bent_by_hand() -> None:
    picture = drawn(Drawing(bends={"iran|russia": 0.3}))
    row = picture.discs.ids.index("russia")
    far = picture.discs.x[row] - 250
    move(picture, np.array([row], np.int32), np.array([far]), picture.discs.y[[row]])
    assert middle_off(picture, "iran|russia") == pytest.approx(0.3, abs=0.06)


def test_bending_touches_the_strands_of_that_relation_alone() -> None:
    picture = drawn(Drawing())
    before = picture.strands.curve.copy()
    rows = bend(picture, "iran|russia", -0.25)
    changed = np.flatnonzero((picture.strands.curve != before).any(axis=1))
    assert changed.tolist() == rows.tolist()
    assert len(rows) == 2


def test_arrowheads_stand_between_the_stroke_and_the_rim() -> None:
    view, places = two()
    ends = {("iran|russia", Polarity.COOPERATION): (False, True), ("iran|russia", Polarity.COMPETITION): (True, True)}
    plain, headed = (compose(view, places, fit(places, SIZE), SIZE, drawing=Drawing(arrows=one)) for one in ({}, ends))
    rows, corners = arrows.triangles(headed.strands)
    assert sorted(headed.strands.polarity[rows].tolist()) == [0, 1, 1]
    assert not arrows.triangles(plain.strands)[0].size
    rims = np.concatenate([plain.strands.curve[:, :2], plain.strands.curve[:, 4:]])
    for tip in corners[:, :2]:
        assert np.hypot(*(rims - tip).T).min() < 1.5
    lengths = [np.hypot(*(curve[4:] - curve[:2])) for curve in (plain.strands.curve[0], headed.strands.curve[0])]
    assert lengths[1] == pytest.approx(lengths[0] - arrows.head_length(headed.strands.width[:1])[0], abs=0.1)


def claim(name: str, source: str, target: str, polarity: Polarity, directed: bool = True) -> Claim:
    return Claim(name, Kind.EVENT, source, target, polarity, by="N. Lind", note=name, directed=directed)


def test_an_arrow_points_where_a_quarter_of_the_directed_claims_point() -> None:
    claims = [claim(f"c{n}", "ostrel", "vinmark", Polarity.COOPERATION) for n in range(5)]
    claims += [claim("back", "vinmark", "ostrel", Polarity.COOPERATION)]
    claims += [claim("both", "ostrel", "vinmark", Polarity.COMPETITION, directed=False)]
    actors = {one: Actor(one, one.title()) for one in ("ostrel", "vinmark")}
    evidence = Evidence(actors=actors, claims={one.id: one for one in claims})
    relations = derive(evidence, Query())
    assert arrows.ends(evidence, relations, folded=True) == {("ostrel|vinmark", Polarity.COOPERATION): (False, True)}
    more = {**evidence.claims, "again": claim("again", "vinmark", "ostrel", Polarity.COOPERATION)}
    found = arrows.ends(replace(evidence, claims=more), derive(replace(evidence, claims=more), Query()), folded=True)
    assert found["ostrel|vinmark", Polarity.COOPERATION] == (True, True)


def unfolded() -> MapView:
    """Ostrel with its minister and its port, of whom each has a relation with Vinmark."""
    actors = {
        "ostrel": Actor("ostrel", "Ostrel"), "vinmark": Actor("vinmark", "Vinmark"),
        "lind": Actor("lind", "Lind", ActorKind.PERSON, "ostrel"),
        "port": Actor("port", "Port", ActorKind.ORGAN, "ostrel"),
    }  # fmt: skip
    claims = [claim(one, one, "vinmark", Polarity.COOPERATION) for one in ("ostrel", "lind", "port")]
    evidence = Evidence(actors=actors, claims={one.id: one for one in claims})
    return build(evidence, Query(folded=False))


def test_who_acts_for_one_principal_has_one_hull() -> None:
    view = unfolded()
    places = {"ostrel": (0.0, 0.0), "lind": (120.0, 0.0), "port": (0.0, 120.0), "vinmark": (200.0, 200.0)}
    picture = compose(view, places, fit(places, SIZE), SIZE)
    (group,) = hulls.groups(picture.discs)
    assert {picture.discs.ids[row] for row in group} == {"ostrel", "lind", "port"}
    assert len(hulls.bands(picture.discs, group)) == 2
    for (x, y, reach), row in zip(hulls.bubbles(picture.discs, group, 1.0).tolist(), group, strict=True):
        assert (x, y) == pytest.approx((picture.discs.x[row], picture.discs.y[row]))
        assert reach == pytest.approx(picture.discs.radius[row] + hulls.REACH)


def test_a_hull_is_faint_but_seen() -> None:
    for look in (LIGHT, DARK, CONTRAST):
        ground, tint = (
            np.array([int(one[at : at + 2], 16) for at in (1, 3, 5)]) for one in (look.canvas, hulls.tint(look))
        )
        assert 8 <= np.abs(ground - tint).mean() <= 40


def test_a_folded_principal_is_marked() -> None:
    view = unfolded()
    folded = MapView((replace(view.actors[0], members=("lind", "ostrel", "port")), *view.actors[1:]), view.relations)
    places = {one.id: (100.0 * n, 0.0) for n, one in enumerate(folded.actors)}
    assert compose(folded, places, Camera(), SIZE).discs.stands_for.tolist() == [2, 0, 0, 0]


def test_notes_stand_where_they_were_put_and_names_keep_off_them() -> None:
    notes = (Note("n1", "The strait freezes\nin winter.", 30, -40, "map", "russia"), Note("n2", "Here", 0, 0, "map"))
    view, places = dozen()
    camera = fit(places, SIZE)
    picture = compose(view, places, camera, SIZE, drawing=Drawing(notes=notes))
    first, second = picture.notes
    row = picture.discs.ids.index("russia")
    assert first.lines == ["The strait freezes", "in winter."]
    assert first.anchor == pytest.approx((picture.discs.x[row], picture.discs.y[row]), abs=0.01)
    assert first.box[0] - first.anchor[0] == pytest.approx(30 * camera.zoom)
    assert second.box[:2] == pytest.approx(((0 - camera.x) * camera.zoom + 450, (0 - camera.y) * camera.zoom + 320))
    for left, top, wide, high in picture.discs.label_box[picture.discs.label_shown].tolist():
        for x, y, width, height in (note.box for note in picture.notes):
            assert left >= x + width or left + wide <= x or top >= y + height or top + high <= y


def test_a_whole_map_has_all_its_notes_on_the_page() -> None:
    view, places = dozen()
    far = (
        Note("n1", "Far to the right of everybody else", 900, 0, "map"), Note("n2", "High above", 0, -900, "", "russia")
    )  # fmt: skip
    for notes in (far[:1], far[1:], far):
        camera = fit(places, SIZE, notes=notes)
        picture = compose(view, places, camera, SIZE, drawing=Drawing(notes=notes))
        for left, top, width, height in (note.box for note in picture.notes):
            assert min(left, top) >= 0
            assert left + width <= SIZE[0]
            assert top + height <= SIZE[1]
    assert fit(places, SIZE, notes=()) == fit(places, SIZE)


def test_the_line_of_a_note_begins_at_the_rim_of_its_actor() -> None:
    note = Note("n1", "Beside", 60, -40, "map", "russia")
    view, places = dozen()
    picture = compose(view, places, fit(places, SIZE), SIZE, drawing=Drawing(notes=(note,)))
    (box,), row = picture.notes, picture.discs.ids.index("russia")
    x, y, to_x, to_y = leader(box)
    assert np.hypot(x - picture.discs.x[row], y - picture.discs.y[row]) == pytest.approx(
        picture.discs.radius[row], 0.01
    )
    assert (to_x, to_y) == pytest.approx((box.box[0], box.box[1] + box.box[3]), abs=0.01)


def test_a_note_of_an_actor_that_is_not_shown_is_left_out() -> None:
    assert drawn(Drawing(notes=(Note("n1", "Gone", 0, 0, "", "nobody"),))).notes == []


def test_a_long_note_is_cut_with_an_ellipsis() -> None:
    (note,) = drawn(Drawing(notes=(Note("n1", "word " * 400, 0, 0),))).notes
    assert len(note.lines) == 8
    assert note.lines[-1].endswith("…")


def relation(one: str, other: str) -> Relation:
    strands = Strand(Polarity.COOPERATION, (f"{one}{other}",), 1.0), Strand(Polarity.COMPETITION)
    return Relation((one, other), *strands, State.THIN)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25), st.integers(0, 9), st.integers(0, 6))
def test_within_so_many_steps_is_what_a_walk_reaches(pairs: list[tuple[int, int]], centre: int, steps: int) -> None:
    relations = [relation(str(one), str(other)) for one, other in pairs]
    reached = within(relations, {str(centre)}, steps)
    wider = within(relations, {str(centre)}, steps + 1)
    assert str(centre) in reached <= wider
    beside = {end for one in relations for end in one.actors if reached.intersection(one.actors)}
    assert wider == reached | beside


def test_a_query_around_an_actor_shows_it_even_alone() -> None:
    view = unfolded()
    assert len(view.actors) == 4
    claims = [
        claim("one", "ostrel", "vinmark", Polarity.COOPERATION),
        claim("two", "vinmark", "tarn", Polarity.COMPETITION),
    ]
    actors = {one: Actor(one, one.title()) for one in ("ostrel", "vinmark", "tarn", "alone")}
    evidence = Evidence(actors=actors, claims={one.id: one for one in claims})

    def shown(*centre: str, steps: int = 1) -> set[str]:
        return {one.id for one in build(evidence, Query(around=frozenset(centre), steps=steps)).actors}

    assert shown("ostrel") == {"ostrel", "vinmark"}
    assert shown("ostrel", steps=2) == {"ostrel", "vinmark", "tarn"}
    assert shown("alone") == {"alone"}
    assert build(evidence, Query(around=frozenset({"ostrel"}))).hidden_relations == 1
