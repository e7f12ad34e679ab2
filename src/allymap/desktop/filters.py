"""The filters of a query as chips, and what taking one off, or putting one on, makes of the query."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from ..model import Actor, Document, Modality, Polarity, State, Tier
from ..network.evidence import Query
from .filter_chips import Chip
from .wording import date_words, state_words

_USUAL = Query()


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
    if query.reviewed_only:
        chips.append(Chip("reviewed", tr("reviewed only")))
    if query.tiers != _USUAL.tiers:
        chips.append(Chip("tiers", tr("with less certain claims")))
    if query.modalities != _USUAL.modalities:
        chips.append(Chip("modalities", tr("also announced or denied")))
    chips += [Chip(f"polarity {one.value}", _polarity_words(one)) for one in sorted(query.polarities)]
    chips += [Chip(f"state {one.value}", state_words(one)) for one in sorted(query.states)]
    chips += [Chip(f"arena {one}", tr("arena: {name}").format(name=one)) for one in sorted(query.arenas)]
    for one in sorted(query.documents):
        name = documents[one].title if one in documents else one
        chips.append(Chip(f"document {one}", tr("source: {name}").format(name=name)))
    for one in sorted(query.narrators):
        name = actors[one].name if one in actors else tr("the documents themselves")
        chips.append(Chip(f"narrator {one}", tr("according to {name}").format(name=name)))
    if query.relations:
        chips.append(Chip("relations", tr("changed relations only")))
    if query.around:
        chips.append(Chip("around", around_words(query, actors)))
    if query.hidden_actors:
        chips.append(Chip("actors", tr("without {actors}").format(actors=_actors_words(query.hidden_actors, actors))))
    return chips


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
    if kind == "polarity":
        return replace(query, polarities=query.polarities - {Polarity(value)})
    if kind == "state":
        return replace(query, states=query.states - {State(value)})
    if kind == "arena":
        return replace(query, arenas=query.arenas - {value})
    if kind == "document":
        return replace(query, documents=query.documents - {value})
    if kind == "narrator":
        return replace(query, narrators=query.narrators - {value})
    return {
        "as_of": replace(query, as_of=None),
        "relations": replace(query, relations=frozenset()),
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


def window_words(start: date | None, end: date | None) -> str:
    """The time window in words, to the month."""
    first = date_words(f"{start:%Y-%m}") if start else ""
    last = date_words(f"{end:%Y-%m}") if end else ""
    if first and last:
        return first if first == last else f"{first} – {last}"
    return tr("since {date}").format(date=first) if first else tr("until {date}").format(date=last)


def _polarity_words(polarity: Polarity) -> str:
    return tr("cooperation only") if polarity is Polarity.COOPERATION else tr("competition only")
