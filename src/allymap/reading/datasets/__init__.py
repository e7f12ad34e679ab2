"""Data that others coded (event tables, edge lists, graphs) → records, one statement about two actors each."""

from .kinds import KINDS, DataKind, kind_named
from .record import Cited, Naming, Party, Record
from .tally import Tally

__all__ = ["KINDS", "Cited", "DataKind", "Naming", "Party", "Record", "Tally", "kind_named"]
