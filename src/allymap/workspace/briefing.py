"""A project as a briefing: its scenes, or an outline where it has none, over the places of its layouts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..model import Bend, Claim, Document, Note, Place, Relation, Scene, SceneKind, UnreadableDocument
from ..network import layout as engine
from ..network import seen
from ..network.drawing import Drawing
from ..network.handling import cleared
from ..network.look import LIGHT, Look
from ..network.picture import Picture
from ..network.view import MapView
from ..output.briefing.compose import Stock, alone, brief, of_interest, query_of
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


def scene_alone(
    workspace: Workspace, number: int, label: str, size: tuple[int, int], look: Look = LIGHT
) -> tuple[Picture, str]:
    """A scene of the briefing as a picture by itself, and what was withheld, see ``compose.alone``."""
    return alone(number, scenes_of(workspace, label), stock_of(workspace), label, size, look)


def scenes_of(workspace: Workspace, label: str = "", title: str = "") -> list[Scene]:
    """The project's scenes, or, where it has none, an outline of what may be shown under the label."""
    if workspace.scenes:
        return sorted(workspace.scenes.values(), key=lambda scene: (scene.order, scene.id))
    first = min(workspace.layouts.values(), key=lambda layout: layout.order, default=None)
    evidence = cleared(workspace.snapshot(), label).evidence
    layout_id = first.id if first else ""
    by_hand = any(place.pinned for place in workspace.places(layout_id).values()) if first else False
    return outline(evidence, title or workspace.title, layout_id, layout_id if by_hand else "")


def relations_of(workspace: Workspace, scene: Scene) -> tuple[Relation, ...]:
    """What a scene rests on: the relations of its query, with highlights only those that touch them.

    Raises ``AllyMapError`` for a scene of a later version.
    """
    if scene.kind is not SceneKind.MAP:
        return ()
    return of_interest(workspace.view(query_of(scene)), scene.highlighted).relations


def changed_since_seen(workspace: Workspace, scene: Scene) -> list[seen.Difference]:
    """How the evidence under a scene differs from what it was last looked at with; nothing: the scene is not stale.

    Raises ``AllyMapError`` and ``ValueError`` for a scene of a later version.
    """
    return seen.differences(scene.seen, relations_of(workspace, scene)) if scene.kind is SceneKind.MAP else []


def stock_of(workspace: Workspace) -> Stock:
    """What pages are made from: a copy of the evidence and the layouts, for any thread, and the pages of documents."""
    layouts = {one: dict(workspace.places(one)) for one in workspace.layouts}
    bends, notes = tuple(workspace.bends.values()), tuple(workspace.notes.values())
    evidence = workspace.snapshot()
    return Stock(
        evidence,
        lambda view, layout_id: places_of(view, layouts.get(layout_id, {})),
        _Pages(evidence.documents, workspace.original),
        lambda view, layout_id: _drawing(view, layout_id, bends, notes),
    )


def places_of(view: MapView, places: Mapping[str, Place]) -> dict[str, tuple[float, float]]:
    """Where the actors of a view stand in a layout, by actor id; those it does not know are placed."""
    shown = {actor.id for actor in view.actors}
    kept = {one: (place.x, place.y) for one, place in places.items() if one in shown}
    return {**kept, **(engine.place_new(view, kept) if kept else engine.arrange(view))}


def _drawing(view: MapView, layout_id: str, bends: tuple[Bend, ...], notes: tuple[Note, ...]) -> Drawing:
    """What a person drew on a layout, as far as it is about what the view shows."""
    shown = {actor.id for actor in view.actors}
    relations = {relation.id for relation in view.relations}
    return Drawing(
        {one.relation_id: one.aside for one in bends if one.layout_id == layout_id and one.relation_id in relations},
        tuple(
            note for note in notes
            if note.layout_id in ("", layout_id) and (not note.actor_id or note.actor_id in shown)
        ),
    )  # fmt: skip


class _Pages:
    """On which page of its PDF a passage stands; each document is read once, when it is first asked for."""

    def __init__(self, documents: Mapping[str, Document], original: Callable[[str], bytes | None]) -> None:
        self._documents, self._original = documents, original
        self._texts: dict[str, PdfText | None] = {}

    def __call__(self, claim: Claim) -> int:
        document = self._documents.get(claim.document_id)
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

            content = self._original(document_id)
            try:
                self._texts[document_id] = pdf_text(content) if content else None
            except UnreadableDocument:
                self._texts[document_id] = None
        return self._texts[document_id]
