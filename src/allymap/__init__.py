"""AllyMap: a relationship map of who works with and against whom, in which every line answers says who, where, when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .library import Project, open_project, read

__all__ = ["Project", "__version__", "open_project", "read"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # ``import allymap`` costs nothing: the rooms behind these names are opened when one is asked for.
    if name in ("Project", "open_project", "read"):
        from . import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
