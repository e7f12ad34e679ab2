"""Everything that is written on a scene, in one dialog: words, callouts, quotes, handling label."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...model import Claim, Scene, Tlp
from ...model.estimative import Hint, hints
from ..theme import theme
from .callouts_table import CalloutsTable

_WIDTH, _NOTES, _LIST = 620, 92, 116
_KEY = Qt.ItemDataRole.UserRole


class SceneDialog(QDialog):
    """Asks about a scene; ``then`` is called with the scene as it shall be, unless the person cancels.

    ``targets`` are what callouts can be attached to, by id; ``claims`` what can be quoted, the best first.
    """

    def __init__(
        self, parent: QWidget, scene: Scene, targets: Mapping[str, str], claims: Sequence[tuple[Claim, str]],
        then: Callable[[Scene], object],
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("sceneDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Edit the scene"))
        self.setMinimumWidth(_WIDTH)
        self._scene, self._then = scene, then
        self.title, self.subtitle = QLineEdit(scene.title, self), QLineEdit(scene.subtitle, self)
        self.title.setAccessibleName(self.tr("Title"))
        self.subtitle.setAccessibleName(self.tr("Subtitle"))
        self.notes = QPlainTextEdit(scene.notes, self)
        self.notes.setAccessibleName(self.tr("Speaker notes"))
        self.notes.setPlaceholderText(self.tr("Only you see these while presenting"))
        self.notes.setFixedHeight(_NOTES)
        self.notes.setTabChangesFocus(True)
        self.callouts = CalloutsTable(scene.callouts, targets, (scene.camera.x, scene.camera.y), self)
        self.quotes = _quotes(self, scene, claims)
        self.label = QComboBox(self)
        self.label.setAccessibleName(self.tr("Handling label"))
        self.label.addItem(self.tr("None of its own"), "")
        for one in Tlp:
            self.label.addItem(one.value, one.value)
        self.label.setCurrentIndex(max(0, self.label.findData(scene.tlp)))
        self.hints = QLabel(self)
        self.hints.setObjectName("languageHints")
        self.hints.setProperty("role", "muted")
        self.hints.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        for changed in (
            self.title.textChanged, self.subtitle.textChanged, self.notes.textChanged, self.callouts.changed,
        ):  # fmt: skip
            changed.connect(self._check)
        self._check()

    def accept(self) -> None:
        """Hand the scene over as it was written, and close."""
        super().accept()
        made = self.scene
        if made != self._scene:
            self._then(made)

    @property
    def scene(self) -> Scene:
        """The scene as it is written now."""
        return replace(
            self._scene, title=self.title.text().strip(), subtitle=self.subtitle.text().strip(),
            notes=self.notes.toPlainText().strip(), callouts=self.callouts.callouts, quotes=self._chosen(),
            tlp=self.label.currentData(),
        )  # fmt: skip

    def _chosen(self) -> tuple[str, ...]:
        items = [self.quotes.item(row) for row in range(self.quotes.count())]
        chosen = [str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked]
        # Those chosen before keep their order, and those that this view of the evidence does not hold stay chosen.
        listed = {str(item.data(_KEY)) for item in items}
        before = [one for one in self._scene.quotes if one in chosen or one not in listed]
        return (*before, *(one for one in chosen if one not in before))

    def _check(self) -> None:
        """Point at words that a reader who knows ICD 203 would stumble over. Only a hint: nothing is forbidden."""
        texts = (self.title.text(), self.subtitle.text(), self.notes.toPlainText(), *self.callouts.texts)
        told = list(dict.fromkeys(hint.words for text in texts for hint in hints(text)))
        self.hints.setText("\n".join(told[:4]))
        self.hints.setVisible(bool(told))
        _underline(self.notes, hints(self.notes.toPlainText()))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.title.text().strip()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Subtitle"), self.subtitle)
        form.addRow(self.tr("Speaker notes"), self.notes)
        form.addRow(self.tr("Callouts"), self.callouts)
        form.addRow(self.tr("Quotes"), self.quotes)
        form.addRow(self.tr("Handling label"), self.label)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(12)
        outer.addLayout(form)
        outer.addWidget(self.hints)
        outer.addWidget(self._buttons)


def _quotes(parent: SceneDialog, scene: Scene, claims: Sequence[tuple[Claim, str]]) -> QListWidget:
    listed = QListWidget(parent)
    listed.setObjectName("sceneQuotes")
    listed.setAccessibleName(parent.tr("Quotes"))
    listed.setFixedHeight(_LIST)
    listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listed.setTextElideMode(Qt.TextElideMode.ElideRight)
    for claim, told in claims:
        item = QListWidgetItem(told)
        item.setToolTip(claim.words)
        item.setData(_KEY, claim.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if claim.id in scene.quotes else Qt.CheckState.Unchecked)
        listed.addItem(item)
    return listed


def _underline(text: QPlainTextEdit, found: Sequence[Hint]) -> None:
    marks = []
    for hint in found:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(text.document())
        # Qt counts UTF-16 units, we count code points.
        written = text.toPlainText()
        cursor.setPosition(len(written[: hint.start].encode("utf-16-le")) // 2)
        cursor.setPosition(len(written[: hint.end].encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(theme().look.competition)
        mark.cursor, mark.format = cursor, form
        marks.append(mark)
    text.setExtraSelections(marks)
