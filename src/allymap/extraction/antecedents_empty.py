"""Nouns that stand for nobody of their own: “*state* visit”, “the head of *state*”, “leaders of *that group*”."""

from __future__ import annotations

from .parse import Parse

_OF_STATE = frozenset({"secretary", "head", "minister", "chief", "act", "matter", "affair"})
"""“The head of *state*” names no state."""
_OF_A_PART = frozenset(
    {"autonomous", "local", "regional", "provincial", "municipal", "self-declared", "self-proclaimed", "breakaway"}
)
"""What an authority is called that is not a state's."""
_POINTING = frozenset({"this", "that", "these", "those", "both", "each", "either", "neither"})
_HOLDING = frozenset({"rebel", "insurgent", "guerrilla", "separatist", "militant", "opposition", "jihadist", "militia"})
_HELD = frozenset(
    {
        "area", "position", "territory", "town", "village", "stronghold", "base", "camp", "target", "line", "hideout",
        "depot", "convoy", "enclave", "district", "neighbourhood", "neighborhood", "bastion", "outpost", "checkpoint",
        "trench", "headquarters", "redoubt", "pocket", "zone", "suburb", "site", "supply", "vehicle", "defence",
        "defense", "advance", "offensive", "holdout", "heartland", "province", "region", "ranks", "safe-haven",
    }
)  # fmt: skip
"""What is hit, taken or lost with those who hold it: “shelled *rebel* positions”."""


def is_empty(parse: Parse, token: int) -> bool:
    """Whether a noun only qualifies another, “*state* visit”, “*regime* change”, or is of whom its “of” tells."""
    if _of_somebody_else(parse, token):
        return True
    above = parse.heads[token]
    if any(parse.tags[c] == "VBN" and parse.is_hyphen(c - 1) for c in parse.children[token]):
        return True  # “the *Chad-backed* government” is not Chad's own
    if parse.lemmas[token] == "authority" and any(parse.lower[c] in _OF_A_PART for c in parse.children[token]):
        return True
    if parse.lemmas[token] == "state" and parse.child(token, "prep") is not None and parse.tags[token] == "NN":
        return True  # “the *state* of affairs”
    if parse.deps[token] in ("compound", "nmod", "amod") and parse.pos[above] in ("NOUN", "PROPN"):
        return parse.lemmas[above] not in _HELD or parse.lemmas[token] not in _HOLDING
    return (
        parse.deps[token] == "pobj" and parse.lemmas[token] == "state" and parse.lemmas[parse.heads[above]] in _OF_STATE
    )


def _of_somebody_else(parse: Parse, token: int) -> bool:
    """“leaders of *that group*”, “officials of *Chad's cabinet*”: not those of whom the text spoke last."""
    of = next((c for c in parse.children[token] if parse.deps[c] == "prep" and parse.lower[c] == "of"), None)
    whose = None if of is None else parse.child(of, "pobj")
    if whose is None:
        return False
    pointed = any(parse.lower[c] in _POINTING for c in parse.children[whose] if parse.deps[c] == "det")
    named = any(parse.pos[c] == "PROPN" for c in parse.children[whose] if parse.deps[c] == "poss")
    return pointed or named or parse.pos[whose] in ("PRON", "PROPN")
