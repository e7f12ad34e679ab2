"""ICEWS coded event data (Dataverse, ``events.YEAR.*.tab``): a header, 20 columns apart by tabs, CAMEO codes."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from allymap.model import Modality, Progress
from allymap.model.plover import is_directed

from . import cameo
from .columns import Cells, table
from .dates import day
from .record import Party, Record, tidy, written
from .tally import Tally

_NEEDED = ("event date", "source name", "cameo code", "target name")


def read(path: Path, tally: Tally, progress: Progress) -> Generator[Record, None, None]:
    """An event a row. The same code for the same pair in one sentence, there and back, is one event."""
    for row, cells in table(path, tally, progress, needed=_NEEDED, called="ICEWS table"):
        record = _record(row, cells, tally)
        if record is not None:
            yield record


def _record(row: int, cells: Cells, tally: Tally) -> Record | None:
    source, target, code = cells["source name"], cells["target name"], cells["cameo code"]
    when = day(cells["event date"])
    if not cameo.is_event(row, (source, target), code, when, tally):
        return None
    quad = cameo.quad_of(code)
    event, mode = cameo.plover_of(code)
    intensity = cells["intensity"]
    place = ", ".join(filter(None, (cells["city"], cells["country"])))
    story = cells["story id"]
    where = f"story {story}" + (f", sentence {cells['sentence number']}" if cells["sentence number"] else "")
    line = written(
        row, when, source, target, f"{cells['event text'] or 'event'} (CAMEO {code})",
        f"intensity {intensity} (ICEWS)" if intensity else "", place, cells["publisher"], where if story else "",
        f"event {cells['event id']}" if cells["event id"] else "",
    )  # fmt: skip
    told = (story, cells["sentence number"]) if story else (str(row),)
    return Record(
        row, _party(cells, "source"), _party(cells, "target"), cameo.polarity_of(quad), line.text,
        key="|".join((*told, *sorted((source, target)), code, when)),
        date=when, event=event, mode=mode, directed=is_directed(event, mode),
        modality=Modality.HAPPENED, arena=(cells["country"],) if cells["country"] else (),
        source_span=line.source, target_span=line.target, trigger_span=line.deed,
        tier=cameo.tier_of(code), by="ICEWS",
        reasons=(f"coded by ICEWS: CAMEO {code}, row {row}", f"quad class {quad}: {cameo.QUADS[quad]}"),
    )  # fmt: skip


def _party(cells: Cells, end: str) -> Party:
    sectors = tuple(dict.fromkeys(filter(None, map(tidy, cells.raw(f"{end} sectors").split(",")))))
    return Party(cells[f"{end} name"], cells[f"{end} country"], sectors)
