"""Asks before text leaves the machine, each time, with the sentence that says where it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from . import warmup

if TYPE_CHECKING:
    from ..workspace.importing import Choice


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Consent", text)


def departure(extractor: Choice) -> str:
    """The sentence to agree to before this extractor reads, empty where the text stays here.

    Raises ``AllyMapError`` where its server cannot be asked.
    """
    # The library that asks breaks when the warm-up imports its parts at the same time.
    warmup.make_way_for_reading()
    from ..workspace import importing

    return importing.departure(extractor)


def ask_consent(
    parent: QWidget, sentence: str, agreed: Callable[[], object], rules: Callable[[], object]
) -> QMessageBox:
    """Ask whether text may be sent; ``agreed`` follows a click on *Send*, ``rules`` one on *Read with the rules*.

    Nothing is sent before that, and nothing is called when the person cancels, which is what Enter does.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setObjectName("consentDialog")
    box.setWindowTitle(tr("Text leaves this machine"))
    box.setText(sentence)
    box.setInformativeText(
        tr(
            "Sent are the paragraphs of the documents that are being read, and AllyMap’s instructions. Titles, file"
            " names, verdicts and the rest of the project stay here. Nothing has been sent yet."
        )
    )
    send = QPushButton(tr("Send the text"), box)
    send.setObjectName("sendText")
    alone = QPushButton(tr("Read with the rules"), box)
    alone.setObjectName("readWithRules")
    box.addButton(send, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(alone, QMessageBox.ButtonRole.ActionRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    send.clicked.connect(agreed)
    alone.clicked.connect(rules)
    box.open()
    return box
