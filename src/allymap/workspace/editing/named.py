"""Rows by their ids, for the verbs; a sentence for a person where one is gone, as after an undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ...model import Actor, AllyMapError, Claim, Document, Layout, Scene
from ..workspace import Workspace

R = TypeVar("R")


def actor_named(workspace: Workspace, actor_id: str) -> Actor:
    """An actor by id. Raises ``AllyMapError`` when it is gone, as all of these do."""
    return _row(workspace.actors, actor_id, "actor")


def claim_named(workspace: Workspace, claim_id: str) -> Claim:
    """A claim by id."""
    return _row(workspace.claims, claim_id, "claim")


def document_named(workspace: Workspace, document_id: str) -> Document:
    """A document by id."""
    return _row(workspace.documents, document_id, "document")


def layout_named(workspace: Workspace, layout_id: str) -> Layout:
    """A layout by id."""
    return _row(workspace.layouts, layout_id, "layout")


def scene_named(workspace: Workspace, scene_id: str) -> Scene:
    """A scene by id."""
    return _row(workspace.scenes, scene_id, "scene")


def _row(rows: Mapping[str, R], key: str, noun: str) -> R:
    row = rows.get(key)
    if row is None:
        raise AllyMapError(f"There is no {noun} “{key}” in this project any more.")
    return row
