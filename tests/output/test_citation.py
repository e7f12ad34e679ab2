from __future__ import annotations

from allymap.model import Claim, Document, Kind, Passage, Polarity
from allymap.output.citation import cite

PAPER = Document(
    "d", "Who rebuilds?", "Arlen lent\nBrask ferries.", "0", published="2019", publisher="Notes", url="x:y"
)


def test_a_passage_is_cited_with_what_is_known_of_its_document() -> None:
    claim = Claim("c", Kind.EVENT, "a", "b", Polarity.COOPERATION, Passage.of(PAPER, 0, 25))
    assert cite(claim, PAPER) == "“Arlen lent Brask ferries.” — “Who rebuilds?”, Notes, 2019, x:y"


def test_a_note_is_cited_by_its_analyst() -> None:
    note = Claim("n", Kind.STATE, "a", "b", Polarity.COMPETITION, note=" Told me so. ", by="N. Lind")
    assert cite(note, None) == "Told me so. (analyst’s note, N. Lind)"
