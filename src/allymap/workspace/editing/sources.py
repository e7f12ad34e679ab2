"""Sources: how far each is trusted and shared, and which of them are one origin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...model import AllyMapError, Document, FuzzyDate, Tlp
from ..workspace import Workspace
from .documents import set_document
from .named import document_named

if TYPE_CHECKING:
    from ...network.dependence import Loss

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")


def describe_source(workspace: Workspace, document: Document, *, initiator: object = None) -> None:
    """Replace what is known about a source, its grade and its handling label, in one step.

    Raises ``AllyMapError`` for a grade or label that is none, and for the credibility 1 (confirmed by others) where no
    second origin says the same and no note says who does.
    """
    known = document_named(workspace, document.id)
    if document.reliability not in ("", *RELIABILITIES) or document.credibility not in ("", *CREDIBILITIES):
        raise AllyMapError("A grade is a letter from A to F and a number from 1 to 6.")
    tlp = Tlp.read(document.tlp).value if document.tlp else ""
    try:
        FuzzyDate.parse(document.retrieved)
    except ValueError as error:
        raise AllyMapError(f"{error}.") from None
    if document.credibility == "1" and not document.note.strip() and not _confirmed(workspace, document.id):
        raise AllyMapError(
            f"No second origin confirms “{known.title}”: grade it 2, or say in the note who confirms it."
        )
    if not document.title.strip():
        raise AllyMapError("A source needs a title.")
    set_document(workspace, replace(document, tlp=tlp), initiator=initiator)


def join_origins(workspace: Workspace, document_id: str, other_id: str, *, initiator: object = None) -> None:
    """Judge that a document has the origin of another; a later judgement on it replaces this one."""
    document, other = document_named(workspace, document_id), document_named(workspace, other_id)
    if document_id == other_id:
        raise AllyMapError("A document always has its own origin: choose two.")
    with workspace.step(
        f"Join the origins of “{document.title}” and “{other.title}”", initiator, workspace.person
    ) as step:
        if other.origin == document_id:
            step.put(replace(other, origin=""))
        step.put(replace(document, origin=other_id))


def set_apart(workspace: Workspace, document_id: str, *, initiator: object = None) -> None:
    """Judge that a document is an origin of its own, whatever its words have in common with others."""
    document = document_named(workspace, document_id)
    with workspace.step(f"Set “{document.title}” apart", initiator, workspace.person) as step:
        followers = [one for one in workspace.documents.values() if one.origin == document_id != one.id]
        step.put(*(replace(one, origin="") for one in followers))
        step.put(replace(document, origin=document_id))


def forget_origin(workspace: Workspace, document_id: str, *, initiator: object = None) -> None:
    """Take the judgement on a document's origin back: the words decide again."""
    document = document_named(workspace, document_id)
    with workspace.step(f"Let the words of “{document.title}” decide", initiator, workspace.person) as step:
        step.put(replace(document, origin=""))


def losses_without(workspace: Workspace, document_ids: list[str]) -> list[Loss]:
    """The strands of the whole map that would have no source left without these documents."""
    from ...network.dependence import losses
    from ...network.evidence import Query

    return losses(workspace.evidence, Query(), document_ids)


def _confirmed(workspace: Workspace, document_id: str) -> bool:
    from ...network.dependence import confirmed

    return confirmed(workspace.evidence, document_id)
