"""Documents into a project: ``prepare`` reads and extracts on any thread, ``apply`` adds the outcome in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from typing import TYPE_CHECKING, Protocol

from ..model import Actor, AllyMapError, Claim, Document, Original, Progress, ProjectError, Report
from .placing import place_everywhere
from .step import Step
from .wording import counted, free
from .workspace import Workspace

if TYPE_CHECKING:
    from ..reading import Reading

_MACHINES = ("rules", "llm")
"""How the signatures of extractors begin; anybody else who signs a claim is a person."""


class Found(Protocol):
    """What an extractor answers."""

    @property
    def actors(self) -> Sequence[Actor]: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def report(self) -> Report: ...


class Extracts(Protocol):
    """Whatever finds actors and claims in documents."""

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents with what was found in them, in no project yet; ``report`` says what was left out and why.

    ``again``: the documents are in the project, and what machines found in them earlier gives way.
    """

    documents: tuple[Document, ...] = ()
    originals: tuple[Original, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    report: Report = field(default_factory=Report)
    again: bool = False


def prepare(
    paths: Iterable[str | PathLike[str]],
    *,
    published: str = "",
    progress: Progress | None = None,
    extractor: str | Extracts = "rules",
    known: Iterable[Document] = (),
    actors: Iterable[Actor] = (),
    jobs: int = 1,
) -> Batch:
    """Read files and folders and find their claims; touches no project and runs on any thread.

    ``known`` are the documents already there: one of them again is refused, and ids differ from theirs. ``actors`` are
    the project's own, which are recognised by their names and aliases. ``published`` dates documents that do not date
    themselves. Raises ``Cancelled``, and ``AllyMapError`` for a wrong date or an unknown extractor.
    """
    # The readers bring large libraries: they are imported on the thread that reads.
    from ..reading import read_paths

    progress = progress or Progress()
    reading = read_paths(paths, progress, published)
    return _batch(reading, progress, extractor, tuple(known), tuple(actors), jobs=jobs)


def prepare_bytes(
    content: bytes,
    name: str,
    *,
    published: str = "",
    progress: Progress | None = None,
    extractor: str | Extracts = "rules",
    known: Iterable[Document] = (),
    actors: Iterable[Actor] = (),
) -> Batch:
    """The same as ``prepare`` for one document that is in memory, under a file name whose ending tells the format."""
    from ..reading import read_bytes

    reading = read_bytes(content, name, published)
    return _batch(reading, progress or Progress(), extractor, tuple(known), tuple(actors), jobs=1)


def prepare_again(
    documents: Iterable[Document],
    *,
    progress: Progress | None = None,
    extractor: str | Extracts = "rules",
    actors: Iterable[Actor] = (),
    jobs: int = 1,
) -> Batch:
    """Find the claims of documents that are in a project already, for example after its actors were corrected."""
    wanted = tuple(documents)
    found = _extractor(extractor, tuple(actors)).extract(wanted, progress or Progress(), jobs)
    return Batch(wanted, (), tuple(found.actors), tuple(found.claims), found.report, again=True)


def apply(workspace: Workspace, batch: Batch, initiator: object = None) -> None:
    """Add a batch in one step. Actors that are there already stay as they are; new ones stand near their neighbours.

    Claims keep their verdicts when documents were read again, and what a person judged, made or corrected stays.
    Raises ``ProjectError`` when a document came in, went or changed since the batch was prepared.
    """
    for document in batch.documents:
        _check_fresh(workspace.documents.get(document.id), document, batch.again)
    number = counted(len(batch.documents), "document")
    with workspace.step(f"Read {number} again" if batch.again else f"Add {number}", initiator) as step:
        if batch.again:
            _clear(workspace, step, batch)
        else:
            step.put(*batch.documents)
            step.put(*batch.originals)
        step.put(*(actor for actor in batch.actors if actor.id not in workspace.actors))
        step.put(*(claim for claim in batch.claims if _by_machine(workspace.claims.get(claim.id, claim))))
        if batch.documents:
            place_everywhere(workspace, step)


def _check_fresh(known: Document | None, document: Document, again: bool) -> None:
    if again and (known is None or known.text != document.text):
        raise ProjectError(f"“{document.title}” left the project meanwhile: read the rest again.")
    if not again and known is not None:
        raise ProjectError(f"“{document.title}” came into the project meanwhile: add the rest again.")


def _clear(workspace: Workspace, step: Step, batch: Batch) -> None:
    """Remove what machines found earlier and do not find now, unless a person judged it."""
    documents, found = {document.id for document in batch.documents}, {claim.id for claim in batch.claims}
    for claim in list(workspace.claims.values()):
        outdated = claim.document_id in documents and claim.id not in found
        if outdated and _by_machine(claim) and claim.id not in workspace.verdicts:
            step.remove(Claim, claim.id)


def _by_machine(claim: Claim) -> bool:
    return claim.by.partition(" ")[0] in _MACHINES


def _batch(
    reading: Reading, progress: Progress, extractor: str | Extracts, known: Sequence[Document],
    actors: Sequence[Actor], *, jobs: int,
) -> Batch:  # fmt: skip
    report = Report()
    report.extend(reading.report)
    documents, originals = _new(reading, known, report)
    if not documents:
        return Batch(report=report)
    progress.phase("Loading the language model")
    found = _extractor(extractor, actors).extract(documents, progress, jobs)
    report.extend(found.report)
    return Batch(tuple(documents), tuple(originals), tuple(found.actors), tuple(found.claims), report)


def _new(reading: Reading, known: Sequence[Document], report: Report) -> tuple[list[Document], list[Original]]:
    """The documents that are not there yet, under ids of their own, with their originals."""
    contents = {original.document_id: original for original in reading.originals}
    by_bytes = {document.sha256: document for document in known}
    by_text = {_words(document): document for document in known}
    taken = {document.id for document in known}
    documents, originals = [], []
    for document in reading.documents:
        first = by_bytes.get(document.sha256) or by_text.get(_words(document))
        if first is not None:
            where = document.path or document.title
            report.skipped(where, f"This is the same text as “{first.title}”, which is there already.")
            continue
        new = replace(document, id=free(document.id, taken))
        taken.add(new.id)
        by_text[_words(new)] = new
        documents.append(new)
        if document.id in contents:
            originals.append(replace(contents[document.id], document_id=new.id))
    return documents, originals


def _words(document: Document) -> bytes:
    """A digest of the text by which it is recognised however its lines are broken."""
    return hashlib.sha256(" ".join(document.text.split()).encode("utf-8", "surrogatepass")).digest()


def _extractor(extractor: str | Extracts, actors: Sequence[Actor]) -> Extracts:
    if not isinstance(extractor, str):
        return extractor
    if extractor != "rules":
        raise AllyMapError(f"There is no extractor “{extractor}”: the one there is, is called “rules”.")
    from ..extraction import Extractor

    return Extractor.load(extra_actors=actors)
