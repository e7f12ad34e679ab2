"""Asks a person for a name, a file, or whether to save, without stopping the program: dialogs are opened, not run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

_WORDS_SIZE = QSize(360, 220)


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Asking", text)


def press_with_keys(button: QAbstractButton) -> None:
    """Ctrl+Return presses a dialog's button also from a field of several lines, where Return begins a new one."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), button.window(), button.click)


def ask_text(parent: QWidget, title: str, label: str, text: str, then: Callable[[str], object]) -> QInputDialog:
    """Ask for a line of text; ``then`` is called with it, stripped, unless it is empty or the person cancels."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("textDialog")
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.textValueSelected.connect(lambda given: then(given.strip()) if given.strip() else None)
    dialog.open()
    return dialog


def ask_words(parent: QWidget, title: str, text: str, then: Callable[[str], object]) -> QInputDialog:
    """Ask for a few lines; ``then`` is called with them, stripped, unless they are empty or the person cancels."""
    dialog = ask_text(parent, title, tr("Words:"), text, then)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    dialog.setTextValue(text)
    dialog.resize(_WORDS_SIZE)
    buttons = dialog.findChild(QDialogButtonBox)
    if buttons is not None:
        press_with_keys(buttons.button(QDialogButtonBox.StandardButton.Ok))
    field = dialog.findChild(QPlainTextEdit)
    if field is not None:
        field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        field.setFocus()  # the line that it replaces had it; else the first space typed would press a button
        field.selectAll()
    return dialog


def ask_open(
    parent: QWidget, title: str, filters: Sequence[str], then: Callable[[list[Path]], object], folder: bool = False
) -> QFileDialog:
    """Ask for files, or for one folder; ``then`` is called with them."""
    dialog = _file_dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.Directory if folder else QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: _remember_folder(then, [Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget, title: str, filters: Sequence[str], suggestion: Path, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to write; the ending of the kind chosen is added where none is given."""
    dialog = _file_dialog(parent, title, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    if suggestion.is_absolute():
        dialog.setDirectory(str(suggestion.parent))
    dialog.selectFile(suggestion.name)

    def rename(kind: str) -> None:
        typed = Path((dialog.selectedFiles() or [""])[0])
        if typed.name and not typed.is_dir():
            dialog.selectFile(typed.with_suffix(_ending(kind)).name)

    def chosen(names: list[str]) -> None:
        path = Path(names[0])
        if not path.suffix:
            path = path.with_suffix(_ending(dialog.selectedNameFilter()))
        _remember_folder(lambda paths: then(paths[0]), [path])

    dialog.filterSelected.connect(rename)
    dialog.filesSelected.connect(chosen)
    dialog.open()
    return dialog


def _ending(kind: str) -> str:
    """The ending of a kind of file as a dialog lists it.

    >>> _ending("PNG without a ground (*.png)")
    '.png'
    """
    return kind.partition("*")[2].rstrip(")").split()[0]


def ask_unsaved(parent: QWidget, name: str, save: Callable[[], object], discard: Callable[[], object]) -> QMessageBox:
    """Ask whether to save before a project closes. Nothing is called when the person cancels."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setObjectName("unsavedDialog")
    box.setText(tr("“{name}” has unsaved changes.").format(name=name))
    box.setInformativeText(tr("Save them before closing?"))
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)

    def answered(result: int) -> None:
        if result == buttons.Save:
            save()
        elif result == buttons.Discard:
            discard()

    box.finished.connect(answered)
    box.open()
    return box


def _file_dialog(parent: QWidget, title: str, filters: Sequence[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(QSettings().value("recent/folder", "")))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("fileDialog")
    dialog.setNameFilters(list(filters))
    return dialog


def _remember_folder(then: Callable[[list[Path]], object], paths: list[Path]) -> None:
    if paths:
        QSettings().setValue("recent/folder", str(paths[0].parent))
        then(paths)
