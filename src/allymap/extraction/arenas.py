"""Arenas: where a claim happens and what it is about, as its sentence and what was told before it say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from allymap.model import Actor, ActorKind

from .arenas_places import Place
from .arenas_story import Told
from .arenas_subjects import Subjects, clause_of
from .cast import Cast
from .evidence import Sentence
from .gazetteer import Form
from .mentions import Mention
from .parse import NOMINATIVE
from .towns import filed_under

_MOST = 4
_CLAUSES = frozenset({"relcl", "acl"})
_SIDE = _CLAUSES | {"advcl", "parataxis"}
_VERBS = ("VERB", "AUX")
_NAMES = frozenset({Form.NAME, Form.CAPITAL, Form.ACRONYM})
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_AT_HOME = frozenset({"ASSAULT", "AID", "SUPPORT", "MOBILIZE", "COERCE"})
"""What is done where a group is at home, unless it says otherwise."""
_BLOWS = frozenset(
    {
        "attack", "bomb", "bombard", "shell", "invade", "strike", "hit", "raid", "airstrike", "invasion", "bombing",
        "bombardment", "pound", "shelling", "occupy", "occupation", "overrun", "incursion", "pummel", "blitz",
    }
)  # fmt: skip
_RECEIVING = frozenset({"receive", "host", "welcome"})
_DISMISSING = frozenset({"expel", "summon", "evict"})
_DIPLOMATS = frozenset({"ambassador", "diplomat", "envoy", "attaché", "consul", "chargé"})
_HOMED = frozenset({ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.PEOPLE})


class Arena(NamedTuple):
    """What a claim is filed under, and how that was found, in words."""

    name: str
    how: str


class Deed(NamedTuple):
    """What the arenas of a claim depend on: its two mentions, the word that it goes by, and its event."""

    source: Mention
    target: Mention
    trigger: int
    event: str = ""
    mode: str = ""


class Homes:
    """The state or region that each actor of a document is, or is at home in; one for all its sentences."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._names: dict[str, str] = {}
        self._found: dict[str, str] = {}

    def name(self, actor_id: str) -> str:
        """The name of a principal."""
        found = self._names.get(actor_id)
        if found is None:
            found = self._names[actor_id] = self._cast.get(self._cast.principal(actor_id)).name
        return found

    def of(self, actor_id: str) -> str:
        """The state that the principal of an actor is of, where that is a group or a people; else nothing."""
        found = self._found.get(actor_id)
        if found is None:
            found = self._found[actor_id] = self._look(self._cast.get(self._cast.principal(actor_id)))
        return found

    def _look(self, actor: Actor) -> str:
        """By its code, its adjective or its note: “Malian rebels”, the Houthis."""
        if actor.kind not in _HOMED:
            return ""
        states = self._cast.names.states
        state = states.get(actor.code[:3]) if len(actor.code) > 3 else None
        if state is not None:
            return self._cast.get(state).name
        known = self._cast.names.gazetteer.resolve_name(actor.note or actor.name.split()[0])
        if known is not None and known.kind is ActorKind.STATE:
            return known.name
        return filed_under(actor.note) if known is not None else ""


class Arenas:
    """The arenas of a sentence's claims: its places, what was told before it, and the words that tell of a subject."""

    def __init__(self, cast: Cast, homes: Homes, sentence: Sentence, mentions: Sequence[Mention], told: Told) -> None:
        self._cast, self._homes, self._mentions, self._told = cast, homes, mentions, told
        self._parse, start, end = sentence
        self._heads = {mention.head for mention in mentions}
        named = {token: mention.form for mention in mentions for token in range(mention.start, mention.end)}
        self._about = Subjects(self._parse, start, end, named)
        self._subjects: dict[int, tuple[Arena, ...]] = {}
        self._ties: frozenset[str] | None = None

    def of(self, deed: Deed) -> tuple[Arena, ...]:
        """Where and what a claim is about: places, countries that it is over, subjects; at most four."""
        found: dict[str, Arena] = {}
        for arenas in (self._where(deed), self._subjects_at(deed.trigger)):
            for arena in arenas:
                found.setdefault(arena.name, arena)
        return tuple(found.values())[:_MOST]

    def _where(self, deed: Deed) -> Sequence[Arena]:
        """The places of the deed; without any what else tells where it is, the surest first."""
        parties = {self._cast.principal(deed.source.actor_id), self._cast.principal(deed.target.actor_id)}
        actors = (deed.source.head, deed.target.head)
        own = [place for place in self._told.places if not (place.matter and place.principal in parties)]
        near = [place for place in own if self._sets_scene(place, deed.trigger, actors)]
        return (
            [Arena(place.name, f"“{place.words}”") for place in near]
            or [Arena(place.name, f"“{place.words}” in the sentence before") for place in self._told.there]
            or self._done_to(deed)
            or [Arena(place.name, f"“{place.words}” beside it") for place in own if self._is_scene(place)]
            or [Arena(name, "the war that was told of") for name in self._told.strife]
            or self._before(parties)
            or self._theme(parties, deed.trigger)
            or self._home(parties, deed.event)
        )

    def _is_scene(self, place: Place) -> bool:
        return not place.town and place.name in self._told.scenes

    def _before(self, parties: set[str]) -> list[Arena]:
        """What the text goes on about, for two who were spoken of there, or of whom one is of that place."""
        told = self._told
        if not told.before:
            return []
        ago = "the sentence before" if told.far == 1 else f"{told.far} sentences before"
        ties = {tie for party in parties for tie in (self._homes.name(party), self._homes.of(party))}
        return [
            Arena(place.name, f"“{place.words}” in {ago}")
            for place in told.before
            if not (place.matter and place.principal in parties) and (parties <= told.known or place.name in ties)
        ]

    def _theme(self, parties: set[str], trigger: int) -> list[Arena]:
        """What the title is about, or the text: for a sentence about somebody of that place, or two involved there."""
        told = self._told
        if not told.theme:
            return []
        if self._ties is None:
            actors = {mention.actor_id for mention in self._mentions}
            self._ties = frozenset(tie for one in actors for tie in (self._homes.name(one), self._homes.of(one)))
        if told.theme not in self._ties and (not parties <= told.involved or self._subjects_at(trigger)):
            return []
        return [Arena(told.theme, "the title" if told.titled else "what the text is about")]

    def _home(self, parties: set[str], event: str) -> list[Arena]:
        """Where both are at home, or the one to whom something is done or given there."""
        homes = {self._homes.of(party) or self._state(party) for party in parties}
        if len(homes) > 1 and event in _AT_HOME:
            homes = {self._homes.of(party) for party in parties} - {""}
        return [Arena(home, "being where they are at home") for home in homes if home] if len(homes) == 1 else []

    def _state(self, party: str) -> str:
        actor = self._cast.get(party)
        return actor.name if actor.kind is ActorKind.STATE else ""

    def _done_to(self, deed: Deed) -> list[Arena]:
        """The country that is attacked, or that receives somebody or shows a diplomat the door."""
        word, found = self._parse.lemmas[deed.trigger], []
        if word in _BLOWS and self._is_struck(deed):
            found.append(Arena(self._cast.get(deed.target.actor_id).name, "its being attacked"))
        received = word in _RECEIVING and deed.event == "CONSULT"
        expelled = word in _DISMISSING and self._parse.lemmas[deed.target.head] in _DIPLOMATS
        if (received or expelled) and self._is_named_state(deed.source):
            found.append(Arena(self._cast.get(deed.source.actor_id).name, "its being the host"))
        return found

    def _is_struck(self, deed: Deed) -> bool:
        """“bombed *Mali*”, “the invasion of *Mali*”."""
        parse, head = self._parse, deed.target.head
        above = parse.heads[head] if parse.deps[head] != "pobj" else parse.heads[parse.heads[head]]
        return above == deed.trigger and parse.deps[head] in _OBJECTS and self._is_named_state(deed.target)

    def _is_named_state(self, mention: Mention) -> bool:
        return mention.form in _NAMES and self._cast.get(mention.actor_id).kind is ActorKind.STATE

    def _subjects_at(self, trigger: int) -> tuple[Arena, ...]:
        """What the clause of a trigger is about, looked up once for all claims that go by the same word."""
        if trigger not in self._subjects:
            clause = clause_of(self._parse, trigger)
            if clause not in self._subjects:
                about = self._about.of(clause)
                self._subjects[clause] = tuple([Arena(subject, f"“{word}”") for subject, word in about])
            self._subjects[trigger] = self._subjects[clause]
        return self._subjects[trigger]

    def _sets_scene(self, place: Place, trigger: int, actors: tuple[int, int]) -> bool:
        """Whether a place is that of a trigger: below it, or beside a verb above it that it shares its clause with."""
        parse = self._parse
        if self._told_of(place.token, trigger):
            return True
        above = {trigger, *parse.ancestors(trigger)}
        at = last = place.token
        while at not in above:
            at, last = parse.heads[at], at
            if last == at or (at not in above and self._stops(at, actors)):
                return False
        if parse.deps[last] in _SIDE or (parse.deps[last] == "conj" and parse.pos[last] in _VERBS):
            return at == trigger and parse.deps[last] in _CLAUSES
        if parse.deps[last] == "ccomp" and at != trigger:
            return False
        if at == trigger or (not place.town and self._opens(last, at)):
            return True
        return parse.deps[last] not in NOMINATIVE and self._same_clause(trigger, at)

    def _told_of(self, place: int, trigger: int) -> bool:
        """“flew to Bamako, *where he met …*”."""
        parse = self._parse
        clauses = (at for at in (trigger, *parse.ancestors(trigger)) if parse.deps[at] == "relcl")
        return any(parse.heads[clause] == place for clause in clauses)

    def _stops(self, token: int, actors: tuple[int, int]) -> bool:
        """Whether what stands below a word is no place of what stands above: another clause, or where somebody is."""
        parse = self._parse
        dep = parse.deps[token]
        if dep in _SIDE or (dep == "conj" and parse.pos[token] in _VERBS):
            return True
        return token not in actors and token in self._heads and dep != "pobj"

    def _opens(self, phrase: int, verb: int) -> bool:
        """Whether a phrase opens a sentence and so sets the scene for all of it: “*In Mali* X fights Y, who …”."""
        parse = self._parse
        subject = parse.child(verb, *NOMINATIVE)
        return parse.deps[phrase] == "prep" and subject is not None and phrase < subject and parse.heads[verb] == verb

    def _same_clause(self, trigger: int, above: int) -> bool:
        """Whether no clause with a subject of its own stands between a trigger and a word above it."""
        parse, at = self._parse, trigger
        while at != above:
            dep = parse.deps[at]
            owned = parse.pos[at] in _VERBS and parse.child(at, *NOMINATIVE) is not None
            if (
                dep in _CLAUSES
                or dep == "appos"
                or (owned and dep in ("conj", "advcl", "parataxis", "ccomp") and not self._content(at))
            ):
                return False
            at = parse.heads[at]
        return True

    def _content(self, token: int) -> bool:
        """Whether a clause is what somebody says or wants: “said in Mali *that X had attacked Y*”."""
        parse = self._parse
        return parse.deps[token] == "ccomp" and parse.child(token, "mark") is not None
