"""Which frames a word evokes, and which of them are meant by the words about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .arguments import Arguments
from .arguments_own import is_bound, is_prefix, is_verbal
from .composition import negation, predicates
from .frames import Frame, Lexicon, Part
from .mentions import Anaphor, Mention
from .parse import NOMINATIVE, Parse
from .phrases import introduced, preposition

_SCANT = frozenset({"no", "few", "little"})
_DUTY = frozenset({"must", "should", "ought", "shall"})
_EQUIPPED = {
    "invasion": frozenset({"force", "troop", "army", "fleet"}),
    "pressure": frozenset({"group"}),
    "attack": frozenset({"helicopter", "aircraft", "plane", "jet", "submarine"}),
    "assault": frozenset({"rifle", "weapon", "helicopter"}),
    "defence": frozenset({"minister", "ministry", "secretary", "chief", "official"}),
    "defense": frozenset({"minister", "ministry", "secretary", "chief", "official"}),
    "aid": frozenset({"worker", "agency", "group", "chief", "official"}),
    "relief": frozenset({"worker", "agency", "group", "coordinator"}),
    "rescue": frozenset({"worker", "team"}),
    "support": frozenset({"group", "staff"}),
}
"""What somebody or something is for, which nobody does there: “*attack* helicopters”, “a *pressure* group”."""
_SAID_IN_WORDS = frozenset({"noun", *Anaphor})
"""Forms of mention whose words mean what they say; the words of a name (“Muslim *Brotherhood*”) evoke nothing."""


_ALSO_PEOPLE = frozenset({"opposition", "resistance", "insurgency", "rebellion"})
"""Nouns for what people do, and for those people: “the *opposition* to Assad met”."""
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "conj", "relcl"})
"""What stands below a verb in a clause of its own is not beside it: “get X to cancel *the order*”."""
_NEAR = frozenset({"close", "closer", "near", "nearer"})
"""Adverbs whose phrase tells to what somebody came: “came *close* to war”."""


class Senses:
    """The senses of the words of one parse."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], lexicon: Lexicon, arguments: Arguments) -> None:
        self._parse, self._lexicon, self._arguments = parse, lexicon, arguments
        self._named: set[int] = set()
        self._heads = {mention.head for mention in mentions}
        for mention in mentions:
            if mention.form not in _SAID_IN_WORDS:
                self._named.update(range(mention.start, mention.end))
        self._beside: dict[int, frozenset[str]] = {}

    def of(self, token: int) -> Iterable[tuple[Part, Frame]]:
        """The frames that a word evokes here, each with the part of speech by which it does."""
        words = self._lexicon.words
        bound = self._bound(token)
        if bound in words:
            return [(Part.ADJECTIVE, frame) for frame in self._lexicon.senses(Part.ADJECTIVE, bound)]
        evoking = self._parse.lemmas[token] in words or preposition(self._parse, token) in words
        return self._evoked(token) if evoking else ()

    def _bound(self, token: int) -> str:
        """A participle that a hyphen binds to who does it, with the hyphen: “Chad*-backed* rebels”; else nothing."""
        return f"-{self._parse.lower[token]}" if is_bound(self._parse, token) else ""

    def _evoked(self, token: int) -> Iterator[tuple[Part, Frame]]:
        pos = self._parse.pos[token]
        verbal = is_verbal(self._parse, token) or self._parse.tags[token] in ("VBN", "VBG", "VBD")
        if verbal and not self._is_state(token):
            yield from self._of_verb(token, self._parse.lemmas[token])
        if pos in ("NOUN", "PROPN") and token not in self._named:
            # The lemma of “arms” would be a limb, and so a branch of somebody.
            arms = self._parse.lower[token] == "arms"
            yield from self._of_noun(token, "arms" if arms else self._parse.lemmas[token])
        yield from self._of_adjective(token, pos)
        if pos in ("ADP", "SCONJ"):
            word = preposition(self._parse, token)
            own = self._lexicon.senses(Part.PREPOSITION, word)
            for frame in (*own, *self._lexicon.sides.get((Part.PREPOSITION, word), ())):
                yield Part.PREPOSITION, frame

    def _of_verb(self, token: int, lemma: str) -> Iterator[tuple[Part, Frame]]:
        senses = (*self._lexicon.senses(Part.VERB, lemma), *self._lexicon.sides.get((Part.VERB, lemma), ()))
        meant = [frame for frame in senses if self._meant(token, lemma, frame)]
        yield from ((Part.VERB, frame) for frame in _without_opposite(meant))

    def _of_noun(self, token: int, lemma: str) -> Iterator[tuple[Part, Frame]]:
        if self._only_qualifies(token) or self._is_in_charge(token) or (lemma in _ALSO_PEOPLE and token in self._heads):
            return
        meant = [
            frame
            for frame in (*self._lexicon.senses(Part.NOUN, lemma), *self._lexicon.sides.get((Part.NOUN, lemma), ()))
            if self._modified(token, frame.objects.get(lemma)) and self._phrased(token, lemma, frame)
        ]
        # A sense that the words beside a noun make rules out the one it has without: “*strained* relations”.
        narrow = [frame for frame in meant if lemma in frame.objects]
        yield from ((Part.NOUN, frame) for frame in _without_opposite(narrow or meant))
        for frame in self._lexicon.senses(Part.HOLDER, lemma):
            yield Part.HOLDER, frame

    def _is_in_charge(self, token: int) -> bool:
        """“Left X *in charge*” is no accusation."""
        return self._parse.lemmas[token] == "charge" and self._parse.lower[max(token - 1, 0)] == "in"

    def _only_qualifies(self, token: int) -> bool:
        """Whether a noun says of which kind another is that speaks for itself: “*peace* talks”, “a *trade* war”."""
        noun = self._parse.heads[token]
        if self._parse.deps[token] != "compound" or noun != token + 1 or self._parse.pos[noun] != "NOUN":
            return False
        lemma = self._parse.lemmas[noun]
        if lemma in _EQUIPPED.get(self._parse.lemmas[token], ()):
            return True
        return any(lemma not in frame.objects for frame in self._lexicon.plain(Part.NOUN, lemma))

    def _of_adjective(self, token: int, pos: str) -> Iterator[tuple[Part, Frame]]:
        parse, word = self._parse, self._parse.lower[token]
        prefix = is_prefix(parse, token)
        did = self._parse.tags[token] == "VBD" and self._parse.child(token, "dobj") is not None  # “*linked* it to X”
        if prefix or (pos in ("ADJ", "VERB", "ADV") and not did):
            lemma = word if prefix or pos == "VERB" else parse.lemmas[token]
            senses = self._lexicon.senses(Part.ADJECTIVE, lemma)
            meant = [frame for frame in senses if self._phrased(token, lemma, frame)]
            yield from ((Part.ADJECTIVE, frame) for frame in _without_opposite(meant))

    def _is_state(self, token: int) -> bool:
        """Whether a participle says how somebody stands, not what is done to him: “is *opposed* to X”."""
        parse = self._parse
        return (
            parse.tags[token] == "VBN"
            and (parse.child(token, "auxpass") is not None or parse.deps[token] == "acl")
            and parse.child(token, "agent") is None
            and bool(self._lexicon.senses(Part.ADJECTIVE, parse.lower[token]))
        )

    def _meant(self, token: int, lemma: str, frame: Frame) -> bool:
        parse = self._parse
        particles = frame.particles.get(lemma)
        if particles and particles.isdisjoint(self._particles(token)):
            return False
        if not self._phrased(token, lemma, frame):
            return False
        objects = frame.objects.get(lemma)
        if objects and not any(parse.lemmas[c] in objects for c in self._object_nouns(token)):
            return False
        clauses = frame.clauses.get(lemma)
        if clauses and clauses.isdisjoint(self._clauses(token)):
            return False
        return not frame.complements or any(parse.lemmas[c] in frame.complements for c in self._said_of(token))

    def _phrased(self, token: int, lemma: str, frame: Frame) -> bool:
        """Whether the words beside a trigger allow a sense: one of its phrase if it has any, none of another sense."""
        phrase = frame.phrase.get(lemma)
        if phrase and not self._stands_beside(token, phrase):
            return False
        return not self._stands_beside(token, frame.without.get(lemma))

    def _stands_beside(self, token: int, words: frozenset[str] | None) -> bool:
        """Whether one of the words stands beside a trigger or is introduced there: “*closer* to a *war*”."""
        if not words:
            return False
        if token not in self._beside:
            self._beside[token] = frozenset(self._words_beside(token))
        return not words.isdisjoint(self._beside[token])

    def _words_beside(self, token: int) -> Iterator[str]:
        parse = self._parse
        for child in parse.children[token]:
            further = [c for c in parse.children[child] if parse.lemmas[child] in _NEAR and parse.deps[c] == "prep"]
            deeper = [at for above in further for at in introduced(parse, above)]  # “*close* to war”
            clause = parse.pos[child] == "VERB" and parse.deps[child] in _CLAUSAL
            for at in (child, *(() if clause else introduced(parse, child)), *deeper):
                yield self._parse.lemmas[at]
                if self._parse.deps[at] == "dobj":  # “shed *few* tears”
                    yield from (word for c in self._parse.children[at] if (word := self._parse.lower[c]) in _SCANT)
                yield from (self._parse.lemmas[below] for below in self._measured(at))  # “*hundreds* of tanks”

    def _measured(self, noun: int) -> list[int]:
        parse = self._parse
        of = next((c for c in parse.children[noun] if parse.lemmas[c] == "of" and parse.deps[c] == "prep"), None)
        return [] if of is None else introduced(parse, of)

    def _clauses(self, token: int) -> Iterator[str]:
        """The kinds of clause below a verb: ``statement``, ``wish``, ``duty``, ``infinitive``, ``unless``, ``if``."""
        parse = self._parse
        yield from (a.role for a in self._arguments.of(token) if a.role in ("unless", "if"))
        for below in parse.children[token]:
            if parse.deps[below] in ("ccomp", "xcomp", "advcl"):
                if parse.deps[below] == "ccomp" and parse.child(below, *NOMINATIVE) is not None:
                    yield "statement"
                    if self._is_wish(below):
                        yield "wish"
                helpers = {parse.lemmas[c] for c in parse.children[below] if parse.deps[c] == "aux"}
                bound = parse.child(below, "xcomp") is not None and parse.lemmas[below] in ("have", "need", "ought")
                if bound or not helpers.isdisjoint(_DUTY):
                    yield "duty"
                if "to" in helpers and parse.tags[below] == "VB":
                    yield "infinitive"

    def _is_wish(self, verb: int) -> bool:
        """Whether a clause says what somebody is to do: “insists that Chad *leave*”."""
        parse, subject = self._parse, self._parse.child(verb, *NOMINATIVE)
        bare = parse.tags[verb] in ("VB", "VBP") and parse.child(verb, "aux") is None
        return bare and subject is not None and parse.tags[subject] in ("NN", "NNP")

    def _modified(self, token: int, modifiers: frozenset[str] | None) -> bool:
        parse = self._parse
        return not modifiers or any(
            parse.lemmas[at] in modifiers or parse.lower[at] in modifiers
            for at in (*parse.children[token], *predicates(parse, token))
        )

    def _particles(self, token: int) -> set[str]:
        """Particles and prepositions of a verb; those that the parser gave to its object too (“drove X *from* Y”)."""
        parse = self._parse
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
        for child in self._parse.children[token]:
            if self._parse.deps[child] in ("dobj", "nsubjpass"):
                yield child
                yield from (c for c in self._parse.children[child] if self._parse.deps[c] == "conj")

    def _is_towards_another(self, word: int) -> bool:
        """Whether somebody is said to stand so to a third: “sees X as hostile *to Y*”, “says X is *behind Y*”."""
        parse = self._parse
        if parse.lemmas[word] == "behind":
            return any(parse.pos[at] == "PROPN" for at in introduced(parse, word))
        if parse.pos[word] != "ADJ":
            return False
        below = [c for c in parse.children[word] if parse.lemmas[c] in ("to", "with", "towards")]
        return any(parse.pos[at] == "PROPN" for c in below for at in introduced(parse, c))

    def _said_of(self, token: int) -> Iterator[int]:
        """What something is seen *as*: the predicate below a verb of regarding, with its modifiers and conjuncts.

        What it is said *not* to be is left out: “said X is *no* threat”.
        """
        parse = self._parse
        stack = [
            c
            for c in parse.children[token]
            if parse.deps[c] in ("oprd", "ccomp", "xcomp", "attr", "dobj", "acomp") or parse.lemmas[c] == "as"
        ]
        for _ in range(40):
            if not stack:
                return
            at = stack.pop()
            if negation(parse, at, []):
                continue
            if not self._is_towards_another(at):
                yield at
            stack.extend(
                c
                for c in parse.children[at]
                if parse.deps[c] in ("pobj", "attr", "acomp", "conj", "amod", "compound", "oprd", "pcomp", "prep")
            )


def _without_opposite(meant: list[Frame]) -> list[Frame]:
    """The senses without those that a fixed one rules out: who does “*not* see eye to eye” agrees on nothing."""
    fixed = {frame.polarity for frame in meant if frame.fixed and not frame.targeted}
    return [frame for frame in meant if len(fixed) != 1 or frame.polarity in fixed]
