"""Which files there are below the given paths, and their bytes: never a device, a loop or more than the limit."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from allymap.model import Progress, Report, UnreadableDocument
from allymap.model.wording import counted

from .formats import SUFFIXES, format_for

_DEEPEST = 50
"""Folders within folders; deeper ones are machines' work."""
_NAMED = 3
"""Skipped files of a kind that are named; the rest are counted."""


def files_in(paths: list[Path], report: Report, progress: Progress) -> list[Path]:
    """The files to read: those given, and those of a known format in given folders, sorted; the report has the rest.

    Raises ``Cancelled``; ``progress`` advances by a folder at a time.
    """
    found: list[Path] = []
    for path in paths:
        if _is_folder(path):
            walk = _Walk(report, progress)
            inside = list(walk.files(path))
            walk.tell(path)
            if not inside:
                report.failed(shown(path), f"The folder holds no document that AllyMap reads ({', '.join(SUFFIXES)}).")
            found += inside
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def load(path: Path) -> bytes:
    """The bytes of one file. Raises ``UnreadableDocument`` with the reason, before reading what is too large."""
    limit = format_for(path.name).limit
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument("This is not a regular file (a device, a pipe or a socket).")
        if status.st_size > limit:
            raise UnreadableDocument(_too_large(status.st_size, limit))
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        broken = path.is_symlink()
        raise UnreadableDocument("The link leads nowhere." if broken else "There is no such file.") from None
    except PermissionError:
        raise UnreadableDocument("You have no permission to read it.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else None
        raise UnreadableDocument(f"It cannot be read ({(reason or 'not a valid path').lower()}).") from None
    if len(content) > limit:
        raise UnreadableDocument(_too_large(len(content), limit))
    return content


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - unlike Path.is_dir it answers for every path, even an impossible one


def shown(path: Path | str) -> str:
    """A path as it can be printed and stored, whatever bytes its name is made of."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _too_large(size: int, limit: int) -> str:
    return f"It has {size / 1e6:,.0f} MB, and AllyMap reads files of up to {limit / 1e6:,.0f} MB: split it."


@dataclass(slots=True)
class _Walk:
    """One walk below a folder; remembers what it has entered and what it passed by."""

    report: Report
    progress: Progress
    entered: set[tuple[int, int]] = field(default_factory=set)
    hidden: int = 0
    unknown: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def files(self, folder: Path, depth: int = 0) -> Iterator[Path]:
        self.progress.advance()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in self.entered:
                self.report.skipped(shown(folder), "The link leads back to a folder that was already read.")
                return
            self.entered.add((status.st_dev, status.st_ino))
            entries = sorted(folder.iterdir())
        except OSError as error:
            self.report.failed(shown(folder), f"The folder cannot be opened ({(error.strerror or 'unknown').lower()}).")
            return
        for entry in entries:
            if entry.name.startswith("."):
                self.hidden += 1
            elif _is_folder(entry):
                if depth == _DEEPEST:
                    self.report.skipped(shown(entry), f"Folders more than {_DEEPEST} deep are not read.")
                else:
                    yield from self.files(entry, depth + 1)
            elif entry.is_symlink() or entry.is_file():
                if entry.suffix.lower() in SUFFIXES:
                    yield entry
                else:
                    self.unknown[entry.suffix.lower()].append(entry.name)
            else:
                self.report.skipped(shown(entry), "This is not a regular file (a device, a pipe or a socket).")

    def tell(self, folder: Path) -> None:
        """Report what was passed by, in one sentence a kind."""
        if self.hidden:
            self.report.skipped(shown(folder), f"{_were(self.hidden, 'hidden entry', 'hidden entries')} left out.")
        for suffix, names in sorted(self.unknown.items()):
            kind = f"{suffix} file" if suffix else "file without an ending"
            kinds = f"{suffix} files" if suffix else "files without an ending"
            listed = ", ".join(shown(name) for name in names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
            self.report.skipped(
                shown(folder), f"{_were(len(names), kind, kinds)} left out ({listed}): AllyMap does not read these."
            )


def _were(number: int, one: str, many: str) -> str:
    return f"{counted(number, one, many)} {'was' if number == 1 else 'were'}"
