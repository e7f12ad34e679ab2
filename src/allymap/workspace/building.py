"""Builds a project from any number of documents, part by part, so that an interrupted build can be taken up again.

A small build happens in memory and leaves nothing when it is stopped. A large one works on a project of its own beside
the target, ``NAME.unfinished.allymap``, each part of which is committed to the journalled working copy. Stopped, it
keeps that file; killed, its working copy; either way the same build goes on with the documents that are missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import __version__
from ..model import Actor, AllyMapError, Cancelled, Document, Original, Progress, ProjectError, Report, Setting
from ..model.wording import counted
from ..storage import located, recoverable, refuse_if_open_elsewhere, refuse_target
from .arrivals import arrivals
from .editing.documents import remove_documents
from .editing.threshold import check_drawn_from, keep_drawn_from
from .extractors import Extracts, check_extractor
from .importing import Batch, write
from .parts import Parts, size_of
from .placing import put_arrangement
from .workspace import Workspace

__all__ = ["Built", "Unfinished", "build", "check_target", "unfinished_path"]

_GROUP = 64_000_000
"""Bytes of files that are read, and held in memory, before their claims are extracted."""

_SMALL = 200_000
"""Characters of text up to which a build is not worth keeping when it is stopped: some ten seconds of work."""

_BUILT_BY = "build.by"


class Unfinished(AllyMapError):
    """A build was stopped or failed, and what it had done is kept. ``stopped``: because somebody asked for it."""

    def __init__(self, message: str, stopped: bool) -> None:
        super().__init__(message)
        self.stopped = stopped


@dataclass(frozen=True, slots=True)
class Built:
    """An open project, which the caller closes. It was saved unless it holds no document.

    ``resumed`` is the number of documents that an interrupted build had done before.
    """

    workspace: Workspace
    report: Report
    resumed: int = 0


def build(
    paths: Iterable[Path], target: Path, *, published: str = "", progress: Progress | None = None,
    extractor: str | Extracts = "rules", jobs: int = 1, consent: bool = False,
    drawn_from: float | None = None, attachments: Collection[str] | None = None,
) -> Built:  # fmt: skip
    """Read documents, find their claims and save the project, which keeps ``drawn_from`` as its own threshold.

    ``attachments`` are those of mails that are read, as for ``importing.prepare``. Raises ``AllyMapError`` as that and
    ``Workspace.save`` do, ``Cancelled`` where nothing is kept, and ``Unfinished`` where the same call goes on from what
    was done.
    """
    check_extractor(extractor)
    check_drawn_from(drawn_from)
    signature = f"{__version__} {extractor if isinstance(extractor, str) else type(extractor).__name__}"
    if drawn_from is not None:
        signature += f" drawn from {drawn_from}"
    parts = Parts(extractor, jobs, consent, drawn_from)
    work = _Build(target, signature, progress or Progress(), parts, drawn_from)
    try:
        return work.run(list(paths), published, attachments)
    except BaseException as error:
        kept = work.keep()
        if not kept:
            raise
        if isinstance(error, (KeyboardInterrupt, Cancelled)):
            raise Unfinished(f"Stopped: {kept}", stopped=True) from error
        if isinstance(error, AllyMapError):
            raise Unfinished(f"{error} Of the build, {kept}", stopped=False) from error
        raise


def check_target(target: Path) -> None:
    """Raise ``ProjectError`` before the work for what could not be saved after it."""
    refuse_target(located(target))
    refuse_if_open_elsewhere(located(target))


def unfinished_path(target: Path) -> Path:
    """Where a large build works until it is done.

    >>> unfinished_path(Path("/desk/press.allymap")).name
    'press.unfinished.allymap'
    """
    return located(target).with_name(f"{target.stem}.unfinished.allymap")


class _Build:
    """One build: what it has read, the project that it fills, and how that is kept when it ends early."""

    def __init__(
        self, target: Path, signature: str, progress: Progress, parts: Parts, drawn_from: float | None
    ) -> None:
        self._target, self._signature, self._progress, self._parts = target, signature, progress, parts
        self._drawn_from = drawn_from
        self._workspace: Workspace | None = None
        self._seen: list[Document] = []
        self._report = Report()

    def run(self, paths: list[Path], published: str, attachments: Collection[str] | None) -> Built:
        from ..reading import read_paths
        from ..reading.files import files_in

        self._progress.phase("Looking for documents")
        files = files_in(paths, self._report, self._progress)
        groups = list(_grouped(files))
        left = len(files)
        resumed = 0
        for group in groups or [[]]:
            left -= len(group)
            reading = read_paths(group, self._progress, published, attachments)
            self._report.extend(reading.report)
            documents, originals = arrivals(reading, self._seen, self._report)
            self._seen += documents
            if self._workspace is None:
                self._workspace = self._begun(len(groups) > 1 or size_of(documents) > _SMALL)
            done = self._done(self._workspace, documents)
            resumed += len(done)
            self._fill(self._workspace, [one for one in documents if one.id not in done], originals, left)
        return self._finished(resumed)

    def keep(self) -> str:
        """Let go of the project after a failure, and say what is kept of it; nothing where nothing is."""
        workspace, self._workspace = self._workspace, None
        if workspace is None:
            return ""
        number, path = len(workspace.documents), workspace.path
        if path is None or not number:
            workspace.close()
            if path is not None:
                path.unlink(missing_ok=True)
            return ""
        kept = f"{counted(number, 'document')} {'is' if number == 1 else 'are'} done and kept"
        try:
            workspace.save()
        except ProjectError:
            workspace.leave()
            return f"{kept} aside, and the same command goes on from there."
        workspace.close()
        return f"{kept} in “{path.name}”, and the same command goes on from there."

    def _begun(self, large: bool) -> Workspace:
        """The project to fill: in memory, or the one of an unfinished build."""
        if not large:
            return Workspace.scratch()
        path = unfinished_path(self._target)
        note = next((note for note in recoverable() if note.original == path), None)
        if note is not None:
            workspace = Workspace.recover(note)
        elif path.exists():
            workspace = Workspace.open(path)
        else:
            workspace = Workspace.new()
        try:
            if workspace.path is None:
                workspace.save(path)
            if workspace.settings.get(_BUILT_BY, self._signature) != self._signature:
                remove_documents(workspace, list(workspace.documents), by="")
            with workspace.step("Begin a build") as step:
                step.put(Setting(_BUILT_BY, self._signature))
        except BaseException:
            workspace.leave()
            raise
        return workspace

    @staticmethod
    def _done(workspace: Workspace, documents: Sequence[Document]) -> set[str]:
        """The documents that an interrupted build has done; those that changed since are taken out of it."""
        there = [document for document in documents if document.id in workspace.documents]
        changed = [document.id for document in there if workspace.documents[document.id] != document]
        if changed:
            remove_documents(workspace, changed, by="")
        return {document.id for document in there}.difference(changed)

    def _fill(
        self, workspace: Workspace, documents: Sequence[Document], originals: Iterable[Original], left: int
    ) -> None:
        """Find the claims of documents; ``left`` is the number of files that are not read yet."""
        contents = {original.document_id: original for original in originals}
        before = len(workspace.documents)
        self._progress.phase("Reading for claims", before + len(documents) + left)
        self._progress.advance(before)
        for part, found in self._parts.of(documents, self._progress) if documents else ():
            kept = tuple(contents[one.id] for one in part if one.id in contents)
            self._report.extend(found.report)
            with workspace.step(f"Add {counted(len(part), 'document')}") as step:
                write(workspace, step, Batch(tuple(part), kept, tuple(found.actors), tuple(found.claims)))

    def _finished(self, resumed: int) -> Built:
        workspace = self._workspace or Workspace.scratch()
        seen = {document.id for document in self._seen}
        strangers = [one for one in workspace.documents if one not in seen]
        if strangers:
            remove_documents(workspace, strangers, by="")
        if workspace.documents:
            self._progress.phase("Arranging the map")
            with workspace.step("Arrange the map") as step:
                step.remove(Actor, *_idle(workspace))
                step.remove(Setting, _BUILT_BY)
                keep_drawn_from(step, self._drawn_from)
                put_arrangement(workspace, step, None, None, self._progress)
            self._progress.phase("Saving")
            worked_on = workspace.path
            workspace.save(self._target)
            if worked_on is not None:
                worked_on.unlink(missing_ok=True)
        self._workspace = None
        return Built(workspace, self._report, resumed)


def _grouped(files: Sequence[Path]) -> Iterator[list[Path]]:
    """Files in groups that fit into memory with all their bytes."""
    group: list[Path] = []
    size = 0
    for path in files:
        group.append(path)
        try:
            size += path.stat().st_size
        except (OSError, ValueError):  # the reader has the sentence for it
            continue
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _idle(workspace: Workspace) -> list[str]:
    """Actors that no claim needs: those of documents that were taken out again."""
    named = {one for claim in workspace.claims.values() for one in (claim.source_id, claim.target_id, claim.narrator)}
    waiting = [one for one in named if one in workspace.actors]
    needed = set(waiting)
    while waiting:
        above = workspace.actors[waiting.pop()].principal_id
        if above and above not in needed and above in workspace.actors:
            needed.add(above)
            waiting.append(above)
    return [one for one in workspace.actors if one not in needed]
