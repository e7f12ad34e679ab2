"""What the tests of the exchange formats share: the evidence of the row tests as an export sees it."""

from __future__ import annotations

from dataclasses import replace

from evidence_rows import EVIDENCE, QUARREL, passage, with_document

from allymap.model import Document, Modality, Tier
from allymap.network.evidence import Evidence, Query
from allymap.output.exchange.content import Content, collect

PLACES = {"russia": (10.0, -20.0), "iran": (1.5, 2.5), "nobody": (0.0, 0.0)}
WRITTEN = "2026-11-23T10:00:00Z"


def content(evidence: Evidence = EVIDENCE, query: Query | None = None, label: str = "") -> Content:
    """Russia and Iran as both, Russia and Syria as partners, Iran and Syria by a note."""
    asked = Query(tiers=frozenset(Tier), modalities=frozenset(Modality)) if query is None else query
    return collect(evidence, label, asked, places=PLACES, title="A map & more", written=WRITTEN)


def unprintable() -> Evidence:
    """The same with a form feed, as old PDF files have, and a lone surrogate in the words of a claim."""
    words = "Later\x0c the Quds \ud800Force"
    broken = Document("broken", "Who\x0chelps \ud800whom?", f"{words} sulked.", "ef56")
    claims = {**EVIDENCE.claims, "c2": replace(QUARREL, passage=passage(broken, words))}
    return replace(with_document(broken), claims=claims)
