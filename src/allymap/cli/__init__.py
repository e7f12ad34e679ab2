"""The command line: a window, or commands that are a few calls on the workspace each."""

from .entry import main

__all__ = ["main"]
