"""What the words around a pronoun tell of whom it means: who is likely by the verb, and who cannot be meant."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from .parse import NOMINATIVE, Parse
from .participants import HARMS

OWN_WORDS = frozenset(
    {
        "report", "statement", "speech", "letter", "address", "announcement", "message", "briefing", "declaration",
        "reply", "response", "resolution", "ruling", "bid", "attempt", "effort", "quest", "desire", "eagerness", "rush",
        "drive", "push", "haste", "determination", "zeal", "view", "part",
    }
)  # fmt: skip
"""What one says or strives for is told before one is named: “in *its* report, Amnesty said …”."""
_PURSUED = frozenset({"campaign", "plan", "ambition", "offensive", "operation", "programme", "program", "goal", "aim"})
_OWNED_BY_ACTORS = frozenset(
    {
        "ally", "troop", "force", "army", "president", "government", "minister", "leader", "neighbour", "neighbor",
        "citizen", "people", "border", "territory", "soldier", "fighter", "military", "parliament", "rival", "enemy",
        "proxy", "partner", "backer", "member", "leadership", "policy", "ambassador", "embassy", "foe", "supporter",
    }
)  # fmt: skip
"""What actors have and things have not."""
_WILLED = frozenset(
    {
        "say", "tell", "warn", "accuse", "announce", "want", "refuse", "agree", "deny", "call", "demand", "ask", "urge",
        "plan", "decide", "threaten", "believe", "insist", "seek", "try", "fear", "hope", "vow", "fight", "attack",
        "invade", "arrest", "deploy", "send", "condemn", "support", "back", "arm", "welcome", "reject", "pledge",
        "regard", "see", "view", "consider", "intend", "promise", "sign", "join", "ally", "negotiate", "recognise",
        "recognize", "control", "launch", "withdraw", "impose", "ban", "buy", "sell", "claim", "know", "think",
        "conclude", "initial", "ratify", "host", "mediate", "broker", "recall", "expel", "nationalise", "nationalize",
        "lend", "borrow", "train", "recruit", "hire", "sue", "admit", "propose", "offer", "apologise", "apologize",
        "lobby", "persuade", "convince", "veto", "abstain", "vote", "retaliate", "protest", "complain", "object",
    }
)  # fmt: skip
"""Verbs whose subject is somebody: no thing wants, denies or invades."""
_HELPING = frozenset(
    {
        "support", "back", "help", "aid", "assist", "join", "encourage", "defend", "advise", "abet", "guide",
        "strengthen", "second", "follow", "arm", "embolden",
    }
)  # fmt: skip
_GIVING_UP = frozenset(
    {
        "drop", "end", "stop", "halt", "abandon", "withdraw", "lift", "sever", "cut", "curb", "suspend", "renounce",
        "scrap", "cease", "reverse", "change", "reconsider", "moderate", "soften", "recall", "pull", "release",
        "return", "dismantle", "disband", "relinquish", "surrender", "forsake", "shelve", "abolish", "reduce",
        "terminate", "discontinue", "honour", "honor", "fulfil", "fulfill", "keep", "repay", "rethink", "retract",
    }
)  # fmt: skip
"""What one does with what is one's own."""
_SUFFERING = frozenset(
    {
        "suffer", "face", "fear", "avoid", "escape", "survive", "lament", "mourn", "concede", "accept", "admit",
        "avert", "prevent", "regret", "delay", "blame", "see", "acknowledge", "witness", "await", "risk", "meet",
        "protest",
    }
)  # fmt: skip
"""What one does about harm to oneself."""
_REASONS = frozenset({"if", "unless", "because", "after", "until", "should"})
"""Words before what the one to whom something is done has done or is to do."""
_FOR_WHAT_ONE_DID = frozenset(
    {
        "attack", "bomb", "shell", "strike", "hit", "devastate", "destroy", "punish", "sanction", "fine", "penalise",
        "penalize", "condemn", "criticise", "criticize", "denounce", "blame", "fault", "accuse", "rebuke", "chide",
        "scold", "castigate", "lambast", "lambaste", "reprimand", "slam", "threaten", "expel", "suspend", "ban",
        "blacklist", "boycott", "embargo", "impose", "slap", "levy", "praise", "thank", "reward", "commend", "applaud",
        "congratulate", "hail", "invade", "oust", "crush", "arrest", "jail", "detain", "sue", "abandon", "desert",
        "mock", "ridicule", "fear", "distrust", "mistrust", "hate", "resent", "despise", "admire", "respect", "isolate",
        "withhold", "annihilate", "obliterate", "wipe", "retaliate", "launch",
    }
)  # fmt: skip
"""Verbs whose reason lies with the one to whom it is done: “will sanction Chad if *it* attacks”."""
_UPON = frozenset({"on", "against", "at", "from", "to"})
_TO_ANOTHER = frozenset({"against", "to", "at", "with", "from", "by"})
"""Prepositions after which a pronoun is not the subject of their verb."""
_TAKING_ALONG = frozenset({"have", "take", "bring", "carry"})
_SOME = frozenset(
    {
        "dozen", "hundred", "thousand", "score", "some", "many", "most", "all", "several", "few", "one", "two", "three",
        "four", "five", "six", "seven", "eight", "nine", "ten", "half", "number", "handful", "majority", "any",
    }
)  # fmt: skip


class Clues(NamedTuple):
    """Words of the pronoun's own sentence, as tokens, that its antecedent is likely to be, or cannot be.

    ``likely`` are those the pronoun means wherever they agree; ``ender`` gives up what is his, ``pursuer`` pursues it,
    ``fronted`` acts in the clause before; ``barred`` cannot be meant. With ``somebody`` no thing can be meant either.
    """

    likely: Set[int | None]
    barred: Set[int]
    ender: int | None
    pursuer: int | None
    fronted: int | None
    somebody: bool


def clues_of(parse: Parse, token: int) -> Clues:
    """What there is to tell whom the pronoun ``token`` means."""
    return Clues(
        likely={_partner(parse, token), _helped(parse, token), *_culprits(parse, token)},
        barred=_barred(parse, token),
        ender=_ender(parse, token),
        pursuer=_pursuer(parse, token),
        fronted=_fronted_subject(parse, token),
        somebody=_is_somebody(parse, token),
    )


def subject_ahead(parse: Parse, token: int) -> int | None:
    """The subject that follows the phrase or clause in which a pronoun stands: “In *his* speech, *Macron* said …”."""
    phrases = (at for at in (token, *parse.ancestors(token)) if parse.deps[at] in ("prep", "advcl"))
    fronted = next((at for at in phrases if parse.pos[parse.heads[at]] in ("VERB", "AUX")), token)
    subject = parse.child(parse.heads[fronted], *NOMINATIVE)
    follows = subject is not None and token < subject and fronted <= parse.heads[fronted]
    return subject if follows else None


def _is_somebody(parse: Parse, token: int) -> bool:
    """Whether only an actor can be meant: “it *warned*”, “its *troops*”."""
    above = parse.heads[token]
    if parse.deps[token] == "poss":
        return parse.lemmas[above] in _OWNED_BY_ACTORS
    return parse.deps[token] == "nsubj" and parse.lemmas[above] in _WILLED


def _fronted_subject(parse: Parse, token: int) -> int | None:
    """“While *Peru* may help, it will not fight”: who acts in the clause before that of a subject."""
    verb = parse.heads[token]
    if parse.deps[token] not in NOMINATIVE:
        return None
    clauses = (c for c in parse.children[verb] if parse.deps[c] == "advcl" and c < token)
    return next((s for c in clauses if (s := parse.child(c, *NOMINATIVE)) is not None), None)


def _partner(parse: Parse, token: int) -> int | None:
    """“Brazil and *its* neighbours”: the owner is the one that the owned is coordinated with."""
    owned = parse.heads[token]
    return parse.heads[owned] if parse.deps[token] == "poss" and parse.deps[owned] == "conj" else None


def _pursuer(parse: Parse, token: int) -> int | None:
    """Who pursues what is his: in “Chad said Mali went on with *its* campaign” the subject of the nearest verb."""
    if parse.deps[token] != "poss" or parse.lemmas[parse.heads[token]] not in OWN_WORDS | _PURSUED:
        return None
    verb = next((at for at in parse.ancestors(token) if parse.pos[at] == "VERB"), None)
    return None if verb is None else parse.child(verb, *NOMINATIVE)


def _ender(parse: Parse, token: int) -> int | None:
    """Who gives up what is his: in “Peru pressed Chile to drop *its* claim” the one who is to drop it."""
    owned = parse.heads[token]
    verb = parse.heads[owned]
    if parse.deps[token] != "poss" or parse.deps[owned] != "dobj" or parse.lemmas[verb] not in _GIVING_UP:
        return None
    own = parse.child(verb, *NOMINATIVE)
    if own is None and parse.deps[verb] == "acl":  # “*Peru's* refusal to end its aid”
        return parse.child(parse.heads[verb], "poss")
    if own is not None or parse.deps[verb] not in ("xcomp", "ccomp"):
        return own
    return parse.child(parse.heads[verb], "dobj")


def _helped(parse: Parse, token: int) -> int | None:
    """“Backed *Peru* in its war”: what somebody is helped in is his own, as is what one is accused of using."""
    owned = parse.heads[token]
    above = parse.heads[owned]
    if parse.deps[token] == "poss" and parse.deps[owned] in ("dobj", "pobj") and parse.deps[above] == "pcomp":
        verb = parse.heads[parse.heads[above]]  # “accused *Peru* of using its proxies”
        return parse.child(verb, "dobj", "nsubjpass") if parse.lemmas[verb] in _FOR_WHAT_ONE_DID else None
    preposition = above
    verb = parse.heads[preposition]
    inside = parse.deps[token] == "poss" and parse.lemmas[preposition] in ("in", "with")
    if not inside or parse.lemmas[verb] not in _HELPING:
        return None
    return parse.child(verb, "dobj")


def _culprits(parse: Parse, token: int) -> set[int]:
    """Those whose deeds a clause of reason or condition tells: “will punish *Chad* if it leaves”."""
    clause = parse.heads[token]
    if parse.deps[token] != "nsubj" or parse.deps[clause] != "advcl":
        return set()
    if all(parse.lower[c] not in _REASONS for c in parse.children[clause] if parse.deps[c] in ("mark", "aux")):
        return set()
    verb = parse.heads[clause]
    if parse.lemmas[verb] not in _FOR_WHAT_ONE_DID:
        return set()
    found = {c for c in parse.children[verb] if parse.deps[c] in ("dobj", "nsubjpass")}
    prepositions = [c for at in (verb, *found) for c in parse.children[at] if parse.lemmas[c] in _UPON]
    return found | {c for at in prepositions for c in parse.children[at] if parse.deps[c] == "pobj"}


def _governor(parse: Parse, token: int) -> int | None:
    """The verb whose subject a pronoun after a preposition cannot mean: “marched on *them*”, “two of *them*”.

    Whoever takes something with him has himself with it: “brought its tanks with *it*”.
    """
    preposition = parse.heads[token]
    if parse.deps[token] != "pobj":
        return None
    above, word = parse.heads[preposition], parse.lower[preposition]
    if word == "of":
        return parse.heads[above] if parse.lemmas[above] in _SOME and parse.deps[above] == "dobj" else None
    along = word == "with" and parse.lemmas[above] in _TAKING_ALONG
    return above if word in _TO_ANOTHER and not along and parse.pos[above] == "VERB" else None


def _acting(parse: Parse, verb: int) -> int | None:
    """The subject of a verb, or of the one before it that has one: “*rebels* caught the troops and killed them”."""
    while parse.child(verb, *NOMINATIVE) is None and parse.deps[verb] == "conj" and parse.heads[verb] != verb:
        verb = parse.heads[verb]
    return parse.child(verb, *NOMINATIVE)


def _barred(parse: Parse, token: int) -> set[int]:
    """Those an object pronoun cannot mean: the subjects of its verb and of the one that an infinitive hangs on.

    In “France helped Israel to stop them”, “them” is neither of the two; of a coordination, no member.
    """
    verb = parse.heads[token]
    harm = parse.deps[token] == "poss" and parse.deps[verb] == "dobj" and parse.lemmas[verb] in HARMS
    if harm and parse.lemmas[parse.heads[verb]] not in _SUFFERING:  # “Peru wants *its* defeat”: another's
        verb = parse.heads[verb]
    elif parse.deps[token] not in ("dobj", "dative"):
        governor = _governor(parse, token)
        if governor is None:
            return set()
        verb = governor
    verbs = [verb]
    alone = parse.child(verb, *NOMINATIVE) is None
    bare = parse.deps[verb] in ("xcomp", "ccomp") and parse.tags[verb] == "VB"
    if bare or (parse.deps[verb] == "advcl" and parse.tags[verb] == "VBG" and alone):  # “…, accusing *him* of”
        verbs.append(parse.heads[verb])
    found = set[int]()
    stack = [subject for v in verbs if (subject := _acting(parse, v)) is not None]
    while stack:
        at = stack.pop()
        found.add(at)
        stack += [c for c in parse.children[at] if parse.deps[c] == "conj"]
    return found
