"""What a noun after a demonym stands for (“Syrian rebels”, “Turkish warships”), and words like *-backed* and *pro-*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from allymap.model import ActorKind, Polarity, actor_id_for

from .gazetteer_tables import rows, split


class Yields(StrEnum):
    """``STATE``: the state itself speaks or acts; ``ORGAN``: a part of it does; ``OWN``: an actor of its own."""

    STATE = "state"
    ORGAN = "organ"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class AgentNoun:
    """A noun that makes “<demonym> <noun>” an actor.

    ``name`` is the noun for the actor's name, the same for nouns of one meaning (fighters, insurgents: *rebels*), so
    that “Syrian insurgents” becomes “Syrian rebels”. ``sector`` is PLOVER's for an actor of its own (``REB``, ``OPP``).
    A ``client`` is somebody's, and nobody without him (“its *proxies*”); some are groups only where there are ``many``
    (“its *affiliates*”, not “its *affiliate* X”).
    """

    noun: str
    yields: Yields
    kind: ActorKind
    name: str
    sector: str = ""
    client: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A word that ties a group of its own to an actor: “US-backed militias” are on good terms with the US.

    ``kind`` is ``backed`` or ``led`` for words that mean that much, ``against`` for *anti*, empty for others.
    """

    word: str
    polarity: Polarity
    prefix: bool
    kind: str = ""


def load_agents() -> Mapping[str, AgentNoun]:
    """The agent nouns by lemma and by plural."""
    found: dict[str, AgentNoun] = {}
    for row in rows("agents"):
        for noun in split(row["nouns"]):
            agent = AgentNoun(
                noun, Yields(row["yields"]), ActorKind(row["kind"]), row["name"], row["sector"],
                client=bool(row["client"]), many=row["client"] == "many",
            )  # fmt: skip
            found[noun] = agent
            found.setdefault(plural(noun), agent)
    return found


def plural(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural("envoy"), plural("militia"), plural("army"), plural("rebel force")
    ('envoys', 'militias', 'armies', 'rebel forces')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def load_called() -> Mapping[str, frozenset[str]]:
    """The ids of the states that alone are meant by a noun: *kingdom*, *emir*, *island*."""
    return {
        noun: frozenset(actor_id_for(state) for state in split(row["states"]))
        for row in rows("called")
        for noun in split(row["nouns"])
    }


@lru_cache(maxsize=1)
def backing_verbs() -> frozenset[str]:
    """The verbs that say of a group whom it works for: “groups that Iran *arms*”."""
    return frozenset(
        verb for row in rows("affiliations") if row["as"] == "backed" for verb in split(row.get("verbs", ""))
    )


def bound_words(word: str) -> tuple[str, ...]:
    """What an adjective of a frame stands for: “-backed” for every word of backing with its hyphen, others for itself.

    >>> "-funded" in bound_words("-backed"), bound_words("-hating")
    (True, ('-hating',))
    """
    return _words_of_backing() if word == "-backed" else (word,)


@lru_cache(maxsize=1)
def _words_of_backing() -> tuple[str, ...]:
    return tuple(
        f"-{word}"
        for row in rows("affiliations")
        if row["as"] == "backed" and row["place"] == "after"
        for word in split(row["words"])
    )


def load_affiliations() -> Mapping[str, Affiliation]:
    """The words of affiliation by the word."""
    return {
        word: Affiliation(word, Polarity(row["polarity"]), row["place"] == "before", row["as"])
        for row in rows("affiliations")
        for word in split(row["words"])
    }
