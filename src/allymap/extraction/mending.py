"""Mends what the parser often gets wrong, before anybody reads the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .frames import Part, load_lexicon
from .mending_verbs import FINITE, SUBJECTS, Change, changed, verbs_again
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

_BEFORE_THE_NEWS = ("nsubj", "npadvmod", "dep")
"""What the parser takes “*A friend of Chad*, Mali has sent” for."""

_MENDED = frozenset(
    {"ROOT", "conj", "nmod", "compound", "poss", "dobj", "nsubj", "csubj", "acl", "amod", "npadvmod", "dep", "ccomp"}
)


def mended(parse: Parse) -> Parse:
    """The parse with what was hung up wrongly put back.

    Subjects that were taken for more of a list: “In Chad, *Mali and Niger* have fought”; names after a comma that say
    who the plural before them is: “its allies, *Chad and Mali*”; owners taken for a part of the name after them:
    “*Chad's* Sahel plan”; those whom somebody wants something done to: “wants *them* expelled”; participles that
    speak of the subject, not of what stands before their comma: “shelled the port, *backed* by Chad”; what is said of
    the subject before it is named: “*A friend of Chad*, Mali has sent”; participles at the beginning that look like
    names: “*Defying* Chad, Mali signed”; what is done to somebody: “shot dead the *envoy*”; subjects taken from
    their verb by a participle: “*envoys* working in Chad said”; a second object without its verb: “fights Chad in Mali,
    and *Peru* in Chile”; a noun after a name that tells who that is: “Hamas (HM), *a group* that fights Chad”; and
    other verbs that were taken for something else (``mending_verbs``).
    """
    parse = verbs_again(_with_participles(parse))
    changes: list[Change] = []
    for token, dep in enumerate(parse.deps):
        if dep in _MENDED:
            changes += _changes(parse, token, dep)
    return changed(parse, changes)


def _changes(parse: Parse, token: int, dep: str) -> list[Change]:
    """What is to be put right at a token."""
    head = parse.heads[token]
    if dep == "ROOT":
        return _with_subject(parse, token)
    if dep in ("nsubj", "csubj") and (described := _described(parse, token)) is not None:
        return [(described, "nsubj", head), (token, "acl", described)]
    change: Change | None = None
    if dep in ("conj", "ccomp"):
        change = _of_names(parse, token, dep)
    elif dep in ("nmod", "compound", "poss"):
        change = _as_owner(parse, token, dep)
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


def _with_subject(parse: Parse, verb: int) -> list[Change]:
    """The subject that was taken for more of a list, given back to the main verb."""
    lacks_one = parse.pos[verb] in ("VERB", "AUX") and parse.child(verb, *SUBJECTS) is None
    subject = _listed_subject(parse, verb) if lacks_one else None
    if subject is None:
        return []
    return [(subject, "nsubj" if parse.child(verb, "auxpass") is None else "nsubjpass", verb)]


def _of_names(parse: Parse, token: int, dep: str) -> Change | None:
    """What is to be put right at more of a list, or at a noun that was made a clause."""
    if dep == "ccomp":
        named = _named_before(parse, token)
        return None if named is None else (token, "appos", named)
    if _says_who(parse, token):
        return token, "appos", parse.heads[token]
    done_to = _also_done_to(parse, token)
    return None if done_to is None else (token, "conj", done_to)


def _as_owner(parse: Parse, owner: int, dep: str) -> Change | None:
    """An owner that was taken for a part of a name, or for the owner of one: “*their* People's Army (PA) allies”."""
    name = parse.heads[owner]
    if dep != "poss":
        return (owner, "poss", name) if parse.tags[owner + 1 : owner + 2] == ["POS"] else None
    noun = parse.heads[name]
    modifies = parse.deps[name] in ("nmod", "compound", "amod") and name < noun and parse.tags[noun] in ("NN", "NNS")
    named = parse.tags[owner] == "PRP$" and parse.tags[name] in ("NNP", "NNPS")
    return (owner, "poss", noun) if modifies and named else None


def _also_done_to(parse: Parse, name: int) -> int | None:
    """The object beside which a name belongs that was made more of the verb: “fights Chad in Mali, and *Peru* in …”."""
    verb = parse.heads[name]
    done_to = parse.child(verb, "dobj")
    named = parse.tags[name] in ("NNP", "NNPS") and parse.pos[verb] == "VERB"
    return done_to if named and done_to is not None and parse.pos[done_to] == "PROPN" and done_to < name else None


def _named_before(parse: Parse, noun: int) -> int | None:
    """Whom a noun after a comma describes that was made a clause: “… the Union (PKK), *a group* that fought …”."""
    begins = parse.subtree(noun)[0]
    clausal = parse.child(noun, "nsubj", "cop", "mark", "aux") is not None
    if parse.tags[noun] != "NN" or clausal or begins < 2 or parse.lower[begins] not in ("a", "an"):
        return None
    at = begins - 2
    if parse.words[begins - 1] != "," or parse.child(noun, "relcl", "acl") is None:
        return None
    if parse.words[at] == ")":
        at = next((t for t in range(at, -1, -1) if parse.words[t] == "("), 0) - 1
    return at if at >= 0 and parse.pos[at] in ("PROPN", "NOUN") else None


def _of_subject_to_come(parse: Parse, noun: int) -> Change | None:
    """A noun before the subject that says who that is, or the subject after a noun that needs no comma.

    “A Nato *member*, Albania voted”, “*One* of Chad's allies, Mali left”, “its ally *the US* sent ships”; the second of
    two subjects after the copula is no subject at all: “those that Chad says are *rebels*”.
    """
    verb, dep = parse.heads[noun], parse.deps[noun]
    first = parse.child(verb, "nsubj")
    if dep == "nsubj" and first is not None and first < noun < verb and _is_joined(parse, first, noun):
        return noun, "conj", first
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


def _is_joined(parse: Parse, first: int, second: int) -> bool:
    """Whether “and” stands between two subjects of one verb: “*troops* and their allies (the PA) left”."""
    joints = [child for child in parse.children[first] if parse.deps[child] == "cc" and child > first]
    return bool(joints) and joints[-1] < second and parse.child(first, "conj") is None


def _with_participles(parse: Parse) -> Parse:
    """The parse with participles that begin a sentence and were taken for names: “*Snubbing* Chad, Mali left”."""
    changes: list[Change] = []
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
    return changed(replace(parse, pos=pos, tags=tags, lemmas=lemmas), changes)


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
    if not taken or noun is None or not noun < participle < verb or parse.tags[verb] not in FINITE:
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
