"""Which rows of a data set a person wants."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from ...model import Actor, AllyMapError, FuzzyDate


@dataclass(frozen=True, slots=True)
class Asks:
    """``since`` and ``until`` are EDTF, both inclusive; ``actors`` names, codes or ids, any of which must take part.

    With ``among`` both ends must be among them. ``limit`` is the most rows that are taken, 0 for all. ``columns`` says
    which column of an edge list holds which field, where the names do not tell.
    """

    since: str = ""
    until: str = ""
    actors: tuple[str, ...] = ()
    among: bool = False
    limit: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)

    def window(self) -> tuple[date | None, date | None]:
        """The first and the last day, ``None`` for an open end. Raises ``AllyMapError`` for what is no date."""
        try:
            first, last = FuzzyDate.parse(self.since).earliest, FuzzyDate.parse(self.until).latest
        except ValueError as error:
            raise AllyMapError(f"{error}.") from None
        if first and last and last < first:
            raise AllyMapError(f"Nothing lies between {self.since} and {self.until}: the end is before the beginning.")
        return first, last


class Wanted:
    """Tells which pairs are asked for; actors are recognised as they turn up in the rows."""

    def __init__(self, asks: Asks) -> None:
        self._names = frozenset(name.strip().casefold() for name in asks.actors if name.strip())
        self._least = 2 if asks.among else 1
        self._known: dict[str, bool] = {}

    def takes(self, one: Actor, other: Actor, above: Mapping[str, Actor]) -> bool:
        """Whether a pair is wanted; ``above`` holds those for whom actors act, who are asked for with them."""
        if not self._names:
            return True
        return self._is_named(one, above) + self._is_named(other, above) >= self._least

    def unheard(self) -> Collection[str]:
        """The names asked for that nobody in the rows has."""
        return self._names.difference(self._heard)

    @property
    def _heard(self) -> set[str]:
        return {name for name in self._names if self._known.get(f"name {name}")}

    def _is_named(self, actor: Actor, above: Mapping[str, Actor]) -> bool:
        known = self._known.get(actor.id)
        if known is None:
            names = _names_of(actor, above)
            known = self._known[actor.id] = bool(names & self._names)
            for name in names & self._names:
                self._known[f"name {name}"] = True
        return known


def _names_of(actor: Actor, above: Mapping[str, Actor]) -> set[str]:
    found: set[str] = set()
    seen: set[str] = set()
    at: Actor | None = actor
    while at is not None and at.id not in seen:
        seen.add(at.id)
        found.update(text.casefold() for text in (at.id, at.name, at.code, *at.aliases) if text)
        at = above.get(at.principal_id)
    return found
