"""The contents of a small project, and an extractor that needs no language model."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from allymap.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Kind,
    Passage,
    Polarity,
    Progress,
    Report,
)

TEXT = "Russia armed Iran in 2016. Russia and Iran competed in Syria in 2018. Putin may visit Tehran."
RUSSIA = Actor("russia", "Russia", ActorKind.STATE, code="RUS")
IRAN = Actor("iran", "Iran", ActorKind.STATE, code="IRN")
PUTIN = Actor("putin", "Vladimir Putin", ActorKind.PERSON, principal_id="russia")


def claim_on(document: Document, number: int, polarity: Polarity, exact: str, date: str, **more: object) -> Claim:
    start = document.text.index(exact)
    return Claim(
        id=f"{number:016x}", kind=Kind.EVENT, source_id="russia", target_id="iran", polarity=polarity,
        passage=Passage.of(document, start, start + len(exact)), date=date, date_basis="stated", **more,  # type: ignore[arg-type]
    )  # fmt: skip


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


def quiet() -> dict[str, str]:
    """An environment without a screen."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "ALLYMAP_WITHOUT_QT")
    return {name: value for name, value in os.environ.items() if name not in hidden}


@dataclass
class Found:
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    report: Report = field(default_factory=Report)


class Spotter:
    """Finds one claim in each document that names both Russia and Iran, and nothing else."""

    def extract(self, documents: Sequence[Document], progress: Progress, jobs: int = 1) -> Found:
        progress.phase("Extracting", len(documents))
        claims = []
        for number, document in enumerate(documents, 100 * jobs):
            progress.advance()
            if "Russia" in document.text and "Iran" in document.text:
                claims.append(
                    claim_on(document, number, Polarity.COOPERATION, "Iran", document.published, by="rules 1.0")
                )
        return Found((RUSSIA, IRAN), tuple(claims))
