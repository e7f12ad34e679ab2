"""Shows a document as it was with one passage highlighted and in view: its pages, or its text in its form."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ..model import Anchor, Claim, Document, Passage, Polarity, Tier
from .claim_marks import PlacedClaim, placed
from .originals import Opened, Originals
from .page_bar import PageBar
from .page_surface import PageSurface
from .reading_bar import ReadingBar
from .text_surface import TextSurface
from .theme import theme
from .wording import date_words

_PATIENCE = 800
"""Milliseconds after which the text is shown until the pages are there."""
_LATE = 4000
"""Milliseconds after which somebody reads the text: pages that come later wait until they are asked for."""


class DocumentViewer(QWidget):
    """Read-only. The title stands above the document; a passage is highlighted only where it verifiably stands."""

    claim_chosen = Signal(str)
    document_shown = Signal()
    copy_wanted = Signal(object)
    enlarged = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Document"))
        self._document: Document | None = None
        self._paged: Document | None = None
        self._passage: Passage | None = None
        self._polarity: Polarity | None = None
        self._span: tuple[int, int] | None = None
        self._claims: tuple[PlacedClaim, ...] = ()
        self._as_text, self._reads_on = False, False
        self._begun = QElapsedTimer()
        self._no_pages = ""
        self.originals = Originals(self)
        self.originals.opened.connect(self._take_original)
        self._title, self._facts, self._warning = QLabel(self), QLabel(self), QLabel(self)
        self._enlarge = QPushButton(self)
        self._text, self.pages = TextSurface(self), PageSurface(self)
        self.bar, self.page_bar = ReadingBar(self), PageBar(self.pages, self)
        self._stack = QStackedWidget(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(lambda: self._choose_text(self._as_text))
        self._lay_out()
        self._hear()
        theme().changed.connect(self._recolour)
        self.hide()

    @property
    def text_edit(self) -> TextSurface:
        return self._text

    @property
    def surface(self) -> TextSurface | PageSurface:
        """What the document is read on now."""
        return self.pages if self._stack.currentWidget() is self.pages else self._text

    @property
    def document(self) -> Document | None:
        return self._document

    @property
    def highlighted_text(self) -> str:
        """The words under the highlight, empty where none is shown."""
        if self._document is None or self._span is None:
            return ""
        return self._document.text[self._span[0] : self._span[1]]

    @property
    def warning(self) -> str:
        """What is wrong with the document or the passage that was asked for, empty when nothing is."""
        return "" if self._warning.isHidden() else self._warning.text()

    def clear(self) -> None:
        """Show nothing: the room goes to the panel above."""
        self.hide()
        self._document, self._paged, self._passage, self._span, self._no_pages = None, None, None, None, ""
        self._claims = ()
        self._title.clear()
        self._facts.clear()
        self._warning.hide()
        self._text.show_text("")
        self.pages.show_pages(None)

    def close_originals(self) -> None:
        """Let go of the files: the project is being closed."""
        self.originals.close()

    def enter(self) -> None:
        """Put the keyboard on the document."""
        self.surface.setFocus()

    def show_document(
        self, document: Document, passage: Passage | None = None, polarity: Polarity | None = None
    ) -> None:
        """Show a document, scrolled to the passage where there is one, else to its beginning.

        Of a passage that says both, ``polarity`` is what the claim says that is read.
        """
        another = document != self._document
        self._passage, self._polarity, self._reads_on = passage, polarity, False
        if another:
            self._begin(document)
        self._title.setText(document.title)
        self._title.setToolTip(document.title)
        published = date_words(document.published) if document.published else self.tr("date unknown")
        self._facts.setText(" · ".join(part for part in (published, document.publisher) if part))
        self._facts.setToolTip(document.url or document.path)
        self.show()
        if another:
            self.originals.open(document)
        elif self._paged is not None:
            self._show_surface()
        self._highlight()
        self.document_shown.emit()
        self._scroll()
        QTimer.singleShot(0, self, self._scroll)  # once more when the pane has its size

    def show_claims(self, claims: Iterable[Claim], rejected: Container[str] = frozenset()) -> None:
        """Mark the passages of the document's claims lightly, by polarity; those that do not stand are left out."""
        self._claims = placed(claims, self._document, rejected) if self._document is not None else ()
        drawn = sum(1 for one in self._claims if one.claim.tier is Tier.DRAWN)
        self.bar.show_number(drawn, len(self._claims))
        self._mark()

    def claim_point(self, claim_id: str) -> QPoint:
        """Where the passage of a claim begins, in the coordinates of the viewport of ``surface``."""
        found = next(one for one in self._claims if one.claim.id == claim_id)
        if self.surface is self.pages and self._paged is not None:
            (found,) = placed([found.claim], self._paged)
        return self.surface.point_of(found.start, found.end)

    def selected_passage(self) -> Passage | None:
        """The words that a person selected, anchored in the document; ``None`` where nothing is selected."""
        span, shown = self.surface.selected(), self._shown
        if span is None or shown is None or self._document is None:
            return None
        passage = Passage.of(shown, *span)
        anchor, start, end = passage.locate(self._document)
        return None if anchor is Anchor.LOST else Passage.of(self._document, start, end)

    def passage_in_view(self) -> bool:
        """Whether the first line of the highlighted passage can be seen."""
        return self.surface.span_in_view()

    @property
    def _shown(self) -> Document | None:
        """The document with the text in which the surface on show counts."""
        return self._paged if self.surface is self.pages else self._document

    def _begin(self, document: Document) -> None:
        """Show another document, as text until its original is there, or as pages still to come."""
        if self._document is None or document.id != self._document.id:
            self._claims = ()
        self._document, self._paged, self._no_pages = document, None, ""
        self._begun.start()
        self._text.show_text(document.text)
        self._text.mark(self._claims)
        self.pages.show_pages(None)
        self.bar.search.clear()
        self._show_surface()
        if document.has_pages and not self._as_text:
            self._stack.setCurrentWidget(self.pages)
            self._patience.start()

    def _take_original(self, document: Document, found: Opened) -> None:
        """Show what the original gave: pages, the form of the text, or why there are none."""
        if document is not self._document:
            return
        self._patience.stop()
        if found.pages is not None:
            # A later reader may read a file a little otherwise: passages are looked up by their words then.
            text = found.pages.text.text
            self._paged = document if text == document.text else replace(document, text=text)
            self.pages.show_pages(found.pages)
            self._reads_on = self._begun.elapsed() >= _LATE
        elif found.problem:
            self._no_pages = self.tr("{reason} Its text is shown.").format(reason=found.problem)
        self._text.show_form(found.form)
        self._mark()
        before = self.surface
        self._highlight()
        self._show_surface()
        if not self._reads_on or self.surface is not before:
            self._scroll()
            QTimer.singleShot(0, self, self._scroll)  # once more when what comes to show has its size

    def _show_surface(self) -> None:
        """Pages where there are some and the person did not ask for the text."""
        as_pages = self._paged is not None and not self._as_text and not self._reads_on
        focused = self.surface.hasFocus()
        self._stack.setCurrentWidget(self.pages if as_pages else self._text)
        if focused:
            self.surface.setFocus()
        self.page_bar.setVisible(self._paged is not None)
        self.page_bar.show_state(not as_pages)
        self.bar.offer_claim(self.surface.selected() is not None)

    def _choose_text(self, text: bool) -> None:
        self._as_text, self._reads_on = text, False
        self._show_surface()
        self._scroll()

    def _mark(self) -> None:
        self._text.mark(self._claims)
        if self._paged is not None:
            same = self._paged is self._document
            faint = {one.claim.id for one in self._claims if one.faint}
            claims = self._claims if same else placed([one.claim for one in self._claims], self._paged, faint)
            self.pages.mark(claims)

    def _highlight(self) -> None:
        """Highlight the passage that was asked for on both surfaces, or say that it is not there."""
        self._span = self._span_in(self._document)
        self._text.show_span(self._span, self._polarity)
        self.pages.show_span(self._span_in(self._paged), self._polarity)
        told = [self._no_pages] if self._no_pages else []
        if self._passage is not None and self._span is None:
            words = self.tr("The passage no longer stands in this text: “{quote}”")
            told.append(words.format(quote=self._passage.exact))
        self._warning.setText(" ".join(told))
        self._warning.setVisible(bool(told))

    def _span_in(self, document: Document | None) -> tuple[int, int] | None:
        if document is None or self._passage is None:
            return None
        anchor, start, end = self._passage.locate(document)
        return None if anchor is Anchor.LOST else (start, end)

    def _scroll(self) -> None:
        self.surface.scroll_to_span()

    def _step(self, by: int) -> None:
        """Go to the next passage that is marked, or the one before, around the ends."""
        if not self._claims:
            return
        starts = sorted({(one.start, one.end): one for one in self._claims}.items())
        here = self._span or (-1, -1)
        after = [one for span, one in starts if span > here]
        before = [one for span, one in starts if span < here]
        found = (after or [starts[0][1]])[0] if by > 0 else (before or [starts[-1][1]])[-1]
        self.claim_chosen.emit(found.claim.id)
        if self._span != (found.start, found.end):  # the map does not show its relation
            self._passage, self._polarity = found.claim.passage, found.claim.polarity
            self._highlight()
            self._scroll()

    def _seek(self, words: str, by: int) -> None:
        """Select the place of the words that is asked for, around the ends; ``by`` 0: from here on."""
        shown, parts = self._shown, words.split()
        if shown is None:
            return
        spans = []
        if parts:  # however the words are broken over lines
            pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
            spans = [one.span() for one in pattern.finditer(shown.text)]
        here = self.surface.selected() or (0, 0)
        after = [one for one in spans if (one > here if by else one[0] >= here[0])]
        before = [one for one in spans if one < here]
        found = next(iter(before[-1:] or spans[-1:]) if by < 0 else iter(after[:1] or spans[:1]), None)
        self.surface.select(found)
        self.bar.show_found(spans.index(found) + 1 if found else 0, len(spans))

    def _copy(self) -> None:
        passage = self.selected_passage()
        if passage is not None:
            self.copy_wanted.emit(passage)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        selected = self.surface.selected() is not None
        for words, handler in (
            (self.tr("Copy"), self._copy),
            (self.tr("New claim from this passage"), self.bar.claim_wanted.emit),
        ):
            entry = menu.addAction(words)
            entry.setEnabled(selected)
            entry.triggered.connect(handler)
        menu.popup(at)

    def _ask_for_room(self, large: bool) -> None:
        words = self.tr("Give the room back to the map") if large else self.tr("Give the document more room")
        self._enlarge.setText(self.tr("Smaller") if large else self.tr("Larger"))
        self._enlarge.setToolTip(words)
        self._enlarge.setAccessibleName(words)
        self.enlarged.emit(large)

    def _hear(self) -> None:
        self.bar.stepped.connect(self._step)
        self.bar.sought.connect(self._seek)
        self.bar.search_left.connect(self.enter)
        self.page_bar.text_wanted.connect(self._choose_text)
        self._enlarge.toggled.connect(self._ask_for_room)
        for surface in (self._text, self.pages):
            self.bar.listen(surface)
            surface.claim_clicked.connect(self.claim_chosen)
            surface.selection_changed.connect(self.bar.offer_claim)
            surface.copy_wanted.connect(self._copy)
            surface.menu_wanted.connect(self._show_menu)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)  # a long title must not widen the column
        self._facts.setProperty("role", "small")
        self._warning.setProperty("role", "small")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._enlarge.setObjectName("enlargeDocument")
        self._enlarge.setProperty("role", "link")
        self._enlarge.setCheckable(True)
        self._ask_for_room(False)
        for surface in (self._text, self.pages):
            self._stack.addWidget(surface)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._enlarge, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 0, 8)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self._facts)
        outer.addWidget(self._warning)
        outer.addWidget(self.bar)
        outer.addSpacing(4)
        outer.addWidget(_rule(self))  # what is scrolled away ends at a line
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.page_bar)

    def _recolour(self) -> None:
        self._text.recolour()
        self.pages.recolour()


def _rule(parent: QWidget) -> QFrame:
    rule = QFrame(parent)
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule
