"""Who is mentioned: names and descriptions of actors in a parse, each climbed to the head of its phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from allymap.model import ActorKind

from .cast import Cast
from .gazetteer_agents import Yields
from .mentions import Mention
from .mentions_described import FAITHS, DescriptionFinder
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
        self._entitle(named, described)
        by_start: dict[int, list[Mention]] = {}
        for mention in named:
            by_start.setdefault(mention.start, []).append(mention)
        swallowed = {
            (m.start, m.end)
            for d in described
            for token in range(d.start, d.end)
            for m in by_start.get(token, ())
            if m.end <= d.end
            and (d.actor_id == m.actor_id or (d.start, d.end) == (m.start, m.end) or self._part_of(d, m))
        }
        people = [self._with_office(m, described) for m in named if (m.start, m.end) not in swallowed]
        return sorted({(m.start, m.end): m for m in [*described, *people]}.values(), key=lambda m: (m.head, m.start))

    def _part_of(self, described: Mention, name: Mention) -> bool:
        """Whether a name belongs to whom it helps to describe, or only says of which faith a client is."""
        faith = name.actor_id in FAITHS and self.cast.patron(described.actor_id) != ""
        return faith or self.cast.principal(described.actor_id) == self.cast.principal(name.actor_id)

    def _entitle(self, named: Sequence[Mention], described: Sequence[Mention]) -> None:
        """Give persons with an office of no named state that of groups beside them: “*President* Y … Thai rebels”."""
        cast = self.cast
        actors = [cast.get(actor_id) for actor_id in dict.fromkeys(m.actor_id for m in (*named, *described))]
        groups = [actor for actor in actors if len(actor.code) > 3 and not actor.principal_id]
        codes = {cast.get(cast.principal(actor.id)).code[:3] for actor in (actors if groups else ())} - {""}
        state = cast.names.states.get(groups[0].code[:3]) if len(codes) == 1 else None
        for mention in named if state is not None else ():
            person = cast.get(mention.actor_id)
            unknown = mention.form == "unknown" and person.kind is ActorKind.PERSON and not person.principal_id
            if unknown and (self._is_office(mention.start - 1) or self._is_office(mention.start)):
                cast.unknown(person.name, ActorKind.PERSON, state or "")

    def _is_office(self, token: int) -> bool:
        """Whether a word before a name is a title of those who govern: “*President*”, “prime *minister*”."""
        lower, agent = self.parse.lower, self.cast.names.gazetteer.agent
        if token < 0:
            return False
        title = agent(" ".join(lower[max(token - 1, 0) : token + 1])) or agent(lower[token])
        return title is not None and title.yields is Yields.STATE

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
