from __future__ import annotations

import numpy as np
from drawn_maps import K, dozen, relation, scattered, two, view_of

from allymap.model import State
from allymap.network.columns import columns_of
from allymap.network.shapes import Shape


def test_rows_follow_the_view() -> None:
    view, _ = dozen()
    columns = columns_of(view)
    assert columns.ids == [actor.id for actor in view.actors]
    strands = [(each.id, side) for each in view.relations for side in each.strands]
    assert columns.relation_ids == [one for one, _ in strands]
    for row, (_, strand) in enumerate(strands):
        assert columns.polarity[row] == (strand.polarity == "competition")
        assert columns.weight[row] == strand.weight
        assert columns.reviewed[row] == strand.reviewed
        assert columns.factual[row] == strand.factual
        assert columns.single_origin[row] == (strand.origins == 1)


def test_contested_and_paired_are_told_apart() -> None:
    weak = relation("a", "b", 9, 1)
    assert weak.state is not State.CONTESTED
    columns = columns_of(view_of([("a", "A", K.STATE, ""), ("b", "B", K.STATE, "")], [weak]))
    assert columns.paired.tolist() == [True, True]
    assert columns.contested.tolist() == [False, False]
    assert columns_of(two()[0]).contested.all()


def test_the_same_view_is_built_once_and_an_equal_one_again() -> None:
    view, _ = dozen()
    assert columns_of(view) is columns_of(view)
    assert columns_of(dozen()[0]) is not columns_of(view)


def test_leaving_actors_out_leaves_their_strands_out() -> None:
    columns = columns_of(scattered(40, 3)[0])
    standing = np.arange(40) % 3 != 0
    fewer = columns.only(standing)
    kept = standing[columns.source] & standing[columns.target]
    assert fewer.relation_ids == [one for one, stays in zip(columns.relation_ids, kept, strict=True) if stays]
    for row, relation_id in enumerate(fewer.relation_ids):
        assert relation_id == f"{fewer.ids[fewer.source[row]]}|{fewer.ids[fewer.target[row]]}"


def test_strands_of_actors_the_view_does_not_have_are_left_out() -> None:
    columns = columns_of(view_of([("a", "A", K.STATE, "")], [relation("a", "b", 1, 0)]))
    assert columns.ids == ["a"]
    assert columns.relation_ids == []


def test_shapes_follow_from_kinds() -> None:
    kinds = [K.STATE, K.ARMED_GROUP, K.BLOC, K.PARTY]
    columns = columns_of(view_of([(kind.value, kind.value, kind, "") for kind in kinds], []))
    assert columns.shape.tolist() == [Shape.CIRCLE, Shape.HEXAGON, Shape.DOUBLE_CIRCLE, Shape.OTHER]
