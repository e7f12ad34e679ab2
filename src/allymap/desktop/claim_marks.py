"""The claims of a document where they stand in it, and how their passages are marked: colour and dash by polarity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat

from ..model import Anchor, Claim, Document, Polarity
from ..network.look import Look


class PlacedClaim(NamedTuple):
    """A claim and where its passage stands now, in code points of the document's text."""

    claim: Claim
    start: int
    end: int


def placed(claims: Iterable[Claim], document: Document) -> tuple[PlacedClaim, ...]:
    """The claims of a document whose passage stands in it, in the order of the text."""
    found = []
    for claim in claims:
        if claim.passage is None or claim.passage.document_id != document.id:
            continue
        anchor, start, end = claim.passage.locate(document)
        if anchor is not Anchor.LOST:
            found.append(PlacedClaim(claim, start, end))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.claim.id)))


def claim_format(polarity: Polarity, look: Look) -> QTextCharFormat:
    """A light mark: the underline is solid for cooperation and dashed for competition."""
    cooperation = polarity is Polarity.COOPERATION
    form, line = QTextCharFormat(), QTextCharFormat.UnderlineStyle
    form.setUnderlineStyle(line.SingleUnderline if cooperation else line.DashUnderline)
    form.setUnderlineColor(QColor(look.cooperation if cooperation else look.competition))
    return form
