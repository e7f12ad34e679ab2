"""A comparison is made once for the same texts, and what a file tells of one is believed only where it can be true."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.network import comparisons
from allymap.network.comparisons import compared, hash_of, made_of, recall

TEXTS = ["one", "two", "one again"]
GROUPS = [0, 1, 0]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    kept = dict(comparisons._made)
    comparisons._made.clear()
    yield
    comparisons._made.clear()
    comparisons._made.update(kept)


def once() -> list[int]:
    return GROUPS


def never() -> list[int]:
    pytest.fail("compared again")


def test_the_same_texts_are_compared_once() -> None:
    assert list(compared("words", TEXTS, once)) == GROUPS
    assert list(compared("words", TEXTS, never)) == GROUPS
    assert list(compared("words", TEXTS[:2], lambda: [0, 1])) == [0, 1]
    assert list(compared("other words", TEXTS, lambda: [0, 0, 0])) == [0, 0, 0]
    assert compared("words", [], list) == []


def test_what_was_made_is_recalled_in_another_run() -> None:
    compared("words", TEXTS, once)
    name = hash_of("words", TEXTS)
    made = made_of([name, "of nothing"])
    assert list(made) == [name]
    comparisons._made.clear()
    recall(made)
    assert list(compared("words", TEXTS, never)) == GROUPS


@pytest.mark.parametrize("told", ["", "0 1", "0 1 0 1", "0 1 3", "0 -1 0", "0 1 none", "0 1.0 0", "[0, 1, 0]"])
def test_what_cannot_be_a_comparison_of_these_texts_is_made_again(told: str) -> None:
    recall({hash_of("words", TEXTS): told})
    assert list(compared("words", TEXTS, once)) == GROUPS
    assert list(compared("words", TEXTS, never)) == GROUPS


def test_several_threads_may_compare_at_once() -> None:
    """Each lets go of old comparisons while the others do: nobody may find one gone that it is about to drop."""
    failed: list[BaseException] = []

    def compare(thread: int) -> None:
        try:
            for number in range(2_000):
                recall({f"{thread} {number}": "0"})
                made_of([f"{thread} {number}"])
        except KeyError as error:
            failed.append(error)

    threads = [Thread(target=compare, args=(number,)) for number in range(4)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(usual)
    assert not failed


def test_only_the_last_few_are_remembered() -> None:
    names = [hash_of("words", [str(number)]) for number in range(20)]
    compared("words", ["0"], lambda: [0])
    for number in range(1, 20):
        compared("words", [str(number)], lambda: [0])
        compared("words", ["0"], never)  # whoever is asked for again stays
    assert list(made_of(names)) == [names[0], *names[13:]], "the seven after it"


LISTS = st.lists(st.text("a\x1f\n,1é\ud800", max_size=3), max_size=4)


@given(LISTS, LISTS)
def test_other_texts_have_another_name(one: list[str], other: list[str]) -> None:
    assert (hash_of("words", one) == hash_of("words", other)) == (one == other)
    assert hash_of("words", one) != hash_of("other", one)
