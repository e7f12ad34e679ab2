"""A headless Chromium, spoken to over its debugging pipe: enough to open a file, click, press keys and listen."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any


class Browser:
    """One page. ``events`` are all that the browser told, as (method, parameters)."""

    def __init__(self, program: str, profile: Path) -> None:
        ours_in, theirs_out = os.pipe()
        theirs_in, ours_out = os.pipe()
        # The browser reads from descriptor 3 and writes to 4; a shell puts ours there.
        words = (
            f'exec "{program}" --headless=new --no-sandbox --disable-gpu --remote-debugging-pipe'
            f' --user-data-dir="{profile}" --window-size=1400,900 about:blank 3<&{theirs_in} 4>&{theirs_out}'
        )
        self._process = subprocess.Popen(
            ["bash", "-c", words], pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = ours_in, ours_out
        os.set_blocking(self._in, False)
        self._left = b""
        self._number = 0
        self.events: list[tuple[str, dict[str, Any]]] = []
        pages = self.ask("Target.getTargets", at_all=True)["targetInfos"]
        target = next(one["targetId"] for one in pages if one["type"] == "page")
        self._session = self.ask("Target.attachToTarget", at_all=True, targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, *, at_all: bool = False, **given: object) -> dict[str, Any]:
        """Send a command and answer its result."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": given}
        if not at_all:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + 30
        while time.monotonic() < end:
            for told in self._heard():
                if told.get("id") == self._number:
                    assert "error" not in told, told
                    return told["result"]
        raise TimeoutError(method)

    def open(self, path: Path) -> None:
        """Go to a file and wait until it is there."""
        self.ask("Page.navigate", url=path.as_uri())
        end = time.monotonic() + 30
        while self.value("document.readyState") != "complete" and time.monotonic() < end:
            time.sleep(0.05)

    def value(self, words: str) -> Any:
        """What an expression of the page is."""
        return self.ask("Runtime.evaluate", expression=words, returnByValue=True)["result"].get("value")

    def click(self, x: float, y: float) -> None:
        """Click at a point of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, code: int) -> None:
        """Press a key with its Windows key code."""
        text = {"text": "\r"} if key == "Enter" else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def close(self) -> None:
        """End the browser."""
        self._process.terminate()
        self._process.wait(10)
        os.close(self._in)
        os.close(self._out)

    def _heard(self) -> list[dict[str, Any]]:
        try:
            self._left += os.read(self._in, 1 << 20)
        except BlockingIOError:
            time.sleep(0.01)
        *whole, self._left = self._left.split(b"\0")
        told = [json.loads(one) for one in whole]
        self.events += [(one["method"], one.get("params", {})) for one in told if "method" in one]
        return told
