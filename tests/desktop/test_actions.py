"""Walks the table of actions: everything has words, keys are used once, everything is in a menu and does something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from allymap.desktop.action_spec import ActionSpec, Need, Scope
from allymap.desktop.actions import Actions
from allymap.desktop.window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")  # the standard keys are the platform's, which needs an application

Open = Callable[..., MainWindow]


def test_ids_are_unique_and_dotted() -> None:
    ids = [spec.id for spec in Actions.TABLE]
    assert len(ids) == len(set(ids))
    assert all(one.count(".") == 1 and one == one.lower() for one in ids)


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(key.toString() for spec in Actions.TABLE for key in spec.sequences())
    assert not [key for key, count in keys.items() if count > 1 or not key]


@pytest.mark.parametrize("spec", Actions.TABLE, ids=lambda spec: spec.id)
def test_each_action_has_words(spec: ActionSpec) -> None:
    assert spec.menu in Actions.MENUS
    assert spec.text and spec.tooltip
    assert spec.help.endswith(".")
    assert not spec.tooltip.endswith(".")


@pytest.mark.parametrize("spec", Actions.TABLE, ids=lambda spec: spec.id)
def test_single_letters_work_only_on_the_map_and_the_evidence(spec: ActionSpec) -> None:
    typed = [key for key in spec.sequences() if len(key.toString()) == 1]
    assert not typed or spec.scope is Scope.FOCUS


def test_menu_letters_are_unique_within_a_menu() -> None:
    for menu in Actions.MENUS:
        letters = Counter(
            spec.text.partition("&")[2][:1].casefold()
            for spec in Actions.TABLE
            if spec.menu == menu and "&" in spec.text
        )
        assert not [letter for letter, count in letters.items() if count > 1], menu


def test_everything_is_in_a_menu_and_does_something(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    found = {action.objectName() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}
    assert {spec.id for spec in Actions.TABLE} <= found
    assert window.commands.unbound() == set()
    for spec in Actions.TABLE:
        action = window.findChild(QAction, spec.id)
        assert action is not None
        assert action.toolTip()
        assert action.whatsThis()


def test_without_a_project_only_what_makes_one_is_enabled(open_main: Open) -> None:
    window = open_main()
    for spec in Actions.TABLE:
        assert window.commands.action(spec.id).isEnabled() is (spec.needs is Need.NOTHING), spec.id


def test_needs_follow_the_selection(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    enabled = {name: window.commands.action(name).isEnabled for name in ("map.pin", "map.merge", "review.accept")}
    assert [ask() for ask in enabled.values()] == [False, False, False]
    window.project.session.select({"russia"})
    assert [ask() for ask in enabled.values()] == [True, False, False]
    window.project.session.select({"russia", "iran"})
    assert [ask() for ask in enabled.values()] == [True, True, False]
    window.project.session.select((), "iran|russia")
    assert [ask() for ask in enabled.values()] == [False, False, True]


def test_a_letter_typed_in_a_field_is_no_command(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    window.project.session.select((), "iran|russia")
    search = window.project.page.actors.search
    search.setFocus()
    QTest.keyClicks(search, "ar")
    assert search.text() == "ar"
    assert len(window.project.session.workspace.verdicts) == 1


def test_keys_are_spelled_for_this_system() -> None:
    spec = next(spec for spec in Actions.TABLE if spec.id == "edit.redo")
    assert QKeySequence("Ctrl+Y") in spec.sequences()
    assert len(spec.sequences()) == len({key.toString() for key in spec.sequences()})
