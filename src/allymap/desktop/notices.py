"""Holds messages and progress over the map, so that the map does not jump when they come and go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_WIDEST, _MARGIN = 760, 12
_GROUND_MOVES = (QEvent.Type.Resize, QEvent.Type.Move)
_NOTICE_CHANGES = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Notices(QFrame):
    """A column at the top middle of its parent, or of a part of it; as high as what it shows, and gone with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self.setProperty("role", "floating")
        self._over: QWidget = parent
        self._below: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        parent.installEventFilter(self)
        self.hide()

    def add(self, notice: QWidget) -> None:
        """Hold a widget that shows and hides itself."""
        self._column.addWidget(notice)
        notice.installEventFilter(self)

    def stand_over(self, widget: QWidget | None, below: QWidget | None = None) -> None:
        """Stand at the top of a widget inside the parent; ``None``: of the parent itself.

        ``below`` is a child of that widget at its top, which is not to be covered while it shows.
        """
        parent = self.parentWidget()
        if parent is not None:
            self._over, self._below = widget or parent, below
            if widget is not None:
                widget.installEventFilter(self)
            if below is not None:
                below.installEventFilter(self)
            self.place()

    def place(self) -> None:
        """Take the place and the size for what is shown now."""
        notices = [item.widget() for item in map(self._column.itemAt, range(self._column.count())) if item is not None]
        shown = any(notice is not None and not notice.isHidden() for notice in notices)
        self.setVisible(shown)
        parent = self.parentWidget()
        if not shown or parent is None:
            return
        corner = self._over.mapTo(parent, QPoint(0, 0))
        width = min(_WIDEST, self._over.width() - 2 * _MARGIN)
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()
        above = 0 if self._below is None or self._below.isHidden() else self._below.geometry().bottom()
        top = corner.y() + above + _MARGIN
        self.setGeometry(corner.x() + (self._over.width() - width) // 2, top, width, height)
        self.raise_()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        ground = watched in (self.parentWidget(), self._over)
        if event.type() in (_GROUND_MOVES if ground else _NOTICE_CHANGES):
            self.place()
        return False
