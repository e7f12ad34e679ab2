"""Does what is asked on the timeline: the window, the day to look at, fading, zoom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from .commands import Commands
from .filters import HALF_LIVES, half_life_words
from .project_page import ProjectPage
from .session import Session


class TimelineRequests(QObject):
    """Lives as long as its page; keeps the timeline where the query of the session has it."""

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        super().__init__(page)
        self._page, self._session, self._commands = page, session, commands
        page.timeline.window_changed.connect(self._take_window)
        session.map_changed.connect(self._show)
        commands.menu_opening.connect(self._fill)
        self._show()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        timeline = self._page.timeline
        return {
            "timeline.back": lambda: timeline.step(-1),
            "timeline.forward": lambda: timeline.step(1),
            "timeline.play": timeline.play,
            "timeline.as_of": self._look_as_of,
            "timeline.zoom_in": timeline.zoom_in,
            "timeline.zoom_out": timeline.zoom_out,
            "timeline.whole": timeline.show_all,
        }

    def close(self) -> None:
        """Ask for nothing more: the project is being let go."""
        self._commands.menu_opening.disconnect(self._fill)

    def fade(self, half_life: int) -> None:
        """Have claims fade with a half-life in days; 0 for not at all."""
        self._session.ask(replace(self._session.query, half_life=half_life))

    def _take_window(self, start: date | None, end: date | None) -> None:
        as_of = end if self._commands.action("timeline.as_of").isChecked() else None
        if as_of is not None:
            start = end = None
        self._session.ask(replace(self._session.query, start=start, end=end, as_of=as_of))

    def _look_as_of(self) -> None:
        """Take the end of the time window for the day to look at, or the window for a window again."""
        timeline = self._page.timeline
        if timeline.chosen is None and self._commands.action("timeline.as_of").isChecked() and timeline.plan:
            timeline.set_window(None, date.fromordinal(int(timeline.plan.edges[-1]) - 1))
        self._take_window(*(timeline.chosen or (None, None)))

    def _show(self) -> None:
        """Put the window where the query has it, as after a change of layouts, a scene or a lens.

        While a day is looked at, the window's start stays: it is there when the look back ends.
        """
        query, timeline = self._session.query, self._page.timeline
        self._commands.action("timeline.as_of").setChecked(query.as_of is not None)
        chosen = timeline.chosen or (None, None)
        if query.as_of is not None:
            if chosen[1] != query.as_of:
                timeline.set_window(None, query.as_of)
        elif (query.start, query.end) != chosen:
            timeline.set_window(query.start, query.end)
        timeline.show_fading(query.as_of is not None, query.half_life)
        self._page.timeline_tools.show_half_life(half_life_words(query.half_life) if query.half_life else "")

    def _fill(self, menu_id: str) -> None:
        if menu_id != "timeline.half_life":
            return
        menu, chosen = self._commands.submenu(menu_id), self._session.query.half_life
        menu.clear()
        for days in sorted({*HALF_LIVES, chosen}):
            words = half_life_words(days) if days else self.tr("Nothing fades")
            action = menu.addAction(words, partial(self.fade, days))
            action.setCheckable(True)
            action.setChecked(days == chosen)
