"""What is attached to mails, found before anything is read, so that a person can choose among it."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from allymap.model import Attachment, Progress, Report, UnreadableDocument

from . import message
from .files import files_in, load, shown
from .formats import SUFFIXES

_MAIL = frozenset(suffix for suffix, known in SUFFIXES.items() if known.reader is message.read)


def attachments_in(paths: Iterable[str | PathLike[str]], progress: Progress) -> list[Attachment]:
    """The readable attachments of the mails among files and below folders. Raises ``Cancelled``.

    Mails that cannot be read are passed by: whoever reads them tells why.
    """
    progress.phase("Looking for attachments")
    mails = [one for one in files_in([Path(path) for path in paths], Report(), progress) if one.suffix.lower() in _MAIL]
    progress.phase("Looking for attachments", len(mails))
    found = []
    for path in mails:
        try:
            offered = message.attachments_of(load(path), shown(path))
        except UnreadableDocument:
            offered = []
        prefix = f"{shown(path)} · "
        found += [Attachment(where, shown(path.name), where.removeprefix(prefix)) for where in offered]
        progress.advance()
    return found
