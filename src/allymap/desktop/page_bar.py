"""The line below the pages of a document: which page is read, how large it is, and the way to the text alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from .link_button import LinkButton
from .page_surface import PageSurface


class PageBar(QWidget):
    """``text_wanted`` with false asks for the pages again."""

    text_wanted = Signal(bool)

    def __init__(self, pages: PageSurface, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageBar")
        self._pages = pages
        self.number = QLineEdit(self)
        self.number.setObjectName("pageNumber")
        self.number.setProperty("role", "compact")
        self.number.setAccessibleName(self.tr("Page"))
        self.number.setFixedWidth(48)
        self._valid = QIntValidator(1, 1, self)
        self.number.setValidator(self._valid)
        self.number.returnPressed.connect(lambda: pages.go_to(int(self.number.text()) - 1))
        self._of, self._zoom = QLabel(self), QLabel(self)
        for label in (self._of, self._zoom):
            label.setProperty("role", "small")
        smaller = LinkButton("−", "zoomPagesOut", self, lambda: pages.zoom_by(-1), self.tr("Smaller (Ctrl+-)"))
        larger = LinkButton("+", "zoomPagesIn", self, lambda: pages.zoom_by(1), self.tr("Larger (Ctrl+=)"))
        words = self.tr("Fit a column to the width (Ctrl+0)")
        fit = LinkButton(self.tr("Fit"), "fitPages", self, pages.fit, words)
        self._of_pages = (self.number, self._of, smaller, self._zoom, larger, fit)
        self.text_button = LinkButton("", "showText", self, self._ask)
        self._text_shown = False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(8)
        line.addWidget(self.number)
        line.addWidget(self._of)
        line.addStretch(1)
        for widget in (smaller, self._zoom, larger, fit):
            line.addWidget(widget)
        line.addSpacing(8)
        line.addWidget(self.text_button)
        pages.moved.connect(self._tell)
        self.show_state(False)

    def show_state(self, text_shown: bool) -> None:
        """Offer the text while the pages are on show, and the other way round."""
        self._text_shown = text_shown
        for widget in self._of_pages:
            widget.setVisible(not text_shown)
        words = self.tr("Show the pages") if text_shown else self.tr("Show the text")
        self.text_button.setText(self.tr("Pages") if text_shown else self.tr("Text"))
        self.text_button.explain(words)
        self._tell()

    def _ask(self) -> None:
        self.text_wanted.emit(not self._text_shown)

    def _tell(self) -> None:
        pages = self._pages
        self._valid.setTop(max(1, pages.count))
        if not self.number.hasFocus() or not self.number.isModified():
            self.number.setText(str(pages.current + 1) if pages.count else "")
        self._of.setText(self.tr("of {n}").format(n=f"{pages.count:,}") if pages.count else "")
        self._zoom.setText(f"{pages.zoom:.0%}" if pages.count else "")
