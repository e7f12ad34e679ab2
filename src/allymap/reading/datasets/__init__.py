"""Data that others coded (event tables, edge lists, graphs) → records, one statement about two actors each."""

from .edges import FIELDS
from .guessing import Preview, guess, preview
from .kinds import KINDS, DataKind, kind_named
from .record import Cited, Naming, Party, Record, Told
from .tally import Tally

__all__ = [
    "FIELDS", "KINDS", "Cited", "DataKind", "Naming", "Party", "Preview", "Record", "Tally", "Told", "guess",
    "kind_named", "preview",
]  # fmt: skip
