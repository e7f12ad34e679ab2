"""Groups that a text describes by who backs them: “armed groups that Chad funds”, “its proxies”, “allied militias”."""

from __future__ import annotations

from collections.abc import Iterator

from allymap.model import ActorKind

from .gazetteer_agents import AgentNoun, backing_verbs
from .parse import Parse

_MEASURES = frozenset(
    {
        "network", "web", "array", "range", "axis", "number", "group", "host", "coalition", "ring", "chain", "galaxy",
        "constellation", "alliance", "army", "patchwork", "stable", "string", "roster", "collection",
    }
)  # fmt: skip
_GROUPS = frozenset({"group", "movement", "organisation", "organization"})
_TYING = frozenset({"affiliate", "align", "ally", "link", "associate"})
_TIED = frozenset({"loyal", "allied", "affiliated", "aligned", "linked", "close", "friendly", "beholden", "answerable"})
_ALLIED = frozenset({"allied", "affiliated", "associated", "aligned"})
_WITH = frozenset({"with", "to"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "a", "an", "any", "no"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})


def may_be_client(noun: AgentNoun) -> bool:
    """Whether a noun is of those who fight or organise for somebody else: militias, fighters, forces, groups."""
    return noun.kind is ActorKind.ARMED_GROUP or noun.name in ("army", "opposition") or noun.noun in _GROUPS


def measure_of(parse: Parse, token: int) -> int | None:
    """The noun that only says how many clients there are: “its *network* of proxies” are its proxies."""
    of = parse.heads[token]
    above = parse.heads[of]
    counted = parse.deps[token] == "pobj" and parse.lemmas[of] == "of" and parse.lemmas[above] in _MEASURES
    return above if counted else None


def stands_for_many(parse: Parse, token: int, noun: AgentNoun) -> bool:
    """Whether a noun of clients means a group: “its *affiliates*”, not “its *affiliate*”, which is a name's."""
    return not noun.many or parse.tags[token] in ("NNS", "NNPS")


def backers(parse: Parse, token: int) -> Iterator[int]:
    """The heads of the phrases that may name who backs the group at a noun, best first."""
    shared = parse.children[parse.heads[token]] if parse.deps[token] == "conj" else ()
    for clause in (*parse.children[token], *(c for c in shared if c > token and parse.deps[c] == "acl")):
        if parse.deps[clause] in ("relcl", "acl") and (
            parse.lemmas[clause] in _TYING or parse.lemmas[clause] in backing_verbs()
        ):
            yield from _by_clause(parse, clause)
        elif parse.lower[clause] in _TIED and clause > token:
            yield from _introduced(parse, clause, _WITH)
        elif parse.lower[clause] in _ALLIED and clause < token and parse.deps[token] == "conj":
            yield parse.heads[token]  # “*Chad* and allied militias”
    first = token
    while parse.deps[first] == "conj":
        first = parse.heads[first]
    verb = parse.heads[first]
    plain = not any(parse.lower[c] in _POINTING or parse.deps[c] == "poss" for c in parse.children[token])
    many = parse.tags[token] in ("NNS", "NNPS")
    if many and plain and parse.deps[first] == "dobj" and parse.lemmas[verb] in backing_verbs():
        yield from _subject(parse, verb)


def _by_clause(parse: Parse, clause: int) -> Iterator[int]:
    """Who backs those whom a clause describes: “that *Chad* funds”, “funded by *Chad*”, “allied with *Chad*”."""
    if parse.lemmas[clause] in _TYING:
        yield from _introduced(parse, clause, _WITH)
        return
    agent = parse.child(clause, "agent")
    if agent is not None:
        yield from (c for c in parse.children[agent] if parse.deps[c] == "pobj")
    elif parse.deps[clause] == "relcl":
        objects = [c for c in parse.children[clause] if parse.deps[c] == "dobj"]
        if all(parse.lower[c] in _RELATIVE for c in objects):
            yield from _subject(parse, clause)


def _subject(parse: Parse, verb: int) -> Iterator[int]:
    """Who acts in a verb, or in the one that it is coordinated with or hangs on."""
    for at in (verb, parse.heads[verb]):
        subjects = [c for c in parse.children[at] if parse.deps[c] == "nsubj"]
        if subjects or parse.deps[verb] not in ("conj", "xcomp"):
            yield from (c for c in subjects if parse.lower[c] not in _RELATIVE)
            return


def _introduced(parse: Parse, above: int, prepositions: frozenset[str]) -> Iterator[int]:
    for preposition in parse.children[above]:
        if parse.deps[preposition] == "prep" and parse.lemmas[preposition] in prepositions:
            yield from (c for c in parse.children[preposition] if parse.deps[c] == "pobj")
