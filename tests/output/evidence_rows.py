"""Evidence that the tests of written claims and relations share: two documents, five actors, four claims."""

from __future__ import annotations

from dataclasses import replace

from allymap.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Kind,
    Modality,
    Passage,
    Polarity,
    Tier,
    Verdict,
    VerdictValue,
)
from allymap.network.evidence import Evidence

TEXT = "In September 2015 Putin helped Assad. Later the Quds Force quarrelled with Russia’s officers over “pay”."
ARTICLE = Document("article", "Who helps whom?", TEXT, "ab12", "2024-04", publisher="Weekly", path="article.txt")
OTHER = Document("other", "=A title that looks like a formula", "Iran may send drones.", "cd34")

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("putin", "Vladimir Putin", ActorKind.PERSON, "russia"),
        Actor("russia", "Russia", ActorKind.STATE, code="RUS"),
        Actor("syria", "Syria", ActorKind.STATE, code="SYR"),
        Actor("quds", "Quds Force", ActorKind.ORGAN, "irgc"),
        Actor("irgc", "Revolutionary Guards", ActorKind.ORGAN, "iran"),
        Actor("iran", "Iran", ActorKind.STATE, code="IRN"),
    )
}


def passage(document: Document, exact: str) -> Passage:
    start = document.text.index(exact)
    return Passage.of(document, start, start + len(exact))


HELPED = Claim(
    "c1", Kind.EVENT, "putin", "syria", Polarity.COOPERATION, passage(ARTICLE, "In September 2015 Putin helped Assad."),
    "AID", date="2015-09", date_basis="stated", arena=("Syria",), source_mention="Putin", target_mention="Assad",
    trigger="helped", confidence=0.823449, by="rules 1.0",
)  # fmt: skip
QUARREL = Claim(
    "c2", Kind.STATE, "quds", "russia", Polarity.COMPETITION,
    passage(ARTICLE, "Later the Quds Force quarrelled with Russia’s officers over “pay”."), directed=False,
    date="2015-09/..", narrator="iran", tier=Tier.SUGGESTED,
)  # fmt: skip
DRONES = Claim(
    "c3", Kind.EVENT, "iran", "russia", Polarity.COOPERATION, passage(OTHER, "Iran may send drones."), "CONSULT",
    "visit", modality=Modality.HYPOTHETICAL,
)  # fmt: skip
NOTE = Claim("c4", Kind.STATE, "iran", "syria", Polarity.COOPERATION, by="A. Analyst", note="Told me on the phone.")

EVIDENCE = Evidence(
    documents={"article": ARTICLE, "other": OTHER},
    actors=ACTORS,
    claims={claim.id: claim for claim in (HELPED, QUARREL, DRONES, NOTE)},
    verdicts={"c1": Verdict("c1", VerdictValue.ACCEPTED, "A. Analyst", "2024-05-01T10:00:00Z")},
)


def with_document(document: Document) -> Evidence:
    """The same evidence with one document replaced by another version of it."""
    return replace(EVIDENCE, documents={**EVIDENCE.documents, document.id: document})
