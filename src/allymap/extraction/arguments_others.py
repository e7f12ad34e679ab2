"""Others than its own arguments whom a statement is about: who was passed over, is contrasted or acts meanwhile.

Roles: ``instead`` (“it was X, not *Y*, that won”, “went to X rather than *Y*”, “what *Y* was promised went to X”),
``partner`` (“while *they* cooperate, X seeks the lead”), ``meanwhile`` (“X gave cover as *Y* advanced”) and
``enemy`` (“X arms *Y's* foes”).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from .arguments_own import Argument, introduced_by, is_ruled_out, prepositions_of
from .parse import NOMINATIVE, Parse

ROLES = frozenset({"instead", "partner", "meanwhile", "enemy"})
_MEANT = frozenset(
    {
        "promise", "offer", "pledge", "earmark", "mean", "intend", "destine", "reserve", "allocate", "award", "assign",
        "grant", "give", "guarantee", "bind", "slate", "sell", "owe", "hand",
    }
)  # fmt: skip
"""What is said of a thing that somebody was to have: “contracts *promised* to Y”."""
_CONTRASTS = {"than": frozenset({"rather"}), "of": frozenset({"instead", "ahead"})}
"""The last words of what contrasts one with another, with those before them."""
_CONTRASTING = frozenset({"while", "although", "though", "whereas"})
_MEANWHILE = frozenset({"while", "as", "when"})
_OPPOSING = frozenset({"but", "yet"})
_FOES = frozenset({"enemy", "foe", "rival", "opponent", "adversary", "critic", "challenger", "detractor", "dissident"})
"""Those who are against the one whose they are."""
_HELPED = frozenset({"object", "for", "with", "behind", "to"})
_BELOW = frozenset({"xcomp", "ccomp", "pcomp"})


Search = Callable[[Parse, int, Sequence[Argument]], list[Argument]]


def searches(vocabulary: Set[str]) -> list[Search]:
    """Those of the searches for the others of a verb, whose arguments are known, that can find any in a sentence."""
    return [search for cues, search in _SEARCHES if not cues.isdisjoint(vocabulary)]


def _passed_over(parse: Parse, verb: int, found: Sequence[Argument]) -> list[Argument]:
    over = _after_contrast(parse, verb)
    for role, noun, inherited in found:
        if inherited or role == "complement":
            continue
        over += _after_contrast(parse, noun)
        for child in parse.children[noun]:
            dep = parse.deps[child]
            if dep in ("conj", "appos") and child > noun and is_ruled_out(parse, child):
                over.append(child)
            elif dep in ("acl", "relcl") and parse.lemmas[child] in _MEANT:
                over += _recipients(parse, child)
    return [Argument("instead", token) for token in dict.fromkeys(over)]


def _whose_foes(parse: Parse, verb: int, found: Sequence[Argument]) -> list[Argument]:
    """Whose foes the arguments of a verb are: “arms *Y's* foes”, “the enemies of *Y*”."""
    whose: list[int] = []
    for role, noun, inherited in found:
        if not inherited and role in _HELPED and parse.lemmas[noun] in _FOES:
            whose += [c for c in parse.children[noun] if parse.deps[c] == "poss"]
            whose += [a.token for a in prepositions_of(parse, noun) if a.role in ("of", "to")]
    return [Argument("enemy", token) for token in whose]


def _after_contrast(parse: Parse, above: int) -> list[int]:
    """What “rather than”, “instead of” and “ahead of” introduce."""
    found: list[int] = []
    for child in parse.children[above]:
        before = _CONTRASTS.get(parse.lower[child])
        if before and parse.lower[max(child - 1, 0)] in before:
            found += [a.token for a in introduced_by(parse, child, "instead") if a.role == "instead"]
            if parse.deps[child] == "cc":
                found += [c for c in parse.children[above] if parse.deps[c] == "conj" and c > child]
    return found


def _recipients(parse: Parse, participle: int) -> Iterator[int]:
    """Who was to have what a participle or a relative clause describes."""
    own = parse.child(participle, "nsubjpass")
    if own is not None and parse.tags[own] not in ("WDT", "WP"):  # “that *Y* had been promised”
        yield own
    yield from (a.token for a in prepositions_of(parse, participle) if a.role in ("to", "for"))


def _partners(parse: Parse, verb: int, found: Sequence[Argument]) -> list[Argument]:
    """The subjects of the clauses with which the one of a verb is contrasted."""
    top = verb
    while parse.deps[top] in _BELOW and parse.heads[top] != top:
        top = parse.heads[top]
    clauses = _clauses(parse, top, _CONTRASTING)
    if parse.deps[top] == "advcl" and _is_marked(parse, top, _CONTRASTING):
        clauses.append(parse.heads[top])
    if parse.deps[top] == "conj" and any(parse.lower[c] in _OPPOSING for c in parse.children[parse.heads[top]]):
        clauses.append(parse.heads[top])
    return [Argument("partner", subject, True) for subject in _subjects(parse, clauses)]


def _acting_meanwhile(parse: Parse, verb: int, found: Sequence[Argument]) -> list[Argument]:
    return [Argument("meanwhile", subject) for subject in _subjects(parse, _clauses(parse, verb, _MEANWHILE))]


def _clauses(parse: Parse, verb: int, marks: frozenset[str]) -> list[int]:
    return [c for c in parse.children[verb] if parse.deps[c] == "advcl" and _is_marked(parse, c, marks)]


def _subjects(parse: Parse, clauses: list[int]) -> list[int]:
    return [subject for clause in clauses if (subject := parse.child(clause, *NOMINATIVE)) is not None]


def _is_marked(parse: Parse, clause: int, marks: frozenset[str]) -> bool:
    return any(parse.deps[c] in ("mark", "advmod") and parse.lower[c] in marks for c in parse.children[clause])


_SEARCHES: Sequence[tuple[frozenset[str], Search]] = (
    (_MEANT | {"not", "rather", "instead", "ahead"}, _passed_over),
    (_CONTRASTING | _OPPOSING, _partners),
    (_FOES, _whose_foes),
    (_MEANWHILE, _acting_meanwhile),
)
"""Each search with the words without which it finds nobody."""
