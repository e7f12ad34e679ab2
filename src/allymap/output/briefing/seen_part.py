"""What part of the evidence a scene shows, in a few words: its time, and how much its filters hide."""

from __future__ import annotations

from datetime import date, timedelta

from ...model import edtf_of
from ...network import fading
from ...network.evidence import Query
from ...network.view import MapView

_DAY = timedelta(days=1)


def part_words(query: Query, view: MapView) -> str:
    """Time window, half-life and number of relations where they are not everything; empty otherwise.

    Relations that a person picked one by one are not counted: then the scene's own words say what was picked.
    """
    hidden = view.hidden_relations and not query.relations
    count = f"{view.total_relations - view.hidden_relations} of {view.total_relations} relations" if hidden else ""
    time = time_words(query.start, query.end, query.as_of)
    return " · ".join(filter(None, (time, fading.words(query.half_life), count)))


def time_words(start: date | None, end: date | None, as_of: date | None = None) -> str:
    """A time window as short as it is exact, in ISO's order.

    >>> time_words(date(2015, 1, 1), date(2019, 12, 31)), time_words(date(2015, 3, 1), date(2015, 3, 31))
    ('2015 – 2019', '2015-03')
    >>> time_words(None, date(2016, 2, 29)), time_words(date(2016, 2, 3), None)
    ('until 2016-02', 'since 2016-02-03')
    >>> time_words(date(2015, 1, 1), date(2015, 1, 31)), time_words(date(2015, 1, 1), date(2016, 3, 31))
    ('2015-01', '2015-01 – 2016-03')
    """
    if as_of:
        return f"as of {as_of.isoformat()}"
    if not start or not end:
        return f"since {_first(start)}" if start else f"until {_last(end)}" if end else ""
    return edtf_of(start, end).replace("/", " – ")


def _first(day: date) -> str:
    """A day on which a period begins, cut to that period."""
    written = day.isoformat()
    return written[:4] if (day.month, day.day) == (1, 1) else written[:7] if day.day == 1 else written


def _last(day: date) -> str:
    """A day on which a period ends, cut to that period."""
    written = day.isoformat()
    return written[:4] if (day.month, day.day) == (12, 31) else written[:7] if (day + _DAY).day == 1 else written
