"""Who a name from the model is: found in the text first, then resolved as the rules would resolve it."""

from __future__ import annotations

from dataclasses import dataclass

from allymap.model import Actor, ActorKind, Document, Span

from ..cast import Cast, Names
from .passages import Stretch, find_words, nearest

_STAND_INS = frozenset(
    {
        "he", "she", "it", "they", "we", "you", "i", "him", "her", "them", "us", "his", "its", "their", "our", "this",
        "that", "these", "those", "who", "which", "both", "others", "one", "another", "each", "everyone", "nobody",
        "somebody", "unknown", "none", "author", "narrator",
    }
)  # fmt: skip
"""What a model may give for a name it does not have."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Named:
    """An actor where the text names it. ``known``: the gazetteer recognises that very place."""

    actor: Actor
    span: Span
    known: bool


class Register:
    """The actors that one document names."""

    def __init__(self, document: Document, names: Names) -> None:
        self.cast = Cast(names)
        self._document, self._gazetteer = document, names.gazetteer
        self._year = int(document.published[:4]) if document.published[:4].isdigit() else None
        self._matches = self._gazetteer.match(document.text, self._year)

    def find(self, name: str, stretch: Stretch, near: Span) -> Named | None:
        """The actor of a name at its best place in a stretch; ``None`` when the stretch does not name it.

        The stretch may name it by another of the names the gazetteer knows (“Iranian” for “Iran”). A name the gazetteer
        does not know must look like one: it begins with a capital and is no pronoun.
        """
        actor = self._gazetteer.resolve_name(name, self._year)
        if actor is not None:
            places = [
                (match.start, match.end)
                for match in self._matches
                if match.actor_id == actor.id and stretch.start <= match.start and match.end <= stretch.end
            ]
            if places:
                return Named(self.cast.known(actor.id), nearest(places, near), known=True)
        spans = find_words(self._document.text, name, stretch.start, stretch.end)
        if not spans:
            return None
        if actor is not None:
            return Named(self.cast.known(actor.id), nearest(spans, near), known=False)
        found = self._described(name) or self._unknown(name)
        return None if found is None else Named(found, nearest(spans, near), known=False)

    def _described(self, name: str) -> Actor | None:
        """“Kurdish militias”: a demonym and a noun that together make an actor."""
        words = name.split()
        noun = self._gazetteer.agent(words[-1].lower()) if len(words) > 1 else None
        owner = self._gazetteer.resolve_name(" ".join(words[:-1]), self._year) if noun else None
        return self.cast.described(owner, noun) if owner is not None and noun is not None else None

    def _unknown(self, name: str) -> Actor | None:
        words = name.split()
        while words and words[0].lower() in ("the", "a", "an"):
            del words[0]
        bare = " ".join(words)
        if not bare or len(bare) > _LONGEST_NAME or bare.lower() in _STAND_INS or not words[0][:1].isupper():
            return None
        return self.cast.unknown(bare, ActorKind.OTHER)
