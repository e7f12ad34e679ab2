"""Fills the analysis under the map from the session, and does what is asked in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from ..model import AllyMapError, Progress, pair_words
from ..model.written_dates import as_edtf
from ..network.changes import Moment, RelationChange, between_days, changes, moment_of_file
from ..network.evidence import Evidence, Query
from ..network.handling import Cleared, cleared
from ..network.matrix import Cell, Matrix, matrix
from ..network.structure.findings import Finding
from ..network.structure.patterns import Patterns, find_patterns
from ..output import changes as change_output
from ..output import findings as finding_output
from ..output import matrix as matrix_output
from ..output.people import People
from ..workspace import Workspace
from ..workspace.handling import label_of
from .analysis_drawer import AnalysisDrawer
from .analysis_narrators import AnalysisNarrators
from .analysis_page import Told
from .analysis_scene import put_list, put_scene
from .arena_requests import ArenaRequests
from .copying import Copying
from .jobs import Job, JobRunner
from .session import Session
from .wording import failure_words

_SECONDS = 10.0


class Evidencing(Protocol):
    """Whoever opens the evidence and the document of a claim."""

    def show_claim(self, claim_id: str) -> bool: ...

    def open_document(self, claim_id: str) -> None: ...


class Analysis(QObject):
    """Lives as long as its drawer. ``camps_marked(number by actor id)``: these camps should be marked on the map."""

    camps_marked = Signal(object)

    def __init__(
        self, drawer: AnalysisDrawer, session: Session, requests: Evidencing, jobs: JobRunner, copying: Copying
    ) -> None:
        super().__init__(drawer)
        self._copying = copying
        self._in_matrix: list[str] = []
        self._in_cell = Told("", "", (), ())
        self._arenas, self._narrators = ArenaRequests(drawer.matrix, session), AnalysisNarrators(drawer, session)
        self._drawer, self._session, self._requests, self._jobs = drawer, session, requests, jobs
        self._patterns: Patterns | None = None
        self._asked: tuple[object, Query, int | None] | None = None
        self._job: Job | None = None
        self._day: date | None = None
        self._window: tuple[date | None, date | None, date | None] = (None, None, None)
        self._compared = ""
        self._evidence = session.evidence
        self._refresh = {
            "matrix": self._show_matrix, "narrators": self._show_narrators, "findings": self._look_for_patterns,
        }  # fmt: skip
        self._hear()

    def show(self, page: str) -> None:
        """Open a page of the drawer; the one on show closes."""
        self._drawer.show_page("" if self._drawer.page == page else page)

    def _hear(self) -> None:
        drawer, session = self._drawer, self._session
        drawer.shown.connect(self._open)
        for told in (session.map_changed, session.selection_changed, session.content_changed):
            told.connect(self._renew)
        drawer.matrix.cell_chosen.connect(self._take_cell)
        drawer.unit.activated.connect(lambda _: self._show_matrix())
        for page in (drawer.changes, drawer.narrators, drawer.findings):
            page.chosen.connect(self._take)
        drawer.passages.wanted.connect(self._open_claim)
        drawer.compare.clicked.connect(self._compare_days)
        drawer.since_file.clicked.connect(self._compare_file)
        drawer.alone.toggled.connect(self._show_alone)
        drawer.camps.activated.connect(lambda _: self._look_for_patterns())
        drawer.look.clicked.connect(lambda _: self._look_for_patterns(again=True))
        drawer.marked.toggled.connect(lambda _: self._mark_camps())
        drawer.fragile.toggled.connect(lambda _: self._show_patterns())
        drawer.copy.clicked.connect(self._copy)
        drawer.scene.clicked.connect(self._make_scene)

    def _open(self, page: str) -> None:
        self._in_cell = Told("", "", (), ())
        self._drawer.passages.show_claims((), self._evidence)
        self._renew()
        if page == "matrix":
            self._drawer.matrix.tell_chosen()
            self._drawer.matrix.setFocus()
        elif page:
            getattr(self._drawer, page).list.setFocus()

    def _renew(self, *_: object) -> None:
        refresh = self._refresh.get(self._drawer.page)
        if refresh is not None:
            refresh()

    def _take(self, told: Told) -> None:
        self._drawer.passages.show_claims(told.claims, self._evidence)

    def _open_claim(self, claim_id: str) -> None:
        if not self._requests.show_claim(claim_id):
            self._session.told.emit(self.tr("The map does not draw this claim as it is filtered now."))
        self._requests.open_document(claim_id)

    # Arenas over time.

    def _show_matrix(self) -> None:
        session, drawer = self._session, self._drawer
        self._evidence = session.evidence
        relations = session.timeless_view.relations
        if session.relation_id:
            relations = tuple(one for one in relations if one.id == session.relation_id)
        elif session.actors:
            relations = tuple(one for one in relations if session.actors.intersection(one.actors))
        sides = self.tr("cooperation left, competition right")
        drawer.of_whom.setText(f"{self._whose()} · {sides}")
        self._in_matrix = [one for relation in relations for one in relation.claims]
        drawer.matrix.show_matrix(self._matrix_of(self._evidence))

    def _matrix_of(self, evidence: Evidence) -> Matrix:
        found = (evidence.claims[one] for one in self._in_matrix if one in evidence.claims)
        return matrix(found, self._drawer.unit.currentData())

    def _whose(self) -> str:
        session = self._session
        ids = session.relation_id.split("|") if session.relation_id else sorted(session.actors)
        names = pair_words(session.names.get(one, one) for one in ids)
        return names or self.tr("the whole map")

    def _take_cell(self, cell: Cell, words: str) -> None:
        """Show a cell's passages; a scene made now is about them."""
        claims = (*cell.cooperation, *cell.competition)
        pairs = {claim: relation.id for relation in self._session.timeless_view.relations for claim in relation.claims}
        relations = tuple(dict.fromkeys(pairs[claim] for claim in claims if claim in pairs))
        self._in_cell = Told(f"{self._whose()} · {words}", "", claims, relations)
        self._drawer.passages.show_claims(claims, self._evidence, words)

    # What changed.

    def _compare_days(self) -> None:
        drawer, query = self._drawer, self._own_query()
        try:
            start, end = as_edtf(drawer.since.text()), as_edtf(drawer.until.text()) or date.today().isoformat()
            moments = between_days(self._session.workspace.snapshot(), query, start, end)
        except (AllyMapError, ValueError) as error:
            self._session.refused.emit(str(error) if isinstance(error, AllyMapError) else f"{error}.")
            return
        self._day = moments[1].day
        words = self.tr("What changed, {start} to {end}" if drawer.until.text() else "What changed since {start}")
        self._compared = words.format(start=start, end=end)
        self._run_changes(lambda _: (*moments, changes(*moments)))

    def _compare_file(self) -> None:
        dialog = QFileDialog(self._drawer, self.tr("An earlier file of this project"))
        dialog.setObjectName("earlierFile")
        dialog.setNameFilter(self.tr("AllyMap projects (*.allymap)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.compare_with)
        dialog.open()

    def compare_with(self, path: str) -> None:
        """Tell what changed since an earlier file of the project."""
        query, after = self._own_query(), Moment(self._session.workspace.snapshot(), self._own_query())
        self._day = None
        self._compared = self.tr("What changed since “{name}”").format(name=Path(path).stem)

        def work(_: Progress) -> tuple[Moment, Moment, list[RelationChange]]:
            with Workspace.look(Path(path)) as earlier:
                before = moment_of_file(earlier.snapshot(), query)
            return before, after, changes(before, after)

        self._run_changes(work)

    def _run_changes(self, work: Callable[[Progress], tuple[Moment, Moment, list[RelationChange]]]) -> None:
        self._jobs.run(
            self.tr("Comparing"), work, lambda found: self._show_changes(*found),
            lambda error: self._session.refused.emit(failure_words(error)),
        )  # fmt: skip

    def _show_changes(self, before: Moment, after: Moment, found: list[RelationChange]) -> None:
        self._evidence = Evidence(
            {**before.evidence.documents, **after.evidence.documents},
            {**before.evidence.actors, **after.evidence.actors}, {**before.evidence.claims, **after.evidence.claims},
        )  # fmt: skip
        people = People(self._evidence)
        causes = {"world": self.tr("the world"), "evidence": self.tr("our evidence"), "judgement": self.tr("judgement")}
        told = [
            Told(
                change_output.sentence(one, people), f"{causes[one.cause.value]} · {one.kind.value}",
                one.gained + one.lost or one.relation.claims, (one.relation.id,),
            )
            for one in found
        ]  # fmt: skip
        remark = "" if told else self.tr("Nothing changed.")
        self._drawer.changes.show_told(told, remark, partial(self._changes_text, before, after))
        self._drawer.passages.show_claims((), self._evidence)
        if self._drawer.alone.isChecked():
            self._show_alone(True)

    def _changes_text(self, before: Moment, after: Moment, free: Evidence) -> str:
        """What changed, worked out again from what may be copied of both moments."""
        label = label_of(self._session.workspace.settings)
        one, other = (replace(at, evidence=cleared(at.evidence, label).evidence) for at in (before, after))
        return change_output.write(changes(one, other), one.evidence, other.evidence, "md")

    def _show_alone(self, wanted: bool) -> None:
        """Draw the changed relations and no others, as of the later day; those that ended are only in the list.

        Not any more, the map has the window again that it had before.
        """
        pairs = frozenset(pair for told in self._drawer.changes.told for pair in told.relations)
        query = self._session.query
        if wanted and pairs:
            if not query.relations:
                self._window = query.start, query.end, query.as_of
            self._session.ask(replace(query, relations=pairs, start=None, end=None, as_of=self._day), kept=False)
        elif query.relations:
            start, end, as_of = self._window
            self._session.ask(replace(query, relations=frozenset(), start=start, end=end, as_of=as_of))

    def _show_narrators(self) -> None:
        self._evidence = self._session.evidence
        self._narrators.show()

    # Patterns.

    def _look_for_patterns(self, again: bool = False) -> None:
        session = self._session
        camps: int | None = self._drawer.camps.currentData()
        asked = (session.workspace.revision, session.query, camps)
        if not again and self._asked is not None and asked == self._asked:
            return
        if self._job is not None:
            self._job.cancel()
        self._asked = asked
        evidence, query = session.workspace.snapshot(), session.query
        self._drawer.findings.remark.setText(self.tr("Looking for patterns…"))
        self._drawer.findings.remark.show()
        job = self._jobs.run(
            self.tr("Looking for patterns"),
            lambda progress: find_patterns(evidence, query, camps, _SECONDS, progress),
            self._take_patterns,
        )
        job.cancelled.connect(lambda: self._forget_patterns(job))
        job.ended.connect(lambda: self._let_go(job))
        self._job = job

    def _let_go(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _forget_patterns(self, job: Job) -> None:
        if self._job is not job:  # another search has taken its place
            return
        self._asked = None
        self._drawer.findings.remark.setText(self.tr("Stopped. “Look again” starts anew."))

    def _take_patterns(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._show_patterns()
        self._mark_camps()

    def _mark_camps(self) -> None:
        """Mark the camps on the map while that is wanted: a camp of one is nobody's camp."""
        found = self._patterns.findings if self._patterns is not None and self._drawer.marked.isChecked() else ()
        camps = next((one.camps for one in found if one.camps), ())
        self.camps_marked.emit({actor: number for number, camp in enumerate(camps) for actor in camp})

    def _show_patterns(self) -> None:
        if self._patterns is None:
            return
        self._evidence = self._session.evidence
        with_fragile = self._drawer.fragile.isChecked()
        shown = self._patterns.shown(with_fragile)
        told = [self._finding_told(one) for one in shown]
        hidden = len(self._patterns.findings) - len(shown)
        remark = self.tr("{n} more, each decided by a single claim, are not shown.").format(n=hidden) if hidden else ""
        self._drawer.findings.show_told(told, remark or ("" if told else self.tr("No pattern found.")), lambda _: "")

    def _finding_told(self, found: Finding) -> Told:
        claims, relations = (tuple(getattr(step, name) for step in found.steps) for name in ("claim_id", "relation_id"))
        return Told(found.sentence, finding_output.note(found), claims, relations)

    # What leaves.

    def _own_query(self) -> Query:
        """The question without what the drawer itself put on."""
        return replace(self._session.query, relations=frozenset(), start=None, end=None, as_of=None)

    def _copy(self) -> None:
        told = self.tr("Copied as Markdown.")
        if self._drawer.page == "matrix":
            self._copying.text(lambda free: matrix_output.write(self._matrix_of(free), "md", free), told)
        elif self._drawer.page == "findings":
            self._copying.cleared(lambda free: self._copy_patterns(free, told))
        else:
            self._copying.text(getattr(self._drawer, self._drawer.page).write, told)

    def _copy_patterns(self, free: Cleared, words: str) -> None:
        """Copy the patterns on show, or look for those that can be found without what is held back."""
        fragile = self._drawer.fragile.isChecked()

        def copy(patterns: Patterns) -> None:
            self._copying.put(finding_output.write(patterns.shown(fragile), free.evidence, "md"), words, free)

        if self._patterns is not None and not free.sentence:
            copy(self._patterns)
            return
        camps, query = self._drawer.camps.currentData(), self._session.query
        self._jobs.run(
            self.tr("Looking for patterns"),
            lambda progress: find_patterns(free.evidence, query, camps, _SECONDS, progress), copy,
        )  # fmt: skip

    def _make_scene(self) -> None:
        """The chosen sentence with its relations and passages; all changes where none is chosen; a cell, or the map."""
        page = None if self._drawer.page == "matrix" else getattr(self._drawer, self._drawer.page)
        told = self._in_cell if page is None else page.current
        if page is self._drawer.changes and page.told and told is None:
            put_list(self._session, self._compared, page.told)
            return
        told = told or (page.told[0] if page is not None and page.told else None)
        put_scene(self._session, told if told and told.sentence else Told(self._whose(), "", (), ()))
