"""Writes what the map shows to a file: picture, relations, claims, network. Pictures are light and fit the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ..model import AllyMapError, Progress
from ..network.spans import Unit
from ..output.writing import write_bytes
from ..workspace import clock
from ..workspace.handling import shareable
from .asking import ask_save
from .wording import failure_words

if TYPE_CHECKING:
    from ..network.evidence import Evidence
    from ..network.view import MapView
    from .session import Session
    from .window import MainWindow

    Make = Callable[[Session, str], bytes]

_PAGE = (1600, 1000)
"""The size of an exported map in pixels."""


class Exports(QObject):
    """The export actions of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._clear = self.tr("PNG without a ground (*.png)")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "export.picture": lambda: self._ask(
                self.tr("Export the map"),
                ["SVG (*.svg)", "PNG (*.png)", self._clear, "PDF (*.pdf)", *self._sequences()],
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
            "export.network": lambda: self._ask(
                self.tr("Export the network"),
                [
                    "GraphML (*.graphml)",
                    "GEXF (*.gexf)",
                    "Cytoscape (*.cyjs)",
                    "STIX 2.1 (*.stix)",
                    "FollowTheMoney (*.ftm)",
                    "Web Annotation (*.jsonld)",
                ],
                "",
                network_bytes,
            ),
        }

    def _print(self) -> None:
        project = self._window.project
        if project is not None:
            project.sources.with_label(lambda: self._ask_for_printer(project.session))

    def _ask_for_printer(self, session: Session) -> None:
        from .printing import ask_print

        try:
            picture = picture_bytes(session, "png")
        except AllyMapError as error:
            self._window.say(str(error))
            return
        ask_print(self._window, picture, session.workspace.title)

    def _ask(self, title: str, filters: list[str], what: str, make: Make) -> None:
        project = self._window.project
        if project is not None:
            project.sources.with_label(lambda: self._ask_for_file(project.session, title, filters, what, make))

    def _ask_for_file(self, session: Session, title: str, filters: list[str], what: str, make: Make) -> None:
        path = session.workspace.path
        name = " ".join(part for part in (session.workspace.title, what) if part)
        suggestion = path.with_name(name) if path else Path(name)
        ending = filters[0].partition("*")[2].rstrip(")")
        dialog = ask_save(
            self._window, title, filters, suggestion.with_name(suggestion.name + ending),
            lambda path: self._write(path, session, make, dialog.selectedNameFilter()),
        )  # fmt: skip

    def _sequences(self) -> dict[str, Unit]:
        """What a .gif can be called in the dialog, and the length of its steps: first the one the timeline counts."""
        steps = {
            Unit.DAY: self.tr("GIF, day by day (*.gif)"), Unit.MONTH: self.tr("GIF, month by month (*.gif)"),
            Unit.QUARTER: self.tr("GIF, quarter by quarter (*.gif)"), Unit.YEAR: self.tr("GIF, year by year (*.gif)"),
            Unit.DECADE: self.tr("GIF, decade by decade (*.gif)"),
        }  # fmt: skip
        project = self._window.project
        plan = project.page.timeline.plan if project is not None else None
        counted = plan.length if plan is not None else Unit.YEAR
        return {steps[unit]: unit for unit in sorted(steps, key=lambda unit: (unit is not counted, unit.value))}

    def _write(self, path: Path, session: Session, make: Make, chosen: str) -> None:
        from ..output.pictures import SEQUENCE

        suffix = path.suffix.lstrip(".").lower()
        try:
            if f".{suffix}" == SEQUENCE:
                steps = self._sequences()
                self._write_sequence(path, session, steps.get(chosen) or next(iter(steps.values())))
                return
            written = clear_picture_bytes if chosen == self._clear else make
            write_bytes(written(session, suffix), path)
        except AllyMapError as error:
            self._window.say(str(error))
            return
        self._say_written(path, session)

    def _write_sequence(self, path: Path, session: Session, unit: Unit) -> None:
        """As a job: a picture for each step takes a while."""
        draw = sequence(session, unit)

        def work(progress: Progress) -> None:
            progress.phase(self.tr("Drawing each step"))
            write_bytes(draw(), path)

        self._window.jobs.run(
            self.tr("Writing {name}").format(name=path.name), work, lambda _: self._say_written(path, session),
            lambda error: self._window.say(failure_words(error)),
        )  # fmt: skip

    def _say_written(self, path: Path, session: Session) -> None:
        withheld = shareable(session.workspace)[0].sentence
        tell = self._window.say if withheld else self._window.mention
        tell(" ".join(filter(None, (self.tr("Written to {path}.").format(path=path), withheld))))


def picture_bytes(session: Session, suffix: str, transparent: bool = False) -> bytes:
    """The map as it is filtered, whole, with its legend. Raises ``AllyMapError`` for an unknown ending."""
    from ..network import picture
    from ..output import pictures
    from ..output.below_map import as_of_line, sources_line

    shown = _shown(session)
    camera = picture.fit(shown.places, _PAGE, notes=session.drawing.notes)
    composed = picture.compose(
        shown.view, shown.places, camera, _PAGE, pinned=session.pinned, drawing=session.drawing,
        title=session.workspace.title, handling=shown.label,
        as_of=as_of_line(shown.evidence, session.query, shown.view), sources_line=sources_line(shown.evidence),
    )  # fmt: skip
    return pictures.write(composed, f".{suffix}", scale=2, transparent=transparent)


def clear_picture_bytes(session: Session, suffix: str) -> bytes:
    """The same without a ground."""
    return picture_bytes(session, suffix, transparent=True)


def sequence(session: Session, unit: Unit) -> Callable[[], bytes]:
    """What draws the map step by step as a GIF, in any thread. Raises ``AllyMapError`` as ``picture_bytes`` does."""
    shown, query, drawing = _shown(session), session.query, session.drawing
    kept, title = session.workspace.kept_actors, session.workspace.title

    def draw() -> bytes:
        from ..output import animation, time_sequence
        from ..output.below_map import sources_line

        frames = time_sequence.pictures(
            shown.evidence, query, shown.places, _PAGE, kept=kept, drawing=drawing, title=title, handling=shown.label,
            sources_line=sources_line(shown.evidence), unit=unit,
        )  # fmt: skip
        return animation.write(frames, shown.label)

    return draw


class _Shown(NamedTuple):
    """The map as it is filtered, as far as the project's label lets it out."""

    evidence: Evidence
    label: str
    view: MapView
    places: dict[str, tuple[float, float]]


def _shown(session: Session) -> _Shown:
    from ..network.view import build
    from ..output.sourcing import check

    free, label = shareable(session.workspace)
    view = build(free.evidence, session.query, session.workspace.kept_actors)
    check(view.relations, free.evidence)
    there = {one.id for one in view.actors}
    places = {one: place for one, place in session.places.items() if one in there}
    return _Shown(free.evidence, label, view, places)


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


def network_bytes(session: Session, suffix: str) -> bytes:
    """The map as it is filtered, for other programs. Raises ``AllyMapError`` for an unknown ending."""
    from ..output.exchange.content import collect
    from ..output.exchange.formats import FORMATS, format_of

    workspace = session.workspace
    free, label = shareable(workspace)
    content = collect(
        free.evidence, label, session.query, kept=workspace.kept_actors, places=session.places,
        title=workspace.title, written=clock.now(),
    )  # fmt: skip
    (written,) = FORMATS[format_of(Path(f"network.{suffix}"))](content).values()  # each ending is a single file
    return written
