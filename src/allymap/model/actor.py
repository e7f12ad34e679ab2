"""Actors, and the judgements by which people say that two of them are one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_UNDIVIDED = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae"}
)
"""Letters that Unicode does not take apart into a plain letter and an accent."""


class ActorKind(StrEnum):
    """What an actor is; its shape on the map follows from it."""

    STATE = "state"
    PERSON = "person"
    ORGAN = "organ"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    BLOC = "bloc"
    PARTY = "party"
    COMPANY = "company"
    PEOPLE = "people"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. ``principal_id`` is the actor it acts for, empty when it acts for nobody else."""

    id: str
    name: str
    kind: ActorKind = ActorKind.OTHER
    principal_id: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


class Sameness(StrEnum):
    """A person's answer to “are these two the same actor?”."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two actors judged the same or not, by whom and when (ISO 8601, UTC). ``keep_id`` names the one that stays."""

    keep_id: str
    other_id: str
    sameness: Sameness
    by: str
    at: str


@lru_cache(maxsize=4096)
def actor_id_for(name: str) -> str:
    """A readable, stable id for a name.

    >>> actor_id_for("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    plain = unicodedata.normalize("NFKD", name.translate(_UNDIVIDED))
    folded = plain.encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "actor-" + name.encode("utf-8").hex()[:16]
