"""Finds the data that ships with the program, in an installed wheel or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*parts: str) -> Traversable:
    """A file or folder below ``resources/``. Raises ``FileNotFoundError`` naming it when it is not there."""
    packaged = files("allymap").joinpath("resources")
    root: Traversable = packaged if packaged.is_dir() else Path(__file__).parents[3] / "resources"
    found = root.joinpath(*parts)
    if not (found.is_file() or found.is_dir()):
        raise FileNotFoundError(f"AllyMap's own file {'/'.join(parts)} is missing: install AllyMap again")
    return found
