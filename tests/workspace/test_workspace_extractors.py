"""Which extractor a choice stands for, and which server it asks."""

from __future__ import annotations

import pytest

from allymap.extraction.llm import Endpoint
from allymap.model import AllyMapError
from allymap.workspace import importing
from allymap.workspace.extractors import Choice, check_extractor, extractor_for
from allymap.workspace.importing import departure

ELSEWHERE = {
    "ALLYMAP_LLM_URL": "https://llm.example.org/v1", "ALLYMAP_LLM_MODEL": "small", "ALLYMAP_LLM_KEY": "k",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_server_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ELSEWHERE:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The settings that endpoints were made of."""
    asked: list[dict[str, str]] = []
    real = Endpoint.configured

    def hear(said: dict[str, str]) -> Endpoint:
        asked.append(said)
        return real(said)

    monkeypatch.setattr(Endpoint, "configured", hear)
    return asked


def test_the_rules_ask_nobody() -> None:
    assert departure("rules") == departure(Choice()) == departure(Choice("rules", ELSEWHERE)) == ""


@pytest.mark.parametrize("name", ["llm", "rules+llm"])
def test_a_choice_names_its_server(name: str) -> None:
    sentence = departure(Choice(name, ELSEWHERE))
    assert "leaves this machine for llm.example.org" in sentence
    with pytest.raises(AllyMapError, match=r"llm\.example\.org"):
        extractor_for(Choice(name, ELSEWHERE), (), "", consent=False)


def test_the_environment_goes_first_and_gets_no_key_that_is_not_its_own(
    monkeypatch: pytest.MonkeyPatch, configured: list[dict[str, str]]
) -> None:
    monkeypatch.setenv("ALLYMAP_LLM_URL", "https://other.example.org/v1")
    assert "other.example.org" in departure(Choice("llm", ELSEWHERE))
    assert "ALLYMAP_LLM_KEY" not in configured[0]
    monkeypatch.setenv("ALLYMAP_LLM_URL", ELSEWHERE["ALLYMAP_LLM_URL"])
    departure(Choice("llm", ELSEWHERE))
    assert configured[1]["ALLYMAP_LLM_KEY"] == "k"


def test_a_key_is_not_shown_with_its_choice() -> None:
    assert "ALLYMAP_LLM_KEY" not in repr(Choice("llm", ELSEWHERE))


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AllyMapError, match="no extractor “oracle”"):
        check_extractor(Choice("oracle"))


def test_a_missing_server_is_said_before_anything_is_read() -> None:
    with pytest.raises(AllyMapError, match="ALLYMAP_LLM_URL"):
        departure(Choice("llm"))


def test_text_stays_here_without_consent() -> None:
    with pytest.raises(AllyMapError, match="Agree to that first"):
        importing.prepare_bytes(b"A text about somebody.", "a.txt", extractor=Choice("llm", ELSEWHERE))
