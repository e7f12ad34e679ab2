"""Whatever is copied or written to a file obeys the project's handling label: every way out is walked."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import prepared_project
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import allymap.desktop
from allymap.desktop.exporting import claims_bytes, picture_bytes, relations_bytes
from allymap.desktop.label_dialog import LabelDialog
from allymap.desktop.window import MainWindow
from allymap.model import Setting
from allymap.workspace import editing, positions
from allymap.workspace.handling import LABEL

Open = Callable[..., MainWindow]
_HELD = ("Hezbollah", "Damascus", "struck", "Zabadani")
"""Words that only the labelled claim, its actor and a narrator of its own have."""


@pytest.fixture
def window(open_main: Open, tmp_path: Path) -> MainWindow:
    """A project in which what is known of Hezbollah is for few; the project itself goes to many."""
    workspace = prepared_project.build()
    secret = next(one for one in workspace.claims.values() if one.trigger == "struck")
    zabadani = editing.add_actor(workspace, "Zabadani council")
    editing.put_claim(workspace, replace(secret, narrator=zabadani.id, by="N. Lind", tlp="TLP:RED", date="2017"))
    named = [one.id for one in workspace.claims.values() if "Damascus" in one.passage.exact]
    editing.label_claims(workspace, named, "TLP:RED")
    editing.describe_source(workspace, replace(workspace.documents["sky"], title="The sky"))
    editing.set_label(workspace, "TLP:GREEN")
    workspace.save(tmp_path / "p.allymap")
    workspace.close()
    return open_main(tmp_path / "p.allymap")


def copies(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, str]]:
    """Each thing that can be copied, by its name, and what the clipboard holds then."""
    board, page, act = QGuiApplication.clipboard(), window.project.page, window.commands.action

    def copied(name: str, copy: Callable[[], object]) -> tuple[str, str]:
        board.setText("nothing yet")
        copy()
        qtbot.waitUntil(lambda: board.text() != "nothing yet")
        return name, board.text()

    act("view.text_twin").trigger()
    for table in (*page.twin.views, page.twin.reading):
        page.twin.show_page(table)
        for form in ("csv", "markdown"):
            yield copied(f"{table.objectName()} as {form}", act(f"edit.copy_{form}").trigger)
    act("view.text_twin").trigger()
    drawer = page.analysis
    for one in ("matrix", "changes", "narrators", "findings"):
        act(f"analysis.{one}").trigger()
        if one == "changes":
            QTest.keyClicks(drawer.since, "2014")
            QTest.keyClicks(drawer.until, "2020")
            QTest.keyClick(drawer.until, Qt.Key.Key_Return)
        if one in ("changes", "findings"):
            qtbot.waitUntil(lambda one=one: bool(getattr(drawer, one).told or getattr(drawer, one).remark.text()))
            qtbot.waitUntil(lambda: not window.jobs.busy)
        if one == "narrators":
            for box, number in ((drawer.narrator, 0), (drawer.against, 1)):
                box.setCurrentIndex(number)
                box.activated.emit(number)
        yield copied(one, drawer.copy.click)
    window.project.session.select({"israel", "russia", "iran", "syria", "hezbollah"})
    cards = page.evidence.actor.cards
    QTest.mouseClick(page.evidence.actor.claims_tab, Qt.MouseButton.LeftButton)
    yield copied("cards", lambda: cards.list.copy_wanted.emit(cards.shown_claims))


def exports(window: MainWindow) -> Iterator[tuple[str, str]]:
    session = window.project.session
    for make, endings in (
        (picture_bytes, ("svg",)),
        (claims_bytes, ("csv", "jsonl")),
        (relations_bytes, ("csv", "json")),
    ):
        for ending in endings:
            yield f"{make.__name__} {ending}", make(session, ending).decode()
    yield "positions", positions.write(session.workspace, session.layout.id)


def test_nothing_that_a_label_holds_back_is_copied_or_written(window: MainWindow, qtbot: QtBot) -> None:
    found = [*copies(window, qtbot), *exports(window)]
    assert len(found) == 19
    for name, text in found:
        leaked = [words for words in _HELD if words in text]
        assert not leaked, f"{name} tells {leaked}: {text}"
    assert sum("Russia" in text for _, text in found) > 10


def test_with_a_label_that_allows_it_everything_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    editing.set_label(window.project.session.workspace, "TLP:RED")
    told = " ".join(text for _, text in copies(window, qtbot))
    assert all(words in told for words in _HELD)


def test_the_label_is_asked_for_before_the_first_copy(window: MainWindow) -> None:
    workspace, board = window.project.session.workspace, QGuiApplication.clipboard()
    with workspace.step("No label yet") as step:
        step.remove(Setting, LABEL)
    board.setText("before")
    window.commands.action("edit.copy_csv").trigger()
    dialog = window.findChild(LabelDialog)
    assert dialog.isVisible()
    assert board.text() == "before"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert board.text() == "before"


def test_one_module_alone_writes_to_the_clipboard() -> None:
    """What another module copied would pass the label by; text fields copy what a person marked in them."""
    folder = Path(allymap.desktop.__file__).parent
    writing = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "clipboard"
    }
    assert writing == {"copying.py"}
