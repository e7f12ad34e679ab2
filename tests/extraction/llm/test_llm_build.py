"""`allymap build --extractor llm` and the workspace's door to it: settings, consent, and life without the packages."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from llm_stub import MODEL, TEXT, Reply, Stub, claim, claims, fails, says

from allymap.cli import main
from allymap.extraction.llm import ConsentNeeded, Endpoint, LlmError
from allymap.model import Tier, VerdictValue
from allymap.workspace import Workspace, editing, importing

ENGLISH = f"{TEXT} It is the first time that this has been said of the two, and it will not be the last."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


@pytest.fixture
def configured(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> Stub:
    monkeypatch.setenv("ALLYMAP_LLM_URL", stub.url)
    monkeypatch.setenv("ALLYMAP_LLM_MODEL", MODEL)
    monkeypatch.setenv("ALLYMAP_LLM_KEY", "s3cret-key")
    return stub


@pytest.fixture
def far_away(configured: Stub, monkeypatch: pytest.MonkeyPatch) -> Stub:
    """The stub passes for a server on another machine."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Endpoint, "loopback", property(lambda _: False))
    return configured


def build(article: Path, *more: str, extractor: str = "llm") -> int:
    target = article.with_name("p.allymap")
    return main(["build", str(article), "-o", str(target), "--published", "2018-07", "--extractor", extractor, *more])


def test_a_project_is_built_and_holds_no_setting(
    configured: Stub, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configured.will(claims(claim()))
    assert build(article) == 0
    said = capsys.readouterr()
    assert "leaves this machine" not in said.err
    assert said.err.startswith(f"{MODEL} at 127.0.0.1: 1 request, 100 tokens asked and 20 answered; 1 relation")
    target = article.with_name("p.allymap")
    assert "s3cret-key" not in said.err + said.out
    content = target.read_bytes()
    assert b"s3cret-key" not in content
    assert b"127.0.0.1" not in content
    with Workspace.look(target) as workspace:
        (one,) = workspace.claims.values()
        assert (one.by, one.tier) == (f"llm {MODEL}", Tier.DRAWN)
        assert set(workspace.actors) == {"russia", "iran"}


def test_whoever_sends_text_away_is_told_before(
    far_away: Stub, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said_before: list[str] = []

    def script(_: object) -> object:
        said_before.append(capsys.readouterr().err)
        return claims(claim())

    far_away.acts(script)  # type: ignore[arg-type]
    assert build(article) == 0
    assert said_before == [
        f"The text leaves this machine for 127.0.0.1 unencrypted, where the language model “{MODEL}” reads it.\n"
    ]


def test_a_failure_in_part_is_exit_code_1(configured: Stub, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = says('{"claims": [', finish="length")
    configured.will(answer)
    assert build(article) == 1
    assert "the model's answer was cut short" in capsys.readouterr().err
    assert article.with_name("p.allymap").is_file()


def test_a_failure_of_the_whole_is_exit_code_2(
    configured: Stub, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configured.will(fails(401, "bad key"))
    assert build(article) == 2
    assert capsys.readouterr().err == "127.0.0.1 refuses the key (bad key): set ALLYMAP_LLM_KEY.\n"
    assert not article.with_name("p.allymap").exists()


def test_missing_settings_are_one_sentence(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(article) == 2
    assert capsys.readouterr().err.startswith("Which language model to ask is not known: set ALLYMAP_LLM_URL")
    assert build(article, extractor="oracle") == 2
    assert capsys.readouterr().err == "There is no extractor “oracle”: there are rules, llm and rules+llm.\n"


def test_the_rules_with_a_second_reader(configured: Stub, article: Path) -> None:
    configured.acts(
        lambda request: says(
            {"opinions": [{"claim": n, "view": "disagrees", "quote": "", "reason": "No."} for n in range(1, 30)]}
        )
    )
    assert build(article, extractor="rules+llm") == 0
    with Workspace.look(article.with_name("p.allymap")) as workspace:
        for one in workspace.claims.values():
            noted = any(reason.startswith(f"second reader (llm {MODEL}) disagrees") for reason in one.reasons)
            assert noted is (one.tier is Tier.SUGGESTED)
            assert one.by.startswith("rules")
        assert workspace.claims


@pytest.mark.parametrize("extractor", ["llm", "rules+llm"])
def test_the_window_needs_consent(far_away: Stub, article: Path, extractor: str) -> None:
    assert "leaves this machine for 127.0.0.1" in importing.departure(extractor)
    with pytest.raises(ConsentNeeded, match=r"leaves this machine"):
        importing.prepare([article], extractor=extractor)
    assert not far_away.heard
    far_away.will(says({"claims": [], "opinions": []}))
    assert importing.prepare([article], extractor=extractor, consent=True).documents


def test_nothing_departs_with_the_rules_or_to_this_machine(configured: Stub) -> None:
    assert importing.departure("rules") == importing.departure("llm") == importing.departure("rules+llm") == ""


def test_reading_again_keeps_verdicts(configured: Stub, article: Path) -> None:
    configured.will(claims(claim()))
    with Workspace.scratch() as workspace:
        importing.apply(workspace, importing.prepare([article], extractor="llm"))
        (key,) = workspace.claims
        editing.judge(workspace, [key], VerdictValue.ACCEPTED, "me")
        configured.will(claims())
        again = importing.prepare_again(workspace.documents.values(), extractor="llm")
        importing.apply(workspace, again)
        assert list(workspace.claims) == [key]
        assert workspace.verdicts[key].value is VerdictValue.ACCEPTED


def test_without_the_packages_all_but_asking_works(article: Path) -> None:
    code = (
        "import sys; sys.modules['openai'] = None\n"
        "import allymap.extraction.llm, allymap.workspace.importing\n"
        "assert 'pydantic' not in sys.modules\n"
        "from allymap.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    settings = {"ALLYMAP_LLM_URL": "http://localhost:1/v1", "ALLYMAP_LLM_MODEL": "m"}
    words = ["build", str(article), "-o", str(article.with_name("p.allymap")), "--extractor"]

    def run(extractor: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *words, extractor]
        return subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False)

    refused = run("llm")
    assert refused.returncode == 2
    assert refused.stderr == (
        "Asking a language model needs two packages more: install them with pip install “allymap[llm]”.\n"
    )
    assert run("rules").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_ctrl_c_while_an_answer_is_awaited(configured: Stub, article: Path) -> None:
    configured.will(Reply(hang=True))
    words = ["build", str(article), "-o", str(article.with_name("p.allymap")), "--extractor", "llm"]
    with subprocess.Popen([sys.executable, "-m", "allymap", *words], stderr=subprocess.PIPE, text=True) as running:
        assert configured.hanging.wait(30)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=10)
    assert (running.returncode, said) == (130, "Stopped: nothing was written.\n")
    assert not article.with_name("p.allymap").exists()


@pytest.mark.parametrize("extractor", ["llm", "rules+llm"])
def test_prepare_refuses_what_is_not_installed(
    configured: Stub, article: Path, monkeypatch: pytest.MonkeyPatch, extractor: str
) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(LlmError, match=r"allymap.llm."):
        importing.prepare([article], extractor=extractor)
