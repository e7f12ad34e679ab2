"""The map year by year, or step by step: actors stay where they are, strands come and grow."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date

from ..model import FuzzyDate, Polarity
from ..network.drawing import Drawing
from ..network.evidence import Evidence, Query
from ..network.look import LIGHT, Look
from ..network.picture import NOTHING, Picture, compose, fit
from ..network.spans import Spans, Unit
from ..network.view import build

MOST = 60
"""Pictures of a sequence at most: the last steps are shown."""


def pictures(
    evidence: Evidence, query: Query, places: Mapping[str, tuple[float, float]], size: tuple[int, int],
    look: Look = LIGHT, *, kept: Set[str] = frozenset(), drawing: Drawing = NOTHING, title: str = "",
    handling: str = "", sources_line: str = "", unit: Unit = Unit.YEAR,
) -> list[Picture]:  # fmt: skip
    """A picture for each step in which strands of the query have claims of: what had happened, or held, by its end.

    None where nothing is dated. Camera and legend are those of the whole map throughout.
    """
    whole = build(evidence, query, frozenset(kept))
    strands = [one for relation in whole.relations for one in relation.strands]
    known = (FuzzyDate.parse(day).earliest for one in strands for day in (one.earliest, one.latest) if day)
    days = [FuzzyDate.parse(day.isoformat()) for day in known if day]
    spans = Spans.of((day, Polarity.COOPERATION, 1.0) for day in days)
    edges = spans.edges(unit).tolist() if spans else []
    camera = fit(places, size, notes=drawing.notes)
    made = []
    for after in edges[1:][-MOST:]:
        view = build(evidence, replace(query, as_of=date.fromordinal(after - 1)), frozenset(kept))
        named = ", ".join(filter(None, (title, f"by the end of {_end(after - 1, unit)}")))
        made.append(
            compose(
                view, places, camera, size, look, drawing=drawing, title=named, sources_line=sources_line,
                handling=handling,
            )
        )  # fmt: skip
    for picture in made[:-1]:
        picture.legend, picture.legend_box = made[-1].legend, made[-1].legend_box
    return made


def _end(day: int, unit: Unit) -> str:
    """The last period of a step, as short as it is exact: a year, a month or a day.

    >>> _end(date(2018, 9, 30).toordinal(), Unit.QUARTER), _end(date(2019, 12, 31).toordinal(), Unit.DECADE)
    ('2018-09', '2019')
    """
    return date.fromordinal(day).isoformat()[: 10 if unit is Unit.DAY else 4 if unit.value >= Unit.YEAR.value else 7]
