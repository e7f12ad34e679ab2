"""From grounded proposals to claims: anchor, capped confidence, tier and the reasons in words."""

from __future__ import annotations

from allymap.model import Claim, Kind, Modality, Passage, Polarity, Tier, claim_id_for

from .formats import Format
from .grounding import Grounded

GROUNDED_CAP = 0.8
"""The most that a model's own confidence may count when everything we can check was found; it is not calibrated."""
DOUBTED_CAP = 0.5
DRAWN = 0.6
"""From this confidence on a claim without a doubt is drawn."""


def claim_of(found: Grounded, model: str, how: Format, now: str) -> Claim:
    """The claim of a grounded proposal. Its passage is the whole sentence (or sentences) that the quote stands in."""
    proposed, document = found.proposed, found.stretch.document
    event = proposed.event if proposed.kind == "event" else ""
    cap = DOUBTED_CAP if found.doubts else GROUNDED_CAP
    confidence = round(min(proposed.confidence, cap), 4)
    trigger = found.trigger
    return Claim(
        id=claim_id_for(
            document.id, found.sentence[0], found.source.actor.id, found.target.actor.id, proposed.polarity, event,
            trigger[0] if trigger else found.quote[0],
        ),
        kind=Kind(proposed.kind),
        source_id=found.source.actor.id,
        target_id=found.target.actor.id,
        polarity=Polarity(proposed.polarity),
        passage=Passage.of(document, *found.sentence),
        event=event,
        mode=found.mode,
        directed=proposed.directed,
        modality=Modality(proposed.modality),
        date=found.date.text,
        date_basis=found.date.basis,
        arena=found.arena,
        narrator=found.narrator,
        source_mention=document.text[slice(*found.source.span)],
        target_mention=document.text[slice(*found.target.span)],
        source_span=found.source.span,
        target_span=found.target.span,
        trigger=document.text[slice(*trigger)] if trigger else "",
        trigger_span=trigger,
        confidence=confidence,
        tier=Tier.SUGGESTED if found.doubts or confidence < DRAWN else Tier.DRAWN,
        by=f"llm {model}",
        reasons=_reasons(found, model, how, cap),
        recorded_at=now,
    )  # fmt: skip


def _reasons(found: Grounded, model: str, how: Format, cap: float) -> tuple[str, ...]:
    text = found.stretch.document.text
    quote = " ".join(text[slice(*found.quote)].split())
    source, target = (text[slice(*named.span)] for named in (found.source, found.target))
    return (
        f"asked: {model} for the relations that a passage states, {how.value}",
        f"checked: the quote “{quote}” stands in the passage, and so do “{source}” and “{target}”",
        *(f"doubt: {doubt}" for doubt in found.doubts),
        f"confidence: the model says {found.proposed.confidence:.2f}; it counts {cap:.2f} at most"
        + (" where there is a doubt" if found.doubts else ""),
    )
