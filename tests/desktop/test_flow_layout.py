"""A line of controls that goes on below: in the line where there is room, never wider than the widest of them."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allymap.desktop.flow_layout import FlowLayout

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = st.lists(st.tuples(st.integers(10, 200), st.integers(10, 40)), min_size=1, max_size=8)


@given(SIZES, st.integers(230, 900))
def test_all_are_inside_apart_and_in_their_order(sizes: list[tuple[int, int]], width: int) -> None:
    parent = QWidget()
    flow = FlowLayout()
    parent.setLayout(flow)
    flow.setContentsMargins(12, 4, 8, 4)
    flow.setSpacing(8)
    widgets = [QWidget(parent) for _ in sizes]
    for widget, size in zip(widgets, sizes, strict=True):
        widget.setFixedSize(*size)
        flow.addWidget(widget)
    room = QRect(0, 0, width, flow.heightForWidth(width))
    flow.setGeometry(room)
    parent.deleteLater()
    boxes = [widget.geometry() for widget in widgets]
    inside = room.adjusted(12, 4, -8, -4)
    assert all(inside.contains(box) for box in boxes)
    assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
    assert max(box.bottom() for box in boxes) > inside.bottom() - 40
    for one, other in pairwise(boxes):
        assert other.left() > one.right() or other.top() > one.center().y()
    assert flow.minimumSize().width() == max(size[0] for size in sizes) + 20
    if flow.sizeHint().width() <= width:
        assert max(box.bottom() for box in boxes) - min(box.top() for box in boxes) < 40


def test_who_is_hidden_takes_no_room_and_who_is_taken_out_is_gone(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    flow = FlowLayout()
    parent.setLayout(flow)
    flow.setContentsMargins(0, 0, 0, 0)
    flow.setSpacing(10)
    first, second = QWidget(parent), QWidget(parent)
    for widget in (first, second):
        widget.setFixedSize(100, 20)
        flow.addWidget(widget)
    assert flow.sizeHint().width() == 210
    first.hide()
    assert flow.sizeHint().width() == 100
    assert flow.takeAt(5) is None and flow.itemAt(5) is None
    taken = flow.takeAt(0)
    assert taken is not None and taken.widget() is first
    assert flow.count() == 1


@pytest.mark.parametrize("width", [1, 50])
def test_less_room_than_one_needs_is_no_error(qtbot: QtBot, width: int) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    flow = FlowLayout()
    parent.setLayout(flow)
    for _ in range(2):
        flow.addWidget(QWidget(parent))
    flow.setGeometry(QRect(0, 0, width, 100))
    assert flow.hasHeightForWidth() and flow.heightForWidth(width) >= 0
