"""The map according to one narrator, and where two of them, or one and everybody else, tell different things."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from ..network.evidence import Evidence, Query
from ..network.narrators import Disagreement, disagreements, narrators
from ..network.relations import summary
from ..output import narrators as narrator_output
from ..output.narrators import OTHERS, name_of
from ..output.people import People
from .analysis_drawer import AnalysisDrawer
from .analysis_page import Told
from .session import Session

_EVERYBODY = ""


class AnalysisNarrators(QObject):
    """Fills the page of narrators and does what is asked on it. Lives as long as its drawer."""

    def __init__(self, drawer: AnalysisDrawer, session: Session) -> None:
        super().__init__(drawer)
        self._drawer, self._session = drawer, session
        drawer.narrator.activated.connect(lambda _: self._compare())
        drawer.against.activated.connect(lambda _: self._compare())
        drawer.redraw.toggled.connect(lambda _: self._draw())

    def show(self) -> None:
        """List who speaks, keep whom a person chose, and compare the two."""
        drawer, evidence, query = self._drawer, self._session.evidence, self._session.query
        spoken, people = narrators(evidence, query), People(evidence)
        for box, everybody in ((drawer.narrator, []), (drawer.against, [(OTHERS, _EVERYBODY)])):
            chosen = box.currentData()
            box.clear()
            for words, narrator in (*everybody, *((f"{name_of(one, people)} · {n}", one) for one, n in spoken)):
                box.addItem(words, narrator)
            box.setCurrentIndex(max(box.findData(chosen), min(0, box.count() - 1)))
        drawer.redraw.blockSignals(True)
        drawer.redraw.setChecked(query.narrators == {drawer.narrator.currentData()})
        drawer.redraw.blockSignals(False)
        self._list()

    def _compare(self) -> None:
        self._list()
        if self._drawer.redraw.isChecked():
            self._draw()

    def _list(self) -> None:
        page = self._drawer.narrators
        if self._drawer.narrator.count() == 0:
            page.show_told((), self.tr("Nobody says anything yet."), lambda _: "")
            return
        one: str = self._drawer.narrator.currentData()
        other: str | None = self._drawer.against.currentData() or None
        evidence, query = self._session.evidence, self._session.query
        people = People(evidence)
        names = name_of(one, people), name_of(other, people)
        told = [self._told(pair, names, people) for pair in disagreements(evidence, query, one, other)]
        nothing = self.tr("There is no pair of which {one} and {other} tell different things.")
        page.show_told(
            told, "" if told else nothing.format(one=names[0], other=names[1]), partial(self._text, one, other, query)
        )

    def _told(self, pair: Disagreement, names: tuple[str, str], people: People) -> Told:
        sides = zip(names, (pair.one, pair.other), strict=True)
        note = " / ".join(f"{name}: {summary(side)}" for name, side in sides)
        return Told(narrator_output.pair_of(pair, people), note, pair.claims, (pair.relation_id,))

    def _text(self, one: str, other: str | None, query: Query, free: Evidence) -> str:
        people = People(free)
        heading = self.tr("Where {one} and {other} tell different things")
        heading = heading.format(one=name_of(one, people), other=name_of(other, people))
        return (
            f"## {heading}\n\n{narrator_output.write(disagreements(free, query, one, other), one, other, free, 'md')}"
        )

    def _draw(self) -> None:
        wanted = frozenset({self._drawer.narrator.currentData()}) if self._drawer.redraw.isChecked() else frozenset()
        self._session.ask(replace(self._session.query, narrators=wanted))
