"""The pleonastic “it”, which stands for nobody: “it is clear that …”, “it fell to Chad to mediate”."""

from __future__ import annotations

from .mentions import PLACING
from .parse import NOMINATIVE, Parse

_EMPTY_VERBS = frozenset({"be", "seem", "appear", "emerge", "become", "remain"})
_CONTENT = ("ccomp", "csubj", "csubjpass", "xcomp")
_JUDGEMENTS = frozenset(
    {
        "clear", "unclear", "likely", "unlikely", "possible", "impossible", "time", "thought", "hard", "easy", "vital",
        "important", "obvious", "evident", "true", "wrong", "necessary", "essential", "crucial",
        "surprising", "habit", "custom", "commonplace", "fashion", "fashionable", "tradition", "practice", "cliche",
        "cliché", "truism", "tempting", "customary", "usual", "common", "rare", "ironic", "telling", "significant",
        "pity", "shame", "wonder", "mistake", "irony", "paradox", "coincidence", "accident", "secret", "mystery",
    }
)  # fmt: skip
"""What “it is …” says of what follows, not of anybody."""
_IMPERSONAL = {
    "make": frozenset({"sense"}),
    "fall": frozenset({"to"}),
    "take": frozenset({"hour", "day", "week", "month", "year", "decade", "time", "while", "courage", "effort"}),
}
"""Verbs whose “it” is nobody with such a word and an infinitive: “it *fell to* Chad to mediate”."""
_WILLING = frozenset(
    {
        "willing", "unwilling", "ready", "prepared", "unprepared", "determined", "able", "unable", "keen", "eager",
        "reluctant", "poised", "glad", "happy", "loath", "anxious", "committed", "obliged", "entitled", "powerless",
    }
)  # fmt: skip
"""What “it is …” says of somebody who does what follows."""


def is_pleonastic(parse: Parse, token: int) -> bool:
    """Whether an “it” stands for nothing: “*it* is clear that …”, “*it* seems”."""
    above = parse.heads[token]
    words = {parse.lemmas[child] for child in parse.children[above]}
    to_do = [c for at in (above, *parse.children[above]) for c in parse.children[at] if parse.tags[c] == "VB"]
    if not words.isdisjoint(_IMPERSONAL.get(parse.lemmas[above], ())) and to_do:
        return True
    if parse.lemmas[above] not in _EMPTY_VERBS or parse.deps[token] not in (*NOMINATIVE, "expl"):
        return False
    if any(parse.lemmas[c] == "for" and parse.deps[c] == "mark" for at in to_do for c in parse.children[at]):
        return True  # “it is illegal *for* troops *to stay*”
    said = [child for child in parse.children[above] if parse.deps[child] in ("acomp", "attr", "oprd", "prep")]
    placed = [child for child in said if parse.deps[child] == "prep" and parse.lemmas[child] in PLACING]
    if any(parse.pos[c] == "PROPN" for at in placed for c in parse.children[at]):
        return False  # “it is *in Chad* to train troops”
    clauses = [c for at in (above, *said) for c in parse.children[at] if parse.deps[c] in _CONTENT]
    if any(parse.lemmas[child] in _WILLING for child in said):
        return False
    return bool(clauses) or any(parse.lemmas[child] in _JUDGEMENTS for child in said)
