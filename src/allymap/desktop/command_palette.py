"""Every command that can be used now, found by typing a few letters of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from .actions import Actions
from .commands import Commands, words
from .rows import KEY, Row, RowsModel, RowsView

_WIDTH, _SHOWN = 520, 8


class CommandPalette(QFrame):
    """Drops down at the top middle of its parent; Enter or a click runs the command, Esc leaves."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setAccessibleName(self.tr("Commands"))
        self.setProperty("role", "floating")
        self._commands = commands
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.tr("Search commands"))
        self.field.setPlaceholderText(self.tr("Type a command"))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.rows = RowsModel(self)
        self._view = RowsView("commandList", self.tr("Commands"), _SHOWN, self)
        self._view.setModel(self.rows)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.clicked.connect(self._run)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.field)
        self._nothing = QLabel(self.tr("No command like this can be used now."), self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setContentsMargins(12, 4, 12, 4)
        inside.addWidget(self._view)
        inside.addWidget(self._nothing)
        self.hide()

    def open(self) -> None:
        """Show every command that can be used now; the focus returns to where it was."""
        self._before = QApplication.focusWidget()
        self.field.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event.key())
        return False

    def _take_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self._view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            row = self._view.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= row < self.rows.rowCount():
                self._view.setCurrentIndex(self.rows.index(row))
        else:
            return False
        return True

    def _narrow(self, wanted: str) -> None:
        found = []
        for spec in Actions.TABLE:
            name = words(spec.text, spec.number).replace("&", "").rstrip("…")
            usable = not spec.submenu and self._commands.action(spec.id).isEnabled()
            if usable and all(
                part in f"{name} {words(spec.tooltip, spec.number)}".casefold() for part in wanted.casefold().split()
            ):
                keys = [one.toString(QKeySequence.SequenceFormat.NativeText) for one in spec.sequences()]
                found.append(Row(spec.id, name, keys[0] if keys else "", note=words(spec.tooltip, spec.number)))
        found.sort(key=lambda row: not row.text.casefold().startswith(wanted.casefold()))
        self.rows.show_rows(found)
        self._view.setCurrentIndex(self.rows.index(0))
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self._view.setVisible(bool(self.rows.rowCount()))
        self._nothing.setHidden(bool(self.rows.rowCount()))
        self._view.setFixedHeight(self._view.sizeHint().height())
        self.setFixedWidth(min(_WIDTH, parent.width() - 24))
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, 12)

    def _run(self, index: QModelIndex) -> None:
        if index.isValid():
            action = self._commands.action(str(index.data(KEY)))
            self._leave()
            action.trigger()

    def _leave(self) -> None:
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus()
