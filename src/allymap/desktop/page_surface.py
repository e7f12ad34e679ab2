"""A PDF as its pages, one below the other, with passages marked where they stand; drawn as they come in view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from ..model import Polarity
from ..network.look import LIGHT
from .claim_marks import Mark, Marks, PlacedClaim, draw_line
from .page_geometry import PageGeometry
from .page_rasters import PageRasters
from .theme import theme

if TYPE_CHECKING:
    from ..workspace.originals import PdfPages, PdfText

_SMALLEST, _LARGEST = 0.25, 5.0
"""Pixels a point."""
_READABLE, _PLENTY = 1.1, 1.8
"""Pixels a point from which print can be read, and beyond which a column is not made larger to fill the width."""
_STEP = 1.25
_AROUND = 12.0
"""Points of margin left at both sides of a column that is fitted."""
_PER_POINT = 96 / 72
"""Pixels a point at 100 %."""
_INTO = 2
"""Pixels by which a line is drawn into the box of the letters above it, which print leaves little room below."""
_SELECTED = "#b7d7f5"

Span = tuple[int, int]


class PageSurface(QAbstractScrollArea):
    """Read-only. Spans are code points of the file's own text (``pages.text``)."""

    claim_clicked = Signal(str)
    selection_changed = Signal(bool)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentPages")
        self.setAccessibleName(self.tr("Pages of the document"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self._text: PdfText | None = None
        self._rasters: PageRasters | None = None
        self._geometry = PageGeometry((), 1.0, 0)
        self._zoom = 0.0
        self._span: Span | None = None
        self._polarity: Polarity | None = None
        self._claims: Sequence[PlacedClaim] = ()
        self._marks = Marks()
        self._selected: Span | None = None
        self._pressed: tuple[QPoint, int] | None = None
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(24)
            bar.valueChanged.connect(self._look_again)

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._text.sizes) if self._text else 0

    @property
    def current(self) -> int:
        """The page (0 = the first) in the upper half of the view."""
        return self._geometry.at(self.verticalScrollBar().value() + self.viewport().height() / 3) if self.count else 0

    @property
    def zoom(self) -> float:
        """How large pages are, 1 being their own size."""
        return self._geometry.scale / _PER_POINT

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show a file from its beginning without any mark, or nothing yet."""
        if self._rasters is not None:
            self._rasters.close()
            self._rasters.deleteLater()
        self._rasters = PageRasters(pages, self) if pages else None
        if self._rasters is not None:
            self._rasters.drawn.connect(self.viewport().update)
        self._text = pages.text if pages else None
        self._span, self._claims, self._marks, self._selected, self._zoom = None, (), Marks(), None, 0.0
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._look_again()

    def mark(self, claims: Sequence[PlacedClaim]) -> None:
        """Mark passages lightly, by polarity."""
        self._claims = claims
        self._marks = Marks(Mark(one.start, one.end, one.claim.polarity, one.faint) for one in claims)
        self.viewport().update()

    def show_span(self, span: Span | None, polarity: Polarity | None = None) -> None:
        """Highlight one passage, and no other; of two lines below it that of the ``polarity`` is strong."""
        self._span, self._polarity = span, polarity
        self.viewport().update()

    def scroll_to_span(self) -> None:
        """Bring the highlighted passage into the upper part of the view; without one, the beginning."""
        if self._span is None:
            self.verticalScrollBar().setValue(0)
        else:
            self._bring(self._span, always=True)

    def span_in_view(self) -> bool:
        """Whether the first line of the highlighted passage can be seen."""
        if self._span is None or not self.isVisible():
            return False
        return self.viewport().rect().contains(self.point_of(*self._span))

    def point_of(self, start: int, end: int) -> QPoint:
        """Where a passage begins, in the coordinates of the viewport."""
        first = self.rects(start, end)[0]
        return QPointF(min(first.left() + 4, first.right()), first.center().y()).toPoint()

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of a passage, one a line, in the coordinates of the viewport."""
        if self._text is None:
            return []
        found = []
        for page, (x0, y0, x1, y1) in self._text.locate(start, end):
            (left, top), (right, bottom) = (self._geometry.from_page(page, x, y) for x, y in ((x0, y0), (x1, y1)))
            found.append(QRectF(left, top, right - left, bottom - top).translated(self._corner()))
        return found

    def selected(self) -> Span | None:
        """What a person selected."""
        return self._selected

    def select(self, span: Span | None) -> None:
        """Select words and bring them into view, or nothing."""
        self._select(span)
        if span is not None:
            self._bring(span, always=False)

    def go_to(self, page: int) -> None:
        """Bring the top of a page (0 = the first) to the top of the view."""
        if self.count:
            _, top, _, _ = self._geometry.rect(min(max(0, page), self.count - 1))
            self.verticalScrollBar().setValue(round(top))

    def zoom_by(self, steps: float) -> None:
        """Larger or smaller, by so many steps, about the middle of the view."""
        self._zoom_to(self._geometry.scale * _STEP**steps, QPointF(self.viewport().rect().center()))

    def fit(self) -> None:
        """Let a column of the text fill the width."""
        here = self._place(QPointF(self.viewport().rect().center()))
        self._zoom = 0.0
        self._lay_out()
        self._keep(here, QPointF(self.viewport().rect().center()))
        self._bring_aside()

    def recolour(self) -> None:
        """Follow the theme."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is read stays in view."""
        middle = QPointF(event.oldSize().width() / 2, event.oldSize().height() / 3)
        here = self._place(middle) if self.count and event.oldSize().isValid() else None
        self._lay_out()
        if here is not None:
            self._keep(here, QPointF(self.viewport().width() / 2, self.viewport().height() / 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(theme().look.canvas))
        if self._rasters is None:
            painter.setPen(QColor(theme().look.muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Opening the pages…"))
            painter.end()
            return
        shown = self._in_view()
        for page in shown:
            self._paint_page(painter, page, self._rasters.pixmap(page), self._rasters.broken(page))
        self._paint_passages(painter, shown)
        painter.end()
        self._want(shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and (at := self._nearest(event.position())) is not None:
            self._pressed = event.position().toPoint(), at
            self._select(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging selects; the view follows beyond its edges."""
        if self._pressed is None:
            over = self._claim_under(event.position())
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            return
        spot, began = self._pressed
        if (event.position().toPoint() - spot).manhattanLength() < QApplication.startDragDistance():
            return
        beyond = min(event.position().y(), 0) + max(event.position().y() - self.viewport().height(), 0)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(beyond / 4))
        at = self._nearest(event.position())
        if at is not None:
            self._select((min(began, at), max(began, at)) if at != began else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a marked passage asks for its claim."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton or self._selected is not None:
            return
        found = self._claim_under(event.position())
        if found is not None:
            self.claim_clicked.emit(found.claim.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word."""
        at = self._nearest(event.position())
        if self._text is None or at is None:
            return
        for word in re.finditer(r"[^\W_]+(?:[-’'][^\W_]+)*", self._text.text[max(0, at - 100) : at + 100]):
            start = max(0, at - 100)
            if start + word.start() <= at <= start + word.end():
                self._select((start + word.start(), start + word.end()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms about the cursor."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_to(self._geometry.scale * _STEP ** (event.angleDelta().y() / 120), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms about the fingers."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_to(self._geometry.scale * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """The keys of zooming mean the pages while they are read."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._zooming(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = self._zooming(event)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif steps is not None:
            self.zoom_by(steps) if steps else self.fit()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _zooming(self, event: QKeyEvent) -> float | None:
        """By how many steps a key zooms; 0 fits, ``None`` for other keys."""
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.key() == Qt.Key.Key_Plus:
            return 1.0
        if event.matches(QKeySequence.StandardKey.ZoomOut) or event.key() == Qt.Key.Key_Minus:
            return -1.0
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return 0.0 if control and event.key() == Qt.Key.Key_0 else None

    def _look_again(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def _fitting(self) -> float:
        """The scale at which a whole page fills the width where it can be read so, else a column of its text."""
        if self._text is None or not self.count:
            return 1.0
        room, widest = self.viewport().width(), max(width for width, _ in self._text.sizes)
        column = min(self._text.column or widest, widest)
        whole = room / widest
        return min(
            max(whole if whole >= _READABLE else min(room / (column + 2 * _AROUND), _PLENTY), _SMALLEST), _LARGEST
        )

    def _lay_out(self) -> None:
        """Place the pages and the scroll bars."""
        sizes = self._text.sizes if self._text else ()
        room = self.viewport().size()
        self._geometry = PageGeometry(sizes, self._zoom or self._fitting(), room.width())
        for bar, whole, part in (
            (self.verticalScrollBar(), self._geometry.height, room.height()),
            (self.horizontalScrollBar(), self._geometry.width, room.width()),
        ):
            bar.setRange(0, max(0, round(whole) - part))
            bar.setPageStep(part)
        self._look_again()

    def _corner(self) -> QPointF:
        """Where the upper left corner of everything is, in the coordinates of the viewport."""
        return -QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _place(self, spot: QPointF) -> tuple[int, float, float]:
        """Page and points of a spot in the viewport."""
        there = spot - self._corner()
        return self._geometry.to_page(there.x(), there.y())

    def _keep(self, place: tuple[int, float, float], spot: QPointF) -> None:
        """Scroll so that a place of a page is at a spot of the viewport."""
        x, y = self._geometry.from_page(*place)
        self.horizontalScrollBar().setValue(round(x - spot.x()))
        self.verticalScrollBar().setValue(round(y - spot.y()))

    def _zoom_to(self, scale: float, spot: QPointF) -> None:
        if not self.count:
            return
        place = self._place(spot)
        self._zoom = min(max(scale, _SMALLEST), _LARGEST)
        self._lay_out()
        self._keep(place, spot)

    def _bring(self, span: Span, always: bool) -> None:
        """Scroll to words; those in view stay where they are, unless ``always``."""
        self._bring_aside(span)
        rects = self.rects(*span)
        if rects and (always or not self.viewport().rect().contains(rects[0].center().toPoint())):
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + rects[0].top() - self.viewport().height() / 3))

    def _bring_aside(self, span: Span | None = None) -> None:
        """Bring the column of words into the width of the view."""
        span = span or self._span
        if span is None or self._text is None:
            return
        page, low, high = self._text.column_around(span[0])
        left, right = (self._geometry.from_page(page, x, 0)[0] for x in (low - _AROUND, high + _AROUND))
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        if left < bar.value() or right > bar.value() + room:
            bar.setValue(round(min(left, (left + right - room) / 2 if right - left < room else left)))

    def _nearest(self, spot: QPointF) -> int | None:
        if self._text is None or not self.count:
            return None
        return self._text.nearest(*self._place(spot))

    def _select(self, span: Span | None) -> None:
        if span != self._selected:
            self._selected = span
            self.viewport().update()
            self.selection_changed.emit(span is not None)

    def _claim_under(self, spot: QPointF) -> PlacedClaim | None:
        """The claim of the shortest passage at a spot."""
        at = self._nearest(spot)
        if at is None:
            return None
        near = [one for one in self._claims if one.start <= at <= one.end]
        under = [one for one in near if any(rect.contains(spot) for rect in self.rects(one.start, one.end))]
        return min(under, key=lambda one: one.end - one.start, default=None)

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        return self._geometry.between(top, top + self.viewport().height())

    def _want(self, shown: range) -> None:
        """Have drawn what is in view, then the pages beside it."""
        if self._rasters is not None:
            beside = [page for page in (shown.stop, shown.start - 1) if 0 <= page < self.count]
            self._rasters.want([*shown, *beside], self._geometry.scale * self.devicePixelRatioF())

    def _paint_page(self, painter: QPainter, page: int, drawn: QPixmap | None, broken: bool) -> None:
        rect = QRectF(*self._geometry.rect(page)).translated(self._corner())
        painter.fillRect(rect, Qt.GlobalColor.white)
        if drawn is not None:
            painter.drawPixmap(rect, drawn, QRectF(drawn.rect()))
        elif broken:
            painter.setPen(QColor(LIGHT.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tr("This page cannot be drawn."))
        painter.setPen(QColor(theme().look.line))
        painter.drawRect(rect)

    def _paint_passages(self, painter: QPainter, shown: range) -> None:
        """Marks lie on paper, which is white in every theme: they are in the colours of the light look."""
        if self._text is None:
            return
        span = self._text.span_of_pages(shown.start, shown.stop - 1)
        for stretch, colour in ((self._span, LIGHT.highlight), (self._selected, _SELECTED)):
            if stretch is not None and stretch[0] < span[1] and stretch[1] > span[0]:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                for rect in self.rects(*stretch):
                    painter.fillRect(rect.adjusted(-1, -1, 1, 1), QColor(colour))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for mark in self._marks.between(*span):
            strong = (mark.start, mark.end) == self._span and self._polarity in (None, mark.polarity)
            for rect in self.rects(mark.start, mark.end):
                draw_line(painter, rect.adjusted(0, 0, 0, -_INTO), mark, LIGHT, strong)
