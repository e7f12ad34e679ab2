"""What can go wrong between us and a server: for a person (``LlmError``), and for the code that asks again."""

from __future__ import annotations

from allymap.model import AllyMapError

_LONGEST = 200


class LlmError(AllyMapError):
    """The language model cannot be asked, or its server answers nothing we can use."""


class ConsentNeeded(LlmError):
    """Text would leave this machine and nobody agreed to that."""


class Busy(Exception):
    """Worth asking again later; ``wait`` is how many seconds the server wants us to wait, where it says so.

    ``most`` bounds the attempts at what takes long to fail.
    """

    def __init__(self, reason: str, wait: float | None = None, most: int | None = None) -> None:
        super().__init__(reason)
        self.wait, self.most = wait, most


class FormatRefused(Exception):
    """The server does not take the request in this form; in a plainer one it may."""


class Unwanted(Exception):
    """The server does not take one setting of the request (``name``)."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name


class TooLong(Exception):
    """The request does not fit the model's context: ask for less at once."""


class Unusable(Exception):
    """The server answered, but nothing we can use."""


def brief(words: object) -> str:
    """What a server said, on one line and short: it is the words of others, and some answer with whole pages.

    >>> brief("model  not\\nfound.")
    'model not found'
    """
    line = " ".join(str(words).split()).rstrip(".")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
