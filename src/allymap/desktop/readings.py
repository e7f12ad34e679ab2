"""Reads documents on a thread, into the open project or again, with the extractor that the person chose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ..model import AllyMapError, Attachment, Progress
from . import warmup
from .consent import ask_consent, departure
from .extraction_settings import ExtractionSettings
from .import_report import ImportReport, ImportReportDialog, troubles
from .wording import counted, failure_words

if TYPE_CHECKING:
    from ..workspace import Workspace, datasets
    from ..workspace.difference import Difference
    from ..workspace.importing import Batch, Choice
    from .open_project import OpenProject
    from .window import MainWindow

Reading = Callable[[Progress, "str | Choice", bool], Any]
"""Work that reads: its progress, with which extractor, and whether text may leave the machine."""


def _attachments_in(paths: Sequence[Path], progress: Progress) -> list[Attachment]:
    """On the thread of a job: it brings the readers."""
    warmup.make_way_for_reading()
    from ..workspace import importing

    return importing.attachments_in(paths, progress)


class Readings(QObject):
    """Every reading of the window goes through here: the question of consent, the job, the outcome."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._last: tuple[Workspace, ImportReport] | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "document.read_again": self.read_again,
            "document.report": self.show_report,
            "edit.vocabulary": self.edit_vocabulary,
        }

    def add(self, project: OpenProject, paths: Sequence[Path]) -> None:
        """Read files and folders and add them to a project in one step, asking first what is attached to mails."""
        from ..workspace import importing

        if not any(map(importing.may_hold_mail, paths)):
            self._read(project.session.workspace, paths, None)
            return
        self._window.jobs.run(
            self.tr("Looking for attachments"),
            partial(_attachments_in, paths),
            partial(self._choose, project.session.workspace, paths),
            partial(self._failed, instead=None),
        )

    def _choose(self, workspace: Workspace, paths: Sequence[Path], found: Sequence[Attachment]) -> None:
        """Have the person choose among attachments, where there are any, and read."""
        if self._project_of(workspace) is None:
            return
        if not found:
            self._read(workspace, paths, None)
            return
        from .attachments_dialog import AttachmentsDialog

        AttachmentsDialog(self._window, found, partial(self._read, workspace, paths)).open()

    def _read(self, workspace: Workspace, paths: Sequence[Path], attachments: frozenset[str] | None) -> None:
        from ..workspace import importing

        # Taken here, because the job runs on a thread and the workspace belongs to this one.
        standing = importing.standing(workspace, self._shape())

        def read(progress: Progress, extractor: str | Choice, consent: bool) -> Batch:
            warmup.make_way_for_reading()
            return importing.prepare(
                paths, progress=progress, extractor=extractor, consent=consent, within=standing,
                attachments=attachments,
            )  # fmt: skip

        title = self.tr("Reading “{name}”").format(name=paths[0].name)
        if len(paths) > 1:
            title = self.tr("Reading {n} files").format(n=len(paths))
        self._run(title, read, partial(self._add, workspace))

    def import_data(
        self, workspace: Workspace, paths: Sequence[Path], kind: str, asks: datasets.Asks,
        before: ImportReport | None = None,
    ) -> None:  # fmt: skip
        """Import files of one kind, one after the other, each as one step; ``before`` tells of those already done.

        One that cannot be read is left out, and all are told of at the end. Cancelled, the rest is not imported.
        """
        if not paths or self._project_of(workspace) is None:
            return
        from ..workspace import importing

        path, *others = paths
        standing = importing.standing(workspace, self._shape())

        def read(progress: Progress) -> datasets.Outcome:
            warmup.make_way_for_reading()
            from ..workspace import datasets

            return datasets.prepare(path, kind, asks, within=standing, progress=progress)

        def done(outcome: datasets.Outcome) -> None:
            batch = outcome.batch
            if self._project_of(workspace) is not None and (not batch.claims or self._apply(workspace, batch)):
                go_on(ImportReport.of(batch), outcome.sentence)

        def failed(error: Exception) -> None:
            if self._project_of(workspace) is None or not isinstance(error, AllyMapError) or not (before or others):
                self._failed(error, None)
            else:
                go_on(ImportReport.of_failure(path.name, str(error)), "")

        def go_on(report: ImportReport, sentence: str) -> None:
            whole = report if before is None else before.joined(report)
            self._last = workspace, whole
            if others:
                self.import_data(workspace, others, kind, asks, whole)
            elif before is None:
                self._window.messages.say(sentence, (), self.tr("Report"), self.show_report)
            else:
                self._tell(whole)

        title = self.tr("Importing “{name}”").format(name=path.name)
        self._window.jobs.run(title, read, done, failed)

    def _shape(self) -> float | None:
        """Width over height of where the map will be seen."""
        project = self._window.project
        return project.page.canvas.ground_shape if project is not None else None

    def read_again(self, document_ids: Iterable[str] = ()) -> None:
        """Find the claims of documents again, of all where none is named, and show what would change."""
        from ..workspace import difference, importing

        project = self._window.project
        if project is None:
            return
        workspace = project.session.workspace
        wanted = set(document_ids)
        documents = [one for key, one in workspace.documents.items() if not wanted or key in wanted]
        if not documents:
            self._window.say(self.tr("There is no document in this project to be read again."))
            return
        standing = importing.standing(workspace)

        def read(progress: Progress, extractor: str | Choice, consent: bool) -> tuple[Batch, Difference]:
            warmup.make_way_for_reading()
            batch = importing.prepare_again(
                documents, progress=progress, extractor=extractor, consent=consent, within=standing
            )
            progress.phase("Comparing")
            own = {actor.id for actor in standing.own_actors}
            return batch, difference.between(standing.evidence, batch, own)

        number = counted(len(documents), self.tr("document"), self.tr("documents"))
        self._run(self.tr("Reading {number} again").format(number=number), read, partial(self._compare, workspace))

    def show_report(self) -> None:
        """Show what the last reading into the open project brought and left out."""
        project = self._window.project
        if project is None:
            return
        session = project.session
        if self._last is None or self._last[0] is not session.workspace:
            self._window.mention(self.tr("Nothing was read into this project since it was opened."))
            return
        documents = session.workspace.documents
        ImportReportDialog(
            self._window, self._last[1], documents, project.requests.read, partial(self._date, session.workspace)
        ).show()

    def edit_vocabulary(self) -> None:
        """Edit the project's own actors and frames; what changed is offered to be read with."""
        from ..workspace import editing
        from .vocabulary_dialog import VocabularyDialog

        project = self._window.project
        if project is None:
            return
        session, workspace = project.session, project.session.workspace

        def save(actors: Sequence[editing.OwnActor], frames: str) -> None:
            before = workspace.revision, workspace.own_frames
            if not session.attempt(editing.set_vocabulary, actors, frames):
                return
            if before != (workspace.revision, workspace.own_frames) and workspace.documents:
                self._window.messages.say(
                    self.tr("The documents were read before this changed."), (), self.tr("Read again"), self.read_again
                )

        VocabularyDialog(
            self._window, editing.own_actors(workspace), sorted(session.names.values()), workspace.own_frames,
            partial(editing.check_vocabulary, workspace), save,
        ).open()  # fmt: skip

    def _run(self, title: str, read: Reading, done: Callable[[Any], None]) -> None:
        """Have a job read with the extractor of the preferences, once the person agreed to what leaves the machine."""
        chosen = ExtractionSettings.kept().choice()

        def start(extractor: str | Choice, consent: bool, instead: Callable[[], None] | None = None) -> None:
            self._window.jobs.run(
                title, lambda progress: read(progress, extractor, consent), done, partial(self._failed, instead=instead)
            )

        def rules() -> None:
            start("rules", False)

        if chosen.name == "rules":
            rules()
            return
        try:
            sentence = departure(chosen)
        except AllyMapError as error:
            self._failed(error, rules)
            return
        if sentence:
            ask_consent(self._window, sentence, lambda: start(chosen, True, rules), rules)
        else:
            start(chosen, False, rules)

    def _failed(self, error: Exception, instead: Callable[[], None] | None) -> None:
        told = failure_words(error)
        if not isinstance(error, AllyMapError):
            self._window.say(told, [repr(error)])
        elif instead is None:
            self._window.say(told)
        else:
            self._window.messages.say(told, (), self.tr("Read with the rules"), instead)

    def _project_of(self, workspace: Workspace) -> OpenProject | None:
        """The project on show, where it is still that one: it may be closed while its documents are being read."""
        project = self._window.project
        return project if project is not None and project.session.workspace is workspace else None

    def _apply(self, workspace: Workspace, batch: Batch) -> bool:
        from ..workspace import importing

        try:
            importing.apply(workspace, batch)
        except AllyMapError as error:
            self._window.say(str(error))
            return False
        return True

    def _add(self, workspace: Workspace, batch: Batch) -> None:
        if self._project_of(workspace) is None or (batch.documents and not self._apply(workspace, batch)):
            return
        report = ImportReport.of(batch)
        self._last = workspace, report
        self._tell(report)

    def _tell(self, report: ImportReport) -> None:
        left_out, undated, read = [*report.troubles, *report.left_out], report.undated, report.sentence
        if not report.documents:
            sentence = str(left_out[0]) if len(left_out) == 1 else self.tr("Nothing could be read.")
            self._window.messages.say(
                sentence, [str(one) for one in left_out] if len(left_out) > 1 else (), self.tr("Report"),
                self.show_report,
            )  # fmt: skip
        elif left_out or report.notes or len(undated) > 1:
            number = len(report.left_out)
            parts = [self.tr("{read}; {n} left out").format(read=read, n=number) if number else read]
            parts += [str(trouble).rstrip(".") for trouble in report.troubles]
            if undated:
                one = self.tr("One does not say when it was published")
                many = self.tr("{n} do not say when they were published")
                parts.append((one if len(undated) == 1 else many).format(n=len(undated)))
            offer = self.tr("Set the dates") if undated and not left_out else self.tr("Report")
            self._window.messages.say(". ".join(parts) + ".", (), offer, self.show_report)
        elif undated:
            self._ask_for_date(read, undated[0].id)
        else:
            self._window.mention(f"{read}.")
        project = self._window.project
        if project is not None and project.page.canvas.shows_all:
            project.page.canvas.fit()  # what was just told must not hide who has just come

    def _ask_for_date(self, read: str, document_id: str) -> None:
        project = self._window.project
        if project is not None:
            sources = project.page.sources
            self._window.messages.say(
                self.tr("{read}. One does not say when it was published.").format(read=read), (),
                self.tr("Set the date"), lambda: sources.ask_for_date(document_id),
            )  # fmt: skip

    def _date(self, workspace: Workspace, dates: dict[str, str]) -> None:
        from ..workspace import editing

        project = self._project_of(workspace)
        if project is not None and project.session.attempt(editing.date_documents, dates):
            self.offer_again(workspace, dates)

    def offer_again(self, workspace: Workspace, dated: Collection[str]) -> None:
        """Offer to find the claims of documents again that have just been dated, where some of theirs are not."""
        documents = [workspace.documents[one] for one in dated]
        if all(one.published for one in documents) and any(
            claim.document_id in dated and not claim.date for claim in workspace.claims.values()
        ):
            self._window.messages.say(
                self.tr("Reading again dates what is called “last year” and the like."), (),
                self.tr("Read again"), lambda: self.read_again(dated),
            )  # fmt: skip

    def _compare(self, workspace: Workspace, found: tuple[Batch, Difference]) -> None:
        from .difference_dialog import DifferenceDialog

        batch, change = found
        if self._project_of(workspace) is None:
            return
        told = " ".join([change.headline(), *map(str, troubles(batch.report.remarks))])
        remarks = [str(remark) for remark in batch.report.remarks]
        if not change:
            self._window.say(told, remarks)
            return

        def apply() -> None:
            if self._project_of(workspace) is not None and self._apply(workspace, batch):
                self._window.say(told, remarks)

        DifferenceDialog(self._window, change, apply).open()
