"""Holds what a model proposes against the text. What is not found there is rejected, whatever the model says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from allymap.model import AUTHOR, Polarity, Span
from allymap.model.plover import EVENTS
from allymap.model.wording import counted

from ..dating import When
from .named import Named, Register
from .passages import Batch, Stretch, find_words, inside, nearest, sentence_around
from .when import when

if TYPE_CHECKING:
    from .answer import ProposedClaim

_FEWEST_WORDS = 3


class Fault(StrEnum):
    """Why a proposal was rejected, as the report says it."""

    FORM = "not of the form that was asked for"
    QUOTE = "with a quote that is not in the passage"
    SHORT = "with a quote too short to state anything"
    ACTOR = "with an actor the passage does not name"
    SELF = "about one actor alone"


@dataclass(frozen=True, slots=True)
class Grounded:
    """A proposal with its place in the document. ``doubts`` are what keeps it from being drawn."""

    proposed: ProposedClaim
    stretch: Stretch
    quote: Span
    sentence: Span
    source: Named
    target: Named
    trigger: Span | None
    mode: str
    date: When
    arena: tuple[str, ...]
    narrator: str
    doubts: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """How many proposals were rejected, and why."""

    faults: Counter[Fault] = field(default_factory=Counter)
    kept: int = 0

    def told(self) -> str:
        """The count in words, without a full stop.

        >>> Tally(Counter({Fault.QUOTE: 2}), 5).told()
        '7 relations proposed, 5 kept; rejected: 2 with a quote that is not in the passage'
        """
        proposed = self.kept + self.faults.total()
        head = f"{counted(proposed, 'relation')} proposed, {self.kept} kept"
        return "; rejected: ".join([head, *filter(None, [", ".join(f"{n} {why}" for why, n in self.faults.items())])])


def ground(proposed: ProposedClaim, batch: Batch, registers: dict[str, Register]) -> Grounded | Fault:
    """The proposal in its place, or why it has none. ``registers`` are by document id.

    The passage is the one that the model numbered (from 1), else any other of the batch that holds the quote.
    """
    place = _place(proposed, batch)
    if place is None:
        return Fault.QUOTE
    stretch, quote = place
    if len(proposed.quote.split()) < _FEWEST_WORDS:
        return Fault.SHORT
    register = registers[stretch.document.id]
    source, target = (register.find(name, stretch, quote) for name in (proposed.source, proposed.target))
    if source is None or target is None:
        return Fault.ACTOR
    if source.actor.id == target.actor.id:
        return Fault.SELF
    sentence = sentence_around(stretch, quote)
    trigger = _trigger(proposed, stretch, quote)
    narrator = _narrator(proposed, stretch, quote, register)
    date, date_doubt = when(proposed.date_words, stretch, quote)
    mode, mode_doubt = _mode(proposed)
    doubts = [
        *_actor_doubts((source, target), stretch, sentence),
        "" if trigger else "the trigger is not in the quote",
        _event_doubt(proposed),
        mode_doubt,
        date_doubt,
        "" if narrator else "the narrator is not in the passage: the author is taken for it",
        "the passage speaks to whoever reads it by machine" if stretch.addresses_the_reader else "",
    ]
    return Grounded(
        proposed, stretch, quote, sentence, source, target, trigger, mode, date, _arena(proposed, stretch),
        narrator or AUTHOR, tuple(filter(None, doubts)),
    )  # fmt: skip


def _place(proposed: ProposedClaim, batch: Batch) -> tuple[Stretch, Span] | None:
    numbered = proposed.passage - 1
    for at in sorted(range(len(batch)), key=lambda at: at != numbered):
        stretch = batch[at]
        spans = find_words(stretch.document.text, proposed.quote, stretch.start, stretch.end)
        if spans:
            return stretch, spans[0]
    return None


def _trigger(proposed: ProposedClaim, stretch: Stretch, quote: Span) -> Span | None:
    spans = find_words(stretch.document.text, proposed.trigger, *quote)
    return spans[0] if spans else None


def _narrator(proposed: ProposedClaim, stretch: Stretch, quote: Span, register: Register) -> str:
    """The id of who says it, ``AUTHOR``, or empty when the passage does not name the narrator."""
    name = proposed.narrator.strip()
    if name.lower() in ("", AUTHOR, "the author"):
        return AUTHOR
    named = register.find(name, stretch, quote)
    return named.actor.id if named else ""


def _mode(proposed: ProposedClaim) -> tuple[str, str]:
    """The mode where PLOVER (for a state: where our frames) knows it, and the doubt where it does not."""
    from .answer import STATES

    known = STATES if proposed.kind == "state" else EVENTS[proposed.event].modes if proposed.event else ()
    if not proposed.mode or proposed.mode in known:
        return proposed.mode, ""
    of = proposed.event or "a state"
    return "", f"{of} has no such mode as the model gave: it was left out"


def _event_doubt(proposed: ProposedClaim) -> str:
    if proposed.kind == "state":
        return "a state has no PLOVER event: the model gave one" if proposed.event else ""
    if not proposed.event:
        return "the model names no PLOVER event"
    usual = Polarity.COOPERATION if EVENTS[proposed.event].quad <= 2 else Polarity.COMPETITION
    return "" if usual == proposed.polarity else f"PLOVER counts {proposed.event} as {usual}, the model does not"


def _actor_doubts(actors: Sequence[Named], stretch: Stretch, sentence: Span) -> list[str]:
    text = stretch.document.text
    doubts = []
    for named in actors:
        words = text[slice(*named.span)]
        if not named.known:
            doubts.append(f"“{words}” is not known to the gazetteer there")
        if not inside(named.span, sentence):
            doubts.append(f"“{words}” stands outside the sentence of the quote")
    return doubts


def _arena(proposed: ProposedClaim, stretch: Stretch) -> tuple[str, ...]:
    """The places that the passage really names, in its spelling."""
    found: dict[str, None] = {}
    for place in proposed.places:
        spans = find_words(stretch.document.text, place, stretch.start, stretch.end)
        if spans and place[:1].isupper():
            found.setdefault(" ".join(stretch.document.text[slice(*nearest(spans, spans[0]))].split()))
    return tuple(found)[:3]
