"""Editing, merging, splitting and un-merging actors, with real events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from picking import pick
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from allymap.desktop.actor_dialog import ActorDialog
from allymap.desktop.duplicates_dialog import DuplicatesDialog
from allymap.desktop.window import MainWindow
from allymap.model import ActorKind, Sameness
from allymap.network.identity import representative

Open = Callable[..., MainWindow]
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier


def alt_drag(window: MainWindow, actor: str, to: QPoint) -> None:
    canvas = window.project.page.canvas
    start = canvas.actor_point(actor)
    QTest.mouseMove(canvas, start)
    QTest.mousePress(canvas, _LEFT, _ALT, start)
    for step in range(1, 7):
        QTest.mouseMove(canvas, start + (to - start) * step / 6)
    QTest.mouseRelease(canvas, _LEFT, _ALT, to)


def head(window: MainWindow, actor: str) -> str:
    return representative(window.project.session.evidence, folded=False)[actor]


def edit(window: MainWindow, actor: str) -> ActorDialog:
    window.project.session.select({actor})
    window.commands.action("map.edit").trigger()
    return next(one for one in window.findChildren(ActorDialog) if one.isVisible())


def press(dialog: ActorDialog, button: QDialogButtonBox.StandardButton) -> None:
    QTest.mouseClick(dialog.findChild(QDialogButtonBox).button(button), _LEFT)


def test_everything_about_an_actor_is_one_step(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    before = workspace.actors["hezbollah"]
    dialog = edit(window, "hezbollah")
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Hizbullah")
    for name in ("Hezbollah", "Party of God", "", "Hizbullah"):
        QTest.keyClicks(dialog.aliases, name)
        QTest.keyClick(dialog.aliases, Qt.Key.Key_Return)
    pick(dialog.kind, "party")
    pick(dialog.principal, "Iran")
    QTest.keyClicks(dialog.code, "HZB")
    QTest.keyClicks(dialog.note, "Seen in the south.")
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert workspace.actors["hezbollah"] == replace(
        before, name="Hizbullah", aliases=("Hezbollah", "Party of God"), kind=ActorKind.PARTY, principal_id="iran",
        code="HZB", note="Seen in the south.",
    )  # fmt: skip
    window.commands.action("edit.undo").trigger()
    assert workspace.actors["hezbollah"] == before


def test_what_cannot_be_is_told_in_the_dialog(window: MainWindow) -> None:
    dialog = edit(window, "iran")
    dialog.name.clear()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    problem = dialog.findChild(QLabel, "actorProblem")
    assert (problem.isVisible(), problem.text()) == (True, "An actor needs a name.")
    press(dialog, QDialogButtonBox.StandardButton.Cancel)


def test_alt_drag_onto_another_merges_and_nobody_moves(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    places = session.places
    alt_drag(window, "hezbollah", canvas.actor_point("syria"))
    assert head(window, "hezbollah") == "syria"
    assert session.places == places
    assert session.actors == {"syria"}
    window.commands.action("edit.undo").trigger()
    assert head(window, "hezbollah") == "hezbollah"
    assert session.places == places


def test_alt_drag_to_an_empty_place_only_moves(window: MainWindow) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    before = session.places["hezbollah"]
    start = canvas.actor_point("hezbollah")
    empty = next(
        start + QPoint(x, y)
        for x, y in ((60, 60), (-60, 60), (60, -60), (-60, -60), (0, 90), (90, 0))
        if canvas.actor_at(start + QPoint(x, y)) is None and canvas.rect().contains(start + QPoint(x, y))
    )
    alt_drag(window, "hezbollah", empty)
    assert not session.workspace.judgements
    assert session.places["hezbollah"] != before


def test_who_leaves_the_map_by_a_merge_is_told_until_it_is_undone(window: MainWindow, qtbot: QtBot) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    session.ask(replace(session.query, relations=frozenset({"iran|russia"})))
    assert {actor.id for actor in session.view.actors} == {"iran", "russia"}
    canvas.finish_painting()
    alt_drag(window, "iran", canvas.actor_point("russia"))
    qtbot.waitUntil(lambda: not session.view.actors)
    assert window.messages.text == (
        "Iran is Russia from now on, and without a relation not on the map; undo takes it back."
    )
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {actor.id for actor in session.view.actors} == {"iran", "russia"}
    assert window.messages.text == ""


def test_a_merge_is_taken_back_and_split_from_the_editor_and_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    session, canvas = window.project.session, window.project.page.canvas
    alt_drag(window, "hezbollah", canvas.actor_point("syria"))
    dialog = edit(window, "syria")
    QTest.mouseClick(dialog.findChild(QPushButton, "takeBack"), _LEFT)
    assert head(window, "hezbollah") == "hezbollah"
    press(dialog, QDialogButtonBox.StandardButton.Cancel)
    canvas.finish_painting()
    session.select({"syria", "hezbollah"})
    window.commands.action("map.merge").trigger()
    qtbot.waitUntil(lambda: "undo takes it back" in window.messages.text)
    kept = head(window, "hezbollah")
    session.select({kept})
    window.commands.action("map.split").trigger()
    assert {head(window, "hezbollah"), head(window, "syria")} == {"hezbollah", "syria"}
    (judgement,) = session.workspace.judgements.values()
    assert judgement.sameness is Sameness.DIFFERENT
    window.commands.action("map.split").trigger()
    qtbot.waitUntil(lambda: "merged with nobody" in window.messages.text)


def test_the_list_offers_to_merge(window: MainWindow) -> None:
    actors = window.project.page.actors
    for number, one in enumerate(("syria", "hezbollah")):
        at = actors.view.visualRect(actors.view.model().index(actors.rows.row_of(one), 0)).center()
        keys = Qt.KeyboardModifier.ControlModifier if number else _NONE
        QTest.mouseClick(actors.view.viewport(), _LEFT, keys, at)
    actors.view.customContextMenuRequested.emit(at)
    menu = next(one for one in window.project.page.findChildren(QMenu) if one.isVisible())
    action = window.commands.action("map.merge")
    assert action in menu.actions()
    QTest.mouseClick(menu, _LEFT, _NONE, menu.actionGeometry(action).center())
    assert head(window, "hezbollah") == head(window, "syria")


def test_likely_duplicates_are_judged_one_by_one(window: MainWindow) -> None:
    workspace = window.project.session.workspace
    with workspace.step("Names alike") as step:
        step.put(replace(workspace.actors["syria"], id="syria-2", name="Syrian state", aliases=("Damascus",)))
        step.put(replace(workspace.actors["israel"], id="israel-2", name="Israel"))
    window.commands.action("map.duplicates").trigger()
    dialog = window.findChild(DuplicatesDialog)
    assert {row.key for row in dialog.rows.rows} == {"israel|israel-2", "syria|syria-2"}
    assert dialog.rows.rows[1].note == "both are called “Damascus”"
    assert not workspace.judgements, "the list decides nothing by itself"
    QTest.mouseClick(dialog.buttons[Sameness.UNSURE], _LEFT)
    assert [row.count for row in dialog.rows.rows] == ["", "put off"]
    dialog.view.setCurrentIndex(dialog.rows.index(0))
    QTest.mouseClick(dialog.buttons[Sameness.SAME], _LEFT)
    QTest.mouseClick(dialog.buttons[Sameness.DIFFERENT], _LEFT)
    assert dialog.rows.rowCount() == 0
    assert sorted(one.sameness for one in workspace.judgements.values()) == [Sameness.DIFFERENT, Sameness.SAME]
    assert not dialog.buttons[Sameness.SAME].isEnabled()
    dialog.accept()
