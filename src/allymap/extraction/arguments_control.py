"""Which arguments of a word take part in what hangs on it: control, raising and light verbs.

“Forced X *to leave*”, “a promise by X *to help*”, “X launched an *attack* on Y”: who acts below is said above.
"""

from __future__ import annotations

from collections.abc import Iterable

from .arguments_own import DONE, OBJECTS, Argument
from .parse import Parse

_OBJECT_CONTROL = frozenset({"of", "from", "for", "into", "as"})
_OBJECT_CONTROLLERS = frozenset(
    {
        "urge", "ask", "tell", "order", "force", "persuade", "allow", "help", "want", "expect", "require", "encourage",
        "invite", "permit", "enable", "cause", "lead", "push", "press", "get", "call", "convince", "pressure", "warn",
        "advise", "authorise", "authorize", "instruct", "direct", "compel", "oblige", "request", "beg", "teach",
        "choose", "elect", "appoint", "prompt", "commit", "bind", "entitle", "obligate", "doom",
        "drive", "tempt", "entice", "bribe", "leave", "see", "find", "believe", "consider", "forbid", "pressurise",
        "coerce", "assist", "beseech", "implore", "exhort", "challenge", "dare", "motivate", "inspire", "provoke",
        "induce", "command", "commission", "mandate", "task", "trust", "empower", "let", "like",
        "prefer", "mean", "prod", "nudge", "lobby", "remind", "free",
        "incite", "dissuade", "stop", "prevent", "keep", "report", "say",
        "think", "know", "deem", "declare", "show", "prove", "assume", "suspect", "allege", "rally", "signal",
    }
)  # fmt: skip
"""Verbs whose object does what an infinitive below them says; of others the subject does, to its own purpose."""
_ANNOUNCING = frozenset(
    {"announce", "say", "vow", "promise", "pledge", "threaten", "declare", "decide", "warn", "confirm"}
)
_TO_COME = frozenset({"will", "would", "'ll", "’ll", "to"})
_CALLING_ON = frozenset({"call", "prevail", "rely", "count", "depend", "impress"})
"""Verbs that want something of the one after “on”: “called *on X* to leave”."""
_SENDING = frozenset(
    {
        "need", "use", "back", "arm", "train", "equip", "fund", "pay", "hire", "recruit", "send", "deploy", "dispatch",
        "enlist", "mobilise", "mobilize", "employ", "rally", "unite", "help", "bring", "finance", "make", "set", "have",
    }
)  # fmt: skip
"""“Sent X *to fight* Y”: those who are sent fight, and the sender with them."""
_HELPING = frozenset({"help", "assist", "aid"})
_EXCUSES = frozenset(
    {
        "pretext", "excuse", "opportunity", "chance", "occasion", "war", "crisis", "conflict", "moment", "attack",
        "incident", "event", "speech", "visit", "meeting", "summit", "veto", "power", "influence", "leverage", "right",
        "position", "platform", "anniversary", "vacuum", "chaos", "lull", "truce", "ceasefire", "pandemic", "guise",
        "cover", "election", "vote", "debate", "statement", "interview", "tactic", "method", "tool",
    }
)  # fmt: skip
"""What one uses to do something oneself."""
_SHOWING = frozenset(
    {
        "underline", "underscore", "highlight", "stress", "emphasise", "emphasize", "argue", "justify", "show",
        "signal", "demonstrate", "press", "push", "pressure", "promote", "advance", "bolster", "strengthen",
        "consolidate", "expand", "extend", "boost", "win", "gain", "reassert", "assert", "project", "portray",
        "present", "distract", "divert", "claim", "call", "urge", "accuse", "criticise", "criticize",
        "condemn", "denounce",
    }
)  # fmt: skip
"""What one does by words or for one's own standing."""
_WISHES = frozenset(
    {"want", "see", "demand", "wish", "prefer", "like", "insist", "urge", "seek", "have", "get", "order", "ensure"}
)
_SPEARHEADING = frozenset({"spearhead", "join", "begin", "start", "continue", "resume", "fight", "step", "support"})
_REGARDING = frozenset(
    {
        "see", "regard", "view", "consider", "describe", "portray", "perceive", "treat", "think", "depict", "cast",
        "denounce", "condemn", "dismiss", "brand", "label", "identify", "characterise", "characterize", "recognise",
        "recognize", "present", "paint",
    }
)  # fmt: skip
"""“*Regards* X as allied with Y” is about X and Y."""
_DEMANDS = frozenset(
    {
        "pressure", "demand", "call", "request", "appeal", "plea", "order", "advice", "invitation", "permission",
        "instruction", "encouragement", "warning",
    }
)  # fmt: skip
"""Nouns for what another is to do: in “*Y* resisted X's pressure to leave” Y would leave."""
COPULAS = frozenset({"be", "become", "remain"})
_STRIKING = frozenset(
    {
        "hit", "strike", "kill", "wound", "injure", "maim", "destroy", "damage", "tear", "rip", "land", "fall", "slam",
        "explode", "crash", "rain", "pound", "rock", "devastate", "level", "flatten", "target", "displace", "detonate",
        "topple", "cripple", "capture",
    }
)  # fmt: skip
"""What a weapon or an assault does to those at whom it was aimed."""
_INVOLVING = frozenset(
    {
        "embroil", "lock", "entangle", "engage", "involve", "mire", "bog", "enmesh", "trap", "engulf", "plunge", "drag",
        "wrap", "immerse", "embed", "stick", "draw", "suck",
    }
)  # fmt: skip
"""“X and Y are *locked* in a dispute” is their dispute."""
_TAKING_OVER = frozenset(
    {
        "replace", "succeed", "displace", "supplant", "overtake", "surpass", "follow", "join", "rival", "outstrip",
        "eclipse", "unseat", "dislodge", "oust", "pass", "outrank", "precede",
    }
)  # fmt: skip
"""“X *replaced* Y as Z's supplier”: X is it now."""
_INTO = frozenset({"in", "into", "through", "on", "at", "near", "inside", "outside", "over"})
_MUTUAL = ("between", "among")


def acting(found: Iterable[Argument]) -> list[Argument]:
    """The same ones as those who act in the word below."""
    return [Argument("subject", argument.token, True) for argument in found]


def controllers(parse: Parse, token: int) -> tuple[str, ...]:
    """The roles of the verb above that act in what hangs on it, before all others."""
    verb, dep = parse.lemmas[parse.heads[token]], parse.deps[token]
    if verb in _SENDING and (dep == "xcomp" or (dep == "advcl" and parse.tags[token] == "VB")):
        if verb == "use" and _is_made_use_of(parse, token):
            return ("subject",)
        return "object", "indirect", "subject"
    if dep == "advcl" and verb in _REGARDING and any(parse.lower[c] == "as" for c in parse.children[token]):
        return "object", "indirect"
    if dep != "xcomp":
        return ()
    if verb in _CALLING_ON:
        return "object", "indirect", "on", "upon"
    return ("object", "indirect") if verb in _OBJECT_CONTROLLERS else ("subject",)


def _is_made_use_of(parse: Parse, token: int) -> bool:
    """Whether what somebody uses does not act itself: “used the *war* to attack”, “used X *to underline* its view”."""
    nouns = [c for c in parse.children[parse.heads[token]] if parse.deps[c] == "dobj"]
    return parse.lemmas[token] in _SHOWING or any(parse.lemmas[noun] in _EXCUSES for noun in nouns)


def is_helped(parse: Parse, token: int) -> bool:
    """Whether somebody helps the subject of a bare infinitive, and so does the same: “helped *X fight* Y”."""
    mine = parse.child(token, "nsubj")
    bare = all(parse.deps[c] not in ("aux", "mark") or parse.lower[c] == "to" for c in parse.children[token])
    return parse.lemmas[parse.heads[token]] in _HELPING and bare and mine is not None and mine > parse.heads[token]


def is_wished(parse: Parse, token: int) -> bool:
    """Whether somebody wants or announces what nobody is said to do: “wants *X removed*”, “said X *would be tried*”."""
    verb = parse.lemmas[parse.heads[token]]
    if parse.deps[token] not in ("ccomp", "xcomp") or verb not in _WISHES | _ANNOUNCING:
        return False
    return verb in _WISHES or any(parse.lower[c] in _TO_COME for c in parse.children[token] if parse.deps[c] == "aux")


def acting_after(parse: Parse, preposition: int, above: list[Argument]) -> list[Argument]:
    """Who acts in “*by* doing”, “*of* doing”, “*without* doing”, of the arguments of the verb above the preposition."""
    objects = [a for a in above if a.role == "object"]
    subjects = [a for a in above if a.role == "subject"]
    first, second = (objects, subjects) if parse.lemmas[preposition] in _OBJECT_CONTROL else (subjects, objects)
    return acting(first or second)  # of “is focused on doing” the one who is


def acting_by_noun(parse: Parse, noun: int, found: list[Argument]) -> list[Argument]:
    """Who acts in what a noun governs, of the arguments of the noun.

    In “X's bid to …” that one before “a Japanese bid to …”, “gave X an excuse to …” and “X made a bid to …”.
    """
    named = [a for a in found if a.role == "modifier" and parse.words[a.token][:1].isupper()]
    named += [a for a in found if a.role == "by"]
    given = [a for a in found if a.role == "indirect" and parse.deps[noun] in OBJECTS]
    above = [a for a in found if a.role == "subject"]
    if parse.lemmas[noun] in _DEMANDS:
        asked = [a for a in found if a.role in ("on", "to") and not a.inherited]
        asked = asked or (above if named or any(a.role == "poss" for a in found) else [])
        if asked:
            return acting(asked)
    moved = [a for a in found if a.role == "object" and parse.deps[parse.heads[noun]] == "agent"]
    own = [a for a in found if a.role == "poss"]
    # “X was the *first* to …”
    is_one = [a for a in found if a.role == "holder" and parse.deps[noun] in ("attr", "acomp", "oprd")]
    verb = parse.lemmas[parse.heads[noun]]
    if above and not own and parse.deps[noun] in OBJECTS and (verb in DONE or verb in _SPEARHEADING):
        return acting((*above, *named))  # “X leads a US-backed bid to …”
    return acting(own or named or given or above or moved or is_one or [a for a in found if a.role == "modifier"])


def taken_from_verb(parse: Parse, noun: int, first: int, verb: int, way: str, above: list[Argument]) -> list[Argument]:
    """What a noun takes from the verb that governs it, of the arguments of that verb.

    ``first`` is the noun that hangs there, the first of a list or a measure of ``noun``; ``way`` the preposition or
    the dependency by which it does.
    """
    lemma = parse.lemmas[verb]
    roles = {role: [a for a in above if a.role == role and a.token != noun] for role in ("subject", "object")}
    if way == "as":  # “used X as a proxy”, “X serves as a proxy”
        mine = roles["subject"] if lemma in _TAKING_OVER else roles["object"] or roles["subject"]
        return [Argument("holder", a.token) for a in mine]
    if way in ("attr", "acomp", "oprd"):
        return [Argument("holder", a.token) for a in roles["subject"]]
    if lemma in COPULAS:
        if way == "nsubj":  # “their main quarrel is *with X*”, “their fear is *that X …*”
            return [a for a in above if a.role in ("with", "against", "complement", *_MUTUAL)]
        return [Argument("subject" if parse.deps[first] == "pobj" else "holder", a.token) for a in roles["subject"]]
    if way == "nsubj":  # “the raid killed X” was one on X; a raid that angered X was none
        hit = roles["object"] or [a for a in above if a.role in _INTO]
        apart = [a for a in above if a.role in _MUTUAL]  # “tensions have risen *between X and Y*”
        return apart + ([Argument("on", a.token, True) for a in hit] if lemma in _STRIKING else [])
    if way in ("in", "into") and lemma in _INVOLVING:
        return acting(roles["object"] or roles["subject"])
    return [
        Argument(a.role, a.token, True)
        for a in above
        if a.token not in (noun, first) and a.role not in ("complement", "attribute")
    ]
