"""The fields that say which extractor reads and which server it asks, with where the text goes told below them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ..model import AllyMapError
from .consent import departure
from .extraction_settings import (
    KEY,
    MODEL,
    URL,
    ExtractionSettings,
    ExtractorName,
    has_keyring,
    keep_key,
    said_by_environment,
)

SPACING = 12
"""Pixels between the name of a field and the field."""

_PAUSE = 300
"""Milliseconds without a keystroke before it is said where the text would go."""


class ServerFields(QWidget):
    """Shows what is kept; ``keep`` keeps what the fields say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kept = ExtractionSettings.kept()
        self.extractor = QComboBox(self)
        self.extractor.setObjectName("extractorChoice")
        self.extractor.setAccessibleName(self.tr("What reads documents"))
        for name, text in (
            (ExtractorName.RULES, self.tr("Rules")),
            (ExtractorName.BOTH, self.tr("Rules, then a language model as second reader")),
            (ExtractorName.MODEL, self.tr("Language model")),
        ):
            self.extractor.addItem(text, name.value)
        self.extractor.setCurrentIndex(self.extractor.findData(kept.extractor.value))
        self.url = self._field(
            "serverUrl", self.tr("Address of the server"), URL, kept.url, "http://127.0.0.1:11434/v1"
        )
        self.model = self._field("serverModel", self.tr("Model"), MODEL, kept.model, "qwen3:8b")
        self.key = self._field("serverKey", self.tr("Key"), KEY, "", self.tr("only where the server wants one"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self._told = QLabel(self)
        self._told.setObjectName("extractionTold")
        self._told.setWordWrap(True)
        self._told.setProperty("role", "small")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(SPACING)
        outer.addLayout(self._form)
        outer.addWidget(self._told)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(self.tr("Documents are read by"), self.extractor)
        self._form.addRow(self.tr("Server"), self.url)
        self._form.addRow(self.tr("Model"), self.model)
        self._form.addRow(self.tr("Key"), self.key)
        self.extractor.currentIndexChanged.connect(self._show)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._show)
        for field in (self.url, self.model):
            field.textEdited.connect(self._pause.start)
        self._show()

    @property
    def told(self) -> str:
        """What stands below the fields: where the text goes, and where a key is kept."""
        return self._told.text()

    def settings(self) -> ExtractionSettings:
        """What the fields say; what the environment says is not kept."""
        kept = ExtractionSettings.kept()
        url, model = (
            old if said_by_environment(name) else field.text().strip()
            for name, field, old in ((URL, self.url, kept.url), (MODEL, self.model, kept.model))
        )
        return ExtractionSettings(ExtractorName(self.extractor.currentData()), url, model)

    def keep(self) -> None:
        """Keep the settings, and hand a key that was typed to the keyring or to this run of the program."""
        settings = self.settings()
        settings.keep()
        key = self.key.text().strip()
        if key and not said_by_environment(KEY):
            keep_key(said_by_environment(URL) or settings.url, key)

    def _field(self, name: str, words: str, variable: str, text: str, example: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(words)
        said = said_by_environment(variable)
        field.setEnabled(not said)
        field.setText(said if said and variable != KEY else text)
        from_environment = self.tr("from {variable} in the environment").format(variable=variable)
        field.setPlaceholderText(from_environment if said else example)
        field.setToolTip(from_environment if said else "")
        return field

    def _show(self) -> None:
        settings = self.settings()
        asks = settings.extractor is not ExtractorName.RULES
        for field in (self.url, self.model, self.key):
            self._form.setRowVisible(field, asks)
        if not asks:
            self._told.setText(self.tr("No text leaves this machine."))
            return
        key = (
            self.tr("The key is kept in the keyring of this system, never in a project.") if has_keyring()
            else self.tr("There is no keyring here: the key is held until you leave AllyMap, and written nowhere.")
        )  # fmt: skip
        self._told.setText(f"{self._where(settings)} {key}")

    def _where(self, settings: ExtractionSettings) -> str:
        try:
            sentence = departure(settings.choice())
        except AllyMapError as error:
            return str(error)
        if sentence:
            return self.tr("{sentence} You are asked each time before that happens.").format(sentence=sentence)
        return self.tr("The server is on this machine: no text leaves it.")
