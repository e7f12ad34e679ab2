"""A picture of the map as PowerPoint shapes: an actor is a shape, a strand a connector attached to two of them.

Each actor has a connection site wherever a strand ends, so that strands run as in the picture. They are straight here:
a connector finds its own way when a person moves an actor, and there is none in PowerPoint with the bend of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from typing import Any

import numpy as np

from ...model import Polarity, pair_words
from ...model.wording import counted
from ...network import hulls, legend, metrics, notes
from ...network.picture import Picture, Shape
from ...network.shapes import LEAST_STACK
from ...network.tracks import Ends, trace
from . import pages as sheet
from . import pptx_geometry as geometry
from .callouts import CALLOUT
from .footnotes import beside_strands, middle_of
from .pages import Page
from .pptx_shapes import Letters, add_shape, add_text, describe, plain, px, rgb, stroke, veil

Origin = tuple[float, float]

_WIDER = 0.1
"""How much wider than in our font the words of a note may become before they leave its padding: Arial's are by 0.09."""


def draw_map(slide: Any, page: Page, origin: Origin) -> None:
    """Draw a page's picture with its upper left corner at ``origin`` (page pixels), callouts and legend included."""
    assert page.picture is not None, "a page with a map has a picture"
    picture = straightened(page.picture)
    _hulls(slide, picture, origin)
    # What is drawn first lies behind: strands under the discs, though a connector needs its discs to be there.
    tree = slide.shapes._spTree  # the order of drawing is only reached through the tree of elements
    behind = len(tree)
    discs = [_disc(slide, picture, row, origin) for row in range(len(picture.discs.ids))]
    for row in range(len(picture.strands.relation_ids)):
        line = _strand(slide, picture, row, discs, page, origin)
        tree.remove(line._element)
        tree.insert(behind, line._element)
    _names(slide, picture, origin)
    _notes(slide, picture, origin)
    _legend(slide, picture, origin)
    _captions(slide, picture, page.footnotes, origin)


def straightened(picture: Picture) -> Picture:
    """The picture with straight strands, each from rim to rim on its own track."""
    discs, strands = picture.discs, picture.strands
    ends = Ends(discs.x, discs.y, discs.radius, discs.shape)
    level = np.zeros(len(strands.relation_ids))
    curve = trace(ends, strands.source, strands.target, strands.offset, level).astype(np.float32)
    made = copy(picture)
    made.strands = replace(strands, curve=curve)
    moved = {middle_of(picture, row): middle_of(made, row) for row in range(len(curve))}
    made.notes = [
        replace(note, anchor=moved.get(note.anchor, note.anchor)) if note.anchor else note for note in picture.notes
    ]
    return made


def _site(picture: Picture, row: int, end: int) -> tuple[geometry.Point, float]:
    """Where a strand ends at its disc (``end`` 0 or 1), in the disc's box."""
    strands, discs = picture.strands, picture.discs
    disc = int((strands.source, strands.target)[end][row])
    x, y = strands.curve[row, 4 * end : 4 * end + 2].tolist()
    across, down = x - float(discs.x[disc]), y - float(discs.y[disc])
    wide, high = geometry.half_sizes(Shape(discs.shape[disc]), float(discs.radius[disc]))
    return (across + wide, down + high), geometry.way_out(across, down)


def _disc(slide: Any, picture: Picture, row: int, origin: Origin) -> Any:
    discs, look = picture.discs, picture.look
    shape, radius = Shape(discs.shape[row]), float(discs.radius[row])
    wide, high = geometry.half_sizes(shape, radius)
    left, top = float(discs.x[row]) + origin[0] - wide, float(discs.y[row]) + origin[1] - high
    fill = look.rim if discs.solid[row] else look.disc
    made = add_shape(slide, (left, top, 2 * wide, 2 * high), fill, look.rim, 1.5)
    sites = [*geometry.compass(2 * wide, 2 * high), *(_site(picture, *end) for end in _ends(picture, row))]
    stacked = bool(discs.stands_for[row]) and radius > LEAST_STACK
    geometry.put(made, geometry.outline(shape, radius, stacked), sites)
    frame = made.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    frame.vertical_anchor = 3  # the middle
    paragraph = frame.paragraphs[0]
    paragraph.alignment = 2
    if discs.code_size[row]:
        run = paragraph.add_run()
        run.text = metrics.printable(discs.codes[row])
        Letters(float(discs.code_size[row]), bold=True, colour=look.text).apply(run.font)
    describe(made, discs.names[row], discs.names[row])
    return made


def _ends(picture: Picture, disc: int) -> list[tuple[int, int]]:
    """The strands of a disc and with which end they touch it, in the order of its sites."""
    starts, order = picture.incidence
    rows = sorted(order[starts[disc] : starts[disc + 1]].tolist())
    return [(row, 0 if picture.strands.source[row] == disc else 1) for row in rows]


def _strand(slide: Any, picture: Picture, row: int, discs: list[Any], page: Page, origin: Origin) -> Any:
    from pptx.enum.shapes import MSO_CONNECTOR

    strands, names = picture.strands, picture.discs.names
    source, target = int(strands.source[row]), int(strands.target[row])
    x0, y0, _, _, x1, y1 = strands.curve[row].tolist()
    line = slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, px(origin[0] + x0), px(origin[1] + y0), px(origin[0] + x1), px(origin[1] + y1)
    )
    plain(line)
    # begin_connect would also move the end, which python-pptx can do for the first four sites only.
    for connect, disc, end in ((line._connect_begin_to, source, 0), (line._connect_end_to, target, 1)):
        connect(discs[disc], geometry.COMPASS + _ends(picture, disc).index((row, end)))
    reviewed, factual = bool(strands.reviewed[row]), bool(strands.factual[row])
    stroke(line.line, picture.look.pen(int(strands.polarity[row]), float(strands.width[row]), reviewed, factual))
    polarity = list(Polarity)[int(strands.polarity[row])].value
    pair = pair_words((names[source], names[target]))
    numbers = page.footnotes.get((strands.relation_ids[row], polarity), ())
    passages = counted(round(float(strands.weight[row])), "passage")
    described = f"{pair}: {polarity}, {passages}, {'' if reviewed else 'not '}reviewed, sources "
    describe(line, f"{pair}: {polarity}", described + sheet.footnote(numbers, len(numbers)))
    return line


def _names(slide: Any, picture: Picture, origin: Origin) -> None:
    discs = picture.discs
    for row in discs.label_shown.nonzero()[0].tolist():
        left, top, width, height = discs.label_box[row].tolist()
        letters = Letters(picture.label_size, bold=bool(discs.prominent[row]), colour=picture.look.text)
        name = add_text(slide, discs.labels[row], (origin[0] + left, origin[1] + top, width, height), letters, "center")
        name.text_frame.word_wrap = False
        veil(name, picture.look.canvas)
        describe(name, f"Name of {discs.names[row]}")


def _hulls(slide: Any, picture: Picture, origin: Origin) -> None:
    tint, width = hulls.tint(picture.look), hulls.BAND * picture.scale
    for rows in hulls.groups(picture.discs) if picture.hulls else []:
        names = ", ".join(picture.discs.names[row] for row in rows.tolist())
        for x, y, radius in hulls.bubbles(picture.discs, rows, picture.scale).tolist():
            box = (origin[0] + x - radius, origin[1] + y - radius, 2 * radius, 2 * radius)
            bubble = add_shape(slide, box, tint)
            geometry.put(bubble, geometry.outline(Shape.CIRCLE, radius, stacked=False))
            describe(bubble, f"Group of {names}")
        bands = hulls.bands(picture.discs, rows)
        low, high = bands.reshape(-1, 2).min(axis=0), bands.reshape(-1, 2).max(axis=0)
        left, top = low.tolist()
        wide, tall = np.maximum(high - low, 1.0).tolist()
        band = add_shape(slide, (origin[0] + left, origin[1] + top, wide, tall), "", tint, width)
        geometry.put(band, geometry.lines((bands - np.tile(low, 2)).tolist(), (wide, tall)))
        describe(band, f"Group of {names}", f"{names} act together")


def _notes(slide: Any, picture: Picture, origin: Origin) -> None:
    look = picture.look
    for note in picture.notes:
        left, top, width, height = note.box
        word = "Callout" if note.id == CALLOUT else "Note"
        if note.anchor is not None:
            x, y, to_x, to_y = notes.leader(note)
            corner, size = (min(x, to_x), min(y, to_y)), (max(abs(x - to_x), 1.0), max(abs(y - to_y), 1.0))
            leader = add_shape(slide, (origin[0] + corner[0], origin[1] + corner[1], *size), "", look.muted, 1.0)
            geometry.put(
                leader, geometry.lines([(x - corner[0], y - corner[1], to_x - corner[0], to_y - corner[1])], size)
            )
            describe(leader, f"Line of a {word.lower()}")
        # A machine without our font has a wider one, whose words are to stay in the box.
        room = _WIDER * (width - 2 * note.padding) / 2
        box = add_text(
            slide, "\n".join(note.lines), (origin[0] + left - room, origin[1] + top, width + 2 * room, height),
            Letters(note.size, colour=look.text), "center",
        )  # fmt: skip
        box.fill.solid()
        box.fill.fore_color.rgb = rgb(look.highlight)
        box.line.color.rgb = rgb(look.line)
        box.text_frame.vertical_anchor = 3
        box.text_frame.word_wrap = False
        describe(box, word, " ".join(note.lines))


def _legend(slide: Any, picture: Picture, origin: Origin) -> None:
    if picture.legend_box is None:
        return
    look, (x, y, width, height) = picture.look, picture.legend_box
    ground = add_shape(slide, (origin[0] + x, origin[1] + y, width, height), look.surface, look.line, 1.0)
    describe(ground, "Legend", "; ".join(entry.text for entry in picture.legend))
    for entry in picture.legend:
        at = origin[0] + entry.x, origin[1] + entry.y
        if entry.symbol.isupper():
            shape, half = Shape[entry.symbol], legend.SHAPE_WIDTH / 2
            wide, high = geometry.half_sizes(shape, half - 1)
            form = add_shape(slide, (at[0] + half - wide, at[1] - high, 2 * wide, 2 * high), look.disc, look.rim, 1.2)
            geometry.put(form, geometry.outline(shape, half - 1, stacked=False))
            describe(form, f"Legend: {entry.text}")
        for sample in legend.SAMPLES.get(entry.symbol, ()):
            # No connector: those join two actors.
            size = (legend.STRAND_WIDTH, 1.0)
            line = add_shape(slide, (at[0], at[1] + sample.shift - 0.5, *size), "", look.line, 1.0)
            geometry.put(line, geometry.lines([(0.0, 0.5, size[0], 0.5)], size))
            stroke(line.line, look.pen(sample.polarity, sample.width, sample.reviewed, sample.factual))
            describe(line, f"Legend: {entry.text}")
        box = (origin[0] + entry.text_x, at[1] - 9, metrics.width(entry.text, look.small_size) + 12, 18)
        colour = look.text if entry.symbol else look.muted
        # A machine without our font has a wider one: better a little over than on two lines.
        words = add_text(slide, entry.text, box, Letters(look.small_size, colour=colour))
        words.text_frame.word_wrap = False
        describe(words, f"Legend: {entry.text}")


def _captions(
    slide: Any, picture: Picture, footnotes: Mapping[tuple[str, str], tuple[int, ...]], origin: Origin
) -> None:
    others = (one for one in picture.captions if one.role != "footnote")
    for caption in (*others, *beside_strands(picture, footnotes)):
        width, high = metrics.width(caption.text, caption.size), metrics.LINE * caption.size
        box = (origin[0] + caption.x, origin[1] + caption.y - metrics.BASELINE * caption.size, width, high)
        words = add_text(slide, caption.text, box, Letters(caption.size, colour=picture.look.muted), "center")
        words.text_frame.word_wrap = False
        veil(words, picture.look.canvas)
        describe(words, f"Sources {caption.text}" if caption.role == "footnote" else caption.text)
