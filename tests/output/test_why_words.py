from __future__ import annotations

from allymap.model import Claim, Document, Kind, Passage, Polarity
from allymap.network.evidence import Evidence, Query
from allymap.network.why import why
from allymap.output.why import arithmetic, turning, write

TEXT = " ".join(
    f"Sentence {n} about {word}." for n, word in enumerate(("salt", "rope", "iron", "wool", "glass", "tin"))
)
PAPER = Document("d", "A paper", TEXT, "0")


def evidence(sides: str) -> Evidence:
    """A claim for each sign, each with a sentence of its own."""
    claims = {}
    for n, sign in enumerate(sides):
        start = TEXT.index(f"Sentence {n}")
        side = Polarity.COOPERATION if sign == "+" else Polarity.COMPETITION
        passage = Passage.of(PAPER, start, TEXT.index(".", start) + 1)
        claims[f"c{n}"] = Claim(f"c{n}", Kind.EVENT, "a", "b", side, passage, date="2015")
    return Evidence({"d": PAPER}, {}, claims)


def told(sides: str) -> tuple[str, str]:
    found = why(evidence(sides), Query(), "a", "b")
    return arithmetic(found), turning(found)


def test_the_arithmetic_names_numbers_and_thresholds() -> None:
    assert told("++++-") == (
        "Contested: 4 passages of cooperation, 1 of competition; the smaller strand has 20% of the weight, and from 20%"
        " on a relation is contested.",
        "It would be cooperative without one claim:",
    )
    assert told("-") == (
        "Thin: 0 passages of cooperation, 1 of competition; up to 1 passage a relation is thin.",
        "It would be unknown without one claim:",
    )
    assert told("") == ("Unknown: no claim about the two counts.", "")


def test_every_contribution_is_listed_with_its_weight() -> None:
    known = evidence("++-")
    lines = write(why(known, Query(), "a", "b"), known).splitlines()
    assert [line.split()[:2] for line in lines[-3:]] == [["1.00", "cooperation,"]] * 2 + [["1.00", "competition,"]]
    assert "“Sentence 2 about iron.” (A paper)" in lines[-1]
