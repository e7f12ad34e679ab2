"""Documents: out of the project again, and what is known about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ...model import AllyMapError, Document, FuzzyDate, Original
from ...model.wording import counted
from ..step import Step
from ..workspace import Workspace
from .claims import remove_in_step
from .named import document_named


def remove_documents(
    workspace: Workspace, document_ids: Iterable[str], by: str | None = None, *, initiator: object = None
) -> None:
    """Remove documents with their claims and verdicts; the log keeps them. Actors stay, and stay where they are.

    A version of a removed document is one of what that went back to. ``by`` signs, whoever is at work where it is
    ``None``; empty: nobody decided this.
    """
    documents = {one: document_named(workspace, one) for one in document_ids}
    titles = [document.title for document in documents.values()]
    what = f"“{titles[0]}”" if len(titles) == 1 else counted(len(titles), "document")
    with workspace.step(f"Remove {what}", initiator, workspace.person if by is None else by) as step:
        claims = (claim.id for claim in workspace.claims.values() if claim.document_id in documents)
        remove_in_step(workspace, step, claims)
        step.remove(Original, *documents)
        step.remove(Document, *documents)
        step.put(*_relinked(workspace.documents.values(), documents))
        step.put(*(replace(one, origin="") for one in list(workspace.documents.values()) if one.origin in documents))


def set_published(workspace: Workspace, document_id: str, published: str, *, initiator: object = None) -> None:
    """Say when a document was published (EDTF, empty for unknown); claims dated by the document follow."""
    date_documents(workspace, {document_id: published}, initiator=initiator)


def date_documents(workspace: Workspace, published: Mapping[str, str], *, initiator: object = None) -> None:
    """The same for several documents at once, by their ids."""
    documents = {one: document_named(workspace, one) for one in published}
    for date in published.values():
        _check_date(date)
    titles = [document.title for document in documents.values()]
    what = f"“{titles[0]}”" if len(titles) == 1 else counted(len(titles), "document")
    with workspace.step(f"Date {what}", initiator, workspace.person) as step:
        for one, date in published.items():
            step.put(replace(documents[one], published=date))
            _date_claims(workspace, step, documents[one], date)


def set_document(workspace: Workspace, document: Document, *, initiator: object = None) -> None:
    """Replace what is known about a document: title, dates, publisher, author, note. Its text cannot change."""
    known = document_named(workspace, document.id)
    if (document.text, document.sha256) != (known.text, known.sha256):
        raise AllyMapError(f"The text of “{known.title}” cannot be edited: add the new version as a document.")
    _check_date(document.published)
    with workspace.step(f"Edit “{known.title}”", initiator, workspace.person) as step:
        step.put(document)
        if document.published != known.published:
            _date_claims(workspace, step, known, document.published)


def _relinked(documents: Iterable[Document], removed: Mapping[str, Document]) -> Iterator[Document]:
    """The documents that lose what they are a version of, linked to what remains of its own earlier versions."""
    for document in list(documents):
        first = document.version_of
        seen = set[str]()
        while first in removed and first not in seen:
            seen.add(first)
            first = removed[first].version_of
        if first != document.version_of:
            yield replace(document, version_of="" if first in removed else first)


def _date_claims(workspace: Workspace, step: Step, before: Document, published: str) -> None:
    """Have the claims follow that carry the date of their document itself.

    One that was reckoned from it (“last month”) would be wrong: it waits until the document is read again.
    """
    own = (before.published, FuzzyDate.parse(before.published).month)
    date = FuzzyDate.parse(published).month or published
    for claim in list(workspace.claims.values()):
        if claim.document_id == before.id and claim.date_basis == "document" and claim.date in own:
            step.put(replace(claim, date=date))


def _check_date(text: str) -> None:
    try:
        FuzzyDate.parse(text)
    except ValueError as error:
        raise AllyMapError(f"{error}.") from None
