"""Mends verbs that the parser took for something else, and what it hung on the wrong one of two verbs."""

from __future__ import annotations

from collections.abc import Iterable

from .arguments_own import is_verbal
from .parse import NOMINATIVE, Parse

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that need no other."""
_FIGHTING = frozenset(
    {
        "fight", "battle", "combat", "defeat", "attack", "counter", "bomb", "shell", "target", "track", "hunt", "train",
        "arm", "strike", "raid", "fund", "finance", "oust", "resist", "guard", "supply", "patrol", "force", "hack",
    }
)  # fmt: skip
"""Verbs that the parser takes for nouns: “helped Chad *fight* rebels”."""
_RELATIVES = frozenset({"that", "who", "which"})
_WANTING = frozenset(
    {
        "chant", "shout", "march", "rally", "demonstrate", "press", "push", "clamour", "clamor", "cry", "yell",
        "agitate", "campaign", "lobby", "petition", "protest", "call", "appeal",
    }
)  # fmt: skip
"""How people say what they want others to do: “chanted *for the king to go*”."""
_SAYING = frozenset(
    {
        "protest", "complain", "warn", "charge", "announce", "report", "claim", "allege", "confirm", "state", "argue",
        "disclose", "declare", "reveal",
    }
)  # fmt: skip
"""What those do who are named after what they say: “…, a rights group *protested* here”."""

_NOTHING = frozenset({"nothing", "little"})
_MENDED = frozenset({"compound", "amod", "acl", "conj", "ccomp", "xcomp", "advcl", "relcl"})
_MOVING = frozenset({"call", "sail", "arrive", "dock", "land", "head", "move", "return", "march", "advance"})
"""Verbs without an object that the parser takes for participles of their subject: “a submarine *called* at Havana”."""

Change = tuple[int, str, int]
"""A token, its new dependency and its new head."""


def mend_verbs(parse: Parse) -> None:
    """Put verbs where they belong.

    What is said of the one that “it was” points at: “it was Chad rather than Mali that *won*”; infinitives without “to”
    that were taken for a part of a name: “helped Chad *fight* rebels”; verbs taken for participles before what they are
    done to: “built a base and *shared* data”; verbs whose participle was taken for them: “jets promised to Chad
    *went* to Mali”; and verbs taken for participles of their subject: “the king on Monday *eased* the curfew”, “…, a
    rights group *protested*”. The first of a list of deeds that was hung below the second: “X *froze* its dues, bought
    guns and left”; and those with whom somebody has “nothing to do”.
    Clauses that describe their object: “the pact that X *signed*”; infinitives of what somebody is got to do: “got X to
    *sign*”; and verbs whose subject was taken for one: “*Trump* put Chad on the list”.
    What a crowd wants is what it says: “chanted for the king *to go*”.
    """
    changes = _wanted(parse)
    tags: dict[int, str] = {}
    for token, dep in enumerate(parse.deps):
        if dep not in _MENDED:
            continue
        if dep == "compound" and _is_infinitive(parse, token):
            changes += _as_clause(parse, token)
            tags[token] = "VB"
        elif dep == "amod" and _is_past(parse, token):
            changes += _as_verb(parse, token)
            tags[token] = "VBD"
        elif (
            dep == "acl"
            and not _describes_object(parse, token)
            and parse.tags[token] in ("VBN", "VBD")
            and (finite := _finite(parse, token))
        ):
            changes += finite
            tags[token] = "VBD"
        else:
            changes += _elsewhere(parse, token, dep)
    for token, tag in tags.items():
        parse.pos[token], parse.tags[token] = "VERB", tag
    apply(parse, changes)


def _wanted(parse: Parse) -> list[Change]:
    clauses = [token for token, dep in enumerate(parse.deps) if dep == "advcl"]
    return [(token, "ccomp", parse.heads[token]) for token in clauses if _is_wanted(parse, token)]


def _is_wanted(parse: Parse, token: int) -> bool:
    """Whether a clause says what somebody is to do, whom others shout for: “chanted for the king *to go*”."""
    wants = parse.lemmas[parse.heads[token]] in _WANTING and parse.tags[token] == "VB"
    subject, mark = parse.child(token, *NOMINATIVE), parse.child(token, "mark")
    return wants and subject is not None and mark is not None and parse.lemmas[mark] == "for"


def apply(parse: Parse, changes: Iterable[Change]) -> None:
    """Hang up tokens as some changes say."""
    for token, dep, head in changes:
        parse.hang(token, dep, head)


def _elsewhere(parse: Parse, verb: int, dep: str) -> list[Change]:
    """The changes for a verb that stays one and was hung up wrongly."""
    if dep in ("acl", "relcl"):
        if parse.lemmas[verb] == "do" and parse.lower[parse.heads[verb]] in _NOTHING:
            return _dealings(parse, verb)
        return [(verb, "relcl", parse.heads[verb])] if dep == "acl" and _describes_object(parse, verb) else []
    if dep == "advcl":
        return [(verb, "xcomp", parse.heads[verb])] if _is_got_to(parse, verb) else []
    if dep in ("xcomp", "ccomp") and _is_named_before(parse, verb):
        parse.pos[verb - 1], parse.tags[verb - 1] = "PROPN", "NNP"
        others = [(c, parse.deps[c], verb) for c in parse.children[verb - 1] if c > verb]
        return [(verb, "ROOT", verb), (verb - 1, "nsubj", verb), *others]
    return _of_two(parse, verb, dep) if dep in ("conj", "ccomp") else []


def _of_two(parse: Parse, verb: int, dep: str) -> list[Change]:
    """The changes for a verb that was hung on another one, or another on it."""
    subject = _led_astray(parse, verb)
    if subject is not None:
        return [(parse.heads[verb], "acl", subject), (subject, "nsubj", verb), (verb, "ROOT", verb)]
    if dep != "ccomp":
        return []
    focus = _focus(parse, verb)
    if focus is not None:
        return [(verb, "relcl", focus)]
    after = parse.heads[verb]
    begins = _begins_list(parse, verb)
    return [(verb, parse.deps[after], _above(parse, after, verb)), (after, "conj", verb)] if begins else []


def _describes_object(parse: Parse, verb: int) -> bool:
    """Whether a clause has its object in the noun that it describes: “the pact *that* X signed”."""
    done_to = parse.child(verb, "dobj") if parse.tags[verb] in FINITE else None
    return done_to is not None and parse.lower[done_to] in _RELATIVES and parse.child(verb, "nsubj") is not None


def _is_got_to(parse: Parse, verb: int) -> bool:
    """Whether an infinitive says what somebody was got to do: “got X to *sign*”."""
    above = parse.heads[verb]
    led = parse.lemmas[above] in ("get", "bring", "lead") and parse.tags[verb] == "VB"
    return led and parse.child(above, "dobj") is not None and parse.child(verb, "nsubj", "mark") is None


def _is_named_before(parse: Parse, verb: int) -> bool:
    """Whether a sentence begins with a name that was taken for a verb before its own: “*Trump* put Chad on a list”."""
    name = verb - 1
    taken = parse.heads[verb] == name and parse.deps[name] == "ROOT" and parse.tags[name] in ("VB", "VBP")
    if not taken or all(begin != name for begin, _ in parse.sentences):
        return False
    return parse.tags[verb] in ("VBN", "VBD", "VBZ") and parse.child(verb, *SUBJECTS, "aux") is None


def _is_infinitive(parse: Parse, token: int) -> bool:
    """Whether a word between a name and a plural below “helped” is what the named one was helped to do."""
    if parse.lemmas[token] not in _FIGHTING:
        return False
    noun = parse.heads[token]
    verb = parse.heads[noun]
    return (
        parse.tags[token] in ("NN", "VB", "NNP", "VBP")
        and parse.lemmas[verb] in ("help", "let", "make", "watch")
        and parse.deps[noun] == "dobj"
        and parse.tags[noun] in ("NNS", "NNPS")
        and any(c < token and parse.tags[c] in ("NNP", "NNPS") for c in parse.children[noun])
    )


def _as_clause(parse: Parse, token: int) -> list[Change]:
    """The changes that make a word the verb below “helped”, what stands before it its subject, the rest its object."""
    noun = parse.heads[token]
    names = [c for c in parse.children[noun] if c < token and parse.tags[c] in ("NNP", "NNPS")]
    before = [c for c in parse.children[noun] if c < token and c != names[-1]]
    return [
        (token, "ccomp", parse.heads[noun]),
        (names[-1], "nsubj", token),
        (noun, "dobj", token),
        *((c, parse.deps[c], names[-1]) for c in before),
    ]


def _is_past(parse: Parse, token: int) -> bool:
    """Whether a participle before a noun is what its sentence says: “Chad *shared* data”, “… and *shared* data”."""
    noun = parse.heads[token]
    if parse.tags[token] not in ("VBN", "VBD") or noun < token or parse.child(noun, "det", "poss") is not None:
        return False
    subject = parse.child(token, "npadvmod")
    if parse.heads[noun] == noun:
        return subject == token - 1 and parse.tags[subject] in ("NNP", "NNPS")
    begins = parse.subtree(noun)[0]
    listed = parse.deps[noun] == "conj" and parse.pos[parse.heads[noun]] == "VERB"
    return listed and begins == token and parse.lower[max(token - 1, 0)] in ("and", "but", "or")


def _as_verb(parse: Parse, token: int) -> list[Change]:
    """The changes that put a participle above the noun that it was hung on."""
    noun = parse.heads[token]
    root = parse.heads[noun] == noun
    subject = [(c, "nsubj", token) for c in parse.children[token] if parse.deps[c] == "npadvmod" and root]
    after = [
        (c, parse.deps[c], token) for c in parse.children[noun] if parse.deps[c] == "prep" and parse.lemmas[c] == "with"
    ]
    return [(token, parse.deps[noun], token if root else parse.heads[noun]), (noun, "dobj", token), *subject, *after]


def _finite(parse: Parse, verb: int) -> list[Change]:
    """The changes that make a participle the verb of its noun, where the sentence has no other or that one is a clause.

    “The king on Monday *eased* the curfew”; “Chad is failing refugees, a rights group *protested* here”.
    """
    noun, done_to = parse.heads[verb], parse.child(verb, "dobj")
    passive = done_to is None and parse.child(verb, "agent") is not None
    if passive or parse.child(verb, "aux", "auxpass", "mark", *SUBJECTS) is not None:
        return []
    moved = parse.lemmas[verb] in _MOVING and parse.child(verb, "prep") is not None
    if parse.heads[noun] == noun and (done_to is not None or moved):
        own = [(c, parse.deps[c], verb) for c in parse.children[noun] if parse.deps[c] == "punct" and c > verb]
        return [(verb, "ROOT", verb), (noun, "nsubj", verb), *own]
    begins = parse.subtree(noun)[0]
    after = parse.deps[noun] in ("appos", "conj", "dobj", "npadvmod") and parse.words[max(begins - 1, 0)] == ","
    root = next((at for at in parse.ancestors(noun) if parse.heads[at] == at), noun)
    told = after and parse.lemmas[verb] in _SAYING and root < begins and parse.pos[root] in ("VERB", "AUX")
    return [(verb, "ROOT", verb), (noun, "nsubj", verb), (root, "ccomp", verb)] if told else []


def _led_astray(parse: Parse, verb: int) -> int | None:
    """The subject of a verb whose participle was taken for the main verb: “*jets* promised to Chad went to Mali”."""
    above = parse.heads[verb]
    if parse.deps[above] != "ROOT" or parse.tags[above] not in ("VBN", "VBD") or not is_verbal(parse, verb):
        return None
    subject = parse.child(above, "nsubj")
    if subject is None or parse.child(above, "aux", "auxpass", "cc", "dobj") is not None:
        return None
    finite = parse.tags[verb] in FINITE or parse.child(verb, "aux", "auxpass") is not None
    own = parse.child(verb, *SUBJECTS, "mark") is None
    return subject if finite and own and "," not in parse.words[above:verb] else None


def _focus(parse: Parse, verb: int) -> int | None:
    """The one of whom “it was X *that …*” says something, where the parser hung that on the “was”."""
    above = parse.heads[verb]
    if parse.lemmas[above] != "be":
        return None
    subject, pointing = parse.child(verb, *NOMINATIVE), parse.child(above, "nsubj")
    if subject is None or pointing is None:
        return None
    if parse.lower[subject] not in _RELATIVES or parse.lower[pointing] != "it":
        return None
    return parse.child(above, "attr")


def _begins_list(parse: Parse, verb: int) -> bool:
    """Whether the verb after a clause, though it has no subject, was taken for what is above it, as “said” would be."""
    after = parse.heads[verb]
    if (
        after < verb
        or parse.tags[after] not in ("VBD", "VBN", "VBZ")
        or parse.child(after, *SUBJECTS, "nsubjpass") is not None
    ):
        return False
    bare = parse.child(after, "aux", "auxpass", "mark") is None and parse.child(after, "dobj", "prep") is not None
    comma = parse.words[verb:after].count(",") > 0 and "”" not in parse.words[verb:after]
    return bare and comma and parse.child(verb, *NOMINATIVE) is not None and parse.child(verb, "mark") is None


def _above(parse: Parse, verb: int, instead: int) -> int:
    """The head of a verb, or the one that takes its place at the root."""
    return instead if parse.heads[verb] == verb else parse.heads[verb]


def _dealings(parse: Parse, verb: int) -> list[Change]:
    """The changes that put whom somebody has “nothing to do *with*” below the “has”."""
    above = parse.heads[parse.heads[verb]]
    return [
        (c, "prep", above)
        for c in parse.children[verb]
        if parse.lower[c] == "with" and parse.pos[above] in ("VERB", "AUX")
    ]
