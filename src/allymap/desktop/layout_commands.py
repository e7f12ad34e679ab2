"""The actions on named layouts: save, duplicate, rename, lock, delete, switch, compare, export and import."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ..model import AllyMapError, Layout
from ..output.writing import write_bytes
from ..workspace import editing, positions
from .asking import ask_open, ask_save, ask_text
from .layout_actions import COMPARE
from .wording import counted

if TYPE_CHECKING:
    from .commands import Commands
    from .project_page import ProjectPage
    from .session import Session

_JSON = "JSON (*.json)"


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("LayoutCommands", text)


class LayoutCommands:
    """Handlers by action id for one open project, and what its panel of layouts asks for."""

    def __init__(self, page: ProjectPage, session: Session, commands: Commands) -> None:
        self._page, self._session, self._commands = page, session, commands
        self._compared_from = ""
        session.layouts_changed.connect(self._end_stale_comparison)
        commands.menu_opening.connect(self._fill)
        page.layouts.duplicated.connect(self._duplicate)
        page.layouts.locked.connect(self._lock)
        page.layouts.compared.connect(self.compare)

    def close(self) -> None:
        """Listen no more: the project is being let go."""
        self._commands.menu_opening.disconnect(self._fill)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Action id to what does its work."""
        return {
            "layout.save_as": self._ask_for_name,
            "layout.duplicate": lambda: self._with(self._duplicate),
            "layout.rename": lambda: self._with(self._page.layouts.ask_for_name),
            "layout.lock": lambda: self._with(self._lock),
            "layout.delete": lambda: self._with(self._delete),
            "layout.next": lambda: self._session.use_layout(self._next()),
            "layout.compare_next": lambda: self.compare(self._next()),
            "layout.export": lambda: self._with(self._ask_where_to),
            "layout.import": lambda: self._with(self._ask_where_from),
        }

    def show_checks(self) -> None:
        """Tick whether the layout in use is locked."""
        layout = self._session.layout
        self._commands.action("layout.lock").setChecked(layout is not None and layout.locked)

    def compare(self, layout_id: str) -> None:
        """Show where the actors stand in another layout, or end that."""
        layout, session = self._session.workspace.layouts.get(layout_id), self._session
        if layout is None or (session.layout is not None and layout_id == session.layout.id):
            self._page.canvas.compare({})
            return
        self._compared_from = session.layout.id if session.layout else ""
        there = {one.actor_id: (one.x, one.y) for one in session.workspace.places(layout_id).values()}
        apart = self._page.canvas.compare(there)
        words = (
            tr("Everybody stands where “{name}” has them.") if not apart
            else tr("{n} stand elsewhere in “{name}”: the ghosts show where. Esc ends the comparison.")
        )  # fmt: skip
        session.told.emit(words.format(n=apart, name=layout.name))

    def _end_stale_comparison(self) -> None:
        """Another layout is in use than the one that was compared."""
        if self._page.canvas.comparing and self._session.layout and self._session.layout.id != self._compared_from:
            self._page.canvas.compare({})

    def _with(self, then: Callable[[str], object]) -> None:
        layout = self._session.layout
        if layout is not None:
            then(layout.id)

    def _ordered(self) -> list[Layout]:
        return sorted(self._session.workspace.layouts.values(), key=lambda one: (one.order, one.name))

    def _next(self) -> str:
        ids = [one.id for one in self._ordered()]
        layout = self._session.layout
        return ids[(ids.index(layout.id) + 1) % len(ids)] if layout is not None else ""

    def _ask_for_name(self) -> None:
        layout = self._session.layout
        if layout is None:
            return
        taken = {one.name for one in self._session.workspace.layouts.values()}
        number = next(n for n in range(len(taken) + 1, 2 * len(taken) + 3) if tr("Layout {n}").format(n=n) not in taken)
        ask_text(
            self._page, tr("Save layout"), tr("Name of the layout:"), tr("Layout {n}").format(n=number),
            lambda name: self._go_on_with(editing.save_layout_as, name, layout.id),
        )  # fmt: skip

    def _duplicate(self, layout_id: str) -> None:
        self._go_on_with(editing.duplicate_layout, layout_id)

    def _go_on_with(self, verb: Callable[..., object], *args: object) -> None:
        """Make a layout with a verb and use it, looked at as it is now."""
        self._session.layout_left.emit()
        before = set(self._session.workspace.layouts)
        if self._session.attempt(verb, *args):
            self._session.use_layout(next(iter(set(self._session.workspace.layouts) - before)))

    def _lock(self, layout_id: str) -> None:
        locked = self._session.workspace.layouts[layout_id].locked
        self._session.attempt(editing.lock_layout, layout_id, not locked)

    def _delete(self, layout_id: str) -> None:
        self._session.attempt(editing.delete_layout, layout_id, glide=True)

    def _ask_where_to(self, layout_id: str) -> None:
        name = f"{self._session.workspace.layouts[layout_id].name}.json"
        ask_save(self._page, tr("Export positions"), [_JSON], Path(name), partial(self._export, layout_id))

    def _export(self, layout_id: str, path: Path) -> None:
        try:
            write_bytes(positions.write(self._session.workspace, layout_id).encode(), path)
        except AllyMapError as error:
            self._session.refused.emit(str(error))
            return
        self._session.told.emit(tr("Written to {path}.").format(path=path))

    def _ask_where_from(self, layout_id: str) -> None:
        ask_open(self._page, tr("Import positions"), [_JSON], lambda paths: self._import(layout_id, paths[0]))

    def _import(self, layout_id: str, path: Path) -> None:
        try:
            found = positions.load(path)
        except AllyMapError as error:
            self._session.refused.emit(str(error))
            return
        unknown: list[str] = []
        if not self._session.attempt(lambda ws: unknown.extend(positions.apply(ws, layout_id, found)), glide=True):
            return
        self._page.canvas.fit()
        stand = counted(len(found.rows) - len(unknown), tr("actor"), tr("actors"))
        told = [tr("{actors} put where “{name}” has them.").format(actors=stand, name=path.name)]
        if unknown:
            told.append(tr("Not in this project: {names}.").format(names=", ".join(unknown)))
        self._session.told.emit(" ".join(told))

    def _fill(self, submenu: str) -> None:
        """Put the other layouts into the menu of comparisons, after the entry for the next one."""
        if submenu != COMPARE:
            return
        menu = self._commands.submenu(submenu)
        for action in menu.actions():
            if not action.objectName():
                menu.removeAction(action)
                action.deleteLater()
        for one in self._ordered():
            if self._session.layout is not None and one.id != self._session.layout.id:
                menu.addAction(one.name.replace("&", "&&")).triggered.connect(partial(self._compare_with, one.id))

    def _compare_with(self, layout_id: str, *_: object) -> None:
        self.compare(layout_id)
