"""Scenes of the briefing, in the order in which they are shown."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace

from ...model import Scene
from ..workspace import Workspace
from .named import scene_named


def put_scene(workspace: Workspace, scene: Scene, *, initiator: object = None) -> None:
    """Add a scene as it is, or change the one with its id."""
    verb = "Edit" if scene.id in workspace.scenes else "Add"
    with workspace.step(f"{verb} scene “{scene.title}”", initiator) as step:
        step.put(scene)


def add_scene(workspace: Workspace, scene: Scene, after: str = "", *, initiator: object = None) -> str:
    """Add a scene with an id of its own, behind another or at the end; answers the id."""
    made = replace(scene, id=_new_id(workspace))
    _add(workspace, f"Add scene “{scene.title}”", [made], after, initiator)
    return made.id


def add_scenes(
    workspace: Workspace, scenes: Sequence[Scene], label: str, after: str = "", *, initiator: object = None
) -> list[str]:
    """Add scenes with ids of their own, behind another or at the end, as one step; answers the ids."""
    taken: set[str] = set()
    made = []
    for scene in scenes:
        made.append(replace(scene, id=_new_id(workspace, taken)))
        taken.add(made[-1].id)
    _add(workspace, label, made, after, initiator)
    return [scene.id for scene in made]


def duplicate_scene(workspace: Workspace, scene_id: str, *, initiator: object = None) -> str:
    """Put a copy behind a scene; answers its id."""
    scene = scene_named(workspace, scene_id)
    made = replace(scene, id=_new_id(workspace))
    _add(workspace, f"Duplicate scene “{scene.title}”", [made], scene_id, initiator)
    return made.id


def move_scene(workspace: Workspace, scene_id: str, to: int, *, initiator: object = None) -> None:
    """Have a scene stand at a position, from 0; those behind it move on. Beyond the ends means the end."""
    scene = scene_named(workspace, scene_id)
    row = in_order(workspace)
    if row.index(scene) == min(max(to, 0), len(row) - 1):
        return
    row.remove(scene)
    row.insert(max(to, 0), scene)
    with workspace.step(f"Move scene “{scene.title}”", initiator) as step:
        for moved in _numbered(row):
            step.put(moved)


def look_at_scene(workspace: Workspace, scene_id: str, seen: str, *, initiator: object = None) -> None:
    """Remember the fingerprint of the evidence that a scene was looked at with (``network.seen``)."""
    scene = scene_named(workspace, scene_id)
    with workspace.step(f"Look at scene “{scene.title}”", initiator) as step:
        step.put(replace(scene, seen=seen))


def delete_scene(workspace: Workspace, scene_id: str, *, initiator: object = None) -> None:
    """Remove a scene from the briefing."""
    scene = scene_named(workspace, scene_id)
    with workspace.step(f"Delete scene “{scene.title}”", initiator) as step:
        step.remove(Scene, scene_id)


def in_order(workspace: Workspace) -> list[Scene]:
    """The scenes as they are shown."""
    return sorted(workspace.scenes.values(), key=lambda scene: (scene.order, scene.id))


def _new_id(workspace: Workspace, taken: Collection[str] = ()) -> str:
    while True:
        made = f"s-{secrets.token_hex(4)}"
        if made not in workspace.scenes and made not in taken:
            return made


def _add(workspace: Workspace, label: str, scenes: Sequence[Scene], after: str, initiator: object) -> None:
    row = in_order(workspace)
    at = next((number for number, one in enumerate(row, 1) if one.id == after), len(row))
    row[at:at] = scenes
    with workspace.step(label, initiator) as step:
        for one in _numbered(row):
            if one != workspace.scenes.get(one.id):
                step.put(one)


def _numbered(row: list[Scene]) -> list[Scene]:
    return [replace(scene, order=number) for number, scene in enumerate(row)]
