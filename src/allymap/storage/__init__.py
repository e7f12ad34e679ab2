"""The project file: schema, migrations, full-text index, safe save, recovery. The only room that speaks SQL."""

from .file import ProjectFile, Shelved
from .fulltext import Hit
from .sessions import RecoveryNote, discard, recoverable
from .tables import TABLES, Row, table_of

__all__ = ["TABLES", "Hit", "ProjectFile", "RecoveryNote", "Row", "Shelved", "discard", "recoverable", "table_of"]
