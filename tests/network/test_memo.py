"""What is remembered is right, bounded, and notices changes in place."""

from __future__ import annotations

from allymap.network.memo import Memo


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
