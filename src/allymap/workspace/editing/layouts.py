"""Layouts: where actors stand, what is pinned, and the named arrangements a person keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ...model import AllyMapError, Bend, Camera, Layout, Note, Place, Setting, actor_id_for
from ...model.wording import counted
from ..placing import place_newcomers, points
from ..step import Step
from ..wording import free
from ..workspace import Workspace
from .filters import filters_key
from .named import layout_named

if TYPE_CHECKING:
    from ...network.evidence import Query

_IN_USE = "layout.in_use"


def layout_in_use(workspace: Workspace) -> Layout | None:
    """The layout that was looked at last, else the first; ``None`` in a project that has none."""
    layouts = workspace.layouts
    first = min(layouts.values(), key=lambda layout: (layout.order, layout.name), default=None)
    return layouts.get(workspace.settings.get(_IN_USE, "")) or first


def use_layout(workspace: Workspace, layout_id: str, *, initiator: object = None) -> None:
    """Remember that a layout is looked at from now on: no undo entry, and nothing to save."""
    workspace.remember_setting(_IN_USE, layout_named(workspace, layout_id).id, initiator)


def move_actors(
    workspace: Workspace, layout_id: str, to: Mapping[str, tuple[float, float]], pin: bool = True,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Put actors (id → map point) where a person dragged them; moved by hand means pinned unless ``pin`` is false."""
    layout = unlocked(workspace, layout_id)
    known = workspace.places(layout_id)
    with workspace.step(f"Move {counted(len(to), 'actor')}", initiator) as step:
        for one, (x, y) in to.items():
            pinned = pin or (one in known and known[one].pinned)
            step.put(Place(layout.id, one, float(x), float(y), pinned))


def pin(workspace: Workspace, layout_id: str, actor_ids: Iterable[str], *, initiator: object = None) -> None:
    """Hold actors where they are when the layout is arranged."""
    _pin(workspace, layout_id, actor_ids, True, initiator)


def unpin(workspace: Workspace, layout_id: str, actor_ids: Iterable[str], *, initiator: object = None) -> None:
    """Let actors move again when the layout is arranged."""
    _pin(workspace, layout_id, actor_ids, False, initiator)


def arrange(
    workspace: Workspace, layout_id: str, query: Query | None = None,
    to: Mapping[str, tuple[float, float]] | None = None, *, initiator: object = None,
) -> None:  # fmt: skip
    """Arrange the whole layout, in which the pinned stay put.

    ``to`` are places computed elsewhere (a job off the window's thread); without them they are computed here, for the
    view of ``query``.
    """
    from ...network import layout as engine
    from ...network.evidence import Query

    layout = unlocked(workspace, layout_id)
    known = workspace.places(layout_id)
    pinned = frozenset(one for one, place in known.items() if place.pinned)
    if to is None:
        view = workspace.view(query or Query(folded=layout.folded))
        to = engine.arrange(view, points(known), pinned)
    with workspace.step(f"Arrange “{layout.name}”", initiator) as step:
        step.put(*(Place(layout.id, one, float(x), float(y)) for one, (x, y) in to.items() if one not in pinned))
        place_newcomers(workspace, step, layout)


def place_missing(workspace: Workspace, layout_id: str, *, initiator: object = None) -> None:
    """Give every actor without a place in a layout one near its neighbours; nobody else moves."""
    layout = layout_named(workspace, layout_id)
    with workspace.step("Place new actors", initiator) as step:
        place_newcomers(workspace, step, layout)


def save_layout_as(workspace: Workspace, name: str, layout_id: str = "", *, initiator: object = None) -> Layout:
    """Keep the arrangement of a layout under a new name; without a layout, an arrangement of its own."""
    name = _free_name(workspace, name)
    source = layout_named(workspace, layout_id) if layout_id else Layout("", "")
    layouts = workspace.layouts
    order = 1 + max((layout.order for layout in layouts.values()), default=-1)
    layout = replace(source, id=free(actor_id_for(name), layouts), name=name, locked=False, order=order)
    with workspace.step(f"Save layout “{name}”", initiator) as step:
        step.put(layout)
        step.put(*(replace(place, layout_id=layout.id) for place in workspace.places(layout_id).values()))
        _copy_drawing(workspace, step, layout_id, layout.id)
        kept = workspace.settings.get(filters_key(layout_id), "")
        if kept:
            step.put(Setting(filters_key(layout.id), kept))
        if not workspace.places(layout.id):
            place_newcomers(workspace, step, layout)
    return layout


def duplicate_layout(workspace: Workspace, layout_id: str, *, initiator: object = None) -> Layout:
    """A copy called “… copy”, with a number where that is taken."""
    names = {layout.name for layout in workspace.layouts.values()}
    wanted = name = f"{layout_named(workspace, layout_id).name} copy"
    number = 1
    while name in names:
        number += 1
        name = f"{wanted} {number}"
    return save_layout_as(workspace, name, layout_id, initiator=initiator)


def rename_layout(workspace: Workspace, layout_id: str, name: str, *, initiator: object = None) -> None:
    """Another name, which no other layout may have."""
    layout = layout_named(workspace, layout_id)
    if " ".join(name.split()) == layout.name:
        return
    with workspace.step(f"Rename layout “{layout.name}”", initiator) as step:
        step.put(replace(layout, name=_free_name(workspace, name)))


def delete_layout(workspace: Workspace, layout_id: str, *, initiator: object = None) -> None:
    """Remove a layout; scenes that showed it show the first that remains. The last one stays."""
    layout = unlocked(workspace, layout_id)
    others = [other for other in workspace.layouts.values() if other.id != layout_id]
    if not others:
        raise AllyMapError(f"“{layout.name}” is the only layout: save another before deleting it.")
    heir = min(others, key=lambda other: other.order)
    with workspace.step(f"Delete layout “{layout.name}”", initiator) as step:
        for scene in list(workspace.scenes.values()):
            if scene.layout_id == layout_id:
                step.put(replace(scene, layout_id=heir.id))
        step.remove(Place, *(f"{layout_id}|{one}" for one in list(workspace.places(layout_id))))
        _remove_drawing(workspace, step, layout_id)
        step.remove(Setting, filters_key(layout_id))
        step.remove(Layout, layout_id)


def lock_layout(workspace: Workspace, layout_id: str, locked: bool = True, *, initiator: object = None) -> None:
    """Lock a layout against moving, arranging and deleting, or unlock it."""
    layout = layout_named(workspace, layout_id)
    with workspace.step(f"{'Lock' if locked else 'Unlock'} layout “{layout.name}”", initiator) as step:
        step.put(replace(layout, locked=locked))


def set_folded(workspace: Workspace, layout_id: str, folded: bool, *, initiator: object = None) -> None:
    """Show people and organs as their principal, or each for itself."""
    layout = layout_named(workspace, layout_id)
    with workspace.step(f"{'Fold' if folded else 'Unfold'} people and organs", initiator) as step:
        step.put(replace(layout, folded=folded))
        place_newcomers(workspace, step, replace(layout, folded=folded))


def set_camera(workspace: Workspace, layout_id: str, camera: Camera, *, initiator: object = None) -> None:
    """Remember where a layout's camera looks: no undo entry, and nothing to save."""
    workspace.remember_camera(replace(layout_named(workspace, layout_id), camera=camera), initiator)


def _copy_drawing(workspace: Workspace, step: Step, layout_id: str, to: str) -> None:
    """Give another layout the bends and notes of one, as a part of a larger step."""
    step.put(*(replace(one, layout_id=to) for one in workspace.bends.values() if one.layout_id == layout_id))
    for one in list(workspace.notes.values()):
        if layout_id and one.layout_id == layout_id:
            step.put(replace(one, id=f"{one.id}.{to}", layout_id=to))


def _remove_drawing(workspace: Workspace, step: Step, layout_id: str) -> None:
    """Remove the bends and notes of a layout, as a part of a larger step."""
    step.remove(Bend, *[key for key, one in workspace.bends.items() if one.layout_id == layout_id])
    step.remove(Note, *[key for key, one in workspace.notes.items() if one.layout_id == layout_id])


def _pin(workspace: Workspace, layout_id: str, actor_ids: Iterable[str], pinned: bool, initiator: object) -> None:
    unlocked(workspace, layout_id)
    known = workspace.places(layout_id)
    places = [known[one] for one in actor_ids if one in known]
    with workspace.step(f"{'Pin' if pinned else 'Unpin'} {counted(len(places), 'actor')}", initiator) as step:
        step.put(*(replace(place, pinned=pinned) for place in places))


def _free_name(workspace: Workspace, name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise AllyMapError("A layout needs a name.")
    if any(layout.name == name for layout in workspace.layouts.values()):
        raise AllyMapError(f"There is a layout “{name}” already: choose another name.")
    return name


def unlocked(workspace: Workspace, layout_id: str) -> Layout:
    """A layout that may be changed. Raises ``AllyMapError`` for one that is locked or gone."""
    layout = layout_named(workspace, layout_id)
    if layout.locked:
        raise AllyMapError(f"“{layout.name}” is locked: unlock it to change where actors stand.")
    return layout
