"""Which extractor a name stands for, what it needs to know of a project, and whether text leaves this machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..model import Actor, AllyMapError, Claim, Document, Progress, Report

_RULES = "rules"
_MACHINES = (_RULES, "llm")
"""How the signatures of extractors begin; anybody else who signs a claim is a person."""

_ASKING = ("llm", "rules+llm")
"""The extractors that ask a language model: alone, or as a second reader of what the rules only suggest."""


class Found(Protocol):
    """What an extractor answers."""

    @property
    def actors(self) -> Sequence[Actor]: ...
    @property
    def claims(self) -> Sequence[Claim]: ...
    @property
    def report(self) -> Report: ...


class Extracts(Protocol):
    """Whatever finds actors and claims in documents."""

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found: ...


def by_rules(claim: Claim) -> bool:
    """Whether the rules signed a claim, whose confidence is calibrated; a language model's has another scale."""
    return claim.by.partition(" ")[0] == _RULES


def by_machine(claim: Claim) -> bool:
    """Whether an extractor signed a claim, and no person corrected it since."""
    return claim.by.partition(" ")[0] in _MACHINES


def departure(extractor: str | Extracts) -> str:
    """What a person has to agree to before this extractor is used, one sentence; empty when the text stays here.

    Raises ``AllyMapError`` when the settings of a language model are missing or wrong, or the packages for asking.
    """
    if extractor not in _ASKING:
        return ""
    from ..extraction import llm

    endpoint = llm.Endpoint.configured()
    llm.client_library()
    return llm.departure(endpoint)


def check_extractor(extractor: str | Extracts) -> None:
    """Raise ``AllyMapError`` for the name of an extractor that there is not."""
    if isinstance(extractor, str) and extractor not in ("rules", *_ASKING):
        raise AllyMapError(f"There is no extractor “{extractor}”: there are rules, llm and rules+llm.")


def extractor_for(
    extractor: str | Extracts, actors: Sequence[Actor], frames: str, consent: bool, drawn: float | None = None
) -> Extracts:
    """The extractor a name stands for, ready to work, which knows a project's own ``actors`` and ``frames``.

    The rules draw claims from a confidence of ``drawn`` on, by default the shipped one.

    Raises ``AllyMapError``: an unknown name, no language model, or text that would leave this machine unasked.
    """
    check_extractor(extractor)
    if not isinstance(extractor, str):
        return extractor
    if extractor == "llm":
        from ..extraction.llm import LlmExtractor

        return LlmExtractor.load(actors, consent=consent)
    from ..extraction import Extractor

    if extractor == "rules":
        return Extractor.load(extra_actors=actors, extra_frames=frames, drawn=drawn)
    from ..extraction.llm import Endpoint, SecondRead, Server

    server = Server(Endpoint.configured(), consent)
    server.check()
    return SecondRead(Extractor.load(extra_actors=actors, extra_frames=frames, drawn=drawn), server)
