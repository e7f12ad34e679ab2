"""Agreement: who is one, who are several, who is a person, and of whom “he”, “it” and “they” can be said."""

from __future__ import annotations

from allymap.model import Actor, ActorKind

from .antecedents_said import Said
from .cast import GROUPS, Cast
from .gazetteer_agents import AgentNoun
from .mentions import Mention
from .parse import Parse

_HE = frozenset(
    {
        "he", "him", "his", "she", "her", "hers", "himself", "herself",
    }
)  # fmt: skip
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = _HE | _IT | _THEY
"""The personal pronouns of the third person, with those that own and those that point back."""
_HUMAN_CLASSES = frozenset({"leaders", "officials"})
_PERSONS = frozenset(
    {
        "soldier", "serviceman", "servicewoman", "paratrooper", "conscript", "marine", "commando", "peacekeeper",
        "adviser", "advisor", "instructor", "trainer", "general", "commander", "colonel", "officer", "admiral",
        "reservist", "corporal", "sergeant", "lieutenant", "captain", "brigadier", "marshal", "cadet", "recruit",
        "pilot", "airman", "sailor", "spy", "spymaster", "operative", "policeman", "gendarme", "prosecutor", "judge",
        "magistrate", "detective", "senator", "congressman", "lawmaker", "legislator", "parliamentarian", "deputy",
        "politician", "rebel", "insurgent", "fighter", "guerrilla", "militiaman", "militant", "jihadist", "terrorist",
        "gunman", "dissident", "activist", "protester", "demonstrator", "businessman", "oligarch", "journalist",
        "reporter", "correspondent", "editor", "cleric", "scholar", "academic", "citizen", "warlord", "chief",
        "mercenary", "hacker",
    }
)  # fmt: skip
"""Nouns that mean one person in the singular, of whom “he” and “she” are said."""


def kind_of(word: str) -> str:
    """“he”, “it” or “they”: the kind of pronoun that a ``word`` in lower case is; else nothing."""
    kinds = (("he", _HE), ("it", _IT), ("they", _THEY))
    return next((kind for kind, words in kinds if word in words), "")


def agrees(cast: Cast, said: Said, which: str) -> bool:
    """Whether “he”, “it” or “they”, as ``which`` says, can be said of the actors that were mentioned."""
    if which == "he":
        return said.human and len(said.actors) == 1
    if which == "they":
        if len(said.actors) > 1 or said.plural:
            return True
        kind = cast.get(said.actors[0]).kind
        return kind in GROUPS and not said.human
    return (
        len(said.actors) == 1
        and not said.human
        and not said.plural
        and cast.get(said.actors[0]).kind is not ActorKind.PERSON
    )


def is_human(actor: Actor, agent: AgentNoun | None, mention: Mention, word: str) -> bool:
    """Whether a mention whose head is ``word``, with that ``agent`` noun if it has one, is of one person."""
    return (
        actor.kind is ActorKind.PERSON
        or word in _HE
        or (agent is not None and (agent.name in _HUMAN_CLASSES or word in _PERSONS) and not mention.plural)
    )


def is_plural(parse: Parse, mention: Mention) -> bool:
    """Whether a mention is of several, or of a people."""
    head = mention.head
    return (
        mention.plural or parse.lower[head] in _THEY or parse.tags[head] in ("NNS", "NNPS") or mention.form == "people"
    )
