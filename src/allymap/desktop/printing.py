"""Prints the map as it is filtered, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask_print(parent: QWidget, png: bytes, title: str) -> QPrintDialog:
    """Ask for a printer, then print a picture."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("printDialog")
    dialog.accepted.connect(lambda: print_picture(printer, png))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def print_picture(printer: QPrinter, png: bytes) -> None:
    """Put a picture on a page, as large as it fits, in the middle."""
    image = QImage.fromData(png)
    page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    page.moveTo(0, 0)
    size = image.size().toSizeF().scaled(page.size(), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRectF(page.topLeft(), size)
    box.moveCenter(page.center())
    with QPainter(printer) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, image)
