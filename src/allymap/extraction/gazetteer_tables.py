"""Reads the gazetteer's tables: tab-separated text with a header line, described in docs/gazetteer.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from allymap.model import Actor, ActorKind, actor_id_for
from allymap.model.resources import resource

FOLDER = "gazetteer"
TABLES = {
    "states": ActorKind.STATE,
    "blocs": ActorKind.BLOC,
    "peoples": ActorKind.PEOPLE,
    "organisations": ActorKind.ORGANISATION,
    "groups": ActorKind.ARMED_GROUP,
    "parties": ActorKind.PARTY,
    "companies": ActorKind.COMPANY,
    "organs": ActorKind.ORGAN,
    "officials": ActorKind.PERSON,
}
"""The tables in the order in which they are read, each with the kind of its actors."""

_ALWAYS = (0, 9999)


class Form(StrEnum):
    """How a word names its actor, which tells whether the word alone may act."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    PERSON = "person"
    ORGAN = "organ"


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an actor: ``strict`` keeps every capital, ``introduced`` needs a title or the full name."""

    text: str
    form: Form
    strict: bool = False
    introduced: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor with its aliases and, for a person, the years of office (first, last), both inclusive."""

    actor: Actor
    aliases: tuple[Alias, ...]
    years: tuple[int, int] = _ALWAYS

    def distance(self, year: int | None) -> int:
        """How many years lie between a year and the years of office; 0 within them, or when the year is not known."""
        return 0 if year is None else max(self.years[0] - year, year - self.years[1], 0)


@dataclass(slots=True)
class _Aliases:
    found: dict[str, Alias] = field(default_factory=dict)

    def add(self, text: str, form: Form) -> None:
        marks, bare = _marks(text)
        known = self.found.get(bare)
        if known is None or marks:
            form = form if known is None else known.form
            self.found[bare] = Alias(bare, form, "=" in marks, "+" in marks, "?" in marks)


def entries() -> Iterator[Entry]:
    """Every entry of every table, states first."""
    for table, kind in TABLES.items():
        for row in rows(table):
            yield entry_of(row, kind)


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table as dictionaries by column. Empty lines and lines that begin with ``#`` are skipped."""
    lines = resource(FOLDER, f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line and not line.startswith("#")]
    header = kept[0]
    for cells in kept[1:]:
        yield dict(zip(header, cells, strict=False))


def entry_of(row: dict[str, str], kind: ActorKind) -> Entry:
    """The entry of one row; a missing column is an empty cell."""
    name = row["name"]
    principal = row.get("principal", "")
    aliases = _Aliases()
    aliases.add(name, form_of(name, kind))
    for column, form in (("adjectives", Form.DEMONYM), ("people", Form.PEOPLE), ("capital", Form.CAPITAL)):
        for text in split(row.get(column, "")):
            aliases.add(text, form)
    for text in split(row.get("aliases", "")):
        aliases.add(text, form_of(text, kind))
    actor = Actor(
        id=actor_id_for(name),
        name=name,
        kind=kind,
        principal_id=actor_id_for(principal) if principal else "",
        code=row.get("code", ""),
        aliases=tuple(alias for alias in aliases.found if alias != name),
        note=row.get("note", ""),
    )
    return Entry(actor, tuple(aliases.found.values()), _years(row.get("years", "")))


def entry_for(actor: Actor, shipped: Entry | None = None) -> Entry:
    """The entry of an actor that a project holds. Aliases that the tables ship for it keep their form and marks."""
    aliases = _Aliases({alias.text: alias for alias in shipped.aliases} if shipped else {})
    for text in (actor.name, *actor.aliases):
        aliases.add(text, form_of(text, actor.kind))
    return Entry(actor, tuple(aliases.found.values()), shipped.years if shipped else _ALWAYS)


def form_of(alias: str, kind: ActorKind) -> Form:
    """The form of a plain alias of an actor of that kind."""
    if kind is ActorKind.PERSON:
        return Form.PERSON
    if kind is ActorKind.ORGAN:
        return Form.ORGAN
    bare = _marks(alias)[1]
    return Form.ACRONYM if bare.upper() == bare and len(bare) > 1 else Form.NAME


def split(cell: str) -> list[str]:
    """The values of a cell, which are separated by semicolons."""
    return [value.strip() for value in cell.split(";") if value.strip()]


def _marks(text: str) -> tuple[str, str]:
    bare = text.lstrip("=+?")
    return text[: len(text) - len(bare)], bare


def _years(cell: str) -> tuple[int, int]:
    if not cell:
        return _ALWAYS
    first, dash, last = cell.partition("-")
    return int(first), int(last) if last else (_ALWAYS[1] if dash else int(first))
