"""Whom the names, countries and sectors of an event table mean: the same actors that a text would name.

A name that we know is that actor; “Armed Rebel (Syria)” and a ``REB`` of ``SYR`` are Syrian rebels; whoever holds an
office of a state acts for it. Names that no list knows make actors of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from allymap.model import Actor, ActorKind, actor_id_for

from .cast import Cast, Names
from .gazetteer import AgentNoun, Gazetteer

_IN_BRACKETS = re.compile(r"(?P<noun>[^()]+?)\s*\((?P<country>[^()\d]+)\)(?:\s+[A-Z].*)?\Z")
_FORCES = re.compile(
    r"(?P<noun>military forces|police forces|government) of (?:the )?(?P<country>[^()]+)", re.IGNORECASE
)
_LETTERS = re.compile(r"[A-Z]{3}\Z")

_NOUNS = {
    "GOV": "government", "MIL": "army", "COP": "police", "JUD": "court", "LEG": "parliament", "SPY": "intelligence",
    "REB": "rebel", "INS": "rebel", "SEP": "separatist", "UAF": "militia", "PRM": "militia", "RAD": "militant",
    "CRM": "gang", "OPP": "opposition", "CVL": "civilian", "REF": "refugee", "BUS": "company", "MNC": "company",
    "MED": "media", "JRN": "media", "PTY": "party", "LAB": "group", "EDU": "group", "REL": "group", "SOC": "group",
    "NGO": "group", "AGR": "farmer", "ELI": "group", "HLH": "group", "HRI": "group", "SET": "settler", "DEV": "group",
}  # fmt: skip
"""The noun for a sector of PLOVER or CAMEO, as the table of agent nouns has it."""

_OFFICES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_OFFICIAL = ("government", "executive", "military", "police", "judicial", "cabinet", "ministry", "diplomatic", "army",
             "intelligence", "legislative", "parliament", "state media", "state-owned")  # fmt: skip
_UNOFFICIAL = ("opposition", "dissident", "rebel", "insurgent", "separatist", "terror", "extremis", "criminal",
               "exile", "banned")  # fmt: skip
"""Words of ICEWS' sectors that tell who acts for a state, and who does not whatever else is said."""

_KINDS = {
    "REB": ActorKind.ARMED_GROUP, "UAF": ActorKind.ARMED_GROUP, "PRM": ActorKind.ARMED_GROUP,
    "RAD": ActorKind.ARMED_GROUP, "CRM": ActorKind.ARMED_GROUP, "PTY": ActorKind.PARTY, "BUS": ActorKind.COMPANY,
    "MNC": ActorKind.COMPANY, "IGO": ActorKind.ORGANISATION, "NGO": ActorKind.ORGANISATION,
    "MED": ActorKind.ORGANISATION, "JRN": ActorKind.ORGANISATION,
}  # fmt: skip
_BODY_WORDS = re.compile(
    r"\b(ministry|department|office|army|navy|police|forces?|guards?|council|court|parliament|senate|agency|"
    r"committee|commission|authority|bank|embassy|party|front|movement|group|union|organi[sz]ation|brigades?)\b",
    re.IGNORECASE,
)
_PART_OF_NAMES = frozenset({"state", "republic", "federation", "kingdom", "nation", "group", "party", "union", "church",
                            "organisation", "organization", "movement", "club", "team", "society"})  # fmt: skip
"""Nouns that end the names of groups (Islamic *State*, Communist *Party*) and then describe nobody."""
_COUNTRIES = (ActorKind.STATE, ActorKind.PEOPLE)
_OTHER_NAMES = {"occupied palestinian territory": "Palestine", "holy see": "Vatican"}
"""Countries as data sets call them and no text does."""
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,3}\Z")


class Naming:
    """Finds or makes actors, and keeps those of one import: ``actors`` by id, with all for whom they act."""

    def __init__(self, known: Sequence[Actor] = ()) -> None:
        """``known`` are a project's own actors, which go before those of the lists."""
        self._gazetteer = Gazetteer.load(extra_actors=known)
        self._cast = Cast(Names(self._gazetteer))
        self._states = {
            actor.code: actor for actor in self._gazetteer.actors.values() if actor.kind in _COUNTRIES and actor.code
        }
        self._own = {actor.id: actor for actor in known}
        self._found: dict[str, Actor | None] = {}
        self._called: dict[str, str] = {}
        self._spoken_of: set[str] = set()

    @property
    def actors(self) -> dict[str, Actor]:
        return self._cast.actors

    def exact(
        self, name: str, *, actor_id: str = "", kind: ActorKind | None = None, code: str = "", principal_id: str = "",
        aliases: Sequence[str] = (),
    ) -> Actor:  # fmt: skip
        """An actor as an export of AllyMap has it; one that is here under its id already is that one.

        Without a ``kind`` it is only spoken of: whatever is told of it later goes before.
        """
        wanted = actor_id or self._called.get(name) or actor_id_for(name)
        known = self._own.get(wanted) or (None if kind and wanted in self._spoken_of else self.actors.get(wanted))
        if known is None and not actor_id:
            known = self._gazetteer.resolve_name(name)
        if known is None:
            acts_for = principal_id if principal_id != wanted else ""
            known = Actor(wanted, name, kind or ActorKind.OTHER, acts_for, code, tuple(aliases))
            self.actors[wanted] = known
            self._called[name] = wanted
            if kind is None:
                self._spoken_of.add(wanted)
            else:
                self._spoken_of.discard(wanted)
        elif known.id in self._gazetteer.actors:
            return self._cast.known(known.id)
        return self.actors.setdefault(known.id, known)

    def named(self, name: str, country: str = "", sectors: Sequence[str] = ()) -> Actor:
        """The actor of a name of its own; a country without anything else is that state."""
        state = self.state(country)
        known = self._known(name, state)
        if known is not None:
            return known
        described = _FORCES.match(name) or _IN_BRACKETS.match(name)
        if described:
            state = self.state(described["country"]) or state
            known = self._known(described["noun"], state)
            if known is not None:
                return known
            noun = self._noun(described["noun"])
            if state is not None and noun is not None:
                return self._cast.described(state, noun)
        if country and name.casefold() == country.casefold():
            return state or self._cast.unknown(name, ActorKind.STATE)
        official = state is not None and _is_official(sectors)
        return self._cast.unknown(name, _kind(name, sectors, official), state.id if state and official else "")

    def role(self, word: str, country: str, sectors: Sequence[str] = ()) -> Actor | None:
        """Whom a word of a text means (MOSCOW, POLICE), given a country; ``None`` for a role of no country."""
        state = self.state(country)
        known = self._known(word.title(), state) if len(word) > 3 or not sectors else None
        if state is None:
            return known
        for sector in sectors:
            noun = self._gazetteer.agent(_NOUNS.get(sector, ""))
            if noun is not None and (known is None or known.id == state.id):
                return self._cast.described(state, noun)
        return known or state

    def state(self, text: str) -> Actor | None:
        """A state by its name or its three letters; remembered, since every row of a table names some."""
        if text not in self._found:
            self._found[text] = self._state(text)
        return self._found[text]

    def _state(self, text: str) -> Actor | None:
        if _LETTERS.match(text):
            found = self._states.get(text)
        else:
            found = self._gazetteer.resolve_name(_OTHER_NAMES.get(text.casefold(), text)) if text else None
            if found is not None and found.kind not in (*_COUNTRIES, ActorKind.BLOC):
                found = None
        return None if found is None else self._cast.known(found.id)

    def _known(self, name: str, state: Actor | None) -> Actor | None:
        """An actor of the lists; a namesake that belongs to another state is not meant (Georgia in the USA)."""
        found = self._gazetteer.resolve_name(name)
        if found is None:
            return None
        actor = self._cast.known(found.id)
        head = self._cast.get(self._cast.principal(actor.id))
        if state is not None and head.kind is ActorKind.STATE and head.id != state.id:
            return None
        return actor

    def _noun(self, words: str) -> AgentNoun | None:
        """What the last words, or else the first, stand for: “Armed *Rebel*”, “*Ministry* of Defence”."""
        parts = words.casefold().split()
        if not parts:
            return None
        first = "army" if parts[0] == "military" else parts[0]
        tail = [" ".join(parts[at:]) for at in range(1, len(parts))]
        tries = [" ".join(parts), first, *(one for one in tail if one not in _PART_OF_NAMES)]
        return next((noun for one in tries if (noun := self._gazetteer.agent(one))), None)


def _is_official(sectors: Sequence[str]) -> bool:
    told = " ".join(sectors).casefold()
    if any(word in told for word in _UNOFFICIAL):
        return False
    return bool(_OFFICES.intersection(sectors)) or any(word in told for word in _OFFICIAL)


def _kind(name: str, sectors: Sequence[str], official: bool) -> ActorKind:
    known = next((_KINDS[one] for one in sectors if one in _KINDS), None)
    if known is not None:
        return known
    if _BODY_WORDS.search(name):
        return ActorKind.ORGAN if official else ActorKind.ORGANISATION
    return ActorKind.PERSON if official and _PERSON.match(name) else ActorKind.OTHER
