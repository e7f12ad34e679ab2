"""The window itself: start page, drops, theme, search, keys, exports, and what it leaves behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from allymap import __version__
from allymap.desktop import open_window
from allymap.desktop.help_window import KeysDialog
from allymap.desktop.theme import Theme, theme
from allymap.desktop.window import MainWindow
from allymap.network.look import DARK, LIGHT

Open = Callable[..., MainWindow]
NAMED = (
    "mainWindow", "mapCanvas", "evidencePanel", "evidenceList", "documentViewer", "sourcesPanel", "actorsPanel",
    "actorSearch", "timeline", "filterChips", "searchField", "layoutsPanel", "messageStrip",
)  # fmt: skip


def test_the_promised_names_are_there_with_accessible_names(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    for name in NAMED:
        widget = window if name == window.objectName() else window.findChild(QWidget, name)
        assert widget is not None, name
        assert widget.accessibleName(), name


def test_every_button_and_field_says_what_it_is(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    for kind in (QPushButton, QLineEdit):
        for widget in (one for one in window.findChildren(kind) if not one.isHidden()):
            said = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
            assert said, (kind, widget.objectName(), widget.parent())


def test_the_start_page_needs_no_heavy_library() -> None:
    code = (
        "import sys\n"
        "from allymap.desktop.app import application\n"
        "from allymap.desktop.window import MainWindow\n"
        "app = application(); window = MainWindow(); window.show(); app.processEvents()\n"
        "assert window.was_painted\n"
        "heavy = {'numpy', 'pyqtgraph', 'networkx', 'spacy', 'scipy', 'sqlite3', 'allymap.model'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "window.close_at_once()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "[]"


def test_open_window_makes_the_application(project_file: Path) -> None:
    code = (
        "import sys; from allymap.desktop import open_window; window = open_window([sys.argv[1]])\n"
        "print(window.isVisible(), window.project.session.workspace.title, window.project.page.canvas.isVisible())\n"
        "window.close_at_once()\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(project_file)], check=True, capture_output=True, text=True)
    assert run.stdout.split("\n")[0] == "True Russia and Iran True"


def test_dragging_over_the_window_says_what_will_happen(open_main: Open, tmp_path: Path) -> None:
    window = open_main()
    for names, promise in (
        (["a.txt"], "Read “a.txt”"), (["a.txt", "b.md"], "Read 2 files"), (["x.allymap"], "Open the project “x”"),
        (["x.allymap", "y.allymap"], "Open the project “x”, the first of 2"),
    ):  # fmt: skip
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
        overlay = window.findChild(QWidget, "dropOverlay")
        assert overlay.isVisible()
        assert overlay.text == promise
    # Whoever dragged went away without a word: the mouse or a key in the window tells.
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert not overlay.isVisible()


def test_a_link_from_the_network_is_not_taken(open_main: Open) -> None:
    window = open_main()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/article.html")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not window.findChild(QWidget, "dropOverlay").isVisible()


def test_dark_and_light_are_chosen_in_the_menu_and_kept(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.commands.action("view.dark").trigger()
    assert theme().look is DARK
    image = window.project.page.sources.grab().toImage()
    assert image.pixelColor(2, 2).name() == DARK.surface
    window.commands.action("view.light").trigger()
    assert theme().look is LIGHT
    assert window.project.page.sources.grab().toImage().pixelColor(2, 2).name() == LIGHT.surface
    window.commands.action("view.system").trigger()
    assert theme().choice == "system"


def test_the_type_is_the_maps_own(open_main: Open) -> None:
    window = open_main()
    assert QFontInfo(window.start_page.findChild(QLabel).font()).family() == LIGHT.font


def test_searching_finds_actors_and_passages_and_goes_there(open_main: Open, qtbot: QtBot, project_file: Path) -> None:
    window = open_main(project_file)
    page, session = window.project.page, window.project.session
    QTest.keyClick(page.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.findChild(QLineEdit, "searchField")
    assert search.hasFocus()
    QTest.keyClicks(search, "hezb")
    qtbot.waitUntil(lambda: len(search.finds) > 0)
    assert search.finds[0].text == "Hezbollah"
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert session.actors == {"hezbollah"}
    assert page.canvas.rect().contains(page.canvas.actor_point("hezbollah"))
    search.setFocus()
    search.clear()
    QTest.keyClicks(search, "phosphate")
    qtbot.waitUntil(lambda: any(find.key.startswith("claim") for find in search.finds))
    while not search.current_key.startswith("claim"):
        QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert session.relation_id == "iran|russia"
    assert page.viewer.highlighted_text.startswith("In 2018 Russia outbid")


def test_a_search_without_a_find_says_so_and_escape_closes_it(
    open_main: Open, qtbot: QtBot, project_file: Path
) -> None:
    window = open_main(project_file)
    search = window.findChild(QLineEdit, "searchField")
    search.setFocus()
    QTest.keyClicks(search, "zzzz")
    results = window.findChild(QWidget, "searchResults")
    qtbot.waitUntil(results.isVisible)
    assert search.finds == []
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not results.isVisible()
    assert search.text() == ""


@pytest.mark.parametrize(
    ("action", "ending", "start"),
    [
        ("export.picture", ".svg", b"<"), ("export.picture", ".png", b"\x89PNG"), ("export.picture", ".pdf", b"%PDF"),
        ("export.claims", ".csv", b""), ("export.relations", ".json", b"["),
        ("export.network", ".graphml", b"<?xml"), ("export.network", ".cyjs", b"{"),
    ],
)  # fmt: skip
def test_exports_are_written_whole(
    open_main: Open, qtbot: QtBot, project_file: Path, tmp_path: Path, action: str, ending: str, start: bytes
) -> None:
    window = open_main(project_file)
    window.commands.action(action).trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    target = tmp_path / f"export{ending}"
    dialog.filesSelected.emit([str(target)])
    dialog.close()
    assert target.read_bytes().startswith(start)
    assert target.stat().st_size > 100
    assert str(target) in window.messages.text
    assert list(tmp_path.glob("*.part")) == []


def test_an_unknown_ending_is_one_sentence(open_main: Open, project_file: Path, tmp_path: Path) -> None:
    window = open_main(project_file)
    window.commands.action("export.network").trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    dialog.filesSelected.emit([str(tmp_path / "network.docx")])
    dialog.close()
    assert "names no format to export to" in window.messages.text
    assert not (tmp_path / "network.docx").exists()


def test_an_export_that_cannot_be_written_says_so(open_main: Open, project_file: Path, tmp_path: Path) -> None:
    window = open_main(project_file)
    window.commands.action("export.claims").trigger()
    dialog = window.findChild(QFileDialog, "fileDialog")
    dialog.filesSelected.emit([str(tmp_path / "no such folder" / "claims.csv")])
    dialog.close()
    assert "could not be written" in window.messages.text


def test_the_keys_are_listed_and_searched(open_main: Open, qtbot: QtBot) -> None:
    window = open_main()
    window.commands.action("help.keys").trigger()
    dialog = window.findChild(KeysDialog)
    assert dialog.isVisible()
    assert "Ctrl+S" in dialog.text
    QTest.keyClicks(dialog.search, "pin")
    assert "Ctrl+S" not in dialog.text
    assert "Unpin" in dialog.text
    dialog.search.clear()
    assert "On the map" in dialog.text
    QTest.keyClicks(dialog.search, "strand to strand")
    assert "Ctrl+Right" in dialog.text
    assert "File" not in dialog.text, "no heading without rows"
    dialog.close()


def test_the_map_alone(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page = window.project.page
    wide = page.canvas.width()
    window.commands.action("view.map_only").trigger()
    QApplication.processEvents()
    assert page.canvas.width() > wide
    assert not page.sources.isVisible()
    window.commands.action("view.map_only").trigger()
    assert page.sources.isVisible()
    window.commands.action("view.map_only").trigger()
    window.commands.action("file.new").trigger()
    assert not window.commands.action("view.map_only").isChecked()
    assert window.project.page.sources.isVisible()


def test_windows_leave_no_widget_behind(qtbot: QtBot, project_file: Path) -> None:
    before = len(QApplication.allWidgets())
    for _ in range(3):
        window = open_window([project_file])
        window.close_at_once()
        window.deleteLater()
        del window
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete
        QApplication.processEvents()
    assert len(QApplication.allWidgets()) <= before


def test_the_theme_follows_the_system_until_a_person_chooses(qapp: QApplication) -> None:
    kept = theme()
    hints = qapp.styleHints()
    kept.choose("system")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert kept.look is DARK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert kept.look is LIGHT
    kept.choose("dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert kept.look is DARK
    kept.choose("system")
    assert kept.look is LIGHT


def test_full_screen_and_back(open_main: Open) -> None:
    window = open_main()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_about_tells_the_version(open_main: Open) -> None:
    window = open_main()
    window.commands.action("help.about").trigger()
    box = window.findChild(QMessageBox, "aboutDialog")
    assert box.isVisible()
    assert __version__ in box.text()
    box.close()


def test_dragging_away_takes_the_promise_back(open_main: Open, tmp_path: Path) -> None:
    window = open_main()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    move = QDragMoveEvent(QPoint(19, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, move)
    assert move.isAccepted()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.findChild(QWidget, "dropOverlay").isVisible()


def test_running_opens_a_window_and_ends_with_it(project_file: Path) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from allymap.desktop.app import application, run\n"
        "app = application()\n"
        "QTimer.singleShot(600, app.closeAllWindows)\n"
        "print(run([sys.argv[1]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(project_file)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "0"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("reduced", [True, False])
def test_the_map_keeps_still_where_the_system_asks_for_it(
    open_main: Open, project_file: Path, monkeypatch: pytest.MonkeyPatch, reduced: bool
) -> None:
    monkeypatch.setattr(Theme, "reduced_motion", reduced)
    assert open_main(project_file).project.page.canvas.reduced_motion is reduced
