"""`allymap export`: the network as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..model import AllyMapError, Tier
from ..output.exchange.content import Content, collect
from ..output.exchange.formats import FORMATS, format_of
from ..output.writing import write_bytes
from ..workspace import Query, Workspace, clock
from .handling import free
from .positions import named


class Wish(NamedTuple):
    """``form`` as people name it, or empty for what the ending tells; ``suggested`` claims count or not."""

    form: str = ""
    suggested: bool = False
    folded: bool = True
    tlp: str = ""


def export(project: Path, target: Path, layout: str, wish: Wish) -> int:
    """Write the network; a folder gets its files one by one, and keeps what else is in it. Raises ``AllyMapError``."""
    make = FORMATS[format_of(target, wish.form)]
    with Workspace.look(project) as workspace:
        content = _content(workspace, layout, wish)
    files = make(content)
    if "" not in files:
        try:
            target.mkdir(exist_ok=True)
        except OSError as error:
            raise AllyMapError(
                f"“{target}” is no folder to write to: {(error.strerror or 'unknown').lower()}."
            ) from None
    for name, written in files.items():
        write_bytes(written, target / name if name else target)
    return 0


def _content(workspace: Workspace, layout: str, wish: Wish) -> Content:
    chosen = named(workspace, layout) if layout or workspace.layouts else None
    places = workspace.places(chosen.id) if chosen else {}
    evidence, label = free(workspace, wish.tlp)
    return collect(
        evidence, label, Query(folded=wish.folded, tiers=frozenset(Tier) if wish.suggested else Query().tiers),
        kept=workspace.kept_actors, title=workspace.title,
        places={place.actor_id: (place.x, place.y) for place in places.values()},
        written=clock.now(),
    )  # fmt: skip
