"""The filters of a query as chips, and what taking one off, or putting one on, makes of the query."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from ..model import AUTHOR, Actor, Document, Kind, Modality, Polarity, Tier, VerdictValue, edtf_of
from ..network.evidence import Query
from ..network.fading import in_units
from .filter_chips import Chip
from .wording import date_words, state_words

_USUAL = Query()
_LISTED = {
    "polarity": "polarities", "state": "states", "arena": "arenas", "document": "documents", "publisher": "publishers",
    "grade": "grades", "narrator": "narrators", "kind": "kinds", "event": "events", "verdict": "verdicts",
}  # fmt: skip
"""The field of the query that each kind of chip takes one value out of."""

GRADES = "ABCDEF123456"
"""Reliabilities and credibilities, as a filter lists them."""


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Filters", text)


def chips_of(query: Query, documents: Mapping[str, Document], actors: Mapping[str, Actor]) -> list[Chip]:
    """A chip for each filter that is on."""
    chips = []
    if query.start or query.end:
        chips.append(Chip("window", window_words(query.start, query.end)))
    if query.as_of:
        chips.append(Chip("as_of", tr("as of {date}").format(date=date_words(query.as_of.isoformat()))))
    if query.half_life:
        chips.append(Chip("half_life", tr("half-life {time}").format(time=half_life_words(query.half_life))))
    if query.reviewed_only:
        chips.append(Chip("reviewed", tr("reviewed only")))
    if query.tiers != _USUAL.tiers:
        chips.append(Chip("tiers", tr("with suggested claims")))
    if query.modalities != _USUAL.modalities:
        chips.append(Chip("modalities", _modalities_words(query.modalities)))
    chips += [Chip(f"polarity {one.value}", _polarity_words(one)) for one in sorted(query.polarities)]
    chips += [Chip(f"state {one.value}", state_words(one)) for one in sorted(query.states)]
    chips += [Chip(f"arena {one}", tr("arena: {name}").format(name=one)) for one in sorted(query.arenas)]
    for one in sorted(query.documents):
        name = documents[one].title if one in documents else one
        chips.append(Chip(f"document {one}", tr("source: {name}").format(name=name)))
    chips += _claim_chips(query, actors)
    if query.relations:
        chips.append(Chip("relations", tr("changed relations only")))
    if query.around:
        chips.append(Chip("around", around_words(query, actors)))
    if query.hidden_actors:
        chips.append(Chip("actors", tr("without {actors}").format(actors=_actors_words(query.hidden_actors, actors))))
    return chips


def _claim_chips(query: Query, actors: Mapping[str, Actor]) -> list[Chip]:
    """Chips of the filters by what a claim is, who says it and where it was said."""
    chips = [Chip(f"publisher {one}", tr("publisher: {name}").format(name=one)) for one in sorted(query.publishers)]
    chips += [Chip(f"grade {one}", tr("grade {grade}").format(grade=one)) for one in sorted(query.grades)]
    for one in sorted(query.narrators):
        name = tr("the author") if one == AUTHOR else actors[one].name if one in actors else one
        chips.append(Chip(f"narrator {one}", tr("according to {name}").format(name=name)))
    chips += [Chip(f"kind {one.value}", kind_text(one)) for one in sorted(query.kinds)]
    chips += [Chip(f"event {one}", tr("event: {name}").format(name=one)) for one in sorted(query.events)]
    chips += [Chip(f"verdict {one.value}", verdict_text(one)) for one in sorted(query.verdicts)]
    if query.single_origin:
        chips.append(Chip("origin", tr("single origins only")))
    return chips


def kind_text(kind: Kind) -> str:
    """Events or states, as a filter says it."""
    return tr("events") if kind is Kind.EVENT else tr("states")


def verdict_text(verdict: VerdictValue) -> str:
    """Which claims a verdict leaves, as a filter says it."""
    return {
        VerdictValue.PROPOSED: tr("undecided claims"), VerdictValue.ACCEPTED: tr("accepted claims"),
        VerdictValue.REJECTED: tr("rejected claims"),
    }[verdict]  # fmt: skip


def modality_text(modality: Modality) -> str:
    """A modality as one word."""
    return {
        Modality.HAPPENED: tr("happened"), Modality.ONGOING: tr("ongoing"), Modality.ANNOUNCED: tr("announced"),
        Modality.HYPOTHETICAL: tr("hypothetical"), Modality.DENIED: tr("denied"),
    }[modality]  # fmt: skip


def _modalities_words(modalities: frozenset[Modality]) -> str:
    if modalities == frozenset(Modality):
        return tr("also announced or denied")
    named = ", ".join(modality_text(one) for one in Modality if one in modalities)
    return tr("modality: {names}").format(names=named or tr("none"))


def around_words(query: Query, actors: Mapping[str, Actor]) -> str:
    """How far around whom a query looks."""
    steps = tr("1 step around {actors}") if query.steps == 1 else tr("{n} steps around {actors}")
    return steps.format(n=query.steps, actors=_actors_words(query.around, actors))


def _actors_words(ids: Collection[str], actors: Mapping[str, Actor]) -> str:
    """The name of one actor, or how many there are."""
    if len(ids) != 1:
        return f"{len(ids)} {tr('actors')}"
    one = next(iter(ids))
    return actors[one].name if one in actors else one


def without(query: Query, key: str) -> Query:
    """The query with the filter of a chip taken off."""
    kind, _, value = key.partition(" ")
    if kind in _LISTED:
        field = _LISTED[kind]
        return replace(query, **{field: getattr(query, field) - {value}})
    return {
        "as_of": replace(query, as_of=None),
        "half_life": replace(query, half_life=0),
        "relations": replace(query, relations=frozenset()),
        "origin": replace(query, single_origin=False),
        "window": replace(query, start=None, end=None),
        "reviewed": replace(query, reviewed_only=False),
        "tiers": replace(query, tiers=_USUAL.tiers),
        "modalities": replace(query, modalities=_USUAL.modalities),
        "around": replace(query, around=frozenset(), steps=1),
        "actors": replace(query, hidden_actors=frozenset()),
    }[kind]


def cleared(query: Query) -> Query:
    """The query with every filter taken off; folding is no filter."""
    return Query(folded=query.folded, thresholds=query.thresholds)


def with_doubtful(query: Query, wanted: bool) -> Query:
    """Count suggested claims as well, or only those drawn by default."""
    return replace(query, tiers=frozenset(Tier) if wanted else _USUAL.tiers)


def with_unrealised(query: Query, wanted: bool) -> Query:
    """Count what was announced, supposed or denied as well, or only what happened or is ongoing."""
    return replace(query, modalities=frozenset(Modality) if wanted else _USUAL.modalities)


HALF_LIVES = (0, 183, 365, 730, 1826)
"""Half-lives to choose from, in days."""


def half_life_words(days: int) -> str:
    """A half-life in years or months where it is so many, else in days."""
    number, unit = in_units(days)
    one, many = {
        "year": (tr("1 year"), tr("{n} years")), "month": (tr("1 month"), tr("{n} months")),
        "day": (tr("1 day"), tr("{n} days")),
    }[unit]  # fmt: skip
    return one if number == 1 else many.format(n=number)


def window_words(start: date | None, end: date | None) -> str:
    """The time window in words, as short as it is exact."""
    if start and end:
        return date_words(edtf_of(start, end)) if start <= end else tr("no time")
    if start:
        return tr("since {date}").format(date=date_words(_cut(start, start)))
    return tr("until {date}").format(date=date_words(_cut(end, end + timedelta(days=1)))) if end else ""


def _cut(day: date, begins: date) -> str:
    """A day without its month, or its day, where a year or a month ``begins`` there."""
    return day.isoformat()[: 4 if (begins.month, begins.day) == (1, 1) else 7 if begins.day == 1 else 10]


def _polarity_words(polarity: Polarity) -> str:
    return tr("cooperation only") if polarity is Polarity.COOPERATION else tr("competition only")
