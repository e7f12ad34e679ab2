"""Frames: what a word says about the actors in its slots. The data are the TOML files of ``resources/frames``."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from allymap.model import AllyMapError, Kind, Polarity
from allymap.model.plover import EVENTS
from allymap.model.resources import resource

from .gazetteer_agents import bound_words

FOLDER = "frames"
FILES = ("conflict.toml", "cooperation.toml", "states.toml", "idioms.toml")
_LISTS = ("verbs", "nouns", "adjectives", "holders", "prepositions", "target", "noun_target", "complements", "excluded")
_TABLES = ("objects", "particles", "clauses", "without", "phrase")
_FLAGS = ("reciprocal", "reversed", "weak", "causative", "targeted", "direct", "fixed", "together", "tidings")


class FrameError(AllyMapError):
    """A frame file says something that no frame can mean."""


class Part(StrEnum):
    """The part of speech by which a frame was evoked; a *holder* noun names one of the two actors itself."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    HOLDER = "holder"
    PREPOSITION = "preposition"


WORDS = dict(zip(Part, ("verbs", "nouns", "adjectives", "holders", "prepositions"), strict=True))
"""The field of a frame that lists the words of each part of speech."""


_PARTS = {
    "VERB": (Part.VERB,),
    "NOUN": (Part.NOUN, Part.HOLDER),
    "PROPN": (Part.NOUN, Part.HOLDER),
    "ADJ": (Part.ADJECTIVE,),
}
"""By which parts of speech of the parser a frame is evoked."""
_WITH_SIDES = (Part.VERB, Part.NOUN, Part.PREPOSITION)
_PLACES = {
    Part.VERB: (("particles", "particles"), ("beside", "phrase"), ("objects", "objects"), ("clauses", "clauses")),
    Part.NOUN: (("modifiers", "objects"), ("beside", "phrase")),
    Part.ADJECTIVE: (("beside", "phrase"),),
}
"""Where the words of a frame's tables have to stand about a word of each part of speech."""


class Deeds(StrEnum):
    """What the verb of a clause has to be for those the clause is about to take part in the frame above it."""

    ANY = ""
    KIND = "kind"
    HARMLESS = "harmless"


class Parting(StrEnum):
    """As long as the end of a friendship is only this, the friendship stands; what is supposed includes the wish."""

    NONE = ""
    WANTED = "wanted"
    SUPPOSED = "supposed"


_CHOICES: Mapping[str, type[StrEnum]] = {"deeds": Deeds, "parting": Parting}
_OTHERS = ("id", "event", "mode", "polarity", "kind", *_CHOICES, *_FLAGS)


class Effect(StrEnum):
    """What a word above a trigger does to what the trigger says."""

    REVERSE = "reverse"
    DENY = "deny"
    ANNOUNCE = "announce"
    SUPPOSE = "suppose"
    ATTEMPT = "attempt"


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One sense. ``target`` and ``noun_target`` are the roles that hold the one acted upon, for verbs and for nouns.

    ``objects`` and ``particles`` restrict a verb to senses with such an object noun or particle; ``complements`` are
    the nouns and adjectives without which the frame is not meant (“sees X as a *threat*”). ``excluded`` roles take no
    part (“fights *for* X”); of a ``causative`` frame the subject takes none either where there is an object (“the war
    brought X and Y together”). A ``targeted`` frame speaks only of how the others stand to its target (“helped Y
    *against* Z”). ``clauses`` restrict a verb to senses with such a clause below it (``statement``: “complains that …”,
    ``duty``: “says that X *must* …”, ``infinitive``: “told X *to* …”, ``unless``, ``if``); then only its subject and
    its targets take part. With one of the words of ``without`` beside it or introduced there the frame is not meant
    (“strike a *deal*”), with none of those of ``phrase`` neither (“took X to *court*”). A ``direct`` frame is about
    those alone who stand in its slots themselves, not about whom their phrases name besides, one of acting ``together``
    about how those who do the same stand to each other. What stands above does not turn a ``fixed`` frame: the “not”
    is a part of it. A frame of ``parting`` ends a friendship, one of ``tidings`` tells how somebody takes what befalls
    another. ``deeds`` says which clauses below it tell how those they are about stand to who acts above (“accused X of
    *arming Y*”).

    A frame equals itself alone, so that what follows from it can be remembered.
    """

    id: str
    polarity: Polarity
    event: str = ""
    mode: str = ""
    kind: Kind = Kind.EVENT
    reciprocal: bool = False
    reversed: bool = False
    weak: bool = False
    target: frozenset[str] = frozenset({"object"})
    noun_target: frozenset[str] = frozenset()
    objects: Mapping[str, frozenset[str]] = field(default_factory=dict)
    particles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    complements: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    causative: bool = False
    targeted: bool = False
    together: bool = False
    clauses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrase: Mapping[str, frozenset[str]] = field(default_factory=dict)
    direct: bool = False
    fixed: bool = False
    parting: Parting = Parting.NONE
    tidings: bool = False
    deeds: Deeds = Deeds.ANY


class Sense(NamedTuple):
    """A frame as one of its words evokes it: what has to stand about that word, by the place, and what must not."""

    frame: Frame
    wanted: tuple[tuple[str, frozenset[str]], ...] = ()
    without: frozenset[str] = frozenset()

    @classmethod
    def of(cls, part: Part, lemma: str, frame: Frame) -> Sense:
        places = [(place, getattr(frame, field).get(lemma)) for place, field in _PLACES.get(part, ())]
        if part is Part.VERB:
            places.append(("complements", frame.complements))
        without = frame.without.get(lemma) if places else None
        return cls(frame, tuple((place, words) for place, words in places if words), without or frozenset())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames by part of speech and lemma, the effects of the words of composition, and the verbs of speech."""

    frames: Mapping[tuple[Part, str], tuple[Frame, ...]]
    effects: Mapping[str, frozenset[Effect]]
    speech: frozenset[str]
    sides: Mapping[tuple[Part, str], tuple[Frame, ...]] = field(default_factory=dict)
    """The ``targeted`` frames and those of acting ``together``, which say nothing of what a word means by itself."""

    words: frozenset[str] = field(init=False, compare=False, repr=False)
    """Every word that evokes a frame, be it only with a hyphen before it."""
    _senses: dict[tuple[Part, str], tuple[Sense, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    phrasal: frozenset[str] = field(init=False, compare=False, repr=False)
    """The verbs that have an effect together with a particle: ``call`` for “called *off*”."""
    _signs: dict[tuple[str, str], float] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(word.lstrip("-") for _, word in (*self.frames, *self.sides)))
        verbs = (word.partition("-") for word in self.effects)
        object.__setattr__(self, "phrasal", frozenset(verb for verb, hyphen, _ in verbs if hyphen))

    def extended(self, entries: Iterable[tuple[Frame, Mapping[str, Iterable[str]]]], first: bool = False) -> Lexicon:
        """The lexicon and further frames, each with the TOML table that lists the words that evoke it.

        ``first`` has them taken before the others where several fit as well.
        """
        frames, sides = dict(self.frames), dict(self.sides)
        for frame, row in entries:
            among = sides if frame.targeted or frame.together else frames
            for part, key in WORDS.items():
                for lemma in dict.fromkeys(word for entry in row.get(key, ()) for word in bound_words(entry)):
                    known = among.get((part, lemma), ())
                    among[part, lemma] = (frame, *known) if first else (*known, frame)
        return replace(self, frames=frames, sides=sides)

    def senses(self, part: Part, lemma: str) -> tuple[Frame, ...]:
        return self.frames.get((part, lemma), ())

    def evoked(self, part: Part, lemma: str) -> tuple[Sense, ...]:
        """All that a word may say, also of how others stand to a third."""
        known = self._senses.get((part, lemma))
        if known is None:
            sides = self.sides.get((part, lemma), ()) if part in _WITH_SIDES else ()
            known = tuple(Sense.of(part, lemma, frame) for frame in (*self.senses(part, lemma), *sides))
            self._senses[part, lemma] = known
        return known

    def plain(self, part: Part, lemma: str) -> tuple[Frame, ...]:
        """The senses that a word has without a phrase of its own: “meet” has others than “meet with *anger*”."""
        return tuple(frame for frame in self.senses(part, lemma) if lemma not in frame.phrase)

    def sign(self, pos: str, lemma: str) -> float:
        """+1 for a word of cooperation, -1 for one of competition, half where its frames are weak; 0 for all others."""
        known = self._signs.get((pos, lemma))
        if known is None:
            known = self._signs[pos, lemma] = self._sign(pos, lemma)
        return known

    def _sign(self, pos: str, lemma: str) -> float:
        found = [frame for part in _PARTS.get(pos, ()) for frame in self.plain(part, lemma)]
        frames = [frame for frame in found if lemma not in frame.objects] or found  # “*strained* friendship” is another
        if len({frame.polarity for frame in frames}) != 1:
            return 0.0
        size = 0.5 if all(frame.weak for frame in frames) else 1.0
        return size if frames[0].polarity is Polarity.COOPERATION else -size


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The shipped frames. Raises ``FrameError`` naming the frame when one is malformed."""
    frames = Lexicon({}, {}, frozenset())
    for name in FILES:
        rows = tomllib.loads(resource(FOLDER, name).read_text(encoding="utf-8"))["frame"]
        frames = frames.extended((frame_of(row), row) for row in rows)
    composition = tomllib.loads(resource(FOLDER, "composition.toml").read_text(encoding="utf-8"))
    effects: dict[str, set[Effect]] = defaultdict(set)
    for row in composition["operator"]:
        for word in row["words"]:
            effects[word].add(Effect(row["effect"]))
    speech = frozenset(word for row in composition["speech"] for word in row["words"])
    return replace(frames, effects={word: frozenset(found) for word, found in effects.items()}, speech=speech)


def frame_of(row: Mapping[str, object]) -> Frame:
    """The frame of one TOML table. Raises ``FrameError``."""
    name = str(row.get("id", "?"))
    unknown = set(row) - set(_LISTS) - set(_TABLES) - set(_OTHERS)
    if unknown:
        raise FrameError(f"The frame “{name}” has fields that no frame has: {', '.join(sorted(unknown))}.")
    event, mode = str(row.get("event", "")), str(row.get("mode", ""))
    kind = Kind(str(row.get("kind", "event")))
    if event and event not in EVENTS:
        raise FrameError(f"The frame “{name}” names an event that PLOVER does not have: {event}.")
    if mode and kind is Kind.EVENT and mode not in EVENTS[event].modes:
        raise FrameError(f"The frame “{name}” names a mode that {event} does not have: {mode}.")
    for key, choice in _CHOICES.items():
        if row.get(key, "") not in tuple(choice):
            raise FrameError(f"The frame “{name}” needs one of {', '.join(filter(None, choice))} in “{key}”.")
    return Frame(
        id=name,
        polarity=Polarity(str(row.get("polarity"))),
        event=event,
        mode=mode,
        kind=kind,
        target=_set(row, "target") or frozenset({"object"}),
        noun_target=_set(row, "noun_target"),
        objects=_table(row, "objects"),
        particles=_table(row, "particles"),
        complements=_set(row, "complements"),
        excluded=_set(row, "excluded"),
        clauses=_table(row, "clauses"),
        without=_table(row, "without"),
        phrase=_table(row, "phrase"),
        deeds=Deeds(str(row.get("deeds", ""))),
        parting=Parting(str(row.get("parting", ""))),
        **{flag: bool(row.get(flag, False)) for flag in _FLAGS},
    )


def _set(row: Mapping[str, object], key: str) -> frozenset[str]:
    values = row.get(key, ())
    if not isinstance(values, (list, tuple)):
        raise FrameError(f"The frame “{row.get('id', '?')}” needs a list of words in “{key}”.")
    return frozenset(map(str, values))


def _table(row: Mapping[str, object], key: str) -> Mapping[str, frozenset[str]]:
    """A table by lemma; a list in its place holds for every word of the frame."""
    values = row.get(key, {})
    if isinstance(values, list):
        words = frozenset(map(str, values))
        return {lemma: words for field in WORDS.values() for lemma in _set(row, field)}
    if not isinstance(values, dict):
        raise FrameError(f"The frame “{row.get('id', '?')}” needs a list or a table of lists in “{key}”.")
    return {str(lemma): frozenset(map(str, words)) for lemma, words in values.items() if words}
