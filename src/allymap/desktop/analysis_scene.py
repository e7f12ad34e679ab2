"""A scene of the briefing from what the analysis tells, or from the map as the time window shows it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from ..model import Callout, Camera, Scene
from ..network.asking import written
from ..workspace import editing
from .analysis_page import Told
from .session import Session

_MOST_CALLOUTS = 12


def put_list(session: Session, title: str, every: Sequence[Told]) -> bool:
    """Add a scene of a whole list: each relation with the first words of its note beside it, the sentences as notes.

    Of each row the newest passage is quoted.
    """
    relations = tuple(one for told in every for one in told.relations)
    quotes = tuple(told.claims[-1] for told in every if told.claims)
    subtitle = session.tr("{n} relations").format(n=len(set(relations)))
    callouts = tuple(
        Callout(told.note.rpartition(" · ")[2], told.relations[0]) for told in every[:_MOST_CALLOUTS] if told.relations
    )
    notes = "\n".join(f"- {told.sentence} ({told.note})" for told in every)
    return put_scene(session, Told(title, subtitle, quotes, relations), notes, callouts)


def put_scene(session: Session, told: Told, notes: str = "", callouts: tuple[Callout, ...] = ()) -> bool:
    """Add a scene after the others: the present question, the relations of ``told`` marked, its claims as quotes.

    It looks at those whom it tells of, wherever the window looks.
    """
    layout, query = session.layout, session.query
    if layout is None:
        return False
    scene = Scene(
        uuid4().hex, told.sentence, layout.id, Camera(),
        start=query.start.isoformat() if query.start else "", end=query.end.isoformat() if query.end else "",
        as_of=query.as_of.isoformat() if query.as_of else "", filters=written(query),
        highlighted=tuple(dict.fromkeys(told.relations)), subtitle=told.note, notes=notes, callouts=callouts,
        quotes=tuple(dict.fromkeys(told.claims)),
        order=max((one.order for one in session.workspace.scenes.values()), default=-1) + 1,
    )  # fmt: skip
    made = session.attempt(editing.put_scene, scene)
    if made:
        session.told.emit(_words(session, scene))
    return made


def _words(session: Session, scene: Scene) -> str:
    return session.tr("“{title}” is now a scene of the briefing.").format(title=scene.title)
