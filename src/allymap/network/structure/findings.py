"""Findings: what the pattern of relations says in plain words, each with the passages it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ...model import Claim, Polarity, Relation, VerdictValue
from ..evidence import Evidence


class FindingKind(StrEnum):
    """What kind of pattern was found."""

    CAMPS = "camps"
    ACROSS = "across camps"
    INSIDE = "inside a camp"
    TRIANGLE = "strained triangle"
    BROKER = "broker"


@dataclass(frozen=True, slots=True)
class Step:
    """One strand that a finding rests on, in words, with the claim that speaks for it best of ``claims``."""

    sentence: str
    relation_id: str
    polarity: Polarity
    claim_id: str
    claims: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A pattern in one sentence.

    ``decided_by`` are the claims each of which would undo it if it were dropped; ``caveat`` is a sentence about what
    else it depends on, empty where nothing is known. ``camps`` are actor ids, the largest camp first, for the kind that
    splits the map. ``settled`` is whether it was proven that no other claim decides it.
    """

    kind: FindingKind
    sentence: str
    actors: tuple[str, ...]
    steps: tuple[Step, ...]
    decided_by: tuple[str, ...] = ()
    caveat: str = ""
    camps: tuple[tuple[str, ...], ...] = ()
    settled: bool = True

    @property
    def fragile(self) -> bool:
        """Whether a single claim decides it."""
        return bool(self.decided_by)


@dataclass(frozen=True, slots=True)
class Telling:
    """Turns strands into words and finds the claim that speaks best for each."""

    evidence: Evidence
    name: Callable[[str], str] = field(repr=False)

    def step(self, relation: Relation, polarity: Polarity, first: str = "") -> Step:
        """A strand in words that begin with ``first`` (an actor's id), else with the pair's first actor.

        Both actors stand before the verb: names such as “Kurds” and “Iran” then take the same one.
        """
        one, other = relation.actors if first in ("", relation.actors[0]) else relation.actors[::-1]
        verb = "work together" if polarity is Polarity.COOPERATION else "compete"
        sentence = f"{self.name(one)} and {self.name(other)} {verb}"
        claims = relation.strand(polarity).claims
        return Step(sentence, relation.id, polarity, self.best(claims), len(claims))

    def best(self, claims: Sequence[str]) -> str:
        """The claim to show first: accepted before proposed, then the surest, then the newest."""
        return max(claims, key=lambda one: (self._accepted(one), self._claim(one).confidence, claims.index(one)))

    def names(self, actors: Iterable[str], most: int = 6) -> str:
        """Some actors in words: “Iran, Syria and 3 more”."""
        words = [self.name(one) for one in actors]
        if len(words) > most:
            words = [*words[: most - 1], f"{len(words) - most + 1} more"]
        return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "nobody"

    def _accepted(self, claim_id: str) -> bool:
        verdict = self.evidence.verdicts.get(claim_id)
        return verdict is not None and verdict.value is VerdictValue.ACCEPTED

    def _claim(self, claim_id: str) -> Claim:
        return self.evidence.claims[claim_id]
