"""Mends what the parser often gets wrong, before anybody reads the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .frames import Part, load_lexicon
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

_BEFORE_THE_NEWS = ("nsubj", "npadvmod", "dep")
"""What the parser takes “*A friend of Chad*, Mali has sent” for."""

_MENDED = frozenset({"ROOT", "conj", "nmod", "compound", "dobj", "nsubj", "csubj", "acl", "amod", "npadvmod", "dep"})
_Change = tuple[int, str, int]
"""A token, its new dependency and its new head."""


def mended(parse: Parse) -> Parse:
    """The parse with what was hung up wrongly put back.

    Subjects that were taken for more of a list: “In Chad, *Mali and Niger* have fought”; names after a comma that say
    who the plural before them is: “its allies, *Chad and Mali*”; owners taken for a part of the name after them:
    “*Chad's* Sahel plan”; those whom somebody wants something done to: “wants *them* expelled”; participles that
    speak of the subject, not of what stands before their comma: “shelled the port, *backed* by Chad”; what is said of
    the subject before it is named: “*A friend of Chad*, Mali has sent”; participles at the beginning that look like
    names: “*Defying* Chad, Mali signed”; what is done to somebody: “shot dead the *envoy*”; and subjects taken from
    their verb by a participle: “*envoys* working in Chad said”.
    """
    parse = _with_participles(parse)
    changes: list[_Change] = []
    for token, dep in enumerate(parse.deps):
        if dep in _MENDED:
            changes += _changes(parse, token, dep)
    return _changed(parse, changes)


def _changed(parse: Parse, changes: list[_Change]) -> Parse:
    if not changes:
        return parse
    deps, heads = list(parse.deps), list(parse.heads)
    for token, dep, head in changes:
        deps[token], heads[token] = dep, head
    return replace(parse, deps=deps, heads=heads)


def _changes(parse: Parse, token: int, dep: str) -> list[_Change]:
    """What is to be put right at a token."""
    head = parse.heads[token]
    if dep == "ROOT":
        return _with_subject(parse, token)
    if dep in ("nsubj", "csubj") and (described := _described(parse, token)) is not None:
        return [(described, "nsubj", head), (token, "acl", described)]
    change: _Change | None = None
    if dep == "conj" and _says_who(parse, token):
        change = token, "appos", head
    elif dep in ("nmod", "compound") and parse.tags[token + 1 : token + 2] == ["POS"]:
        change = token, "poss", head
    elif dep == "dobj" and parse.deps[head] == "acomp":
        change = token, "dobj", parse.heads[head]
    elif dep == "nsubj" and _is_wished(parse, head):
        change = token, "nsubjpass", head
    elif dep == "acl" and (verb := _verb_of_subject(parse, token)) is not None:
        change = token, "advcl", verb
    elif dep == "amod" and parse.tags[token] == "NN" and parse.lemmas[token] in _STANDING:
        change = token, "compound", head  # “its arch-*foe* the Bolivians”
    elif dep in _BEFORE_THE_NEWS:
        change = _of_subject_to_come(parse, token)
    return [] if change is None else [change]


def _with_subject(parse: Parse, verb: int) -> list[_Change]:
    """The subject that was taken for more of a list, given back to the main verb."""
    lacks_one = parse.pos[verb] in ("VERB", "AUX") and parse.child(verb, *_SUBJECTS) is None
    subject = _listed_subject(parse, verb) if lacks_one else None
    if subject is None:
        return []
    return [(subject, "nsubj" if parse.child(verb, "auxpass") is None else "nsubjpass", verb)]


def _of_subject_to_come(parse: Parse, noun: int) -> _Change | None:
    """A noun before the subject that says who that is, or the subject after a noun that needs no comma.

    “A Nato *member*, Albania voted”, “*One* of Chad's allies, Mali left”, “its ally *the US* sent ships”; the second of
    two subjects after the copula is no subject at all: “those that Chad says are *rebels*”.
    """
    verb, dep = parse.heads[noun], parse.deps[noun]
    subjects = [c for c in parse.children[verb] if parse.deps[c] == "nsubj" and c != noun]
    if dep == "nsubj" and parse.lemmas[verb] == "be" and noun > verb and any(c < verb for c in subjects):
        return noun, "attr", verb
    subject = next((c for c in subjects if noun < c < verb), None)
    if subject is None or parse.tags[noun] not in ("NN", "CD") or parse.tags[subject] not in ("NNP", "NNPS"):
        return None
    ends, begins = parse.subtree(noun)[-1] + 1, parse.subtree(subject)[0]
    if ends == begins and dep == "nsubj" and parse.lemmas[noun] in _STANDING:
        return subject, "appos", noun
    if parse.words[ends : ends + 1] != [","] or begins != ends + 1:
        return None
    described = parse.tags[noun] == "CD" or parse.child(noun, "det", "poss", "amod") is not None
    timed = any(entity.start <= noun < entity.end for entity in parse.entities if entity.label in ("DATE", "TIME"))
    return (noun, "appos", subject) if described and not timed else None


def _with_participles(parse: Parse) -> Parse:
    """The parse with participles that begin a sentence and were taken for names: “*Snubbing* Chad, Mali left”."""
    changes: list[_Change] = []
    verbs: dict[int, str] = {}
    for begin, _ in parse.sentences:
        lemma = _participle_of(parse, begin)
        found = list(_fronted(parse, begin)) if lemma else []
        if found:
            changes += found
            verbs[begin] = lemma
    if not changes:
        return parse
    pos, tags, lemmas = list(parse.pos), list(parse.tags), list(parse.lemmas)
    for token, lemma in verbs.items():
        pos[token], tags[token], lemmas[token] = "VERB", "VBG", lemma
    return _changed(replace(parse, pos=pos, tags=tags, lemmas=lemmas), changes)


def _participle_of(parse: Parse, token: int) -> str:
    """The verb whose participle a capitalised word must be, if frames know it; else nothing."""
    word = parse.lower[token]
    if not word.endswith("ing") or parse.tags[token] not in ("NNP", "NN", "VBG") or len(word) < 6:
        return ""
    stem, lexicon = word[:-3], load_lexicon()
    doubled = stem[:-1] if stem[-1] == stem[-2] else stem
    forms = (stem, f"{stem}e", doubled)
    return next((form for form in forms if lexicon.senses(Part.VERB, form)), "")


def _fronted(parse: Parse, participle: int) -> Iterator[_Change]:
    """What to change so that a participle at the beginning hangs on the verb of the sentence, with its own object."""
    below, dep = parse.heads[participle], parse.deps[participle]
    if dep == "compound" and parse.deps[below] in _BEFORE_THE_NEWS and parse.tags[below] in ("NNP", "NNPS"):
        verb = parse.heads[below]  # “*Snubbing Chad*, Mali left”
        subject = next((c for c in parse.children[verb] if below < c < verb and parse.deps[c] == "nsubj"), None)
        if subject is not None and parse.words[below + 1 : below + 2] == [","]:
            yield participle, "advcl", verb
            yield below, "dobj", participle
    elif dep in ("nsubj", "csubj"):  # “*Defying Chad*, Mali left”, where Mali is taken for more of Chad
        done_to = parse.child(participle, "dobj")
        named = [] if done_to is None else [c for c in parse.children[done_to] if parse.deps[c] in ("conj", "appos")]
        subject = next((c for c in named if parse.words[max(parse.subtree(c)[0] - 1, 0)] == ","), None)
        if subject is not None and subject < below:
            yield participle, "advcl", below
            yield subject, "nsubj", below
    elif dep == "advcl" and parse.tags[participle] != "VBG":
        yield participle, dep, below


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


def _described(parse: Parse, participle: int) -> int | None:
    """The noun that a participle after it describes, where the parser took the participle for the subject."""
    verb, noun = parse.heads[participle], parse.child(participle, "nsubj")
    taken = parse.tags[participle] == "VBG" and parse.child(participle, "aux", "auxpass", "mark") is None
    if not taken or noun is None or not noun < participle < verb or parse.tags[verb] not in _FINITE:
        return None
    return noun if parse.pos[noun] in ("NOUN", "PROPN") else None


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
