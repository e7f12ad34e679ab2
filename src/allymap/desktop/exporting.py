"""Writes what the map shows to a file: the picture, the relations, the claims. Exports are light and fit the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ..model import AllyMapError, ProjectError
from ..workspace.handling import shareable
from .asking import ask_save

if TYPE_CHECKING:
    from .session import Session
    from .window import MainWindow

_PAGE = (1600, 1000)
"""The size of an exported map in pixels."""


class Exports(QObject):
    """The export actions of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "export.picture": lambda: self._ask(
                self.tr("Export the map"),
                ["SVG (*.svg)", "PNG (*.png)", "PDF (*.pdf)", self.tr("GIF, year by year (*.gif)")],
                "",
                picture_bytes,
            ),
            "file.print": self._print,
            "export.claims": lambda: self._ask(
                self.tr("Export claims"), ["CSV (*.csv)", "JSON (*.jsonl)"], "claims", claims_bytes
            ),
            "export.relations": lambda: self._ask(
                self.tr("Export relations"), ["CSV (*.csv)", "JSON (*.json)"], "relations", relations_bytes
            ),
        }

    def _print(self) -> None:
        from .printing import ask_print

        project = self._window.project
        if project is not None:
            session = project.session
            project.sources.with_label(
                lambda: ask_print(self._window, picture_bytes(session, "png"), session.workspace.title)
            )

    def _ask(self, title: str, filters: list[str], what: str, make: Callable[[Session, str], bytes]) -> None:
        project = self._window.project
        if project is not None:
            project.sources.with_label(lambda: self._ask_for_file(project.session, title, filters, what, make))

    def _ask_for_file(
        self, session: Session, title: str, filters: list[str], what: str, make: Callable[[Session, str], bytes]
    ) -> None:  # fmt: skip
        path = session.workspace.path
        name = " ".join(part for part in (session.workspace.title, what) if part)
        suggestion = path.with_name(name) if path else Path(name)
        ending = filters[0].partition("*")[2].rstrip(")")
        ask_save(
            self._window, title, filters, suggestion.with_name(suggestion.name + ending),
            lambda chosen: self._write(chosen, session, make),
        )  # fmt: skip

    def _write(self, path: Path, session: Session, make: Callable[[Session, str], bytes]) -> None:
        try:
            content = make(session, path.suffix.lstrip(".").lower())
            write_whole(path, content)
        except AllyMapError as error:
            self._window.say(str(error))
            return
        withheld = shareable(session.workspace)[0].sentence
        self._window.say(" ".join(filter(None, (self.tr("Written to {path}.").format(path=path), withheld))))


def picture_bytes(session: Session, suffix: str) -> bytes:
    """The map as it is filtered, whole, with its legend. Raises ``AllyMapError`` for an unknown ending."""
    from ..network import picture
    from ..network.view import build
    from ..output import animation, pictures, time_sequence
    from ..output.sourcing import check

    free, label = shareable(session.workspace)
    kept, title = session.workspace.kept_actors, session.workspace.title
    view = build(free.evidence, session.query, kept)
    check(view.relations, free.evidence)
    shown = {one.id for one in view.actors}
    places = {one: place for one, place in session.places.items() if one in shown}
    if f".{suffix}" == pictures.SEQUENCE:
        frames = time_sequence.pictures(
            free.evidence, session.query, places, _PAGE, kept=kept, drawing=session.drawing, title=title, handling=label
        )
        return animation.write(frames, label)
    composed = picture.compose(
        view, places, picture.fit(places, _PAGE), _PAGE, pinned=session.pinned, drawing=session.drawing, title=title,
        handling=label,
    )  # fmt: skip
    return pictures.write(composed, f".{suffix}", scale=2)


def claims_bytes(session: Session, suffix: str) -> bytes:
    """Every claim of the project that its label allows."""
    from ..output import claims

    form: claims.Format = "csv" if suffix == "csv" else "jsonl"
    evidence = shareable(session.workspace)[0].evidence
    return claims.write(evidence.claims.values(), evidence, form).encode("utf-8")


def relations_bytes(session: Session, suffix: str) -> bytes:
    """The relations on the map, as far as the project's label allows."""
    from ..network.relations import derive
    from ..output import relations

    form: relations.Format = "csv" if suffix == "csv" else "json"
    evidence = shareable(session.workspace)[0].evidence
    return relations.write(derive(evidence, session.query), evidence, form).encode("utf-8")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside and move it into place, so that no half of it is left. Raises ``ProjectError``."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ProjectError(f"“{path}” could not be written: {error.strerror or error}.") from error
