"""One document from parses to candidates: mentions, antecedents, evidence and features, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from allymap.model import Document, Polarity

from .antecedents import Discourse
from .arenas_story import Story, Told
from .at_home import Home
from .candidates import Candidate, candidates_of
from .cast import Cast, Names
from .comparison import compare
from .dates import Dated
from .dating import Calendar
from .features import Featurer
from .frames import Lexicon
from .mentions import Anaphor, Mention
from .mentions_finder import Finder
from .model import Piece
from .parse import Entity, Parse
from .sport import is_game
from .telling import telling_word

_LONGEST_SENTENCE = 250
_SHORTEST_REPEAT = 30
_AHEAD = 40
"""Paragraphs within which a group is named that those before it only call by their kind."""
_LONGEST_BOUND = 5
"""Words on the longest path by which one who only serves to describe is thought to be meant: “*Peru*-built ships”."""
_MARKS = frozenset({"PUNCT", "SPACE"})
_ANAPHORIC = frozenset(Anaphor)
_Read = tuple[Piece, Parse, list[Mention]]


@dataclass(frozen=True, slots=True)
class Site:
    """Where a sentence stands: its parse, its token range and its mentions."""

    parse: Parse
    start: int
    end: int
    mentions: tuple[Mention, ...]
    dates: tuple[tuple[Entity, Dated], ...] = ()
    context: str = ""
    told: Told = field(default_factory=Told)


@dataclass(slots=True)
class Survey:
    """All candidates of a document; ``sites`` are its sentences, by ``Candidate.sentence``."""

    document: Document
    cast: Cast
    calendar: Calendar
    sites: list[Site] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


def survey(document: Document, parsed: Iterable[tuple[Piece, Parse]], names: Names, lexicon: Lexicon) -> Survey:
    """Find the candidates of a document. A sentence that repeats an earlier one (a pull quote) is left out.

    A title that stands apart from the text is read for whom and what it names, and has no candidates.
    """
    result = Survey(document, Cast(names), Calendar(document.published))
    discourse = Discourse(result.cast)
    story = Story(result.cast)
    year = int(document.published[:4]) if document.published[:4].isdigit() else None
    seen: set[str] = set()
    found = (
        (piece, parse, Finder(parse, piece.text, piece.start, result.cast, year).find()) for piece, parse in parsed
    )
    for paragraph, (piece, parse, mentions) in enumerate(_ahead(found)):
        heads = [mention.head for mention in mentions]
        for start, end in parse.sentences:
            if not piece.title and _repeats(parse, start, end, seen):
                continue
            named = mentions[bisect_left(heads, start) : bisect_left(heads, end)]
            resolved = discourse.resolve(parse, start, end, named)
            if piece.title or piece.text == document.title:
                story.entitle(parse, start, end, resolved)
            if piece.title:
                continue
            context = result.calendar.context
            dates = tuple(result.calendar.read(parse, start, end))
            told = story.read(parse, start, end, resolved, paragraph, bool(dates))
            resolved = Home(parse, start, end, resolved, result.cast).resolve()
            if end - start > _LONGEST_SENTENCE or len(resolved) < 2:
                continue
            _candidates(result, Site(parse, start, end, tuple(resolved), dates, context, told), lexicon)
    return result


def _repeats(parse: Parse, start: int, end: int, seen: set[str]) -> bool:
    """Whether a sentence of some length was ``seen`` before, whatever its marks; else it is seen now."""
    marks = parse.pos[start:end]
    key = " ".join([word for word, pos in zip(parse.lower[start:end], marks, strict=True) if pos not in _MARKS])
    if len(key) >= _SHORTEST_REPEAT and key in seen:
        return True
    seen.add(key)
    return False


def _ahead(found: Iterable[_Read]) -> Iterator[_Read]:
    """Paragraphs with their mentions, told as far behind as names may follow those who are first called “rebels”."""
    waiting: deque[_Read] = deque()
    for one in found:
        waiting.append(one)
        if len(waiting) > _AHEAD:
            yield waiting.popleft()
    yield from waiting


def _candidates(result: Survey, site: Site, lexicon: Lexicon) -> None:
    sentence = (site.parse, site.start, site.end)
    game = is_game(*sentence)
    found = candidates_of(sentence, len(result.sites), site.mentions, result.cast, lexicon, game)
    if not found:
        return
    featurer = Featurer(site.parse, result.cast, lexicon, site.mentions, (site.start, site.end))
    names = {token for mention in site.mentions for token in range(mention.start, mention.end)}
    kept = [
        candidate
        for candidate in found
        if candidate.evidence or (not game and _by_path(candidate, site, featurer, names))
    ]
    for candidate in kept:
        featurer.add(candidate)
    compare(kept)
    for candidate in kept:
        candidate.source, candidate.target = named_by(candidate.source, site), named_by(candidate.target, site)
    if kept:
        result.candidates += kept
        result.sites.append(site)


def named_by(mention: Mention, site: Site) -> Mention:
    """The mention by which its sentence names an actor: the name for a pronoun, or for a short name in brackets."""
    short = site.parse.words[max(mention.start - 1, 0)] == "("
    if not short and mention.form not in (Anaphor.PRONOUN, Anaphor.POSSESSIVE):
        return mention
    same = (other for other in site.mentions if other.actor_id == mention.actor_id and other.form not in _ANAPHORIC)
    before = [other for other in same if other.head < mention.head] if short else list(same)
    return max(before, key=lambda other: other.end - other.start, default=mention)


def _is_bound(mention: Mention, site: Site) -> bool:
    """Whether a hyphen binds a name to what it helps to describe: “*Peru*-sponsored talks”."""
    return site.parse.is_hyphen(mention.head + 1)


def _by_path(candidate: Candidate, site: Site, featurer: Featurer, names: Collection[int]) -> bool:
    """Find the word that a candidate without a frame goes by; without any it is no candidate.

    ``names`` are the tokens of the sentence's mentions.
    """
    if len(candidate.path) > _LONGEST_BOUND and (
        _is_bound(candidate.source, site) or _is_bound(candidate.target, site)
    ):
        return False
    sign = 1.0 if candidate.polarity is Polarity.COOPERATION else -1.0
    if Anaphor.RESIDENTS in (candidate.source.form, candidate.target.form):
        return False
    word = telling_word(site.parse, candidate.path, candidate.top, names, featurer.signs, sign)
    if word is not None:
        candidate.trigger, candidate.telling = word
    return word is not None
