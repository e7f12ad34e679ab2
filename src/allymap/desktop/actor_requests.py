"""Does what a person asks for about who is who: editing, merging, splitting, likely duplicates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint

from ..model import Judgement, Sameness
from ..network.duplicates import suggestions
from ..network.relations import representative
from ..workspace import editing
from . import map_menu
from .actor_dialog import ActorDialog
from .commands import Commands
from .duplicates_dialog import DuplicatesDialog
from .project_page import ProjectPage
from .session import Session


class ActorRequests(QObject):
    """Lives as long as its page."""

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        super().__init__(page)
        self._page, self._session, self._commands = page, session, commands
        page.canvas.merge_wanted.connect(self.merge)
        page.actors.menu_wanted.connect(self._show_menu)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {"map.edit": self._edit, "map.split": self._split, "map.duplicates": self._show_duplicates}

    def merge(self, keep_id: str, other_ids: frozenset[str]) -> None:
        """Judge the others to be the actor that they were dropped on."""
        if self._session.attempt(editing.merge_actors, keep_id, sorted(other_ids), self._session.person, glide=True):
            self._session.select({keep_id})
            names = self._session.names
            others = ", ".join(sorted(names[one] for one in other_ids))
            words = self.tr("{others} is {name} from now on; undo takes it back.")
            if all(actor.id != keep_id for actor in self._session.view.actors):
                words = self.tr(
                    "{others} is {name} from now on, and without a relation not on the map; undo takes it back."
                )
            self._session.told.emit(words.format(others=others, name=names[keep_id]))

    def _edit(self) -> None:
        workspace = self._session.workspace
        actor = workspace.actors[next(iter(self._session.actors))]
        heads = representative(workspace.evidence, folded=False)
        merges = [
            one
            for one in workspace.judgements.values()
            if one.sameness is Sameness.SAME and heads[one.keep_id] == heads[one.other_id] == heads[actor.id]
        ]
        ActorDialog(
            self._page, actor, workspace.actors, merges, partial(editing.set_actor, workspace), self._take_back
        ).open()

    def _take_back(self, merge: Judgement) -> None:
        self._session.attempt(editing.unmerge, merge.keep_id, merge.other_id, glide=True)

    def _split(self) -> None:
        self._session.attempt(editing.split_actor, next(iter(self._session.actors)), self._session.person, glide=True)

    def _show_duplicates(self) -> None:
        session = self._session
        DuplicatesDialog(
            self._page, lambda: suggestions(session.evidence), lambda: session.names,
            lambda keep, other, same: session.attempt(editing.judge_sameness, keep, other, same, session.person),
        ).open()  # fmt: skip

    def _show_menu(self, at: QPoint) -> None:
        kind = "selection" if len(self._session.actors) > 1 else "actor"
        map_menu.show(self._page, self._commands, kind, [], at)
