"""ACLED exports: CSV with a header. Who is actor 1 and who actor 2 says nothing about direction."""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path

from allymap.model import Polarity, Progress

from .columns import Cells, table
from .dates import around, day
from .record import Party, Record, tidy, written
from .tally import NO_DATE, NO_SECOND_ACTOR, Tally

_NEEDED = ("event_date", "event_type", "actor1", "actor2")
_YEARS = re.compile(r"\s*\(\d{4}-(?:\d{4})?\).*")
_SHORT = re.compile(r"[A-Z0-9-]{2,12}: (?=\S)")
_WEEK, _MONTH = "2", "3"
_DAYS_AROUND = 3

_COMPETING = {
    "battles": ("ASSAULT", ""), "explosions/remote violence": ("ASSAULT", "explosives"),
    "violence against civilians": ("ASSAULT", ""), "riots": ("PROTEST", "riot"), "protests": ("PROTEST", "demo"),
}  # fmt: skip
"""Types of event whose two actors stand against each other, with PLOVER's event and mode."""

_CLOSER = {
    "agreement": (Polarity.COOPERATION, "AGREE", ""),
    "non-violent transfer of territory": (Polarity.COOPERATION, "RETREAT", "withdraw"),
    "arrests": (Polarity.COMPETITION, "COERCE", "arrest"),
    "disrupted weapons use": (Polarity.COMPETITION, "COERCE", "seize"),
    "looting/property destruction": (Polarity.COMPETITION, "ASSAULT", "destroy"),
    "excessive force against protesters": (Polarity.COMPETITION, "ASSAULT", "crowd-control"),
    "sexual violence": (Polarity.COMPETITION, "ASSAULT", "sexual"),
    "abduction/forced disappearance": (Polarity.COMPETITION, "ASSAULT", "abduct"),
    "chemical weapon": (Polarity.COMPETITION, "ASSAULT", "unconventional"),
    "air/drone strike": (Polarity.COMPETITION, "ASSAULT", "aerial"),
    "suicide bomb": (Polarity.COMPETITION, "ASSAULT", "suicide-attack"),
    "shelling/artillery/missile attack": (Polarity.COMPETITION, "ASSAULT", "heavy-weapons"),
}
"""Types that say more than the type of event above them; “strategic developments” say nothing by themselves."""


def read(path: Path, tally: Tally, progress: Progress) -> Generator[Record, None, None]:
    """An undirected record for each event with two actors. ``time_precision`` tells how far its date reaches."""
    for row, cells in table(path, tally, progress, needed=_NEEDED, called="ACLED table", delimiters=",;\t"):
        record = _record(row, cells, tally)
        if record is not None:
            yield record


def _record(row: int, cells: Cells, tally: Tally) -> Record | None:
    one, other, when = cells["actor1"], cells["actor2"], _when(cells)
    meant = _meaning(cells)
    if not one or not other:
        tally.skip(row, NO_SECOND_ACTOR)
        return None
    if meant is None:
        tally.skip(row, "a development that is neither for nor against the other actor")
        return None
    if not when:
        tally.spoil(row, NO_DATE)
        return None
    polarity, event, mode = meant
    deaths, identifier = cells["fatalities"], cells["event_id_cnty"] or cells["event_id_no_cnty"]
    deed = cells["sub_event_type"] or cells["event_type"]
    line = written(
        row, when, one, other, deed, cells["notes"], ", ".join(filter(None, (cells["location"], cells["country"]))),
        f"deaths: {deaths}" if deaths not in ("", "0") else "", cells["source"],
        f"event {identifier}" if identifier else "", arrow="–",
    )  # fmt: skip
    return Record(
        row, _party(one), _party(other), polarity, line.text, key="|".join((identifier or str(row), one, other)),
        date=when, event=event, mode=mode, directed=False, arena=(cells["country"],) if cells["country"] else (),
        source_span=line.source, target_span=line.target, trigger_span=line.deed, by="ACLED",
        reasons=(f"coded by ACLED: {tidy(cells['event_type'])}, {deed}, row {row}",),
    )  # fmt: skip


def _party(name: str) -> Party:
    """An actor without the years of a government, its branches, and the letters before a group's name.

    >>> _party("Military Forces of Syria (2000-) Air Force").name, _party("HTS: Hayat Tahrir al Sham").name
    ('Military Forces of Syria', 'Hayat Tahrir al Sham')
    """
    return Party(_SHORT.sub("", _YEARS.sub("", name)) or name)


def _meaning(cells: Cells) -> tuple[Polarity, str, str] | None:
    closer = _CLOSER.get(cells["sub_event_type"].lower())
    if closer is not None:
        return closer
    known = _COMPETING.get(cells["event_type"].lower())
    return None if known is None else (Polarity.COMPETITION, *known)


def _when(cells: Cells) -> str:
    """The day; where only the week is known three days around it, where only the month the month."""
    when = day(cells["event_date"])
    if when and cells["time_precision"] == _WEEK:
        return around(when, _DAYS_AROUND)
    return when[:7] if when and cells["time_precision"] == _MONTH else when
