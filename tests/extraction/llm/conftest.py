"""A stub server for each test, and the gazetteer's names loaded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from llm_stub import Stub

from allymap.extraction.cast import Names
from allymap.extraction.gazetteer import Gazetteer


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY", "PRICE", "TIMEOUT", "BATCH", "ANSWER"):
        monkeypatch.delenv(f"ALLYMAP_LLM_{name}", raising=False)


@pytest.fixture
def stub() -> Iterator[Stub]:
    made = Stub()
    yield made
    made.close()


@pytest.fixture(scope="session")
def names() -> Names:
    return Names(Gazetteer.load())
