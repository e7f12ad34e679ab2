"""The columns of a Picture: discs, strands and labels in page pixels. ``picture.compose`` makes them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..model import Camera
from .look import LIGHT, Look

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int32]


@dataclass(slots=True)
class Discs:
    """One row an actor; centres and radii in page pixels. Outlines: ``shapes.OUTLINES[shape]`` times ``radius``.

    ``codes`` stand in the middle of the discs, semibold, at ``code_size`` pixels (0 = too small to read).
    ``labels`` are the names as they are drawn: lines joined by ``\\n``, shortened where over-long, empty for actors
    that get none at this zoom. ``label_box`` is n×4: left, top, width, height; each line is centred in it, the first
    baseline is ``metrics.BASELINE`` type sizes below its top, the next ones ``metrics.LINE`` type sizes apart. The type
    size is ``Picture.label_size``; rows with ``prominent`` are semibold, the others regular. Discs with the same
    ``group`` (not −1) act for the same principal, see ``hulls``; one that ``stands_for`` others has a second behind it.
    """

    ids: list[str]
    names: list[str]
    codes: list[str]
    shape: NDArray[np.uint8]
    x: Floats
    y: Floats
    radius: Floats
    pinned: Flags
    code_size: Floats
    labels: list[str]
    label_box: Floats
    label_shown: Flags
    prominent: Flags
    group: Rows
    stands_for: Rows

    @property
    def solid(self) -> Flags:
        """The discs that are filled with the colour of their rim: those who matter most, where no code says so."""
        return np.asarray(self.prominent & (self.code_size == 0), np.bool_)


@dataclass(slots=True)
class Strands:
    """One row a strand. ``curve`` is n×6: the quadratic Bézier x0 y0 · cx cy · x1 y1, clipped at both discs' rims.

    ``source`` and ``target`` are rows of ``Discs``; ``polarity`` is 0 for cooperation and 1 for competition. ``width``
    is the stroke in pixels; colours and dashes come from ``Look.stroke`` and ``look.dash_of``, strands that are not
    ``factual`` are outlines (``look.hollow_of``). ``contested`` tells the relation's state; any pair with both
    polarities has two parallel tracks: ``offset`` is how far a track lies from the middle, ``bend`` how far the middle
    of the pair's line is pushed aside (both in pixels, see ``tracks.trace``). ``aside`` is the share of the way by
    which a person bent the line (``nan``: nobody did), ``heads`` n×2 the lengths of the arrowheads at start and end.
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
    weight: Floats
    offset: Floats
    bend: Floats
    aside: Floats
    heads: Floats


@dataclass(slots=True)
class LegendEntry:
    """One entry of the legend, in regular type of ``look.small_size``.

    ``symbol`` is ``cooperation``, ``competition``, ``contested``, ``proposed``, ``outline`` (drawn as
    ``legend.SAMPLES`` say), the name of a ``Shape``, or empty for a remark. It starts at ``x`` and is as wide as
    ``legend.STRAND_WIDTH`` or, for shapes, ``legend.SHAPE_WIDTH``; ``y`` is the middle of the row; the text starts at
    ``text_x``.
    """

    symbol: str
    text: str
    x: float
    y: float
    text_x: float


@dataclass(slots=True)
class Caption:
    """A line of text on the page; ``x`` is its left end and ``y`` its baseline. ``role`` is title, as-of or sources."""

    role: str
    text: str
    x: float
    y: float
    size: float
    bold: bool = False


@dataclass(slots=True)
class NoteBox:
    """A note on the page: left, top, width and height in pixels.

    ``anchor`` is the middle of the disc it belongs to, and ``reach`` how far from there its line begins.
    """

    id: str
    lines: list[str]
    box: tuple[float, float, float, float]
    padding: float
    size: float
    anchor: tuple[float, float] | None = None
    reach: float = 0.0


@dataclass(slots=True)
class Picture:
    """Everything there is to draw, back to front: hulls, strands, discs, labels, notes, legend, captions.

    ``size`` is in pixels.
    """

    size: tuple[int, int]
    camera: Camera
    discs: Discs
    strands: Strands
    look: Look = LIGHT
    label_size: float = LIGHT.label_size
    scale: float = 1.0
    legend: list[LegendEntry] = field(default_factory=list)
    legend_box: tuple[float, float, float, float] | None = None
    title: str = ""
    as_of: str = ""
    sources_line: str = ""
    captions: list[Caption] = field(default_factory=list)
    notes: list[NoteBox] = field(default_factory=list)
    hulls: bool = True
    half_life: int = 0
    _incidence: tuple[Rows, Rows] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def incidence(self) -> tuple[Rows, Rows]:
        """Which strands touch a disc: those of disc ``i`` are ``rows[starts[i]:starts[i + 1]]`` of (starts, rows)."""
        if self._incidence is None:
            count, both = len(self.strands.source), np.concatenate([self.strands.source, self.strands.target])
            order = np.argsort(both, kind="stable")
            starts = np.zeros(len(self.discs.ids) + 1, np.int32)
            np.cumsum(np.bincount(both, minlength=len(self.discs.ids)), out=starts[1:])
            self._incidence = starts, (order % max(count, 1)).astype(np.int32)
        return self._incidence
