"""Who acts on whom: which ends of a strand get an arrowhead, and its shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from ..model import Polarity, Relation
from .display import Strands
from .evidence import Evidence
from .identity import representative

Array = NDArray[np.float64]
Arrows = Mapping[tuple[str, Polarity], tuple[bool, bool]]
"""Relation id and polarity to whether an arrow points at the first actor, and at the second."""

_LEAST_SHARE = 0.25


def ends(
    evidence: Evidence, relations: Iterable[Relation], folded: bool
) -> dict[tuple[str, Polarity], tuple[bool, bool]]:
    """Where a strand's claims have a direction: an arrow each way that a quarter of the directed ones point."""
    heads = representative(evidence, folded)
    found = {}
    for relation in relations:
        for strand in relation.strands:
            claims = [evidence.claims[one] for one in strand.claims if one in evidence.claims]
            towards = [heads.get(one.target_id, one.target_id) for one in claims if one.directed]
            if towards:
                least = _LEAST_SHARE * len(towards)
                first, second = (towards.count(one) for one in relation.actors)
                found[relation.id, strand.polarity] = (first >= least, second >= least)
    return found


def head_length(width: NDArray[np.floating]) -> Array:
    """The length of an arrowhead in pixels for a strand's width."""
    return np.asarray(5.0 + 1.5 * width, np.float64)


def triangles(strands: Strands, rows: NDArray[np.integer] | None = None) -> tuple[NDArray[np.intp], Array]:
    """The arrowheads of some strands (all): k rows of strands and k×6 corners, tip first, in page pixels."""
    chosen = np.arange(len(strands.source)) if rows is None else np.asarray(rows, np.intp)
    curve = strands.curve[chosen].astype(np.float64)
    parts, owners = [], []
    for side, (at, before) in enumerate(((slice(0, 2), slice(2, 4)), (slice(4, 6), slice(2, 4)))):
        length = strands.heads[chosen, side].astype(np.float64)
        drawn = np.flatnonzero(length > 0)
        base = curve[drawn, at]
        way = base - curve[drawn, before]
        way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
        half = (0.55 * length[drawn])[:, None]
        aside = np.stack([-way[:, 1], way[:, 0]], axis=1) * half
        base = base - way * 0.5  # under the end of the stroke, so that no hairline shows between
        tip = base + way * (length[drawn, None] + 0.5)
        parts.append(np.concatenate([tip, base + aside, base - aside], axis=1))
        owners.append(chosen[drawn])
    return np.concatenate(owners), np.concatenate(parts)
