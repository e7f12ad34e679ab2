"""The row of scenes under the map: pulled to another place by the mouse, or with Alt and the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from ..theme import theme
from .scene_rows import ITEM, KEY, Paint, SceneDelegate, SceneRows

_SCROLL_BAR = 10


class SceneStrip(QListView):
    """``moved(id, position)`` follows a drag, ``opened(id)`` Enter or a double click on a thumbnail."""

    moved = Signal(str, int)
    opened = Signal(str)
    deletion_wanted = Signal(str)

    def __init__(self, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenesList")
        self.setAccessibleName(self.tr("Scenes of the briefing"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setFixedHeight(ITEM.height() + _SCROLL_BAR)
        self.scenes = SceneRows(self)
        self.setModel(self.scenes)
        self.setItemDelegate(SceneDelegate(paint, self))
        self._pressed: tuple[str, QPoint] | None = None
        self._gap: int | None = None

    @property
    def current_id(self) -> str:
        """The scene that is chosen; empty where none is."""
        index = self.currentIndex()
        return str(index.data(KEY)) if index.isValid() else ""

    def choose(self, scene_id: str) -> None:
        """Choose a scene and bring it into view."""
        row = self.scenes.row_of(scene_id)
        if row >= 0:
            self.setCurrentIndex(self.scenes.index(row))
            self.scrollTo(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = str(index.data(KEY)), event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._gap is not None or (at - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
            self._gap = self._gap_at(at)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, gap = self._let_go()
        super().mouseReleaseEvent(event)
        if pressed is not None and gap is not None:
            row = self.scenes.row_of(pressed[0])
            self.moved.emit(pressed[0], gap - 1 if gap > row else gap)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            self.opened.emit(str(index.data(KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current_id
        if key == Qt.Key.Key_Escape and self._gap is not None:
            self._let_go()
        elif not current:
            super().keyPressEvent(event)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.moved.emit(current, max(0, self.currentIndex().row() + step))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif key == Qt.Key.Key_Delete:
            self.deletion_wanted.emit(current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is None:
            return
        x = max(2, self._gap * ITEM.width() - self.horizontalOffset())
        with QPainter(self.viewport()) as painter:
            painter.setPen(QPen(QColor(theme().look.accent), 3.0))
            painter.drawLine(x, 2, x, ITEM.height() - 4)

    def _gap_at(self, at: QPoint) -> int:
        """Between which scenes a point is: 0 is before the first."""
        place = round((at.x() + self.horizontalOffset()) / ITEM.width())
        return min(max(place, 0), self.scenes.rowCount())

    def _let_go(self) -> tuple[tuple[str, QPoint] | None, int | None]:
        held = self._pressed, self._gap
        self._pressed = self._gap = None
        self.viewport().update()
        return held
