"""What the map shows as tables: a row an actor, a relation, a note, with cells to sort, read and copy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from ..model import Actor, Note, Relation, State, Strand
from ..network.view import MapView
from .wording import date_words, kind_names, state_words

Cell = str | int

_STATE, _FIRST = 2, 6  # columns of relations


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """``count`` rows, each a key with its cells, made when they are looked at: of fifty thousand, few ever are.

    ``order(row, column)`` is what a cell is sorted by where that is not the cell itself: a date in words is sorted as
    the date it means.
    """

    header: tuple[str, ...]
    count: int
    key: Callable[[int], str]
    cells: Callable[[int], tuple[Cell, ...]]
    order: Callable[[int, int], Cell | None] = lambda row, column: None

    def rows(self) -> dict[str, tuple[Cell, ...]]:
        """All cells by key."""
        return {self.key(row): self.cells(row) for row in range(self.count)}


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("TextTwin", text)


def actor_table(view: MapView, actors: Mapping[str, Actor], pinned: Collection[str]) -> Table:
    """Every actor of the view, most related first."""
    sides = cache(lambda: _sides(view.relations))
    kinds = kind_names()

    def cells(row: int) -> tuple[Cell, ...]:
        one = view.actors[row]
        cooperation, competition, contested = sides().get(one.id, (0, 0, 0))
        actor = actors.get(one.id)
        principal = actor.principal_id if actor else ""
        return (
            one.name, kinds[one.kind], actors[principal].name if principal in actors else "", one.relations, contested,
            cooperation, competition, tr("pinned") if one.id in pinned else "",
        )  # fmt: skip

    header = (
        tr("Actor"), tr("Kind"), tr("Acts for"), tr("Relations"), tr("Contested"), tr("Cooperation"), tr("Competition"),
        tr("Pin"),
    )  # fmt: skip
    return Table(header, len(view.actors), lambda row: view.actors[row].id, cells)


def relation_table(view: MapView, names: Mapping[str, str]) -> Table:
    """Every relation of the view, heaviest first: passages on each side, independent origins, first and last date."""
    ranks, states = {state: rank for rank, state in enumerate(State)}, {state: state_words(state) for state in State}

    def cells(row: int) -> tuple[Cell, ...]:
        one = view.relations[row]
        first, last = extent(one.strands)
        return (
            names.get(one.actors[0], one.actors[0]), names.get(one.actors[1], one.actors[1]), states[one.state],
            round(one.cooperation.weight), round(one.competition.weight), one.origins,
            date_words(first) if first else "", date_words(last) if last else "",
        )  # fmt: skip

    def order(row: int, column: int) -> Cell | None:
        if column == _STATE:
            return ranks[view.relations[row].state]
        return extent(view.relations[row].strands)[column - _FIRST] if column >= _FIRST else None

    header = (
        tr("Actor"), tr("and"), tr("State"), tr("Cooperation"), tr("Competition"), tr("Origins"), tr("First"),
        tr("Last"),
    )  # fmt: skip
    return Table(header, len(view.relations), lambda row: view.relations[row].id, cells, order)


def note_table(notes: Iterable[Note], names: Mapping[str, str]) -> Table:
    """Every note of the layout, with the actor that it stands at."""
    rows = [(one.id, (" ".join(one.text.split()), names.get(one.actor_id, one.actor_id))) for one in notes]
    rows.sort(key=lambda row: row[1])
    return Table((tr("Note"), tr("At")), len(rows), lambda row: rows[row][0], lambda row: rows[row][1])


def extent(strands: Iterable[Strand]) -> tuple[str, str]:
    """The first and the last date of some strands, as EDTF; empty where nothing is dated."""
    days = [(strand.earliest, strand.latest or strand.earliest) for strand in strands if strand.earliest]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else ("", "")


def _sides(relations: Iterable[Relation]) -> dict[str, tuple[int, int, int]]:
    """How many relations of each actor hold cooperation, hold competition, and are contested."""
    found: dict[str, tuple[int, int, int]] = {}
    for relation in relations:
        more = bool(relation.cooperation), bool(relation.competition), relation.state is State.CONTESTED
        for one in relation.actors:
            had = found.get(one, (0, 0, 0))
            found[one] = had[0] + more[0], had[1] + more[1], had[2] + more[2]
    return found
