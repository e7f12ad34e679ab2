"""A picture as SVG: a group for each strand and each actor, named and described for screen readers and for editing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from ..model import Tlp, pair_words
from ..model.wording import counted
from ..network import arrows, hulls, legend, metrics, notes
from ..network.look import Pen
from ..network.picture import LegendEntry, Picture, Shape
from ..network.shapes import BEHIND, LEAST_STACK, OUTLINES

_POLARITIES = ("cooperation", "competition")


def write(picture: Picture, ground: bool = True) -> str:
    """The picture as a complete SVG document of ``picture.size`` pixels; without ``ground`` it is transparent."""
    width, height = picture.size
    look = picture.look
    title = metrics.printable(picture.title) or "Map of relations"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' role="img" aria-labelledby="title desc" font-family="{_families(picture)}">',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="desc">{_text(summary(picture))}</desc>',
        *([f'<rect width="{width}" height="{height}" fill="{look.canvas}"/>'] if ground else []),
        *_hulls(picture), '<g id="strands" fill="none">', *_strands(picture), "</g>",
        f'<g id="actors" fill="{look.disc}" stroke="{look.rim}" stroke-width="1.5" text-anchor="middle">',
        *_actors(picture), "</g>",
        f'<g id="labels" font-size="{_n(picture.label_size)}" fill="{look.text}" stroke="{look.canvas}"'
        ' stroke-width="4" stroke-linejoin="round" paint-order="stroke" text-anchor="middle">',
        *_labels(picture), "</g>",
        *_notes(picture), *_legend(picture), *_captions(picture), "</svg>",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def summary(picture: Picture) -> str:
    """One sentence that says what the picture shows."""
    strands = picture.strands
    pairs = len(set(strands.relation_ids))
    contested = len({strands.relation_ids[row] for row in strands.contested.nonzero()[0]})
    text = (
        f"{counted(len(picture.discs.ids), 'actor')} and {counted(pairs, 'relation')}, {contested} of them contested."
    )
    return " ".join(filter(None, [text, metrics.printable(picture.as_of)]))


def _n(value: float) -> str:
    """A coordinate with two decimals and no useless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "-0" if abs(value) >= 0.005 else "0")


def _text(text: str) -> str:
    return escape(metrics.printable(text), quote=True)


def _id(prefix: str, name: str, row: int) -> str:
    """A readable id that is valid in XML and, for the row's number, never used twice."""
    return f"{prefix}-{re.sub(r'[^A-Za-z0-9]+', '-', name).strip('-') or 'x'}-{row}"


def _families(picture: Picture) -> str:
    return escape(f"'{picture.look.font}', {metrics.FALLBACK}", quote=True)


def _hulls(picture: Picture) -> Iterator[str]:
    discs, tint, width = picture.discs, hulls.tint(picture.look), _n(hulls.BAND * picture.scale)
    for rows in hulls.groups(discs) if picture.hulls else []:
        lines = "".join(
            f'<path d="M{_n(x0)} {_n(y0)}L{_n(x1)} {_n(y1)}"/>' for x0, y0, x1, y1 in hulls.bands(discs, rows).tolist()
        )
        lines += "".join(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" stroke="none"/>'
            for x, y, radius in hulls.bubbles(discs, rows, picture.scale).tolist()
        )
        names = ", ".join(discs.names[row] for row in rows.tolist())
        yield (
            f'<g class="group" fill="{tint}" stroke="{tint}" stroke-width="{width}"><title>{_text(names)}</title>'
            f"{lines}</g>"
        )


def _heads(picture: Picture) -> dict[int, str]:
    """The arrowheads of each strand that has any."""
    found: dict[int, str] = {}
    rows, corners = arrows.triangles(picture.strands)
    for row, (ax, ay, bx, by, cx, cy) in zip(rows.tolist(), corners.tolist(), strict=True):
        colour = picture.look.stroke(int(picture.strands.polarity[row]), bool(picture.strands.reviewed[row]))
        points = f"{_n(ax)},{_n(ay)} {_n(bx)},{_n(by)} {_n(cx)},{_n(cy)}"
        found[row] = found.get(row, "") + f'<polygon class="head" points="{points}" fill="{colour}"/>'
    return found


def _strands(picture: Picture) -> Iterator[str]:
    strands, look, names = picture.strands, picture.look, picture.discs.names
    heads = _heads(picture)
    for row, relation in enumerate(strands.relation_ids):
        polarity, reviewed, factual = (
            int(strands.polarity[row]),
            bool(strands.reviewed[row]),
            bool(strands.factual[row]),
        )
        pair = pair_words((names[strands.source[row]], names[strands.target[row]]))
        marks = [f"{_POLARITIES[polarity]}, {counted(round(float(strands.weight[row])), 'passage')}"]
        marks += ["contested"] if strands.contested[row] else []
        marks += ["single origin"] if strands.single_origin[row] else []
        marks += [] if reviewed else ["not reviewed"]
        marks += [] if factual else ["announced or possible"]
        described = f"<title>{_text(pair + ': ' + ', '.join(marks))}</title>"
        path = _path(strands.curve[row].tolist())
        pen = look.pen(polarity, float(strands.width[row]), reviewed, factual)
        yield (
            f'<g id="{_id("strand", relation, row)}" class="{_POLARITIES[polarity]}" data-relation="{_text(relation)}">'
            f"{described}{_stroke(path, pen, look.canvas)}{heads.get(row, '')}</g>"
        )


def _path(curve: list[float]) -> str:
    x0, y0, cx, cy, x1, y1 = curve
    straight = abs((x1 - x0) * (cy - y0) - (y1 - y0) * (cx - x0)) < 0.5
    middle = "L" if straight else f"Q{_n(cx)} {_n(cy)} "
    return f"M{_n(x0)} {_n(y0)}{middle}{_n(x1)} {_n(y1)}"


def _stroke(path: str, pen: Pen, ground: str) -> str:
    dash = ' stroke-dasharray="{} {}"'.format(*map(_n, pen.dash)) if pen.dash else ""
    drawn = f'<path d="{path}" stroke="{pen.colour}" stroke-width="{_n(pen.width)}"{dash}/>'
    return drawn + (f'<path d="{path}" stroke="{ground}" stroke-width="{_n(pen.hollow)}"/>' if pen.hollow else "")


def _shape(shape: Shape, x: float, y: float, radius: float) -> str:
    outline = OUTLINES[shape]
    if outline.circle:
        return "".join(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(ring)}"/>' for ring in outline.rings(radius))
    if outline.points:
        points = " ".join(f"{_n(x + px * radius)},{_n(y + py * radius)}" for px, py in outline.points)
        return f'<polygon points="{points}" stroke-linejoin="round"/>'
    wide, high = outline.half_width * radius, outline.half_height * radius
    return (
        f'<rect x="{_n(x - wide)}" y="{_n(y - high)}" width="{_n(2 * wide)}" height="{_n(2 * high)}"'
        f' rx="{_n(outline.corner * radius)}"/>'
    )


def _actors(picture: Picture) -> Iterator[str]:
    discs, look, solid = picture.discs, picture.look, picture.discs.solid
    for row, (actor, name, code) in enumerate(zip(discs.ids, discs.names, discs.codes, strict=True)):
        x, y, radius, size = (float(column[row]) for column in (discs.x, discs.y, discs.radius, discs.code_size))
        drawn = _shape(Shape(discs.shape[row]), x, y, radius)
        if discs.stands_for[row] and radius > LEAST_STACK:
            drawn = _shape(Shape(discs.shape[row]), x + BEHIND, y + BEHIND, radius) + drawn
        if size:
            drawn += (
                f'<text x="{_n(x)}" y="{_n(y + metrics.MIDDLE * size)}" font-size="{_n(size)}" font-weight="600"'
                f' fill="{look.text}" stroke="none">{_text(code)}</text>'
            )
        if discs.pinned[row]:
            at = x + 0.78 * radius, y - 0.78 * radius
            drawn += f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="5" stroke-width="1"/>'
            drawn += f'<circle cx="{_n(at[0])}" cy="{_n(at[1])}" r="1.7" fill="{look.rim}" stroke="none"/>'
        filled = f' fill="{look.rim}"' if solid[row] else ""
        about = f'id="{_id("actor", actor, row)}" data-actor="{_text(actor)}"{filled}'
        yield f"<g {about}><title>{_text(name)}</title>{drawn}</g>"


def _labels(picture: Picture) -> Iterator[str]:
    discs, size = picture.discs, picture.label_size
    for row in discs.label_shown.nonzero()[0].tolist():
        left, top, width, _ = discs.label_box[row].tolist()
        weight = ' font-weight="600"' if discs.prominent[row] else ""
        for index, line in enumerate(discs.labels[row].split("\n")):
            baseline = top + (metrics.BASELINE + index * metrics.LINE) * size
            yield f'<text x="{_n(left + width / 2)}" y="{_n(baseline)}"{weight}>{_text(line)}</text>'


def _notes(picture: Picture) -> Iterator[str]:
    look = picture.look
    for note in picture.notes:
        left, top, width, height = note.box
        if note.anchor is not None:
            x, y, to_x, to_y = notes.leader(note)
            yield (
                f'<path d="M{_n(x)} {_n(y)}L{_n(to_x)} {_n(to_y)}" stroke="{look.muted}"'
                ' stroke-dasharray="2 3" fill="none" pointer-events="none"/>'
            )
        yield (
            f'<g class="note" font-size="{_n(note.size)}" fill="{look.text}"><rect x="{_n(left)}" y="{_n(top)}"'
            f' width="{_n(width)}" height="{_n(height)}" rx="6" fill="{look.highlight}" stroke="{look.line}"/>'
        )
        for index, line in enumerate(note.lines):
            baseline = top + note.padding - 2 + (metrics.BASELINE + index * metrics.LINE) * note.size
            yield f'<text x="{_n(left + note.padding)}" y="{_n(baseline)}">{_text(line)}</text>'
        yield "</g>"


def _legend(picture: Picture) -> Iterator[str]:
    if picture.legend_box is None:
        return
    look = picture.look
    x, y, width, height = picture.legend_box
    yield f'<g id="legend" font-size="{_n(look.small_size)}" fill="{look.text}"><title>Legend</title>'
    yield (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="8" fill="{look.surface}"'
        f' stroke="{look.line}"/>'
    )
    for entry in picture.legend:
        yield _symbol(picture, entry)
        baseline = entry.y + metrics.MIDDLE * look.small_size
        colour = "" if entry.symbol else f' fill="{look.muted}"'
        yield f'<text x="{_n(entry.text_x)}" y="{_n(baseline)}"{colour}>{_text(entry.text)}</text>'
    yield "</g>"


def _symbol(picture: Picture, entry: LegendEntry) -> str:
    look = picture.look
    if entry.symbol.isupper():
        radius = legend.SHAPE_WIDTH / 2 - 1
        drawn = _shape(Shape[entry.symbol], entry.x + legend.SHAPE_WIDTH / 2, entry.y, radius)
        return f'<g fill="{look.disc}" stroke="{look.rim}" stroke-width="1.2">{drawn}</g>'
    drawn = ""
    for sample in legend.SAMPLES.get(entry.symbol, ()):
        path = f"M{_n(entry.x)} {_n(entry.y + sample.shift)}h{_n(legend.STRAND_WIDTH)}"
        pen = look.pen(sample.polarity, sample.width, sample.reviewed, sample.factual)
        drawn += _stroke(path, pen, look.surface)
    return f'<g fill="none">{drawn}</g>'


def _captions(picture: Picture) -> Iterator[str]:
    look = picture.look
    for caption in picture.captions:
        weight = ' font-weight="600"' if caption.bold else ""
        colour = look.text if caption.role == "title" else look.muted
        if caption.role == "handling":
            x, y, width, height = legend.banner(caption)
            yield f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="#000000"/>'
            colour = Tlp(caption.text).colour
        yield (
            f'<text class="{caption.role}" x="{_n(caption.x)}" y="{_n(caption.y)}" font-size="{_n(caption.size)}"'
            f'{weight} fill="{colour}">{_text(caption.text)}</text>'
        )
