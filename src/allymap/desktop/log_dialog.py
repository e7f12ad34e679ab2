"""The log of decisions: who decided what and when, what was deleted, and the way back from any of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..model import AllyMapError, Alteration, LogEntry
from ..network.evidence import Evidence
from ..output.log import Words, told
from ..workspace.handling import LABEL
from .rows import KEY, Row, RowsModel, RowsView
from .wording import date_words, tr

_SIZE = (720, 560)
_SHOWN = 12
_TOLD = 200
"""So many rows of one decision are told; the others are counted."""


class LogDialog(QDialog):
    """``ask`` tells what is in the log now, ``take_back(entry id)`` refuses with ``AllyMapError``.

    ``forget(entry ids)`` takes entries out of the log.
    """

    def __init__(
        self, parent: QWidget, ask: Callable[[], Sequence[LogEntry]], evidence: Callable[[], Evidence],
        take_back: Callable[[str], object], forget: Callable[[list[str]], object], deleted: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("logDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Log of decisions"))
        self.resize(*_SIZE)
        self._ask, self._evidence, self._take_back, self._forget = ask, evidence, take_back, forget
        self._entries: dict[str, LogEntry] = {}
        self._details: dict[str, list[str]] = {}
        self.words = QLineEdit(self)
        self.words.setObjectName("logFilter")
        self.words.setPlaceholderText(self.tr("Filter by person, words, names"))
        self.words.setAccessibleName(self.tr("Only decisions with these words"))
        self.words.setClearButtonEnabled(True)
        self.kinds = QComboBox(self)
        self.kinds.setObjectName("logKind")
        self.kinds.setAccessibleName(self.tr("Kind of decision"))
        for name, tables in (
            (self.tr("All decisions"), ()), (self.tr("Deleted"), None), (self.tr("Verdicts"), ("verdicts",)),
            (self.tr("Claims"), ("claims",)), (self.tr("Who is who"), ("judgements", "actors")),
            (self.tr("Sources and labels"), ("documents", "settings")),
        ):  # fmt: skip
            self.kinds.addItem(name, tables)
        self.kinds.setCurrentIndex(1 if deleted else 0)
        self.rows = RowsModel(self)
        self.view = RowsView("logList", self.tr("Decisions, the latest first"), _SHOWN, self)
        self.view.setModel(self.rows)
        self._none = QLabel(self)
        self._none.setProperty("role", "muted")
        self._told = QLabel(self)
        self._told.setObjectName("logDetails")
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.back = QPushButton(self)
        self.back.setObjectName("logTakeBack")
        self.forget_button = QPushButton(self.tr("&Forget"), self)
        self.forget_button.setObjectName("logForget")
        self.forget_button.setToolTip(
            self.tr("Takes the entry, and what was deleted with it, out of the file for good; what was decided stays.")
        )
        self._refused = QLabel(self)
        self._refused.setObjectName("logRefused")
        self._refused.setProperty("role", "problem")
        self._refused.setWordWrap(True)
        self._lay_out()
        self.words.textChanged.connect(lambda _: self._fill())
        self.kinds.currentIndexChanged.connect(lambda _: self._fill())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._describe())
        self.back.clicked.connect(self._go_back)
        self.forget_button.clicked.connect(self._forget_entry)
        self.refresh()
        self.words.setFocus()

    @property
    def details(self) -> str:
        """What the chosen decision did."""
        return self._told.text()

    @property
    def refused(self) -> str:
        """Why something could not be taken back."""
        return self._refused.text()

    def _refuse(self, sentence: str) -> None:
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))

    def refresh(self) -> None:
        """Show the log as it is now."""
        self._entries = {entry.id: entry for entry in reversed(self._ask())}
        self._details = told(list(self._entries.values()), self._evidence(), Words(tr, date_words))
        self._fill()

    def _fill(self) -> None:
        shown = [entry for entry in self._entries.values() if self._wanted(entry)]
        self.rows.show_rows([self._row(entry) for entry in shown])
        self._none.setText(self.tr("Nothing like that was decided yet.") if not shown else "")
        self._none.setVisible(not shown)
        if shown and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        self._describe()

    def _wanted(self, entry: LogEntry) -> bool:
        tables = self.kinds.currentData()
        if tables is None and not any(one.table in ("claims", "actors", "documents") for one in entry.superseded):
            return False
        if tables and not any(one.table in tables and _known(one) for one in entry.alterations):
            return False
        text = " ".join((entry.by, entry.at, entry.what, *self._details[entry.id])).casefold()
        return all(word in text for word in self.words.text().casefold().split())

    def _row(self, entry: LogEntry) -> Row:
        details = self._details[entry.id]
        return Row(entry.id, entry.what, _when(entry.at), " · ".join((entry.by, *details[:1])))

    def _describe(self) -> None:
        index = self.view.currentIndex()
        entry = self._entries.get(index.data(KEY)) if index.isValid() else None
        self._refuse("")
        for button in (self.back, self.forget_button):
            button.setEnabled(entry is not None)
        self.back.setText(self.tr("&Restore") if entry is not None and entry.superseded else self.tr("&Take back"))
        lines = self._details[entry.id] if entry is not None else []
        more = [self.tr("and {n} more").format(n=len(lines) - _TOLD)] if len(lines) > _TOLD else []
        self._told.setText("\n\n".join([*lines[:_TOLD], *more]))

    def _go_back(self) -> None:
        try:
            self._take_back(self.view.currentIndex().data(KEY))
        except AllyMapError as error:
            self._refuse(str(error))
            return
        self.refresh()

    def _forget_entry(self) -> None:
        self._forget([self.view.currentIndex().data(KEY)])
        self.refresh()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.kinds)
        close = QPushButton(self.tr("&Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        self.back.setAutoDefault(False)
        self.forget_button.setAutoDefault(False)
        foot.addWidget(self._refused, 1)
        foot.addStretch()
        foot.addWidget(self.forget_button)
        foot.addWidget(self.back)
        foot.addWidget(close)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._told)
        scroll.setAccessibleName(self.tr("What the decision did"))
        outer = QVBoxLayout(self)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(self._none)
        outer.addWidget(self.view, 3)
        outer.addWidget(scroll, 2)
        outer.addLayout(foot)


def _known(one: Alteration) -> bool:
    """Whether a row is one that a person knows of: the project's label is, other settings are not."""
    return one.table != "settings" or one.key == LABEL


def _when(at: str) -> str:
    """A time stamp in the person's own time and words."""
    stamp = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(stamp, QLocale.FormatType.ShortFormat)
