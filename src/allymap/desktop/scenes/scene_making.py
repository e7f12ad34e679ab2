"""Between a scene and what the map shows: a scene of the present view, and the query a scene asks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize

from ...model import Camera, Scene, pair_words, relation_id_for
from ...network import asking
from ...network.changes import ChangeKind
from ...network.seen import Difference
from ...output.briefing.pages import picture_size
from ..filters import window_words
from ..session import Session


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("SceneMaking", text)


def of_view(scene: Scene, session: Session, camera: Camera, size: QSize) -> Scene:
    """The scene with everything that the map shows: query, window, layout, camera, and the selection highlighted.

    ``camera`` is the one of a window of ``size``; ``Camera()`` shows the whole map whatever the size.
    """
    query = session.query
    days = (day.isoformat() if day else "" for day in (query.start, query.end, query.as_of))
    start, end, as_of = days
    highlighted = (*sorted(session.actors), *([session.relation_id] if session.relation_id else ()))
    page = picture_size(bool(scene.quotes))
    seen_by = camera if camera == Camera() else fitted(camera, size, QSize(*page))
    return replace(
        scene, layout_id=session.layout.id if session.layout else "", camera=seen_by,
        start=start, end=end, as_of=as_of, filters=asking.written(query), highlighted=highlighted,
    )  # fmt: skip


def fitted(camera: Camera, size: QSize, room: QSize) -> Camera:
    """A camera that shows in ``room`` at least what this one shows in ``size``."""
    if size.isEmpty() or room.isEmpty():
        return camera
    share = min(room.width() / size.width(), room.height() / size.height())
    return Camera(camera.x, camera.y, camera.zoom * share)


def title_of(session: Session) -> str:
    """What a scene of the present view might be called."""
    names = session.names
    pair = session.relation_id.split("|") if session.relation_id else sorted(session.actors)[:3]
    told = [names.get(one, one) for one in pair]
    if told:
        return ", ".join(told[:-1]) + tr(" and ") + told[-1] if len(told) > 1 else told[0]
    query = session.query
    return window_words(query.start, query.end) if query.start or query.end else tr("Overview")


def difference_words(difference: Difference, session: Session) -> str:
    """What changed about a pair, in words."""
    one, other = (session.names.get(actor, actor) for actor in difference.actors)
    kinds = {
        ChangeKind.NEW: tr("new"), ChangeKind.ENDED: tr("no longer there"), ChangeKind.FLIPPED: tr("turned over"),
        ChangeKind.STRENGTHENED: tr("stronger"), ChangeKind.WEAKENED: tr("weaker"),
    }  # fmt: skip
    told = kinds[difference.kind] if difference.kind else tr("other passages or verdicts")
    return f"{pair_words((one, other))}: {told}"


def known(highlighted: tuple[str, ...], session: Session) -> tuple[frozenset[str], str]:
    """The actors, and the relation, of a scene's highlights: what to select when the map shows the scene."""
    relation = next((one for one in highlighted if "|" in one), "")
    if relation:
        return frozenset(), relation_id_for(*relation.split("|", 1))
    return frozenset(one for one in highlighted if one in session.workspace.actors), ""
