from __future__ import annotations

import threading
from pathlib import Path

from allymap.storage.locks import FileLock, held


def test_a_lock_is_held_once_and_free_again_after_release(tmp_path: Path) -> None:
    first = FileLock.take(tmp_path / "lock")
    assert first is not None
    assert FileLock.take(tmp_path / "lock") is None
    first.release()
    first.release()
    second = FileLock.take(tmp_path / "lock")
    assert second is not None
    second.release()


def test_holding_waits_for_whoever_has_it(tmp_path: Path) -> None:
    order: list[str] = []
    inside = threading.Event()

    def other() -> None:
        with held(tmp_path / "lock"):
            order.append("in")
            inside.set()
            threading.Event().wait(0.05)
            order.append("out")

    thread = threading.Thread(target=other)
    thread.start()
    inside.wait()
    with held(tmp_path / "lock"):
        order.append("next")
    thread.join()
    assert order == ["in", "out", "next"]
