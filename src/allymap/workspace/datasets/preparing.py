"""Reads a data set into a batch: whom the rows mean, which are wanted, what a map can hold of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from ...model import AUTHOR, ROWS, Actor, Claim, FuzzyDate, Progress, Remark, Report, Severity
from ...model.wording import counted
from ...network.evidence import Evidence
from ...reading.datasets import FIELDS, KINDS, Naming, Party, Record, Tally, kind_named
from .. import clock
from ..importing import Batch, arranged
from ..placing import Standing
from ..workspace import BLANK
from .asking import Asks, Wanted
from .groups import MOST, Groups
from .making import Source, claim_id_of, made

if TYPE_CHECKING:
    from ...extraction.naming import Naming as Names
    from ...reading.datasets import DataKind

_TOGETHER = (
    "", "rows of one kind about one pair in a month", "rows of one kind about one pair in a year",
    "rows of one kind about one pair", "rows of one polarity about one pair",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KindOfData:
    """``name`` as ``allymap import --as`` takes it, the ``title`` people know, and its ``terms`` in a sentence."""

    name: str
    title: str
    terms: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A batch to apply, and in a ``sentence`` what became of the ``rows``; the batch's report says why."""

    batch: Batch
    rows: int
    sentence: str


def kinds() -> tuple[KindOfData, ...]:
    """What can be imported, in the order in which it is offered."""
    return tuple(KindOfData(kind.name, kind.title, kind.terms) for kind in KINDS.values())


def fields() -> tuple[str, ...]:
    """The fields of an edge list, which ``Asks.columns`` may give columns."""
    return tuple(FIELDS)


def prepare(
    path: str | PathLike[str], kind: str, asks: Asks | None = None, *, within: Standing | None = None,
    progress: Progress | None = None, most: int = MOST,
) -> Outcome:  # fmt: skip
    """Read a data set; touches no project and runs on any thread. ``within`` is the project as it stood.

    ``most`` is the number of claims up to which rows are kept one by one. Raises ``Cancelled``, and ``AllyMapError``
    for an unknown kind, a file that is none of this kind, or a wrong date.
    """
    path, progress = Path(path), progress or Progress()
    work = _Work(kind_named(kind), asks or Asks(), within or Standing(BLANK, Evidence()), most)
    work.read(path, progress)
    batch = work.batch(path)
    sentence = work.sentence(path, batch)
    batch.report.remarks.insert(0, Remark(Severity.NOTE, "", sentence))
    if batch.claims:
        progress.phase("Arranging the map")
    return Outcome(arranged(batch, within, progress), work.tally.rows, sentence)


class _Work:
    """One import. Rows come in one by one; only what a map can hold of them is kept."""

    def __init__(self, kind: DataKind, asks: Asks, project: Standing, most: int) -> None:
        from ...extraction.naming import Naming as Names

        self.tally = Tally()
        self._kind, self._asks, self._project = kind, asks, project
        self._first, self._last = asks.window()
        self._wanted = Wanted(asks)
        self._names: Names = Names(project.own_actors)
        self._parties: dict[Party, Actor | None] = {}
        self._heard: set[int] = set()
        self._groups = Groups(most)
        self._described: set[str] = set()

    def read(self, path: Path, progress: Progress) -> None:
        """Take in the rows of a file. Raises ``UnreadableDocument`` and ``Cancelled``."""
        taken = 0
        with closing(self._kind.read(path, self.tally, progress, self._asks.columns)) as records:
            for told in records:
                if isinstance(told, Party):
                    self._describe(told)
                    continue
                taken += self._take(told)
                if taken == self._asks.limit > 0:
                    self.tally.notes.append(f"The rows after the first {taken:,} that were asked for were not read.")
                    break

    def batch(self, path: Path) -> Batch:
        """What was gathered, with the report on the rest."""
        known = self._project.evidence
        source = Source(
            self._kind.title, path.name, str(path), clock.now(), self._kind.terms,
            next((one.id for one in known.documents.values()
                  if one.media_type == ROWS and one.publisher == self._kind.title), ""),
        )  # fmt: skip
        new = [entry for entry in self._groups if entry.id not in known.claims]
        there = sum(entry.number for entry in self._groups) - sum(entry.number for entry in new)
        if there:
            self.tally.notes.append(f"{there:,} rows that were put together are in the project already.")
        whole = made(new, source, known.documents, f"{path.name} (imported)")
        report = Report()
        self._note()
        self.tally.tell(report, path.name)
        return Batch(
            tuple(whole.documents), (), tuple(_needed(self._names.actors, self._described, whole.claims)),
            tuple(whole.claims), report,
            verdicts=tuple(whole.verdicts), label=f"Import “{path.name}”",
        )  # fmt: skip

    def sentence(self, path: Path, batch: Batch) -> str:
        """What became of the rows, in numbers."""
        of = {claim.source_id for claim in batch.claims} | {claim.target_id for claim in batch.claims}
        left = self.tally.left_out
        out = f"; {left:,} left out" if left else ""
        number = counted(len(batch.claims), "claim")
        between = f"{number} between {counted(len(of), 'actor')}" if of else number
        return f"{path.name}: {counted(self.tally.rows, 'row')} read, {between}{out}."

    def _describe(self, party: Party) -> None:
        actor = self._actor(party)
        if actor is not None:
            self._described.add(actor.id)

    def _take(self, record: Record) -> bool:
        """Keep a record, or say in the tally why not; whether it was asked for."""
        if not self._lies_in_window(record.date):
            self.tally.skip(record.row, "not in the time that was asked for")
            return False
        source, target = self._actor(record.source), self._actor(record.target)
        if source is None or target is None:
            self.tally.skip(record.row, "an actor that is only a role, of no country")
            return False
        if source.id == target.id:
            self.tally.skip(record.row, "one actor at both ends")
            return False
        if not self._wanted.takes(source, target, self._names.actors):
            self.tally.skip(record.row, "none of the actors that were asked for")
            return False
        identity = claim_id_of(record, self._kind.name)
        if hash(identity) in self._heard:
            self.tally.skip(record.row, "the same source, pair, kind of event and day as a row before")
            return False
        self._heard.add(hash(identity))
        if identity in self._project.evidence.claims:
            self.tally.skip(record.row, "in the project already")
            return False
        narrator = record.narrator if record.narrator == AUTHOR else self._names.exact(record.narrator).id
        kept = replace(record, id=identity, narrator=narrator, arena=tuple(map(self._arena, record.arena)))
        self._groups.add(kept, source.id, target.id)
        return True

    def _lies_in_window(self, date: str) -> bool:
        if self._first is None and self._last is None:
            return True
        return FuzzyDate.parse(date).overlaps(self._first, self._last)

    def _actor(self, party: Party) -> Actor | None:
        """Whom a row means; remembered, since rows name the same few thousand actors again and again."""
        if party not in self._parties:
            self._parties[party] = _found(self._names, party)
        return self._parties[party]

    def _arena(self, place: str) -> str:
        state = self._names.state(place)
        return state.name if state is not None else place

    def _note(self) -> None:
        if self._groups.step:
            self.tally.notes.append(
                f"There are too many statements for a map: {_TOGETHER[self._groups.step]} were put together."
                " Ask for less time or fewer actors to have each."
            )
        for name in sorted(self._wanted.unheard()):
            self.tally.notes.append(f"Nobody in the rows is called “{name}”.")


def _found(names: Names, party: Party) -> Actor | None:
    if party.naming is Naming.ROLE:
        return names.role(party.name, party.country, party.sectors)
    if party.naming is Naming.NAME:
        return names.named(party.name, party.country, party.sectors)
    above = names.exact(party.principal, actor_id=party.principal_key).id if party.principal else ""
    return names.exact(
        party.name, actor_id=party.key, kind=party.kind, code=party.code, principal_id=above, aliases=party.aliases
    )


def _needed(actors: Mapping[str, Actor], described: Iterable[str], claims: Iterable[Claim]) -> Iterable[Actor]:
    """The actors of the claims and those that were described, with those for whom they act."""
    wanted: dict[str, None] = {}
    waiting = [*described, *(one for claim in claims for one in (claim.source_id, claim.target_id, claim.narrator))]
    while waiting:
        one = waiting.pop()
        if one in actors and one not in wanted:
            wanted[one] = None
            waiting.append(actors[one].principal_id)
    return [actor for one, actor in actors.items() if one in wanted]
