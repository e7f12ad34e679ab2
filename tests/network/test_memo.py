"""What is remembered is right, bounded, and notices changes in place."""

from __future__ import annotations

from allymap.network.memo import Content, Memo


def test_computes_once_for_the_same_rows() -> None:
    memo, calls = Memo[int](), []
    rows = [1, 2]
    for _ in range(3):
        assert memo.get("k", (list(rows),), lambda: calls.append(1) or 7) == 7
    assert len(calls) == 1


def test_a_changed_row_or_another_key_is_another_question() -> None:
    memo = Memo[str]()
    assert memo.get("k", ([1],), lambda: "first") == "first"
    assert memo.get("k", ([2],), lambda: "second") == "second"
    assert memo.get("other", ([1],), lambda: "third") == "third"
    assert memo.get("k", ([1],), lambda: "again") == "first"


def test_the_least_used_is_forgotten() -> None:
    memo = Memo[int](2)
    for row in (1, 2, 1, 3):
        memo.get("", ([row],), lambda row=row: row)  # type: ignore[misc]
    assert memo.get("", ([1],), lambda: -1) == 1
    assert memo.get("", ([2],), lambda: -1) == -1


def test_forgets_when_asked() -> None:
    memo = Memo[int]()
    memo.get("", ([1],), lambda: 1)
    memo.clear()
    assert memo.get("", ([1],), lambda: 2) == 2


class Stamped(dict[str, int]):
    """Rows that say by a stamp whether they changed."""

    stamp: object = None


def test_rows_under_one_stamp_are_not_looked_at() -> None:
    rows, memo = Stamped(a=1), Memo[int]()
    rows.stamp = object()
    assert memo.get("", (Content(rows),), lambda: 1) == 1
    rows["a"] = 2  # what no holder of rows does: the stamp is the same
    assert memo.get("", (Content(rows),), lambda: 2) == 1


def test_another_stamp_is_another_question_unless_the_rows_are_the_same() -> None:
    rows, memo = Stamped(a=1), Memo[int]()
    rows.stamp = object()
    memo.get("", (Content(rows),), lambda: 1)
    rows["a"], rows.stamp = 2, object()
    assert memo.get("", (Content(rows),), lambda: 2) == 2
    rows["a"], rows.stamp = 1, object()  # taken back
    assert memo.get("", (Content(rows),), lambda: 3) == 1
    assert memo.get("", (Content({"a": 1}),), lambda: 4) == 1
    assert not Content({}).same_as([])


def test_rows_without_a_stamp_that_change_in_place_are_noticed() -> None:
    rows, memo = {"a": 1}, Memo[int]()
    memo.get("", (Content(rows),), lambda: 1)
    rows["b"] = 2
    assert memo.get("", (Content(rows),), lambda: 2) == 2
