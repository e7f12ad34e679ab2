"""Every pair of actors in a sentence, with all that speaks for its cooperation and for its competition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from allymap.model import Polarity

from .cast import Cast
from .evidence import Evidence, Seeker, Sentence
from .frames import Lexicon, Part
from .mentions import Mention
from .parse import Parse, meeting

MOST_MENTIONS = 24
"""Mentions of one sentence that are paired; longer enumerations are cut, so that time stays bounded."""

_POLARITIES = (
    (Polarity.COOPERATION, Polarity.COMPETITION),
    (Polarity.COMPETITION, Polarity.COOPERATION),
)
"""Each polarity and the other one."""

_SLOT_WORTH = {
    "source": 0,
    "holder": 0,
    "target": 0,
    "owner": 0,
    "member": 0,
    "companion": 1,
    "modifier": 1,
    "outer": 2,
    "other": 3,
    "place": 3,
}
_STEP_WORTH = {"head": 0, "conj": 0, "appos": 0, "poss": 1, "modifier": 1, "clause": 1, "of": 1, "within": 3}


@dataclass(slots=True)
class Candidate:
    """A pair with a polarity in a sentence. ``evidence`` is best first; without any, the path alone speaks.

    ``telling``: a frame or a word on the path says what the pair is said to do. ``parts`` are what its features, in
    their order, add to the log odds of its first judgement, once it is judged.
    """

    sentence: int
    source: Mention
    target: Mention
    principals: tuple[str, str]
    polarity: Polarity
    trigger: int
    evidence: list[Evidence] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)
    against: list[Evidence] = field(default_factory=list)
    path: tuple[int, ...] = ()
    top: int = 0
    telling: bool = True
    parts: Sequence[float] = ()
    pair: frozenset[str] = frozenset()
    """The two principals in no order."""


def worth(evidence: Evidence) -> int:
    """How far a piece of evidence is from “subject, verb, object”; smaller is better."""
    return (
        _SLOT_WORTH[evidence.source.slot]
        + _SLOT_WORTH[evidence.target.slot]
        + 2 * (evidence.source.slot == evidence.target.slot and not evidence.frame.reciprocal)
        + _STEP_WORTH.get(evidence.source.step, 2)
        + _STEP_WORTH.get(evidence.target.step, 2)
        + evidence.source.inherited
        + evidence.target.inherited
        + evidence.frame.weak
        + (evidence.flipped != evidence.setting.flipped)
        + (evidence.part is Part.NOUN)
        + 2 * (evidence.part is Part.PREPOSITION)
    )


def candidates_of(
    sentence: Sentence, number: int, mentions: Sequence[Mention], cast: Cast, lexicon: Lexicon, game: bool = False
) -> list[Candidate]:
    """The candidates of the ``number``-th sentence of a document, both polarities of each pair of principals.

    In a sentence that tells of a ``game`` no contest speaks for a pair.

    Where a frame says something about a pair, the polarity that no frame speaks for is left out.
    """
    mentions = mentions[:MOST_MENTIONS]
    principal = {mention.actor_id: cast.principal(mention.actor_id) for mention in mentions}
    if len(set(principal.values())) < 2:
        return []
    found: dict[frozenset[str], dict[Polarity, list[Evidence]]] = {}
    many: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        many[mention.head].add(mention.actor_id)
    for evidence in Seeker(sentence, mentions, lexicon, game).seek():
        pair = frozenset((principal[evidence.source.mention.actor_id], principal[evidence.target.mention.actor_id]))
        if len(pair) == 2 and not _same_many(evidence, many):
            found.setdefault(pair, {}).setdefault(evidence.polarity, []).append(evidence)
    made = []
    for pair, (one, other, path, top) in _nearest(sentence[0], mentions, principal).items():
        speaking = found.get(pair)
        for polarity, opposite in _POLARITIES:
            mine, theirs = ([], []) if speaking is None else (speaking.get(polarity, []), speaking.get(opposite, []))
            if theirs and not mine:
                continue
            source, target, trigger = one, other, path[top]
            if mine:
                mine.sort(key=lambda evidence: (worth(evidence), evidence.trigger))
                source, target, trigger = mine[0].source.mention, mine[0].target.mention, mine[0].trigger
            principals = principal[source.actor_id], principal[target.actor_id]
            made.append(
                Candidate(number, source, target, principals, polarity, trigger, mine, {}, theirs, path, top, pair=pair)
            )
    return made


def _same_many(evidence: Evidence, many: dict[int, set[str]]) -> bool:
    """Whether “they … their” would relate the members of one group to each other by way of itself."""
    one, other = evidence.source.mention.head, evidence.target.mention.head
    if "partner" in (evidence.source.role, evidence.target.role):
        return False
    return one != other and max(len(many[one]), len(many[other])) > 1 and bool(many[one] & many[other])


def _nearest(
    parse: Parse, mentions: Sequence[Mention], principal: dict[str, str]
) -> dict[frozenset[str], tuple[Mention, Mention, tuple[int, ...], int]]:
    """For each pair of principals the two mentions with the shortest path between them, and that path."""
    best: dict[frozenset[str], tuple[Mention, Mention, tuple[int, ...], int]] = {}
    lines = [(mention, principal[mention.actor_id], parse.line(mention.head)) for mention in mentions]
    for (one, mine, up), (other, theirs, down) in combinations(lines, 2):
        if mine == theirs:
            continue
        found = meeting(up, down)
        if found is None:
            continue
        top, below = found
        pair = frozenset((mine, theirs))
        if pair not in best or top + below + 1 < len(best[pair][2]):
            best[pair] = (one, other, (*up[: top + 1], *down[:below][::-1]), top)
    return best
