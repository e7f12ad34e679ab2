"""The timeline under the map: how much cooperation and competition each year or month holds, and a window over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ..model import Claim, FuzzyDate, edtf_of
from ..network.periods import Counted, Counts, count, period
from .theme import theme
from .timeline_paint import CAPTION, Plan, paint

Window = tuple[date, date]
_BEAT_MS = 450
_GRIP = 7.0  # pixels either side of a handle that hold it


@dataclass(slots=True)
class _Pull:
    """A drag: which end of the window moves (both for the whole), and the bins it began with."""

    moves_start: bool
    moves_end: bool
    pressed: int
    first: int
    last: int


class Timeline(QWidget):
    """A diverging histogram: cooperation above the axis, competition below.

    A window is drawn by dragging over it, moved by dragging inside, resized at its edges, opened by a double click.
    """

    window_changed = Signal(object, object)
    """First and last day of the window, both inclusive; ``None`` and ``None`` when it is open again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(self.tr("Timeline of cooperation and competition"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(88)
        self._counts: Counts | None = None
        self._window: Window | None = None
        self._pull: _Pull | None = None
        self._play = QTimer(self, interval=_BEAT_MS)
        self._play.timeout.connect(self._play_on)
        theme().changed.connect(self.update)
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(640, 132)

    @property
    def chosen(self) -> Window | None:
        """First and last day of the window; ``None`` while it is open."""
        return self._window

    def show_claims(self, claims: Iterable[Claim]) -> None:
        """Count these claims by date and polarity."""
        dated = Counter((claim.date, claim.polarity) for claim in claims)
        self.show_counts((_date_of(words), polarity, float(number)) for (words, polarity), number in dated.items())

    def show_counts(self, rows: Iterable[Counted]) -> None:
        """Show numbers by date and polarity. The window stays where it is in time."""
        self._counts = count(rows)
        self._pull = None
        self._describe()
        self.update()

    def set_window(self, start: date | None, end: date | None) -> None:
        """Put the window over these days without saying so; with an open end it reaches to the edge."""
        edges = self._counts.edges if self._counts else None
        if edges is None or (start is None and end is None):
            self._window = None
        else:
            self._window = (start or edges[0], end or edges[-1] - timedelta(days=1))
        self._describe()
        self.update()

    def clear_window(self) -> None:
        """Open the window, without saying so."""
        self.set_window(None, None)

    def step(self, bins: int) -> None:
        """Move the window along by so many bins; without one, begin with the first (the last, backwards)."""
        if self._counts is None:
            return
        if self._window is None:
            at = 0 if bins > 0 else len(self._counts) - 1
            self._choose(at, at)
            return
        first, last = self._bins()
        by = max(-first, min(bins, len(self._counts) - 1 - last))
        self._choose(first + by, last + by)

    @property
    def playing(self) -> bool:
        return self._play.isActive()

    def play(self) -> None:
        """Let the window run on by itself until its end; again to stop it."""
        if self.playing or self._counts is None:
            self._play.stop()
            return
        if self._window is None or self._bins()[1] == len(self._counts) - 1:
            wide = 0 if self._window is None else self._bins()[1] - self._bins()[0]
            self._choose(0, wide)
        self._play.start()

    def _play_on(self) -> None:
        before = self._window
        self.step(1)
        if self._window == before or self._window is None:
            self._play.stop()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._counts is None:
            return
        self._play.stop()
        x = event.position().x()
        pressed = self._plan(self._counts).bin_at(x)
        first, last = self._bins()
        grip = self._grip_at(x)
        if grip:
            self._pull = _Pull(grip == "start", grip == "end", pressed, first, last)
        elif self._window is not None and first <= pressed <= last:
            self._pull = _Pull(True, True, pressed, first, last)
        else:
            self._pull = _Pull(False, True, pressed, pressed, pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._counts is None:
            return
        x = event.position().x()
        if self._pull is None:
            self._show_cursor(x)
            return
        pull, at = self._pull, self._plan(self._counts).bin_at(x)
        if at == pull.pressed and self._window is None and not self._grip_at(x):
            return
        first, last = pull.first, pull.last
        if pull.moves_start and pull.moves_end:
            by = max(-first, min(at - pull.pressed, len(self._counts) - 1 - last))
            first, last = first + by, last + by
        elif pull.moves_start:
            first = at
        else:
            last = at
        self._choose(min(first, last), max(first, last))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pull = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pull = None
        if self._window is not None:
            self.clear_window()
            self.window_changed.emit(None, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

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
        undated = round(self._counts.undated) if self._counts else 0
        words = self.tr("cooperation ↑ competition ↓")
        return f"{words} · {self.tr('{n} without a date').format(n=undated)}" if undated else words

    def text_at(self, point: QPointF) -> str:
        """What the tooltip says at a point: the time of the bin and its counts."""
        if self._counts is None or not self._plan(self._counts).area.contains(point):
            return ""
        at = self._plan(self._counts).bin_at(point.x())
        parts = [period(self._counts, at)]
        for side, word in enumerate((self.tr("cooperation"), self.tr("competition"))):
            exact, vague = float(self._counts.exact[side, at]), float(self._counts.vague[side, at])
            if exact:
                parts.append(f"{exact:g} {word}")
            if vague:
                parts.append(self.tr("{count} {word} at some time around").format(count=f"{vague:.2g}", word=word))
        return " · ".join(parts)

    # Inside

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            look = theme().look
            painter.fillRect(self.rect(), QColor(look.surface))
            if self._counts is None:
                painter.setPen(QColor(look.muted))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No dated claims yet"))
                return
            chosen = self._bins() if self._window is not None else None
            paint(painter, self._plan(self._counts), self._counts, chosen, look)
            painter.setPen(QColor(look.muted))
            painter.drawText(CAPTION, self.caption)

    def _plan(self, counts: Counts) -> Plan:
        return Plan.of(QRectF(self.rect()), counts)

    def _bins(self) -> tuple[int, int]:
        """First and last bin of the window; all of them while it is open."""
        if self._counts is None:
            return 0, 0
        if self._window is None:
            return 0, len(self._counts) - 1
        return self._counts.bin_of(self._window[0]), self._counts.bin_of(self._window[1])

    def _choose(self, first: int, last: int) -> None:
        """Put the window over these bins, and say so when that is another window."""
        counts = self._counts
        if counts is None:
            return
        whole = first == 0 and last == len(counts) - 1
        chosen = None if whole else (counts.edges[first], counts.edges[last + 1] - timedelta(days=1))
        if chosen == self._window:
            return
        self._window = chosen
        self._describe()
        self.update()
        self.window_changed.emit(*(chosen or (None, None)))

    def _grip_at(self, x: float) -> str:
        if self._counts is None:
            return ""
        plan, (first, last) = self._plan(self._counts), self._bins()
        start, end = plan.left_of(first), plan.left_of(last + 1)
        # Between two handles that are close together the nearer one is meant.
        if min(abs(x - start), abs(x - end)) > _GRIP:
            return ""
        return "start" if abs(x - start) < abs(x - end) else "end"

    def _show_cursor(self, x: float) -> None:
        first, last = self._bins()
        if self._grip_at(x):
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        elif self._window is not None and self._counts and first <= self._plan(self._counts).bin_at(x) <= last:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _describe(self) -> None:
        """What a screen reader says about the whole."""
        if self._counts is None:
            self.setAccessibleDescription(self.tr("No dated claims yet"))
            return
        first, last = self._bins()
        totals = (self._counts.exact + self._counts.vague)[:, first : last + 1].sum(axis=1).tolist()
        time = edtf_of(self._counts.edges[first], self._counts.edges[last + 1] - timedelta(days=1))
        words = self.tr("{time}: {cooperation} cooperation, {competition} competition")
        self.setAccessibleDescription(
            words.format(time=time, cooperation=round(totals[0]), competition=round(totals[1]))
        )


def _date_of(words: str) -> FuzzyDate:
    try:
        return FuzzyDate.parse(words)
    except ValueError:
        return FuzzyDate()  # words that are no date count as undated, as they do in the relations
