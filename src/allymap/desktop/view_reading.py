"""The map read out: what a view shows in plain sentences, contested pairs first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ..model import Relation, State, Strand
from ..network.view import MapView
from .twin_tables import extent
from .wording import counted, date_words

MOST = 200
"""Pairs read out under a heading; a table has the rest."""

_ORDER = (State.CONTESTED, State.COMPETITIVE, State.COOPERATIVE, State.THIN, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``names`` begin the sentence; ``key`` is the relation that it is about, empty for a remark."""

    text: str
    names: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences under a heading, the first part under none."""

    heading: str
    sentences: tuple[Sentence, ...]


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("ViewReading", text)


def read_out(
    view: MapView, names: Mapping[str, str], filters: Sequence[str] = (), times: Sequence[str] = ()
) -> list[Part]:
    """A view in sentences: how much there is and what is hidden, then the pairs by state, the heaviest first.

    ``times`` are the sentences of the timeline; they come last.
    """
    parts = [Part("", tuple(_beginning(view, filters)))]
    for state in _ORDER:
        pairs = [one for one in view.relations if one.state is state]
        if not pairs:
            continue
        told = [_pair(one, names) for one in pairs[:MOST]]
        if len(pairs) > MOST:
            told.append(Sentence(tr("{n} more are in the table of relations.").format(n=len(pairs) - MOST)))
        parts.append(Part(f"{_headings()[state]} ({len(pairs)})", tuple(told)))
    alone = [one.name for one in view.actors if not one.relations]
    if alone:
        parts.append(Part(tr("Without a relation"), (Sentence(", ".join(alone) + "."),)))
    if times:
        parts.append(Part(tr("Over time"), tuple(map(Sentence, times))))
    return parts


def as_text(parts: Sequence[Part]) -> str:
    """The reading as plain text, a sentence a line."""
    blocks = []
    for part in parts:
        lines = [part.heading] if part.heading else []
        lines += [" ".join(filter(None, (one.names, one.text))) for one in part.sentences]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _headings() -> dict[State, str]:
    return {
        State.CONTESTED: tr("Contested"), State.COMPETITIVE: tr("In competition"),
        State.COOPERATIVE: tr("In cooperation"), State.THIN: tr("Thin evidence"), State.UNKNOWN: tr("Unknown"),
    }  # fmt: skip


def _beginning(view: MapView, filters: Sequence[str]) -> list[Sentence]:
    actors = counted(len(view.actors), tr("actor"), tr("actors"))
    relations = counted(len(view.relations), tr("relation"), tr("relations"))
    contested = sum(one.state is State.CONTESTED for one in view.relations)
    told = [tr("The map shows {actors} and {relations}, {n} contested.").format(
        actors=actors, relations=relations, n=contested or tr("none"),
    )]  # fmt: skip
    if view.hidden_relations:
        words = tr("{hidden} of {total} relations are hidden.")
        told.append(words.format(hidden=view.hidden_relations, total=view.total_relations))
    if filters:
        told.append(tr("Filters: {filters}.").format(filters="; ".join(filters)))
    single = sum(one.origins == 1 for one in view.relations)
    if single:
        words = tr("{n} rests on a single origin.") if single == 1 else tr("{n} rest on a single origin.")
        told.append(words.format(n=single))
    return [Sentence(" ".join(told))]


def _pair(relation: Relation, names: Mapping[str, str]) -> Sentence:
    one, other = (names.get(actor, actor) for actor in relation.actors)
    said = [_side(strand) for strand in relation.strands]
    origins = (
        tr("from a single origin") if relation.origins == 1
        else tr("from {n} independent origins").format(n=relation.origins)
    )  # fmt: skip
    unseen = "" if any(strand.reviewed for strand in relation.strands) else tr(", reviewed by nobody yet")
    return Sentence(
        f"{tr(' and ').join(said)}, {origins}{unseen}.", tr("{one} and {other}:").format(one=one, other=other),
        relation.id,
    )  # fmt: skip


def _side(strand: Strand) -> str:
    words = tr("{number} of cooperation") if strand.polarity.value == "cooperation" else tr("{number} of competition")
    number = words.format(number=counted(round(strand.weight), tr("passage"), tr("passages")))
    first, last = extent([strand])
    if not first:
        return f"{number} ({tr('undated')})"
    begin, end = date_words(first), date_words(last)
    return f"{number} ({begin})" if begin == end else f"{number} ({begin} – {end})"
