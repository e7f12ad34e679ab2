"""What stands below a map that leaves the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from briefed import evidence

from allymap.network.evidence import Evidence, Query
from allymap.network.view import build
from allymap.output.below_map import as_of_line, sources_line


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Query(), "As of {newest}"),
        (Query(half_life=730), "As of {newest} · half-life 2 years"),
        (Query(as_of=date(2016, 12, 31)), "As of 2016-12-31 · 2 of 3 relations"),
        (Query(start=date(2017, 1, 1), end=date(2018, 12, 31)), "As of {newest} · 2017 – 2018 · 1 of 3 relations"),
    ],
)
def test_the_day_and_what_the_filters_leave(query: Query, told: str) -> None:
    found = evidence()
    newest = max(one.published for one in found.documents.values())
    assert as_of_line(found, query, build(found, query)) == told.format(newest=newest)


def test_nothing_dated_is_said_of_what_nobody_dated() -> None:
    found = evidence()
    undated = {one.id: replace(one, published="", publisher="") for one in found.documents.values()}
    bare = Evidence(undated, found.actors, found.claims)
    assert as_of_line(bare, Query(), build(bare, Query())) == ""
    assert sources_line(bare) == f"{len(undated)} documents"
    one = next(iter(undated.values()))
    alone = Evidence({one.id: replace(one, publisher="The Gazette")}, found.actors, {})
    assert sources_line(alone) == "1 document: The Gazette"
