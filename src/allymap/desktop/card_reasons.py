"""Why there is a claim, as an open evidence card says it: a name and a text for each row."""

from __future__ import annotations

import html
from collections.abc import Iterable

from ..network.look import Look
from ..output.explanation import Matter, Row
from .wording import tr


def named(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """The rows that a card does not show anyway, with their names; of rows in one matter only the first has one."""
    names = {
        Matter.STATEMENT: tr("Says"), Matter.TRIGGER: tr("Trigger"), Matter.NARRATOR: tr("Told by"),
        Matter.CONFIDENCE: tr("Confidence"), Matter.VERDICT: tr("Verdict"), Matter.REASON: tr("Because"),
    }  # fmt: skip
    shown = [row for row in rows if row.matter in names]
    before = ["", *(row.matter for row in shown)]
    return [
        (names[matter] if matter != last else "", text) for (matter, text), last in zip(shown, before, strict=False)
    ]


def reasons_html(rows: Iterable[Row], look: Look) -> str:
    """The rows as a table in rich text."""
    cells = (
        f'<tr><td style="color:{look.muted}; padding-right:12px; white-space:nowrap">{name}</td>'
        f"<td>{html.escape(text)}</td></tr>"
        for name, text in named(rows)
    )
    return f'<table cellspacing="0" cellpadding="1">{"".join(cells)}</table>'
