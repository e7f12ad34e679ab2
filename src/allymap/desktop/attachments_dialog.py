"""Asks once, before mails are read, which of their attachments are to be read as documents too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..model import Attachment
from .wording import counted

_SIZE = (520, 380)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_WHERE = Qt.ItemDataRole.UserRole


class AttachmentsDialog(QDialog):
    """The mails with what is attached to each, everything ticked; ``chosen`` is called with what stayed so."""

    def __init__(
        self, parent: QWidget, attachments: Sequence[Attachment], chosen: Callable[[frozenset[str]], object]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("attachmentsDialog")
        self.setWindowTitle(self.tr("Attachments"))
        self.resize(*_SIZE)
        question = QLabel(self.tr("These can be read as documents of their own. Which shall be?"), self)
        question.setWordWrap(True)
        self.all_box = QCheckBox(self.tr("All attachments"), self)
        self.all_box.setObjectName("allAttachments")
        self.all_box.clicked.connect(self._tick_all)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("attachmentsTree")
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Attachments by mail"))
        self._leaves: list[QTreeWidgetItem] = []
        self._fill(attachments)
        self.tree.itemChanged.connect(self._tell)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.read_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.read_button.setObjectName("readAttachments")
        self.read_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: chosen(self.wanted()))
        column = QVBoxLayout(self)
        for widget in (question, self.all_box, self.tree, buttons):
            column.addWidget(widget)
        self._tell()

    def wanted(self) -> frozenset[str]:
        """The attachments that are ticked, by ``Attachment.where``."""
        return frozenset(str(one.data(0, _WHERE)) for one in self._leaves if one.checkState(0) is _CHECKED)

    def _fill(self, attachments: Sequence[Attachment]) -> None:
        mails: dict[str, QTreeWidgetItem] = {}
        for one in attachments:
            # Mails of one name in several folders are several.
            mail = one.where.removesuffix(one.name)
            if mail not in mails:
                mails[mail] = self._item(QTreeWidgetItem(self.tree), one.mail, mail)
                mails[mail].setFlags(mails[mail].flags() | Qt.ItemFlag.ItemIsAutoTristate)
            self._leaves.append(self._item(QTreeWidgetItem(mails[mail]), one.name, one.where))
        self.tree.expandAll()

    @staticmethod
    def _item(item: QTreeWidgetItem, name: str, where: str) -> QTreeWidgetItem:
        item.setText(0, name)
        item.setToolTip(0, where)
        item.setData(0, _WHERE, where)
        item.setCheckState(0, _CHECKED)
        return item

    def _tick_all(self) -> None:
        state = _UNCHECKED if self.all_box.checkState() is _UNCHECKED else _CHECKED
        with QSignalBlocker(self.tree):
            for leaf in self._leaves:
                leaf.setCheckState(0, state)
        self.tree.viewport().update()
        self._tell()

    def _tell(self) -> None:
        wanted, number = self.wanted(), len(self._leaves)
        some = Qt.CheckState.PartiallyChecked if wanted else _UNCHECKED
        self.all_box.setCheckState(_CHECKED if len(wanted) == number else some)
        words = self.tr("Read with {number}").format(
            number=counted(len(wanted), self.tr("attachment"), self.tr("attachments"))
        )
        self.read_button.setText(words if wanted else self.tr("Read without attachments"))
