"""Says in a sentence that there is no screen to open a window on, where Qt would abort the process. No Qt in here."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_SCREENLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_INSTEAD = "use “allymap build” and “allymap render” instead."


def missing_display(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """Why no window can be opened here, in a sentence; empty where one can, as always off X11 and Wayland."""
    if system in ("win32", "darwin", "cygwin"):
        return ""
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in _SCREENLESS or environment.get("WAYLAND_DISPLAY"):
        return ""
    display = environment.get("DISPLAY", "")
    if not display:
        return f"There is no display to open a window on: {_INSTEAD}"
    return "" if _answers(display) else f"The display “{display}” does not answer: {_INSTEAD}"


def _answers(display: str) -> bool:
    host, _, screen = display.rpartition(":")
    digits = screen.partition(".")[0]
    if not digits.isdecimal() or ":" in host or host.startswith("/"):
        return True  # a form we do not know (a launchd socket, DECnet): let Qt try
    number = int(digits)
    if host not in ("", "unix", "localhost", "localhost/unix"):
        return _connects("AF_INET", (host, 6000 + number))
    path = f"/tmp/.X11-unix/X{number}"
    return (
        _server_lives(number)
        or _connects("AF_UNIX", path)
        or _connects("AF_UNIX", "\0" + path)
        or _connects("AF_INET", ("127.0.0.1", 6000 + number))
    )


def _server_lives(number: int) -> bool:
    """Whether the process that holds the display's lock runs: much quicker to ask than a connection."""
    try:
        with open(f"/tmp/.X{number}-lock", encoding="ascii") as lock:  # noqa: PTH123  pathlib would cost the start
            os.kill(int(lock.read()), 0)
    except PermissionError:
        return True  # it runs, and is somebody else's
    except (OSError, ValueError):
        return False
    return True


def _connects(family: str, address: str | tuple[str, int]) -> bool:
    import socket

    with socket.socket(getattr(socket, family), socket.SOCK_STREAM) as probe:
        probe.settimeout(2.0)
        return probe.connect_ex(address) == 0
