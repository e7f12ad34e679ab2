"""Mends what the parser often gets wrong, before anybody reads the parse."""

from __future__ import annotations

from dataclasses import replace

from .parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mended(parse: Parse) -> Parse:
    """The parse with subjects put back that were taken for more of a list: “In Chad, *Mali and Niger* have fought”."""
    deps, heads = list(parse.deps), list(parse.heads)
    for verb, dep in enumerate(parse.deps):
        if dep == "ROOT" and parse.pos[verb] in ("VERB", "AUX") and parse.child(verb, *_SUBJECTS) is None:
            subject = _listed_subject(parse, verb)
            if subject is not None:
                deps[subject] = "nsubj" if parse.child(verb, "auxpass") is None else "nsubjpass"
                heads[subject] = verb
    return parse if deps == parse.deps else replace(parse, deps=deps, heads=heads)


def _listed_subject(parse: Parse, verb: int) -> int | None:
    """What follows a comma in what stands before the verb, up to the verb itself."""
    helpers = [child for child in parse.children[verb] if child < verb and parse.deps[child] in ("aux", "auxpass")]
    begins = min([verb, *helpers])
    if parse.tags[begins] not in _FINITE:
        return None
    for fronted in parse.children[verb]:
        if parse.deps[fronted] == "prep" and fronted < begins:
            for token in parse.subtree(fronted):
                below = parse.subtree(token)
                ends_there = below[0] > 0 and below[-1] + 1 == begins
                if parse.deps[token] == "conj" and ends_there and parse.words[below[0] - 1] == ",":
                    return token
    return None
