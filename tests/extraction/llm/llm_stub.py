"""A stub of an OpenAI-compatible server on the loopback, which answers as a script says and remembers what it heard."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from allymap.extraction.llm import Endpoint, Server
from allymap.extraction.llm.formats import FormatMemory
from allymap.extraction.llm.patience import Patience
from allymap.model import Document

MODEL = "stub-7b"
TEXT = (
    "Russia armed Iran in March 2016. The United States condemned the deal.\n\n"
    "Israel bombed Hezbollah near Damascus last week, officials said."
)


@dataclass
class Reply:
    """What the stub sends back. ``hang`` waits until the test is over; ``drop`` closes the connection in between."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False
    drop: bool = False


def says(content: object, finish: str = "stop", usage: tuple[int, int] | None = (100, 20), **more: Any) -> Reply:
    """A completion: a text, or a value that is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text, **more}
    body: dict[str, Any] = {
        "id": "1", "object": "chat.completion", "created": 1, "model": MODEL,
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    }  # fmt: skip
    if usage:
        body["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
    return Reply(body=json.dumps(body).encode())


def fails(status: int, message: str = "no", **headers: str) -> Reply:
    body = json.dumps({"error": {"message": message, "type": "error", "param": None, "code": None}}).encode()
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


def claim(**changed: Any) -> dict[str, Any]:
    """A proposal that holds for TEXT."""
    row = {
        "passage": 1, "quote": "Russia armed Iran in March 2016", "source": "Russia", "target": "Iran",
        "kind": "event", "polarity": "cooperation", "event": "AID", "mode": "", "directed": True,
        "modality": "happened", "narrator": "author", "trigger": "armed", "date_words": "in March 2016",
        "places": [], "confidence": 0.95,
    }  # fmt: skip
    return row | changed


def claims(*rows: object) -> Reply:
    return says({"claims": list(rows)})


Script = Callable[[dict[str, Any]], Reply]


class Stub:
    """Answers with the replies in order, the last one again and again; or with what a function makes of a request."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.hanging = threading.Event()
        self._over = threading.Event()
        self._replies: list[Reply] = []
        self._script: Script = self._next
        self._lock = threading.Lock()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                stub._answer(self)

            def log_message(self, *words: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def will(self, *replies: Reply) -> None:
        self._replies, self._script = list(replies), self._next

    def acts(self, script: Script) -> None:
        self._script = script

    def close(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def formats(self) -> list[str]:
        """The kind of ``response_format`` of each request."""
        return [format_of(request) for request in self.heard]

    def server(self, memory: FormatMemory | None = None, **settings: Any) -> Server:
        """To ask this stub, in a hurry."""
        endpoint = Endpoint(self.url, MODEL, **({"timeout": 5.0} | settings))
        hurry = Patience(attempts=4, first=0.001, longest=0.002)
        return Server(endpoint, patience=hurry, memory=memory or FormatMemory())

    def _next(self, request: dict[str, Any]) -> Reply:
        with self._lock:
            return self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        request = json.loads(handler.rfile.read(int(handler.headers["content-length"])))
        with self._lock:
            self.heard.append({**request, "path": handler.path})
            self.headers.append({name.lower(): value for name, value in handler.headers.items()})
        reply = self._script(request)
        if reply.hang:
            self.hanging.set()
            self._over.wait(20)
        if reply.hang or reply.drop:
            handler.close_connection = True
            return
        handler.send_response(reply.status)
        for name, value in {"content-type": "application/json", **reply.headers}.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(reply.body)))
        handler.end_headers()
        handler.wfile.write(reply.body)


def format_of(request: dict[str, Any]) -> str:
    """``json_schema``, ``json_object``, the same ``+schema``, or ``none``."""
    form = request.get("response_format", {})
    return str(form.get("type", "none")) + ("+schema" if "schema" in form else "")


def passages(request: dict[str, Any]) -> list[str]:
    """The texts that a request holds."""
    return [row["text"] for row in json.loads(request["messages"][1]["content"])["passages"]]


def document(text: str = TEXT, published: str = "2018-07-21", key: str = "doc", **more: Any) -> Document:
    return Document(key, "A deal", text, "0" * 64, published, **more)


def remarks(found: Any) -> Sequence[str]:
    return [str(remark) for remark in found.report.remarks]
