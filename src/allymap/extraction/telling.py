"""The word that a claim without a frame goes by: what on the way between two actors speaks of their relation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from .parse import Parse

_WORDS = ("VERB", "NOUN")
_LONGEST = 4


def telling_word(
    parse: Parse, path: Sequence[int], top: int, names: Collection[int], signs: Mapping[int, float], sign: float
) -> tuple[int, bool] | None:
    """A verb or noun of the path that is no actor's name, and whether it tells something; ``None`` without a word.

    ``signs`` are the words of cooperation (+) and competition (-), ``sign`` is the polarity asked about. A word tells
    something when it speaks for that polarity, nothing speaks against it, and the path is short.
    """
    near = [token for token in path if token in signs and token not in names]
    near += sorted(t for t in signs if parse.heads[t] in path and t not in path and t not in names)
    fitting = [t for t in near if signs[t] * sign > 0 and parse.pos[t] in _WORDS]
    if fitting:
        against = any(signs[token] * sign < 0 for token in near)
        return fitting[0], not against and len(path) - 1 <= _LONGEST
    plain = [token for token in path if parse.pos[token] in _WORDS and token not in names]
    if path[top] in plain:
        return path[top], False
    if plain:
        return plain[0], False
    above = next((t for t in parse.ancestors(path[top]) if parse.pos[t] in _WORDS and t not in names), None)
    return None if above is None else (above, False)
