"""The map year by year: actors stay where they are, strands come and grow."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date

from ..model import FuzzyDate
from ..network.drawing import Drawing
from ..network.evidence import Evidence, Query
from ..network.look import LIGHT, Look
from ..network.picture import NOTHING, Picture, compose, fit
from ..network.view import build

MOST = 40
"""Pictures of a sequence at most: the last years are shown."""


def pictures(
    evidence: Evidence, query: Query, places: Mapping[str, tuple[float, float]], size: tuple[int, int],
    look: Look = LIGHT, *, kept: Set[str] = frozenset(), drawing: Drawing = NOTHING, title: str = "",
    handling: str = "",
) -> list[Picture]:  # fmt: skip
    """A picture for each year that strands of the query have claims of: what had happened, or held, by its end.

    None where nothing is dated. Camera and legend are those of the whole map throughout.
    """
    whole = build(evidence, query, frozenset(kept))
    strands = [one for relation in whole.relations for one in relation.strands]
    days = [_year(day) for one in strands for day in (one.earliest, one.latest)]
    dated = [year for year in days if year is not None]
    years = range(min(dated), max(dated) + 1) if dated else range(0)
    camera = fit(places, size)
    made = []
    for year in years[-MOST:]:
        view = build(evidence, replace(query, as_of=date(year, 12, 31)), frozenset(kept))
        named = ", ".join(filter(None, (title, f"by the end of {year}")))
        made.append(compose(view, places, camera, size, look, drawing=drawing, title=named, handling=handling))
    for picture in made[:-1]:
        picture.legend, picture.legend_box = made[-1].legend, made[-1].legend_box
    return made


def _year(day: str) -> int | None:
    """The year in which a date (EDTF) begins."""
    earliest = FuzzyDate.parse(day).earliest if day else None
    return earliest.year if earliest else None
