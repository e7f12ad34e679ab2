"""Positions as JSON: there and back, by id or by name, and one sentence for everything else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from islands import contents

from allymap.model import AllyMapError, Place
from allymap.workspace import Workspace, editing, positions

NUMBERS = st.floats(-1e8, 1e8, allow_nan=False)


def text(*rows: object, **more: object) -> str:
    return json.dumps({"format": "allymap-layout", "version": 1, "name": "M", "places": rows} | more)


@given(
    st.dictionaries(
        st.sampled_from(["arlen", "brask", "corvo"]), st.tuples(NUMBERS, NUMBERS, st.booleans()), min_size=1
    )
)
def test_what_is_written_is_read(points: dict[str, tuple[float, float, bool]]) -> None:
    rows = [{"actor": one, "name": "", "x": x, "y": y, "pinned": pin} for one, (x, y, pin) in points.items()]
    assert positions.read(text(*rows)).rows == tuple((one, "", *place) for one, place in points.items())


def test_there_and_back_is_one_step(workspace: Workspace) -> None:
    written = positions.write(workspace, "map")
    before = contents(workspace)
    editing.move_actors(workspace, "map", {"arlen": (5, 5), "brask": (7, 7)})
    assert positions.apply(workspace, "map", positions.read(written)) == []
    assert workspace.undo_label == "Import positions into “Map”"
    assert contents(workspace) == before
    workspace.undo()
    assert workspace.places("map")["arlen"].x == 5


def test_actors_are_known_by_id_or_by_name(workspace: Workspace) -> None:
    rows = (
        {"actor": "x1", "name": "ARLEN", "x": 1, "y": 2, "pinned": True},
        {"actor": "dorn", "name": "", "x": 0, "y": 0},
    )
    assert positions.apply(workspace, "map", positions.read(text(*rows))) == ["dorn"]
    assert workspace.places("map")["arlen"] == Place("map", "arlen", 1, 2, True)
    assert workspace.places("map")["brask"] == Place("map", "brask", 100, 0, True)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "not JSON"), ("[]", "does not say"), ('{"places": []}', "does not say"),
        (text(version=2), "newer AllyMap"), (text(places={}), "does not say"),
        (text(7), "names no actor"), (text({"x": 1, "y": 2}), "names no actor"),
        (text({"actor": "a", "x": 1}), "no point"), (text({"actor": "a", "x": True, "y": 1}), "no point"),
        (text({"actor": "a", "x": float("nan"), "y": 1}), "no point"),
        (text({"actor": "a", "x": 1e300, "y": 1}), "no point"),
        ("[" * 100_000, "not JSON"),
    ],
)  # fmt: skip
def test_bad_files_get_one_sentence(content: str, told: str) -> None:
    with pytest.raises(AllyMapError, match=told):
        positions.read(content)


def test_a_file_that_cannot_be_read_gets_one_sentence(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    with pytest.raises(AllyMapError, match="could not be read: no such file"):
        positions.load(path)
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(AllyMapError, match="holds no positions: it is not UTF-8"):
        positions.load(path)
    path.write_text(positions.write(workspace, "map"), "utf-8")
    assert positions.load(path) == positions.read(path.read_text("utf-8"))


def test_what_cannot_be_done_changes_nothing(workspace: Workspace) -> None:
    before = contents(workspace)
    stranger = positions.read(text({"actor": "dorn", "name": "Dorn", "x": 0, "y": 0}))
    with pytest.raises(AllyMapError, match="of other actors"):
        positions.apply(workspace, "map", stranger)
    with pytest.raises(AllyMapError, match="no layout “gone”"):
        positions.write(workspace, "gone")
    editing.lock_layout(workspace, "map")
    with pytest.raises(AllyMapError, match="locked"):
        positions.apply(workspace, "map", positions.read(positions.write(workspace, "map")))
    workspace.undo()
    assert contents(workspace) == before
