"""What stands below a word, or in the place of what does: its own arguments, by their role.

A role is ``subject``, ``object``, ``indirect``, ``attribute``, ``complement`` (a clause below), ``poss``, ``modifier``,
``holder`` (what a noun such as *ally* is said of), ``unless`` and ``if`` (a clause of condition), or the preposition
that introduces the argument.
"""

from __future__ import annotations

from typing import NamedTuple

from .arguments_felt import judges, occasion, revealed
from .parse import HYPHENS, NOMINATIVE, Parse

RELATIVE_TAGS = frozenset({"WP", "WDT"})
SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "obj")
_PASSIVE = frozenset({*PASSIVE, "auxpass"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
MODIFIERS = ("amod", "compound", "nmod", "npadvmod", "quantmod")
_DEEDS = frozenset(
    {
        "attack", "raid", "strike", "airstrike", "ambush", "bombing", "shelling", "bombardment", "assault", "offensive",
        "operation", "shooting", "explosion", "blast", "fire", "gunfire", "clash", "fighting", "battle", "crackdown",
        "incursion", "barrage", "massacre", "invasion", "firefight", "skirmish", "stabbing", "siege", "detonation",
        "confrontation", "shootout", "shoot-out", "sweep", "crossfire", "custody", "captivity",
    }
)  # fmt: skip
"""Nouns whose doer also did what somebody suffered *in* them: “killed in an *ambush* by rebels”."""
_MUTUAL_DEEDS = frozenset(
    {"clash", "fighting", "battle", "firefight", "skirmish", "confrontation", "shootout", "shoot-out"}
)
_SUFFERED = frozenset({"die", "perish"})
"""Verbs whose subject is the one to whom it is done."""
_PINNED = frozenset({"blame", "attribute", "ascribe", "pin"})
DONE = frozenset(
    {
        "claim", "carry", "launch", "stage", "mount", "conduct", "wage", "commit", "order", "perpetrate", "lead",
        "plan", "direct", "fire", "impose", "sign", "make", "issue", "organise", "organize", "sponsor", "plant", "plot",
        "set", "propose", "draft", "broker", "mastermind", "execute", "undertake", "orchestrate", "initiate", "declare",
        "lay", "voice", "express", "level", "raise", "deliver", "utter", "release", "publish", "air", "inflict", "host",
        "convene",
    }
)  # fmt: skip
"""Verbs whose agent is the doer of the noun that they describe: “an attack *claimed* by Z”."""
_GIVEN = frozenset(
    {
        "offer", "give", "provide", "extend", "express", "voice", "lend", "show", "pledge", "promise", "grant",
        "demand", "announce", "raise", "level", "present", "deliver", "supply", "finance", "fund", "enjoy",
    }
)  # fmt: skip
"""Verbs whose agent is behind the help, the threat or the feeling that they describe: “support *offered* by Z”."""
_PUT = frozenset({"impose", "place", "slap", "put", "enforce", "clamp", "declare", "introduce", "levy", "lay"})
_PUT_UPON = frozenset({"in", "on", "across", "throughout", "against", "over"})
_APIECE = frozenset({("side", "by"), ("hand", "in"), ("shoulder", "to"), ("arm", "in")})
_AT_WHOSE = frozenset(
    {
        "invitation", "request", "behest", "insistence", "urging", "instigation", "suggestion", "bidding", "prompting",
        "initiative", "instruction", "side", "call", "entreaty", "discretion", "mercy",
    }
)  # fmt: skip
"""What somebody says or has that others act *at*, who do nothing to him."""
_ONLY = frozenset({"just", "only", "merely", "simply", "solely", "least"})
_CONDITIONS = frozenset({"unless", "if"})
_JOINTS = HYPHENS | {"/"}
_WITHOUT_TO = frozenset({"help", "let", "make", "have", "see", "watch"})
"""Verbs below which the parser may take an infinitive for the present: “helped them *win*”."""
_PREFIXES = frozenset({"anti", "pro"})
"""What stands before a hyphen and says how somebody stands to what comes after it."""
_CALLING = frozenset({"consider", "deem", "call", "think", "label", "dub", "brand", "declare", "name", "term", "find"})
"""Verbs whose object the parser takes what they call it for, in a relative clause."""
_VERBAL_ROLES = {
    **dict.fromkeys(SUBJECTS, "subject"), **dict.fromkeys((*PASSIVE, *OBJECTS), "object"), "dative": "indirect",
    "attr": "attribute", "oprd": "attribute", "acomp": "attribute", "xcomp": "complement", "ccomp": "complement",
}  # fmt: skip


class Argument(NamedTuple):
    """A role and the head token that fills it; ``inherited`` when it belongs to a word above the trigger."""

    role: str
    token: int
    inherited: bool = False


def is_verbal(parse: Parse, token: int) -> bool:
    """Whether a word is a verb, also one such as “is”."""
    return parse.pos[token] in ("VERB", "AUX")


def is_prefix(parse: Parse, token: int) -> bool:
    """Whether a word is the “anti” or “pro” of “*anti*-Iranian”, not that of “the *pro* camp” or “they are *anti*”."""
    return parse.lower[token] in _PREFIXES and parse.is_hyphen(token + 1) and token + 2 < len(parse)


def is_bound(parse: Parse, token: int) -> bool:
    """Whether a hyphen binds a participle to who does it: “Chad-*backed* rebels”."""
    return parse.tags[token] in ("VBN", "VBD", "JJ") and token > 1 and parse.is_hyphen(token - 1)


def is_prefixed(parse: Parse, token: int) -> bool:
    """Whether “anti-” or “pro-” stands before a word: “*anti*-Iranian” is not Iranian."""
    return token > 1 and parse.is_hyphen(token - 1) and parse.lower[token - 2] in _PREFIXES


def is_ruled_out(parse: Parse, conjunct: int) -> bool:
    """Whether “not” stands before one of two: “Peru, *not Chile*, bought the ships”, “*not Chile* but Peru”."""
    first = conjunct
    while any(child < first for child in parse.children[first]):
        first = min(parse.children[first])
    at = next((t for t in (first, first - 1) if t >= 0 and parse.lemmas[t] == "not"), None)
    return at is not None and _ONLY.isdisjoint(
        parse.lemmas[at + 1 : at + 2]
    )  # “*not just* Chile but Peru” are both meant


def is_jointly(parse: Parse, preposition: int) -> bool:
    """Whether “with” or “on” tells in whose company: “together *with*”, “side by side *with*”, “*on* the side of”."""
    if parse.lower[preposition] == "on":
        return parse.lower[preposition + 1 : preposition + 4] == ["the", "side", "of"]
    before = parse.lower[max(preposition - 1, 0)]
    apiece = parse.lower[max(preposition - 3, 0)], parse.lower[max(preposition - 2, 0)]
    return before in ("together", "jointly") or apiece in _APIECE


def prepositions_of(parse: Parse, token: int) -> list[Argument]:
    """What the prepositions below a word introduce, each with its preposition as the role."""
    found: list[Argument] = []
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep in ("prep", "dative"):
            word = parse.lower[child]
            if word == "of" and parse.lower[max(child - 1, 0)] == "instead":
                continue  # “went to X instead of *Y*” is about Y in another way
            if word == "at" and any(parse.lemmas[c] in _AT_WHOSE for c in parse.children[child]):
                continue  # “attacked Y *at* X's request” is no attack on X
            if parse.pos[child] in ("ADP", "SCONJ"):
                jointly = word in ("with", "on") and is_jointly(parse, child)
                role = "alongside" if jointly else parse.lemmas[child]
                found.extend(introduced_by(parse, child, role))
        elif dep == "agent":
            found.extend(introduced_by(parse, child, "by"))
        elif dep == "advmod" and parse.pos[child] == "ADV":  # “stayed *away* from Y”, “moved *closer* to Y”
            found.extend(a for a in prepositions_of(parse, child) if a.role in ("from", "to", "with"))
    return found


def introduced_by(parse: Parse, preposition: int, role: str) -> list[Argument]:
    """What a preposition introduces, as ``role``; a clause there is a ``complement``."""
    found = []
    for child in parse.children[preposition]:
        dep = parse.deps[child]
        if dep in ("pobj", "obj"):
            found.append(Argument(role, child))
        elif dep == "pcomp":
            found.append(Argument("complement", child))
        elif dep in ("prep", "conj") and parse.pos[child] == "ADP":
            beside = parse.lower[preposition] in ("along", "together") and parse.lower[child] == "with"
            found.extend(introduced_by(parse, child, "alongside" if beside else parse.lemmas[child]))
    return found


def own_of_verb(parse: Parse, token: int) -> tuple[list[Argument], bool]:
    """The own arguments of a verb, and whether its subject is the one to whom it is done."""
    found, below = [], set()
    for child in parse.children[token]:
        dep = parse.deps[child]
        below.add(dep)
        role = _VERBAL_ROLES.get(dep)
        if role is not None and not (dep == "dative" and parse.pos[child] in ("ADP", "SCONJ")):
            found.append(Argument(role, child))
    passive = not below.isdisjoint(_PASSIVE)
    for argument in prepositions_of(parse, token):
        by_agent = argument.role == "by" and (passive or parse.tags[token] == "VBN")
        found.append(Argument("subject", argument.token) if by_agent else argument)
    if parse.lemmas[token] in _SUFFERED:
        found = [Argument("object", a.token) if a.role == "subject" else a for a in found]
        passive = True
    roles = {argument.role for argument in found}
    if passive and "subject" not in roles:
        found += _through_deed(parse, token)
        found += [Argument("subject", at) for at in (*judges(parse, token), *occasion(parse, token))]
    if not below.isdisjoint(_CLAUSES):
        found += _conditions(parse, token)
        if "object" not in roles:
            found += _raised_object(parse, token)
    if not passive and "subject" not in roles:
        found += _mistaken_apposition(parse, token)
    return _relative(parse, token, _revealed(parse, token, found)), passive


def _revealed(parse: Parse, verb: int, found: list[Argument]) -> list[Argument]:
    """Put what is said after the copula in the place of “what”: “*what* worries Chad is *Mali*”."""
    stands = revealed(parse, verb)
    return (
        found if stands is None else [a._replace(token=stands) if parse.lower[a.token] == "what" else a for a in found]
    )


def _through_deed(parse: Parse, verb: int) -> list[Argument]:
    """The doer of the deed in which somebody was harmed: “killed in *Turkish* raids”, “died in a clash with *Z*”."""
    found = []
    for preposition in parse.children[verb]:
        if parse.deps[preposition] not in ("prep", "agent") or parse.lemmas[preposition] not in ("in", "during", "by"):
            continue
        for noun in parse.children[preposition]:
            if parse.lemmas[noun] in _DEEDS:
                roles = ("poss", "modifier", "by", *(("with",) if parse.lemmas[noun] in _MUTUAL_DEEDS else ()))
                own = [Argument("poss", c) for c in parse.children[noun] if parse.deps[c] == "poss"]
                own += [Argument("modifier", c) for c in parse.children[noun] if parse.deps[c] in MODIFIERS]
                own += prepositions_of(parse, noun) + _doers(parse, noun)
                found += [Argument("subject", a.token) for a in own if a.role in roles]
    return found


def _doers(parse: Parse, noun: int) -> list[Argument]:
    """Who did what a noun names, by a participle after it: “an attack claimed by *Z*”, “a raid blamed on *Z*”."""
    found = []
    for participle in parse.children[noun]:
        if parse.deps[participle] != "acl" or parse.tags[participle] != "VBN":
            continue
        lemma = parse.lemmas[participle]
        wanted = (
            "by"
            if lemma in DONE or lemma in _GIVEN
            else "on"
            if lemma in ("blame", "pin")
            else "to"
            if lemma in _PINNED
            else ""
        )
        found += [Argument("by", a.token) for a in prepositions_of(parse, participle) if wanted and a.role == wanted]
    return found


def _conditions(parse: Parse, verb: int) -> list[Argument]:
    """The clauses of *unless* and *if* below a verb or the clause that it governs, by that word as their role."""
    clauses = [verb, *(c for c in parse.children[verb] if parse.deps[c] in ("xcomp", "ccomp"))]
    return [
        Argument(parse.lemmas[mark], below)
        for clause in clauses
        for below in parse.children[clause]
        if parse.deps[below] == "advcl"
        for mark in parse.children[below]
        if parse.deps[mark] == "mark" and parse.lemmas[mark] in _CONDITIONS
    ]


def _raised_object(parse: Parse, verb: int) -> list[Argument]:
    """“X helped Y to leave”, “X thinks Y a threat”: Y, the subject of what is below, is the object above."""
    bare = ("VB", "VBP") if parse.lemmas[verb] in _WITHOUT_TO else ("VB",)
    return [
        Argument("object", subject)
        for below in parse.children[verb]
        if parse.deps[below] in ("ccomp", "xcomp")
        and (parse.tags[below] in bare or parse.pos[below] in ("NOUN", "ADJ"))
        and parse.child(below, "cop") is None
        and not any(parse.tags[c] == "MD" or parse.deps[c] == "mark" for c in parse.children[below])
        and (subject := parse.child(below, "nsubj")) is not None
        and subject > verb
    ]


def _mistaken_apposition(parse: Parse, verb: int) -> list[Argument]:
    """“In Syria, militias attacked …”: the parser likes to take the subject for an apposition to the place."""
    return [
        Argument("subject", after)
        for fronted in parse.children[verb]
        if parse.deps[fronted] == "prep" and fronted < verb
        for place in parse.children[fronted]
        for after in parse.children[place]
        if parse.deps[after] == "appos" and place < after < verb
    ]


def _relative(parse: Parse, token: int, found: list[Argument]) -> list[Argument]:
    """Put the noun that a relative clause describes in the place of its pronoun, or of the gap."""
    clause, dep = token, parse.deps[token]
    if dep == "ccomp" and parse.deps[parse.heads[token]] == "relcl":  # “those that *Chad says* are rebels”
        clause = parse.heads[token]
        if all(parse.tags[a.token] not in RELATIVE_TAGS and parse.lemmas[a.token] != "that" for a in found):
            return found
    elif dep != "relcl":
        return found
    noun = _antecedent(parse, clause)
    placed = [
        Argument(a.role, noun)
        if parse.tags[a.token] in RELATIVE_TAGS or (parse.lemmas[a.token] == "that" and a.role in ("subject", "object"))
        else a
        for a in found
    ]
    roles = {argument.role for argument in placed}
    open_clause = parse.child(token, "xcomp", "ccomp") is not None
    called = parse.lemmas[token] in _CALLING  # “a move that Chad *called a mistake*”
    if placed == found and "subject" in roles and ("object" not in roles or called) and not open_clause:
        placed.append(Argument("object", noun))
    return placed


def described_by(parse: Parse, verb: int) -> int | None:
    """The noun that is the object of a verb describing it: “the *pact* that X signed”, “the *pact* signed by X”."""
    clause = verb
    while parse.deps[clause] == "xcomp" and parse.heads[clause] != clause:  # “the pact that X refused to *sign*”
        clause = parse.heads[clause]
    if parse.deps[clause] == "acl" and clause == verb:
        return parse.heads[verb] if parse.tags[verb] == "VBN" else None
    if parse.deps[clause] != "relcl":
        return None
    objects = [c for c in parse.children[verb] if parse.deps[c] in (*OBJECTS, "nsubjpass")]
    subjects = [c for c in parse.children[clause] if parse.deps[c] in SUBJECTS]
    relative = [c for c in (*objects, *subjects) if parse.tags[c] in RELATIVE_TAGS or parse.lemmas[c] == "that"]
    if any(c in subjects for c in relative) or (objects and not relative) or _goes_elsewhere(parse, clause):
        return None  # “the state *that* signed”, “with which X signed a *pact*”
    return parse.heads[clause]


def _goes_elsewhere(parse: Parse, clause: int) -> bool:
    """Whether a clause says where, when or to what: “the town *where* X signed”, “the pact *on which* X relies”."""
    below = [c for child in parse.children[clause] if parse.deps[child] == "prep" for c in parse.children[child]]
    return any(parse.tags[c] == "WRB" for c in parse.children[clause]) or any(
        parse.tags[c] in RELATIVE_TAGS for c in below
    )


def _antecedent(parse: Parse, clause: int) -> int:
    """The noun that a relative clause describes; of “backs the Kurds, *which has* angered Y” who does what is above."""
    noun = parse.heads[clause]
    verb = parse.heads[noun]
    finite = [clause, *(c for c in parse.children[clause] if parse.deps[c] in ("aux", "auxpass"))]
    whole = any(parse.lower[c] == "which" and parse.deps[c] == "nsubj" for c in parse.children[clause])
    if whole and parse.tags[noun] in ("NNS", "NNPS") and any(parse.tags[at] == "VBZ" for at in finite):
        subject = parse.child(verb, *SUBJECTS) if is_verbal(parse, verb) else None
        return noun if subject is None else subject
    return noun


def own_of_noun(parse: Parse, token: int) -> list[Argument]:
    """The own arguments of a noun."""
    found = []
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep == "poss":
            found.append(Argument("poss", child))
        elif dep in MODIFIERS:
            found += _modifying(parse, child)
        elif dep in ("appos", *SUBJECTS):
            found.append(Argument("holder", child))
        elif dep in ("ccomp", "xcomp") or _is_content(parse, child, dep):
            found.append(Argument("complement", child))
    if not any(argument.role == "complement" for argument in found):
        found += _content_apart(parse, token)
    return found + prepositions_of(parse, token) + _doers(parse, token) + _imposed(parse, token)


def _modifying(parse: Parse, modifier: int) -> list[Argument]:
    if is_prefixed(parse, modifier):
        return []
    if parse.tags[modifier] == "VBN" and (named := _names_before_hyphen(parse, modifier)):
        return [Argument("by", one) for one in named]  # “a *Russian-led* mission”
    return [Argument("between", one) for one in _joined(parse, modifier)] or [Argument("modifier", modifier)]


def _imposed(parse: Parse, noun: int) -> list[Argument]:
    """On whom or where something was put, by a participle after it: “eased the curfew imposed *in Chad*”."""
    put = (c for c in parse.children[noun] if parse.deps[c] == "acl" and parse.lemmas[c] in _PUT)
    return [a for participle in put for a in prepositions_of(parse, participle) if a.role in _PUT_UPON]


def _content_apart(parse: Parse, noun: int) -> list[Argument]:
    """The clause of an object that other words keep from it: “repeated its *demand* on Monday *that Y leave*”."""
    verb = parse.heads[noun]
    if parse.deps[noun] not in OBJECTS:
        return []
    return [
        Argument("complement", below)
        for below in parse.children[verb]
        if parse.deps[below] == "ccomp"
        and below > noun
        and any(parse.deps[c] == "mark" and parse.lower[c] == "that" and c > noun for c in parse.children[below])
    ]


def _is_content(parse: Parse, clause: int, dep: str) -> bool:
    """Whether a clause says what a noun is about: “a plan *to leave*”, “a call *for Chad to leave*”."""
    if dep not in ("acl", "relcl", "advcl"):
        return False
    marks = [parse.lower[c] for c in parse.children[clause] if parse.deps[c] == "mark"]
    if "for" in marks and parse.child(clause, *NOMINATIVE) is not None:
        return True
    return dep != "advcl" and ("that" in marks or parse.tags[clause] == "VB")  # “its anger *that X has left*”


def _joined(parse: Parse, modifier: int) -> list[int]:
    """The two of “*India-Pakistan* rivalry”: names that a hyphen, a dash or a stroke joins before a noun."""
    first = modifier - 2
    if first < 0 or parse.words[modifier - 1] not in _JOINTS or parse.heads[first] != modifier:
        return []
    named = all(parse.words[at][:1].isupper() for at in (first, modifier))
    return [first, modifier] if named and parse.deps[first] in MODIFIERS else []


def before_hyphen(parse: Parse, participle: int) -> list[Argument]:
    """Who does what a participle after a hyphen says: “*US*-backed rebels”."""
    joined = participle >= 2 and parse.is_hyphen(participle - 1)
    return [Argument("subject", participle - 2)] if joined else []


def _names_before_hyphen(parse: Parse, participle: int) -> list[int]:
    return [c for c in parse.children[participle] if parse.deps[c] == "npadvmod" and parse.words[c][:1].isupper()]
