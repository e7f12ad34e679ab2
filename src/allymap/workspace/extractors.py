"""Which extractor a name stands for, what it needs to know of a project, and whether text leaves this machine."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ..model import Actor, AllyMapError, Claim, Document, Progress, Report

if TYPE_CHECKING:
    from ..extraction.llm import Endpoint

_RULES = "rules"
_MACHINES = (_RULES, "llm")
"""How the signatures of extractors begin; anybody else who signs a claim is a person."""

_URL, _KEY = "ALLYMAP_LLM_URL", "ALLYMAP_LLM_KEY"

_ASKING = ("llm", "rules+llm")
"""The extractors that ask a language model: alone, or as a second reader of what the rules only suggest."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An extractor by name, and the server it asks where the environment names none.

    ``settings`` has the names of docs/llm.md (``ALLYMAP_LLM_URL`` …). What the environment says goes first.
    """

    name: str = "rules"
    settings: Mapping[str, str] = field(default_factory=dict, repr=False)  # there may be a key in it


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


def departure(extractor: str | Choice | Extracts) -> str:
    """What a person has to agree to before this extractor is used, one sentence; empty when the text stays here.

    Raises ``AllyMapError`` when the settings of a language model are missing or wrong, or the packages for asking.
    """
    choice = _choice(extractor)
    if choice is None or choice.name not in _ASKING:
        return ""
    from ..extraction import llm

    endpoint = _endpoint(choice)
    llm.client_library()
    return llm.departure(endpoint)


def keep_key(url: str, key: str) -> bool:
    """Have the system's keyring keep the key of a server; whether there is a keyring and it did."""
    from ..extraction.llm import keep_key

    return keep_key(url, key)


def check_extractor(extractor: str | Choice | Extracts) -> None:
    """Raise ``AllyMapError`` for the name of an extractor that there is not."""
    choice = _choice(extractor)
    if choice is not None and choice.name not in ("rules", *_ASKING):
        raise AllyMapError(f"There is no extractor “{choice.name}”: there are rules, llm and rules+llm.")


def extractor_for(
    extractor: str | Choice | Extracts, actors: Sequence[Actor], frames: str, consent: bool, drawn: float | None = None
) -> Extracts:
    """The extractor a name stands for, ready to work, which knows a project's own ``actors`` and ``frames``.

    The rules draw claims from a confidence of ``drawn`` on, by default the shipped one.

    Raises ``AllyMapError``: an unknown name, no language model, or text that would leave this machine unasked.
    """
    check_extractor(extractor)
    if not isinstance(extractor, str | Choice):
        return extractor
    choice = Choice(extractor) if isinstance(extractor, str) else extractor
    if choice.name == "llm":
        from ..extraction.llm import LlmExtractor

        return LlmExtractor.load(actors, _endpoint(choice), consent)
    from ..extraction import Extractor

    if choice.name == "rules":
        return Extractor.load(extra_actors=actors, extra_frames=frames, drawn=drawn)
    from ..extraction.llm import SecondRead, Server

    server = Server(_endpoint(choice), consent)
    server.check()
    return SecondRead(Extractor.load(extra_actors=actors, extra_frames=frames, drawn=drawn), server)


def _choice(extractor: str | Choice | Extracts) -> Choice | None:
    """What was chosen by name; ``None`` where a program brings its own extractor."""
    if isinstance(extractor, str):
        return Choice(extractor)
    return extractor if isinstance(extractor, Choice) else None


def _endpoint(choice: Choice) -> Endpoint:
    from ..extraction.llm import Endpoint

    said = {name: value for name, value in os.environ.items() if value.strip()}
    kept = dict(choice.settings)
    if said.get(_URL, kept.get(_URL)) != kept.get(_URL):
        kept.pop(_KEY, None)  # a key is for the server it was given for
    return Endpoint.configured({**kept, **said})
