"""What the speaker sees: the scene on show, the next one, notes, sources, clock, timer, and a line for questions."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ...output.briefing.compose import of_interest
from ...output.briefing.pages import Page, picture_size
from ..scenes.scene_making import fitted
from ..scenes.thumbnails import FINER, small
from ..theme import theme
from ..tones import SIZES
from ..wording import elapsed_words
from .audience_map import AudienceMap
from .distance import legend_scale, look_from_afar
from .pointer import Pointer
from .question_line import QuestionLine
from .running_order import Point, Screen
from .show import Show, Slide
from .words_page import WordsPage

_NEXT = QSize(480, 236)
_NOTES, _SOURCES = 20, SIZES.body
_USUAL_HEIGHT, _LARGEST = 900, 1.6
"""The height of a window in which next scene, notes and sources have these sizes, and how much larger they get."""


class PresenterWindow(QWidget):
    """The widget ``presenterWindow``. ``question(words)`` was typed; the rest leaves as keys and clicks."""

    keyed = Signal(QKeyEvent)
    question = Signal(str)
    swap_wanted = Signal()
    closed = Signal()

    def __init__(self, show: Show) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("presenterWindow")
        self.setAccessibleName(self.tr("Presenter view"))
        self.setWindowTitle(self.tr("Presenter view"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show = show
        self._point: Point | None = None
        self.map = AudienceMap(self)
        self.map.reduced_motion = True
        self.pointer = Pointer(self.map)
        self.current, self.place, self.next_title = QLabel(self), QLabel(self), QLabel(self)
        self.next_picture, self.clock, self.timer = QLabel(self), QLabel(self), QPushButton(self)
        self.notes, self.sources = QTextBrowser(self), QTextBrowser(self)
        self.line = QuestionLine(show.names, self.tr("Question (F): name an actor — Backspace returns"), self)
        self.line.left.connect(self.setFocus)
        self.line.asked.connect(self.question)
        self._since = QElapsedTimer()
        self._since.start()
        self._beat = QTimer(self, interval=500)
        self._beat.timeout.connect(self._tell_time)
        self._beat.start()
        self._dress()
        self._lay_out()
        self._tell_time()

    def show_point(self, point: Point) -> None:
        """Show where the presentation stands."""
        self._point = point
        slide = self._show.slides[point.scene]
        self.current.setText(slide.scene.title)
        number = self.tr("Scene {n} of {count}").format(n=point.scene + 1, count=point.count)
        states = {
            Screen.BLACK: self.tr("screen black"), Screen.WHITE: self.tr("screen white"), Screen.OVER: self.tr("over"),
        }  # fmt: skip
        detour = self.tr("question — Backspace returns") if point.detour else ""
        typed = self.tr("go to {n}").format(n=point.typed) if point.typed else ""
        self.place.setText(" · ".join(filter(None, (number, states.get(point.screen, ""), detour, typed))))
        self.notes.setPlainText(slide.scene.notes or self.tr("No notes."))
        self.sources.setPlainText(self._told(slide.page))
        self._show_map(slide, point.detour)
        self._show_next(point)

    def tell_nobody(self, words: str) -> None:
        """Say that a question found nobody, and ask again."""
        self.line.tell_nobody(words)
        self.ask()

    def ask(self) -> None:
        """Have the presenter type a name."""
        self.line.setFocus()
        self.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keyed.emit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        larger = min(max(self.height() / _USUAL_HEIGHT, 1.0), _LARGEST)
        self.next_picture.setFixedSize(_NEXT * larger)
        for text, size in ((self.notes, _NOTES), (self.sources, _SOURCES)):
            text.setStyleSheet(f"font-size: {round(size * larger)}px;")
        if self._point is not None:
            self.show_point(self._point)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._beat.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _show_map(self, slide: Slide, target: str) -> None:
        where = self._show.slide_for(target, slide) if target else slide
        self.map.setVisible(where.has_map)
        self._words.setVisible(not where.has_map)
        if where.has_map:
            self.map.enlarge_legend(legend_scale(self.height()))
            self.map.show_slide(where, look_from_afar(theme().look, self.height()), False, target)
        else:
            self._words.show_words(slide.scene.title, slide.scene.subtitle)

    def _show_next(self, point: Point) -> None:
        following = self._show.slides[point.scene + 1] if point.scene + 1 < point.count else None
        self.next_picture.clear()
        if following is None:
            over = point.screen is Screen.OVER
            self.next_title.setText(self.tr("Next: back to the window") if over else self.tr("Next: the end"))
            return
        self.next_title.setText(self.tr("Next: {title}").format(title=following.scene.title))
        if following.places is not None:
            room = self.next_picture.size()
            page = QSize(*picture_size(bool(following.page.quotes)))
            camera = fitted(following.camera, page, room * FINER)
            view = of_interest(following.view, following.scene.highlighted)
            places = {actor.id: following.places[actor.id] for actor in view.actors if actor.id in following.places}
            self.next_picture.setPixmap(small(view, places, camera, room, theme().look, self.devicePixelRatioF()))
        else:
            self.next_picture.setText(following.scene.title)

    def _told(self, page: Page) -> str:
        sources = self._show.briefing.of(page)
        return "\n".join(f"[{one.number}] {one.sentence} — {one.citation}" for one in sources)

    def _restart(self) -> None:
        self._since.restart()
        self._tell_time()

    def _tell_time(self) -> None:
        self.clock.setText(f"{datetime.now():%H:%M}")
        self.timer.setText(elapsed_words(self._since.elapsed()))

    def _dress(self) -> None:
        self._words = WordsPage(self)
        self.next_picture.setFixedSize(_NEXT)
        self.next_picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for ground in (self.next_picture, self._words):
            tones = ground.palette()
            tones.setColor(QPalette.ColorRole.Window, QColor(theme().look.canvas))
            ground.setPalette(tones)
            ground.setAutoFillBackground(True)
        muted = theme().look.muted
        self.timer.setFlat(True)
        self.timer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.timer.setAccessibleName(self.tr("Timer: press to begin at nought again"))
        self.timer.setToolTip(self.timer.accessibleName())
        self.timer.setStyleSheet(f"font-size: {SIZES.display}px; color: {theme().look.muted};")
        self.timer.clicked.connect(self._restart)
        for label, size, colour in (
            (self.current, SIZES.title, ""), (self.place, SIZES.body, muted), (self.next_title, SIZES.body, muted),
            (self.clock, SIZES.display, ""),
        ):  # fmt: skip
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setStyleSheet(f"font-size: {size}px;" + (f" color: {colour};" if colour else ""))
        for text, name in ((self.notes, self.tr("Speaker notes")), (self.sources, self.tr("Sources"))):
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            text.setAccessibleName(name)
            text.document().setDocumentMargin(0)  # flush with the heading above it

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.addWidget(self.current, 1)
        times.addWidget(self.timer)
        times.addSpacing(24)
        times.addWidget(self.clock)
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self.next_title, self.next_picture):
            right.addWidget(widget)
        right.addWidget(_heading(self.tr("NOTES"), self))
        right.addWidget(self.notes, 3)
        right.addWidget(_heading(self.tr("SOURCES"), self))
        right.addWidget(self.sources, 2)
        self.swap, end = QPushButton(self.tr("Swap screens"), self), QPushButton(self.tr("End (Esc)"), self)
        for button, wanted in ((self.swap, self.swap_wanted.emit), (end, self.close)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(wanted)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.place, 1)
        foot.addWidget(self.line, 1)
        foot.addWidget(self.swap)
        foot.addWidget(end)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.addLayout(times, 0, 0, 1, 2)
        grid.addWidget(self.map, 1, 0)
        grid.addWidget(self._words, 1, 0)
        grid.addLayout(right, 1, 1)
        grid.addLayout(foot, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(1, 1)


def _heading(text: str, parent: QWidget) -> QLabel:
    heading = QLabel(text, parent)
    heading.setProperty("role", "heading")
    return heading
