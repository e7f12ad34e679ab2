"""The evidence that answers a question, for the audience: dated quotes with where they were said."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ...model import Claim, Relation, Strand
from ...network.evidence import Evidence
from ..evidence_model import polarity_words
from ..theme import theme
from ..wording import date_words, state_words

_MOST_RELATIONS, _MOST_QUOTES = 6, 4


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

    def show_relations(self, relations: Sequence[Relation], evidence: Evidence, letters: int, named: bool) -> None:
        """Quotes of some relations; ``letters`` is the size of the text in pixels, ``named`` whether to say whose."""
        look = theme().look
        parts = []
        for relation in relations[:_MOST_RELATIONS]:
            names = " – ".join(evidence.actors[one].name for one in relation.actors if one in evidence.actors)
            heading = f"{names}: {state_words(relation.state)}" if named else state_words(relation.state)
            parts.append(f'<p style="font-size:{round(letters * 1.2)}px"><b>{escape(heading)}</b></p>')
            for strand in relation.strands:
                parts += _strand(strand, evidence, look.stroke(int(strand.polarity == "competition"), True), named)
        self.setHtml(f'<div style="font-size:{letters}px; color:{look.text}">{"".join(parts)}</div>')


def _strand(strand: Strand, evidence: Evidence, colour: str, short: bool) -> list[str]:
    """The strand's best quotes under its name."""
    claims = [evidence.claims[one] for one in strand.claims if one in evidence.claims]
    claims = sorted((one for one in claims if one.passage), key=lambda one: (-one.confidence, one.id))
    told = [_quote(one, evidence) for one in claims[: 1 if short else _MOST_QUOTES]]
    return [f'<p style="color:{colour}"><b>{escape(polarity_words(strand.polarity))}</b></p>', *told]


def _quote(claim: Claim, evidence: Evidence) -> str:
    document = evidence.documents.get(claim.document_id)
    said = " ".join(claim.passage.exact.split()) if claim.passage else ""
    where = ", ".join(filter(None, (document.title, document.publisher, document.published))) if document else ""
    dated = f"<b>{escape(date_words(claim.date))}</b> " if claim.date else ""
    muted = theme().look.muted
    return f'<p>{dated}“{escape(said)}”<br><span style="color:{muted}">{escape(where)}</span></p>'
