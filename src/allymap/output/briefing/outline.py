"""A briefing for a project that has no scenes: title, overview, its most contested pairs, what changed over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ...model import FuzzyDate, Relation, Scene, SceneKind, State, Strand
from ...model.wording import counted
from ...network import asking
from ...network.changes import ChangeKind, changes, moment_on
from ...network.evidence import Evidence, Query
from ...network.relations import derive, summary
from ..changes import sentence
from ..people import People

_PAIRS = 3
_ON_A_PAGE = 24
"""Relations of an overview that can still be told apart on a page, and from the back row."""
_QUOTES = 2
_CHANGES = 3
_TURNING = (ChangeKind.FLIPPED, ChangeKind.NEW, ChangeKind.ENDED)


def outline(evidence: Evidence, title: str, layout_id: str, overview_layout_id: str) -> list[Scene]:
    """The scenes of a default briefing over a layout; empty when nothing is drawn.

    The overview has a layout of its own: what nobody arranged by hand stands better arranged for its page (empty).
    """
    relations = derive(evidence, Query())
    if not relations:
        return []
    people = People(evidence)
    contested = sum(relation.state is State.CONTESTED for relation in relations)
    overview = f"{counted(len(relations), 'relation')}, {contested} of them contested"
    shown = _weightiest(relations)
    if len(shown) < len(relations):
        overview = f"The {len(shown)} best documented of {overview}"
    scenes = [
        Scene("title", title, layout_id, kind=SceneKind.TITLE, subtitle=_span(relations)),
        Scene(
            "overview",
            "Who works with whom, and against whom",
            overview_layout_id,
            subtitle=overview,
            filters=asking.written(Query(relations=frozenset(shown)) if len(shown) < len(relations) else Query()),
        ),
    ]
    for relation in _most_contested(relations):
        names = " and ".join(people.actor(one).name for one in relation.actors)
        quotes = tuple(one for strand in relation.strands for one in _strongest(evidence, strand))
        scenes.append(
            Scene(
                f"pair-{relation.id}",
                f"{names}: {relation.state.value}",
                layout_id,
                highlighted=(relation.id,),
                subtitle=summary(relation),
                quotes=quotes,
            )
        )
    scenes += _over_time(evidence, relations, people, layout_id)
    return [replace(scene, order=order) for order, scene in enumerate(scenes)]


def _weightiest(relations: Sequence[Relation]) -> list[str]:
    """The relations that one page can show: contested ones first, then those with the most passages."""
    ordered = sorted(relations, key=lambda one: (one.state is not State.CONTESTED, -one.weight, one.id))
    return [one.id for one in ordered[:_ON_A_PAGE]]


def _most_contested(relations: Sequence[Relation]) -> list[Relation]:
    """Those with the heaviest lighter strand first; pairs without two strands follow by weight."""
    return sorted(
        relations, key=lambda one: (-min(one.cooperation.weight, one.competition.weight), -one.weight, one.id)
    )[:_PAIRS]


def _strongest(evidence: Evidence, strand: Strand) -> list[str]:
    claims = sorted(strand.claims, key=lambda one: (-evidence.claims[one].confidence, one))
    return claims[:_QUOTES]


def _span(relations: Sequence[Relation]) -> str:
    days = [day[:4] for one in relations for strand in one.strands for day in (strand.earliest, strand.latest) if day]
    if not days:
        return ""
    return min(days) if min(days) == max(days) else f"{min(days)}–{max(days)}"


def _over_time(evidence: Evidence, relations: Sequence[Relation], people: People, layout_id: str) -> list[Scene]:
    """The map since the middle of the dated claims, with what turned since then in words."""
    days = sorted(
        day for relation in relations for one in relation.claims if (day := _day(evidence.claims[one].date)) is not None
    )
    if not days or days[0] == days[-1]:
        return []
    middle = days[len(days) // 2]
    if middle == days[0]:
        middle = days[0] + timedelta(days=1)
    found = changes(moment_on(evidence, Query(), middle - timedelta(days=1)), moment_on(evidence, Query(), days[-1]))
    turned = [change for change in found if change.kind in _TURNING][:_CHANGES]
    if not turned:
        return []
    words = " ".join(sentence(change, people) for change in turned)
    return [Scene("since", f"What changed since {middle.isoformat()[:7]}", layout_id, subtitle=words,
                  highlighted=tuple(change.relation.id for change in turned), end=days[-1].isoformat())]  # fmt: skip


def _day(text: str) -> date | None:
    try:
        return FuzzyDate.parse(text).earliest
    except ValueError:
        return None
