"""From trigger words to evidence: which frame says what about which two mentions, and by what path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from allymap.model import Polarity

from .arguments import Argument, arguments
from .composition import Setting, setting_of
from .frames import Frame, Lexicon, Part
from .mentions import Mention
from .parse import Parse

_COMPANIONS = frozenset({"with", "alongside", "together"})
_MEMBERS = frozenset({"between", "among"})
_DEEPEST = 3
_MOST_FILLERS = 12


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a slot (``source``, ``target``, ``member``, ``companion``, ``other``); ``step`` is the way down."""

    mention: Mention
    slot: str
    role: str
    step: str
    inherited: bool


@dataclass(frozen=True, slots=True)
class Evidence:
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


class Seeker:
    """Seeks the evidence of one sentence."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.parse, self.lexicon = parse, lexicon
        self._at: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._at.setdefault(mention.head, []).append(mention)
            for token in range(mention.start, mention.end):
                if token != mention.head:
                    self._at.setdefault(token, [])
        self._fillers: dict[int, list[tuple[Mention, str]]] = {}

    def seek(self, start: int, end: int) -> Iterator[Evidence]:
        """All evidence of the sentence ``start … end`` (tokens)."""
        for token in range(start, end):
            for part, frame in self._senses(token):
                yield from self._evidence(token, part, frame)

    def _senses(self, token: int) -> Iterator[tuple[Part, Frame]]:
        parse = self.parse
        pos, lemma = parse.pos[token], parse.lemmas[token]
        if pos in ("VERB", "AUX") or parse.tags[token] in ("VBN", "VBG", "VBD"):
            for frame in self.lexicon.senses(Part.VERB, lemma):
                if self._meant(token, lemma, frame):
                    yield Part.VERB, frame
        if pos in ("NOUN", "PROPN"):
            for frame in self.lexicon.senses(Part.NOUN, lemma):
                yield Part.NOUN, frame
            for frame in self.lexicon.senses(Part.HOLDER, lemma):
                yield Part.HOLDER, frame
        if (
            parse.words[token].lower() in ("anti", "pro")
            and token + 2 < len(parse)
            and parse.words[token + 1] in ("-", "–")
        ):
            for frame in self.lexicon.senses(Part.ADJECTIVE, parse.words[token].lower()):
                yield Part.ADJECTIVE, frame
        elif pos in ("ADJ", "VERB", "ADV"):
            for frame in self.lexicon.senses(Part.ADJECTIVE, lemma if pos != "VERB" else parse.words[token].lower()):
                yield Part.ADJECTIVE, frame

    def _meant(self, token: int, lemma: str, frame: Frame) -> bool:
        parse = self.parse
        particles = frame.particles.get(lemma)
        if particles and not any(
            parse.lemmas[c] in particles and parse.deps[c] in ("prt", "prep", "advmod", "oprd", "acomp", "dobj")
            for c in parse.children[token]
        ):
            return False
        objects = frame.objects.get(lemma)
        if objects and not any(parse.lemmas[c] in objects for c in self._object_nouns(token)):
            return False
        return not frame.complements or any(parse.lemmas[c] in frame.complements for c in self._said_of(token))

    def _object_nouns(self, token: int) -> Iterator[int]:
        for child in self.parse.children[token]:
            if self.parse.deps[child] in ("dobj", "nsubjpass"):
                yield child
                yield from (c for c in self.parse.children[child] if self.parse.deps[c] == "conj")

    def _said_of(self, token: int) -> Iterator[int]:
        """What something is seen *as*: the predicate below a verb of regarding, with its modifiers and conjuncts."""
        parse = self.parse
        stack = [
            c
            for c in parse.children[token]
            if parse.deps[c] in ("oprd", "ccomp", "xcomp", "attr", "dobj", "acomp") or parse.lemmas[c] == "as"
        ]
        for _ in range(40):
            if not stack:
                return
            at = stack.pop()
            yield at
            stack.extend(
                c
                for c in parse.children[at]
                if parse.deps[c] in ("pobj", "attr", "acomp", "conj", "amod", "compound", "oprd", "pcomp", "prep")
            )

    def _evidence(self, token: int, part: Part, frame: Frame) -> Iterator[Evidence]:
        fillers = list(self._slots(token, part, frame))[:_MOST_FILLERS]
        if len(fillers) < 2:
            return
        setting = setting_of(self.parse, token, self.lexicon)
        for one, other in combinations(fillers, 2):
            if one.mention.actor_id == other.mention.actor_id or _side_by_side(one, other, frame):
                continue
            source, target = _directed(one, other, frame)
            for flipped in (False, True) if setting.flipped else (False,):
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

    def _slots(self, token: int, part: Part, frame: Frame) -> Iterator[Filler]:
        seen: set[tuple[str, int]] = set()
        prefixed = part is Part.ADJECTIVE and frame.id in ("pro", "anti")
        for argument in self._prefixed(token) if prefixed else arguments(self.parse, token):
            slot = _slot(argument.role, part, frame)
            tokens: Iterable[tuple[Mention, str]]
            if argument.role == "complement":
                tokens = self._in_clause(argument.token) if slot == "target" else ()
            else:
                tokens = self.fillers(argument.token)
            for mention, step in tokens:
                key = (mention.actor_id, mention.head)
                if key not in seen and mention.head != token:
                    seen.add(key)
                    yield Filler(mention, slot, argument.role, step, argument.inherited)
        if part is Part.HOLDER:
            for mention in self._at.get(token, ()):
                yield Filler(mention, "holder", "head", "head", False)

    def _prefixed(self, token: int) -> list[Argument]:
        """The noun that “anti-Assad” or “pro-Iranian” stands before, and the one that it names."""
        parse, named = self.parse, token + 2
        noun = next((a for a in parse.ancestors(named) if a > named and parse.pos[a] in ("NOUN", "PROPN")), None)
        holders = [] if noun is None else [Argument("subject", noun)]
        return [*holders, Argument("target", named)]

    def _in_clause(self, token: int) -> list[tuple[Mention, str]]:
        found = [
            (mention, "clause")
            for argument in arguments(self.parse, token)
            if argument.role in ("subject", "object", "with", "to", "on", "against", "from", "indirect")
            and not argument.inherited
            for mention, step in self.fillers(argument.token)
            if step in ("head", "conj", "poss", "modifier")
        ]
        return found or [(mention, "clause") for mention, step in self.fillers(token)]

    def fillers(self, token: int) -> list[tuple[Mention, str]]:
        """The mentions in the phrase of a token, each with the way down to it: head, conj, poss, modifier, of, in, …"""
        if token not in self._fillers:
            found: list[tuple[Mention, str]] = []
            self._descend(token, "head", 0, found)
            self._fillers[token] = found
        return self._fillers[token]

    def _descend(self, token: int, step: str, depth: int, found: list[tuple[Mention, str]]) -> None:
        parse = self.parse
        mine = self._at.get(token)
        if mine:
            found.extend((mention, step) for mention in mine)
        if depth >= _DEEPEST:
            return
        covered = bool(mine)
        for child in parse.children[token]:
            dep = parse.deps[child]
            if dep == "conj":
                self._descend(child, step if step != "head" else "conj", depth, found)
            elif dep == "appos":
                self._descend(child, step if step != "head" else "appos", depth + 1, found)
            elif covered and depth == 0 and dep in ("amod", "compound", "nmod", "poss"):
                self._descend(child, "within", depth + 2, found)
            elif dep in ("poss", "amod", "compound", "nmod", "npadvmod"):
                self._descend(
                    child,
                    ("poss" if dep == "poss" else "modifier") if step in ("head", "conj") else step,
                    depth + 1,
                    found,
                )
            elif dep == "prep" and not covered:
                for inner in parse.children[child]:
                    if parse.deps[inner] == "pobj":
                        way = (
                            parse.lemmas[child]
                            if parse.lemmas[child]
                            in ("of", "in", "by", "from", "against", "for", "with", "between", "on", "to")
                            else "prep"
                        )
                        self._descend(inner, way if step in ("head", "conj") else "deep", depth + 1, found)


def _slot(role: str, part: Part, frame: Frame) -> str:
    """What a role is for a frame."""
    if role in _MEMBERS and not (part in (Part.VERB, Part.ADJECTIVE) and role in frame.target):
        return "member"
    if part is Part.HOLDER:
        owner = role in ("poss", "modifier") or role in frame.noun_target
        return "holder" if role in ("holder", "subject") else "owner" if owner else "other"
    verbal = part is not Part.NOUN
    targets = frame.target if part is Part.VERB else frame.noun_target | (frame.target if verbal else frozenset())
    if role == "subject" or (role in ("poss", "by") and not verbal):
        return "source"
    if role == "modifier" and not verbal:
        return "modifier"
    if role in targets or (role == "target" and verbal):
        return "target"
    return "companion" if role in _COMPANIONS else "other"


def _side_by_side(one: Filler, other: Filler, frame: Frame) -> bool:
    """Two that are acted upon alike: nothing is said about how they stand to each other."""
    both = one.slot == other.slot == "target"
    return both and (not frame.reciprocal or "clause" in (one.step, other.step))


def _directed(one: Filler, other: Filler, frame: Frame) -> tuple[Filler, Filler]:
    rank = {"source": 0, "holder": 0, "modifier": 1, "member": 2, "companion": 3, "other": 4, "owner": 5, "target": 6}
    first, second = (one, other) if rank[one.slot] <= rank[other.slot] else (other, one)
    return (second, first) if frame.reversed else (first, second)


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.COMPETITION if polarity is Polarity.COOPERATION else Polarity.COOPERATION
