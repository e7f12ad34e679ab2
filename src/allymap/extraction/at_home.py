"""Whom a sentence means that speaks of one state alone: those who live there, beside those who govern them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from allymap.model import Actor, ActorKind

from .cast import Cast
from .gazetteer import Form
from .gazetteer_agents import AgentNoun, Yields
from .mentions import PLACING, Anaphor, Mention
from .parse import Parse
from .towns import filed_under

_PLACES = frozenset({"GPE", "LOC", "FAC", "PERSON", "ORG", "NORP"})
"""What the parser takes the names of towns for."""
_THEIRS = frozenset({"protesters", "opposition", "prisoners", "media"})
"""Classes of people that belong to the state that governs them."""
_REPORTING = frozenset({"say", "report", "announce", "add", "tell", "note"})
_ARMED = (" army", " armed forces", " air force", " navy", " intelligence")
"""How the names of those end who act abroad: whom they kill need not be their own."""
_ELSEWHERE = frozenset({"companies", "allies", "weapons", "refugees", "mercenaries"})
"""Classes that are as often those of another state."""
_ONE_OF_MANY = frozenset({"opposition", "protesters", "media", "prisoners", "rebels", "militants", "separatists"})
"""Classes of which one stands for all: “jailed *a dissident*”."""
_ANYBODY = frozenset(
    {
        "man", "men", "woman", "women", "child", "children", "boy", "girl", "youth", "teenager", "teen", "schoolboy",
        "schoolgirl", "passenger", "tourist", "traveller", "traveler", "hiker", "crew", "crewman", "crewmen", "seaman",
        "seamen", "footballer", "athlete", "smuggler", "trafficker", "poacher", "writer", "artist", "engineer",
        "technician", "scientist", "academic", "scholar", "lawyer", "veteran", "missionary", "pilgrim", "national",
        "public", "society", "community", "people", "aid worker", "minority", "bystander", "commuter", "shopper",
    }
)  # fmt: skip
"""Nouns of people that say nothing of how they stand to who governs: those of a crime, an accident or a journey."""
_RULING = frozenset(
    {
        "government", "police", "army", "court", "supreme court", "high court", "parliament", "cabinet", "president",
        "prime minister", "authority", "authorities", "troop", "soldier", "policeman", "policemen", "security forces",
        "security force", "riot police", "military", "junta", "judge", "prosecutor", "interior ministry", "regime",
        "police officer", "central bank", "ruling party", "secret police", "king", "premier",
    }
)  # fmt: skip
"""Nouns of those who govern, who are those of the state where nobody else is named."""
_OFFERING = frozenset({"government", "cabinet", "police", "army", "court", "opposition", "rebel"})
_OFFERED = frozenset(
    {
        "offer", "proposal", "plan", "order", "demand", "invitation", "ban", "decision", "decree", "ruling", "policy",
        "appeal", "call", "pledge", "promise", "crackdown", "raid", "attack", "attempt", "refusal", "curb", "rally",
        "protest", "march", "position", "post", "stronghold", "convoy", "ultimatum", "deadline", "reform", "cut",
    }
)  # fmt: skip
"""What has the name of those who make it before it: “rejected a *government* offer”."""
_TOWARDS = frozenset({"at", "against", "on", "with", "by", "from", "of", "to", "for", "between", "opposite"})


@dataclass(frozen=True, slots=True)
class Home:
    """One sentence, from ``start`` to ``end`` (tokens, exclusive), with the ``mentions`` found in it."""

    parse: Parse
    start: int
    end: int
    mentions: Sequence[Mention]
    cast: Cast

    def resolve(self) -> list[Mention]:
        """The mentions, with those whom a place or a class of people stands for where one state alone is named.

        In “the president imposed a curfew *in Lagos*” and “*Nigerians* marched against the president” it is the people
        of the state; a town of another state is a place of that one: “a bomb *near Sidon* killed a Frenchman”.
        """
        reported = not _REPORTING.isdisjoint(self.parse.lemmas[self.start : self.end])
        whole: list[Mention] = []
        principals: set[str] = set()
        for mention in self.mentions:
            if mention.form == Anaphor.GENERIC or self._is_part(mention) or (reported and self._reports(mention)):
                continue
            whole.append(mention)
            principals.add(self.cast.principal(mention.actor_id))
            if len(principals) > 1:
                return sorted([*self.mentions, *self._unnamed()], key=_order)
        towns = list(self._towns())
        states = principals | {mention.actor_id for mention in towns}
        state = self.cast.get(next(iter(states))) if len(states) == 1 else None
        found, new = [*self.mentions, *towns], list(self._unnamed(towns))
        if state is not None and state.kind is ActorKind.STATE and not all(map(_lives_there, (*whole, *new))):
            found = [self._at_home(mention, state) for mention in found]
        return sorted([*found, *new], key=_order)

    def _is_part(self, mention: Mention) -> bool:
        """Whether a name only stands within a description: the demonym of “*Iraqi* children”."""
        get, start, end = self.cast.get, mention.start, mention.end
        for other in self.mentions:
            around = other.start <= start and end <= other.end and other is not mention
            if around and get(other.actor_id).code[:3] == get(mention.actor_id).code:
                return True
        return False

    def _reports(self, mention: Mention) -> bool:
        """Whether somebody is named at the end for what he says: “…, *the UN* said”."""
        parse = self.parse
        for at in (mention.head, *parse.ancestors(mention.head)):
            if parse.deps[at] == "nsubj":
                told = parse.child(parse.heads[at], "ccomp")
                return told is not None and told < at and parse.lemmas[parse.heads[at]] in _REPORTING
        return False

    def _at_home(self, mention: Mention, state: Actor) -> Mention:
        """Whom a mention means in a sentence about one state alone."""
        gazetteer = self.cast.names.gazetteer
        lemma = "people" if _lives_there(mention) else self.parse.lemmas[mention.head]
        noun = gazetteer.agent(lemma)
        if noun is None or not (_lives_there(mention) or self._is_theirs(mention, noun.name)):
            return mention
        theirs = self.cast.described(state, noun).id
        if mention.form == Anaphor.GENERIC:
            return replace(mention, actor_id=theirs)
        return replace(mention, actor_id=theirs, form=Anaphor.RESIDENTS, place=False, plural=True, via=state.name)

    def _unnamed(self, towns: Sequence[Mention] = ()) -> Iterator[Mention]:
        """Those whom a class alone names, of the only state: “*Police* fired at *students* in Nairobi”."""
        parse, state = self.parse, self._only_state((*self.mentions, *towns))
        taken = {token for mention in self.mentions for token in range(mention.start, mention.end)}
        if state is None or self._abroad():
            return
        for token in range(self.start, self.end):
            noun = None if token in taken or not self._takes_part(token) else self._agent(token)
            if noun is None or noun.client or noun.name in _ELSEWHERE or noun.noun in _ANYBODY:
                continue
            if noun.name == "groups" and "union" not in noun.noun:
                continue
            actor = self.cast.described(state, noun)
            if noun.yields is Yields.OWN:
                if _is_many(parse, token) or noun.name in _ONE_OF_MANY:
                    yield Mention(token, token + 1, token, actor.id, Anaphor.RESIDENTS, plural=True, via=state.name)
            elif noun.noun in _RULING and not self._is_indefinite(token):
                yield Mention(token, token + 1, token, actor.id, Anaphor.DESCRIPTION, via=state.name)

    def _only_state(self, mentions: Sequence[Mention]) -> Actor | None:
        """The state of all who are named, if they are of one."""
        state, codes = None, set[str]()
        for mention in mentions:
            if mention.form == Anaphor.GENERIC:
                continue
            principal = self.cast.get(self.cast.principal(mention.actor_id))
            codes.add(principal.code[:3])
            if len(codes) > 1:
                return None
            state = principal if principal.kind is ActorKind.STATE else state
        return state if state is not None and state.code else None

    def _agent(self, token: int) -> AgentNoun | None:
        parse, agent = self.parse, self.cast.names.gazetteer.agent
        pair = agent(f"{parse.lower[token - 1]} {parse.lemmas[token]}") if token > self.start else None
        return pair or agent(parse.lemmas[token]) or agent(parse.lower[token])

    def _takes_part(self, token: int) -> bool:
        """Whether a noun is somebody who does something or has it done to him, or whose offer or order is meant."""
        parse = self.parse
        if parse.pos[token] not in ("NOUN", "PROPN"):
            return False
        if parse.deps[token] == "compound":
            return parse.lemmas[token] in _OFFERING and parse.lemmas[parse.heads[token]] in _OFFERED
        if parse.deps[token] == "pobj":
            return parse.lemmas[parse.heads[token]] in _TOWARDS
        return parse.deps[token] in ("nsubj", "nsubjpass", "dobj", "dative", "conj")

    def _is_indefinite(self, token: int) -> bool:
        owner = self.parse.child(token, "det", "poss")
        return owner is not None and self.parse.lower[owner] != "the"

    def _abroad(self) -> bool:
        """Whether an army acts, and the sentence does not say that it does at home."""
        places = {self.cast.get(m.actor_id).code[:3] for m in self.mentions if m.place}
        armed = [m for m in self.mentions if self.cast.get(m.actor_id).code[:3] not in places]
        return any(self.cast.get(m.actor_id).name.endswith(_ARMED) for m in armed)

    def _is_theirs(self, mention: Mention, name: str) -> bool:
        return mention.form == Anaphor.GENERIC and name in _THEIRS and not self._abroad()

    def _towns(self) -> Iterator[Mention]:
        """The places in known towns: “near the town of *Sidon*”."""
        parse, cast = self.parse, self.cast
        taken = {token for mention in self.mentions for token in range(mention.start, mention.end)}
        for entity in parse.entities_of(self.start, self.end):
            if entity.label not in _PLACES:
                continue
            low = entity.start + (parse.lower[entity.start] == "the")
            if not taken.isdisjoint(range(low, entity.end)) or not self._is_where(entity.end - 1):
                continue
            state = cast.names.gazetteer.resolve_name(filed_under(" ".join(parse.words[low : entity.end])))
            if state is not None and state.kind is ActorKind.STATE:
                yield Mention(low, entity.end, entity.end - 1, cast.known(state.id).id, Form.NAME.value, True)

    def _is_where(self, head: int) -> bool:
        """Whether a preposition makes a name a place, also after a noun: “in Jos”, “near the town of Jos”."""
        parse, above = self.parse, self.parse.heads[head]
        if parse.deps[head] != "pobj":
            return False
        if parse.lemmas[above] == "of":
            above = parse.heads[parse.heads[above]]
        return parse.lemmas[above] in PLACING or parse.lemmas[above] in ("to", "from")


def _lives_there(mention: Mention) -> bool:
    """Whether a name means those who live in a state: “*Thais* rallied”, “in *Bangkok*”."""
    return mention.place or mention.form == Form.PEOPLE


def _order(mention: Mention) -> tuple[int, str]:
    return mention.head, mention.actor_id


def _is_many(parse: Parse, token: int) -> bool:
    return parse.tags[token] in ("NNS", "NNPS") or parse.lower[token].endswith("men")
