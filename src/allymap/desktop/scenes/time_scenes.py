"""A scene for each step of a time sequence, in one click and one step back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from ...model import Camera, Claim, Scene
from ...network import seen
from ...network.spans import Unit
from ...network.time_steps import TimeStep, time_steps
from ...workspace import editing
from ...workspace.briefing import relations_of
from ..commands import Commands
from ..project_page import ProjectPage
from ..session import Session
from ..wording import date_words
from .scene_making import of_view

MOST = 60
"""Scenes that one sequence makes at most."""
_UNITS = (Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE)


class TimeScenes(QObject):
    """Lives as long as its page; fills the menu of step sizes each time it opens."""

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        super().__init__(page)
        self._page, self._session, self._commands = page, session, commands
        commands.menu_opening.connect(self._fill)

    def close(self) -> None:
        """Fill no menu any more: the project is being let go."""
        self._commands.menu_opening.disconnect(self._fill)

    def make(self, unit: Unit, *, by_the_end: bool) -> None:
        """Add a scene for each step in which something begins: what stood by its end, or what lies within it."""
        session = self._session
        made = [self._scene(step, by_the_end) for step in self._steps(unit)]
        label = self.tr("Add {n} scenes over time").format(n=len(made))
        if made and session.attempt(editing.add_scenes, made, label, self._page.scenes.strip.current_id):
            self._commands.action("view.scenes").setChecked(True)
            self._page.scenes.show()
            session.told.emit(self.tr("{n} scenes over time are now in the briefing.").format(n=len(made)))

    def _fill(self, menu_id: str) -> None:
        if menu_id != "timeline.scenes":
            return
        menu = self._commands.submenu(menu_id)
        menu.clear()
        for by_the_end in (True, False):
            for unit in _UNITS:
                number = len(self._steps(unit))
                words = self._words(unit, by_the_end).format(n=number)
                action = menu.addAction(words, partial(self.make, unit, by_the_end=by_the_end))
                action.setEnabled(0 < number <= MOST)
                action.setObjectName(f"timeline.scenes.{unit.name.lower()}.{'end' if by_the_end else 'within'}")
            menu.addSeparator()

    def _words(self, unit: Unit, by_the_end: bool) -> str:
        if by_the_end:
            return {
                Unit.MONTH: self.tr("By the end of each month ({n} scenes)"),
                Unit.QUARTER: self.tr("By the end of each quarter ({n} scenes)"),
                Unit.YEAR: self.tr("By the end of each year ({n} scenes)"),
                Unit.DECADE: self.tr("By the end of each decade ({n} scenes)"),
            }[unit]
        return {
            Unit.MONTH: self.tr("Within each month ({n} scenes)"),
            Unit.QUARTER: self.tr("Within each quarter ({n} scenes)"),
            Unit.YEAR: self.tr("Within each year ({n} scenes)"),
            Unit.DECADE: self.tr("Within each decade ({n} scenes)"),
        }[unit]

    def _steps(self, unit: Unit) -> list[TimeStep]:
        session = self._session
        return time_steps(self._claims(), unit, start=session.query.start, end=session.query.end)

    def _claims(self) -> Iterator[Claim]:
        """What the map tells with its window open."""
        known = self._session.workspace.claims
        return (known[one] for relation in self._session.timeless_view.relations for one in relation.claims)

    def _scene(self, step: TimeStep, by_the_end: bool) -> Scene:
        """The whole map at one step: marks would leave the rest out of what is handed out."""
        canvas, session = self._page.canvas, self._session
        when, number = date_words(step.period), len(step.begun)
        title = self.tr("By the end of {time}") if by_the_end else "{time}"
        words = self.tr("{time}: 1 passage") if number == 1 else self.tr("{time}: {n} passages")
        camera = Camera() if canvas.shows_all else canvas.camera
        shown = of_view(Scene("", title.format(time=when), ""), session, camera, canvas.size())
        made = replace(
            shown, subtitle=words.format(time=when, n=number), highlighted=(),
            start="" if by_the_end else step.first.isoformat(), end="" if by_the_end else step.last.isoformat(),
            as_of=step.last.isoformat() if by_the_end else "",
        )  # fmt: skip
        return replace(made, seen=seen.fingerprint(relations_of(session.workspace, made)))
