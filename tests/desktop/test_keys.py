"""Every key of the action table reaches its action from the map, as a real key press."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from allymap.desktop.action_spec import ActionSpec, Need, Scope
from allymap.desktop.actions import Actions
from allymap.desktop.window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")  # the standard keys are the platform's, which needs an application

Open = Callable[..., MainWindow]

PROMISED = {
    "edit.undo": "Ctrl+Z", "edit.redo": "Ctrl+Shift+Z Ctrl+Y", "edit.select_all": "Ctrl+A", "edit.select_none": "Esc",
    "edit.invert": "Ctrl+I", "edit.find": "Ctrl+F", "help.commands": "Ctrl+K", "view.zoom_in": "Ctrl+=",
    "view.zoom_out": "Ctrl+-", "view.fit": "Ctrl+0", "view.fit_selection": "Ctrl+9", "map.pin": "P",
    "map.unpin": "Alt+P", "map.rename": "F2", "map.hide": "Del", "edit.grow": "+", "edit.shrink": "-",
    "timeline.back": ",", "timeline.forward": ".", "timeline.play": "Space", "view.full_screen": "F11",
    "review.accept": "A", "review.reject": "R", "review.edit": "E", "review.swap": "S", "map.merge": "M",
    "review.withdraw": "U", "help.keys": "F1", "file.new": "Ctrl+N", "file.open": "Ctrl+O", "file.save": "Ctrl+S",
    "file.save_as": "Ctrl+Shift+S", "file.close": "Ctrl+W", "file.quit": "Ctrl+Q", "file.print": "Ctrl+P",
    **{f"edit.store_{n}": f"Ctrl+Shift+{n}" for n in range(1, 10)},
    **{f"edit.recall_{n}": f"Ctrl+{n}" for n in range(1, 9)},
}  # fmt: skip


@pytest.mark.parametrize(("action_id", "keys"), PROMISED.items())
def test_the_promised_keys_are_in_the_table(action_id: str, keys: str) -> None:
    spec = next(spec for spec in Actions.TABLE if spec.id == action_id)
    given = {sequence.toString(QKeySequence.SequenceFormat.PortableText) for sequence in spec.sequences()}
    assert set(keys.split()) <= given


def test_each_key_calls_its_action(open_main: Open, project_file: Path) -> None:
    window = open_main(project_file)
    page = window.project.page
    called: list[str] = []
    specs: list[ActionSpec] = [spec for spec in Actions.TABLE if spec.keys and not spec.submenu]
    window.commands.bind({spec.id: partial(called.append, spec.id) for spec in specs})
    window.commands.offer(list(Need))
    for spec in specs:
        target = page.timeline if spec.scope is Scope.TIMELINE else page.canvas
        target.setFocus()
        for sequence in spec.sequences():
            combination = sequence[0]
            called.clear()
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            assert called == [spec.id], f"{sequence.toString()} called {called}"
