"""What the window's tests share: an offscreen screen, settings of their own, and windows that leave nothing behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")

import pytest

pytest.importorskip("PySide6")

from PySide6.QtCore import QSettings, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

_HARMLESS = ("This plugin does not support",)  # the offscreen screen cannot raise windows or say its safe area
_PATIENCE = 30_000  # milliseconds


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.mktemp("settings"))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, folder)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is waited for may take long on a busy machine: the usual five seconds can be too few."""
    for name in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        monkeypatch.setattr(QtBot, name, partialmethod(getattr(QtBot, name), timeout=_PATIENCE))


@pytest.fixture(autouse=True)
def _silent_qt() -> Iterator[None]:
    """Whatever Qt complains about fails the test that made it complain."""
    said: list[str] = []

    def hear(kind: QtMsgType, _: object, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_HARMLESS):
            said.append(text)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not said, said


@pytest.fixture(autouse=True)
def _system_colours() -> Iterator[None]:
    """Whatever colours a test chose, the next one starts with the system's."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        from allymap.desktop.theme import theme

        if theme().choice != "system":
            theme().choose("system")


@pytest.fixture(autouse=True)
def _no_widget_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test closes what it opened: no top-level widget may be on show after it."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        left = [one for one in app.topLevelWidgets() if one.isVisible()]
        for one in left:
            one.close()
        assert not left, left


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    """A saved project with claims written by hand."""
    from prepared_project import build

    path = tmp_path / "Russia and Iran.allymap"
    build(path).close()
    return path


@pytest.fixture
def open_main(qtbot: QtBot) -> Iterator[Callable[..., object]]:
    """Opens main windows as the program does, waits for their first paint, and closes them without a question."""
    from allymap.desktop.app import open_window

    opened = []

    def opening(*paths: Path) -> object:
        window = open_window(paths)
        opened.append(window)
        with qtbot.waitActive(window):
            window.activateWindow()
        if window.project is not None:
            window.project.page.canvas.finish_painting()
        return window

    yield opening
    for window in opened:
        window.close_at_once()
        window.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    QApplication.processEvents()


@pytest.fixture
def window(open_main: Callable[..., object], project_file: Path) -> object:
    """The window with the prepared project."""
    return open_main(project_file)


@pytest.fixture
def map_window(open_main: Callable[..., Any], project_file: Path) -> object:
    """The same with the keyboard on the map, on which nothing glides."""
    made = open_main(project_file)
    made.project.page.canvas.reduced_motion = True
    made.project.page.canvas.setFocus()
    return made


@pytest.fixture
def workspace() -> Iterator[object]:
    """The prepared project without a window."""
    from prepared_project import build

    made = build()
    yield made
    made.close()
