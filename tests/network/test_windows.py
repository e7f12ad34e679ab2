"""Windows over time equal a calendar in which every day that a date may mean is written down.

Dates are built together with their days here, so that neither the reader of dates nor the test of overlaps, nor
anything else of the derivation, is used to check itself.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from allymap.model import Claim, Kind, Polarity, State, Strand, Verdict, VerdictValue
from allymap.network.relations import Evidence, Query, derive

DAWN, DUSK = date(1890, 1, 1), date(2110, 12, 31)
"""The ends of the test's calendar: an open end of a date reaches as far, and no window goes beyond."""


class Dated(NamedTuple):
    """EDTF words and the first and last day that they may mean; ``None`` for words without a day."""

    words: str
    first: date | None = None
    last: date | None = None


def _day(day: date) -> Dated:
    return Dated(f"{day.year}-{day.month:02}-{day.day:02}", day, day)


def _month(year: int, month: int) -> Dated:
    return Dated(f"{year}-{month:02}", date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _year(year: int) -> Dated:
    return Dated(str(year), date(year, 1, 1), date(year, 12, 31))


def _season(year: int, season: int) -> Dated:
    start = (3, 6, 9, 12)[season]
    months = [(year + (start + n > 12), (start + n - 1) % 12 + 1) for n in range(3)]
    return Dated(f"{year}-{21 + season}", date(*months[0], 1), _month(*months[-1]).last)


def _decade(decade: int) -> Dated:
    return Dated(f"{decade}X", date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31))


def _century(century: int) -> Dated:
    return Dated(f"{century}XX", date(century * 100, 1, 1), date(century * 100 + 99, 12, 31))


YEARS = st.integers(2009, 2019)
POINTS = st.one_of(
    st.dates(date(2009, 1, 1), date(2019, 12, 31)).map(_day), st.builds(_month, YEARS, st.integers(1, 12)),
    YEARS.map(_year), st.builds(_season, YEARS, st.integers(0, 3)), st.integers(199, 202).map(_decade),
    st.integers(19, 20).map(_century),
)  # fmt: skip
UNCERTAIN = st.builds(lambda one, mark: one._replace(words=one.words + mark), POINTS, st.sampled_from("~?%"))
ENDS = st.one_of(POINTS, UNCERTAIN)


def _interval(one: Dated, other: Dated) -> Dated:
    one, other = sorted((one, other), key=lambda end: (end.first, end.last))
    return Dated(f"{one.words}/{other.words}", one.first, max(one.last, other.last) if other.last else None)


def _nested(one: Dated, other: Dated) -> bool:
    """Whether an interval of these would end before it starts, or mean less than its first word."""
    low, high = sorted((one, other), key=lambda end: (end.first, end.last))
    return bool(low.last and high.last and low.last > high.last)


DATES = st.one_of(
    ENDS,
    st.tuples(ENDS, ENDS).filter(lambda ends: not _nested(*ends)).map(lambda ends: _interval(*ends)),
    ENDS.map(lambda end: Dated(f"{end.words}/..", end.first, DUSK)),
    ENDS.map(lambda end: Dated(f"../{end.words}", DAWN, end.last)),
    ENDS.map(lambda end: Dated(f"{end.words}/", end.first, DUSK)),
    st.just(Dated("")), st.just(Dated("last summer")),
)  # fmt: skip
NOTES = tuple(f"note {word} told by nobody else" for word in ("amber", "birch", "cedar", "dune"))


class Told(NamedTuple):
    """A claim with the days that its date may mean."""

    claim: Claim
    when: Dated


TOLD = st.builds(
    lambda number, pair, kind, side, when, note, by: Told(
        Claim(f"c{number}", kind, pair[0], pair[1], side, date=when.words, note=note, by=by), when
    ),
    st.integers(0, 99), st.sampled_from(("ab", "ba", "ac", "bc")), st.sampled_from(Kind), st.sampled_from(Polarity),
    DATES, st.sampled_from(NOTES), st.sampled_from(("me", "you")),
)  # fmt: skip
ALL_TOLD = st.lists(TOLD, max_size=18, unique_by=lambda one: one.claim.id)


def windows_on(told: list[Told]) -> st.SearchStrategy[Query]:
    """Windows that begin and end anywhere, and often on the first or the last day of a claim, or a day beside it."""
    ends = {day for one in told for day in (one.when.first, one.when.last) if day not in (None, DAWN, DUSK)}
    near = sorted(day + timedelta(days=by) for day in ends for by in (-1, 0, 1))
    days = st.none() | st.dates(date(2008, 1, 1), date(2021, 1, 1)) | st.sampled_from(near or [date(2015, 1, 1)])
    return st.builds(Query, start=days, end=days, as_of=days, half_life=st.sampled_from((0, 0, 30, 365, 1461)))


WORLDS = ALL_TOLD.flatmap(lambda told: st.tuples(st.just(told), st.lists(windows_on(told), min_size=1, max_size=6)))


def in_force(one: Told, query: Query) -> bool:
    """Whether any day that a claim may mean is a day that the query looks at: day by day, as a calendar is read."""
    if query.start is query.end is query.as_of is None:
        return True
    first, last = one.when.first, one.when.last
    if first is None or last is None:
        return False
    low, high = (first - DAWN).days, (last - DAWN).days
    meant = range(low, high + 1)
    looked_at = range(((query.start or DAWN) - DAWN).days, ((query.end or DUSK) - DAWN).days + 1)
    if not any(day in looked_at for day in _overlap(meant, looked_at)):
        return False
    if query.as_of is None:
        return True
    today = (query.as_of - DAWN).days
    return today in meant if one.claim.kind is Kind.STATE else any(day <= today for day in (meant[0], meant[-1]))


def _overlap(meant: range, looked_at: range) -> list[int]:
    """The days worth trying: the ends of both, which is where two stretches of days meet if they do."""
    return [day for day in (meant[0], meant[-1], *looked_at[:1], *looked_at[-1:]) if day in meant]


def fresh(one: Told, query: Query, told: list[Told]) -> float:
    """What a claim weighs now."""
    if not query.half_life or one.when.last is None:
        return 1.0
    begun = [other.when.first for other in told if other.when.first is not None]
    today = query.as_of or query.end or max(begun)
    age, share = (today - one.when.last).days, 1.0
    while age >= query.half_life:
        age, share = age - query.half_life, share / 2
    return share * 0.5 ** (age / query.half_life) if age > 0 else share


def naive(told: list[Told], rejected: set[str], query: Query) -> dict[str, dict[Polarity, dict[str, float]]]:
    """Of each pair and side the passages in force with what they weigh."""
    found: dict[str, dict[Polarity, dict[str, float]]] = defaultdict(lambda: {side: {} for side in Polarity})
    for one in told:
        if one.claim.id not in rejected and in_force(one, query):
            passages = found["|".join(sorted((one.claim.source_id, one.claim.target_id)))][one.claim.polarity]
            passages[one.claim.note] = max(passages.get(one.claim.note, 0.0), fresh(one, query, told))
    return found


def state(cooperation: int, competition: int) -> State:
    if cooperation + competition == 1:
        return State.THIN
    if 5 * min(cooperation, competition) >= cooperation + competition:
        return State.CONTESTED
    return State.COOPERATIVE if cooperation > competition else State.COMPETITIVE


@given(WORLDS, st.sets(st.integers(0, 99).map("c{}".format)))
def test_every_window_equals_a_calendar(world: tuple[list[Told], list[Query]], rejected: set[str]) -> None:
    told, queries = world
    verdicts = {one: Verdict(one, VerdictValue.REJECTED, "me", "2026") for one in rejected}
    evidence = Evidence(claims={one.claim.id: one.claim for one in told}, verdicts=verdicts)
    for query in queries:
        expected, found = naive(told, rejected, query), derive(evidence, query)
        assert {relation.id for relation in found} == set(expected)
        for relation in found:
            sides = expected[relation.id]
            assert relation.state is state(*(len(sides[side]) for side in Polarity))
            for side, passages in sides.items():
                strand = relation.strand(side)
                assert strand.weight == len(passages)
                assert strand.strength == approx(sum(passages.values()), rel=1e-9)
                assert set(strand.claims) == _claims(told, rejected, query, relation.id, side)
        strengths = [one.strength for one in found]
        assert all(one >= other * (1 - 1e-9) for one, other in pairwise(strengths))


def _claims(told: list[Told], rejected: set[str], query: Query, pair: str, side: Polarity) -> set[str]:
    return {
        one.claim.id for one in told
        if one.claim.id not in rejected and in_force(one, query) and one.claim.polarity is side
        and {one.claim.source_id, one.claim.target_id} == set(pair.split("|"))
    }  # fmt: skip


@given(ALL_TOLD, st.dates(date(2009, 1, 1), date(2017, 1, 1)), st.integers(0, 1500), st.integers(1, 400))
def test_a_window_that_slides_leaves_nothing_behind(told: list[Told], start: date, days: int, step: int) -> None:
    evidence = Evidence(claims={one.claim.id: one.claim for one in told})
    for number in range(5):
        day = start + timedelta(days=number * step)
        query = Query(start=day, end=day + timedelta(days=days))
        weights = {one.id: one.weight for one in derive(evidence, query)}
        expected = naive(told, set(), query)
        assert weights == {pair: sum(map(len, sides.values())) for pair, sides in expected.items()}


def test_without_a_half_life_nothing_fades() -> None:
    old = Claim("c1", Kind.EVENT, "a", "b", Polarity.COOPERATION, date="1999", note="long ago")
    (relation,) = derive(Evidence(claims={"c1": old}), Query(end=date(2020, 1, 1)))
    assert (relation.cooperation.fade, relation.strength) == (1.0, 1.0)


def test_an_old_event_fades_and_a_state_that_holds_does_not() -> None:
    event = Claim("c1", Kind.EVENT, "a", "b", Polarity.COOPERATION, date="2010-01-01", note="a visit")
    holding = replace(event, id="c2", kind=Kind.STATE, date="2010-01-01/..", polarity=Polarity.COMPETITION)
    asked = Query(as_of=date(2011, 1, 1), half_life=365)
    (relation,) = derive(Evidence(claims={"c1": event, "c2": holding}), asked)
    assert (relation.cooperation.strength, relation.competition.strength) == (approx(0.5), 1.0)
    assert relation.state is State.CONTESTED
    assert relation.cooperation == Strand(
        Polarity.COOPERATION, ("c1",), 1.0, 0, 1, earliest="2010-01-01", latest="2010-01-01", fade=0.5
    )


def test_the_first_and_the_last_day_of_a_date_are_inside() -> None:
    state = Claim("c1", Kind.STATE, "a", "b", Polarity.COOPERATION, date="2015-03-01/2015-03-31", note="a pact")
    evidence = Evidence(claims={"c1": state})
    first, last, day = date(2015, 3, 1), date(2015, 3, 31), timedelta(days=1)
    asked = {
        Query(start=last): 1, Query(start=last + day): 0, Query(end=first): 1, Query(end=first - day): 0,
        Query(as_of=first): 1, Query(as_of=first - day): 0, Query(as_of=last): 1, Query(as_of=last + day): 0,
    }  # fmt: skip
    assert {query: len(derive(evidence, query)) for query in asked} == asked


def test_what_has_faded_to_nothing_is_still_there() -> None:
    old = Claim("c1", Kind.EVENT, "a", "b", Polarity.COOPERATION, date="1999", note="long ago")
    (relation,) = derive(Evidence(claims={"c1": old}), Query(as_of=date(2120, 1, 1), half_life=1))
    assert (relation.weight, relation.strength) == (1.0, 0.0)
