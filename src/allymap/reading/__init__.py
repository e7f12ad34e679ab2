"""A file → Documents and a Report, one module a format. Nothing here loads from the network or runs what it reads."""

from .batch import Reading, read_bytes, read_paths
from .formats import SUFFIXES
from .forms import forms_of
from .versions import Versions, earlier_version

__all__ = ["SUFFIXES", "Reading", "Versions", "earlier_version", "forms_of", "read_bytes", "read_paths"]
