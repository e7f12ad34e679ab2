"""A file → Documents and a Report, one module a format. Nothing here loads from the network or runs what it reads."""

from .batch import Reading, read_bytes, read_paths
from .formats import SUFFIXES

__all__ = ["SUFFIXES", "Reading", "read_bytes", "read_paths"]
