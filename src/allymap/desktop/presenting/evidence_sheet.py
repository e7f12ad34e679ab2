"""The evidence that answers a question, for the audience: dated quotes with where they were said."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ...model import Claim, Relation, Strand, pair_words
from ...network.evidence import Evidence
from ..evidence_model import polarity_words
from ..theme import theme
from ..told_html import strong
from ..wording import counted, date_words, state_words

_TRIED = (
    (1.0, 6, 4), (0.88, 6, 4), (0.88, 6, 3), (0.8, 6, 2), (0.8, 5, 1), (0.8, 4, 1), (0.8, 3, 1), (0.7, 3, 1),
    (0.7, 2, 1),
)  # fmt: skip
"""Letters as a share of those wanted, relations, and quotes of each strand: the first that needs no scrolling."""


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("EvidenceSheet", text)


class EvidenceSheet(QTextBrowser):
    """A column of quotes, in letters for the back row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audienceEvidence")
        self.setAccessibleName(self.tr("Evidence"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setOpenLinks(False)
        self.setStyleSheet("background: transparent")  # the words stand on the canvas, beside the map
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_relations(self, relations: Sequence[Relation], evidence: Evidence, letters: int, named: bool) -> None:
        """Quotes of some relations; ``letters`` is the size of the text in pixels, ``named`` whether to say whose.

        Nobody scrolls before an audience: letters and quotes become fewer until all of it is seen.
        """
        for share, most_relations, most_quotes in _TRIED:
            size = round(letters * share)
            left_out = max(0, len(relations) - most_relations)
            self.setHtml(_page(relations[:most_relations], evidence, size, named, most_quotes, left_out))
            self.document().setTextWidth(self.viewport().width())
            if self.document().size().height() <= self.viewport().height():
                return


def _page(
    relations: Sequence[Relation], evidence: Evidence, letters: int, named: bool, most: int, left_out: int
) -> str:
    look = theme().look
    parts: list[str] = []
    for relation in relations:
        names = pair_words(evidence.actors[one].name for one in relation.actors if one in evidence.actors)
        state = state_words(relation.state)
        heading = f"{names}: {state}" if named else state[:1].upper() + state[1:]
        above = letters if parts else 0
        dress = f"font-size:{round(letters * 1.2)}px; margin-top:{above}px; margin-bottom:{letters // 4}px"
        parts.append(f'<p style="{dress}">{strong(escape(heading))}</p>')
        for strand in relation.strands:
            colour = look.stroke(int(strand.polarity == "competition"), True)
            parts += _strand(strand, evidence, colour, 1 if named else most, letters)
    if left_out:
        more = tr("and {number}").format(number=counted(left_out, tr("more relation"), tr("more relations")))
        parts.append(f'<p style="color:{look.muted}; margin-top:{letters}px">{escape(more)}</p>')
    return f'<div style="font-size:{letters}px; color:{look.text}">{"".join(parts)}</div>'


def _strand(strand: Strand, evidence: Evidence, colour: str, most: int, letters: int) -> list[str]:
    """The strand's best quotes under its name."""
    claims = [evidence.claims[one] for one in strand.claims if one in evidence.claims]
    claims = sorted((one for one in claims if one.passage), key=lambda one: (-one.confidence, one.id))
    told = [_quote(one, evidence, letters) for one in claims[:most]]
    dress = f"color:{colour}; margin-top:{letters // 4}px; margin-bottom:{letters // 4}px"
    return [f'<p style="{dress}">{strong(escape(polarity_words(strand.polarity)))}</p>', *told]


def _quote(claim: Claim, evidence: Evidence, letters: int) -> str:
    document = evidence.documents.get(claim.document_id)
    where = ", ".join(filter(None, (document.title, document.publisher, document.published))) if document else ""
    dated = f"{strong(escape(date_words(claim.date)))} " if claim.date else ""
    muted = theme().look.muted
    dress = f"margin-top:0px; margin-bottom:{letters // 2}px"
    return (
        f'<p style="{dress}">{dated}“{escape(claim.words)}”<br><span style="color:{muted}">{escape(where)}</span></p>'
    )
