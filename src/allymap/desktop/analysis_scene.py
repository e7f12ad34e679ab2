"""A scene of the briefing from what the analysis tells, or from the map as the time window shows it."""

from __future__ import annotations

from uuid import uuid4

from ..model import Camera, Scene
from ..network.asking import written
from ..workspace import editing
from .analysis_page import Told
from .session import Session


def put_scene(session: Session, told: Told) -> bool:
    """Add a scene after the others: the present question, the relations of ``told`` marked, its claims as quotes."""
    layout, query = session.layout, session.query
    if layout is None:
        return False
    scene = Scene(
        uuid4().hex, told.sentence, layout.id, layout.camera or Camera(),
        start=query.start.isoformat() if query.start else "", end=query.end.isoformat() if query.end else "",
        as_of=query.as_of.isoformat() if query.as_of else "", filters=written(query),
        highlighted=tuple(dict.fromkeys(told.relations)), subtitle=told.note, quotes=tuple(dict.fromkeys(told.claims)),
        order=max((one.order for one in session.workspace.scenes.values()), default=-1) + 1,
    )  # fmt: skip
    made = session.attempt(editing.put_scene, scene)
    if made:
        session.told.emit(_words(session, scene))
    return made


def _words(session: Session, scene: Scene) -> str:
    return session.tr("“{title}” is now a scene of the briefing.").format(title=scene.title)
