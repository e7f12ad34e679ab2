"""Scenes of the briefing."""

from __future__ import annotations

from ...model import AllyMapError, Scene
from ..workspace import Workspace


def put_scene(workspace: Workspace, scene: Scene, *, initiator: object = None) -> None:
    """Add a scene, or change the one with its id."""
    verb = "Edit" if scene.id in workspace.scenes else "Add"
    with workspace.step(f"{verb} scene “{scene.title}”", initiator) as step:
        step.put(scene)


def delete_scene(workspace: Workspace, scene_id: str, *, initiator: object = None) -> None:
    """Remove a scene from the briefing."""
    scene = workspace.scenes.get(scene_id)
    if scene is None:
        raise AllyMapError(f"There is no scene “{scene_id}” in this project any more.")
    with workspace.step(f"Delete scene “{scene.title}”", initiator) as step:
        step.remove(Scene, scene_id)
