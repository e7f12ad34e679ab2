"""What a briefing consists of: pages with a picture, numbered sources, quotes and notes. No format is known here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...model import SceneKind
from ...model.wording import counted
from ...network import metrics
from ...network.picture import Picture

PAGE = (1280, 720)
"""A page in pixels: 16 : 9."""

TITLE_HEIGHT, FOOT_HEIGHT = 84, 36
QUOTES_WIDTH = 340
MARGIN = 28

WORDS_TOP, WORDS_LEFT = 286, 96
"""Where the title of a page of words alone begins: its baseline comes a line lower."""

MARK_WIDTH = 120

TITLE_SIZE, SUBTITLE_SIZE = 46, 24
"""Letters of a page of words alone."""


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
    the footnote numbers. ``part`` says what part of the evidence it shows, where not all; ``footnotes`` are the
    numbers of each strand, by relation id and polarity."""

    kind: SceneKind
    title: str
    subtitle: str = ""
    picture: Picture | None = None
    quotes: tuple[Quote, ...] = ()
    callouts: tuple[PlacedCallout, ...] = ()
    notes: str = ""
    part: str = ""
    footnotes: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    twin: str = ""

    @property
    def speaks(self) -> bool:
        """Whether there is nothing on it but a title: then it stands large, in the middle of the height."""
        return self.picture is None and not self.quotes

    @property
    def under_title(self) -> str:
        """The line below the title: the subtitle, and what part of the evidence is shown."""
        return " · ".join(filter(None, (self.subtitle, self.part)))

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

    @property
    def rests_on(self) -> str:
        """How many sources of how many documents there are, in words."""
        documents = len({source.document for source in self.sources})
        counts = (len(self.sources), "source"), (documents, "document")
        return " from ".join(counted(number, noun) for number, noun in counts) if self.sources else ""

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


@dataclass(frozen=True, slots=True)
class SetQuotes:
    """How the quotes of a page are set: the size of their letters, that of where they stand, and their words."""

    size: float
    cited: float
    texts: tuple[str, ...]

    def lines(self, row: int, quote: Quote, width: float) -> tuple[list[str], list[str]]:
        """A quote and where it stands in lines of this width."""
        return (
            metrics.wrap(f"“{metrics.printable(self.texts[row])}”", self.size, width, _MOST_LINES),
            metrics.wrap(metrics.printable(f"[{quote.number}] {quote.citation}"), self.cited, width, 3),
        )


_QUOTE_SIZES = (22.0, 19.0, 16.0, 14.0, 12.5, 11.0)
_LARGEST_BESIDE = 16.0
"""Letters of quotes beside a map; those on a page of their own may be larger."""

_MOST_LINES = 40
QUOTE_GAP, LEADING = 18.0, 1.3


def set_quotes(quotes: tuple[Quote, ...], width: float, height: float, wider: float = 1.0) -> SetQuotes:
    """The largest letters in which all quotes fit into a box; in the smallest, long quotes are cut at a word.

    ``wider`` is how much wider than ours the letters may turn out where our font is missing.
    """
    whole = tuple(quote.text for quote in quotes)
    largest = _QUOTE_SIZES[0] if width > QUOTES_WIDTH else _LARGEST_BESIDE
    tried = [SetQuotes(size, round(0.8 * size, 1), whole) for size in _QUOTE_SIZES if size <= largest]
    tried += [replace(tried[-1], texts=tuple(shortened(text, most) for text in whole)) for most in (400, 240, 140, 70)]
    return next((one for one in tried if _height(one, quotes, width / wider) <= height), tried[-1])


def _height(set_: SetQuotes, quotes: tuple[Quote, ...], width: float) -> float:
    high = 0.0
    for row, quote in enumerate(quotes):
        said, cited = set_.lines(row, quote, width)
        high += len(said) * set_.size * LEADING + len(cited) * set_.cited * LEADING + QUOTE_GAP
    return high
