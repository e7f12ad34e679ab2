"""Which format a file is to have."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchanged import content

from allymap.model import AllyMapError
from allymap.network.evidence import Evidence, Query
from allymap.output.exchange.content import collect
from allymap.output.exchange.formats import ENDINGS, FORMATS, format_of


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_an_ending_tells_the_format(ending: str) -> None:
    assert format_of(Path(f"Map{ending.upper()}")) == ENDINGS[ending]


def test_a_name_overrules_the_ending() -> None:
    assert format_of(Path("map.json"), "stix") == "stix"
    assert format_of(Path("reports.2024.d"), "csv") == "csv"


@pytest.mark.parametrize(("target", "kind"), [("map.docx", ""), ("map.gexf", "anx")])
def test_what_there_is_not_is_refused(target: str, kind: str) -> None:
    with pytest.raises(AllyMapError, match="there are graphml, gexf, csv"):
        format_of(Path(target), kind)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_content_gives_the_same_bytes(form: str) -> None:
    assert FORMATS[form](content()) == FORMATS[form](content())


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_empty_map_is_written(form: str) -> None:
    files = FORMATS[form](collect(Evidence(), "", Query()))
    assert files
    if form not in ("ftm", "csv"):
        assert all(files.values())
