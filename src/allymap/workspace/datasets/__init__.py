"""Data that others coded into a project: ``prepare`` reads on any thread, ``importing.apply`` adds it in one step."""

from ...reading.datasets import Preview, guess, preview
from .asking import Asks
from .preparing import KindOfData, Outcome, fields, kinds, prepare

__all__ = ["Asks", "KindOfData", "Outcome", "Preview", "fields", "guess", "kinds", "prepare", "preview"]
