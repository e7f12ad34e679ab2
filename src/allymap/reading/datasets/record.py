"""What a row of somebody else's data says, in AllyMap's words, before anybody knows which actors it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allymap.model import AUTHOR, ActorKind, Kind, Modality, Polarity, Span, Tier, VerdictValue
from allymap.model.wording import cut

_LONGEST = 300


class Naming(StrEnum):
    """What a data set's names are worth.

    ``NAME``: a name of its own, which may be one that we know. ``ROLE``: a word of the text (PRESIDENT, MOSCOW), worth
    something only together with a country. ``EXACT``: AllyMap's own name, written by an export.
    """

    NAME = "name"
    ROLE = "role"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a row names it; ``country`` is a name or ISO 3166-1 alpha-3, ``sectors`` are the data set's own.

    ``principal`` is the name of the actor that it acts for, where the data say so; ``key`` and
    ``principal_key`` are ids, where the data have some.
    """

    name: str
    country: str = ""
    sectors: tuple[str, ...] = ()
    naming: Naming = Naming.NAME
    kind: ActorKind | None = None
    code: str = ""
    principal: str = ""
    principal_key: str = ""
    aliases: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """The document that a row quotes or points at; ``id`` where the row gives one.

    ``rows``: that document is a data set's rows itself.
    """

    title: str
    id: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""
    reliability: str = ""
    credibility: str = ""
    tlp: str = ""
    rows: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One statement about two actors. ``words`` are its passage: a quotation, or the row itself, written out.

    ``source_span`` and the others lie in ``words``. ``key`` tells statements apart: one with the key of an earlier one
    says the same again. ``cited`` is ``None`` where the data set itself is the source. ``row`` is the
    line of the file, 1 for the first. ``by`` who made the statement; of an analyst's note (``note`` without ``words``)
    the analyst. ``at`` is where a quotation stands in the document that it is from, so that excerpts keep their order;
    ``id`` the claim's own, where an export gives it. Mentions and trigger are told in words where no span of ``words``
    holds them.
    """

    row: int
    source: Party
    target: Party
    polarity: Polarity
    words: str
    key: str
    date: str = ""
    date_basis: str = "stated"
    kind: Kind = Kind.EVENT
    event: str = ""
    mode: str = ""
    directed: bool = True
    modality: Modality = Modality.HAPPENED
    arena: tuple[str, ...] = ()
    narrator: str = AUTHOR
    source_span: Span | None = None
    target_span: Span | None = None
    trigger_span: Span | None = None
    source_mention: str = ""
    target_mention: str = ""
    trigger: str = ""
    confidence: float = 1.0
    tier: Tier = Tier.DRAWN
    verdict: VerdictValue = VerdictValue.PROPOSED
    by: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""
    tlp: str = ""
    cited: Cited | None = None
    at: int = 0
    id: str = ""


Told = Record | Party
"""What a file tells: statements, and actors that it describes, which come before."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row written out as a line of text, and where the two actors and the deed stand in it."""

    text: str
    source: Span
    target: Span
    deed: Span


def written(row: int, date: str, source: str, target: str, deed: str, *details: str, arrow: str = "→") -> Line:
    """A row as a line that a person can read; empty details are left out.

    >>> written(7, "2015-09-30", "Russia", "Syria", "Provide aid (CAMEO 070)", "", "Damascus").text
    'Row 7 · 2015-09-30 · Russia → Syria · Provide aid (CAMEO 070) · Damascus'
    """
    text = f"Row {row} · {date or 'undated'} · "
    spans = []
    for part, after in ((source, f" {arrow} "), (target, " · "), (deed, "")):
        spans.append((len(text), len(text) + len(part)))
        text += part + after
    return Line(" · ".join([text, *filter(None, details)]), *spans)


def tidy(text: str) -> str:
    """A cell on one line, without signs that cannot be shown, cut where it goes on and on.

    >>> tidy("  Foreign\\nMinistry ")
    'Foreign Ministry'
    """
    if not text.isprintable():  # rare, and slow to mend
        text = "".join(sign if sign.isprintable() else " " for sign in text)
    return cut(" ".join(text.split()), _LONGEST)
