"""What is done to scenes: the actions of the Briefing menu, and what the strip asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QSize, Signal

from ...model import AllyMapError, Camera, Claim, Relation, Scene, SceneKind, pair_words
from ...network import seen
from ...output.briefing.compose import query_of
from ...output.briefing.pages import picture_size
from ...workspace import editing
from ...workspace.briefing import changed_since_seen, relations_of
from ..action_spec import Need
from ..commands import Commands
from ..project_page import ProjectPage
from ..session import Session
from ..wording import date_words
from .scene_dialog import SceneDialog
from .scene_making import difference_words, fitted, known, of_view, title_of
from .scene_rows import SceneRow

_MOST_CHANGES = 6
_MOST_QUOTES = 60


class SceneCommands(QObject):
    """Lives as long as its page. ``needs_changed``: another scene is chosen, or its mark is another."""

    needs_changed = Signal()

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        super().__init__(page)
        self._page, self._session, self._commands = page, session, commands
        strip = page.scenes.strip
        strip.moved.connect(lambda one, to: session.attempt(editing.move_scene, one, to))
        strip.scenes.renamed.connect(self._rename_to)
        strip.opened.connect(lambda _: self._show())
        strip.deletion_wanted.connect(lambda one: session.attempt(editing.delete_scene, one))
        page.scenes.chosen.connect(lambda _: self.needs_changed.emit())
        session.history_changed.connect(self._refresh)
        commands.action("view.scenes").setChecked(bool(session.workspace.scenes))
        self._refresh()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "scene.add": self._add,
            "scene.add_title": lambda: self._add_words(SceneKind.TITLE, self._session.workspace.title),
            "scene.add_closing": lambda: self._add_words(SceneKind.CLOSING, self.tr("Thank you")),
            "scene.show": self._show,
            "scene.update": self._update,
            "scene.edit": self._edit,
            "scene.rename": lambda: self._page.scenes.strip.edit(self._page.scenes.strip.currentIndex()),
            "scene.duplicate": self._duplicate,
            "scene.hide": self._hide,
            "scene.looked_at": self._looked_at,
            "scene.delete": lambda: self._session.attempt(editing.delete_scene, self._page.scenes.strip.current_id),
            "view.scenes": lambda: self._page.scenes.setVisible(self._commands.action("view.scenes").isChecked()),
        }

    def needs(self) -> set[Need]:
        """What there is to act on now."""
        rows = {row.scene.id: row for row in self._page.scenes.strip.scenes.rows}
        current = rows.get(self._page.scenes.strip.current_id)
        there = {
            Need.SCENES: any(not row.scene.hidden for row in rows.values()),
            Need.SLIDES: any(not row.scene.hidden for row in rows.values())
            or (not rows and bool(self._session.view.relations)),
            Need.SCENE: current is not None,
            Need.STALE: current is not None and bool(current.changed),
        }
        return {need for need, yes in there.items() if yes}

    @property
    def _current(self) -> Scene | None:
        return self._session.workspace.scenes.get(self._page.scenes.strip.current_id)

    def _refresh(self) -> None:
        workspace = self._session.workspace
        self._page.scenes.show_scenes([SceneRow(one, self._changed(one)) for one in editing.in_order(workspace)])
        self.needs_changed.emit()

    def _changed(self, scene: Scene) -> str:
        """What changed under a scene since it was looked at, a line each."""
        try:
            found = changed_since_seen(self._session.workspace, scene)
        except (AllyMapError, ValueError):  # a later version's scene: nothing that this one could compare
            return ""
        told = [difference_words(one, self._session) for one in found[:_MOST_CHANGES]]
        more = len(found) - len(told)
        return "\n".join([*told, self.tr("and {n} more").format(n=more)] if more else told)

    def _seen(self, scene: Scene) -> Scene:
        if scene.kind is not SceneKind.MAP:
            return scene
        return replace(scene, seen=seen.fingerprint(relations_of(self._session.workspace, scene)))

    def _of_view(self, scene: Scene) -> Scene:
        canvas = self._page.canvas
        camera = Camera() if canvas.shows_all else canvas.camera
        return self._seen(of_view(scene, self._session, camera, canvas.size()))

    def _add(self) -> None:
        self._put(self._of_view(Scene("", title_of(self._session), "")), self._page.scenes.strip.current_id)

    def _add_words(self, kind: SceneKind, title: str) -> None:
        self._put(Scene("", title, "", kind=kind), "")
        if kind is SceneKind.TITLE:
            self._session.attempt(editing.move_scene, self._page.scenes.strip.current_id, 0)

    def _put(self, scene: Scene, after: str) -> None:
        before = set(self._session.workspace.scenes)
        if self._session.attempt(editing.add_scene, scene, after):
            self._commands.action("view.scenes").setChecked(True)
            self._page.scenes.show()
            self._page.scenes.strip.choose(next(iter(set(self._session.workspace.scenes) - before)))

    def _change(self, scene: Scene) -> None:
        if scene != self._session.workspace.scenes.get(scene.id):
            self._session.attempt(editing.put_scene, scene)

    def _rename_to(self, scene_id: str, title: str) -> None:
        self._change(replace(self._session.workspace.scenes[scene_id], title=title))

    def _update(self) -> None:
        scene = self._current
        if scene is not None:
            self._change(self._of_view(replace(scene, kind=SceneKind.MAP)))

    def _hide(self) -> None:
        scene = self._current
        if scene is not None:
            self._change(replace(scene, hidden=not scene.hidden))

    def _duplicate(self) -> None:
        strip = self._page.scenes.strip
        row = strip.currentIndex().row()
        if self._session.attempt(editing.duplicate_scene, strip.current_id):
            strip.choose(strip.scenes.rows[row + 1].scene.id)

    def _looked_at(self) -> None:
        scene = self._current
        if scene is not None:
            self._session.attempt(editing.look_at_scene, scene.id, self._seen(scene).seen)

    def _show(self) -> None:
        """Have the map show what the scene shows; its words open in the dialog where it has nothing else."""
        scene = self._current
        if scene is None:
            return
        if scene.kind is not SceneKind.MAP:
            self._edit()
            return
        session, canvas = self._session, self._page.canvas
        try:
            query = query_of(scene)
        except AllyMapError as error:
            session.refused.emit(str(error))
            return
        session.use_layout(scene.layout_id)
        session.ask(query, kept=False)
        actors, relation = known(scene.highlighted, session)
        session.select(actors, relation if session.relation(relation) else "")
        if scene.camera == Camera():
            canvas.fit()
        else:
            room = QSize(*picture_size(bool(scene.quotes)))
            canvas.set_camera(fitted(scene.camera, room, canvas.size()), animated=True)

    def _edit(self) -> None:
        scene = self._current
        if scene is None:
            return
        relations = self._relations(scene)
        names = self._session.names
        targets = {one: names.get(one, one) for relation in relations for one in relation.actors}
        targets = dict(sorted(targets.items(), key=lambda pair: pair[1]))
        targets |= {one.id: pair_words(names.get(actor, actor) for actor in one.actors) for one in relations}
        SceneDialog(self._page, scene, targets, self._quotable(scene), self._change).open()

    def _relations(self, scene: Scene) -> tuple[Relation, ...]:
        """What a scene rests on; nothing where a later version made it, whose words can be edited all the same."""
        try:
            return relations_of(self._session.workspace, scene)
        except AllyMapError:
            return ()

    def _quotable(self, scene: Scene) -> list[tuple[Claim, str]]:
        """The claims to choose quotes from: those chosen, then those of the heaviest relations, the surest first."""
        known_claims = self._session.workspace.claims
        if scene.kind is SceneKind.MAP:
            relations = sorted(self._relations(scene), key=lambda one: -one.weight)
            ids = [claim for one in relations for claim in one.claims if known_claims[claim].passage is not None]
        else:
            ids = sorted(known_claims, key=lambda one: -known_claims[one].confidence)
        chosen = [one for one in scene.quotes if one in known_claims]
        ordered = dict.fromkeys((*chosen, *ids[:_MOST_QUOTES]))
        return [(known_claims[one], self._told(known_claims[one])) for one in ordered]

    def _told(self, claim: Claim) -> str:
        return f"{date_words(claim.date)}  “{claim.words}”" if claim.date else f"“{claim.words}”"
