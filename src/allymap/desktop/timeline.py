"""The timeline under the map: how much cooperation and competition each day or year holds, and a window over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ..model import Claim, FuzzyDate, Polarity
from ..network.periods import Counted
from ..network.spans import Spans, Unit, period
from .theme import theme
from .timeline_paint import CAPTION, Marked, paint
from .timeline_plan import Plan, Sight, panned, zoomed
from .wording import date_words

if TYPE_CHECKING:
    from .timeline_tools import TimelineTools

Window = tuple[date, date]
_BEAT_MS = 450
_BESIDE_TOOLS = 8  # pixels
_GRIP = 7.0  # pixels either side of a handle that hold it
_STILL = 4.0  # pixels that a click may move
_ZOOM = 1.25  # a notch of the wheel
_LARGE_ZOOM = 2.0  # a key or a button
_MOST_BANDS = 4  # vague dates that a tooltip names
_MOST_YEARS = 60  # that are told one by one
_PAN = 0.1  # of the days in sight, for a notch


@dataclass(slots=True)
class _Pull:
    """A drag: which end of the window moves (both for the whole), the bins it began with, and where it was pressed.

    ``day`` is set where the days in sight are dragged along instead.
    """

    moves_start: bool
    moves_end: bool
    pressed: int
    first: int
    last: int
    at: QPointF
    day: float | None = None
    moved: bool = False


class Timeline(QWidget):
    """A diverging histogram: cooperation above the axis, competition below.

    A window is drawn by dragging over it, moved by dragging inside, resized at its edges, opened by a double click. A
    click on a bar or a band puts the window over its days. The wheel zooms, with Shift it goes along; so does dragging
    with Shift or the middle button.
    """

    window_changed = Signal(object, object)
    """First and last day of the window, both inclusive; ``None`` and ``None`` when it is open again."""
    played = Signal()
    """It began to play, or stopped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline of cooperation and competition"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(100)
        self._spans: Spans | None = None
        self._told = False  # whether anybody has said what there is
        self._sight: Sight | None = None
        self._window: Window | None = None
        self._looking_back = False
        self._half_life = 0
        self._pull: _Pull | None = None
        self._planned: Plan | None = None
        self.tools: TimelineTools | None = None
        """What stands in the upper right corner."""
        self._play = QTimer(self, interval=_BEAT_MS)
        self._play.timeout.connect(self._play_on)
        theme().changed.connect(self.update)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(640, 140)

    @property
    def chosen(self) -> Window | None:
        """First and last day of the window; ``None`` while it is open."""
        return self._window

    def show_claims(self, claims: Iterable[Claim]) -> None:
        """Count these claims by date and polarity."""
        # Whether it is competition, because an enumeration's member is slow to find in a table.
        dated = Counter((claim.date, claim.polarity is Polarity.COMPETITION) for claim in claims)
        sides = (Polarity.COOPERATION, Polarity.COMPETITION)
        self.show_counts((_date_of(words), sides[side], float(number)) for (words, side), number in dated.items())

    def show_counts(self, rows: Iterable[Counted]) -> None:
        """Show numbers by date and polarity. The window stays where it is in time."""
        self._spans, self._told = Spans.of(rows), True
        self._pull = None
        self._look_at(self._sight)

    def set_window(self, start: date | None, end: date | None) -> None:
        """Put the window over these days without saying so; with an open end it reaches to the edge."""
        plan = self.plan
        if plan is None or (start is None and end is None):
            self._window = None
        else:
            whole = _days(int(plan.edges[0]), int(plan.edges[-1]) - 1)
            self._window = (start or whole[0], end or whole[1])
        self._describe()
        self.update()

    def show_fading(self, looking_back: bool, half_life: int) -> None:
        """Show the window as all time until its last day, or not, and bars as pale as claims have faded (days)."""
        if (self._looking_back, self._half_life) != (looking_back, half_life):
            self._looking_back, self._half_life = looking_back, half_life
            self._describe()
            self.update()

    # Zoom

    @property
    def plan(self) -> Plan | None:
        """Where things are now; ``None`` while nothing dated is shown."""
        if self._planned is None and self._spans is not None:
            self._planned = Plan.of(QRectF(self.rect()), self._spans, self._sight)
        return self._planned

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Have ``factor`` times as many days in sight, around a pixel or else around the window."""
        plan, spans = self.plan, self._spans
        if plan is None or spans is None:
            return
        middle = sum(plan.sight) / 2
        if self._window is not None:
            middle = (self._window[0].toordinal() + self._window[1].toordinal() + 1) / 2
        self._look_at(zoomed(plan, spans, factor, middle if x is None else plan.day_at(x)))

    def zoom_in(self) -> None:
        self.zoom(1 / _LARGE_ZOOM)

    def zoom_out(self) -> None:
        self.zoom(_LARGE_ZOOM)

    def show_all(self) -> None:
        """Have all days in sight."""
        self._look_at(None)

    def pan(self, share: float) -> None:
        """Go along by a share of the days in sight."""
        plan, spans = self.plan, self._spans
        if plan is not None and spans is not None and self._sight is not None:
            self._look_at(panned(plan, spans, share * (plan.sight[1] - plan.sight[0])))

    def _look_at(self, sight: Sight | None) -> None:
        self._sight, self._planned = sight, None
        self._describe()
        self.update()

    def _reveal(self) -> None:
        """Bring the window back into sight where a step took it out."""
        plan, spans = self.plan, self._spans
        if plan is None or spans is None or self._window is None or self._sight is None:
            return
        first, after = self._window[0].toordinal(), self._window[1].toordinal() + 1
        low, high = plan.sight
        by = max(after - high, 0) or min(first - low, 0)
        if by:
            self._look_at(panned(plan, spans, float(by)))

    # Steps

    def step(self, bins: int) -> None:
        """Move the window along by so many bins; without one, begin with the first in sight (the last, backwards)."""
        plan = self.plan
        if plan is None:
            return
        if self._window is None:
            at = plan.offset if bins > 0 else plan.offset + len(plan.counts) - 1
            self._choose(at, at)
            return
        first, last = self._bins(plan)
        low = -last if self._looking_back else -first
        by = max(low, min(bins, len(plan.edges) - 2 - last))
        self._choose(max(first + by, 0), last + by)
        self._reveal()

    def widen(self, bins: int) -> None:
        """Move the window's end alone."""
        plan = self.plan
        if plan is not None and self._window is not None:
            first, last = self._bins(plan)
            last = min(max(last + bins, 0 if self._looking_back else first), len(plan.edges) - 2)
            self._choose(min(first, last), last)

    @property
    def playing(self) -> bool:
        return self._play.isActive()

    def play(self) -> None:
        """Let the window run on by itself until its end; again to stop it."""
        plan = self.plan
        if self.playing or plan is None:
            self._stop()
            return
        first, last = self._bins(plan)
        if self._window is None or last == len(plan.edges) - 2:
            wide = 0 if self._window is None or self._looking_back else last - first
            self._choose(0, wide)
            self._reveal()
        self._play.start()
        self.played.emit()

    def _stop(self) -> None:
        if self.playing:
            self._play.stop()
            self.played.emit()

    def _play_on(self) -> None:
        before = self._window
        self.step(1)
        if self._window == before or self._window is None:
            self._stop()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plan = self.plan
        if plan is None:
            return
        at = event.position()
        along = event.button() == Qt.MouseButton.MiddleButton or bool(
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )
        pressed, (first, last) = plan.bin_at(at.x()), self._bins(plan)
        if along:
            self._pull = _Pull(False, False, pressed, first, last, at, plan.day_at(at.x()))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._stop()
            grip = self._grip_at(at.x())
            if self._looking_back and self._window is not None:  # its start is not on show
                self._pull = _Pull(False, True, pressed, 0, last, at)
            elif grip:
                self._pull = _Pull(grip == "start", grip == "end", pressed, first, last, at)
            elif self._window is not None and first <= pressed <= last:
                self._pull = _Pull(True, True, pressed, first, last, at)
            else:
                self._pull = _Pull(False, True, pressed, pressed, pressed, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plan, pull, x = self.plan, self._pull, event.position().x()
        if plan is None:
            return
        if pull is None:
            self._show_cursor(event.position())
            return
        pull.moved = pull.moved or (event.position() - pull.at).manhattanLength() > _STILL
        if pull.day is not None:
            self._drag_along(plan, pull.day, x)
        elif pull.moved:
            self._drag_to(plan, pull, plan.bin_at(x))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pull, self._pull = self._pull, None
        plan, spans = self.plan, self._spans
        if pull is None or pull.moved or pull.day is not None or plan is None or spans is None:
            return
        found = plan.found_at(event.position(), spans)
        if self._looking_back and self._window is not None:
            self._drag_to(plan, pull, pull.pressed)
        elif found is not None and not self._grip_at(event.position().x()):
            self._take(_days(*found))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pull = None
        if self._window is not None:
            self._take(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        notches = (turned.y() or turned.x()) / 120
        if turned.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-notches * _PAN)
        elif notches:
            self.zoom(_ZOOM**-notches, event.position().x())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        along = -1 if event.key() == Qt.Key.Key_Left else 1
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.widen(along)
            else:
                self.step(along)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Up):
            self.zoom_in()
        elif event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Down):
            self.zoom_out()
        elif event.key() in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.show_all()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.pan(0.5 if event.key() == Qt.Key.Key_PageDown else -0.5)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._planned = None
        self.place_tools()

    def place_tools(self) -> None:
        """Put the tools into their corner, as large as their words are now."""
        if self.tools is not None:
            self.tools.fit(self.width() - 2 * _BESIDE_TOOLS)
            wide = self.tools.sizeHint()
            self.tools.setGeometry(self.width() - wide.width() - _BESIDE_TOOLS, 2, wide.width(), wide.height())
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.text_at(QPointF(event.pos()))
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    @property
    def caption(self) -> str:
        """Which side is which, and how many claims the timeline cannot show because nobody dated them."""
        undated = round(self._spans.undated) if self._spans else 0
        words = self.tr("cooperation ↑ competition ↓")
        return f"{words} · {self.tr('{n} undated').format(n=undated)}" if undated else words

    def text_at(self, point: QPointF) -> str:
        """What the tooltip says at a point: the time of the bin, its counts, and the vaguer dates that may mean it."""
        plan, spans = self.plan, self._spans
        if plan is None or spans is None or not plan.area.contains(point):
            return ""
        at, sides = plan.bin_at(point.x()) - plan.offset, (self.tr("cooperation"), self.tr("competition"))
        parts = [date_words(plan.counts.period(at))]
        for side, word in enumerate(sides):
            exact = float(plan.counts.exact[side, at])
            if exact:
                parts.append(f"{exact:g} {word}")
        for band in plan.bands_at(point.x(), spans)[:_MOST_BANDS]:
            words = self.tr("{count} {side} some time in {time}")
            when = date_words(period(band.first, band.last))
            parts.append(words.format(count=f"{band.number:g}", side=sides[band.side], time=when))
        return " · ".join(parts)

    def told(self) -> list[str]:
        """Everything it shows in sentences, year by year or, where that would be many, decade by decade."""
        spans = self._spans
        if spans is None:
            return []
        low, high = (date.fromordinal(day).year for day in spans.bounds)
        counts = spans.counted(spans.edges(Unit.YEAR if high - low < _MOST_YEARS else Unit.DECADE))
        sides = (self.tr("cooperation"), self.tr("competition"))
        edges, times = counts.edges, dict[tuple[int, int], list[str]]()
        for side, at in zip(*(rows.tolist() for rows in np.nonzero(counts.exact)), strict=True):
            days = int(edges[at]), int(edges[at + 1]) - 1
            times.setdefault(days, []).append(f"{counts.exact[side, at]:g} {sides[side]}")
        for band in sorted(spans.bands(edges, *spans.bounds)):
            times.setdefault((band.first, band.last), []).append(f"{band.number:g} {sides[band.side]}")
        return [f"{date_words(period(*days))}: {', '.join(numbers)}." for days, numbers in sorted(times.items())]

    # Inside

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            look, plan = theme().look, self.plan
            painter.fillRect(self.rect(), QColor(look.surface))
            if not self._told:
                return
            if plan is None:
                painter.setPen(QColor(look.muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No dated claims yet"))
                return
            paint(painter, plan, self._marked(), look, self._worth(plan))
            painter.setPen(QColor(look.muted))
            room = (self.tools.x() if self.tools is not None else self.width()) - CAPTION.x() - 8
            metrics, said = painter.fontMetrics(), self.caption
            if metrics.horizontalAdvance(said) > room:
                said = said.rpartition(" · ")[2]  # which side is which the colours tell, too
            words = metrics.elidedText(said, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(CAPTION, words)

    def _marked(self) -> Marked | None:
        if self._window is None:
            return None
        first, last = (day.toordinal() for day in self._window)
        return Marked(first, last, self._looking_back)

    def _worth(self, plan: Plan) -> Callable[[float], float]:
        """What a claim of a day weighs, seen from the window's end."""
        half_life, end = self._half_life, self._window[1].toordinal() if self._window else int(plan.edges[-1])
        return lambda day: 0.5 ** (max(end - day, 0.0) / half_life) if half_life else 1.0

    def _bins(self, plan: Plan) -> tuple[int, int]:
        """First and last bin of the window; all of them while it is open."""
        if self._window is None:
            return 0, len(plan.edges) - 2
        return plan.bin_of(self._window[0].toordinal()), plan.bin_of(self._window[1].toordinal())

    def _choose(self, first: int, last: int) -> None:
        """Put the window over these bins, and say so when that is another window."""
        plan = self.plan
        if plan is None:
            return
        whole = first == 0 and last == len(plan.edges) - 2 and not self._looking_back
        self._take(None if whole else _days(int(plan.edges[first]), int(plan.edges[last + 1]) - 1))

    def _drag_to(self, plan: Plan, pull: _Pull, at: int) -> None:
        """Have the window as a drag to a bin makes it; a look back keeps the start that it does not show."""
        first, last = _pulled(pull, at, len(plan.edges) - 2)
        if self._looking_back:
            first = min(self._bins(plan)[0], last)
        self._choose(first, last)

    def _take(self, chosen: Window | None) -> None:
        if chosen != self._window:
            self._window = chosen
            self._describe()
            self.update()
            self.window_changed.emit(*(chosen or (None, None)))

    def _drag_along(self, plan: Plan, day: float, x: float) -> None:
        """Keep a day under the mouse."""
        if self._spans is not None and self._sight is not None:
            self._look_at(panned(plan, self._spans, day - plan.day_at(x)))

    def _grip_at(self, x: float) -> str:
        plan = self.plan
        if plan is None:
            return ""
        first, last = self._bins(plan)
        start, end = plan.x_of(float(plan.edges[first])), plan.x_of(float(plan.edges[last + 1]))
        # Between two handles that are close together the nearer one is meant.
        if min(abs(x - start), abs(x - end)) > _GRIP:
            return ""
        return "start" if abs(x - start) < abs(x - end) else "end"

    def _show_cursor(self, at: QPointF) -> None:
        plan, spans = self.plan, self._spans
        if plan is None or spans is None:
            return
        first, last = self._bins(plan)
        if self._grip_at(at.x()):
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        elif plan.found_at(at, spans) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        elif self._window is not None and first <= plan.bin_at(at.x()) <= last:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _describe(self) -> None:
        """What a screen reader says about the whole."""
        plan, spans = self.plan, self._spans
        if plan is None or spans is None:
            self.setAccessibleDescription(self.tr("No dated claims yet") if self._told else "")
            return
        start, end = int(plan.edges[0]), int(plan.edges[-1])
        if self._window is not None:
            start, end = self._window[0].toordinal(), self._window[1].toordinal() + 1
        if self._looking_back:
            start = min(start, int(plan.edges[0]))
        within = spans.counted(np.array([min(start, end - 1), end], np.int64))
        totals = (within.exact + within.vague).sum(axis=1).tolist()
        words = self.tr("{time}: {cooperation} cooperation, {competition} competition")
        time = date_words(period(min(start, end - 1), end - 1))
        self.setAccessibleDescription(
            words.format(time=time, cooperation=round(totals[0]), competition=round(totals[1]))
        )


def _pulled(pull: _Pull, at: int, most: int) -> tuple[int, int]:
    """First and last bin of a window after a drag to a bin."""
    first, last = pull.first, pull.last
    if pull.moves_start and pull.moves_end:
        by = max(-first, min(at - pull.pressed, most - last))
        return first + by, last + by
    if pull.moves_start:
        return min(at, last), max(at, last)
    return min(first, at), max(first, at)


def _days(first: int, last: int) -> Window:
    return date.fromordinal(first), date.fromordinal(last)


def _date_of(words: str) -> FuzzyDate:
    try:
        return FuzzyDate.parse(words)
    except ValueError:
        return FuzzyDate()  # words that are no date count as undated, as they do in the relations
