"""Who does what to whom: the arguments of a verb, noun or adjective, found by walking the parse from that word.

A role is ``subject``, ``object``, ``indirect``, ``attribute``, ``complement`` (a clause below), ``poss``, ``modifier``,
``holder`` (what a noun such as *ally* is said of), ``unless`` and ``if`` (a clause of condition), or the preposition
that introduces the argument.
"""

from __future__ import annotations

from typing import NamedTuple

from .parse import Parse

RELATIVE_TAGS = frozenset({"WP", "WDT"})
_SUBJECTS = ("nsubj", "csubj", "expl")
_PASSIVE = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "obj")
_MODIFIERS = ("amod", "compound", "nmod", "npadvmod", "quantmod")
_INHERITING = ("pcomp", "conj", "xcomp", "advcl", "ccomp", "relcl", "dep", "parataxis")
_OBJECT_CONTROL = frozenset({"of", "from", "for", "into", "as"})
_DEEPEST = 6
_MEASURES = frozenset(
    {
        "dollar", "euro", "pound", "million", "billion", "ton", "tonne", "number", "series", "wave", "round", "kind",
        "sort", "lot", "dozen", "hundred", "thousand", "part", "package", "shipment", "set", "string", "form", "act",
        "bout", "spate", "campaign", "level", "amount", "deal", "host",
    }
)  # fmt: skip
"""Nouns that only measure what follows “of”: their verb is its verb."""
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
_DONE = frozenset(
    {
        "claim", "carry", "launch", "stage", "mount", "conduct", "wage", "commit", "order", "perpetrate", "lead",
        "plan", "direct", "fire", "impose", "sign", "make", "issue", "organise", "organize", "sponsor", "plant", "plot",
        "set", "propose", "draft", "broker", "mastermind", "execute", "undertake", "orchestrate", "initiate", "declare",
        "lay",
    }
)  # fmt: skip
"""Verbs whose agent is the doer of the noun that they describe: “an attack *claimed* by Z”."""
_SPEARHEADING = frozenset({"spearhead", "join", "begin", "start", "continue", "resume", "fight", "step", "support"})
_OBJECT_CONTROLLERS = frozenset(
    {
        "urge", "ask", "tell", "order", "force", "persuade", "allow", "help", "want", "expect", "require", "encourage",
        "invite", "permit", "enable", "cause", "lead", "push", "press", "get", "call", "convince", "pressure", "warn",
        "advise", "authorise", "authorize", "instruct", "direct", "compel", "oblige", "request", "beg", "teach",
        "choose", "elect", "appoint", "prompt",
        "drive", "tempt", "entice", "bribe", "leave", "see", "find", "believe", "consider", "forbid", "pressurise",
        "coerce", "assist", "beseech", "implore", "exhort", "challenge", "dare", "motivate", "inspire", "provoke",
        "induce", "command", "commission", "mandate", "task", "trust", "empower", "let", "like",
        "prefer", "mean", "prod", "nudge", "lobby", "remind", "free",
        "incite", "dissuade", "stop", "prevent", "keep", "report", "say",
        "think", "know", "deem", "declare", "show", "prove", "assume", "suspect", "allege", "rally", "signal",
    }
)  # fmt: skip
"""Verbs whose object does what an infinitive below them says; of others the subject does, to its own purpose."""
_PAPERS = frozenset(
    {
        "statement", "declaration", "letter", "resolution", "note", "message", "communique", "report", "petition",
        "decree", "law", "bill", "order", "document", "leaflet", "video", "broadcast", "speech", "manifesto", "edict",
        "ultimatum", "warrant", "editorial", "tweet", "post", "cable", "memo", "motion", "ruling", "verdict", "appeal",
    }
)  # fmt: skip
"""What says what its author says: “issued a *statement* demanding …”."""
_CONDITIONS = frozenset({"unless", "if"})


_COPULAS = frozenset({"be", "become", "remain"})
_STRIKING = frozenset(
    {
        "hit", "strike", "kill", "wound", "injure", "maim", "destroy", "damage", "tear", "rip", "land", "fall", "slam",
        "explode", "crash", "rain", "pound", "rock", "devastate", "level", "flatten", "target", "displace", "detonate",
        "topple", "cripple", "capture",
    }
)  # fmt: skip
"""What a weapon or an assault does to those at whom it was aimed."""
_MUTUAL = ("between", "among")
_INVOLVING = frozenset(
    {
        "embroil", "lock", "entangle", "engage", "involve", "mire", "bog", "enmesh", "trap", "engulf", "plunge", "drag",
        "wrap", "immerse", "embed", "stick", "draw", "suck",
    }
)  # fmt: skip
"""“X and Y are *locked* in a dispute” is their dispute."""
_INTO = frozenset({"in", "into", "through", "on", "at", "near", "inside", "outside", "over"})
_WISHES = frozenset(
    {"want", "see", "demand", "wish", "prefer", "like", "insist", "urge", "seek", "have", "get", "order", "ensure"}
)
_SENDING = frozenset(
    {
        "need", "use", "back", "arm", "train", "equip", "fund", "pay", "hire", "recruit", "send", "deploy", "dispatch",
        "enlist", "mobilise", "mobilize", "employ", "rally", "unite", "help", "bring", "finance", "make", "set", "have",
    }
)  # fmt: skip
"""“Sent X *to fight* Y”: those who are sent fight, and the sender with them."""
_JOINTS = frozenset({"-", "–", "‑", "/"})
_WITHOUT_TO = frozenset({"help", "let", "make", "have", "see", "watch"})
"""Verbs below which the parser may take an infinitive for the present: “helped them *win*”."""
_PREFIXES = frozenset({"anti", "pro"})
_BEARING = frozenset({"poss", "subject", "holder"})
"""Roles of those whose a noun is, or who are what it says: “sees *X* as a partner against Y”."""


class Argument(NamedTuple):
    """A role and the head token that fills it; ``inherited`` when it belongs to a word above the trigger."""

    role: str
    token: int
    inherited: bool = False


def arguments(parse: Parse, token: int) -> list[Argument]:
    """The arguments of a trigger word, its own before inherited ones."""
    pos = parse.pos[token]
    if pos in ("VERB", "AUX") or parse.tags[token].startswith("VB"):
        return _of_verb(parse, token, 0)
    if pos == "ADJ":
        return _of_adjective(parse, token)
    if pos in ("ADP", "SCONJ"):
        return _of_preposition(parse, token)
    return _of_noun(parse, token)


def is_prefixed(parse: Parse, token: int) -> bool:
    """Whether “anti-” or “pro-” stands before a word: “*anti*-Iranian” is not Iranian."""
    return token > 1 and parse.words[token - 1] in ("-", "–") and parse.lower[token - 2] in _PREFIXES


def _prepositions(parse: Parse, token: int, inherited: bool = False) -> list[Argument]:
    found = []
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep in ("prep", "dative") and parse.pos[child] in ("ADP", "SCONJ"):
            found.extend(_below(parse, child, parse.lemmas[child], inherited))
        elif dep == "agent":
            found.extend(_below(parse, child, "by", inherited))
        elif dep == "advmod" and parse.pos[child] == "ADV":  # “stayed *away* from Y”, “moved *closer* to Y”
            found.extend(a for a in _prepositions(parse, child, inherited) if a.role in ("from", "to", "with"))
    return found


def _below(parse: Parse, preposition: int, role: str, inherited: bool) -> list[Argument]:
    found = []
    for child in parse.children[preposition]:
        dep = parse.deps[child]
        if dep in ("pobj", "obj"):
            found.append(Argument(role, child, inherited))
        elif dep == "pcomp":
            found.append(Argument("complement", child, inherited))
        elif dep in ("prep", "conj") and parse.pos[child] == "ADP":
            found.extend(_below(parse, child, parse.lemmas[child], inherited))
    return found


_VERBAL_ROLES = {
    **dict.fromkeys(_SUBJECTS, "subject"), **dict.fromkeys((*_PASSIVE, *_OBJECTS), "object"), "dative": "indirect",
    "attr": "attribute", "oprd": "attribute", "acomp": "attribute", "xcomp": "complement", "ccomp": "complement",
}  # fmt: skip


def _of_verb(parse: Parse, token: int, depth: int) -> list[Argument]:
    children = parse.children[token]
    passive = any(parse.deps[child] in (*_PASSIVE, "auxpass") for child in children)
    found = [
        Argument(_VERBAL_ROLES[parse.deps[child]], child)
        for child in children
        if parse.deps[child] in _VERBAL_ROLES
        and not (parse.deps[child] == "dative" and parse.pos[child] in ("ADP", "SCONJ"))
    ]
    for argument in _prepositions(parse, token):
        by_agent = argument.role == "by" and (passive or parse.tags[token] == "VBN")
        found.append(Argument("subject", argument.token) if by_agent else argument)
    if parse.lemmas[token] in _SUFFERED:
        found = [Argument("object", a.token) if a.role == "subject" else a for a in found]
        passive = True
    if passive and not any(argument.role == "subject" for argument in found):
        found += _through_deed(parse, token)
    found += _conditions(parse, token)
    if not any(argument.role == "object" for argument in found):
        found += _raised_object(parse, token)
    if not passive and not any(argument.role == "subject" for argument in found):
        found += _mistaken_apposition(parse, token)
    found = _relative(parse, token, found)
    if depth < _DEEPEST:
        found.extend(_from_above(parse, token, found, passive, depth))
    return found


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
                own += [Argument("modifier", c) for c in parse.children[noun] if parse.deps[c] in _MODIFIERS]
                own += _prepositions(parse, noun) + _doers(parse, noun)
                found += [Argument("subject", a.token) for a in own if a.role in roles]
    return found


def _doers(parse: Parse, noun: int) -> list[Argument]:
    """Who did what a noun names, by a participle after it: “an attack claimed by *Z*”, “a raid blamed on *Z*”."""
    found = []
    for participle in parse.children[noun]:
        if parse.deps[participle] != "acl" or parse.tags[participle] != "VBN":
            continue
        lemma = parse.lemmas[participle]
        wanted = "by" if lemma in _DONE else "on" if lemma in ("blame", "pin") else "to" if lemma in _PINNED else ""
        found += [Argument("by", a.token) for a in _prepositions(parse, participle) if wanted and a.role == wanted]
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
        if parse.deps[below] == "ccomp"
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
    if parse.deps[token] != "relcl":
        return found
    noun = parse.heads[token]
    placed = [
        Argument(a.role, noun)
        if parse.tags[a.token] in RELATIVE_TAGS or (parse.lemmas[a.token] == "that" and a.role in ("subject", "object"))
        else a
        for a in found
    ]
    roles = {argument.role for argument in placed}
    open_clause = parse.child(token, "xcomp", "ccomp") is not None
    if placed == found and "subject" in roles and "object" not in roles and not open_clause:
        placed.append(Argument("object", noun))
    return placed


def _from_above(parse: Parse, token: int, found: list[Argument], passive: bool, depth: int) -> list[Argument]:
    roles = {argument.role for argument in found}
    head, dep = parse.heads[token], parse.deps[token]
    if head != token and dep in ("amod", "acl"):
        return _participle(parse, token, roles, passive)
    if passive and "object" in roles and "subject" not in roles and _wished(parse, token):
        return [Argument("subject", a.token, True) for a in _of_verb(parse, head, depth + 1) if a.role == "subject"]
    # “shelled the port, *backed* by Chad”, “is said to have been *backed* by Chad”: with its doer, without the other.
    done_to = "object" not in roles and "subject" in roles
    done_to = done_to and (passive or (parse.tags[token] == "VBN" and parse.child(token, "agent") is not None))
    passive = passive or done_to
    complete = ("subject" in roles and not done_to) or ("object" in roles and passive and dep != "xcomp")
    if head == token or complete or dep not in _INHERITING:
        return []
    lent = _lent(parse, token, found, depth, done_to)
    return [argument._replace(role="object" if passive else "subject") for argument in lent]


def _lent(parse: Parse, token: int, found: list[Argument], depth: int, done_to: bool) -> list[Argument]:
    """Who acts in a verb without a subject, by the word above it; with ``done_to`` who suffers what another does."""
    head, dep = parse.heads[token], parse.deps[token]
    roles = {argument.role for argument in found}
    if dep == "pcomp":
        return _after_preposition(parse, token, head, depth)
    if parse.pos[head] == "ADJ":
        return [Argument("subject", a.token, True) for a in _described_by(parse, head)]
    if not _verbal(parse, head):
        return [] if done_to else _of_governing_noun(parse, head)
    above = _of_verb(parse, head, depth + 1)
    if done_to and dep != "xcomp":
        surface = parse.child(head, *_SUBJECTS, *_PASSIVE)
        if surface is not None and parse.deps[head] == "relcl" and parse.tags[surface] in RELATIVE_TAGS:
            surface = parse.heads[head]
        plain = [a for a in above if (a.role == "subject" if surface is None else a.token == surface)]
        return [Argument("subject", a.token, True) for a in plain]
    inherited = [a for a in above if a.role in _controllers(parse, token)]
    inherited = inherited or [a for a in above if a.role == "subject"]
    inherited = inherited or [a for a in above if a.role == "object"]
    if dep == "xcomp" and parse.deps[head] == "relcl" and not roles & {"object", "attribute"}:
        found.append(Argument("object", parse.heads[head]))
    return [Argument("subject", a.token, True) for a in inherited]


def _described_by(parse: Parse, adjective: int) -> list[Argument]:
    """Who is as an adjective says: “*Norway* is willing to send”."""
    return [argument for argument in _of_adjective(parse, adjective) if argument.role == "subject"]


def _controllers(parse: Parse, token: int) -> tuple[str, ...]:
    """The roles of the verb above that act in what hangs on it, before all others."""
    verb, dep = parse.lemmas[parse.heads[token]], parse.deps[token]
    if verb in _SENDING and (dep == "xcomp" or (dep == "advcl" and parse.tags[token] == "VB")):
        return "object", "indirect", "subject"
    if dep != "xcomp":
        return ()
    return ("object", "indirect") if verb in _OBJECT_CONTROLLERS else ("subject",)


def _wished(parse: Parse, token: int) -> bool:
    """Whether somebody wants something done: “wants *X removed*”, “demands that *X be tried*”."""
    return parse.deps[token] in ("ccomp", "xcomp") and parse.lemmas[parse.heads[token]] in _WISHES


def _participle(parse: Parse, token: int, roles: set[str], passive: bool) -> list[Argument]:
    """“US-backed rebels”, “rebels backed by the US”, “forces fighting the rebels”, “plans to attack”."""
    head = parse.heads[token]
    if parse.deps[token] == "acl" and parse.child(token, "nsubj", "nsubjpass") is not None:
        return []  # “the news *that X would attack*”
    if parse.tags[token] == "VBG" or (parse.deps[token] == "acl" and parse.tags[token] == "VB"):
        if parse.deps[token] == "acl" and parse.tags[token] == "VB":
            return [Argument("subject", a.token, True) for a in _of_governing_noun(parse, head)]
        if "subject" not in roles and parse.lemmas[head] in _PAPERS:
            return [
                Argument("subject", a.token, True) for a in _of_noun(parse, head) if a.role in ("subject", "poss", "by")
            ]
        return [] if "subject" in roles else [Argument("subject", head)]
    found = [] if "object" in roles and passive else [Argument("object", head)]
    if "subject" not in roles:
        found += [Argument("subject", c) for c in parse.children[token] if parse.deps[c] in _MODIFIERS and c < token]
        found += _before_hyphen(parse, token, found)
    return found


def _before_hyphen_of(parse: Parse, participle: int) -> list[int]:
    return [c for c in parse.children[participle] if parse.deps[c] == "npadvmod" and parse.words[c][:1].isupper()]


def _before_hyphen(parse: Parse, token: int, found: list[Argument]) -> list[Argument]:
    if token >= 2 and parse.words[token - 1] in ("-", "–", "‑") and not any(a.role == "subject" for a in found):
        return [Argument("subject", token - 2)]
    return []


def _after_preposition(parse: Parse, token: int, preposition: int, depth: int) -> list[Argument]:
    """The understood subject of “by doing”, “of doing”, “without doing”."""
    governor = parse.heads[preposition]
    if parse.pos[governor] == "ADV":  # “X is weeks *away* from taking Y”
        governor = parse.heads[governor]
    if not _verbal(parse, governor):
        return _of_governing_noun(parse, governor)
    above = _of_verb(parse, governor, depth + 1)
    if parse.lemmas[preposition] in _OBJECT_CONTROL:
        objects = [a for a in above if a.role == "object"]
        if objects:
            return [Argument("subject", a.token, True) for a in objects]
    for role in ("subject", "object"):  # of “is focused on doing” the one who is
        found = [Argument("subject", a.token, True) for a in above if a.role == role]
        if found:
            return found
    return []


def _of_governing_noun(parse: Parse, noun: int) -> list[Argument]:
    """Who acts: in “X's bid to …” before “a Japanese bid to …”, “gave X an excuse to …” and “X made a bid to …”."""
    found = _of_noun(parse, noun)
    named = [a for a in found if a.role == "modifier" and parse.words[a.token][:1].isupper()]
    named += [a for a in found if a.role == "by"]
    given = [a for a in found if a.role == "indirect" and parse.deps[noun] in _OBJECTS]
    above = [a for a in found if a.role == "subject"]
    moved = [a for a in found if a.role == "object" and parse.deps[parse.heads[noun]] == "agent"]
    own = [a for a in found if a.role == "poss"]
    # “X was the *first* to …”
    is_one = [a for a in found if a.role == "holder" and parse.deps[noun] in ("attr", "acomp", "oprd")]
    verb = parse.lemmas[parse.heads[noun]]
    if above and not own and parse.deps[noun] in _OBJECTS and (verb in _DONE or verb in _SPEARHEADING):
        return [Argument("subject", a.token, True) for a in (*above, *named)]  # “X leads a US-backed bid to …”
    best = own or named or given or above or moved or is_one or [a for a in found if a.role == "modifier"]
    return [Argument("subject", a.token, True) for a in best]


def _verbal(parse: Parse, token: int) -> bool:
    return parse.pos[token] in ("VERB", "AUX")


def _of_noun(parse: Parse, token: int) -> list[Argument]:
    found = []
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep == "poss":
            found.append(Argument("poss", child))
        elif dep in _MODIFIERS:
            if is_prefixed(parse, child):
                continue
            if parse.tags[child] == "VBN" and _before_hyphen_of(parse, child):  # “a *Russian-led* mission”
                found += [Argument("by", one) for one in _before_hyphen_of(parse, child)]
                continue
            pair = _joined(parse, child)
            found += [Argument("between", one) for one in pair] or [Argument("modifier", child)]
        elif dep in ("appos", *_SUBJECTS):
            found.append(Argument("holder", child))
        elif dep in ("ccomp", "xcomp") or _is_content(parse, child, dep):
            found.append(Argument("complement", child))
    found += _prepositions(parse, token)
    found += _doers(parse, token)
    found += _governed(parse, token)
    return found


def _is_content(parse: Parse, clause: int, dep: str) -> bool:
    """Whether a clause says what a noun is about: “a plan *to leave*”, “its anger *that X has left*”."""
    if dep not in ("acl", "relcl"):
        return False
    told = any(parse.deps[c] == "mark" and parse.lower[c] == "that" for c in parse.children[clause])
    return told or parse.tags[clause] == "VB"


def _joined(parse: Parse, modifier: int) -> list[int]:
    """The two of “*India-Pakistan* rivalry”: names that a hyphen, a dash or a stroke joins before a noun."""
    first = modifier - 2
    if first < 0 or parse.words[modifier - 1] not in _JOINTS or parse.heads[first] != modifier:
        return []
    named = all(parse.words[at][:1].isupper() for at in (first, modifier))
    return [first, modifier] if named and parse.deps[first] in _MODIFIERS else []


def _governed(parse: Parse, token: int) -> list[Argument]:
    """What a noun borrows from the word above it: “X launched an *attack* on Y”, “X is an *ally* of Y”."""
    head, dep = parse.heads[token], parse.deps[token]
    first = token
    while dep == "conj" and head != first:
        first, head, dep = head, parse.heads[head], parse.deps[head]
    for _ in range(_DEEPEST):
        if dep != "pobj" or parse.lemmas[head] != "of" or parse.lemmas[parse.heads[head]] not in _MEASURES:
            break
        first = parse.heads[head]
        head, dep = parse.heads[first], parse.deps[first]
    preposition = parse.lemmas[head]
    if dep == "pobj":
        head, dep = parse.heads[head], "pobj"
    if dep in ("appos", "compound", "nmod") and parse.pos[head] in ("NOUN", "PROPN"):
        # “a *mediation* effort between X and Y”: what the compound takes, its head has.
        own = [*_prepositions(parse, head), *_governed(parse, head)] if dep == "compound" and head > first else []
        return [Argument("holder", head), *own]
    if dep == "pobj" and parse.pos[head] == "ADJ":
        return [Argument("subject", a.token, True) for a in _of_adjective(parse, head) if a.role == "subject"]
    if dep == "pobj" and not _verbal(parse, head):
        return _shallow_noun(parse, head)
    if not _verbal(parse, head) or head == first:
        return []
    return _of_governing_verb(parse, token, first, head, preposition if dep == "pobj" else dep)


def _of_governing_verb(parse: Parse, token: int, first: int, verb: int, way: str) -> list[Argument]:
    """What a noun borrows from its verb; ``way`` is the preposition or the dependency by which it hangs there."""
    above = _of_verb(parse, verb, 1)
    lemma = parse.lemmas[verb]
    roles = {role: [a for a in above if a.role == role and a.token != token] for role in ("subject", "object")}
    if way == "as":  # “used X as a proxy”, “X serves as a proxy”
        return [Argument("holder", a.token) for a in roles["object"] or roles["subject"]]
    if way in ("attr", "acomp", "oprd"):
        return [Argument("holder", a.token) for a in roles["subject"]]
    if lemma in _COPULAS:
        if way == "nsubj":  # “their main quarrel is *with X*”, “their fear is *that X …*”
            return [a for a in above if a.role in ("with", "against", "complement", *_MUTUAL)]
        return [Argument("subject" if parse.deps[first] == "pobj" else "holder", a.token) for a in roles["subject"]]
    if way == "nsubj":  # “the raid killed X” was one on X; a raid that angered X was none
        hit = roles["object"] or [a for a in above if a.role in _INTO]
        apart = [a for a in above if a.role in _MUTUAL]  # “tensions have risen *between X and Y*”
        return apart + ([Argument("on", a.token, True) for a in hit] if lemma in _STRIKING else [])
    if way in ("in", "into") and lemma in _INVOLVING:
        return [Argument("subject", a.token, True) for a in roles["object"] or roles["subject"]]
    return [
        Argument(a.role, a.token, True)
        for a in above
        if a.token not in (token, first) and a.role not in ("complement", "attribute")
    ]


def _shallow_noun(parse: Parse, noun: int) -> list[Argument]:
    """What a noun lends to one below it; who *is* one of them needs no lending: “*X* is one of Y's allies”."""
    found = [Argument("poss", c, True) for c in parse.children[noun] if parse.deps[c] == "poss"]
    found += [Argument("modifier", c, True) for c in parse.children[noun] if parse.deps[c] in _MODIFIERS]
    head, dep = parse.heads[noun], parse.deps[noun]
    if dep == "pobj":
        head = parse.heads[head]
    if dep in (*_OBJECTS, "attr", "pobj") and _verbal(parse, head):
        lent = parse.lemmas[head] not in _COPULAS
        found += [a._replace(inherited=lent) for a in _of_verb(parse, head, 2) if a.role == "subject"]
    return found


def _of_adjective(parse: Parse, token: int) -> list[Argument]:
    head, dep = parse.heads[token], parse.deps[token]
    found = _prepositions(parse, token)
    found += [Argument("complement", c) for c in parse.children[token] if parse.deps[c] in ("xcomp", "ccomp")]
    while dep == "conj" and head != parse.heads[head]:
        head, dep = parse.heads[head], parse.deps[head]
    if dep == "amod":
        found.append(Argument("subject", head))
        found += [Argument("by", c) for c in parse.children[token] if parse.deps[c] in _MODIFIERS]
        found += _before_hyphen(parse, token, []) if token >= 2 else []
    elif dep in ("acomp", "oprd", "advcl", "xcomp", "ccomp", "conj") and _verbal(parse, head):
        found += _bearers(parse, token, head, dep)
    return found


def _of_preposition(parse: Parse, token: int) -> list[Argument]:
    """“X advanced *alongside* Y”, “X's campaign *against* Y”: what it introduces, and who does what stands above."""
    found = [a._replace(role="target") for a in _below(parse, token, "target", False) if a.role != "complement"]
    head = parse.heads[token]
    if parse.pos[head] in ("ADP", "ADV"):
        head = parse.heads[head]
    if head == token:
        return []
    if _verbal(parse, head):
        return [*found, *(a for a in _of_verb(parse, head, 1) if a.role in ("subject", "object"))]
    if parse.pos[head] == "ADJ":
        return [*found, *(a for a in _of_adjective(parse, head) if a.role == "subject")]
    owners = [a._replace(role="subject") for a in _of_noun(parse, head) if a.role in _BEARING]
    return [*found, Argument("subject", head), *owners]


def _bearers(parse: Parse, adjective: int, verb: int, dep: str) -> list[Argument]:
    """Who is as the adjective says: in “it made *X* angry” not the subject but the one who was made so."""
    own = parse.child(adjective, "nsubj")
    if own is not None:
        return [Argument("subject", own)]
    above = _of_verb(parse, verb, 1)
    made = [Argument("subject", a.token, True) for a in above if a.role == "object" and dep in ("acomp", "oprd")]
    return made or [a for a in above if a.role == "subject"]
