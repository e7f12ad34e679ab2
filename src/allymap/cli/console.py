"""What the command line says: results on stdout, troubles and progress on stderr."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ..model import AllyMapError, Progress, Report

STOPPED = 130
"""The exit code that shells expect of a program that Ctrl+C ended."""

_NARROWEST = 6
"""Characters that a cut column keeps."""


class Stopped(Exception):
    """Ctrl+C ended a command that keeps what it had done; the message says where."""


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be written at all is escaped, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """A result, on stdout. Raises ``AllyMapError`` where it cannot be written, as on a full disk."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        muted()
        raise AllyMapError(f"The result could not be written: {(error.strerror or str(error)).lower()}.") from None


def say_as(form: str, text: str) -> None:
    """A result in a format; a “table” is cut to fit the terminal. Raises ``AllyMapError`` as ``say`` does."""
    say(fitted(text) if form == "table" else text)


def muted() -> None:
    """Let stdout lead nowhere: what is left in it would fail once more when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str) -> None:
    """A trouble, on stderr, as one line."""
    sys.stderr.write(" ".join(text.split()) + "\n")
    sys.stderr.flush()


def tell(report: Report) -> None:
    """Every remark of a report, a line each, on stderr."""
    for remark in report.remarks:
        complain(str(remark))


def width() -> int:
    """Columns of the terminal that stdout is, 0 where it is none and nothing has to fit."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on a terminal, nothing in a pipe. Ctrl+C cancels the work, a second one ends it at once."""
    with _bar() as shown, _cancelled_by_ctrl_c(shown):
        yield shown


@contextmanager
def _cancelled_by_ctrl_c(shown: Progress) -> Iterator[None]:
    """Python's own exception may come inside a finaliser, where it is swallowed, or half-way through a save."""
    earlier = signal.getsignal(signal.SIGINT)

    def cancel(*_: object) -> None:
        shown.cancel()
        signal.signal(signal.SIGINT, earlier)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    signal.signal(signal.SIGINT, cancel)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)


@contextmanager
def _bar() -> Iterator[Progress]:
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(phase: str, done: int, total: int) -> None:
            if not done:
                bars.reset(task)  # the pace of one phase says nothing about the next
            bars.update(task, description=phase, completed=done, total=total or None)

        yield Progress(show)


def fitted(table: str) -> str:
    """A table that fits the terminal: its widest columns are cut; as it is where stdout is no terminal."""
    room, lines = width(), table.splitlines()
    if not room or max(map(len, lines), default=0) <= room:
        return table
    starts = [word.start() for word in re.finditer(r"\S+(?: \S+)*", lines[0])]
    ends = [*starts[1:], max(map(len, lines))]
    slices = [[line[start:end] for line in lines] for start, end in zip(starts, ends, strict=True)]
    columns = [[cell.strip() for cell in column] for column in slices]
    numbers = [any(cell.strip() and cell.startswith(" ") for cell in column) for column in slices]
    # Over a column of numbers it is the heading that gives way.
    widths = [
        max(_NARROWEST, *map(len, column[1:] if number else column))
        for column, number in zip(columns, numbers, strict=True)
    ]
    while sum(widths) + 2 * (len(widths) - 1) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    cut = [
        [_cell(cell, space, number) for cell in column]
        for column, space, number in zip(columns, widths, numbers, strict=True)
    ]
    return "\n".join("  ".join(row).rstrip()[:room] for row in zip(*cut, strict=True))


def _cell(text: str, space: int, number: bool) -> str:
    if len(text) > space:
        return text[: space - 1] + "…"
    return text.rjust(space) if number else text.ljust(space)
