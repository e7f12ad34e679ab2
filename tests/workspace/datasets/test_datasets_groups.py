"""Where rows are too many for a map, those of a month, a year or all time are put together, and none is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from event_rows import ICEWS, ICEWS_ROW, tabbed
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import FuzzyDate, Polarity
from allymap.reading.datasets import Cited, Party, Record
from allymap.workspace import Query, Workspace, datasets, importing
from allymap.workspace.datasets.groups import Groups

ROW = Record(1, Party("A"), Party("B"), Polarity.COOPERATION, "Row 1", "1", "2015-01-01", event="AID")


def test_up_to_the_limit_each_stays_by_itself() -> None:
    groups = Groups(most=3)
    for day in (1, 2, 3):
        groups.add(replace(ROW, row=day, date=f"2015-01-0{day}", words=f"Row {day}"), "a", "b")
    assert (groups.step, [entry.words for entry in groups]) == (0, ["Row 1", "Row 2", "Row 3"])
    groups.add(replace(ROW, row=4, date="2015-02-09", words="Row 4"), "a", "b")
    assert groups.step == 1
    assert [entry.words for entry in groups] == [
        "Row 1 · and 2 rows of the same kind, 2015-01-01/2015-01-03: 2, 3", "Row 4",
    ]  # fmt: skip


dates = st.dates(FuzzyDate.parse("2010").earliest, FuzzyDate.parse("2019").latest).map(str)
pairs = st.sampled_from([("a", "b"), ("b", "a"), ("a", "c")])
rows = st.lists(st.tuples(dates | st.just(""), pairs, st.sampled_from(list(Polarity)), st.booleans()), max_size=40)


@given(rows, st.integers(1, 12))
def test_no_row_is_lost_and_dates_hold_all(found: list[tuple[str, tuple[str, str], Polarity, bool]], most: int) -> None:
    groups = Groups(most)
    for number, (date, pair, polarity, directed) in enumerate(found):
        groups.add(
            replace(ROW, row=number, date=date, polarity=polarity, directed=directed, words=f"Row {number}"), *pair
        )
    entries = list(groups)
    assert sum(entry.number for entry in entries) == len(found)
    assert len(entries) <= max(most, 3 * 2 * 2 * 2 * 2) and len(groups) == len(entries)
    for number, (date, pair, polarity, directed) in enumerate(found):
        when = FuzzyDate.parse(date)
        assert any(
            entry.first.polarity is polarity and entry.first.directed is directed
            and sorted((entry.source_id, entry.target_id)) == sorted(pair)
            and (date == entry.first.date or FuzzyDate.parse(entry.date).overlaps(when.earliest, when.latest))
            for entry in entries
        ), number  # fmt: skip


def test_quotations_are_never_put_together() -> None:
    groups = Groups(most=1)
    for number in range(4):
        groups.add(replace(ROW, row=number, cited=Cited("A book"), words=f"Words {number}"), "a", "b")
    assert len(list(groups)) == 4


def test_at_last_only_the_polarity_tells_them_apart() -> None:
    groups = Groups(most=1)
    for number, event in enumerate(("AID", "AGREE", "AID")):
        groups.add(replace(ROW, row=number, event=event, mode="", words=f"Row {number}"), "a", "b")
    groups.add(replace(ROW, row=3, polarity=Polarity.COMPETITION, words="Row 3"), "a", "b")
    assert [(entry.number, entry.event, entry.words) for entry in groups] == [
        (3, "", "Row 0 · and 2 rows between them, 2015-01-01: 1, 2"), (1, "AID", "Row 3"),
    ]  # fmt: skip


def test_a_project_of_too_many_rows(tmp_path: Path) -> None:
    rows = [
        {**ICEWS_ROW, "Event Date": f"201{n % 5}-{n % 12 + 1:02}-{n % 28 + 1:02}", "Story ID": str(n)}
        for n in range(300)
    ]
    path = tmp_path / "all.tab"
    path.write_text(tabbed(ICEWS, *rows))
    outcome = datasets.prepare(path, "icews", most=100)
    assert len(outcome.batch.claims) == 60
    assert "too many statements" in " ".join(map(str, outcome.batch.report.remarks))
    with Workspace.scratch() as workspace:
        importing.apply(workspace, outcome.batch)
        (relation,) = workspace.relations(Query())
        assert relation.cooperation.weight == 60
        assert workspace.check() == []
        assert "put together" in next(iter(workspace.claims.values())).reasons[-1]
        again = datasets.prepare(path, "icews", within=importing.standing(workspace), most=100)
        assert not again.batch.claims
        assert "300 rows that were put together are in the project already." in str(again.batch.report.remarks)
