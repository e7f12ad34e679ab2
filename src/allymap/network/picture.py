"""The display list every painter draws: discs, strands and labels in page pixels, as columns of numpy.

A Picture belongs to one camera and one page size. It is the only thing that canvas, SVG, PNG and PDF know of the map, so
that screen and briefing cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ..model import Camera
from .look import LIGHT, Look

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int32]


class Shape(IntEnum):
    """The outline of a disc; it follows from the actor's kind."""

    CIRCLE = 0  # state
    HEXAGON = 1  # armed group
    SQUARE = 2  # organisation, with rounded corners
    DOUBLE_CIRCLE = 3  # bloc
    SMALL_CIRCLE = 4  # person
    DIAMOND = 5  # organ of a state
    OTHER = 6  # party, company, people, other: a rounded diamond or the like


@dataclass(slots=True)
class Discs:
    """One row an actor; centres and radii in page pixels. ``label_box`` is n×4: left, top, width, height."""

    ids: list[str]
    names: list[str]
    codes: list[str]
    shape: NDArray[np.uint8]
    x: Floats
    y: Floats
    radius: Floats
    pinned: Flags
    code_size: Floats
    label_box: Floats
    label_shown: Flags


@dataclass(slots=True)
class Strands:
    """One row a strand. ``curve`` is n×6: the quadratic Bézier x0 y0 · cx cy · x1 y1, clipped at both discs' rims.

    ``source`` and ``target`` are rows of ``Discs``; ``polarity`` is 0 for cooperation and 1 for competition.
    """

    relation_ids: list[str]
    polarity: NDArray[np.uint8]
    source: Rows
    target: Rows
    curve: Floats
    width: Floats
    reviewed: Flags
    factual: Flags
    single_origin: Flags
    contested: Flags


@dataclass(slots=True)
class LegendEntry:
    """One line of the legend; ``symbol`` is ``cooperation``, ``competition``, ``contested`` or a ``Shape`` name."""

    symbol: str
    text: str
    x: float
    y: float


@dataclass(slots=True)
class Picture:
    """Everything there is to draw, back to front: strands, discs, labels, legend, captions. ``size`` is in pixels."""

    size: tuple[int, int]
    camera: Camera
    discs: Discs
    strands: Strands
    look: Look = LIGHT
    legend: list[LegendEntry] = field(default_factory=list)
    legend_box: tuple[float, float, float, float] | None = None
    title: str = ""
    as_of: str = ""
    sources_line: str = ""
