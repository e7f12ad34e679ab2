"""Cancelling between requests, during one, while waiting to ask again; and running where a loop runs already."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest
from llm_stub import TEXT, Reply, Stub, claim, claims, document, fails

from allymap.extraction.cast import Names
from allymap.extraction.llm import LlmExtractor
from allymap.extraction.llm.running import run, side_by_side
from allymap.model import Cancelled, Progress


def test_cancelling_while_an_answer_is_awaited_lets_go_at_once(stub: Stub, names: Names) -> None:
    stub.will(Reply(hang=True))
    progress = Progress()

    def cancel() -> None:
        assert stub.hanging.wait(5)
        progress.cancel()

    helper = threading.Thread(target=cancel)
    helper.start()
    before = time.monotonic()
    with pytest.raises(Cancelled):
        LlmExtractor(stub.server(timeout=60), names).extract([document()], progress)
    assert time.monotonic() - before < 3
    helper.join()


def test_cancelling_between_requests_sends_no_further_one(stub: Stub, names: Names) -> None:
    stub.will(claims(claim()))
    progress = Progress(lambda *_: progress.cancel() if stub.heard else None)
    with pytest.raises(Cancelled):
        LlmExtractor(stub.server(batch=10), names).extract([document(f"{TEXT}\n\n{TEXT}")], progress)
    assert len(stub.heard) == 1


def test_cancelling_while_waiting_to_ask_again(stub: Stub, names: Names) -> None:
    stub.will(fails(429, "slow down", retry_after="60"))
    progress = Progress()
    timer = threading.Timer(0.3, progress.cancel)
    timer.start()
    before = time.monotonic()
    with pytest.raises(Cancelled):
        LlmExtractor(stub.server(), names).extract([document()], progress)
    assert time.monotonic() - before < 3
    timer.join()


def test_cancelled_beforehand_asks_nothing(stub: Stub, names: Names) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        LlmExtractor(stub.server(), names).extract([document()], progress)
    assert not stub.heard


def test_it_works_inside_a_running_loop(stub: Stub, names: Names) -> None:
    stub.will(claims(claim()))

    async def notebook() -> int:
        return len(LlmExtractor(stub.server(), names).extract([document()], Progress()).claims)

    assert asyncio.run(notebook()) == 1


def test_so_many_at_once_and_no_more() -> None:
    running, most, done = 0, 0, []

    async def do(item: int) -> bool:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        done.append(item)
        return True

    run(lambda: side_by_side(range(7), do, 3), Progress())
    assert most == 3
    assert sorted(done) == list(range(7))


def test_the_first_refusal_ends_the_queue() -> None:
    done = []

    async def do(item: int) -> bool:
        done.append(item)
        return item < 2

    run(lambda: side_by_side(range(9), do, 1), Progress())
    assert done == [0, 1, 2]


def test_an_error_ends_the_others() -> None:
    ended = []

    async def do(item: int) -> bool:
        if item == 1:
            raise ZeroDivisionError
        try:
            await asyncio.sleep(30)
        finally:
            ended.append(item)
        return True

    with pytest.raises(ZeroDivisionError):
        run(lambda: side_by_side(range(3), do, 3), Progress())
    assert sorted(ended) == [0, 2]
