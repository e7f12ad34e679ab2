"""A mention: the words of a text that stand for an actor, and how they do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

TOPICAL = frozenset({"on", "over", "about", "regarding", "concerning", "surrounding"})
"""Prepositions that introduce what is talked about."""
PLACING = frozenset(
    {
        "in", "at", "near", "inside", "within", "across", "throughout", "outside", "around", "into", "over", "through",
        "along", "off", "via", "onto", "beyond",
    }
)  # fmt: skip
MADE = frozenset(
    {"make", "build", "manufacture", "design", "produce", "broker", "mediate", "draft", "register", "flag", "bear"}
)
"""“*Iranian*-made drones” are whoever flies them."""


class Anaphor(StrEnum):
    """How a word that names nobody stands for an actor; each is trusted as much as it proved to deserve.

    ``GENERIC`` is a class of people nobody has named (“civilians”), ``OWNED`` what a pronoun's referent has (“its
    troops”), ``SPEAKER`` the one who says “we”, ``PAIR`` “both” or “the two leaders”, ``COUNTERPART`` “its neighbour”.
    ``RESIDENTS`` are the people of a place (“a curfew *in Lagos*”).
    """

    PRONOUN = "pronoun"
    POSSESSIVE = "possessive pronoun"
    PAIR = "pair"
    DESCRIPTION = "description"
    OWNED = "owned description"
    GENERIC = "class of people"
    SPEAKER = "speaker"
    COUNTERPART = "counterpart"
    RESIDENTS = "people of a place"


@dataclass(slots=True)
class Mention:
    """Tokens ``start … end`` (exclusive) with syntactic ``head`` that stand for an actor; nobody changes one.

    Not frozen: making one would take three times as long, and every fifth word of a text is one.

    ``form`` says how: the gazetteer's forms, ``noun`` (described), ``unknown``, or an ``Anaphor``. ``place`` marks a
    name used as a place, ``plural`` a description of many, ``via`` the words of an antecedent, ``far`` how many
    sentences back it stands, ``doubt`` that another one agreed nearly as well.
    """

    start: int
    end: int
    head: int
    actor_id: str
    form: str
    place: bool = False
    plural: bool = False
    via: str = ""
    far: int = 0
    doubt: bool = False
