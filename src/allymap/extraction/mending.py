"""Mends what the parser often gets wrong, before anybody reads the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .frames import Part, load_lexicon
from .mending_verbs import FINITE, SUBJECTS, Change, apply, mend_verbs
from .parse import Parse

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

_BEING = frozenset({"be", "remain", "stay", "stand", "live", "find"})
_Changes = list[Change] | None

_BEFORE_THE_NEWS = ("nsubj", "npadvmod", "dep")
"""What the parser takes “*A friend of Chad*, Mali has sent” for."""


def mended(parse: Parse) -> Parse:
    """The parse itself, with what was hung up wrongly put back.

    Subjects that were taken for more of a list: “In Chad, *Mali and Niger* have fought”; names after a comma that say
    who the plural before them is: “its allies, *Chad and Mali*”; owners taken for a part of the name after them:
    “*Chad's* Sahel plan”; those whom somebody wants something done to: “wants *them* expelled”; participles that
    speak of the subject, not of what stands before their comma: “shelled the port, *backed* by Chad”; what is said of
    the subject before it is named: “*A friend of Chad*, Mali has sent”; participles at the beginning that look like
    names: “*Defying* Chad, Mali signed”; what is done to somebody: “shot dead the *envoy*”; subjects taken from
    their verb by a participle, “*envoys* working in Chad said”, or a semicolon; a second object without its verb:
    “fights Chad in Mali, and *Peru* in Chile”; with whom one is: “has been at war *with* Chad since”; a noun after a
    name that tells who that is: “Hamas (HM), *a group* that fights Chad”; and other verbs that were taken for something
    else (``mending_verbs``).
    """
    _mend_participles(parse)
    mend_verbs(parse)
    changes: list[Change] = []
    for token, dep in enumerate(parse.deps):
        if dep in _BY_DEP and (found := _BY_DEP[dep](parse, token)) is not None:
            changes += found
    apply(parse, changes)
    return parse


def _of_root(parse: Parse, verb: int) -> _Changes:
    """The subject that was taken for more of a list, given back to the main verb."""
    lacks_one = parse.pos[verb] in ("VERB", "AUX") and parse.child(verb, *SUBJECTS) is None
    if not lacks_one:
        return None
    subject = _listed_subject(parse, verb)
    if subject is None:
        return _after_semicolon(parse, verb)
    return [(subject, "nsubj" if parse.child(verb, "auxpass") is None else "nsubjpass", verb)]


def _of_subject(parse: Parse, subject: int) -> _Changes:
    """A participle that was taken for the subject, somebody wished to be done something to, or a noun before one."""
    described = _described(parse, subject)
    head = parse.heads[subject]
    if described is not None:
        return [(described, "nsubj", head), (subject, "acl", described)]
    if parse.deps[subject] != "nsubj":
        return None
    leading = _subject_of_all(parse, subject)
    if leading is not None:
        return [(subject, "conj", leading)]
    return [(subject, "nsubjpass", head)] if _is_wished(parse, head) else _of_subject_to_come(parse, subject)


def _of_list(parse: Parse, name: int) -> _Changes:
    """A name that was taken for more of a list, or for more of the verb."""
    if parse.tags[name] not in ("NNP", "NNPS"):
        return None
    if _says_who(parse, name):
        return [(name, "appos", parse.heads[name])]
    done_to = _also_done_to(parse, name)
    return None if done_to is None else [(name, "conj", done_to)]


def _of_clause(parse: Parse, noun: int) -> _Changes:
    """A noun that was made a clause."""
    named = _named_before(parse, noun)
    return None if named is None else [(noun, "appos", named)]


def _of_name(parse: Parse, owner: int) -> _Changes:
    """An owner that was taken for a part of a name."""
    return [(owner, "poss", parse.heads[owner])] if parse.tags[owner + 1 : owner + 2] == ["POS"] else None


def _of_owner(parse: Parse, owner: int) -> _Changes:
    """An owner that was taken for the owner of a name: “*their* People's Army (PA) allies”."""
    name = parse.heads[owner]
    if parse.tags[owner] != "PRP$" or parse.tags[name] not in ("NNP", "NNPS"):
        return None
    noun = parse.heads[name]
    modifies = parse.deps[name] in ("nmod", "compound", "amod") and name < noun and parse.tags[noun] in ("NN", "NNS")
    return [(owner, "poss", noun)] if modifies else None


def _of_object(parse: Parse, object_: int) -> _Changes:
    """An object hung on an adjective, “shot dead the *envoy*”, or one that took the doer of its passive verb."""
    above = parse.heads[object_]
    if parse.deps[above] == "acomp":
        return [(object_, "dobj", parse.heads[above])]
    doer = _doer(parse, object_)
    return None if doer is None else [(doer, "agent", above)]


def _doer(parse: Parse, noun: int) -> int | None:
    """The “by” of a passive verb that was hung on its second object: “was shown the door *by* X”."""
    if parse.child(parse.heads[noun], "auxpass") is None or parse.child(parse.heads[noun], "agent") is not None:
        return None
    return next((c for c in parse.children[noun] if parse.deps[c] == "prep" and parse.lower[c] == "by"), None)


def _after_semicolon(parse: Parse, verb: int) -> _Changes:
    """A main verb without a subject, put beside the one before it: “X welcomed the plan; then *swung* behind Y”."""
    first = next((c for c in parse.children[verb] if parse.deps[c] == "ccomp" and c < verb), None)
    if first is None or parse.tags[verb] not in FINITE or parse.tags[first] not in FINITE:
        return None
    if parse.child(first, *SUBJECTS) is None or ";" not in parse.words[first:verb]:
        return None
    return [(first, "ROOT", first), (verb, "conj", first)]


def _subject_of_all(parse: Parse, name: int) -> int | None:
    """The subject that does the same as one after it without a verb: “X left out of fear, and *Z* out of greed”."""
    rest = parse.heads[name]
    verb = parse.heads[rest]
    bare = parse.pos[rest] == "ADP" and parse.deps[rest] == "conj" and parse.pos[verb] == "VERB"
    if not bare or parse.tags[name] not in ("NNP", "NNPS"):
        return None
    named = any(parse.tags[at] in ("NNP", "NNPS") for at in parse.subtree(rest) if at > rest)
    return None if named else parse.child(verb, *SUBJECTS)


def _of_state(parse: Parse, noun: int) -> _Changes:
    """With whom somebody is “at *war* with Y”, where the parser hung that on the verb of being."""
    after = noun + 1
    if parse.lower[after : after + 1] != ["with"] or parse.pos[noun] != "NOUN":
        return None
    verb = parse.heads[parse.heads[noun]]
    return [(after, "prep", noun)] if parse.heads[after] == verb and parse.lemmas[verb] in _BEING else None


def _of_participle(parse: Parse, participle: int) -> _Changes:
    """A participle that speaks of the subject, not of what stands before its comma."""
    verb = _verb_of_subject(parse, participle)
    return None if verb is None else [(participle, "advcl", verb)]


def _of_modifier(parse: Parse, noun: int) -> _Changes:
    """A noun that was taken for an adjective: “its arch-*foe* the Bolivians”."""
    standing = parse.tags[noun] == "NN" and parse.lemmas[noun] in _STANDING
    return [(noun, "compound", parse.heads[noun])] if standing else None


def _also_done_to(parse: Parse, name: int) -> int | None:
    """The object beside which a name belongs that was made more of the verb: “fights Chad in Mali, and *Peru* in …”."""
    verb = parse.heads[name]
    done_to = parse.child(verb, "dobj") if parse.pos[verb] == "VERB" else None
    return done_to if done_to is not None and parse.pos[done_to] == "PROPN" and done_to < name else None


def _named_before(parse: Parse, noun: int) -> int | None:
    """Whom a noun after a comma describes that was made a clause: “… the Union (PKK), *a group* that fought …”."""
    if parse.tags[noun] != "NN" or parse.child(noun, "nsubj", "cop", "mark", "aux") is not None:
        return None
    begins = parse.subtree(noun)[0]
    if begins < 2 or parse.lower[begins] not in ("a", "an"):
        return None
    at = begins - 2
    if parse.words[begins - 1] != "," or parse.child(noun, "relcl", "acl") is None:
        return None
    if parse.words[at] == ")":
        at = next((t for t in range(at, -1, -1) if parse.words[t] == "("), 0) - 1
    return at if at >= 0 and parse.pos[at] in ("PROPN", "NOUN") else None


def _of_subject_to_come(parse: Parse, noun: int) -> _Changes:
    """A noun before the subject that says who that is, or the subject after a noun that needs no comma.

    “A Nato *member*, Albania voted”, “*One* of Chad's allies, Mali left”, “its ally *the US* sent ships”; the second of
    two subjects after the copula is no subject at all: “those that Chad says are *rebels*”.
    """
    verb, dep = parse.heads[noun], parse.deps[noun]
    subjects = [c for c in parse.children[verb] if parse.deps[c] == "nsubj" and c != noun]
    if not subjects:
        return None
    if dep == "nsubj" and subjects[0] < noun < verb and _is_joined(parse, subjects[0], noun):
        return [(noun, "conj", subjects[0])]
    if dep == "nsubj" and parse.lemmas[verb] == "be" and noun > verb and any(c < verb for c in subjects):
        return [(noun, "attr", verb)]
    subject = next((c for c in subjects if noun < c < verb), None)
    if subject is None or parse.tags[noun] not in ("NN", "CD") or parse.tags[subject] not in ("NNP", "NNPS"):
        return None
    ends, begins = parse.subtree(noun)[-1] + 1, parse.subtree(subject)[0]
    if ends == begins and dep == "nsubj" and parse.lemmas[noun] in _STANDING:
        return [(subject, "appos", noun)]
    if parse.words[ends : ends + 1] != [","] or begins != ends + 1:
        return None
    described = parse.tags[noun] == "CD" or parse.child(noun, "det", "poss", "amod") is not None
    timed = any(entity.start <= noun < entity.end for entity in parse.entities if entity.label in ("DATE", "TIME"))
    return [(noun, "appos", subject)] if described and not timed else None


def _is_joined(parse: Parse, first: int, second: int) -> bool:
    """Whether “and” stands between two subjects of one verb: “*troops* and their allies (the PA) left”."""
    joints = [child for child in parse.children[first] if parse.deps[child] == "cc" and child > first]
    return bool(joints) and joints[-1] < second and parse.child(first, "conj") is None


def _mend_participles(parse: Parse) -> None:
    """Give participles that begin a sentence and were taken for names their verb: “*Snubbing* Chad, Mali left”."""
    for begin, _ in parse.sentences:
        lemma = _participle_of(parse, begin)
        changes = list(_fronted(parse, begin)) if lemma else []
        if changes:
            parse.pos[begin], parse.tags[begin], parse.lemmas[begin] = "VERB", "VBG", lemma
            apply(parse, changes)


def _participle_of(parse: Parse, token: int) -> str:
    """The verb whose participle a capitalised word must be, if frames know it; else nothing."""
    word = parse.lower[token]
    if not word.endswith("ing") or parse.tags[token] not in ("NNP", "NN", "VBG") or len(word) < 6:
        return ""
    stem, lexicon = word[:-3], load_lexicon()
    doubled = stem[:-1] if stem[-1] == stem[-2] else stem
    forms = (stem, f"{stem}e", doubled)
    return next((form for form in forms if lexicon.senses(Part.VERB, form)), "")


def _fronted(parse: Parse, participle: int) -> Iterator[Change]:
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
    if parse.tags[begins] not in FINITE:
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
        and parse.child(noun, "cc") is None
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
    if parse.tags[participle] != "VBG" or parse.child(participle, "aux", "auxpass", "mark") is not None:
        return None
    verb, noun = parse.heads[participle], parse.child(participle, "nsubj")
    if noun is None or not noun < participle < verb or parse.tags[verb] not in FINITE:
        return None
    return noun if parse.pos[noun] in ("NOUN", "PROPN") else None


def _verb_of_subject(parse: Parse, participle: int) -> int | None:
    """The verb above the noun on which a participle after a comma was hung, if somebody does what that verb says."""
    noun = parse.heads[participle]
    speaks_of_another = (
        parse.tags[participle] == "VBN"
        and parse.lemmas[participle] in _HELPED
        and parse.child(participle, "agent") is not None
        and parse.pos[noun] == "NOUN"
    )
    if not speaks_of_another or parse.words[max(parse.subtree(participle)[0] - 1, 0)] != ",":
        return None
    verb = next((at for at in parse.ancestors(noun) if parse.pos[at] == "VERB"), None)
    return verb if verb is not None and verb < noun else None


_BY_DEP: Mapping[str, Callable[[Parse, int], _Changes]] = {
    "ROOT": _of_root,
    "nsubj": _of_subject,
    "csubj": _of_subject,
    "conj": _of_list,
    "ccomp": _of_clause,
    "nmod": _of_name,
    "compound": _of_name,
    "poss": _of_owner,
    "dobj": _of_object,
    "pobj": _of_state,
    "acl": _of_participle,
    "amod": _of_modifier,
    "npadvmod": _of_subject_to_come,
    "dep": _of_subject_to_come,
}
"""What is to be put right at a token, by its dependency."""
