"""Where a text is: the places that its sentences told of, which those after them may go on about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from allymap.model import actor_id_for

from .arenas_places import STRIFE, Place, places_of
from .cast import Cast
from .gazetteer import Form
from .mentions import Mention
from .parse import Parse

_REACH = 2
"""Sentences for which a text goes on about a place that it does not name again."""
_BACK = frozenset({"this", "that", "these", "those", "such", "he", "she", "it", "they", "both"})
_LEAD = 3
"""Words at the beginning of a sentence among which one may point back."""
_THEME = 3
"""Times that a text tells of a place before it is what the text is about."""
_NEAR = 4
"""Sentences after it was last named in which two who were spoken of together with it may be at something there."""
_SCENE = 2
"""Times that it tells of violence there, or once of a war, before it may go on about the place without naming it."""
_VIOLENT = STRIFE | {
    "attack", "bomb", "bombard", "bombardment", "shell", "strike", "airstrike", "fight", "fighting", "battle", "siege",
    "offensive", "troop", "rebel", "militia", "clash", "kill", "invade", "invasion", "incursion", "oust", "front",
    "militant", "insurgent", "jihadist", "massacre", "raid", "occupy", "warplane", "barrel", "frontline",
}  # fmt: skip


class Told(NamedTuple):
    """What was told before a sentence, and what it names itself.

    ``places`` are its own, ``scenes`` the names of those that the text has told of before. ``before`` are those of the
    ``far``-th sentence before, since which the actors ``known`` were spoken of; ``there`` is what it means by that
    word, ``strife`` where the war is that it speaks of without saying where. ``theme`` is the scene that the title
    (``titled``) or many sentences before tell of; ``involved`` are those who were spoken of together with it.
    """

    places: tuple[Place, ...] = ()
    scenes: frozenset[str] = frozenset()
    before: tuple[Place, ...] = ()
    known: frozenset[str] = frozenset()
    far: int = 0
    there: tuple[Place, ...] = ()
    strife: tuple[str, ...] = ()
    theme: str = ""
    involved: frozenset[str] = frozenset()
    titled: bool = False


@dataclass(slots=True)
class Story:
    """Follows a document sentence by sentence. ``entitle`` it, then ``read`` each of them in order."""

    cast: Cast
    _stage: tuple[Place, ...] = ()
    _actors: frozenset[str] = frozenset()
    _far: int = 0
    _last: tuple[Place, ...] = ()
    _paragraph: int = -1
    _strife: tuple[str, ...] = ()
    _fought: Counter[str] = field(default_factory=Counter)
    _involved: dict[str, frozenset[str]] = field(default_factory=dict)
    _seen: dict[str, int] = field(default_factory=dict)
    _sentence: int = 0
    _title: str = ""
    _theme: str = ""

    def entitle(self, parse: Parse, start: int, end: int, mentions: Sequence[Mention]) -> None:
        """Read a title, which says what the whole text is about: not “A summit *in Oslo*”, where people only met."""
        places = places_of(parse, start, end, mentions, self.cast)
        scenes = (place.name for place in places if not place.town or _is_over(parse, place.token))
        self._title = next(scenes, self._title)
        self._theme = self._title or self._theme
        self._involve(places, self._principals(mentions))

    def read(
        self, parse: Parse, start: int, end: int, mentions: Sequence[Mention], paragraph: int, dated: bool
    ) -> Told:
        """What a sentence names and what was told before it; then it is told itself.

        One that is ``dated`` begins something new, and goes on about nothing.
        """
        lemmas = parse.lemmas[start:end]
        places = places_of(parse, start, end, mentions, self.cast)
        actors = self._principals(mentions)
        wars = [] if STRIFE.isdisjoint(lemmas) else [start + at for at, word in enumerate(lemmas) if word in STRIFE]
        there = self._last[:1] if not places and _says_there(parse, start, end, mentions) else ()
        self._go_on(paragraph, dated, bool(there) or looks_back(parse, start, end))
        self._involve(places, actors)
        told = Told(
            places, frozenset([place.name for place in places if self._is_scene(place.name)]),
            self._stage, self._actors, self._far, there, self._strife if wars and _says_not_which(parse, wars) else (),
            self._theme, self._near(), bool(self._title),
        )  # fmt: skip
        self._actors |= actors
        self._last = tuple([place for place in places if not place.matter]) or there
        if places:
            self._tell(parse, places, wars, not _VIOLENT.isdisjoint(lemmas))
        return told

    def _principals(self, mentions: Sequence[Mention]) -> frozenset[str]:
        return frozenset(map(self.cast.principal, [mention.actor_id for mention in mentions]))

    def _involve(self, places: Sequence[Place], actors: frozenset[str]) -> None:
        """Remember who was spoken of together with a place, and when."""
        if not places and not self._theme:
            return
        names = {place.name for place in places}
        if self._theme and actor_id_for(self._theme) in actors:
            names.add(self._theme)
        for name in names:
            self._involved[name] = self._involved.get(name, frozenset()) | actors
            self._seen[name] = self._sentence

    def _go_on(self, paragraph: int, dated: bool, back: bool) -> None:
        """Begin a sentence; forget what it does not go on about."""
        self._sentence += 1
        self._far += 1
        if self._far > _REACH or ((dated or paragraph != self._paragraph) and not back):
            self._stage, self._actors = (), frozenset()
        self._paragraph = paragraph

    def _tell(self, parse: Parse, places: Sequence[Place], wars: Sequence[int], violent: bool) -> None:
        """Remember the places of a sentence, above all those of a war."""
        fought = [place.name for place in places if violent and not place.seat]
        for token in wars:
            below = set(parse.subtree(token))
            where = tuple(dict.fromkeys(place.name for place in places if place.token in below))
            if where:
                self._strife = where
                fought += where * _SCENE
        if fought:
            self._fought.update(fought)
            self._theme = self._title or self._most_fought()
        stage = tuple(place for place in places if (violent or not place.town) and self._is_scene(place.name))
        if len({place.name for place in places}) > 1:
            self._stage = ()  # which of them it goes on about nobody can tell
        elif stage:
            self._stage, self._far = stage, 0

    def _near(self) -> frozenset[str]:
        """Those who were spoken of together with the theme, where the text was about it just now."""
        near = self._theme in self._seen and self._sentence - self._seen[self._theme] < _NEAR
        return self._involved[self._theme] if near else frozenset()

    def _is_scene(self, name: str) -> bool:
        """Whether a place is one that the text may go on about: the scene of a war, or what the title names."""
        return name == self._theme or self._fought[name] >= _SCENE

    def _most_fought(self) -> str:
        """The place of which most violence is told, and twice as much as of any other; else nothing."""
        (name, most), *others = self._fought.most_common(2)
        return name if most >= max(_THEME, *(2 * number for _, number in others), 0) else ""


def looks_back(parse: Parse, start: int, end: int) -> bool:
    """“This shows …”, “Despite that …”, “They agreed …”."""
    for token in range(start, min(start + _LEAD, end)):
        if parse.lemmas[token] in _BACK and parse.pos[token] in ("PRON", "DET"):
            return True
    return False


def _says_there(parse: Parse, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """“… met him *there*”, where no capital stands that may be meant: where the sentence before was."""
    if "there" not in parse.lemmas[start:end] or any(mention.form == Form.CAPITAL for mention in mentions):
        return False
    return parse.deps[parse.lemmas.index("there", start, end)] == "advmod"


def _says_not_which(parse: Parse, wars: Sequence[int]) -> bool:
    """“The war”, “a ceasefire”: one of which the text has said where it is."""
    return any(
        {parse.deps[child] for child in parse.children[token]} <= {"det", "punct"}
        and (parse.child(token, "det") is not None or parse.deps[token] == "dobj")
        for token in wars
    )


def _is_over(parse: Parse, token: int) -> bool:
    """“The sky *over Oslo*”, “The battle *for Oslo*”."""
    return parse.deps[token] == "pobj" and parse.lemmas[parse.heads[token]] in ("over", "for")
