"""When a claim happened or held: the nearest date, the date the story has reached, or the month of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from allymap.model import FuzzyDate

from .dates import Basis, Dated, resolve, unresolved
from .parse import Entity, Parse

_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
_BEFORE = 40
"""Words before a date expression that may hold its preposition."""
_FARTHEST = 12
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SPEECH = frozenset(
    {
        "say", "tell", "add", "vow", "claim", "announce", "warn", "insist", "argue", "condemn", "denounce", "urge",
        "criticise", "criticize", "praise", "accuse", "demand", "reject", "deplore", "comment", "reiterate", "declare",
        "tweet", "write", "note", "report", "promise", "pledge", "stress", "explain", "reply", "respond", "confirm",
        "deny",
    }
)  # fmt: skip
_LOOKING_AHEAD = frozenset({"be", "plan", "intend", "expect", "schedule", "agree", "promise", "vow", "want", "hope"})
_OF_A_NOUN = frozenset({"pobj", "nummod", "compound", "amod", "nmod", "poss"})
_STORY = 12
"""Sentences for which a story keeps the date it has reached."""
_RECENT = 62
"""Days before publication from which on a date belongs to the news itself, not to a story told."""


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF text and how it was found; both empty for *undated*.

    Of a date that leans on an unknown day of publication the text is empty and the basis “unresolved: last month”.
    """

    text: str = ""
    basis: Basis | str = ""


class Calendar:
    """Follows the dates of a document sentence by sentence. ``context`` is the past date its story has reached."""

    def __init__(self, published: str) -> None:
        try:
            self.published = FuzzyDate.parse(published)
        except ValueError:
            self.published = FuzzyDate()
        self.context = ""
        self._since = 0
        self._last = FuzzyDate()

    def read(self, parse: Parse, start: int, end: int) -> list[tuple[Entity, Dated]]:
        """The resolved date expressions of a sentence, and remember where the story now stands."""
        found = []
        for entity in _expressions(parse, start, end):
            if _compares(parse, entity):
                continue
            words = " ".join(parse.words[entity.start : entity.end])
            before = " ".join(parse.words[max(start, entity.start - _BEFORE) : entity.start])
            tense = _tense(parse, entity)
            dated = resolve(words, before, self.published, tense, self._last) or unresolved(
                words, before, self.published, tense
            )
            if dated is not None:
                found.append((entity, dated))
                self._last = dated.date if dated.date.text and "/" not in dated.date.text else self._last
        self._follow(found)
        return found

    def _follow(self, found: list[tuple[Entity, Dated]]) -> None:
        self._since += 1
        if self._since > _STORY:
            self.context = ""
        for _, dated in found:
            latest = dated.date.latest
            past = latest and self.published.earliest and (self.published.earliest - latest).days > _RECENT
            self.context = dated.date.text if past and "/" not in dated.date.text else ""
            self._since = 0

    def date_of(
        self,
        parse: Parse,
        dates: list[tuple[Entity, Dated]],
        context: str,
        trigger: int,
        start: int,
        actors: Sequence[int] = (),
    ) -> When:
        """The date of what ``trigger`` says in a sentence with these dates, in a story that had reached ``context``.

        ``actors`` are the heads of the two actors: what one is said to have done in a clause of its own (“the rebels,
        *who joined in 2014*”) dates the claim where nothing nearer does.
        """
        near = []
        for entity, dated in dates:
            distance = _distance(parse, entity, trigger, start)
            if distance is not None:
                near.append((distance, abs(entity.start - trigger), dated))
        near = near or [
            (0, abs(entity.start - actor), dated)
            for entity, dated in dates
            for actor in actors
            if _relative_of(parse, entity, actor)
        ]
        if near:
            dated = min(near, key=lambda row: row[:2])[2]
            basis = f"{dated.basis}: {dated.words}" if dated.words else dated.basis
            return When(_plain(dated.date.text), basis)
        if context and _past(parse, trigger):
            return When(context, "context")
        month = self.published.month
        return When(month, "document") if month else When()


def _expressions(parse: Parse, start: int, end: int) -> list[Entity]:
    """spaCy's DATE spans, and bare years that it left out (“a 2016 operation”)."""
    found = [entity for entity in parse.entities_of(start, end) if entity.label == "DATE"]
    if "CD" not in parse.tags[start:end]:
        return found
    covered = {token for entity in found for token in range(entity.start, entity.end)}
    found += [
        Entity(token, token + 1, "DATE")
        for token in range(start, end)
        if parse.tags[token] == "CD"
        and token not in covered
        and _YEAR.match(parse.words[token])
        and not _counts(parse, token)
    ]
    return sorted(found, key=lambda entity: entity.start)


def _counts(parse: Parse, token: int) -> bool:
    """Whether a number counts things (“2000 people”) and names no year (“the 2011 protests”, “a 2016 raid”)."""
    noun = parse.heads[token]
    return (
        parse.deps[token] == "nummod"
        and parse.tags[noun] in ("NNS", "NNPS")
        and parse.child(noun, "det", "poss") is None
    )


def _compares(parse: Parse, entity: Entity) -> bool:
    """Whether a date only says since when something is the first or the worst: “the worst crisis since 1962”."""
    since = next((at for at in parse.ancestors(entity.end - 1) if parse.lemmas[at] in ("since", "than")), None)
    if since is None or since > entity.start:
        return False
    return any(
        parse.tags[at] in ("JJS", "RBS") or parse.lemmas[at] in ("first", "only")
        for at in range(max(0, since - 12), since)
    )


def _tense(parse: Parse, entity: Entity) -> str:
    """The tense of the verb that a date stands by, where it is plain: ``Fut``, ``Past`` or nothing.

    “Was due on Monday” and “planned to meet on Monday” look ahead in spite of their form.
    """
    for at in parse.ancestors(entity.end - 1):
        if parse.pos[at] in ("VERB", "AUX"):
            helpers = {parse.lower[c] for c in parse.children[at] if parse.deps[c] in ("aux", "auxpass")}
            if helpers & {"will", "shall", "'ll", "’ll"}:
                return "Fut"
            ahead = parse.lemmas[at] in _LOOKING_AHEAD
            return "Past" if parse.tags[at] == "VBD" and not ahead else ""
    return ""


def _distance(parse: Parse, entity: Entity, trigger: int, start: int) -> int | None:
    """Steps through the parse from a date to a trigger, clause borders counted thrice; ``None`` when too far.

    A date that opens the sentence sets the time of all of it.
    """
    found = parse.path(entity.end - 1, trigger)
    if found is None:
        return None
    path, top = found
    if top == len(path) - 1 and _tells_which(parse, path):
        return None
    borders = sum(_opens_clause(parse, token) for place, token in enumerate(path) if place != top)
    distance = len(path) + 3 * borders
    return distance if distance <= _FARTHEST or entity.start <= start + 2 else None


def _tells_which(parse: Parse, path: Sequence[int]) -> bool:
    """Whether the date at the beginning of a path only tells which thing is meant in a clause below its end.

    “Accused X of breaking *a treaty of 2015*” is not of that year, as “signed a treaty of 2015” is.
    """
    place = 2 if parse.lower[path[min(1, len(path) - 1)]] == "of" else 1
    if place + 2 > len(path) - 1 or parse.heads[path[place + 1]] == path[place]:
        return False
    return parse.deps[path[0]] in _OF_A_NOUN and parse.deps[path[place]] == "dobj"


def _relative_of(parse: Parse, entity: Entity, actor: int) -> bool:
    """Whether a date stands in the main part of the relative clause of an actor."""
    clauses = [at for at in parse.ancestors(entity.end - 1) if parse.deps[at] in _CLAUSES]
    return bool(clauses) and parse.deps[clauses[0]] == "relcl" and parse.heads[clauses[0]] == actor


def _opens_clause(parse: Parse, token: int) -> bool:
    """Whether a word heads a clause with a time of its own; “came *to help*” has that of its verb."""
    purpose = parse.deps[token] == "advcl" and parse.tags[token] == "VB"
    return parse.deps[token] in _CLAUSES and not purpose


def _past(parse: Parse, trigger: int) -> bool:
    """Whether the verb at or above a trigger tells a story of the past; what somebody *said* is news."""
    if any(parse.lemmas[at] in _SPEECH for at in (trigger, *parse.ancestors(trigger))):
        return False
    for at in (trigger, *parse.ancestors(trigger)):
        if parse.pos[at] in ("VERB", "AUX") and parse.tags[at] != "VB":
            helpers = {parse.lower[c] for c in parse.children[at] if parse.deps[c] in ("aux", "auxpass")}
            if helpers & {"has", "have", "is", "are", "will", "may", "might", "could", "would", "can"}:
                return False
            return parse.tags[at] == "VBD" or bool(helpers & {"had", "was", "were", "did"})
    return False


def _plain(text: str) -> str:
    """An interval without “about”: its precision of months says so already."""
    return text.replace("~", "") if "/" in text else text
