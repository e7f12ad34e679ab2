"""The project file: schema, migrations, full-text index, safe save, recovery. The only room that speaks SQL."""

from .file import ProjectFile, Shelved
from .fulltext import Hit
from .remains import Remains, remains_of
from .saving import located, refuse_target
from .searcher import Searcher
from .sessions import RecoveryNote, discard, recoverable, refuse_if_open_elsewhere
from .tables import TABLES, Row, altered, brought_about, table_named, table_of

__all__ = [
    "TABLES", "Hit", "ProjectFile", "RecoveryNote", "Remains", "Row", "Searcher", "Shelved", "altered", "brought_about",
    "discard", "located", "recoverable",
    "refuse_if_open_elsewhere", "refuse_target", "remains_of", "table_named", "table_of",
]  # fmt: skip
