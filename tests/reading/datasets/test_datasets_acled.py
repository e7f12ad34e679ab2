"""ACLED: undirected events, how precise their dates are, and developments that say nothing of two actors."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from event_rows import ACLED, ACLED_ROW, read_text

from allymap.model import Polarity


def table(*rows: Mapping[str, str]) -> str:
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(ACLED)
    writer.writerows([row.get(name, "") for name in ACLED] for row in rows)
    return "\ufeff" + page.getvalue()


def test_a_battle_is_undirected_and_names_lose_their_years(tmp_path: Path) -> None:
    (record,), tally = read_text(tmp_path, table(ACLED_ROW), "acled")
    assert (record.source.name, record.target.name) == ("Military Forces of Syria", "Islamic State (Syria)")
    assert (record.event, record.polarity, record.directed) == ("ASSAULT", Polarity.COMPETITION, False)
    assert (record.date, record.arena) == ("2015-09-30", ("Syria",))
    assert "They fought, near Palmyra." in record.words and "deaths: 3" in record.words
    assert tally.left_out == 0


@pytest.mark.parametrize(
    ("precision", "date"), [("1", "2015-09-30"), ("2", "2015-09-27/2015-10-03"), ("3", "2015-09"), ("", "2015-09-30")]
)
def test_the_date_is_as_wide_as_it_is_known(tmp_path: Path, precision: str, date: str) -> None:
    (record,), _ = read_text(tmp_path, table({**ACLED_ROW, "time_precision": precision}), "acled")
    assert record.date == date


@pytest.mark.parametrize(
    ("event", "sub_event", "expected"),
    [
        ("Strategic developments", "Agreement", (Polarity.COOPERATION, "AGREE", "")),
        ("Strategic developments", "Arrests", (Polarity.COMPETITION, "COERCE", "arrest")),
        ("Explosions/Remote violence", "Air/drone strike", (Polarity.COMPETITION, "ASSAULT", "aerial")),
        ("Explosions/Remote violence", "Grenade", (Polarity.COMPETITION, "ASSAULT", "explosives")),
        ("Protests", "Excessive force against protesters", (Polarity.COMPETITION, "ASSAULT", "crowd-control")),
        ("Riots", "Mob violence", (Polarity.COMPETITION, "PROTEST", "riot")),
    ],
)
def test_types_of_event(tmp_path: Path, event: str, sub_event: str, expected: tuple[object, ...]) -> None:
    row = {**ACLED_ROW, "event_type": event, "sub_event_type": sub_event}
    (record,), _ = read_text(tmp_path, table(row), "acled")
    assert (record.polarity, record.event, record.mode) == expected


def test_a_cell_over_several_lines_and_rows_without_meaning(tmp_path: Path) -> None:
    rows = (
        {**ACLED_ROW, "notes": "First line.\nSecond, “line”."}, {**ACLED_ROW, "actor2": ""},
        {**ACLED_ROW, "event_type": "Strategic developments", "sub_event_type": "Change to group/activity"},
    )  # fmt: skip
    records, tally = read_text(tmp_path, table(*rows), "acled")
    assert [one.row for one in records] == [2] and "First line. Second, “line”." in records[0].words
    assert {reason: first for reason, (_, first) in tally.skipped.items()} == {
        "no second actor": [4],
        "a development that is neither for nor against the other actor": [5],
    }
