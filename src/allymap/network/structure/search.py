"""A good split by local search: moves one actor at a time, from many starts, the same on every run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .signed import SignedGraph

Camps = NDArray[np.intp]

_STARTS, _KICKS, _FEWEST_KICKS = 24, 48, 12
"""Starts, and kicks of each, for a graph of up to 60 actors; larger ones get fewer, so that the time grows slowly."""
_MOST_CAMPS = 24
_SEED = 19_590_101


def search(graph: SignedGraph, number: int | None, start: Sequence[int] | None = None) -> tuple[tuple[int, ...], int]:
    """Camps (a number below ``number`` for each actor) and how many ties do not fit them.

    With a ``start`` it only looks around that one.
    """
    size, signs = len(graph.actors), _signs(graph)
    width = _width(number, size)
    chance = np.random.default_rng(_SEED)
    share = max(size, 60) / 60
    best, least = np.zeros(size, np.intp), len(graph.misfits([0] * size))
    for _ in range((1 if start is not None else max(2, int(_STARTS / share))) if size else 0):
        camps = _settled(signs, chance.integers(0, width, size) if start is None else np.asarray(start), width)
        found = _misfits(graph, camps)
        for _ in range(max(_FEWEST_KICKS, int(_KICKS / share))):
            kicked = camps.copy()
            moved = chance.choice(size, max(1, size // 8), replace=False)
            kicked[moved] = chance.integers(0, width, len(moved))
            kicked = _settled(signs, kicked, width)
            here = _misfits(graph, kicked)
            if here <= found:
                camps, found = kicked, here
            if found == 0:
                break
        if found < least:
            best, least = camps, found
        if least == 0:
            break
    return tuple(best.tolist()), least


def improved(graph: SignedGraph, camps: ArrayLike, number: int | None) -> tuple[tuple[int, ...], int]:
    """Camps after all single moves that gain, and how many ties do not fit them."""
    settled = _settled(_signs(graph), np.array(camps, np.intp), _width(number, len(graph.actors)))
    return tuple(settled.tolist()), _misfits(graph, settled)


def _width(number: int | None, size: int) -> int:
    return max(1, min(number or _MOST_CAMPS, size))


def _signs(graph: SignedGraph) -> NDArray[np.float32]:
    signs = np.zeros((len(graph.actors), len(graph.actors)), np.float32)
    for one, other, sign in graph.ties:
        signs[one, other] = signs[other, one] = sign
    return signs


def _misfits(graph: SignedGraph, camps: Camps) -> int:
    return len(graph.misfits(camps.tolist()))


def _settled(signs: NDArray[np.float32], camps: Camps, number: int) -> Camps:
    """Move the actor that gains most until no move gains."""
    camps = camps.copy()
    number = max(number, int(camps.max(initial=0)) + 1)
    pull = np.zeros((len(camps), number), np.float32)
    for camp in range(number):
        pull[:, camp] = signs[:, camps == camp].sum(axis=1)
    rows = np.arange(len(camps))
    while True:
        target = pull.argmax(axis=1)
        gain = pull[rows, target] - pull[rows, camps]
        actor = int(gain.argmax())
        if gain[actor] <= 0:
            return camps
        pull[:, camps[actor]] -= signs[:, actor]
        pull[:, target[actor]] += signs[:, actor]
        camps[actor] = target[actor]
