"""The map canvas: a board that can be clicked, dragged, scrolled, pinched and typed at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ...model import Polarity
from . import walk, words
from .board import Mode
from .camera import to_window
from .cards import FOLD
from .gestures import EMPTY, BendPull, Hit, MinimapPull, Pan, Press
from .hand import MapHand

_WHEEL = 1.0016  # zoom a unit of wheel angle; a notch is 120
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ROUND = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}
_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)


class MapCanvas(MapHand):
    """The widget ``mapCanvas``. Gestures and keys are those of the mouse and key tables in the manual."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend.foldable = True
        self._space = self._tapped = False
        self._pressed_legend: str | None = None

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point, button = event.position(), event.button()
        if self._gesture is not None or button not in _BUTTONS:
            return
        self._stop_gliding()
        self._tapped = False
        QToolTip.hideText()
        self._pressed_legend = None
        if button == Qt.MouseButton.MiddleButton or self._space:
            self._gesture = Pan(self, point)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif (symbol := self._legend.at(point, self.size())) is not None:
            self._pressed_legend = symbol
        elif self._questions.on_minimap(point):
            self._gesture = MinimapPull(self, point)
        else:
            self._press(point, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._gesture is not None:
            self._gesture = self._gesture.move(point)
            if isinstance(self._gesture, Pan):
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif not event.buttons():
            self._point_at(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() not in _BUTTONS:
            return
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(event.position())
            self._point_at(event.position())
        elif self._pressed_legend and self._legend.at(event.position(), self.size()) == self._pressed_legend:
            self._click_legend(self._pressed_legend)
        self._pressed_legend = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        if self._questions.on_card(point):
            self.mousePressEvent(event)
            return
        bent = self._questions.handle_at(point, self._selection)
        if bent:
            self.relation_straightened.emit(bent)
            return
        hit = self._questions.hit(point)
        if hit.kind == "note":
            self.note_double_clicked.emit(hit.id)
        elif hit.kind == "actor":
            self.actor_double_clicked.emit(hit.id)
        elif hit.kind == "relation":
            self.relation_double_clicked.emit(hit.id, hit.polarity)
        else:
            self.empty_double_clicked.emit(QPointF(*self.map_point(point.toPoint())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if self._drag is not None:
            return
        fingers = event.pixelDelta()
        pinching = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not fingers.isNull() and not pinching:
            self._stop_gliding()
            self.pan_by(QPointF(fingers))
            return
        turn = event.angleDelta().y() or event.angleDelta().x()
        if turn:
            self._zoom(_WHEEL**turn, event.position())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(max(0.2, 1.0 + event.value()), event.position())
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Escape ends a drag or a comparison before any action of the window may have it.
            if event.key() == Qt.Key.Key_Escape and (self._gesture is not None or self.comparing):
                event.accept()
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip_of_legend(event)
            return True
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._stage.resize(self.size(), self.devicePixelRatioF())
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover.leave()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._hover.leave()
        self._glide.finish()
        super().hideEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._focused:
            where = self.actor_point(self._focused)
            self.context_menu_requested.emit("actor", self._focused, self.mapToGlobal(where))
            return
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._noted:
            where = to_window(self.camera, self.size(), *self._stage.placed.note_place(self._noted)).toPoint()
            self.context_menu_requested.emit("note", self._noted, self.mapToGlobal(where))
            return
        hit = self._questions.hit(QPointF(event.pos()))
        if hit.kind == "actor" and hit.id not in self._selection.actors:
            self.select([hit.id])
        elif hit.kind == "relation" and hit.id not in self._selection.relations:
            self.select((), [hit.id], hit.polarity)
        self.context_menu_requested.emit(hit.kind, hit.id, event.globalPos())

    def _press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        bent = self._questions.handle_at(point, self._selection)
        if bent:
            self._gesture = BendPull(self, bent, point)
            return
        self._gesture = Press(self, self._questions.hit(point), point, modifiers, self.mode is Mode.SELECT)

    def _point_at(self, point: QPointF) -> None:
        if self._stage.left_out:
            return  # an actor was dropped this moment: on large maps it takes a while to know again what is where
        hit = self._questions.hit(point)
        self._hover.over(hit)
        symbol = self._legend.at(point, self.size())
        self._show_cursor(Hit("legend") if symbol else hit)

    def _click_legend(self, symbol: str) -> None:
        if symbol == FOLD:
            self._legend.fold(not self._legend.folded(self.size()))
            if self.shows_all:
                self.fit()
        else:
            self._legend.isolate("" if symbol == self._legend.isolated else symbol)
            self.legend_clicked.emit(self._legend.isolated)
        self.update()

    def _tip_of_legend(self, event: QHelpEvent) -> None:
        symbol = self._legend.at(QPointF(event.pos()), self.size())
        if not symbol:
            return
        folded, alone = self._legend.folded(self.size()), symbol == self._legend.isolated
        tip = (
            words.say("Show the legend" if folded else "Fold the legend") if symbol == FOLD
            else words.say("Click to show everything again" if alone else "Click to show this alone")
        )  # fmt: skip
        QToolTip.showText(event.globalPos(), tip, self)

    def _hover_changed(self) -> None:
        super()._hover_changed()
        hit, placed = self._hover.target, self._stage.placed
        if hit.kind == "actor" and hit.id in placed.actors:
            tip = words.actor_tip(placed, hit.id)
        elif hit.kind == "relation" and hit.id in placed.relations:
            tip = words.relation_tip(placed, placed.relations[hit.id])
        else:
            QToolTip.hideText()
            return
        at = self.mapFromGlobal(self.cursor().pos())
        QToolTip.showText(self.mapToGlobal(at + QPoint(14, 10)), tip, self)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.cancel_gesture():
            return
        if key == Qt.Key.Key_Escape and self.comparing:
            self.compare({})
            return
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = self._tapped = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in walk.ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._walk(walk.ARROWS[Qt.Key(key)])
        elif key in _ROUND and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _CONTROL:
            self._walk_around(_ROUND[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_evidence()
        elif event.text() == "+":
            self.add_neighbours()
        elif event.text() == "-":
            self.remove_neighbours()
        elif key == Qt.Key.Key_P and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.AltModifier,
        ):
            self.pin(not event.modifiers())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor(EMPTY)
            if self._tapped:
                self.space_tapped.emit()
            return
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the actors and then the notes; past the last one (the first, backwards) it leaves the canvas."""
        here = Hit("note", self._noted) if self._noted else Hit("actor", self._focused)
        if self._stop_at(here, forward):
            return True
        self.focus_actor("")
        return super().focusNextPrevChild(forward)

    def _stop_at(self, here: Hit, forward: bool) -> bool:
        """Bring the keyboard to what comes after (before) something; whether there is anything."""
        found = walk.next_stop(self._stage.placed, here, forward)
        if found.kind == "note":
            self.select_none()
            self.focus_note(found.id)
        elif found.kind == "actor":
            self._reach(found.id)
        return found != EMPTY

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.cancel_gesture()
        self.update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_tab and not self._focused and not self._noted:
            self._stop_at(EMPTY, event.reason() == Qt.FocusReason.TabFocusReason)
        self.update()
        super().focusInEvent(event)

    def _walk(self, direction: tuple[float, float]) -> None:
        placed = self._stage.placed
        if not self._focused:
            first = walk.next_stop(placed, EMPTY, forward=True)
            if first != EMPTY:
                self._reach(first.id)
            return
        found = walk.along(placed, self._focused, direction)
        if found is not None:
            actor, relation = found
            self._reach(actor, relation)

    def _walk_around(self, forward: bool) -> None:
        """To the next strand of the actor that the keyboard is at, which stays there."""
        placed = self._stage.placed
        found = walk.around(placed, self._focused, self._strand, forward) if self._focused else EMPTY
        if found != EMPTY:
            self.select([self._focused], [found.id], found.polarity)
            self._set_focused(self._focused, found.id)
            self._strand = found
            self._tell(words.strand_words(placed, placed.relations[found.id], Polarity(found.polarity)))

    def _reach(self, actor: str, relation: str = "") -> None:
        """The keyboard has come to an actor, along a relation or not."""
        self.select([actor], [relation] if relation else ())
        self._set_focused(actor, relation)
        self.bring_into_view(actor)

    def _open_evidence(self) -> None:
        placed = self._stage.placed
        if self._noted:
            self.note_double_clicked.emit(self._noted)
        elif self._walked in placed.relations:
            strands = placed.relations[self._walked].strands
            if strands:
                heaviest = max(strands, key=lambda strand: strand.weight).polarity.value
                here = self._strand.id == self._walked
                self.relation_clicked.emit(self._walked, self._strand.polarity if here else heaviest)
                self.evidence_entered.emit()
        elif self._focused:
            self.actor_clicked.emit(self._focused)
            self.evidence_entered.emit()
