"""The preferences: how documents are read, who signs, how the window looks and moves, and when it saves."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ..workspace import editing, rates
from ..workspace.person import person
from . import autosave
from .server_fields import SPACING, ServerFields
from .session import Session
from .signing import keep_name, own_name, signature
from .theme import SCALES, theme
from .threshold_choice import ThresholdChoice

_WIDTH = 560


class PreferencesDialog(QDialog):
    """Nothing is changed before *OK*; ``saving(minutes)`` is called with how often to save by itself."""

    def __init__(
        self, parent: QWidget, looks: Mapping[str, str], saving: Callable[[int], object], session: Session | None
    ) -> None:
        """``looks`` are the choices of colours with their words; ``session`` is the open project, if any."""
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(_WIDTH)
        self._saving, self._session = saving, session
        self.threshold = self._threshold()
        self.reading = ServerFields(self)
        self.theme = self._choice("themeChoice", self.tr("Colours"), list(looks.items()))
        self.scale = self._choice("scaleChoice", self.tr("Size"), [(one, f"{one} %") for one in SCALES])
        self.motion = QCheckBox(self.tr("Less motion: the map jumps where it would glide"), self)
        self.motion.setObjectName("lessMotion")
        minutes = [
            (one, self.tr("every {n} minutes").format(n=one) if one > 1 else self.tr("every minute"))
            for one in autosave.CHOICES[1:]
        ]
        self.saving = self._choice("autosaveChoice", self.tr("Save by itself"), [(0, self.tr("never")), *minutes])
        for combo, value in (
            (self.theme, theme().choice), (self.scale, theme().scale), (self.saving, autosave.kept_minutes()),
        ):  # fmt: skip
            combo.setCurrentIndex(combo.findData(value))
        self.motion.setChecked(theme().less_motion)
        self.name = QLineEdit(own_name(), self)
        self.name.setObjectName("ownName")
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.setPlaceholderText(person())
        self._lay_out()

    def accept(self) -> None:
        if self.threshold is not None and self._session is not None:
            self._session.attempt(editing.set_threshold, self.threshold.value)
        self.reading.keep()
        keep_name(self.name.text())
        if self._session is not None:
            self._session.workspace.person = signature()
        theme().choose_scale(self.scale.currentData())
        theme().choose_motion(self.motion.isChecked())
        theme().choose(self.theme.currentData())
        self._saving(self.saving.currentData())
        super().accept()

    def _threshold(self) -> ThresholdChoice | None:
        """The choice of the open project's threshold; a project opened to read has none."""
        if self._session is None or not self._session.workspace.writable:
            return None
        measured, shipped = rates.tradeoff(), rates.shipped_threshold()
        return ThresholdChoice(measured, shipped, self._session.workspace.drawn_from, self)

    def _choice(self, name: str, words: str, items: list[tuple[str, str]] | list[tuple[int, str]]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        for value, text in items:
            combo.addItem(text, value)
        return combo

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.setSpacing(8)
        outer.addWidget(self._heading(self.tr("READING")))
        outer.addWidget(self.reading)
        if self.threshold is not None:
            outer.addSpacing(16)
            outer.addWidget(self._heading(self.tr("WHAT THIS PROJECT DRAWS")))
            outer.addWidget(self.threshold)
        outer.addSpacing(16)
        outer.addWidget(self._heading(self.tr("SIGNING")))
        form = self._form(outer)
        form.addRow(self.tr("Your name"), self.name)
        words = self.tr("Signs your verdicts, corrections and judgements in the log from now on.")
        outer.addWidget(self._small(words))
        outer.addSpacing(16)
        outer.addWidget(self._heading(self.tr("LOOK")))
        form = self._form(outer)
        form.addRow(self.tr("Colours"), self.theme)
        form.addRow(self.tr("Size"), self.scale)
        outer.addWidget(self._small(self.tr("Text and controls alike, from the next start on.")))
        outer.addSpacing(4)
        outer.addWidget(self.motion)
        outer.addSpacing(16)
        outer.addWidget(self._heading(self.tr("SAVING")))
        form = self._form(outer)
        form.addRow(self.tr("Save by itself"), self.saving)
        words = self.tr("To the project’s file, once it has one. Unsaved work survives a crash in any case.")
        outer.addWidget(self._small(words))
        outer.addSpacing(8)
        outer.addStretch(1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
        self._align()

    def _align(self) -> None:
        """Have all fields begin at one line, whatever the longest of their names is."""
        forms = self.findChildren(QFormLayout)
        labels = [
            item.widget()
            for form in forms
            for row in range(form.rowCount())
            if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole)) is not None
        ]
        widest = max(label.sizeHint().width() for label in labels if label is not None)
        for label in labels:
            if label is not None:
                label.setMinimumWidth(widest)

    def _form(self, outer: QVBoxLayout) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(SPACING)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        outer.addLayout(form)
        return form

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "heading")
        return label

    def _small(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "small")
        label.setWordWrap(True)
        return label
