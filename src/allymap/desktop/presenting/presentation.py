"""One presentation from its first scene to its end: keys and clicks move a point, and both windows show it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QKeyEvent, QScreen

from ..canvas.camera import to_map, to_window
from . import keys
from .audience_window import AudienceWindow
from .keys import Wish
from .pointer import TOOLS, Tool
from .presenter_bar import PresenterBar
from .presenter_window import PresenterWindow
from .running_order import Point, Screen
from .show import Show


class Presentation(QObject):
    """``screens``: where the audience looks, then the presenter's own; one alone has both. ``ended`` comes once."""

    ended = Signal()

    def __init__(self, show: Show, screens: list[QScreen], first: int, parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._point = Point(len(show.slides), min(first, len(show.slides) - 1))
        self._over = False
        self.audience = AudienceWindow(show)
        self.presenter = PresenterWindow(show) if len(screens) > 1 else None
        self.bar = None if self.presenter else PresenterBar(show, self.audience)
        self._connect()
        self._screens = screens
        self._open(screens)
        self._go(self._point, animated=False)

    @property
    def point(self) -> Point:
        """Where the presentation stands."""
        return self._point

    def end(self) -> None:
        """Close both windows."""
        if self._over:
            return
        self._over = True
        for window in (self.audience, self.presenter):
            if window is not None:
                window.close()
        self.ended.emit()

    def ask_about(self, words: str) -> None:
        """A question about whoever is called so; where nobody is, the presenter alone is told."""
        found = self._show.actor_named(words)
        if found:
            self._go(self._point.leave_for(found))
        elif self.presenter is not None:
            self.presenter.tell_nobody(words)
        elif self.bar is not None:
            self.bar.tell_nobody(words)

    def _connect(self) -> None:
        self.audience.keyed.connect(self._key)
        self.audience.clicked.connect(lambda: self._go(self._point.next()))
        self.audience.closed.connect(self.end)
        self.audience.map.asked.connect(self._detour)
        if self.presenter is not None:
            self.presenter.keyed.connect(self._key)
            self.presenter.question.connect(self.ask_about)
            self.presenter.swap_wanted.connect(self._swap)
            self.presenter.closed.connect(self.end)
            self.presenter.map.asked.connect(self._detour)
            self.presenter.pointer.moved.connect(self._point_from_presenter)
        if self.bar is not None:
            self.bar.wished.connect(self._do)
            self.bar.question.connect(self.ask_about)
            self.audience.near_edge.connect(self.bar.come)

    def _open(self, screens: list[QScreen]) -> None:
        self.audience.setScreen(screens[0])
        self.audience.setGeometry(screens[0].geometry())
        self.audience.showFullScreen()
        if self.presenter is not None:
            self.presenter.setScreen(screens[1])
            self.presenter.setGeometry(screens[1].availableGeometry())
            self.presenter.showMaximized()
            self.presenter.activateWindow()
            self.presenter.setFocus()
        else:
            self.audience.activateWindow()
            self.audience.setFocus()

    def _swap(self) -> None:
        """The audience looks where the presenter did, and the other way round."""
        for window in (self.audience, self.presenter):
            if window is not None:
                window.hide()  # a full screen moves to another screen only as a new one
        self._screens = self._screens[::-1]
        self._open(self._screens)

    def _detour(self, target: str) -> None:
        self._go(self._point.leave_for(target))

    def _key(self, event: QKeyEvent) -> None:
        read = keys.read(event)
        if isinstance(read, Wish):
            self._do(read)
        elif read is not None:
            self._go(self._point.digit(read))

    def _do(self, wish: Wish) -> None:
        if wish in TOOLS:
            self._take(TOOLS[wish])
            return
        point = self._point
        moves: dict[Wish, Callable[[], Point]] = {
            Wish.NEXT: point.next, Wish.BACK: point.back, Wish.FIRST: point.first, Wish.LAST: point.last,
            Wish.ENTER: point.enter,
            Wish.BLACK: lambda: point.cover(Screen.BLACK), Wish.WHITE: lambda: point.cover(Screen.WHITE),
        }  # fmt: skip
        onwards = wish is Wish.NEXT or (wish is Wish.ENTER and not point.typed)
        if wish is Wish.END or (point.screen is Screen.OVER and onwards):
            self.end()
        elif wish is Wish.ASK:
            self._ask()
        else:
            self._go(moves[wish]())

    def _ask(self) -> None:
        if self.presenter is not None:
            self.presenter.activateWindow()
            self.presenter.ask()
        elif self.bar is not None:
            self.bar.ask()

    def _take(self, tool: Tool) -> None:
        tool = Tool.ARROW if tool is self.audience.pointer.tool else tool
        self.audience.pointer.take(tool)
        self.audience.banner.raise_()  # the spotlight leaves the label readable
        if self.bar is not None:
            self.bar.show_tool(tool)
        if self.presenter is not None:
            self.presenter.pointer.setGeometry(self.presenter.map.rect())
            self.presenter.pointer.take(tool)

    def _point_from_presenter(self, share: QPointF, drawing: bool) -> None:
        """Point at the same place of the map, which the audience sees in another size and through another camera."""
        shown, own = self.audience.map, self.presenter.map if self.presenter else self.audience.map
        at = QPointF(share.x() * own.width(), share.y() * own.height())
        at = to_window(shown.camera, shown.size(), *to_map(own.camera, own.size(), at))
        at = shown.mapTo(self.audience, at)
        self.audience.pointer.point(QPointF(at.x() / self.audience.width(), at.y() / self.audience.height()), drawing)

    def _go(self, point: Point, animated: bool = True) -> None:
        before, self._point = self._point, point
        slide = self._show.slides[point.scene]
        if (point.scene, point.detour) != (before.scene, before.detour) or not animated:
            for window in (self.audience, self.presenter):
                if window is not None:
                    window.pointer.wipe()
            if point.detour:
                self.audience.show_answer(point.detour, slide, animated)
            else:
                self.audience.show_slide(slide, animated)
        self.audience.cover(point.screen)
        if self.presenter is not None:
            self.presenter.show_point(point)
        if self.bar is not None:
            self.bar.show_point(point)
