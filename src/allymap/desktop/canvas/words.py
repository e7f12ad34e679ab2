"""What the canvas says: tooltips, and the description of the focused actor for screen readers."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from ...model import Note, Polarity, Relation, State, pair_words
from ..told_html import strong
from ..wording import counted, date_words, state_words
from .placed_view import PlacedView


def say(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("MapCanvas", text)


def actor_words(placed: PlacedView, actor: str) -> str:
    """Name, pinned or not, and how many relations of which state: one line for a screen reader."""
    relations = placed.relations_of.get(actor, [])
    parts = [placed.actors[actor].name, counted(len(relations), say("relation"), say("relations"))]
    for state in State:
        count = sum(1 for relation in relations if relation.state is state)
        if count:
            parts.append(f"{count} {state_words(state)}")
    if actor in placed.pinned:
        parts.append(say("pinned"))
    return ", ".join(parts)


def note_words(placed: PlacedView, note: Note) -> str:
    """What it is, its words, and whom it belongs to: one line for a screen reader."""
    parts = [say("Note"), " ".join(note.text.split())]
    if note.actor_id in placed.actors:
        parts.append(say("beside %1").replace("%1", placed.actors[note.actor_id].name))
    return ", ".join(parts)


def actor_tip(placed: PlacedView, actor: str) -> str:
    """The tooltip of an actor, as rich text."""
    relations = placed.relations_of.get(actor, [])
    cooperation = sum(1 for relation in relations if relation.cooperation)
    competition = sum(1 for relation in relations if relation.competition)
    lines = [
        strong(escape(placed.actors[actor].name)),
        f"{counted(len(relations), say('relation'), say('relations'))}: "
        f"{cooperation} {say('with cooperation')}, {competition} {say('with competition')}",
    ]
    latest = max((strand.latest for relation in relations for strand in relation.strands), default="")
    if latest:
        lines.append(f"{say('latest')} {date_words(latest)}")
    return _rich(lines)


def strand_words(placed: PlacedView, relation: Relation, polarity: Polarity) -> str:
    """One strand for a screen reader: both names, the pair's state, and the counts of this side."""
    one, other = (placed.actors[actor].name if actor in placed.actors else actor for actor in relation.actors)
    return f"{pair_words((one, other))}: {state_words(relation.state)}; {_strand_words(relation, polarity)}"


def relation_tip(placed: PlacedView, relation: Relation) -> str:
    """The tooltip of a relation, as rich text."""
    names = [placed.actors[actor].name if actor in placed.actors else actor for actor in relation.actors]
    lines = [f"{strong(escape(pair_words(names)))}: {state_words(relation.state)}"]
    lines += [_strand_words(relation, polarity) for polarity in Polarity if relation.strand(polarity)]
    return _rich(lines)


def _rich(lines: list[str]) -> str:
    """Lines that stay lines: a tooltip as wide as the longest of them."""
    return f"<div style='white-space: nowrap'>{'<br>'.join(lines)}</div>"


def _strand_words(relation: Relation, polarity: Polarity) -> str:
    strand = relation.strand(polarity)
    passages = counted(round(strand.weight), say("passage"), say("passages"))
    origins = say("single origin") if strand.origins == 1 else counted(strand.origins, say("origin"), say("origins"))
    parts = [f"{say(polarity.value)} {passages}", origins]
    if strand.latest:
        parts.append(f"{say('latest')} {date_words(strand.latest)}")
    return " · ".join(parts)
