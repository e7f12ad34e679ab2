from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import (
    Actor,
    ActorKind,
    Bend,
    Camera,
    Claim,
    Document,
    Judgement,
    Kind,
    Layout,
    Modality,
    Note,
    Original,
    Passage,
    Place,
    Polarity,
    Sameness,
    Scene,
    Setting,
    Tier,
    Verdict,
    VerdictValue,
)
from allymap.storage import TABLES, ProjectFile, Row, table_of

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ids = st.text("abc-", min_size=1, max_size=3)
lists = st.lists(words, max_size=3).map(tuple)
numbers = st.floats(allow_nan=False, allow_infinity=False)
spans = st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99))
cameras = st.builds(Camera, numbers, numbers, numbers)
orders = st.integers(-9, 9)
passages = st.builds(Passage, ids, st.integers(0, 99), st.integers(0, 99), words, words, words, words)
sourced = st.builds(
    Claim, ids, st.sampled_from(Kind), ids, ids, st.sampled_from(Polarity), passages, words, words, st.booleans(),
    st.sampled_from(Modality), words, words, lists, words, words, words, spans, spans, words, spans, numbers,
    st.sampled_from(Tier), words, lists, words, words,
)  # fmt: skip
anything: st.SearchStrategy[Row] = st.one_of(
    st.builds(Document, ids, *[words] * 12),
    st.builds(Original, ids, st.binary(max_size=20)),
    st.builds(Actor, ids, words, st.sampled_from(ActorKind), st.just("") | ids, words, lists, words),
    sourced,
    sourced.map(lambda claim: dataclasses.replace(claim, passage=None, by="N. Lind")),
    st.builds(Verdict, ids, st.sampled_from(VerdictValue), words, words),
    st.builds(Judgement, ids, ids, st.sampled_from(Sameness), words, words),
    st.builds(Layout, ids, words, cameras, st.booleans(), st.booleans(), orders),
    st.builds(Place, ids, ids, numbers, numbers, st.booleans()),
    st.builds(Bend, ids, ids, numbers),
    st.builds(Note, ids, words, numbers, numbers, st.just("") | ids, st.just("") | ids),
    st.builds(Scene, ids, words, st.just("") | ids, cameras, words, words, lists, words, orders),
    st.builds(Setting, words.filter(bool), words),
)


class _UndoneError(Exception):
    """Ends a transaction whose rows refer to rows that are not there."""


@given(st.lists(anything, max_size=8))
def test_every_row_comes_back_from_its_table_as_it_was_put(rows: list[Row]) -> None:
    file = ProjectFile.scratch()
    expected: dict[tuple[type, str], Any] = {}
    with pytest.raises(_UndoneError), file.transaction():
        for row in rows:
            file.put(row)
            expected[type(row), table_of(type(row)).key_of(row)] = row
        for (noun, key), row in expected.items():
            assert file.get(noun, key) == row
        found = {(table.noun, table.key_of(row)): row for table in TABLES for row in file.read(table.noun)}
        assert found == expected
        raise _UndoneError
    file.close()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_key_as_text_leads_back_to_the_values_of_the_key_columns(table: Any, rows: list[Row]) -> None:
    row = next(row for row in rows if isinstance(row, table.noun))
    columns = dict(zip(table.columns, table.cells(row), strict=True))
    assert table.key_cells(table.key_of(row)) == tuple(columns[column] for column in table.key)


def test_a_key_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="not a key of places"):
        table_of(Place).key_cells("map")


def test_what_a_project_does_not_hold_has_no_table() -> None:
    with pytest.raises(TypeError, match="holds no Passage"):
        table_of(Passage)  # type: ignore[type-var]
