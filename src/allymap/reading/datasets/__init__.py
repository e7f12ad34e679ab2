"""Data that others coded (event tables, edge lists, graphs) → records, one statement about two actors each."""

from .edges import FIELDS
from .kinds import KINDS, DataKind, kind_named
from .record import Cited, Naming, Party, Record, Told
from .tally import Tally

__all__ = ["FIELDS", "KINDS", "Cited", "DataKind", "Naming", "Party", "Record", "Tally", "Told", "kind_named"]
