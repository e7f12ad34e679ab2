"""Presenting the scenes: the audience's window, the presenter's, and what goes on between them."""

from .presenting import Presenting

__all__ = ["Presenting"]
