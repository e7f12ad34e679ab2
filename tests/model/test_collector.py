"""Rows made by the hundred thousand set off no look for cycles, and afterwards everything is as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from allymap.model.collector import look_again, without_collector


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.enable()


def test_no_look_is_taken_meanwhile_and_looks_go_on_after() -> None:
    before = [one["collections"] for one in gc.get_stats()]
    with without_collector():
        rows = [[number] for number in range(20_000)]
        assert [one["collections"] for one in gc.get_stats()] == before
    assert gc.isenabled()
    assert len(rows) == 20_000


def test_looks_go_on_after_an_error_too() -> None:
    with pytest.raises(ValueError, match="half way"), without_collector(lasting=True):
        raise ValueError("half way")
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off() -> None:
    gc.disable()
    with without_collector():
        assert not gc.isenabled()
    assert not gc.isenabled()


@pytest.mark.parametrize(("number", "kept_out"), [(100, False), (60_000, True)])
def test_only_many_rows_stay_out_of_later_looks(number: int, kept_out: bool) -> None:
    with without_collector(lasting=True):
        rows = [[one] for one in range(number)]
    assert (gc.get_freeze_count() >= len(rows)) is kept_out


def test_without_lasting_nothing_stays_out() -> None:
    with without_collector():
        rows = [[one] for one in range(60_000)]
    assert gc.get_freeze_count() < len(rows)


class _Circle:
    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize("kept_out", [True, False])
def test_what_was_kept_out_and_has_gone_is_found_when_asked_for(kept_out: bool) -> None:
    circle = _Circle()
    if kept_out:
        gc.freeze()
    alive = ref(circle)
    del circle
    look_again()
    assert alive() is None
    assert bool(gc.get_freeze_count()) is kept_out, "the rest stays as it was"
