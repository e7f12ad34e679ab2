"""What the map shows as tables: a row an actor, a relation, a note, with cells to sort, read and copy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ..model import Actor, Note, Relation, State, Strand
from ..network.view import MapView
from .wording import date_words, kind_names, state_words

Cell = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` are a key with its cells; numbers are sorted as numbers and ``orders`` replaces a cell for sorting.

    ``orders`` is by key and column: a date in words is sorted as the date it means.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    orders: Mapping[tuple[str, int], str | int]


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("TextTwin", text)


def actor_table(view: MapView, actors: Mapping[str, Actor], pinned: Collection[str]) -> Table:
    """Every actor of the view, most related first."""
    sides = _sides(view.relations)
    kinds = kind_names()
    rows = []
    for one in view.actors:
        cooperation, competition, contested = sides.get(one.id, (0, 0, 0))
        actor = actors.get(one.id)
        principal = actor.principal_id if actor else ""
        rows.append(
            (
                one.id,
                (
                    one.name, kinds[one.kind], actors[principal].name if principal in actors else "", one.relations,
                    contested, cooperation, competition, tr("pinned") if one.id in pinned else "",
                ),
            )
        )  # fmt: skip
    header = (
        tr("Actor"), tr("Kind"), tr("Acts for"), tr("Relations"), tr("Contested"), tr("Cooperation"), tr("Competition"),
        tr("Pin"),
    )  # fmt: skip
    return Table(header, tuple(rows), {})


def relation_table(view: MapView, names: Mapping[str, str]) -> Table:
    """Every relation of the view, heaviest first: passages on each side, independent origins, first and last date."""
    rows: list[tuple[str, tuple[Cell, ...]]] = []
    orders: dict[tuple[str, int], str | int] = {}
    ranks, states = {state: rank for rank, state in enumerate(State)}, {state: state_words(state) for state in State}
    dates = {"": ""}  # of fifty thousand relations, most share their dates with others
    for one in view.relations:
        key, (first, last) = one.id, extent(one.strands)
        for day in (first, last):
            if day not in dates:
                dates[day] = date_words(day)
        cells: tuple[Cell, ...] = (
            names.get(one.actors[0], one.actors[0]), names.get(one.actors[1], one.actors[1]), states[one.state],
            round(one.cooperation.weight), round(one.competition.weight), one.origins, dates[first], dates[last],
        )  # fmt: skip
        rows.append((key, cells))
        orders[key, 2], orders[key, 6], orders[key, 7] = ranks[one.state], first, last
    header = (
        tr("Actor"), tr("and"), tr("State"), tr("Cooperation"), tr("Competition"), tr("Origins"), tr("First"),
        tr("Last"),
    )  # fmt: skip
    return Table(header, tuple(rows), orders)


def note_table(notes: Iterable[Note], names: Mapping[str, str]) -> Table:
    """Every note of the layout, with the actor that it stands at."""
    rows = [(one.id, (" ".join(one.text.split()), names.get(one.actor_id, one.actor_id))) for one in notes]
    return Table((tr("Note"), tr("At")), tuple(sorted(rows, key=lambda row: row[1])), {})


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
