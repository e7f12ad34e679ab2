"""From trigger words to evidence: which frame says what about which two mentions, and by what path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from allymap.model import Polarity

from .arguments import Argument, arguments
from .composition import Setting, setting_of
from .frames import Frame, Lexicon, Part
from .mentions import Anaphor, Mention
from .parse import Parse

_COMPANIONS = frozenset({"with", "alongside", "together"})
_MEMBERS = frozenset({"between", "among"})
_CLOSE = frozenset({"head", "conj", "appos", "poss", "modifier"})
_PHRASAL = ("poss", "amod", "compound", "nmod", "npadvmod")
_TELLING = frozenset(
    {
        "of", "in", "by", "from", "against", "for", "with", "between", "on", "to", "along", "near", "towards", "toward",
        "into", "at", "over",
    }
)  # fmt: skip
_INCLUDING = frozenset({"include", "including", "like", "comprise", "comprising", "contain", "involve", "involving"})
_CLAUSES = frozenset({"complement", "unless", "if"})
"""Roles that a clause fills, not a noun."""
_DUTY = frozenset({"must", "should", "ought", "shall"})
_DEEPEST = 3
_MOST_FILLERS = 12
_SAID_IN_WORDS = frozenset({"noun", *Anaphor})
"""Forms of mention whose words mean what they say; the words of a name (“Muslim *Brotherhood*”) evoke nothing."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a slot (``source``, ``target``, ``member``, ``companion``, ``other``).

    ``step`` is the way down to it from the token ``through``, which heads the argument.
    """

    mention: Mention
    slot: str
    role: str
    step: str
    inherited: bool
    through: int = -1


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
        self._named: set[int] = set()
        for mention in mentions:
            self._at.setdefault(mention.head, []).append(mention)
            for token in range(mention.start, mention.end):
                if token != mention.head:
                    self._at.setdefault(token, [])
            if mention.form not in _SAID_IN_WORDS:
                self._named.update(range(mention.start, mention.end))
        self._fillers: dict[int, list[tuple[Mention, str]]] = {}

    def seek(self, start: int, end: int) -> Iterator[Evidence]:
        """All evidence of the sentence ``start … end`` (tokens)."""
        for token in range(start, end):
            for part, frame in self._senses(token):
                yield from self._evidence(token, part, frame)

    def _senses(self, token: int) -> Iterator[tuple[Part, Frame]]:
        pos = self.parse.pos[token]
        if pos in ("VERB", "AUX") or self.parse.tags[token] in ("VBN", "VBG", "VBD"):
            yield from self._of_verb(token, self.parse.lemmas[token])
        if pos in ("NOUN", "PROPN") and token not in self._named:
            # The lemma of “arms” would be a limb, and so a branch of somebody.
            arms = self.parse.words[token].lower() == "arms"
            yield from self._of_noun(token, "arms" if arms else self.parse.lemmas[token])
        yield from self._of_adjective(token, pos)

    def _of_verb(self, token: int, lemma: str) -> Iterator[tuple[Part, Frame]]:
        for frame in (*self.lexicon.senses(Part.VERB, lemma), *self.lexicon.sides.get((Part.VERB, lemma), ())):
            if self._meant(token, lemma, frame):
                yield Part.VERB, frame

    def _of_noun(self, token: int, lemma: str) -> Iterator[tuple[Part, Frame]]:
        for frame in (*self.lexicon.senses(Part.NOUN, lemma), *self.lexicon.sides.get((Part.NOUN, lemma), ())):
            if self._modified(token, frame.objects.get(lemma)):
                yield Part.NOUN, frame
        for frame in self.lexicon.senses(Part.HOLDER, lemma):
            yield Part.HOLDER, frame

    def _of_adjective(self, token: int, pos: str) -> Iterator[tuple[Part, Frame]]:
        parse, word = self.parse, self.parse.words[token].lower()
        prefix = word in ("anti", "pro") and token + 2 < len(parse) and parse.words[token + 1] in ("-", "–")
        if prefix or pos in ("ADJ", "VERB", "ADV"):
            for frame in self.lexicon.senses(Part.ADJECTIVE, word if prefix or pos == "VERB" else parse.lemmas[token]):
                yield Part.ADJECTIVE, frame

    def _meant(self, token: int, lemma: str, frame: Frame) -> bool:
        parse = self.parse
        particles = frame.particles.get(lemma)
        if particles and particles.isdisjoint(self._particles(token)):
            return False
        objects = frame.objects.get(lemma)
        if objects and not any(parse.lemmas[c] in objects for c in self._object_nouns(token)):
            return False
        clauses = frame.clauses.get(lemma)
        if clauses and clauses.isdisjoint(self._clauses(token)):
            return False
        return not frame.complements or any(parse.lemmas[c] in frame.complements for c in self._said_of(token))

    def _clauses(self, token: int) -> Iterator[str]:
        """The kinds of clause below a verb: a ``statement``, a ``duty``, an ``infinitive``, ``unless``, ``if``."""
        parse = self.parse
        yield from (a.role for a in arguments(parse, token) if a.role in ("unless", "if"))
        for below in parse.children[token]:
            if parse.deps[below] in ("ccomp", "xcomp"):
                if parse.deps[below] == "ccomp" and parse.child(below, "nsubj", "nsubjpass") is not None:
                    yield "statement"
                helpers = {parse.lemmas[c] for c in parse.children[below] if parse.deps[c] == "aux"}
                bound = parse.child(below, "xcomp") is not None and parse.lemmas[below] in ("have", "need", "ought")
                if bound or not helpers.isdisjoint(_DUTY):
                    yield "duty"
                other = parse.child(below, "nsubj"), parse.child(token, "dobj", "nsubjpass")
                if "to" in helpers and other != (None, None):
                    yield "infinitive"

    def _modified(self, token: int, modifiers: frozenset[str] | None) -> bool:
        return not modifiers or any(self.parse.lemmas[child] in modifiers for child in self.parse.children[token])

    def _particles(self, token: int) -> set[str]:
        """Particles and prepositions of a verb; those that the parser gave to its object too (“drove X *from* Y”)."""
        parse = self.parse
        found = {
            parse.lemmas[c]
            for c in parse.children[token]
            if parse.deps[c] in ("prt", "prep", "advmod", "oprd", "acomp", "dobj")
        }
        below = parse.child(token, "dobj")
        if below is not None:
            found |= {parse.lemmas[c] for c in parse.children[below] if parse.deps[c] == "prep"} & {"from", "against"}
        return found

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
        best: dict[tuple[str, int], Filler] = {}
        prefixed = part is Part.ADJECTIVE and frame.id in ("pro", "anti")
        for argument in self._prefixed(token) if prefixed else self._taking_part(token, part, frame):
            slot = _slot(argument.role, part, frame)
            tokens: Iterable[tuple[Mention, str]]
            if argument.role in _CLAUSES:
                tokens = self._in_clause(argument.token) if slot == "target" else ()
            else:
                tokens = [*self.fillers(argument.token), *self._beyond(argument, frame)]
            for mention, step in tokens:
                key = (mention.actor_id, mention.head)
                if step == "against" and frame.polarity is Polarity.COOPERATION:
                    continue  # “joined the fight *against* X” is no tie with X
                own = "target" if slot == "other" and argument.role == "object" and step in frame.target else slot
                filler = Filler(mention, own, argument.role, step, argument.inherited, argument.token)
                if mention.head != token and (key not in best or _nearer(filler, best[key])):
                    best[key] = filler
        yield from best.values()
        if part is Part.HOLDER:
            for mention in self._at.get(token, ()):
                yield Filler(mention, "holder", "head", "head", False)

    def _taking_part(self, token: int, part: Part, frame: Frame) -> list[Argument]:
        """The arguments of a trigger without those that the frame leaves out."""
        found = arguments(self.parse, token)
        if part is Part.ADJECTIVE and all(argument.role != "subject" for argument in found):
            # “is opposed to”, “is allied with”: what the parser takes for a passive is the one described.
            found = [replace(a, role="subject") if a.role == "object" else a for a in found]
        left_out = {"than", *frame.excluded}
        if frame.polarity is Polarity.COOPERATION:
            left_out.add("against")  # the one helped against; ``side-against`` speaks of that one
        if frame.causative and any(argument.role == "object" for argument in found):
            left_out.add("subject")
        if part is Part.VERB and self.parse.lemmas[token] in frame.clauses:
            found = [argument for argument in found if argument.role == "subject" or argument.role in frame.target]
        friendly = part is Part.NOUN and frame.polarity is Polarity.COMPETITION and self._means_of_help(token)
        return [
            argument
            for argument in found
            if argument.role not in left_out
            and not (friendly and argument.inherited and argument.role in ("object", "indirect"))
        ]

    def _beyond(self, argument: Argument, frame: Frame) -> Iterator[tuple[Mention, str]]:
        """Targets that the parser hung on an object that is a mention itself: “moved tanks *towards Pakistan*”."""
        parse = self.parse
        if argument.role == "object" and self._at.get(argument.token):
            for child in parse.children[argument.token]:
                if parse.deps[child] == "prep" and parse.lemmas[child] in frame.target - {"to"}:
                    for below in self._objects(child):
                        yield from ((mention, parse.lemmas[child]) for mention, _ in self.fillers(below))

    def _means_of_help(self, token: int) -> bool:
        """Whether a noun names the means or the field of a kindness: “helped X with a *warning*”, “in its *war*”."""
        parse, preposition = self.parse, self.parse.heads[token]
        if parse.deps[token] != "pobj" or parse.lemmas[preposition] not in ("with", "in"):
            return False
        senses = self.lexicon.senses(Part.VERB, parse.lemmas[parse.heads[preposition]])
        return bool(senses) and all(frame.polarity is Polarity.COOPERATION for frame in senses)

    def _prefixed(self, token: int) -> list[Argument]:
        """The noun that “anti-Assad” or “pro-Iranian” stands before, and the one that it names."""
        parse, named = self.parse, token + 2
        noun = next((a for a in parse.ancestors(named) if a > named and parse.pos[a] in ("NOUN", "PROPN")), None)
        holders = [] if noun is None else [Argument("subject", noun)]
        return [*holders, Argument("target", named)]

    def _in_clause(self, token: int) -> list[tuple[Mention, str]]:
        """The mentions that a clause is about: who acts in it, else who else takes part in it."""
        own = [argument for argument in arguments(self.parse, token) if not argument.inherited]
        for roles in (("subject",), ("object", "with", "to", "on", "against", "from", "indirect")):
            found = [
                (mention, "clause")
                for argument in own
                if argument.role in roles
                for mention, step in self.fillers(argument.token)
                if step in ("head", "conj", "poss", "modifier")
            ]
            if found:
                return found
        return [(mention, "clause") for mention, step in self.fillers(token)]

    def fillers(self, token: int) -> list[tuple[Mention, str]]:
        """The mentions in the phrase of a token, each with the way down to it: head, conj, poss, modifier, of, in, …"""
        if token not in self._fillers:
            found: list[tuple[Mention, str]] = []
            self._descend(token, "head", 0, found)
            if not self._at.get(token):
                found += [(mention, "appos") for at in self._same_as(token) for mention in self._at.get(at, ())]
            self._fillers[token] = found
        return self._fillers[token]

    def _same_as(self, token: int) -> list[int]:
        """What a plain noun stands beside or is said of: “Hamas, a *group* that …”, “Hamas is a *group* that …”."""
        parse, head = self.parse, self.parse.heads[token]
        if parse.pos[token] != "NOUN":
            return []
        if parse.deps[token] == "appos":
            return [head]
        if parse.deps[token] == "attr" and parse.lemmas[head] in ("be", "become", "remain"):
            return [child for child in parse.children[head] if parse.deps[child] == "nsubj"]
        return []

    def _descend(self, token: int, step: str, depth: int, found: list[tuple[Mention, str]]) -> None:
        mine = self._at.get(token)
        if mine:
            found.extend((mention, step) for mention in mine)
        if depth >= _DEEPEST:
            return
        for child in self.parse.children[token]:
            below = self._step_down(child, step, depth, bool(mine))
            if below is not None:
                way, deeper = below
                for at in self._objects(child) if self.parse.deps[child] in ("prep", "acl", "relcl") else (child,):
                    self._descend(at, way, deeper, found)

    def _step_down(self, child: int, step: str, depth: int, covered: bool) -> tuple[str, int] | None:
        """The name of the step to a child and the depth it leads to; ``None`` where no actor's part is below."""
        dep, lemma = self.parse.deps[child], self.parse.lemmas[child]
        shallow = step in ("head", "conj")
        if dep == "conj":
            return (step if step != "head" else "conj"), depth
        if dep == "appos" or (dep in ("prep", "acl", "relcl") and lemma in _INCLUDING):
            return (step if step != "head" else "appos"), depth + 1
        if dep in _PHRASAL:
            if covered and depth == 0:
                return "within", depth + 2
            if step == "appos":  # “Pakistan, a key *US* ally”
                return None
            return (("poss" if dep == "poss" else "modifier") if shallow else step), depth + 1
        if dep == "acl" and self.parse.tags[child] == "VBN" and (depth or not covered):  # “cuts ordered *by the EU*”
            return ("by" if shallow else "deep"), depth + 1
        if dep == "prep" and (not covered or lemma == "to"):  # “its ambassador *to* Chile”
            return ((lemma if lemma in _TELLING else "prep") if shallow else "deep"), depth + 1
        return None

    def _objects(self, above: int) -> list[int]:
        """What a preposition or a word of including introduces; of a participle, its agent."""
        agent = self.parse.child(above, "agent") if self.parse.tags[above] == "VBN" else None
        below = self.parse.children[above if agent is None else agent]
        return [child for child in below if self.parse.deps[child] in ("pobj", "dobj")]


def _nearer(one: Filler, other: Filler) -> bool:
    """Whether a mention rather fills the slot in which it stands itself than one whose phrase it is deep in."""
    return one.step in _CLOSE and other.step not in _CLOSE


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
    """Whether two stand on the same side of what is said, so that it does not say how they stand to each other.

    They are acted upon alike, they attack a third together, they are both mere circumstances, or one is only the
    demonym in the name of a group (“*Syrian* rebels and Turkey”).
    """
    slots = {one.slot, other.slot}
    if frame.targeted and (len(slots) == 1 or "target" not in slots):
        return True
    if "within" in (one.step, other.step) and slots != {"source", "target"}:
        return True
    if slots == {"target"}:
        return not frame.reciprocal or "clause" in (one.step, other.step)
    together = one.through == other.through
    if slots == {"other"}:
        return not (frame.reciprocal and together)
    hostile = frame.polarity is Polarity.COMPETITION and not frame.reciprocal
    return slots == {"source"} and together and hostile


def _directed(one: Filler, other: Filler, frame: Frame) -> tuple[Filler, Filler]:
    rank = {"source": 0, "holder": 0, "modifier": 1, "member": 2, "companion": 3, "other": 4, "owner": 5, "target": 6}
    first, second = (one, other) if rank[one.slot] <= rank[other.slot] else (other, one)
    return (second, first) if frame.reversed else (first, second)


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return Polarity.COMPETITION if polarity is Polarity.COOPERATION else Polarity.COOPERATION
