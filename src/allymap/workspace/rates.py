"""What the threshold of the drawn tier gives, for whoever offers the choice; the extraction is imported when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..extraction import Rate


def tradeoff() -> tuple[Rate, ...]:
    """The measured thresholds, rising, each with the recall and precision of what is drawn (docs/extraction.md)."""
    from ..extraction import tradeoff

    return tradeoff()


def shipped_threshold() -> float:
    """The confidence from which on claims are drawn where a project says nothing else."""
    from ..extraction.scorer import load_judgement

    return load_judgement().drawn
