"""What a sentence adds to the memory: each mention, those named together, and things that are no actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .antecedents_agreement import is_human, is_plural
from .antecedents_said import Memory, Said
from .mentions import Anaphor, Mention
from .parse import NOMINATIVE, Parse

_LONGEST_COORDINATION = 6
_MODIFYING = ("poss", "amod", "compound", "nmod", "npadvmod")
_TOPICAL = (Anaphor.PRONOUN, Anaphor.POSSESSIVE)
_CALLED_BY_NOUNS = ("noun", "organ", Anaphor.DESCRIPTION, Anaphor.OWNED, Anaphor.GENERIC)
"""Forms of a mention whose head is a noun for somebody, not a name."""


@dataclass(frozen=True, slots=True)
class Record:
    """Writes down in a ``memory`` what is said, word by word."""

    memory: Memory

    def mentions(self, parse: Parse, token: int, mentions: Sequence[Mention], found: Iterable[Mention]) -> None:
        """Remember the ``mentions`` of one word, alone and with those of ``found`` that they are named with."""
        for mention in mentions:
            self.memory.add(self.said(parse, mention))
        if len(mentions) > 1:
            self._together(parse, token, mentions)
        if parse.deps[token] == "conj":
            self._coordination(parse, token, found)

    def thing(self, parse: Parse, token: int) -> None:
        """Remember a subject that is no actor (“the operation”), which “it” and “they” may mean as well."""
        if parse.pos[token] == "NOUN" and parse.deps[token] in NOMINATIVE:
            plural = parse.tags[token] == "NNS"
            main = parse.deps[parse.heads[token]] == "ROOT"
            word = parse.words[token]
            self.memory.add(Said((), self.memory.sentence, token, word, subject=True, main=main, plural=plural))

    def said(self, parse: Parse, mention: Mention) -> Said:
        """A mention as the memory keeps it."""
        head, cast = mention.head, self.memory.cast
        actor = cast.get(mention.actor_id)
        agent = cast.names.gazetteer.agent(parse.lemmas[head]) if mention.form in _CALLED_BY_NOUNS else None
        human = is_human(actor, agent, mention, parse.lower[head])
        dep = parse.deps[head]
        subject = dep in NOMINATIVE
        return Said(  # by position: by name it takes three times as long
            (mention.actor_id,),
            self.memory.sentence,
            head,
            # Not what a pronoun was read as: a chain of “both” would double those words with each link.
            actor.name if mention.via else " ".join(parse.words[mention.start : mention.end]),
            subject,
            subject and parse.deps[parse.heads[head]] == "ROOT",  # main
            mention.place,
            human,
            not human and is_plural(parse, mention),  # plural
            dep in _MODIFYING,  # modifier
            mention.form in _TOPICAL,  # topic
            agent.noun if agent is not None else "",
            agent.name if agent is not None else "",  # group
        )

    def _together(self, parse: Parse, token: int, mentions: Sequence[Mention]) -> None:
        """Remember the several that one word stood for as those whom the next “they” may mean together."""
        actors = tuple(dict.fromkeys(mention.actor_id for mention in mentions if mention.via))
        if len(actors) > 1 and parse.deps[token] in NOMINATIVE:
            main = parse.deps[parse.heads[token]] == "ROOT"
            via = mentions[0].via
            said = Said(actors, self.memory.sentence, token, via, subject=True, main=main, plural=True, topic=True)
            self.memory.add(said)

    def _coordination(self, parse: Parse, token: int, found: Iterable[Mention]) -> None:
        """Remember “Russia and Iran” as one thing that “they” and “both” may mean, with the last of them."""
        first = _first_of(parse, token)
        if first is None:
            return
        members = [
            m
            for m in found
            if m.head == first
            or (parse.deps[m.head] == "conj" and _first_of(parse, m.head) == first and m.head <= token)
        ]
        actors = tuple(dict.fromkeys(m.actor_id for m in members))
        if len(actors) > 1:
            words = " and ".join(dict.fromkeys(" ".join(parse.words[m.start : m.end]) for m in members))
            dep = parse.deps[first]
            self.memory.add(
                Said(
                    actors, self.memory.sentence, token, words,
                    subject=dep in NOMINATIVE,
                    main=parse.deps[parse.heads[first]] == "ROOT",
                    plural=True,
                    place=all(m.place for m in members),
                    modifier=dep in ("poss", "amod", "compound"),
                )
            )  # fmt: skip


def _first_of(parse: Parse, token: int) -> int | None:
    """The first member of a coordination; ``None`` in an enumeration too long for *they* to mean."""
    for _ in range(_LONGEST_COORDINATION):
        if parse.deps[token] != "conj":
            return token
        token = parse.heads[token]
    return None
