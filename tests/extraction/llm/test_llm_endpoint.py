"""Settings from the environment and the keyring, and the sentence about text that leaves the machine."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from allymap.extraction.llm import Endpoint, LlmError, departure, keep_key
from allymap.extraction.llm.usage import Price, Usage

HERE = {"ALLYMAP_LLM_URL": "http://127.0.0.1:11434/v1/", "ALLYMAP_LLM_MODEL": "qwen3:8b"}


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str | Exception]:
    """Takes the place of the keyring package, which is used where a person has it."""
    kept: dict[tuple[str, str], str | Exception] = {}
    errors = ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]
    package = ModuleType("keyring")
    package.errors = errors  # type: ignore[attr-defined]

    def get_password(service: str, name: str) -> str | None:
        found = kept.get((service, name))
        if isinstance(found, Exception):
            raise errors.KeyringError from found
        return found

    def set_password(service: str, name: str, key: str) -> None:
        if name == "locked":
            raise errors.KeyringError
        kept[service, name] = key

    package.get_password = get_password  # type: ignore[attr-defined]
    package.set_password = set_password  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", package)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    return kept


def test_the_environment_names_the_server() -> None:
    more = {"KEY": " k ", "TIMEOUT": "30", "BATCH": "2000", "ANSWER": "800", "PRICE": "1/2 EUR"}
    endpoint = Endpoint.configured(HERE | {f"ALLYMAP_LLM_{name}": value for name, value in more.items()})
    assert endpoint == Endpoint("http://127.0.0.1:11434/v1", "qwen3:8b", "k", Price(1, 2, "EUR"), 30, 2000, 800)


def test_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    endpoint = Endpoint.configured(HERE)
    assert (endpoint.key, endpoint.price, endpoint.timeout, endpoint.batch, endpoint.answer) == (
        "", None, 120, 6000, 4096,
    )  # fmt: skip


def test_a_key_is_kept_under_its_host(keyring: dict[tuple[str, str], str | Exception]) -> None:
    assert keep_key("https://llm.example.org/v1", "k")
    assert keyring == {("allymap", "llm.example.org"): "k"}
    assert not keep_key("https://locked/v1", "k")
    assert not keep_key("http://[::1/v1", "k") and not keep_key("no address", "k")
    assert len(keyring) == 1


def test_without_a_keyring_no_key_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not keep_key("https://llm.example.org/v1", "k")


def test_the_key_comes_from_the_keyring_where_the_environment_has_none(
    keyring: dict[tuple[str, str], str | Exception],
) -> None:
    keyring["allymap", "127.0.0.1"] = "kept"
    assert Endpoint.configured(HERE).key == "kept"
    assert Endpoint.configured(HERE | {"ALLYMAP_LLM_KEY": "said"}).key == "said"
    keyring["allymap", "127.0.0.1"] = RuntimeError("the keyring is locked")
    assert Endpoint.configured(HERE).key == ""


def test_a_key_is_never_shown() -> None:
    assert "s3cret" not in repr(Endpoint("http://localhost/v1", "m", "s3cret"))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"URL": ""}, "Which language model to ask is not known: set ALLYMAP_LLM_URL"),
        ({"URL": "localhost:11434"}, "“localhost:11434” is no address"),
        ({"URL": "ftp://a/v1"}, "is no address"),
        ({"URL": "http:///v1"}, "is no address"),
        ({"URL": "http://[::1/v1"}, "is no address"),
        ({"URL": "http://a:99999/v1"}, "is no address"),
        ({"URL": "http://a..b/v1"}, "is no address"),
        ({"URL": "http://my server/v1"}, "is no address"),
        ({"URL": "https://me:s3cret@a/v1"}, "holds a password: set ALLYMAP_LLM_KEY"),
        ({"URL": "htp://me:s3cret@a/v1"}, "holds a password: set ALLYMAP_LLM_KEY"),
        ({"URL": "https://me:s3cret@a:99999/v1"}, "holds a password: set ALLYMAP_LLM_KEY"),
        ({"KEY": "s3cret\nkey"}, "The key for 127.0.0.1 holds a character that no key has"),
        ({"KEY": "“s3cret”"}, "The key for 127.0.0.1 holds a character that no key has"),
        ({"MODEL": " "}, "No model is named for the server 127.0.0.1"),
        ({"TIMEOUT": "soon"}, "ALLYMAP_LLM_TIMEOUT is “soon”"),
        ({"BATCH": "0"}, "must be a number, 1 or more"),
        ({"ANSWER": "inf"}, "must be a number, 1 or more"),
        ({"PRICE": "cheap"}, "ALLYMAP_LLM_PRICE is “cheap”: write what a million tokens cost"),
    ],
)
def test_wrong_settings_are_one_sentence(changed: dict[str, str], reason: str) -> None:
    with pytest.raises(LlmError) as caught:
        Endpoint.configured(HERE | {f"ALLYMAP_LLM_{name}": value for name, value in changed.items()})
    assert reason in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.9.8.7", "[::1]", "ollama.localhost"])
def test_a_server_on_this_machine_takes_no_text_away(host: str) -> None:
    assert departure(Endpoint(f"http://{host}:8000/v1", "m")) == ""


@pytest.mark.parametrize(
    "host",
    [
        "llm.example.org", "192.168.1.7", "0.0.0.0", "localhost.example.org", "127.0.0.1.example.org", "10.0.0.1",
        "[fe80::1]", "127.0.0.1@evil.example.org",
    ],
)  # fmt: skip
def test_any_other_server_does(host: str) -> None:
    if "@" in host:
        with pytest.raises(LlmError):
            Endpoint(f"https://{host}/v1", "m")
        return
    endpoint = Endpoint(f"https://{host}/v1", "gpt-9")
    assert departure(endpoint) == (
        f"The text leaves this machine for {host.strip('[]')}, where the language model “gpt-9” reads it."
    )
    assert f"leaves this machine for {endpoint.host} unencrypted, where" in departure(
        Endpoint(f"http://{host}/v1", "m")
    )


def test_usage_adds_up() -> None:
    usage = Usage()
    usage.count(1000, 200, "", "")
    usage.count(500, 100, "", "")
    assert usage.told(None) == "2 requests, 1,500 tokens asked and 300 answered"
    assert usage.told(Price(2, 10)) == "2 requests, 1,500 tokens asked and 300 answered, 0.006"
    assert usage.cost(Price(2, 10)) == pytest.approx(0.006)
    usage.count(None, None, "x" * 401, "y" * 4)
    usage.again = 4
    assert usage.told(Price(1000, 0, "EUR")) == (
        "3 requests, 4 sent again, about 1,601 tokens asked and 301 answered, about 1.60 EUR"
    )
