"""What the audience sees: the scene, its quotes, the handling label; nothing of the speaker's, no tools, no paths."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ...model import Tlp, pair_words
from ...output.briefing.pages import Quote
from ..theme import theme
from .audience_map import AudienceMap
from .distance import legend_scale, look_from_afar
from .evidence_sheet import EvidenceSheet
from .pointer import Pointer
from .running_order import Screen
from .show import Show, Slide
from .words_page import WordsPage

_SHEET = 0.34
_QUOTES = 0.28
_MOVING_AREA = 0.9
"""A mouse below this share of the height asks for the bar."""


class AudienceWindow(QWidget):
    """The widget ``audienceWindow``. Keys and clicks leave as signals; ``Presenting`` decides."""

    keyed = Signal(QKeyEvent)
    clicked = Signal()
    closed = Signal()
    near_edge = Signal()

    def __init__(self, show: Show) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("audienceWindow")
        self.setAccessibleName(self.tr("Presentation"))
        self.setWindowTitle(show.briefing.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._show = show
        self._slide: Slide | None = None
        self.title, self.subtitle, self.when = QLabel(self), QLabel(self), QLabel(self)
        self.banner = QLabel(show.briefing.label, self)
        self.banner.setObjectName("audienceLabel")
        self.map, self.sheet = AudienceMap(self), EvidenceSheet(self)
        self.map.clicked_empty.connect(self.clicked)
        self.quotes, self.words = QLabel(self), WordsPage(self)
        for label in (self.title, self.subtitle, self.when):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.title, self.subtitle, self.quotes):
            label.setWordWrap(True)
        self.quotes.setTextFormat(Qt.TextFormat.RichText)
        self.quotes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._cover = QLabel(self)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cover.setAutoFillBackground(True)
        self._cover.hide()
        self.pointer = Pointer(self)
        self._lay_out()
        for inside in self.findChildren(QWidget):
            inside.setMouseTracking(True)  # one that does not follow the mouse keeps its movements from the window
        self.map.reduced_motion = theme().reduced_motion

    def show_slide(self, slide: Slide, animated: bool) -> None:
        """Show a slide, coming from what was on show."""
        self._slide = slide
        scene, page = slide.scene, slide.page
        self.title.setText(scene.title if slide.has_map else "")
        self.subtitle.setText(scene.subtitle if slide.has_map else "")
        self.subtitle.setVisible(bool(self.subtitle.text()))
        self.when.setText(page.part)
        self.quotes.setText("".join(map(_told, page.quotes)))
        self.quotes.setVisible(bool(page.quotes))
        self.sheet.hide()
        if slide.has_map:
            self._middle.setCurrentWidget(self.map)
            self._settle()
            self.map.show_slide(slide, look_from_afar(theme().look, self.height()), animated)
        else:
            self.words.show_words(scene.title, scene.subtitle)
            self._middle.setCurrentWidget(self.words)

    def show_answer(self, target: str, slide: Slide, animated: bool) -> None:
        """Show the evidence for an actor or a relation beside the map."""
        where = self._show.slide_for(target, slide)
        relations = self._show.relations_of(target, slide)
        names = target.split("|") if "|" in target else [target]
        actors = self._show.evidence.actors
        title = pair_words(actors[one].name for one in names if one in actors)
        self.title.setText(title)
        self.subtitle.hide()
        self.quotes.hide()
        self.when.setText("")
        self.sheet.show()
        self._middle.setCurrentWidget(self.map)
        self._settle()
        self.sheet.show_relations(relations, self._show.evidence, self._letters(44), "|" not in target)
        self.map.show_slide(where, look_from_afar(theme().look, self.height()), animated, target)

    def cover(self, screen: Screen) -> None:
        """Black, white, or over; ``Screen.SCENE`` shows the scene again."""
        colour = QColor("white" if screen is Screen.WHITE else "black")
        tones = self._cover.palette()
        tones.setColor(QPalette.ColorRole.Window, colour)
        tones.setColor(QPalette.ColorRole.WindowText, QColor("#9a9a9a"))
        self._cover.setPalette(tones)
        size = self._letters(40)
        self._cover.setStyleSheet(f"background: {colour.name()}; color: #9a9a9a; font-size: {size}px;")
        self._cover.setText(self.tr("End of the briefing") if screen is Screen.OVER else "")
        self._cover.setVisible(screen is not Screen.SCENE)
        self._cover.raise_()

    @property
    def screen_shown(self) -> str:
        """The colour that covers the scene, empty while the scene is there to be seen."""
        return "" if self._cover.isHidden() else self._cover.palette().color(QPalette.ColorRole.Window).name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keyed.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.position().y() > self.height() * _MOVING_AREA:
            self.near_edge.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for over in (self._cover, self.pointer):
            over.setGeometry(self.rect())
        self._scale()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _letters(self, of_height: float) -> int:
        """Letters so many of which stand above one another in the window, in pixels, and readable in a small one."""
        return max(12, round(self.height() / of_height))

    def _scale(self) -> None:
        look = theme().look
        edge = max(12, self.height() // 40)
        self._outer.setContentsMargins(2 * edge, edge, 2 * edge, edge)
        for label, of_height, weight, colour in (
            (self.title, 24, 600, look.text), (self.subtitle, 40, 400, look.muted),
            (self.quotes, 44, 400, look.text), (self.when, 44, 600, look.muted),
        ):  # fmt: skip
            size = self._letters(of_height)
            dress = f"font-size: {size}px; font-weight: {weight}; color: {colour}; background: transparent;"
            label.setStyleSheet(dress)
        if self.banner.text():
            colour = Tlp(self.banner.text()).colour
            self.banner.setStyleSheet(
                f"font-size: {self._letters(52)}px; font-weight: 600; color: {colour}; background: #000000;"
                " padding: 2px 8px;"
            )
        self.map.enlarge_legend(legend_scale(self.height()))
        self.quotes.setFixedWidth(round(self.width() * _QUOTES))
        self.sheet.setFixedWidth(round(self.width() * _SHEET))

    def _settle(self) -> None:
        """Give the map its size now, so that its camera is made for it."""
        self._outer.activate()
        self._beside.activate()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        tones = self.palette()
        tones.setColor(QPalette.ColorRole.Window, QColor(theme().look.canvas))
        self.setPalette(tones)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.map)
        self._middle.addWidget(self.words)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        if self.banner.text():
            head.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.banner.hide()
        self._beside = QHBoxLayout()
        self._beside.setSpacing(24)
        self._beside.addWidget(self._middle, 1)
        self._beside.addWidget(self.quotes)
        self._beside.addWidget(self.sheet)
        self.sheet.hide()
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(4)
        self._outer.addLayout(head)
        self._outer.addWidget(self.subtitle)
        self._outer.addLayout(self._beside, 1)


def _told(quote: Quote) -> str:
    """A quote with the number of its source, for a label."""
    return (
        f"<p style='margin-bottom: 16px'>“{escape(quote.text)}”<br>"
        f"<span style='color: {theme().look.muted}'>[{quote.number}] {escape(quote.citation)}</span></p>"
    )
