"""Whom a sentence means that speaks of one state alone: those who live there, beside those who govern them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from allymap.model import Actor, ActorKind

from .cast import Cast
from .gazetteer import Form
from .mentions import PLACING, Anaphor, Mention
from .parse import Parse
from .towns import filed_under

_PLACES = frozenset({"GPE", "LOC", "FAC", "PERSON", "ORG", "NORP"})
"""What the parser takes the names of towns for."""
_THEIRS = frozenset({"protesters", "opposition", "prisoners", "media"})
"""Classes of people that belong to the state that governs them."""
_REPORTING = frozenset({"say", "report", "announce", "add", "tell", "note"})
_ARMED = (" army", " air force", " navy", " intelligence")
"""How the names of those end who act abroad: whom they kill need not be their own."""


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
                return list(self.mentions)
        towns = list(self._towns())
        states = principals | {mention.actor_id for mention in towns}
        state = self.cast.get(next(iter(states))) if len(states) == 1 else None
        found = [*self.mentions, *towns]
        if state is not None and state.kind is ActorKind.STATE and not all(map(_lives_there, whole)):
            found = [self._at_home(mention, state) for mention in found]
        return sorted(found, key=lambda mention: (mention.head, mention.actor_id))

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

    def _is_theirs(self, mention: Mention, name: str) -> bool:
        abroad = any(self.cast.get(m.actor_id).name.endswith(_ARMED) for m in self.mentions)
        return mention.form == Anaphor.GENERIC and name in _THEIRS and not abroad

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
