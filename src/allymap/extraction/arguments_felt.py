"""Who feels or judges, and about whom, where the parse keeps the two apart.

“Is loathed *in Accra*” is what Accra feels; “was infuriated *when Togo bought jets*” is about Togo; “what worries Accra
is *Togo*” says the same as “Togo worries Accra”.
"""

from __future__ import annotations

from .parse import Parse

_JUDGED = frozenset(
    {
        "loathe", "hate", "detest", "despise", "fear", "resent", "distrust", "mistrust", "dread", "envy",
        "revile", "mourn", "admire", "revere", "respect", "celebrate", "applaud", "hail", "cheer", "love",
        "adore", "praise", "trust", "like", "condemn", "denounce", "criticise", "criticize", "deplore", "mock",
        "ridicule", "deride", "scorn", "shun", "dislike", "dismiss", "regard", "see", "view", "consider",
        "think", "believe", "suspect", "blame", "perceive", "interpret", "read", "take", "greet", "understand",
        "describe", "portray", "brand", "depict", "paint", "vilify", "demonise", "demonize", "lionise",
        "lionize", "idolise", "idolize", "treat", "remember", "denigrate", "resist", "abhor",
    }
)  # fmt: skip
"""Verbs of judging, whose judges may only be told by their place: “is *seen* in Accra as a threat”."""
_MOVED = frozenset(
    {
        "infuriate", "anger", "enrage", "annoy", "irritate", "upset", "alarm", "outrage", "incense", "dismay",
        "delight", "please", "thrill", "frustrate", "sting", "shock", "stun", "appal", "appall", "exasperate",
        "irk", "vex", "nettle", "pique", "unnerve", "unsettle", "rattle", "spook", "horrify", "offend",
        "insult", "humiliate", "embarrass", "disappoint", "gladden", "hearten", "relieve", "wound",
    }
)  # fmt: skip
"""Verbs of what somebody is made to feel by what another does."""
_OCCASIONS = frozenset({"when", "because", "after", "that", "as", "by"})


def judges(parse: Parse, verb: int) -> list[int]:
    """The place that stands for who judges, below a passive without “by”: “is feared *in Accra*”."""
    if parse.lemmas[verb] not in _JUDGED:
        return []
    below = (c for c in parse.children[verb] if parse.deps[c] == "prep" and parse.lower[c] == "in")
    return [at for c in below for at in parse.children[c] if parse.deps[at] == "pobj" and parse.pos[at] == "PROPN"]


def occasion(parse: Parse, verb: int) -> list[int]:
    """Whose deed moved somebody, below a passive without “by”: “was infuriated when *Togo* bought jets”."""
    if parse.lemmas[verb] not in _MOVED:
        return []
    clauses = (c for c in parse.children[verb] if parse.deps[c] in ("advcl", "ccomp"))
    return [
        subject
        for clause in clauses
        if any(parse.lower[c] in _OCCASIONS and parse.deps[c] in ("mark", "advmod") for c in parse.children[clause])
        and (subject := parse.child(clause, "nsubj")) is not None
    ]


def revealed(parse: Parse, verb: int) -> int | None:
    """What stands for the “what” of a verb: “what worries Accra is *Togo*”, “… is how *Togo* behaves”."""
    above = parse.heads[verb]
    if parse.deps[verb] != "csubj" or parse.lemmas[above] != "be":
        return None
    said = parse.child(above, "attr", "ccomp")
    if said is not None and parse.deps[said] == "ccomp":
        return parse.child(said, "nsubj", "nsubjpass")
    return said
