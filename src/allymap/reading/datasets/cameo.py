"""CAMEO: which strand a code belongs to, and what PLOVER calls it (``resources/cameo.tsv``).

Codes are strings with their zeros: ``010`` is a statement, ``10`` a demand.
"""

from __future__ import annotations

import re
from functools import cache

from allymap.model import Polarity, Tier
from allymap.model.resources import resource

from .tally import NO_DATE, NO_SECOND_ACTOR, Tally

_CODE = re.compile(r"(?:0[1-9]|1[0-9]|20)\d{0,2}\Z")
_FIRST_COMPETING = 9
_STATEMENT = "01"
"""The root of what is only said. The four quad classes count it as verbal cooperation, the five penta classes apart."""

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def is_code(code: str) -> bool:
    """Whether a text is a CAMEO code.

    >>> is_code("0841"), is_code("84"), is_code("21")
    (True, False, False)
    """
    return bool(_CODE.match(code))


def is_event(row: int, actors: tuple[str, str], code: str, when: str, tally: Tally) -> bool:
    """Whether a row has two actors, a code and a date; the ``tally`` is told of one that has not."""
    if not all(actors):
        tally.skip(row, NO_SECOND_ACTOR)
    elif not is_code(code):
        tally.spoil(row, "no CAMEO code with its leading zero (programs for tables drop it: take the original file)")
    elif not when:
        tally.spoil(row, NO_DATE)
    else:
        return True
    return False


def quad_of(code: str) -> int:
    """The quad class by the root.

    >>> quad_of("010"), quad_of("0831"), quad_of("112"), quad_of("163")
    (1, 2, 3, 4)
    """
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root < _FIRST_COMPETING else 3 if root <= 13 else 4


def polarity_of(quad: int) -> Polarity:
    """The strand of a quad class."""
    return Polarity.COOPERATION if quad <= 2 else Polarity.COMPETITION


def tier_of(code: str) -> Tier:
    """What is only said is suggested, all else drawn."""
    return Tier.SUGGESTED if code.startswith(_STATEMENT) else Tier.DRAWN


def plover_of(code: str) -> tuple[str, str]:
    """PLOVER's event and mode for a code, empty for what PLOVER does not have.

    >>> plover_of("0811"), plover_of("1724"), plover_of("0232")
    (('CONCEDE', ''), ('COERCE', 'martial-law'), ('', ''))
    """
    known = _table()
    return next((known[code[:end]] for end in range(len(code), 1, -1) if code[:end] in known), ("", ""))


@cache
def _table() -> dict[str, tuple[str, str]]:
    found = {}
    for line in resource("cameo.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "code\t")):
            code, event, mode = (line + "\t").split("\t")[:3]
            found[code] = (event, mode)
    return found
