"""Mends what the parser often gets wrong, before anybody reads the parse."""

from __future__ import annotations

from dataclasses import replace

from .parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STANDING = frozenset(
    {
        "ally", "backer", "partner", "rival", "neighbour", "neighbor", "patron", "sponsor", "supporter", "enemy", "foe",
        "friend", "adversary", "opponent", "guarantor", "client", "protector", "benefactor", "counterpart", "proxy",
    }
)  # fmt: skip
"""Nouns after which a list says who is meant: “its *allies*, Chad and Mali”."""
_HELPED = frozenset(
    {
        "back", "support", "help", "aid", "assist", "accompany", "cover", "arm", "train", "fund", "encourage", "egg",
        "prompt", "urge", "spur", "flank", "bolster", "reinforce", "advise", "equip", "escort", "supply", "finance",
    }
)  # fmt: skip
"""What is done to somebody and not to a town or a raid: “shelled the port, *backed* by Chad”."""
_WISHING = frozenset({"want", "prefer", "like", "see", "have", "get", "need"})

_Change = tuple[int, str, int]
"""A token, its new dependency and its new head."""


def mended(parse: Parse) -> Parse:
    """The parse with what was hung up wrongly put back.

    Subjects that were taken for more of a list: “In Chad, *Mali and Niger* have fought”; names after a comma that say
    who the plural before them is: “its allies, *Chad and Mali*”; owners taken for a part of the name after them:
    “*Chad's* Sahel plan”; those whom somebody wants something done to: “wants *them* expelled”; and participles that
    speak of the subject, not of what stands before their comma: “shelled the port, *backed* by Chad”.
    """
    changes: list[_Change] = []
    for token, dep in enumerate(parse.deps):
        if dep == "ROOT" and parse.pos[token] in ("VERB", "AUX") and parse.child(token, *_SUBJECTS) is None:
            subject = _listed_subject(parse, token)
            if subject is not None:
                passive = parse.child(token, "auxpass") is not None
                changes.append((subject, "nsubjpass" if passive else "nsubj", token))
        elif dep == "conj" and _says_who(parse, token):
            changes.append((token, "appos", parse.heads[token]))
        elif dep in ("nmod", "compound") and parse.tags[token + 1 : token + 2] == ["POS"]:
            changes.append((token, "poss", parse.heads[token]))
        elif dep == "nsubj" and _is_wished(parse, parse.heads[token]):
            changes.append((token, "nsubjpass", parse.heads[token]))
        elif dep == "acl" and (verb := _verb_of_subject(parse, token)) is not None:
            changes.append((token, "advcl", verb))
    if not changes:
        return parse
    deps, heads = list(parse.deps), list(parse.heads)
    for token, dep, head in changes:
        deps[token], heads[token] = dep, head
    return replace(parse, deps=deps, heads=heads)


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


def _says_who(parse: Parse, name: int) -> bool:
    """Whether a name and those after it tell who “its allies” before their comma are."""
    noun = parse.heads[name]
    return (
        parse.lemmas[noun] in _STANDING
        and parse.tags[noun] == "NNS"
        and parse.words[noun + 1 : noun + 2] == [","]
        and all(parse.deps[child] != "cc" for child in parse.children[noun])
        and parse.tags[name] in ("NNP", "NNPS")
    )


def _is_wished(parse: Parse, participle: int) -> bool:
    """Whether a participle without a helper says what somebody wants done: “prefers them *expelled*”."""
    return (
        parse.tags[participle] == "VBN"
        and parse.deps[participle] == "ccomp"
        and parse.lemmas[parse.heads[participle]] in _WISHING
        and parse.child(participle, "aux", "auxpass", "mark") is None
    )


def _verb_of_subject(parse: Parse, participle: int) -> int | None:
    """The verb above the noun on which a participle after a comma was hung, if somebody does what that verb says."""
    noun = parse.heads[participle]
    begins = parse.subtree(participle)[0]
    speaks_of_another = (
        parse.tags[participle] == "VBN"
        and parse.lemmas[participle] in _HELPED
        and parse.child(participle, "agent") is not None
        and parse.pos[noun] == "NOUN"
        and parse.words[max(begins - 1, 0)] == ","
    )
    if not speaks_of_another:
        return None
    verb = next((at for at in parse.ancestors(noun) if parse.pos[at] == "VERB"), None)
    return verb if verb is not None and verb < noun else None
