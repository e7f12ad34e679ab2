"""Where the actors of a layout stand, as a JSON file that another project, or another program, can use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model import AllyMapError, Place
from .editing.layouts import unlocked
from .editing.named import layout_named
from .handling import shareable
from .workspace import Workspace

FORMAT, VERSION = "allymap-layout", 1
_FARTHEST = 1e9


@dataclass(frozen=True, slots=True)
class Positions:
    """What a file says: the layout's name, and for each actor its id, its name, the disc's centre and the pin."""

    name: str
    rows: tuple[tuple[str, str, float, float, bool], ...]


def write(workspace: Workspace, layout_id: str) -> str:
    """A layout's places as JSON, actors in alphabetical order. Raises ``AllyMapError`` where the layout is gone.

    An actor that the project's handling label holds back is left out, for its name would tell of it.
    """
    layout = layout_named(workspace, layout_id)
    free = shareable(workspace)[0].evidence.actors
    places = [place for actor, place in sorted(workspace.places(layout_id).items()) if actor in free]
    rows = [
        {
            "actor": place.actor_id, "name": _name(workspace, place.actor_id), "x": place.x, "y": place.y,
            "pinned": place.pinned,
        }
        for place in places
    ]  # fmt: skip
    content = {"format": FORMAT, "version": VERSION, "name": layout.name, "places": rows}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def load(path: Path) -> Positions:
    """What a file says. Raises ``AllyMapError`` as ``read`` does, and for a file that cannot be read."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise AllyMapError(f"“{path}” holds no positions: it is not UTF-8.") from None
    except OSError as error:
        raise AllyMapError(f"“{path}” could not be read: {(error.strerror or 'unknown').lower()}.") from None
    return read(text)


def read(text: str) -> Positions:
    """What a text says. Raises ``AllyMapError`` with one sentence for what is no such file."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise AllyMapError("These are no positions of AllyMap: the file is not JSON.") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT or not isinstance(content.get("places"), list):
        raise AllyMapError(f"These are no positions of AllyMap: the file does not say “{FORMAT}”.")
    if content.get("version") != VERSION:
        raise AllyMapError("These positions were written by a newer AllyMap: update to read them.")
    return Positions(str(content.get("name", "")), tuple(map(_row, content["places"])))


def apply(workspace: Workspace, layout_id: str, positions: Positions, *, initiator: object = None) -> list[str]:
    """Put the actors where a file says, as one step, and answer the names of those that this project does not know.

    An actor is known by its id, else by its name; whoever the file does not tell of stays. Pins are taken over.
    """
    layout = unlocked(workspace, layout_id)
    by_name = {actor.name.casefold(): actor.id for actor in workspace.actors.values()}
    places: dict[str, Place] = {}
    unknown = []
    for actor, name, x, y, pinned in positions.rows:
        known = actor if actor in workspace.actors else by_name.get(name.casefold())
        if known is None:
            unknown.append(name or actor)
        else:
            places[known] = Place(layout.id, known, x, y, pinned)
    if not places:
        raise AllyMapError("The positions are of other actors: nobody of this project is among them.")
    with workspace.step(f"Import positions into “{layout.name}”", initiator) as step:
        step.put(*places.values())
    return unknown


def _name(workspace: Workspace, one: str) -> str:
    return workspace.actors[one].name if one in workspace.actors else one


def _row(row: Any) -> tuple[str, str, float, float, bool]:
    if not isinstance(row, Mapping) or not isinstance(row.get("actor"), str) or not row["actor"]:
        raise AllyMapError("A place in the file names no actor.")
    x, y = _number(row.get("x")), _number(row.get("y"))
    if x is None or y is None:
        raise AllyMapError(f"The place of “{row['actor']}” in the file is no point: x and y have to be numbers.")
    return row["actor"], str(row.get("name", "")), x, y, row.get("pinned") is True


def _number(value: object) -> float | None:
    """A map coordinate, or nothing where it is none."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _FARTHEST:
        return float(value)
    return None
