"""The words of each place about a trigger where a sense may want some, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .arguments import Arguments
from .arguments_own import described_by
from .composition import negation, predicates
from .parse import NOMINATIVE, Parse
from .phrases import introduced

CLAUSES = "clauses"
"""The place that is read in kinds of clause, not in words of the sentence."""
_SCANT = frozenset({"no", "few", "little"})
_DUTY = frozenset({"must", "should", "ought", "shall"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "conj", "relcl"})
"""What stands below a verb in a clause of its own is not beside it: “get X to cancel *the order*”."""
_NEAR = frozenset({"close", "closer", "near", "nearer"})
"""Words whose phrase tells to what somebody came: “came *close* to war”; so do adverbs: “put *back* on the list”."""

_OTHERS = frozenset({"dobj", "dative", "nsubjpass", "auxpass", "prep"})
"""Where those stand below a verb whom it is about besides its subject."""


def _beside(parse: Parse, arguments: Arguments, token: int) -> Iterator[str]:
    """What stands beside a trigger or is introduced there: “*closer* to a *war*”."""
    for child in parse.children[token]:
        beside = [child]
        if parse.pos[child] != "VERB" or parse.deps[child] not in _CLAUSAL:
            beside += introduced(parse, child)
        if parse.lemmas[child] in _NEAR or parse.deps[child] in ("advmod", "prt"):  # “*close* to war”
            for above in parse.children[child]:
                beside += introduced(parse, above) if parse.deps[above] == "prep" else ()
        for at in beside:
            yield parse.lemmas[at]
            below = parse.children[at]
            if parse.deps[at] == "dobj":  # “shed *few* tears”
                yield from (word for c in below if (word := parse.lower[c]) in _SCANT)
            of = next((c for c in below if parse.lemmas[c] == "of" and parse.deps[c] == "prep"), None)
            if of is not None:  # “*hundreds* of tanks”
                yield from (parse.lemmas[measured] for measured in introduced(parse, of))
    described = described_by(parse, token)
    if described is not None:
        yield parse.lemmas[described]


def _clauses(parse: Parse, arguments: Arguments, token: int) -> Iterator[str]:
    """The kinds of clause below a verb: ``statement``, ``wish``, ``duty``, ``infinitive``, ``unless``, ``if``."""
    yield from (a.role for a in arguments.of(token) if a.role in ("unless", "if"))
    for below in parse.children[token]:
        if parse.deps[below] in ("ccomp", "xcomp", "advcl"):
            if parse.deps[below] == "ccomp" and parse.child(below, *NOMINATIVE) is not None:
                yield "statement"
                if _is_wish(parse, below):
                    yield "wish"
            helpers = {parse.lemmas[c] for c in parse.children[below] if parse.deps[c] == "aux"}
            bound = parse.child(below, "xcomp") is not None and parse.lemmas[below] in ("have", "need", "ought")
            if bound or not helpers.isdisjoint(_DUTY):
                yield "duty"
            if "to" in helpers and parse.tags[below] == "VB" and _is_told(parse, token, below):
                yield "infinitive"


def _is_told(parse: Parse, verb: int, below: int) -> bool:
    """Whether an infinitive is what somebody else is to do: “wants *Chad* to leave”, not “wants to help Chad”."""
    other = any(parse.deps[c] in _OTHERS for c in parse.children[verb])
    return other or parse.deps[below] != "xcomp" or parse.child(below, *NOMINATIVE) is not None


def _is_wish(parse: Parse, verb: int) -> bool:
    """Whether a clause says what somebody is to do: “insists that Chad *leave*”."""
    subject = parse.child(verb, *NOMINATIVE)
    bare = parse.tags[verb] in ("VB", "VBP") and parse.child(verb, "aux") is None
    return bare and subject is not None and parse.tags[subject] in ("NN", "NNP")


def _modifiers(parse: Parse, arguments: Arguments, token: int) -> Iterator[str]:
    for at in (*parse.children[token], *predicates(parse, token)):
        yield parse.lemmas[at]
        yield parse.lower[at]


def _particles(parse: Parse, arguments: Arguments, token: int) -> Iterator[str]:
    """Particles and prepositions of a verb; those that the parser gave to its object too (“drove X *from* Y”)."""
    for child in parse.children[token]:
        if parse.deps[child] in ("prt", "prep", "advmod", "oprd", "acomp", "dobj"):
            yield parse.lemmas[child]
    done_to = parse.child(token, "dobj")
    for child in () if done_to is None else parse.children[done_to]:
        if parse.deps[child] == "prep" and parse.lemmas[child] in ("from", "against"):
            yield parse.lemmas[child]


def _objects(parse: Parse, arguments: Arguments, token: int) -> Iterator[str]:
    for child in parse.children[token]:
        if parse.deps[child] in ("dobj", "nsubjpass"):
            yield parse.lemmas[child]
            yield from (parse.lemmas[c] for c in parse.children[child] if parse.deps[c] == "conj")
    described = described_by(parse, token)
    if described is not None:
        yield parse.lemmas[described]


_LEADING_TO = {"ADJ": frozenset({"to", "with", "towards"}), "NOUN": frozenset({"of"})}
"""What leads from how somebody stands to him to whom: “hostile *to* Y”, “an ally *of* Y”."""


def _is_towards_another(parse: Parse, word: int) -> bool:
    """Whether somebody is said to stand so to a third.

    “Sees X as hostile *to Y*”, “says X is *behind Y*”, “regards X as *Y's* ally”.
    """
    if parse.lemmas[word] == "behind":
        return any(parse.pos[at] == "PROPN" for at in introduced(parse, word))
    if parse.pos[word] not in _LEADING_TO:
        return False
    below = [c for c in parse.children[word] if parse.lemmas[c] in _LEADING_TO[parse.pos[word]]]
    owned = (c for c in parse.children[word] if parse.deps[c] == "poss")
    return any(parse.pos[at] == "PROPN" for at in (*owned, *(at for c in below for at in introduced(parse, c))))


_BESIDE_IT = frozenset({"conj"})
_SAID_WITH_IT = frozenset({"pobj", "attr", "acomp", "conj", "amod", "compound", "oprd", "pcomp", "prep"})
"""What is said of somebody along with a predicate, and what is even where that one is about a third."""


def _said_of(parse: Parse, arguments: Arguments, token: int) -> Iterator[str]:
    """What something is seen *as*: the predicate below a verb of regarding, with its modifiers and conjuncts.

    What it is said *not* to be is left out: “said X is *no* threat”.
    """
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
        further = _BESIDE_IT if _is_towards_another(parse, at) else _SAID_WITH_IT
        if further is _SAID_WITH_IT:
            yield parse.lemmas[at]
        stack.extend(c for c in parse.children[at] if parse.deps[c] in further)


PLACES: Mapping[str, Callable[[Parse, Arguments, int], Iterator[str]]] = {
    "particles": _particles,
    "beside": _beside,
    "objects": _objects,
    CLAUSES: _clauses,
    "complements": _said_of,
    "modifiers": _modifiers,
}
"""What reads each place (``frames.Sense``)."""
