"""`allymap render`: the map of a project, or of a scene, as svg, png or pdf; the map step by step as gif."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from ..model import AllyMapError, Layout
from ..network import layout as engine
from ..network.drawing import Drawing
from ..network.evidence import Evidence
from ..network.look import DARK, LIGHT
from ..network.picture import Picture, compose, fit
from ..network.spans import Unit
from ..network.view import MapView, build
from ..output import animation, pictures, time_sequence
from ..output.below_map import as_of_line, sources_line
from ..output.sourcing import check
from ..output.writing import write_bytes
from ..workspace import Query, Workspace, editing
from ..workspace.briefing import scene_alone
from ..workspace.handling import label_said
from .handling import free, tell_withheld
from .positions import named

SIZE = (1400, 900)
_FORMATS = (*pictures.FORMATS, pictures.SEQUENCE)
_SMALLEST, _LARGEST = 200, 10_000


class Wish(NamedTuple):
    """How a picture shall be; ``size`` in pixels, ``tlp`` a handling label as people write it, or the project's own.

    ``by`` is how long a step of a sequence is.
    """

    size: tuple[int, int] = SIZE
    dark: bool = False
    transparent: bool = False
    tlp: str = ""
    by: Unit = Unit.YEAR


def render(project: Path, target: Path, layout: str, wish: Wish) -> int:
    """Write the map; the format follows from the ending, .gif is the map step by step. Raises ``AllyMapError``."""
    ending = _ending(target)
    with Workspace.look(project) as workspace:
        chosen = named(workspace, layout) if layout or workspace.layouts else None
        if ending == pictures.SEQUENCE:
            content = _sequence(workspace, chosen, wish)
        else:
            drawn = picture_of(workspace, chosen, wish.size, wish.dark, tlp=wish.tlp)
            content = pictures.write(drawn, ending, transparent=wish.transparent)
    write_bytes(content, target)
    return 0


def render_scene(project: Path, target: Path, number: int, wish: Wish) -> int:
    """Write the picture of a scene, counted from 1 in the briefing under this label. Raises ``AllyMapError``."""
    ending = _ending(target)
    if ending == pictures.SEQUENCE:
        raise AllyMapError("A scene is one picture: a .gif shows the whole map step by step.")
    with Workspace.look(project) as workspace:
        label = label_said(workspace.settings, wish.tlp)
        drawn, withheld = scene_alone(workspace, number, label, wish.size, DARK if wish.dark else LIGHT)
    write_bytes(pictures.write(drawn, ending, transparent=wish.transparent), target)
    tell_withheld(withheld, label)
    return 0


def _ending(target: Path) -> str:
    ending = target.suffix.lower()
    if ending not in _FORMATS:
        raise AllyMapError(f"“{target}” should end in {', '.join(_FORMATS)}: the ending says which picture to write.")
    return ending


def parse_size(size: str) -> tuple[int, int]:
    """Width and height in pixels. Raises ``AllyMapError``.

    >>> parse_size("2560x1440")
    (2560, 1440)
    """
    match = re.fullmatch(r"(\d{1,6})\s*[x×X]\s*(\d{1,6})", size.strip())
    if not match or not all(_SMALLEST <= int(side) <= _LARGEST for side in match.groups()):
        raise AllyMapError(f"“{size}” is no size: write it like 1400x900, each side {_SMALLEST} to {_LARGEST} pixels.")
    return int(match[1]), int(match[2])


class _Map(NamedTuple):
    """A project's map as it may be shown, and where its actors stand."""

    evidence: Evidence
    label: str
    query: Query
    view: MapView
    places: dict[str, tuple[float, float]]
    pinned: frozenset[str]
    drawing: Drawing


def _map_of(workspace: Workspace, layout: Layout | None, title: str, tlp: str) -> _Map:
    evidence, label = free(workspace, tlp)
    query = Query(folded=layout.folded if layout else True)
    view = build(evidence, query, workspace.kept_actors)
    if not view.relations:
        raise AllyMapError(
            f"“{title or workspace.title}” holds no relation to draw yet: add documents or review claims."
        )
    check(view.relations, evidence)
    kept = workspace.places(layout.id) if layout else {}
    shown = {actor.id for actor in view.actors}
    places = {place.actor_id: (place.x, place.y) for place in kept.values() if place.actor_id in shown}
    places |= engine.place_new(view, places) if places else engine.arrange(view)
    pinned = frozenset(place.actor_id for place in kept.values() if place.pinned)
    drawing = Drawing()
    if layout:
        drawing = Drawing(editing.bends_of(workspace, layout.id), editing.notes_of(workspace, layout.id))
    return _Map(evidence, label, query, view, places, pinned, drawing)


def picture_of(
    workspace: Workspace,
    layout: Layout | None,
    size: tuple[int, int] = SIZE,
    dark: bool = False,
    title: str = "",
    tlp: str = "",
) -> Picture:
    """The map of a project on a page of ``size`` pixels, with legend, date and sources; actors without a place get one.

    Raises ``AllyMapError`` when there is nothing to draw.
    """
    drawn = _map_of(workspace, layout, title, tlp)
    return compose(
        drawn.view, drawn.places, fit(drawn.places, size, notes=drawn.drawing.notes), size, DARK if dark else LIGHT,
        pinned=drawn.pinned,
        drawing=drawn.drawing,
        title=title or workspace.title,
        as_of=as_of_line(drawn.evidence, drawn.query, drawn.view),
        sources_line=sources_line(drawn.evidence),
        handling=drawn.label,
    )  # fmt: skip


def _sequence(workspace: Workspace, layout: Layout | None, wish: Wish) -> bytes:
    if wish.transparent:
        raise AllyMapError("Only .svg and .png can be transparent.")
    drawn = _map_of(workspace, layout, "", wish.tlp)
    frames = time_sequence.pictures(
        drawn.evidence, drawn.query, drawn.places, wish.size, DARK if wish.dark else LIGHT,
        kept=workspace.kept_actors, drawing=drawn.drawing, title=workspace.title, handling=drawn.label,
        sources_line=sources_line(drawn.evidence), unit=wish.by,
    )  # fmt: skip
    return animation.write(frames, drawn.label)
