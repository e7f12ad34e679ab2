"""A briefing as one offline .html file: scenes and exploration by mouse, touch and keys, evidence on click.

Nothing is loaded: a strict content security policy names the one script and the one style by their hashes. Without
scripts the scenes stand below one another, with their sources at the end.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape

from ...model import SceneKind, Tlp
from ...model.resources import resource
from ...network import metrics
from .. import svg
from .pages import Briefing, Page, Source


def write(briefing: Briefing) -> str:
    """The briefing as a complete HTML document."""
    style = resource("briefing", "briefing.css").read_text(encoding="utf-8")
    script = resource("briefing", "briefing.js").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; base-uri 'none';"
        " form-action 'none'"
    )
    data = json.dumps(_evidence(briefing), ensure_ascii=False).replace("<", "\\u003c")
    title = _text(briefing.title) or "Briefing"
    banner = _banner(briefing.label)
    scenes = "\n".join(_scene(number, page, banner, briefing) for number, page in enumerate(briefing.pages, 1))
    withheld = f'<p class="withheld">{_text(briefing.withheld)}</p>' if briefing.withheld else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<header><h1>{title}</h1>{withheld}
<nav aria-label="Scenes" id="steps" hidden><button type="button" id="back">Back</button>
<output id="place"></output><button type="button" id="next">Next</button></nav></header>
<main id="scenes">
{scenes}
</main>
<section id="sources" aria-labelledby="sources-title">{banner}<h2 id="sources-title">Sources</h2>
<ol>
{"".join(map(_source, briefing.sources))}</ol></section>
<div id="evidence" role="dialog" aria-labelledby="evidence-title" tabindex="-1" hidden>{banner}
<h2 id="evidence-title">Evidence</h2><div id="passages"></div>
<button type="button" id="close">Close</button></div>
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def _text(text: str) -> str:
    return escape(metrics.printable(text), quote=True)


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"


def _banner(label: str) -> str:
    return f'<p class="label label-{Tlp(label).name.lower()}">{label}</p>' if label else ""


def _scene(number: int, page: Page, banner: str, briefing: Briefing) -> str:
    kind = "scene words" if page.speaks else "scene"
    parts = [f'<section class="{kind}" id="scene-{number}" aria-labelledby="scene-{number}-title">', banner,
             f'<h2 id="scene-{number}-title">{_text(page.title)}</h2>']  # fmt: skip
    if page.under_title:
        parts.append(f'<p class="subtitle">{_text(page.under_title)}</p>')
    if page.kind is SceneKind.TITLE:
        parts.append(f'<p class="rests">{_text(briefing.rests_on)}</p>')
    parts.append('<div class="stage">')
    if page.picture is not None:
        # Every picture of the page has ids of its own; the escaped texts in it hold no bare quotation mark.
        drawn = re.sub(r' id="', f' id="s{number}-', svg.write(page.picture))
        drawn = drawn.replace('aria-labelledby="title desc"', f'aria-labelledby="s{number}-title s{number}-desc"', 1)
        parts.append(drawn.replace(' role="img"', ' role="group"', 1))
    if page.quotes:
        parts.append('<div class="quotes">')
        parts += [
            f'<blockquote><p>“{_text(quote.text)}”</p><footer><a href="#source-{quote.number}">[{quote.number}]</a>'
            f" {_text(quote.citation)}</footer></blockquote>"
            for quote in page.quotes
        ]
        parts.append("</div>")
    parts.append("</div>")
    if page.callouts:
        listed = "".join(f"<li>{_text(callout.text)}</li>" for callout in page.callouts)
        parts.append(f'<ul class="callouts">{listed}</ul>')
    if page.twin:
        parts.append(f"<details><summary>The scene in words</summary><p>{_text(page.twin)}</p></details>")
    return "\n".join([*filter(None, parts), "</section>"])


def _source(source: Source) -> str:
    dated = f", {source.date}" if source.date else ""
    return (
        f'<li id="source-{source.number}" value="{source.number}"><p><strong>{_text(source.sentence)}</strong>,'
        f" {_text(source.polarity + dated)}</p><blockquote>“{_text(source.quote)}”</blockquote>"
        f'<p class="citation">{_text(source.citation)}. {_text(source.provenance)}.</p></li>\n'
    )


def _evidence(briefing: Briefing) -> dict[str, object]:
    """Which sources each strand of each scene names: what a click shows."""
    return {
        "scenes": [
            {f"{relation}/{polarity}": list(numbers) for (relation, polarity), numbers in page.footnotes.items()}
            for page in briefing.pages
        ],
    }
