"""Printing, into a PDF file in place of paper; and the words a person selects as a source."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QTextCursor
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from allymap.desktop.document_viewer import DocumentViewer
from allymap.desktop.printing import print_picture
from allymap.model import Document


@pytest.mark.usefixtures("qapp")
def test_a_picture_fills_the_page_and_keeps_its_shape(tmp_path: Path) -> None:
    import pypdfium2

    picture = io.BytesIO()
    Image.new("RGB", (400, 200), (0, 114, 178)).save(picture, "PNG")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "map.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)
    print_picture(printer, picture.getvalue())
    with pypdfium2.PdfDocument(tmp_path / "map.pdf") as written:
        assert len(written) == 1
        page = np.asarray(written[0].render(scale=1).to_pil().convert("RGB"), int)
    blue = np.argwhere(np.abs(page - (0, 114, 178)).max(axis=2) < 12)
    (top, left), (bottom, right) = blue.min(axis=0), blue.max(axis=0)
    assert (right - left) / (bottom - top) == pytest.approx(2, abs=0.03)
    assert right - left > 0.9 * page.shape[1]
    assert abs((left + right) - page.shape[1]) < 6
    assert abs((top + bottom) - page.shape[0]) < 6


@pytest.mark.parametrize("text", ["Ostrel sold grain.", "a\r\nb😀 Ostrel sold grain.", "\r\n\r\nOstrel sold grain."])
def test_selected_words_are_anchored_where_they_stand(qtbot: QtBot, text: str) -> None:
    viewer = DocumentViewer()
    qtbot.addWidget(viewer)
    document = Document("strait", "The strait", text, "ab")
    viewer.show_document(document)
    assert viewer.selected_passage() is None
    found = viewer.text_edit.document().find("sold grain")
    cursor = QTextCursor(found)
    viewer.text_edit.setTextCursor(cursor)
    passage = viewer.selected_passage()
    assert passage is not None
    assert passage.exact == "sold grain"
    assert passage.locate(document)[1] == text.index("sold grain")
    viewer.close()
