"""Filters by who says it, where and how; combined, saved under a name and chosen again, with real events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from allymap.desktop.filters import chips_of, without
from allymap.desktop.window import MainWindow
from allymap.model import Actor, Kind, Modality, VerdictValue
from allymap.network.evidence import Query
from allymap.workspace import editing

Open = Callable[..., MainWindow]
_LEFT = Qt.MouseButton.LeftButton
FULL = Query(
    publishers=frozenset({"Levant Desk"}), grades=frozenset("B"), narrators=frozenset({"author", "iran"}),
    kinds=frozenset({Kind.STATE}), events=frozenset({"AID"}), verdicts=frozenset({VerdictValue.ACCEPTED}),
    single_origin=True, modalities=frozenset({Modality.DENIED}),
)  # fmt: skip


def open_menu(window: MainWindow, *path: str) -> QMenu:
    """Open “+ Filter”, and the submenus on a path."""
    menu = window.project.page.top.filter_menu
    menu.popup(window.findChild(QToolButton, "addFilter").mapToGlobal(window.rect().topLeft()))
    for words in path:
        menu = next(one.menu() for one in menu.actions() if one.menu() is not None and one.text() == words)
        menu.popup(menu.parentWidget().pos())
    return menu


def choose(window: MainWindow, *path: str) -> None:
    menu = open_menu(window, *path[:-1])
    action = next(one for one in menu.actions() if one.text() == path[-1])
    QTest.mouseClick(menu, _LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(action).center())
    window.project.page.top.filter_menu.close()


def test_every_filter_has_a_chip_that_takes_it_off() -> None:
    chips = chips_of(FULL, {}, {"iran": Actor("iran", "Iran")})
    assert [chip.text for chip in chips] == [
        "modality: denied", "publisher: Levant Desk", "grade B", "according to the author", "according to Iran",
        "states", "event: AID", "accepted claims", "single origins only",
    ]  # fmt: skip
    query = FULL
    for chip in chips:
        query = without(query, chip.key)
    assert query == Query()


@pytest.mark.parametrize(
    ("path", "chip", "shown"),
    [
        (("Cooperation only",), "cooperation only", {"russia|syria", "iran|syria", "iran|russia", "israel|russia"}),
        (("Competition only",), "competition only", {"hezbollah|israel", "iran|russia"}),
        (("State", "contested"), "contested", {"iran|russia"}),
        (("State", "thin"), "thin", {"russia|syria", "iran|syria", "israel|russia", "hezbollah|israel"}),
        (("Reviewed only",), "reviewed only", {"russia|syria"}),
        (("Arena", "Israel"), "arena: Israel", {"israel|russia"}),
        (("Source", "Who rebuilds Syria?"), "source: Who rebuilds Syria?", {"iran|russia"}),
        (("According to", "Iran"), "according to Iran", {"hezbollah|israel"}),
        (("Event", "CONCEDE"), "event: CONCEDE", {"israel|russia"}),
        (("Kind", "states"), "states", {"hezbollah|israel"}),
        (("Publisher", "Meridian Notes"), "publisher: Meridian Notes", {"iran|russia"}),
        (("Grade", "B"), "grade B", {"russia|syria", "iran|syria", "iran|russia", "israel|russia", "hezbollah|israel"}),
        (("Verdict", "accepted claims"), "accepted claims", {"russia|syria"}),
        (("Only single origins",), "single origins only", {"russia|syria", "iran|syria", "israel|russia",
                                                           "hezbollah|israel"}),
        (("Modality", "announced"), "modality: happened, ongoing, announced", {
            "russia|syria", "iran|syria", "iran|russia", "israel|russia", "hezbollah|israel", "israel|syria"}),
    ],
)  # fmt: skip
def test_each_filter_is_chosen_with_the_mouse_and_taken_off_at_its_chip(
    window: MainWindow, qtbot: QtBot, path: tuple[str, ...], chip: str, shown: set[str]
) -> None:
    page, session = window.project.page, window.project.session
    workspace = session.workspace
    editing.describe_source(workspace, replace(workspace.documents["sky"], reliability="B", credibility="2"))
    struck = next(one for one in workspace.claims.values() if one.trigger == "struck")
    editing.put_claim(workspace, replace(struck, narrator="iran", kind=Kind.STATE, by="N. Lind"))
    planned = replace(struck, id="planned", target_id="syria", modality=Modality.ANNOUNCED, by="N. Lind")
    editing.put_claim(workspace, planned)
    everything = {one.id for one in session.view.relations}
    choose(window, *path)
    assert page.top.chips.texts == [chip]
    assert {one.id for one in session.view.relations} == shown
    qtbot.wait(20)  # a chip just shown has no place yet
    (button,) = [
        one for one in page.top.chips.findChildren(QPushButton) if one.accessibleName() == chip and one.isVisible()
    ]
    QTest.mouseClick(button, _LEFT)
    assert page.top.chips.texts == []
    assert {one.id for one in session.view.relations} == everything


def test_filters_combine_and_come_back_as_a_lens(window: MainWindow, qtbot: QtBot) -> None:
    page, session = window.project.page, window.project.session
    choose(window, "Publisher", "Levant Desk")
    choose(window, "Event", "AID")
    assert page.top.chips.texts == ["publisher: Levant Desk", "event: AID"]
    assert {one.id for one in session.view.relations} == {"russia|syria", "iran|syria"}
    assert "hidden" in page.top.chips.hidden_words
    choose(window, "Save filters as…")
    dialog = next(one for one in window.findChildren(QInputDialog) if one.isVisible())
    dialog.setTextValue("")
    QTest.keyClicks(dialog.focusWidget() or dialog, "Help from the desk")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert list(editing.lenses_of(session.workspace)) == ["Help from the desk"]
    wanted = session.query
    window.commands.action("view.clear_filters").trigger()
    assert session.query != wanted
    choose(window, "Lenses", "Help from the desk")
    assert session.query == wanted
    choose(window, "Delete a lens", "Help from the desk")
    assert editing.lenses_of(session.workspace) == {}
    window.commands.action("edit.undo").trigger()
    assert list(editing.lenses_of(session.workspace)) == ["Help from the desk"]


def test_undecided_and_accepted_claims_are_a_lens_each(window: MainWindow) -> None:
    session = window.project.session
    choose(window, "Verdict", "accepted claims")
    assert {one.id for one in session.view.relations} == {"russia|syria"}
    session.ask(replace(session.query, verdicts=frozenset()))
    choose(window, "According to", "the author")
    assert len(session.view.relations) == len(session.workspace.view(Query()).relations)
