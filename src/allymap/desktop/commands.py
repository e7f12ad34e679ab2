"""Makes the actions of the table, puts them into menus, and keeps them enabled as far as they can be used."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from .action_spec import ActionSpec, Need, Scope
from .actions import Actions


def add_menus(bar: QMenuBar) -> dict[str, QMenu]:
    """Put empty menus into the bar, by their untranslated titles."""
    return {title: bar.addMenu(words(title)) for title in Actions.MENUS}


def words(text: str, number: int = 0) -> str:
    """The words of an action in the language of the window, with its number where it has one."""
    return QCoreApplication.translate("Actions", text).replace("{n}", str(number))


class Commands(QObject):
    """The actions of one window by id. ``offered`` names what is there to act on, see ``Need``."""

    menu_opening = Signal(str)

    def __init__(self, window: QMainWindow, menus: Mapping[str, QMenu]) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._submenus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._handlers: dict[str, Callable[[], object]] = {}
        self._fill(menus)
        self.offer(())

    def action(self, action_id: str) -> QAction:
        """The action of an id. Raises ``KeyError`` for one that is not in the table."""
        return self._actions[action_id]

    def submenu(self, action_id: str) -> QMenu:
        """The menu that stands for an id, to be filled at run time."""
        return self._submenus[action_id]

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Have actions call what does their work, in place of what they called before.

        Raises ``KeyError`` for an id that is not in the table.
        """
        for action_id, handler in handlers.items():
            self._handlers[self._actions[action_id].objectName()] = handler

    def unbind(self, action_ids: Iterable[str]) -> None:
        """Have actions call nothing any more, nor keep alive what they called."""
        for action_id in action_ids:
            self._handlers.pop(action_id, None)

    def unbound(self) -> set[str]:
        """The ids of the actions that would do nothing."""
        return {spec.id for spec in Actions.TABLE if not spec.submenu} - set(self._handlers)

    def offer(self, needs: Collection[Need]) -> None:
        """Enable what can be used with what is there, and nothing else."""
        for spec in Actions.TABLE:
            self._actions[spec.id].setEnabled(spec.needs is Need.NOTHING or spec.needs in needs)

    def name_step(self, action_id: str, label: str) -> None:
        """Have undo and redo say what they would take back or make again."""
        spec = next(spec for spec in Actions.TABLE if spec.id == action_id)
        self._actions[action_id].setText(f"{words(spec.text, spec.number)} {label}".strip())
        self._actions[action_id].setToolTip(
            f"{words(spec.tooltip, spec.number)}: {label}" if label else words(spec.tooltip, spec.number)
        )

    def listen_on(self, widget: QWidget, *scopes: Scope) -> None:
        """Let the single-letter keys of these scopes work while this widget has the focus."""
        for spec in Actions.TABLE:
            if spec.scope in scopes:
                widget.addAction(self._actions[spec.id])

    def _run(self, action_id: str) -> None:
        handler = self._handlers.get(action_id)
        if handler is not None:
            handler()

    def _fill(self, menus: Mapping[str, QMenu]) -> None:
        for title, menu in menus.items():
            menu.setToolTipsVisible(True)
            group = 0
            for spec in (spec for spec in Actions.TABLE if spec.menu == title):
                if spec.group != group:
                    menu.addSeparator()
                    group = spec.group
                self._add(menu, spec)

    def _add(self, menu: QMenu, spec: ActionSpec) -> None:
        menu = self._submenus.get(spec.inside, menu)
        if spec.submenu:
            submenu = menu.addMenu(words(spec.text, spec.number))
            submenu.setToolTipsVisible(True)
            submenu.aboutToShow.connect(lambda: self.menu_opening.emit(spec.id))
            self._submenus[spec.id] = submenu
            action = submenu.menuAction()
        else:
            action = QAction(words(spec.text, spec.number), self)
            action.triggered.connect(lambda: self._run(spec.id))
            menu.addAction(action)
        action.setObjectName(spec.id)
        action.setToolTip(words(spec.tooltip, spec.number))
        action.setStatusTip(words(spec.help, spec.number))
        action.setWhatsThis(words(spec.help, spec.number))
        action.setCheckable(spec.checkable)
        action.setShortcuts(spec.sequences())
        if spec.scope is not Scope.WINDOW:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if spec.choice:
            self._groups.setdefault(spec.choice, QActionGroup(self)).addAction(action)
        self._actions[spec.id] = action
