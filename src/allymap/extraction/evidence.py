"""From trigger words to evidence: which frame says what about which two mentions, and by what path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from allymap.model import Polarity

from .arguments import Arguments
from .arguments_own import is_prefix
from .composition import Setting, setting_of
from .evidence_fillers import CLAUSES, WISHES, Fillers
from .evidence_readings import readings
from .frames import Frame, Lexicon, Part
from .mentions import Mention
from .parse import Parse
from .participants import HARMS
from .phrases import Phrases
from .senses import Senses
from .slots import Filler, directed, is_done_there, stand_side_by_side
from .sport import CONTESTS

_MOST_FILLERS = 12
_EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
_BESIDE = frozenset({"alongside", "beside", "together"})
_WHOSE = frozenset({"of", "poss", "modifier"})


class Evidence(NamedTuple):
    """A frame at ``trigger`` says ``polarity`` (after what stands above it) about two mentions."""

    frame: Frame
    part: Part
    trigger: int
    source: Filler
    target: Filler
    setting: Setting
    polarity: Polarity
    flipped: bool

    @property
    def slots(self) -> str:
        return f"{self.source.slot}-{self.target.slot}"


Sentence = tuple[Parse, int, int]
"""A parse and the tokens ``start … end`` (exclusive) of one of its sentences."""


class Seeker:
    """Seeks the evidence of one sentence; in one that tells of a ``game``, who wins says nothing."""

    def __init__(
        self, sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon, game: bool = False
    ) -> None:  # fmt: skip
        parse, start, end = sentence
        self._game = game
        self._parse, self._tokens, self._lexicon = parse, (start, end), lexicon
        vocabulary = parse.vocabulary(start, end)
        self._mutually = not vocabulary.isdisjoint(("other", "another"))
        self._arguments = Arguments(parse, vocabulary)
        self._phrases = Phrases(parse, mentions)
        self._senses = Senses(parse, mentions, lexicon, self._arguments, vocabulary)
        self._fillers = Fillers(parse, self._phrases, lexicon, self._arguments)
        self._settings: dict[tuple[int, bool], Setting] = {}

    def seek(self) -> Iterator[Evidence]:
        """All evidence of the sentence."""
        for token in self._senses.evoking(*self._tokens):
            if self._game and self._parse.lemmas[token] in CONTESTS:
                continue
            senses = self._senses.of(token)
            if senses and self._takes_two(token):
                for part, frame in senses:
                    yield from self._evidence(token, part, frame)

    def _evidence(self, token: int, part: Part, frame: Frame) -> Iterator[Evidence]:
        fillers = self._fillers.of(token, part, frame)[:_MOST_FILLERS]
        if len({filler.mention.actor_id for filler in fillers}) < 2:
            return
        shared = any(filler.slot == "target" for filler in fillers) or any(
            self._parse.lemmas[child] in _BESIDE for child in self._parse.children[token]
        )
        shared = shared or (part is Part.VERB and self._is_at_something(token, frame))
        own = [filler for filler in fillers if part is Part.VERB or not filler.inherited]
        agentless = part in (Part.VERB, Part.NOUN) and all(filler.slot in ("target", "place") for filler in own)
        mutual = not frame.reciprocal and self._mutual(token, frame.noun_target if part is Part.NOUN else frame.target)
        if frame.together and self._between_themselves(token):
            return
        owned = part is Part.HOLDER and any(filler.slot == "owner" for filler in fillers)
        for one, other in combinations(fillers, 2):
            if part is Part.NOUN and _is_elsewhere(one, other):
                continue
            if one.mention.actor_id == other.mention.actor_id or not _is_partner(one, other, fillers):
                continue
            if owned and one.slot == other.slot == "holder":
                continue  # “his backers, X and Y” are his, not each other's
            if stand_side_by_side(one, other, frame, shared) and not (
                (agentless and is_done_there(one, other)) or (mutual and one.slot == other.slot == "source")
            ):
                continue
            source, target = directed(one, other, frame)
            setting = self._setting(token, part is Part.NOUN and not (one.inherited or other.inherited))
            if frame.fixed:  # to strive for it is as much of it
                supposed = setting.supposed and not setting.attempted
                setting = setting._replace(reversed=False, negated=False, attempted=False, supposed=supposed)
            turned = self._is_of_harm(source, frame)
            for flipped in (True,) if turned else readings(self._parse, token, part, frame, setting):
                yield Evidence(
                    frame,
                    part,
                    token,
                    source,
                    target,
                    setting,
                    opposite(frame.polarity) if flipped else frame.polarity,
                    flipped,
                )

    def _takes_two(self, token: int) -> bool:
        """Whether two actors may take part in what a word says, whichever of its frames is meant."""
        if is_prefix(self._parse, token):
            return True
        actors = {mention.actor_id for mention in self._phrases.at(token)}
        for role, at, _ in self._arguments.of(token):
            if role in CLAUSES or (role == "object" and (self._phrases.at(at) or self._parse.lemmas[at] in WISHES)):
                return True  # others stand below these
            actors.update([mention.actor_id for mention, _ in self._phrases.below(at)])
        return len(actors) > 1

    def _setting(self, token: int, own: bool) -> Setting:
        known = self._settings.get((token, own))
        if known is None:
            known = self._settings[token, own] = setting_of(self._parse, token, self._lexicon, own)
        return known

    def _mutual(self, token: int, roles: frozenset[str]) -> bool:
        """Whether it is done to “*each other*”, to “one *another*”, or to what is “each *other's*”."""
        if not self._mutually:
            return False
        parse = self._parse
        done_to = [a.token for a in self._arguments.of(token) if a.role in roles and not a.inherited]
        owners = [child for at in done_to for child in parse.children[at] if parse.deps[child] == "poss"]
        return any((parse.lower[max(at - 1, 0)], parse.lower[at]) in _EACH_OTHER for at in (*done_to, *owners))

    def _is_of_harm(self, source: Filler, frame: Frame) -> bool:
        """Whether it is somebody's harm that others take well or ill: “*Chad's defeat* was a blow to Mali”."""
        if not frame.tidings or source.step not in _WHOSE or source.slot not in ("source", "holder"):
            return False
        return self._parse.lemmas[source.through] in HARMS

    def _is_at_something(self, verb: int, frame: Frame) -> bool:
        """Whether what somebody fights is a thing and no fight: “X and Y oppose *the dam*”, but “fought *a war*”."""
        done_to = self._parse.child(verb, "dobj")
        bound = frame.together or self._parse.lemmas[verb] in frame.objects or self._parse.lemmas[verb] in frame.phrase
        if bound or done_to is None or self._phrases.at(done_to) or self._between_themselves(verb):
            return False
        return not self._lexicon.plain(Part.NOUN, self._parse.lemmas[done_to])

    def _between_themselves(self, token: int) -> bool:
        """Whether those who act together do so to “each other”: “launched raids on *each other*”."""
        if not self._mutually:
            return False
        parse = self._parse
        return any((parse.lower[max(at - 1, 0)], parse.lower[at]) in _EACH_OTHER for at in parse.subtree(token))


def _is_partner(one: Filler, other: Filler, fillers: Sequence[Filler]) -> bool:
    """Whether a *partner* who takes part is one together with the other of the two: “while *X and Y* agree, X …”."""
    for partner, mate in ((one, other), (other, one)):
        if partner.role == "partner":
            together = [f for f in fillers if f.role == "partner" and f.through == partner.through]
            return any(f.mention.actor_id == mate.mention.actor_id for f in together)
    return True


def _is_elsewhere(one: Filler, other: Filler) -> bool:
    """Whether somebody only speaks of a deed that is done in a place: “*X* warned of raids *in Y*”."""
    return any(a.slot == "place" and b.inherited for a, b in ((one, other), (other, one)))


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.COMPETITION if polarity is Polarity.COOPERATION else Polarity.COOPERATION
