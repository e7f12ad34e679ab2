"""A project as a briefing: its scenes, or an outline where it has none, over the places of its layouts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model import Claim, Scene, UnreadableDocument
from ..network import layout as engine
from ..network.handling import cleared
from ..network.view import MapView
from ..output.briefing.compose import Stock, brief
from ..output.briefing.outline import outline
from ..output.briefing.pages import Briefing
from .workspace import Workspace

if TYPE_CHECKING:
    from ..reading.pdf.text import PdfText

_PDF = "application/pdf"


def briefing(workspace: Workspace, label: str = "", title: str = "") -> Briefing:
    """The pages of a project under a handling label (empty: none chosen, and only what everybody may see is shown).

    Raises ``AllyMapError`` when there is nothing to show or a strand has no source.
    """
    title = title or workspace.title
    return brief(title, scenes_of(workspace, label, title), stock_of(workspace), label)


def scenes_of(workspace: Workspace, label: str = "", title: str = "") -> list[Scene]:
    """The project's scenes, or, where it has none, an outline of what may be shown under the label."""
    if workspace.scenes:
        return sorted(workspace.scenes.values(), key=lambda scene: (scene.order, scene.id))
    first = min(workspace.layouts.values(), key=lambda layout: layout.order, default=None)
    evidence = cleared(workspace.snapshot(), label).evidence
    return outline(evidence, title or workspace.title, first.id if first else "")


def stock_of(workspace: Workspace) -> Stock:
    """What pages are made from: a copy of the evidence, the layouts' places, and the pages of PDF documents."""
    return Stock(workspace.snapshot(), lambda view, layout_id: places_of(workspace, view, layout_id), _Pages(workspace))


def places_of(workspace: Workspace, view: MapView, layout_id: str) -> dict[str, tuple[float, float]]:
    """Where the actors of a view stand in a layout; those it does not know are placed."""
    shown = {actor.id for actor in view.actors}
    kept: Mapping[str, tuple[float, float]] = {
        place.actor_id: (place.x, place.y) for place in workspace.places(layout_id).values() if place.actor_id in shown
    }
    return {**kept, **(engine.place_new(view, kept) if kept else engine.arrange(view))}


class _Pages:
    """On which page of its PDF a passage stands; each document is read once, when it is first asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._texts: dict[str, PdfText | None] = {}

    def __call__(self, claim: Claim) -> int:
        document = self._workspace.documents.get(claim.document_id)
        if document is None or claim.passage is None or document.media_type != _PDF:
            return 0
        text = self._text(document.id)
        # What is not the text that our reader makes of the bytes today has no page to point at.
        if text is None or text.text[claim.passage.start : claim.passage.end] != claim.passage.exact:
            return 0
        found = text.locate(claim.passage.start, claim.passage.end)
        return found[0][0] + 1 if found else 0

    def _text(self, document_id: str) -> PdfText | None:
        if document_id not in self._texts:
            from ..reading.pdf import pdf_text

            content = self._workspace.original(document_id)
            try:
                self._texts[document_id] = pdf_text(content) if content else None
            except UnreadableDocument:
                self._texts[document_id] = None
        return self._texts[document_id]
