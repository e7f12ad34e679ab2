"""What a person draws on the map: lines bent by hand, notes, and relations that no document states."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from ...model import AllyMapError, Bend, Claim, Kind, Modality, Note, Passage, Place, Polarity, claim_id_for, pair_words
from .. import own
from ..clock import now
from ..workspace import Workspace
from .claims import put_claim
from .layouts import unlocked
from .named import actor_named


def bend(workspace: Workspace, layout_id: str, relation_id: str, aside: float, *, initiator: object = None) -> None:
    """Push a relation's line aside, see ``Bend``."""
    layout = unlocked(workspace, layout_id)
    with workspace.step(f"Bend {_pair(workspace, relation_id)}", initiator) as step:
        step.put(Bend(layout.id, relation_id, float(aside)))


def straighten(workspace: Workspace, layout_id: str, relation_id: str, *, initiator: object = None) -> None:
    """Let a relation's line find its own way again."""
    layout = unlocked(workspace, layout_id)
    with workspace.step(f"Straighten {_pair(workspace, relation_id)}", initiator) as step:
        step.remove(Bend, f"{layout.id}|{relation_id}")


def bends_of(workspace: Workspace, layout_id: str) -> dict[str, float]:
    """The lines bent by hand in a layout: relation id to ``Bend.aside``."""
    return {one.relation_id: one.aside for one in workspace.bends.values() if one.layout_id == layout_id}


def notes_of(workspace: Workspace, layout_id: str) -> tuple[Note, ...]:
    """The notes that a layout shows: its own and those of the whole project."""
    return tuple(one for one in workspace.notes.values() if one.layout_id in ("", layout_id))


def put_note(workspace: Workspace, note: Note, *, initiator: object = None) -> Note:
    """Write a note, or change one; without an id it gets one. Raises ``AllyMapError`` for a note without words."""
    if not note.text.strip():
        raise AllyMapError("A note needs words.")
    note = replace(note, text=note.text.strip())
    verb = "Change" if note.id in workspace.notes else "Add"
    if not note.id:
        note = replace(note, id=next(one for n in count(1) if (one := f"note-{n}") not in workspace.notes))
    with workspace.step(f"{verb} a note", initiator) as step:
        step.put(note)
    return note


def move_note(workspace: Workspace, note_id: str, x: float, y: float, *, initiator: object = None) -> None:
    """Put a note elsewhere; coordinates are as in ``Note``."""
    note = _note(workspace, note_id)
    with workspace.step("Move a note", initiator) as step:
        step.put(replace(note, x=float(x), y=float(y)))


def remove_note(workspace: Workspace, note_id: str, *, initiator: object = None) -> None:
    """Remove a note."""
    note = _note(workspace, note_id)
    with workspace.step("Delete a note", initiator) as step:
        step.remove(Note, note.id)


def add_relation(
    workspace: Workspace, source_id: str, target_id: str, polarity: Polarity, note: str, by: str, *,
    date: str = "", directed: bool = False, passage: Passage | None = None, initiator: object = None,
) -> Claim:  # fmt: skip
    """Say by hand how two actors stand to each other: a claim whose source is a signed note, or a passage.

    Raises ``AllyMapError`` without any source or a signature, for one actor alone, and for actors that are gone.
    """
    if source_id == target_id:
        raise AllyMapError("A relation needs two actors: choose another.")
    for one in (source_id, target_id):
        actor_named(workspace, one)
    if passage is None and not note.strip():
        raise AllyMapError("A relation made by hand needs a note that says why: write one.")
    recorded = now()
    document, start = (passage.document_id, passage.start) if passage else ("", 0)
    key = f"{note.strip()} {recorded}"
    claim = Claim(
        claim_id_for(document, start, source_id, target_id, polarity.value, key, len(workspace.claims)), Kind.STATE,
        source_id, target_id, polarity, passage, directed=directed, modality=Modality.ONGOING, date=date,
        date_basis="stated" if date else "", by=by, note=note.strip(), recorded_at=recorded,
    )  # fmt: skip
    put_claim(workspace, claim, initiator=initiator)
    return claim


def keep_actor(workspace: Workspace, actor_id: str, place: Place | None = None, *, initiator: object = None) -> None:
    """Show a known actor even without a relation; ``place`` says where it stands (its ``actor_id`` is filled in)."""
    actor = actor_named(workspace, actor_id)
    with workspace.step(f"Show {actor.name}", initiator) as step:
        own.mark_added(step, actor.id)
        if place is not None:
            step.put(replace(place, actor_id=actor.id))


def _pair(workspace: Workspace, relation_id: str) -> str:
    known = workspace.actors
    return pair_words(known[one].name if one in known else one for one in relation_id.split("|"))


def _note(workspace: Workspace, note_id: str) -> Note:
    note = workspace.notes.get(note_id)
    if note is None:
        raise AllyMapError("This note is not in the project any more.")
    return note
