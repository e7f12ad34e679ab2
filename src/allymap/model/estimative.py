"""Estimative language as ICD 203 has it: seven degrees of likelihood, three of confidence, never in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

LIKELIHOOD = {
    "almost no chance": (1, 5), "remote": (1, 5),
    "very unlikely": (5, 20), "highly improbable": (5, 20),
    "unlikely": (20, 45), "improbable": (20, 45),
    "roughly even chance": (45, 55), "roughly even odds": (45, 55),
    "likely": (55, 80), "probable": (55, 80), "probably": (55, 80),
    "very likely": (80, 95), "highly probable": (80, 95),
    "almost certain": (95, 99), "almost certainly": (95, 99), "nearly certain": (95, 99),
}  # fmt: skip
"""Each term with its range in per cent."""

CONFIDENCE = ("low", "moderate", "high")

_VAGUE = (
    "may", "might", "could", "possibly", "perhaps", "conceivably", "presumably", "potentially", "apparently",
    "seemingly", "a chance", "cannot rule out", "good chance", "highly likely", "highly unlikely", "extremely likely",
    "somewhat likely", "quite likely", "more likely than not", "certainly", "definitely", "undoubtedly",
)  # fmt: skip
"""Words for a likelihood that the scale does not have: a reader cannot tell how likely is meant."""


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_TERM = re.compile(rf"\b(?:(?P<vague>{_any_of(_VAGUE)})|(?P<term>{_any_of(tuple(LIKELIHOOD))}))\b", re.IGNORECASE)
_SURE = re.compile(r"\b(?P<degree>[\w-]+)(?:\s+(?:degree|level)\s+of)?\s+confidence\b|\bconfident\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at again: ``start`` and ``end`` are code points of the text, end exclusive."""

    start: int
    end: int
    words: str


def hints(text: str) -> list[Hint]:
    """What a reader who knows ICD 203 would stumble over, in the order of the text.

    >>> [hint.words for hint in hints("It may happen.")]
    ['“may” says no likelihood of the scale: unlikely, likely, very likely …']
    >>> hints("An attack is likely. We have moderate confidence in this.")
    []
    """
    return [hint for sentence in _SENTENCE.finditer(text) for hint in _of_sentence(sentence)]


def _of_sentence(sentence: re.Match[str]) -> list[Hint]:
    said, first = sentence.group(), sentence.start()
    terms = [one for one in _TERM.finditer(said) if not _is_month(one)]
    sure = [one for one in _SURE.finditer(said) if one["degree"] is None or one["degree"].lower() not in ("no", "its")]
    found = [
        Hint(
            first + one.start(), first + one.end(),
            f"“{one.group()}” says no likelihood of the scale: unlikely, likely, very likely …",
        ) for one in terms if one["vague"]
    ]  # fmt: skip
    found += [
        Hint(first + one.start(), first + one.end(), f"“{one.group()}”: confidence is low, moderate or high.")
        for one in sure
        if one["degree"] and one["degree"].lower() not in CONFIDENCE
    ]
    if sure and any(one["term"] for one in terms):
        words = "Likelihood and confidence stand in one sentence: say them in two."
        found.append(Hint(first, sentence.end(), words))
    return sorted(found, key=lambda hint: (hint.start, hint.end))


def _is_month(found: re.Match[str]) -> bool:
    """The month of May, which only the capital letter inside a sentence tells from the verb."""
    return found.group() == "May" and found.start() > 0
