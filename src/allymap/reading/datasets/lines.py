"""The lines of a data file, one by one, however large it is: plain, .gz, or the only file in a .zip."""

from __future__ import annotations

import csv
import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from allymap.model import Progress, UnreadableDocument

from .tally import Tally

_LONGEST = 1_000_000
"""Bytes of a line; a longer one is no row of a table."""

_LARGEST = 20_000_000_000
"""Bytes that are unpacked from a compressed file before it is taken for a trap."""

_BEAT = 1_000
"""Lines after which progress is told."""

_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile)
"""What reading a damaged file raises."""


class Lines(Iterator[str]):
    """The lines of a stream, without their ends. ``number`` counts them from 1.

    A line that is not UTF-8 is read as Windows-1252 and counted in ``foreign``. One that is too long is spoiled and
    empty.
    """

    def __init__(self, stream: BinaryIO, tally: Tally, progress: Progress) -> None:
        self._stream, self._tally, self._progress = stream, tally, progress
        self._told = self._read = 0
        self.number = self.foreign = 0

    def __next__(self) -> str:
        line = self._line()
        if not line:
            raise StopIteration
        self.number += 1
        if self.number % _BEAT == 0:
            self._progress.advance(self._read // 1000 - self._told)
            self._told = self._read // 1000
        if len(line) <= _LONGEST:
            return self._decoded(line)
        while line and not line.endswith(b"\n"):
            line = self._line()
        self._tally.spoil(self.number, "a line of more than 1 MB")
        return ""

    def _line(self) -> bytes:
        line = self._stream.readline(_LONGEST + 1)
        self._read += len(line)
        if self._read > _LARGEST:
            raise UnreadableDocument("It unpacks to more than 20 GB: split it.")
        return line

    def _decoded(self, line: bytes) -> str:
        if self.number == 1:
            if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise UnreadableDocument("It is UTF-16: save it as UTF-8.")
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            self.foreign += 1
            text = line.decode("cp1252", "replace")
        return text.replace("\0", "")


@contextmanager
def lines_of(path: Path, tally: Tally, progress: Progress) -> Iterator[Lines]:
    """Open a file for reading line by line. Raises ``UnreadableDocument`` with the reason, now or while it is read."""
    with ExitStack() as stack:
        try:
            stream, size = _opened(path, stack)
            progress.phase(f"Reading {path.name}", size // 1000)
            lines = Lines(stream, tally, progress)
            yield lines
        except FileNotFoundError:
            raise UnreadableDocument(f"There is no file “{path}”.") from None
        except IsADirectoryError:
            raise UnreadableDocument(f"“{path}” is a folder.") from None
        except PermissionError:
            raise UnreadableDocument(f"You have no permission to read “{path}”.") from None
        except _BROKEN as error:
            raise UnreadableDocument(f"“{path.name}” cannot be read: it is damaged ({error}).") from error
    if lines.foreign:
        tally.notes.append(f"Lines that are not UTF-8 were read as Windows-1252 ({lines.foreign:,}).")


def _opened(path: Path, stack: ExitStack) -> tuple[BinaryIO, int]:
    """A stream of the bytes, unpacked, and how many there are (0: nobody knows)."""
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, stack.enter_context(gzip.open(path, "rb"))), 0
    if path.suffix.lower() != ".zip":
        return stack.enter_context(path.open("rb")), path.stat().st_size
    archive = stack.enter_context(zipfile.ZipFile(path))
    inside = [one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX/")]
    if len(inside) != 1:
        raise UnreadableDocument(f"“{path.name}” holds {len(inside)} files: unpack it and name the one you mean.")
    try:
        return cast(BinaryIO, stack.enter_context(archive.open(inside[0]))), inside[0].file_size
    except (RuntimeError, NotImplementedError):
        raise UnreadableDocument(f"“{path.name}” is packed with a password or in an odd way: unpack it.") from None


def rows_of(lines: Lines, tally: Tally, delimiter: str, quoted: bool) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, each with the line that it begins on. Empty lines are none; broken ones are spoiled."""
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    while True:
        begins = lines.number + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            tally.rows += 1
            tally.spoil(begins, f"a row that is not well formed ({error})")
            continue
        if any(row):
            yield begins, row
