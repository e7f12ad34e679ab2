"""“Why is this line like this?”: folded away until it is asked for; then the arithmetic and what it hangs on."""

from __future__ import annotations

import html
from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ..model.wording import cut
from ..network.evidence import Evidence
from ..network.why import Why
from ..output.why import arithmetic, turning
from .theme import theme
from .tones import SIZES
from .wording import counted, date_words

_SHOWN = 4
_QUOTE = 110


class WhyDisclosure(QWidget):
    """A line to click, and under it the explanation; ``explain`` is asked only while it is open."""

    claim_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyDisclosure")
        self.explain: Callable[[], tuple[Why, Evidence] | None] = lambda: None
        self.toggle = QPushButton(self)
        self.toggle.setObjectName("whyToggle")
        self.toggle.setProperty("role", "link")
        self.toggle.setCheckable(True)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggle.toggled.connect(lambda _: self.refresh())
        self._told = QLabel(self)
        self._told.setObjectName("whyText")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.RichText)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse
                                           | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)  # fmt: skip
        self._told.linkActivated.connect(lambda address: self.claim_wanted.emit(QUrl(address).path()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        outer.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._told)
        theme().changed.connect(self.refresh)
        self.refresh()

    @property
    def told(self) -> str:
        """The explanation as rich text, empty while it is folded away."""
        return "" if self._told.isHidden() else self._told.text()

    def refresh(self) -> None:
        """Explain what is on show now, if the disclosure is open."""
        opened = self.toggle.isChecked()
        self.toggle.setText(
            self.tr("Why is this line like this? ▾") if opened else self.tr("Why is this line like this? ▸")
        )
        found = self.explain() if opened else None
        self._told.setVisible(found is not None)
        if found is not None:
            self._told.setText(_html(*found))


def _html(found: Why, evidence: Evidence) -> str:
    look = theme().look
    rows = [f'<p style="margin:0">{html.escape(arithmetic(found))}</p>']
    if found.tipping:
        rows.append(f'<p style="margin:6px 0 0 0">{html.escape(turning(found))}</p>')
    for one in found.tipping[:_SHOWN]:
        claim = evidence.claims[one]
        rows.append(
            f'<p style="margin:2px 0 0 0; font-size:{SIZES.small}px">{html.escape(date_words(claim.date))} · '
            f'<a href="claim:{quote(one, safe="")}" style="color:{look.accent}; text-decoration:none">'
            f"“{html.escape(cut(claim.words, _QUOTE))}”</a></p>"
        )
    more = len(found.tipping) - _SHOWN
    if more > 0:
        rest = html.escape(f"and {counted(more, 'more claim', 'more claims')}")
        rows.append(f'<p style="margin:2px 0 0 0; font-size:{SIZES.small}px; color:{look.muted}">{rest}</p>')
    return "".join(rows)
