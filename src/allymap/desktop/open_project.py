"""A project on show: its session, its page, and everything that connects the two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ..workspace import Workspace
from .action_spec import Need
from .actor_requests import ActorRequests
from .analysis import Analysis
from .analysis_drawer import PAGES
from .arranging import Arranging
from .copying import Copying
from .display_choices import DisplayChoices
from .layout_commands import LayoutCommands
from .lens_menu import LensMenu
from .log_requests import LogRequests
from .page_display import PageDisplay
from .page_requests import PageRequests
from .presenting import Presenting
from .project_commands import ProjectCommands
from .project_page import ProjectPage
from .reading_requests import ReadingRequests
from .reviewing import Reviewing
from .scenes.scene_commands import SceneCommands
from .scenes.time_scenes import TimeScenes
from .session import Session
from .source_requests import SourceRequests
from .timeline_requests import TimelineRequests
from .twin_commands import TwinCommands

if TYPE_CHECKING:
    from .window import MainWindow


class OpenProject:
    """Made when a workspace is opened in a window, closed when another takes its place."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        self._window = window
        self.session = Session(workspace, window)
        self.page = ProjectPage(self.session, window.commands, window)
        self.requests = PageRequests(self.page, self.session, window.commands)
        self._choices = DisplayChoices(self.page, self.session, window.commands)
        self.sources = SourceRequests(self.page, self.session)
        self.copying = Copying(self.session, self.sources.with_label)
        for cards in (self.page.evidence.relation.list, self.page.evidence.actor.cards.list, self.page.review.list):
            cards.copy_wanted.connect(self.copying.passages)
        self.page.viewer.copy_wanted.connect(self.copying.words)
        self.analysis = Analysis(self.page.analysis, self.session, self.requests, window.jobs, self.copying)
        self.analysis.camps_marked.connect(self.page.canvas.mark_camps)
        self.display = PageDisplay(self.page, self.session, window.commands)
        self._actors = ActorRequests(self.page, self.session, window.commands)
        self._lenses = LensMenu(self.page, self.session)
        self._log = LogRequests(self.page, self.session)
        self._commands = ProjectCommands(self.page, self.session, self.requests, window.commands)
        self._time_scenes = TimeScenes(self.page, self.session, window.commands)
        self._timeline = TimelineRequests(self.page, self.session, window.commands)
        self._arranging = Arranging(self.page, self.session, window.jobs)
        self._layouts = LayoutCommands(self.page, self.session, window.commands)
        self._twin = TwinCommands(self.page, self.session, self.requests, window.commands, self.copying)
        self._scenes = SceneCommands(self.page, self.session, window.commands)
        self._scenes.needs_changed.connect(self._offer)
        self._presenting = Presenting(self.page.scenes, self.session, window)
        self.reviewing = Reviewing(self.page, self.session)
        self.reading = ReadingRequests(self.page, self.session, self.requests)
        self.display.needs_changed.connect(self._offer)
        self.session.refused.connect(window.mention)
        self.session.told.connect(window.mention)
        self.session.rewound.connect(window.messages.let_pass)
        self.page.sources.again_wanted.connect(lambda one: window.files.readings.read_again([one]))
        self.page.sources.dated.connect(lambda one, _: window.files.readings.offer_again(self.session.workspace, [one]))
        self.session.history_changed.connect(window.show_title)
        self._commands.show_checks()
        for one in ("view.map_only", "view.text_twin"):
            window.commands.action(one).setChecked(False)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on a project do in this one."""
        found: dict[str, Callable[[], object]] = {
            f"analysis.{page}": partial(self.analysis.show, page) for page in PAGES
        }
        for asked in (
            self._commands, self._choices, self._timeline, self._arranging, self._layouts, self._twin, self.sources,
            self._actors, self._lenses, self._log, self._scenes, self._presenting,
        ):  # fmt: skip
            found |= asked.handlers()
        return {**found, "review.queue": self.reviewing.open}

    def needs(self) -> set[Need]:
        """What is there to act on now."""
        return self._commands.needs() | self._scenes.needs()

    def close(self) -> None:
        """Let go of the workspace and the widgets."""
        self.display.close()
        self._arranging.close()
        self._layouts.close()
        self._timeline.close()
        self._time_scenes.close()
        self._presenting.end()
        self.requests.close()
        self.page.searching.close()
        self.page.viewer.close_originals()
        self.session.close()
        self.session.deleteLater()
        self.page.deleteLater()

    def _offer(self) -> None:
        self._commands.show_checks()
        self._layouts.show_checks()
        self._window.offer()
