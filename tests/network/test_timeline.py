"""Strands over time and the arena × time matrix: nothing is lost, and vague dates claim no period."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from signed_maps import evidence_of

from allymap.model import Claim, Kind, Polarity
from allymap.network.evidence import Query
from allymap.network.matrix import ELSEWHERE, UNDATED, matrix
from allymap.network.relations import derive
from allymap.network.timeline import timeline

DATES = st.sampled_from(
    ("", "2015", "2015-09", "2015-09-30", "2011/2014", "2011/..", "../2014", "201X", "2016-21", "soon")
)


def claim(number: int, when: str, arenas: tuple[str, ...] = (), side: Polarity = Polarity.COOPERATION) -> Claim:
    return Claim(f"c{number}", Kind.EVENT, "a", "b", side, date=when, arena=arenas)


def test_each_relation_by_month() -> None:
    evidence = evidence_of({("a", "b"): "++-"}, {"a-b-0": "2015-09", "a-b-2": "2015-11"})
    (strands,) = timeline(evidence, derive(evidence, Query()), months=1)
    assert [(row.period, row.cooperation, row.competition) for row in strands.rows] == [
        ("2015-09", 1, 0), ("2015-11", 0, 1)
    ]  # fmt: skip
    assert strands.undated == (1, 0)


@given(st.lists(DATES, min_size=1, max_size=8))
def test_no_claim_is_lost(dates: list[str]) -> None:
    evidence = evidence_of({("a", "b"): "+" * len(dates)}, {f"a-b-{n}": when for n, when in enumerate(dates)})
    (strands,) = timeline(evidence, derive(evidence, Query()))
    total = sum(row.cooperation + row.maybe_cooperation for row in strands.rows) + sum(strands.undated)
    assert abs(total - len(dates)) < 1e-9


def test_a_matrix_of_arenas_and_years() -> None:
    table = matrix([
        claim(1, "2015-09", ("Syria",)), claim(2, "2015", ("Syria", "Energy"), Polarity.COMPETITION),
        claim(3, "2017-02-03", ("Syria",)), claim(4, "2015/2017"), claim(5, "", ("Energy",)),
    ])  # fmt: skip
    assert table.arenas == ("Syria", "Energy", ELSEWHERE)
    assert table.periods == ("2015", "2016", "2017", UNDATED)
    assert (table.cell("Syria", "2015").cooperation, table.cell("Syria", "2015").competition) == (["c1"], ["c2"])
    assert table.cell(ELSEWHERE, UNDATED).cooperation == ["c4"]
    assert table.cell("Syria", "2016").cooperation == []


def test_quarters() -> None:
    table = matrix([claim(1, "2015-09"), claim(2, "2016-02-01"), claim(3, "2015")], "quarter")
    assert table.periods == ("2015-07/2015-09", "2015-10/2015-12", "2016-01/2016-03", UNDATED)


def test_no_claims_no_matrix() -> None:
    assert matrix([]).periods == ()


@given(st.lists(st.tuples(DATES, st.sampled_from(((), ("Syria",), ("Syria", "Energy")))), max_size=9), st.booleans())
def test_every_claim_stands_in_each_of_its_arenas_once(rows: list[tuple[str, tuple[str, ...]]], quarters: bool) -> None:
    claims = [replace(claim(number, when), arena=arenas) for number, (when, arenas) in enumerate(rows)]
    table = matrix(claims, "quarter" if quarters else "year")
    found = sorted(
        one for arena in table.arenas for period in table.periods for one in table.cell(arena, period).cooperation
    )
    assert found == sorted(one.id for one in claims for _ in one.arena or ("",))
