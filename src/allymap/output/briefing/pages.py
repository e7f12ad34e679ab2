"""What a briefing consists of: pages with a picture, numbered sources, quotes and notes. No format is known here."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...model import AllyMapError, SceneKind
from ...network.picture import Picture

PAGE = (1280, 720)
"""A page in pixels: 16 : 9."""

TITLE_HEIGHT, FOOT_HEIGHT = 84, 36
QUOTES_WIDTH = 340
MARGIN = 28


class UnsourcedError(AllyMapError):
    """A strand without a source: nothing is written until it has one, or is gone."""


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered source: a passage, or a signed note. ``number`` is unique within a briefing, from 1.

    ``grade`` is the Admiralty grade of the document (like ``B2``) or empty; ``page`` its page of the passage, counted
    from 1, or 0 where the document has none.
    """

    number: int
    claim_id: str
    sentence: str
    quote: str
    document: str
    publisher: str
    published: str
    date: str
    page: int
    grade: str
    by: str
    reviewed: bool
    narrator: str
    polarity: str

    @property
    def citation(self) -> str:
        """Where it stands, in one line."""
        place = [self.publisher, self.published, f"page {self.page}" if self.page else ""]
        graded = f"graded {self.grade}" if self.grade else ""
        return ", ".join(filter(None, [self.document, *place, graded]))

    @property
    def provenance(self) -> str:
        """How it came to be a claim, and whether a person looked at it."""
        return f"{self.by or 'unknown'}; {'reviewed by a person' if self.reviewed else 'not reviewed'}"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage shown on a page, with the number of its source."""

    number: int
    text: str
    citation: str


@dataclass(frozen=True, slots=True)
class PlacedCallout:
    """Words on a page, at pixels of the picture."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``picture`` is ``None`` for words alone and is as large as ``picture_size`` says; its captions hold
    the footnote numbers. ``footnotes`` are the numbers of each strand, by relation id and polarity."""

    kind: SceneKind
    title: str
    subtitle: str = ""
    picture: Picture | None = None
    quotes: tuple[Quote, ...] = ()
    callouts: tuple[PlacedCallout, ...] = ()
    notes: str = ""
    footnotes: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    twin: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every source that the page names."""
        found = {number for numbers in self.footnotes.values() for number in numbers}
        return tuple(sorted(found | {quote.number for quote in self.quotes}))


@dataclass(frozen=True, slots=True)
class Briefing:
    """``label`` is a handling label or empty; ``withheld`` says in a sentence what was left out because of it."""

    title: str
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    label: str = ""
    withheld: str = ""

    def of(self, page: Page) -> tuple[Source, ...]:
        """The sources that a page names, by number."""
        return tuple(self.sources[number - 1] for number in page.numbers)


def picture_size(quotes: bool) -> tuple[int, int]:
    """How large the picture of a page is, in pixels."""
    width = PAGE[0] - 2 * MARGIN - (QUOTES_WIDTH + MARGIN if quotes else 0)
    return width, PAGE[1] - TITLE_HEIGHT - FOOT_HEIGHT


def footnote(numbers: tuple[int, ...], most: int = 3) -> str:
    """Numbers as they stand beside a strand: “4, 7, 9+”."""
    shown = ", ".join(map(str, numbers[:most]))
    return f"{shown}+" if len(numbers) > most else shown


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut at a word with an ellipsis.

    >>> shortened("Moscow and Tehran signed", 12)
    'Moscow and…'
    """
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
