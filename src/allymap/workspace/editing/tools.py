"""Layout tools as steps: each moves some actors of a layout, pins exact, as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ...model import AllyMapError, Place
from ...model.wording import counted
from ..placing import points
from ..workspace import Workspace
from .layouts import unlocked

if TYPE_CHECKING:
    from ...network.evidence import Query
    from ...network.layout_tools import Axis, Line

Points = Mapping[str, tuple[float, float]]
Tool = Callable[..., Points]


def put_places(workspace: Workspace, layout_id: str, label: str, to: Points, *, initiator: object = None) -> None:
    """Places that a tool worked out (id → map point), perhaps on another thread: only those that differ are written.

    Pins stay pins where they are. Nothing to move is no step.
    """
    layout = unlocked(workspace, layout_id)
    known = workspace.places(layout_id)
    rows = [
        replace(known[one], x=float(x), y=float(y)) if one in known else Place(layout.id, one, float(x), float(y))
        for one, (x, y) in to.items()
        if one not in known or (not known[one].pinned and (known[one].x, known[one].y) != (x, y))
    ]
    if rows:
        with workspace.step(label, initiator) as step:
            step.put(*rows)


def align(
    workspace: Workspace, layout_id: str, selected: Collection[str], line: Line, query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Put the centres of the selected on one line: left, centre, right, top, middle or bottom."""
    from ...network import layout_tools

    label = f"Align {counted(len(selected), 'actor')} {line}"
    _use(workspace, layout_id, layout_tools.align, selected, query, label, initiator, line=line)


def distribute(
    workspace: Workspace, layout_id: str, selected: Collection[str], axis: Axis, query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Make the gaps between the centres of the selected equal."""
    from ...network import layout_tools

    label = f"Distribute {counted(len(selected), 'actor')}"
    _use(workspace, layout_id, layout_tools.distribute, selected, query, label, initiator, axis=axis)


def mirror(
    workspace: Workspace, layout_id: str, selected: Collection[str], axis: Axis, query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Exchange left and right, or above and below; nobody selected is everybody."""
    from ...network import layout_tools

    _use(workspace, layout_id, layout_tools.mirror, selected, query, "Mirror", initiator, axis=axis)


def rotate(
    workspace: Workspace, layout_id: str, selected: Collection[str], degrees: float, query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Turn the selected clockwise around their middle; nobody selected is everybody."""
    from ...network import layout_tools

    _use(workspace, layout_id, layout_tools.rotate, selected, query, "Rotate", initiator, degrees=degrees)


def circle(
    workspace: Workspace, layout_id: str, selected: Collection[str], around: str, query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Put the selected, or the neighbours of an actor, on a circle around it. Raises ``AllyMapError`` when it has no
    place in the layout.
    """
    from ...network import layout_groups

    if around not in workspace.places(layout_id):
        raise AllyMapError("Select the actor that shall be in the middle of the circle.")
    label = f"Circle around “{workspace.actors[around].name}”" if around in workspace.actors else "Circle"
    _use(workspace, layout_id, layout_groups.circle, selected, query, label, initiator, around=around)


def arrange_selection(
    workspace: Workspace, layout_id: str, selected: Collection[str], query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Arrange the selected among themselves where they are."""
    from ...network import layout_groups

    label = f"Arrange {counted(len(selected), 'actor')}"
    _use(workspace, layout_id, layout_groups.arrange_selection, selected, query, label, initiator)


def by_camp(
    workspace: Workspace, layout_id: str, selected: Collection[str], query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Put each camp together and the camps side by side; nobody selected is everybody."""
    from ...network import layout_groups

    _use(workspace, layout_id, layout_groups.by_camp, selected, query, "Arrange by camp", initiator)


def by_kind(
    workspace: Workspace, layout_id: str, selected: Collection[str], query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Put actors into columns by kind; nobody selected is everybody."""
    from ...network import layout_groups

    _use(workspace, layout_id, layout_groups.by_kind, selected, query, "Arrange by kind", initiator)


def tidy(
    workspace: Workspace, layout_id: str, selected: Collection[str], query: Query | None = None,
    *, initiator: object = None,
) -> None:  # fmt: skip
    """Take overlaps away and leave everybody else in place; nobody selected is everybody."""
    from ...network import layout_groups

    _use(workspace, layout_id, layout_groups.tidy, selected, query, "Tidy overlaps", initiator)


def _use(
    workspace: Workspace, layout_id: str, tool: Tool, selected: Collection[str], query: Query | None, label: str,
    initiator: object, **options: object,
) -> None:  # fmt: skip
    from ...network.evidence import Query

    layout = unlocked(workspace, layout_id)
    known = workspace.places(layout_id)
    pinned = frozenset(one for one, place in known.items() if place.pinned)
    view = workspace.view(query or Query(folded=layout.folded))
    put_places(workspace, layout_id, label, tool(view, points(known), selected, pinned, **options), initiator=initiator)
