"""The menus of the map: for an actor, a selection, a strand, a claim, a note and the empty canvas."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from .commands import Commands

MENUS = {
    "actor": (
        "map.pin", "map.unpin", "map.rename", "map.edit", "map.split", "map.hide", "map.delete", "", "view.focus",
        "edit.grow", "", "map.add_note", "", "view.fit_selection",
    ),
    "selection": (
        "view.focus", "edit.grow", "edit.invert", "edit.store", "", "layout.align", "layout.arrange_selection",
        "layout.tools", "", "map.add_relation", "map.merge", "", "map.pin", "map.unpin", "map.hide", "map.delete", "",
        "view.fit_selection",
    ),
    "relation": ("review.next", "review.document", "", "map.straighten", "view.counts", "", "view.fit_selection"),
    "claim": (
        "review.document", "review.explain", "", "review.accept", "review.reject", "review.withdraw", "",
        "review.edit", "review.swap", "review.label", "review.delete",
    ),
    "note": (),
    "empty": (
        "layout.run", "view.fit", "view.focus_back", "edit.select_all", "map.show_hidden", "", "layout.save_as",
        "export.picture",
    ),
}  # fmt: skip
"""The actions of each menu; an empty id starts a new block."""


def show(
    parent: QWidget, commands: Commands, kind: str, own: Sequence[tuple[str, Callable[[], object]]], at: QPoint
) -> QMenu:
    """Open the menu of a kind of thing at a global position, with entries of its ``own`` first."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, then in own:
        menu.addAction(words).triggered.connect(then)
    if own and MENUS[kind]:
        menu.addSeparator()
    for one in MENUS[kind]:
        if one:
            menu.addAction(commands.action(one))
        else:
            menu.addSeparator()
    menu.popup(at)
    return menu
