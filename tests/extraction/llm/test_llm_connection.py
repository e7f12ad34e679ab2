"""Every way in which a server can fail, and what becomes of the text on its way."""

from __future__ import annotations

import json
import threading
import time
from email.utils import formatdate
from typing import Any

import pytest
from llm_stub import MODEL, Reply, Stub, claim, claims, document, fails, passages, remarks, says

from allymap.extraction import Extraction
from allymap.extraction.cast import Names
from allymap.extraction.llm import Endpoint, LlmError, LlmExtractor, Server
from allymap.extraction.llm.connection import _wait, client_library
from allymap.extraction.llm.formats import Format, FormatMemory
from allymap.extraction.llm.patience import Patience
from allymap.model import Progress


def extract(server: Server, names: Names, text: str = "") -> Extraction:
    one = document(text) if text else document()
    return LlmExtractor(server, names).extract([one], Progress())


@pytest.mark.parametrize(
    "trouble",
    [
        fails(429, "slow down", retry_after="0.05"),
        fails(429, "slow down"),
        fails(500, "boom"),
        fails(502, "<html>bad gateway</html>"),
        fails(503, "loading the model"),
        Reply(504, b"not json", {"content-type": "text/plain"}),
    ],
    ids=lambda reply: f"{reply.status}",
)
def test_what_passes_is_asked_again(stub: Stub, names: Names, trouble: Reply) -> None:
    stub.will(trouble, trouble, claims(claim()))
    found = extract(stub.server(), names)
    assert len(found.claims) == 1
    assert len(stub.heard) == 3
    assert "1 request, 2 sent again" in remarks(found)[-1]
    assert stub.heard[0] == stub.heard[2]


def test_retry_after_is_honoured(stub: Stub, names: Names) -> None:
    stub.will(fails(429, "slow down", retry_after="0.4"), claims(claim()))
    before = time.monotonic()
    extract(stub.server(), names)
    assert time.monotonic() - before >= 0.4


def test_a_wait_beyond_reason_is_not_waited_for(stub: Stub, names: Names) -> None:
    stub.will(fails(429, "tomorrow", retry_after="86400"))
    with pytest.raises(LlmError, match=r"wants to be left alone for 86400 s"):
        extract(stub.server(), names)
    assert len(stub.heard) == 1


def test_retry_after_is_read_as_seconds_or_as_a_date() -> None:
    assert _wait({"retry-after": "7"}) == 7
    assert _wait({"retry-after": "-3"}) == 0
    in_a_minute = _wait({"retry-after": formatdate(time.time() + 60, usegmt=True)})
    assert in_a_minute is not None
    assert 50 < in_a_minute <= 60
    assert [_wait({"retry-after": text}) for text in ("soon", "", "inf", "nan")] == [None] * 4
    assert _wait({}) is None


def test_a_time_out_is_tried_twice(stub: Stub, names: Names) -> None:
    stub.will(Reply(hang=True))
    before = time.monotonic()
    with pytest.raises(LlmError, match=r"did not answer within 0.3 s, and asking 2 times did not help"):
        extract(stub.server(timeout=0.3), names)
    assert time.monotonic() - before < 3
    assert len(stub.heard) == 2


def test_a_broken_connection_is_mended_once_the_server_was_reached(stub: Stub, names: Names) -> None:
    stub.will(fails(503, "starting"), Reply(drop=True), claims(claim()))
    assert len(extract(stub.server(), names).claims) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_said_at_once(stub: Stub, names: Names, status: int) -> None:
    stub.will(fails(status, "bad key"))
    with pytest.raises(LlmError, match=r"127.0.0.1 refuses the key .bad key.: set ALLYMAP_LLM_KEY."):
        extract(stub.server(), names)
    assert len(stub.heard) == 1


def test_an_unknown_model_is_said_at_once(stub: Stub, names: Names) -> None:
    stub.will(fails(404, "model not found, try pulling it first"))
    with pytest.raises(LlmError, match=f"knows no model “{MODEL}”"):
        extract(stub.server(), names)


@pytest.mark.parametrize(
    "garbage",
    [
        Reply(body=b"<html>It works!</html>", headers={"content-type": "text/html"}),
        Reply(body=b"{not json"),
        Reply(body=b"[]"),
        Reply(body=b'{"choices": []}'),
        Reply(body=b'{"choices": null}'),
        Reply(body=b'{"choices": {"message": "none"}}'),
        says("I cannot help with that.", refusal="I cannot help with that."),
        says("", finish="content_filter"),
    ],
)
def test_what_is_no_answer_is_one_sentence(stub: Stub, names: Names, garbage: Reply) -> None:
    stub.will(garbage)
    with pytest.raises(LlmError, match=r"(answered what is no answer of a language model|declined to answer)[.]$"):
        extract(stub.server(), names)


@pytest.mark.parametrize("no", [says("No.", refusal="No."), says("", finish="content_filter")])
def test_an_answer_that_was_declined_is_paid_for_and_counted(stub: Stub, names: Names, no: Reply) -> None:
    server = stub.server()
    stub.will(no)
    with pytest.raises(LlmError, match="declined to answer"):
        extract(server, names)
    assert (server.spent.requests, server.spent.asked, server.spent.answered) == (1, 100, 20)


def test_an_answer_without_its_trimmings_is_read(stub: Stub, names: Names) -> None:
    text = json.dumps({"claims": [claim()]})
    stub.will(Reply(body=json.dumps({"choices": [{"message": {"content": text}}]}).encode()))
    assert len(extract(stub.server(), names).claims) == 1


@pytest.mark.parametrize("status", [401, 404, 400, 500])
def test_a_key_that_the_server_repeats_is_not_shown(stub: Stub, names: Names, status: int) -> None:
    stub.will(fails(status, "Incorrect API key provided: s3cret"))
    with pytest.raises(LlmError, match="key provided: …") as caught:
        extract(stub.server(key="s3cret"), names)
    assert "s3cret" not in str(caught.value)


def test_an_error_page_is_cut_short(stub: Stub, names: Names) -> None:
    stub.will(Reply(500, b"x" * 100_000, {"content-type": "text/html"}))
    with pytest.raises(LlmError) as caught:
        extract(stub.server(), names)
    assert len(str(caught.value)) < 400


def test_the_key_goes_only_into_the_header(stub: Stub, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "of-another-service")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-another-service")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-of-another-service")
    stub.will(claims(claim()))
    with_key = stub.server(key="s3cret")
    found = extract(with_key, names)
    assert stub.headers[0]["authorization"] == "Bearer s3cret"
    assert "s3cret" not in repr(with_key) + str(remarks(found)) + str(found.claims)
    extract(stub.server(), names)
    assert "of-another-service" not in str(stub.headers)


def test_a_redirection_is_not_followed(stub: Stub, names: Names) -> None:
    elsewhere = Stub()
    elsewhere.will(claims(claim()))
    stub.will(Reply(307, b"", {"location": f"{elsewhere.url}/chat/completions"}))
    with pytest.raises(LlmError, match=r"send us elsewhere, which we do not follow"):
        extract(stub.server(), names)
    elsewhere.close()
    assert not elsewhere.heard


def test_no_proxy_stands_between_us_and_this_machine(stub: Stub, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = Stub()
    proxy.will(fails(502))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    stub.will(claims(claim()))
    assert len(extract(stub.server(), names).claims) == 1
    proxy.close()
    assert not proxy.heard


def test_settings_a_server_does_not_take_are_left_out(stub: Stub, names: Names) -> None:
    def picky(request: dict[str, Any]) -> Reply:
        if "max_tokens" in request:
            return fails(400, "Unsupported parameter: 'max_tokens', use 'max_completion_tokens' instead.")
        return fails(400, "Unsupported value: 'temperature'") if "temperature" in request else claims(claim())

    stub.acts(picky)
    assert len(extract(stub.server(answer=500), names).claims) == 1
    assert stub.heard[-1]["max_completion_tokens"] == 500
    assert stub.formats == ["json_schema"] * 3


def test_requests_side_by_side_agree_on_what_a_server_does_not_take(stub: Stub, names: Names) -> None:
    together = threading.Barrier(2)

    def picky(request: dict[str, Any]) -> Reply:
        if "temperature" not in request:
            return claims()
        together.wait(5)  # both requests are under way before either is refused
        return fails(400, "Unsupported value: 'temperature'")

    stub.acts(picky)
    memory = FormatMemory()
    LlmExtractor(stub.server(memory=memory, batch=10), names).extract([document()], Progress(), jobs=2)
    assert stub.formats == ["json_schema"] * 4
    assert list(memory.worked.values()) == [Format.SCHEMA]


def test_what_is_too_long_is_halved(stub: Stub, names: Names) -> None:
    def small(request: dict[str, Any]) -> Reply:
        long = len("".join(passages(request))) > 60
        return fails(400, "the request exceeds the available context size, n_ctx = 60") if long else claims(claim())

    stub.acts(small)
    text = "Russia armed Iran in March 2016. The United States condemned the deal."
    found = extract(stub.server(), names, text)
    assert [claim.trigger for claim in found.claims] == ["armed"]
    assert not found.report.failures
    assert [passages(request)[0] for request in stub.heard] == [
        text, "Russia armed Iran in March 2016. ", "The United States condemned the deal.",
    ]  # fmt: skip


def test_one_sentence_too_long_for_the_model_is_said(stub: Stub, names: Names) -> None:
    stub.will(fails(400, "maximum context length is 8 tokens"))
    with pytest.raises(LlmError, match=r"maximum context length is 8 tokens"):
        extract(stub.server(), names, "Russia armed Iran in March 2016.")


def test_without_the_packages_one_sentence_says_how_to_install_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openai", None)
    with pytest.raises(LlmError, match=r"install them with pip install “allymap.llm.”"):
        client_library()
    with pytest.raises(LlmError, match=r"two packages more"):
        LlmExtractor.load(endpoint=Endpoint("http://localhost:1/v1", "m"))


def test_waits_grow_are_bounded_and_differ() -> None:
    patience = Patience(first=1, longest=8)
    waits = [patience.wait(failed, None) for failed in (1, 2, 3, 4, 9)]
    assert all(most / 2 <= wait <= most for wait, most in zip(waits, (1, 2, 4, 8, 8), strict=True))
    assert len({patience.wait(3, None) for _ in range(5)}) > 1
    assert all(30 <= patience.wait(3, 30) <= 32 for _ in range(5))
