"""The keys of presenting: those of PowerPoint, which clickers send as well."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Wish(StrEnum):
    """What a key asks for."""

    NEXT = "next"
    BACK = "back"
    FIRST = "first"
    LAST = "last"
    ENTER = "enter"
    BLACK = "black"
    WHITE = "white"
    END = "end"
    LASER = "laser"
    PEN = "pen"
    SPOTLIGHT = "spotlight"
    ARROW = "arrow"
    ASK = "ask"


_Key = Qt.Key
_PLAIN: dict[int, Wish] = {
    _Key.Key_Right: Wish.NEXT, _Key.Key_Down: Wish.NEXT, _Key.Key_PageDown: Wish.NEXT, _Key.Key_Space: Wish.NEXT,
    _Key.Key_N: Wish.NEXT,
    _Key.Key_Left: Wish.BACK, _Key.Key_Up: Wish.BACK, _Key.Key_PageUp: Wish.BACK, _Key.Key_P: Wish.BACK,
    _Key.Key_Home: Wish.FIRST, _Key.Key_F5: Wish.FIRST, _Key.Key_End: Wish.LAST,
    _Key.Key_Return: Wish.ENTER, _Key.Key_Enter: Wish.ENTER,
    _Key.Key_B: Wish.BLACK, _Key.Key_Period: Wish.BLACK, _Key.Key_W: Wish.WHITE, _Key.Key_Comma: Wish.WHITE,
    _Key.Key_Backspace: Wish.BACK, _Key.Key_Escape: Wish.END,
    _Key.Key_S: Wish.SPOTLIGHT, _Key.Key_F: Wish.ASK, _Key.Key_Slash: Wish.ASK,
}  # fmt: skip
_WITH_CTRL: dict[int, Wish] = {
    _Key.Key_L: Wish.LASER, _Key.Key_P: Wish.PEN, _Key.Key_A: Wish.ARROW, _Key.Key_F: Wish.ASK,
}  # fmt: skip


def read(event: QKeyEvent) -> Wish | str | None:
    """What a key asks for: a wish, a digit of a scene's number, or nothing."""
    kept = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
    key = event.key()
    if kept == Qt.KeyboardModifier.ControlModifier:
        return _WITH_CTRL.get(key)
    if kept != Qt.KeyboardModifier.NoModifier:
        return None
    digit = event.text()
    return digit if digit.isascii() and digit.isdigit() else _PLAIN.get(key)
