"""Rows of event tables as their publishers lay them out, made for the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from allymap.model import Progress
from allymap.reading.datasets import Record, Tally, kind_named

ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

ICEWS_ROW = {
    "Event ID": "41", "Event Date": "2015-10-01", "Source Name": "Russia", "Source Country": "Russian Federation",
    "Event Text": "Provide military aid", "CAMEO Code": "072", "Intensity": "8.3", "Target Name": "Syria",
    "Target Country": "Syria", "Story ID": "900", "Sentence Number": "2", "Publisher": "The Levant Desk",
    "City": "Latakia", "Country": "Syria",
}  # fmt: skip
POLECAT_ROW = {
    "Event ID": "p-7", "Event Date": "2021-03-04", "Event Type": "CONSULT", "Event Mode": "visit", "Intensity": "4",
    "Quad Code": "1", "Contexts": "military;economic", "Actor Name": "Russia", "Actor Country": "RUS",
    "Primary Actor Sector": "GOV", "Recipient Name": "Iran", "Recipient Country": "IRN",
    "Primary Recipient Sector": "GOV", "Country": "IRN", "City": "Tehran", "Source": "The Levant Desk",
}  # fmt: skip
ACLED_ROW = {
    "event_id_cnty": "SYR12", "event_date": "30 September 2015", "time_precision": "1", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Syria (2000-)", "actor2": "Islamic State (Syria)",
    "country": "Syria", "location": "Palmyra", "source": "The Levant Desk", "notes": "They fought, near Palmyra.",
    "fatalities": "3",
}  # fmt: skip


def tabbed(columns: Sequence[str], *rows: Mapping[str, str]) -> str:
    """A table with a header, apart by tabs."""
    lines = [columns, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def icews_table() -> str:
    """An ICEWS table of three rows: 2015, 2016, and one without a second actor."""
    later = {**ICEWS_ROW, "Event Date": "2016-01-01", "CAMEO Code": "195", "Story ID": "5"}
    return tabbed(ICEWS, ICEWS_ROW, later, {**ICEWS_ROW, "Target Name": ""})


def gdelt_row(columns: int, **cells: str) -> str:
    """A row of GDELT's table without its header; ``columns`` as in 1.0 (57, 58) or 2.0 (61)."""
    place, url = (52, 60) if columns == 61 else (50, 57)
    at = {
        "id": 0, "day": 1, "code1": 5, "name1": 6, "country1": 7, "group1": 8, "type1": 12, "code2": 15, "name2": 16,
        "country2": 17, "group2": 18, "type2": 22, "code": 26, "quad": 29, "goldstein": 30, "articles": 33,
        "place": place, "url": url,
    }  # fmt: skip
    usual = {
        "id": "500", "day": "20151001", "code1": "RUS", "name1": "MOSCOW", "country1": "RUS", "code2": "SYRREB",
        "name2": "REBEL", "country2": "SYR", "type2": "REB", "code": "195", "quad": "4", "goldstein": "-10.0",
        "articles": "12", "place": "Aleppo, Halab, Syria", "url": "https://desk.example/raid",
    }  # fmt: skip
    row = [""] * columns
    for name, cell in {**usual, **cells}.items():
        if at[name] < columns:
            row[at[name]] = cell
    return "\t".join(row) + "\n"


def read(path: Path, kind: str) -> tuple[list[Record], Tally]:
    """All records of a file, and what was left out."""
    tally = Tally()
    return list(kind_named(kind).read(path, tally, Progress())), tally


def read_text(folder: Path, text: str, kind: str) -> tuple[list[Record], Tally]:
    """The same of a text."""
    path = folder / "events.tab"
    path.write_text(text, "utf-8")
    return read(path, kind)
