"""Who is mentioned: names and descriptions of actors in a parse, each climbed to the head of its phrase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from allymap.model import ActorKind

from .cast import Cast
from .mentions import Mention
from .mentions_described import DescriptionFinder
from .mentions_named import NameFinder
from .parse import Parse


@dataclass(slots=True)
class Finder:
    """Finds the mentions of one parse. ``text`` is the piece's text, ``offset`` where it starts in the document."""

    parse: Parse
    text: str
    offset: int
    cast: Cast
    year: int | None = None

    def find(self) -> list[Mention]:
        """All mentions in text order; nested ones (the demonym inside a description) are left out."""
        named = NameFinder(self.parse, self.text, self.offset, self.cast, self.year).find()
        described = list(DescriptionFinder(self.parse, self.cast, {mention.head: mention for mention in named}).find())
        swallowed = {
            (m.start, m.end)
            for d in described
            for m in named
            if d.start <= m.start
            and m.end <= d.end
            and (d.actor_id == m.actor_id or (d.start, d.end) == (m.start, m.end) or self._part_of(d, m))
        }
        people = [self._with_office(m, described) for m in named if (m.start, m.end) not in swallowed]
        return sorted({(m.start, m.end): m for m in [*described, *people]}.values(), key=lambda m: (m.head, m.start))

    def _part_of(self, described: Mention, name: Mention) -> bool:
        return self.cast.principal(described.actor_id) == self.cast.principal(name.actor_id)

    def _with_office(self, mention: Mention, described: Iterable[Mention]) -> Mention:
        """Give an unknown person the principal that an office beside the name tells: “Hulusi Akar, the Turkish …”."""
        actor = self.cast.get(mention.actor_id)
        if actor.kind is not ActorKind.PERSON:
            return mention
        parse = self.parse
        for office in described:
            beside = office.head in parse.children[mention.head] or mention.head in parse.children[office.head]
            if beside and parse.deps[office.head if office.head in parse.children[mention.head] else mention.head] in (
                "appos",
                "compound",
                "nmod",
            ):
                principal = self.cast.principal(office.actor_id)
                if actor.principal_id:
                    opposed = self.cast.get(principal).kind is ActorKind.PARTY
                    return replace(mention, actor_id=principal) if opposed else mention
                if self.cast.get(principal).kind is not ActorKind.PEOPLE:
                    return replace(mention, actor_id=self.cast.unknown(actor.name, ActorKind.PERSON, principal).id)
        return mention
