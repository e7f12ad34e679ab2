"""Documents into a project: ``prepare`` reads and extracts on any thread, ``apply`` adds the outcome in one step."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from ..model import Actor, Attachment, Claim, Document, Original, Progress, ProjectError, Report, Verdict
from ..model.wording import counted
from .arrivals import arrivals
from .extractors import Choice, Extracts, Found, departure, extractor_for, keep_key
from .placing import Arrangement, Standing, arrangement_for, put_arrangement, standing
from .plan import Plan, carried_out, plan_for
from .step import Step
from .workspace import BLANK, Workspace

if TYPE_CHECKING:
    from ..network.evidence import Evidence
    from ..reading import Reading

__all__ = [
    "Batch", "Choice", "Extracts", "Found", "Standing", "apply", "arranged", "attachments_in", "departure",
    "endings", "keep_key", "may_hold_mail", "plan_of", "prepare", "prepare_again", "prepare_bytes", "standing",
]  # fmt: skip


def endings() -> tuple[str, ...]:
    """The endings of the files that can be read as documents, with their dots."""
    from ..reading import SUFFIXES

    return tuple(SUFFIXES)


def may_hold_mail(path: Path) -> bool:
    """Whether a path is a mail or a folder, in which there may be some: then ``attachments_in`` is worth its time."""
    return path.suffix.lower() == ".eml" or path.is_dir()  # asked on the window's thread, without the readers


def attachments_in(paths: Iterable[str | PathLike[str]], progress: Progress) -> list[Attachment]:
    """What is attached to mails and could be read, to choose from before ``prepare``. Raises ``Cancelled``."""
    from ..reading import attachments

    return attachments.attachments_in(paths, progress)


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents with what was found in them, in no project yet; ``report`` says what was left out and why.

    ``again``: the documents are in the project, and what machines found in them earlier gives way. ``arrangement``
    holds places that the job worked out, so that applying the batch takes no time. ``verdicts`` came with the claims,
    and ``label`` names the step where it is not about documents.
    """

    documents: tuple[Document, ...] = ()
    originals: tuple[Original, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    report: Report = field(default_factory=Report)
    again: bool = False
    arrangement: Arrangement | None = None
    verdicts: tuple[Verdict, ...] = ()
    label: str = ""


def prepare(
    paths: Iterable[str | PathLike[str]],
    *,
    published: str = "",
    progress: Progress | None = None,
    extractor: str | Choice | Extracts = "rules",
    known: Iterable[Document] = (),
    actors: Iterable[Actor] = (),
    jobs: int = 1,
    consent: bool = False,
    within: Standing | None = None,
    attachments: Collection[str] | None = None,
) -> Batch:
    """Read files and folders and find their claims; touches no project and runs on any thread.

    ``within`` is the project as it stood (``standing``): a document of it again is refused, its ids differ from the new
    ones, the actors that a person made or edited are recognised by their names and aliases, and places for newcomers
    are worked out here rather than in ``apply``. ``known`` and ``actors`` say the first and the third of this for
    programs that have no project. ``published`` dates documents that do not date themselves. ``consent``: the person
    agreed to the sentence of ``departure``. ``attachments`` of mails are those that are read, by ``Attachment.where``,
    all where it is ``None``. Raises ``Cancelled``, and ``AllyMapError`` for a wrong date, an unknown
    extractor, or text that would leave this machine without consent.
    """
    # The readers bring large libraries: they are imported on the thread that reads.
    from ..reading import read_paths

    progress = progress or Progress()
    project = within or _project_of(known, actors)
    return _batch(read_paths(paths, progress, published, attachments), project, extractor, progress, jobs, consent)


def prepare_bytes(
    content: bytes,
    name: str,
    *,
    published: str = "",
    progress: Progress | None = None,
    extractor: str | Choice | Extracts = "rules",
    known: Iterable[Document] = (),
    actors: Iterable[Actor] = (),
    consent: bool = False,
    within: Standing | None = None,
) -> Batch:
    """The same as ``prepare`` for one document that is in memory, under a file name whose ending tells the format."""
    from ..reading import read_bytes

    project = within or _project_of(known, actors)
    return _batch(read_bytes(content, name, published), project, extractor, progress or Progress(), 1, consent)


def prepare_again(
    documents: Iterable[Document],
    *,
    progress: Progress | None = None,
    extractor: str | Choice | Extracts = "rules",
    actors: Iterable[Actor] = (),
    jobs: int = 1,
    consent: bool = False,
    within: Standing | None = None,
) -> Batch:
    """Find the claims of documents that are in a project already, for example after its actors were corrected.

    ``difference.between`` shows what applying the batch would change. ``within`` and the errors as for ``prepare``.
    """
    # What came with a data set has its claims from there: nothing is looked for in its rows and quotations.
    wanted, progress = tuple(one for one in documents if not one.coded), progress or Progress()
    project = within or _project_of(wanted, actors)
    found = _extractor(extractor, project, consent).extract(wanted, progress, jobs)
    claims = tuple(claim for claim in found.claims if claim.id not in project.deleted)
    batch = Batch(wanted, (), tuple(found.actors), claims, found.report, again=True)
    return arranged(batch, within, progress)


def plan_of(batch: Batch, evidence: Evidence, own: Iterable[str]) -> Plan:
    """What applying a batch writes; ``own`` are the ids of the actors that a person made or edited."""
    reread = {document.id for document in batch.documents} if batch.again else set()
    return plan_for(evidence, set(own), reread, batch.actors, batch.claims)


def apply(workspace: Workspace, batch: Batch, initiator: object = None) -> None:
    """Add a batch in one step. Actors that are there already stay as they are; new ones stand near their neighbours.

    What a person judged, made or corrected stays when documents are read again. Raises ``ProjectError`` when a document
    came in, went or changed since the batch was prepared.
    """
    now = workspace.revision
    for document in batch.documents:
        _check_fresh(workspace.documents.get(document.id), document, batch.again)
    number = counted(len(batch.documents), "document")
    label = batch.label or (f"Read {number} again" if batch.again else f"Add {number}")
    with workspace.step(label, initiator) as step:
        write(workspace, step, batch)
        if batch.documents or batch.claims:
            put_arrangement(workspace, step, batch.arrangement, now)


def write(workspace: Workspace, step: Step, batch: Batch) -> None:
    """Put a batch into a step of the caller's, without places."""
    plan = plan_of(batch, workspace.evidence, (actor.id for actor in workspace.own_actors))
    if not batch.again:
        step.put(*batch.documents)
        step.put(*batch.originals)
    step.put(*plan.actors)
    step.remove(Claim, *(claim.id for claim in plan.gone))
    step.put(*plan.claims)
    step.put(*batch.verdicts)


def _check_fresh(known: Document | None, document: Document, again: bool) -> None:
    if again and known is None:
        raise ProjectError(f"“{document.title}” left the project meanwhile: read the rest again.")
    if again and known is not None and (known.text, known.published) != (document.text, document.published):
        raise ProjectError(f"“{document.title}” was changed meanwhile: read it again.")
    if not again and known is not None:
        raise ProjectError(f"“{document.title}” came into the project meanwhile: add the rest again.")


def _project_of(known: Iterable[Document], actors: Iterable[Actor]) -> Standing:
    """A project of which only documents and actors are told."""
    from ..network.evidence import Evidence

    documents = {document.id: document for document in known}
    # Of a project with documents, too little is known here to place newcomers for it.
    revision = None if documents else BLANK
    return Standing(revision, Evidence(documents), own_actors=tuple(actors))


def _extractor(extractor: str | Choice | Extracts, project: Standing, consent: bool) -> Extracts:
    return extractor_for(extractor, project.own_actors, project.own_frames, consent, project.drawn_from)


def _batch(
    reading: Reading,
    project: Standing,
    extractor: str | Choice | Extracts,
    progress: Progress,
    jobs: int,
    consent: bool,
) -> Batch:
    report = Report()
    report.extend(reading.report)
    documents, originals = arrivals(reading, project.evidence.documents.values(), report)
    if not documents:
        return Batch(report=report)
    progress.phase("Loading the language model")
    found = _extractor(extractor, project, consent).extract(documents, progress, jobs)
    report.extend(found.report)
    batch = Batch(tuple(documents), tuple(originals), tuple(found.actors), tuple(found.claims), report)
    return arranged(batch, None if project.revision is None else project, progress)


def arranged(batch: Batch, project: Standing | None, progress: Progress) -> Batch:
    """A batch with the places that its newcomers would have in a project, where there is one."""
    if project is None or not (batch.documents or batch.claims):
        return batch
    progress.phase("Arranging the map")
    plan = plan_of(batch, project.evidence, (actor.id for actor in project.own_actors))
    after = carried_out(project.evidence, plan, batch.documents)
    return replace(batch, arrangement=arrangement_for(project, after, progress))
