"""GDELT event tables, 1.0 (57 or 58 columns) and 2.0 (61), apart by tabs, without a header, CAMEO codes.

GDELT has a row for each sentence that looks like an event: rows of one address, pair, root and day are one.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType

from allymap.model import Progress, UnreadableDocument
from allymap.model.plover import is_directed

from . import cameo
from .dates import day
from .lines import lines_of, rows_of
from .record import Naming, Party, Record, tidy, written
from .tally import Tally

_SHARED = {"id": 0, "day": 1, "root": 25, "code": 26, "quad": 29, "goldstein": 30, "mentions": 31, "articles": 33}
_VERSION_1 = MappingProxyType({**_SHARED, "place": 50, "url": 57})
_VERSION_2 = MappingProxyType({**_SHARED, "place": 52, "url": 60})
_COLUMNS = {57: _VERSION_1, 58: _VERSION_1, 61: _VERSION_2}
WIDTHS = frozenset(_COLUMNS)
"""How many columns a table has."""

_PARTIES = (5, 15)
"""Where the ten columns of each actor begin."""

_CODE, _NAME, _COUNTRY, _GROUP, _TYPES = 0, 1, 2, 3, slice(7, 10)
_HEADER = "globaleventid"
_SAMPLE = 20


def read(path: Path, tally: Tally, progress: Progress) -> Generator[Record, None, None]:
    """An event a row; both versions are told apart by their number of columns. Raises ``UnreadableDocument``."""
    with lines_of(path, tally, progress) as lines:
        rows = rows_of(lines, tally, "\t", quoted=False)
        first = list(islice(rows, _SAMPLE))
        if first and not any(len(cells) in _COLUMNS for _, cells in first):
            raise UnreadableDocument(
                f"“{path.name}” is no GDELT event table: it has {len(first[0][1])} columns, and they have 57, 58 or 61."
            )
        for row, cells in chain(first, rows):
            if cells[0].strip().lower() == _HEADER:
                continue
            tally.rows += 1
            at = _COLUMNS.get(len(cells))
            if at is None:
                tally.spoil(row, "not 57, 58 or 61 columns")
                continue
            record = _record(row, [tidy(cell) for cell in cells], at, tally)
            if record is not None:
                yield record


def _record(row: int, cells: Sequence[str], at: Mapping[str, int], tally: Tally) -> Record | None:
    source, target = (_party(cells[start : start + 10]) for start in _PARTIES)
    code, when = cells[at["code"]], day(cells[at["day"]])
    if not cameo.is_event(row, (source.name, target.name), code, when, tally):
        return None
    given = cells[at["quad"]]
    quad = int(given) if given in ("1", "2", "3", "4") else cameo.quad_of(code)
    event, mode = cameo.plover_of(code)
    url = cells[at["url"]] if len(cells) > at["url"] else ""
    place, goldstein, articles = cells[at["place"]], cells[at["goldstein"]], cells[at["articles"]]
    line = written(
        row, when, source.name, target.name, f"{event or 'event'} (CAMEO {code})",
        f"Goldstein {goldstein} (GDELT)" if goldstein else "", place, f"{articles} articles" if articles else "",
        url, f"event {cells[at['id']]}",
    )  # fmt: skip
    country = place.rpartition(",")[2].strip()
    ends = [cells[start + _CODE] or cells[start + _NAME] for start in _PARTIES]
    return Record(
        row, source, target, cameo.polarity_of(quad), line.text,
        key="|".join((url or cells[at["id"]], *ends, code[:2], when)),
        date=when, event=event, mode=mode, directed=is_directed(event, mode),
        arena=(country,) if country else (),
        source_span=line.source, target_span=line.target, trigger_span=line.deed,
        tier=cameo.tier_of(code), by="GDELT",
        reasons=(f"coded by GDELT: CAMEO {code}, row {row}", f"quad class {quad}: {cameo.QUADS[quad]}"),
    )  # fmt: skip


def _party(cells: Sequence[str]) -> Party:
    sectors = tuple(dict.fromkeys(filter(None, cells[_TYPES])))
    name = cells[_NAME] or cells[_CODE]
    if cells[_GROUP]:
        return Party(name, cells[_COUNTRY], sectors, Naming.NAME)
    return Party(name, cells[_COUNTRY], sectors, Naming.ROLE)
