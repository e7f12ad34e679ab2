"""`allymap render`: the map of a project, or of a scene, as svg, png or pdf."""

from __future__ import annotations

import re
from pathlib import Path

from ..model import AllyMapError, Layout, Tlp
from ..network import layout as engine
from ..network import picture as pictures
from ..network.drawing import Drawing
from ..network.evidence import Evidence
from ..network.look import DARK, LIGHT
from ..network.view import build
from ..workspace import Query, Workspace, editing
from ..workspace.briefing import briefing
from .console import complain
from .handling import free
from .positions import named
from .writing import write_bytes

SIZE = (1400, 900)
_FORMATS = (".svg", ".png", ".pdf")
_SMALLEST, _LARGEST = 200, 10_000


def render(project: Path, target: Path, layout: str, size: str, dark: bool, tlp: str = "") -> int:
    """Write the picture; its format follows from the ending. Raises ``AllyMapError``."""
    _check_ending(target)
    pixels = parse_size(size)
    with Workspace.look(project) as workspace:
        chosen = named(workspace, layout) if layout or workspace.layouts else None
        write(picture_of(workspace, chosen, pixels, dark, tlp=tlp), target)
    return 0


def _check_ending(target: Path) -> None:
    if target.suffix.lower() not in _FORMATS:
        raise AllyMapError(f"“{target}” should end in {', '.join(_FORMATS)}: the ending says which picture to write.")


def render_scene(project: Path, target: Path, number: int, tlp: str) -> int:
    """Write the picture of a scene, counted from 1 in the briefing under this label. Raises ``AllyMapError``."""
    _check_ending(target)
    with Workspace.look(project) as workspace:
        made = briefing(workspace, Tlp.read(tlp).value if tlp else "")
    if not 1 <= number <= len(made.pages):
        raise AllyMapError(f"There is no scene {number}: the briefing has {len(made.pages)}.")
    picture = made.pages[number - 1].picture
    if picture is None:
        raise AllyMapError(f"Scene {number}, “{made.pages[number - 1].title}”, holds words alone: nothing to draw.")
    write(picture, target)
    if made.withheld:
        complain(made.withheld)
    return 0


def parse_size(size: str) -> tuple[int, int]:
    """Width and height in pixels. Raises ``AllyMapError``.

    >>> parse_size("2560x1440")
    (2560, 1440)
    """
    match = re.fullmatch(r"(\d{1,6})\s*[x×X]\s*(\d{1,6})", size.strip())
    if not match or not all(_SMALLEST <= int(side) <= _LARGEST for side in match.groups()):
        raise AllyMapError(f"“{size}” is no size: write it like 1400x900, each side {_SMALLEST} to {_LARGEST} pixels.")
    return int(match[1]), int(match[2])


def picture_of(
    workspace: Workspace,
    layout: Layout | None,
    size: tuple[int, int] = SIZE,
    dark: bool = False,
    title: str = "",
    tlp: str = "",
) -> pictures.Picture:
    """The map of a project on a page of ``size`` pixels, with legend, date and sources; actors without a place get one.

    Raises ``AllyMapError`` when there is nothing to draw.
    """
    evidence, label = free(workspace, tlp)
    view = build(evidence, Query(folded=layout.folded if layout else True), workspace.kept_actors)
    if not view.relations:
        raise AllyMapError(
            f"“{title or workspace.title}” holds no relation to draw yet: add documents or review claims."
        )
    kept = workspace.places(layout.id) if layout else {}
    shown = {actor.id for actor in view.actors}
    places = {place.actor_id: (place.x, place.y) for place in kept.values() if place.actor_id in shown}
    places |= engine.place_new(view, places) if places else engine.arrange(view)
    published = sorted(filter(None, (document.published for document in evidence.documents.values())))
    return pictures.compose(
        view, places, pictures.fit(places, size), size, DARK if dark else LIGHT,
        pinned=frozenset(place.actor_id for place in kept.values() if place.pinned),
        drawing=Drawing(editing.bends_of(workspace, layout.id), editing.notes_of(workspace, layout.id))
        if layout
        else Drawing(),
        title=title or workspace.title,
        as_of=f"As of {published[-1]}" if published else "",
        sources_line=_sources(evidence),
        handling=label,
    )  # fmt: skip


def write(picture: pictures.Picture, target: Path) -> None:
    """Write a picture; its format follows from the ending. Raises ``AllyMapError``."""
    write_bytes(_content(picture, target.suffix.lower()), target)


def _content(picture: pictures.Picture, suffix: str) -> bytes:
    if suffix == ".svg":
        from ..output import svg

        return svg.write(picture).encode("utf-8")
    if suffix == ".png":
        from ..output import png

        return png.write(picture)
    from ..output import pdf

    return pdf.write(picture)


def _sources(evidence: Evidence) -> str:
    publishers = dict.fromkeys(document.publisher for document in evidence.documents.values() if document.publisher)
    number = len(evidence.documents)
    counted = "1 document" if number == 1 else f"{number} documents"
    return f"{counted}: {', '.join(publishers)}" if publishers else counted
