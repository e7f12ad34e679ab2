"""POLECAT (NGEC, ``ngecEvents.*.txt``): a header, 40 columns apart by tabs, PLOVER types, modes and contexts."""

from __future__ import annotations

import re
from collections.abc import Generator
from itertools import combinations, product
from pathlib import Path

from allymap.model import Modality, Progress
from allymap.model.plover import EVENTS, is_directed

from . import cameo
from .columns import Cells, table
from .dates import day
from .record import Party, Record, tidy, written
from .tally import NO_DATE, NO_SECOND_ACTOR, Tally

_NEEDED = ("event date", "event type", "actor name", "recipient name")
_STANDARD = (
    "event id", "event date", "event type", "event mode", "intensity", "event intensity", "quad code", "contexts",
    "actor name", "actor country", "actor cow", "primary actor sector", "actor sectors", "actor title",
    "actor name raw", "wikipedia actor id", "recipient name", "recipient country", "recipient cow",
    "primary recipient sector", "recipient sectors", "recipient title", "recipient name raw",
    "wikipedia recipient id", "placename", "city", "district", "province", "country", "latitude", "longitude",
    "geonames id", "raw placename", "feature type", "source", "publication date", "story people",
    "story organizations", "story locations", "language", "version",
)  # fmt: skip
_NOBODY = frozenset({"", "none", "nan", "null", "[]"})
_APART = re.compile(r"\s*[;|]\s*")
_LISTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_MOST_TOGETHER = 6
"""Actors of one end that are taken; a longer list is no list of parties to one event."""

_OTHER_NAMES = {"FIGHT": "ASSAULT", "DEMAND": "REQUEST"}
"""What earlier drafts of PLOVER call an event."""

_MODALITIES = {
    "future": Modality.ANNOUNCED, "hypothetical": Modality.HYPOTHETICAL, "negation": Modality.DENIED,
}  # fmt: skip
"""PLOVER's auxiliary modes that are no mode of an event."""

_SUBJECTS = {
    "economic": "Trade", "cyber": "Cyberspace", "migration": "Migration", "natural_resource": "Energy",
    "cbrn": "Nuclear programme",
}  # fmt: skip
"""Contexts that are an arena of ours; others are told in the words."""


def read(path: Path, tally: Tally, progress: Progress) -> Generator[Record, None, None]:
    """A record for each pair of an event: of several actors without a recipient, each with each, undirected."""
    rows = table(path, tally, progress, needed=_NEEDED, called="POLECAT table", standard=_STANDARD)
    for row, cells in rows:
        event = _OTHER_NAMES.get(cells["event type"].upper(), cells["event type"].upper())
        when = day(cells["event date"])
        if event not in EVENTS:
            tally.spoil(row, "no event type of PLOVER")
        elif not when:
            tally.spoil(row, NO_DATE)
        else:
            actors, recipients = _parties(cells, "actor"), _parties(cells, "recipient")
            pairs = list(product(actors, recipients) if recipients else combinations(actors, 2))
            if not pairs:
                tally.skip(row, NO_SECOND_ACTOR)
            for source, target in pairs:
                yield _record(row, cells, event, when, source, target, bool(recipients))


def _record(row: int, cells: Cells, event: str, when: str, source: Party, target: Party, directed: bool) -> Record:
    modes = [one.lower() for one in _several(cells["event mode"])]
    mode = next((one for one in modes if one in EVENTS[event].modes), "")
    modality = next((_MODALITIES[one] for one in modes if one in _MODALITIES), Modality.HAPPENED)
    quad = _quad(cells["quad code"]) or EVENTS[event].quad
    contexts = [one.lower() for one in _several(cells["contexts"])]
    intensity = cells["intensity"] or cells["event intensity"]
    place = ", ".join(filter(None, (cells["city"], cells["country"])))
    line = written(
        row, when, source.name, target.name, " ".join(filter(None, (event, *modes))),
        ", ".join(contexts), f"intensity {intensity} (PLOVER)" if intensity else "", place, cells["source"],
        f"published {cells['publication date']}" if cells["publication date"] else "",
        f"event {cells['event id']}" if cells["event id"] else "", arrow="→" if directed else "–",
    )  # fmt: skip
    arenas = (cells["country"], *(_SUBJECTS[one] for one in contexts if one in _SUBJECTS))
    told = cells["event id"] or str(row)
    return Record(
        row, source, target, cameo.polarity_of(quad), line.text,
        key="|".join((told, source.name, target.name, event, mode, when)),
        date=when, event=event, mode=mode, directed=directed and is_directed(event, mode),
        modality=modality, arena=tuple(filter(None, arenas)),
        source_span=line.source, target_span=line.target, trigger_span=line.deed, by="POLECAT",
        reasons=(f"coded by POLECAT: {event}, row {row}", f"quad class {quad}: {cameo.QUADS[quad]}"),
    )  # fmt: skip


def _parties(cells: Cells, end: str) -> list[Party]:
    names = _several(cells[f"{end} name"])
    if len(names) > _MOST_TOGETHER:
        return []
    countries, sectors = _several(cells[f"{end} country"]), _several(cells[f"primary {end} sector"])
    found = []
    for at, name in enumerate(names):
        country = countries[at] if len(countries) == len(names) else countries[0] if len(countries) == 1 else ""
        own = sectors[at] if len(sectors) == len(names) else sectors[0] if len(sectors) == 1 else ""
        found.append(Party(name, country, (own,) if own else ()))
    return found


def _several(cell: str) -> list[str]:
    """The values of a cell: one, several apart by semicolons, or a list as Python writes it.

    >>> _several("None"), _several("Iran; Iraq"), _several("['Iran', 'Iraq']")
    ([], ['Iran', 'Iraq'], ['Iran', 'Iraq'])
    """
    if cell.startswith("[") and cell.endswith("]"):
        values = [single or double for single, double in _LISTED.findall(cell)]
    else:
        values = _APART.split(cell)
    return [one for one in dict.fromkeys(map(tidy, values)) if one.lower() not in _NOBODY]


def _quad(cell: str) -> int:
    """A quad class by its number or its name; 0 for neither."""
    if cell.split(".", maxsplit=1)[0] in ("1", "2", "3", "4"):
        return int(cell.split(".", maxsplit=1)[0])
    words = cell.lower().replace("_", " ").replace("-", " ")
    return next((number for number, name in cameo.QUADS.items() if words == name), 0)
