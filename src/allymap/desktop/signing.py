"""Under which name a person signs verdicts, corrections and judgements: the account's, unless another is given."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from ..workspace.person import person

_NAME = "person/name"


def own_name() -> str:
    """The name that was given; empty where the account's is used."""
    return str(QSettings().value(_NAME, "") or "")


def signature() -> str:
    """The name to sign with."""
    return own_name() or person()


def keep_name(name: str) -> None:
    """Sign with this name from now on; empty: with the account's."""
    QSettings().setValue(_NAME, " ".join(name.split()))
