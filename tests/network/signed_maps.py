"""Small bodies of evidence with signs, and signed graphs known from the literature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allymap.model import Actor, ActorKind, Claim, Document, Kind, Passage, Polarity
from allymap.network.evidence import Evidence
from allymap.network.structure.signed import SignedGraph

SIDES = {"+": Polarity.COOPERATION, "-": Polarity.COMPETITION}
_WORDS = (
    "harbour",
    "pipeline",
    "border",
    "summit",
    "tariff",
    "convoy",
    "embassy",
    "satellite",
    "grain",
    "visa",
    "radar",
)


def evidence_of(ties: Mapping[tuple[str, str], str], dates: Mapping[str, str] | None = None) -> Evidence:
    """A claim for each sign of each pair: ``{("a", "b"): "++-"}``, each with a passage of its own words.

    Claims are called by pair and number: ``a-b-0``.
    """
    quotes = {}
    for (one, other), signs in ties.items():
        for number, sign in enumerate(signs):
            key = f"{one}-{other}-{number}"
            words = " ".join(_WORDS[(number + step) % len(_WORDS)] for step in range(3))
            quotes[key] = (one, other, number, sign, f"{one} {other} {words} {sign}{number}")
    paper = Document("d", "A paper", ". ".join(quote[-1] for quote in quotes.values()), "")
    claims = {}
    for key, (one, other, number, sign, text) in quotes.items():
        start = paper.text.index(text)
        claims[key] = Claim(
            key, Kind.EVENT, one, other, SIDES[sign], Passage.of(paper, start, start + len(text)),
            date=(dates or {}).get(key, ""), confidence=0.5 + number / 100,
        )  # fmt: skip
    actors = {name: Actor(name, name.title(), ActorKind.STATE) for pair in ties for name in pair}
    return Evidence({"d": paper}, actors, claims)


def graph_of(ties: Iterable[tuple[int, int, int]]) -> SignedGraph:
    """A signed graph of numbered actors."""
    ties = tuple(ties)
    return SignedGraph(tuple(str(n) for n in range(1 + max(max(tie[:2]) for tie in ties))), ties)


def _table(rows: str) -> list[tuple[int, int, int]]:
    """``1: 2 15 -3`` means that 1 is allied with 2 and 15 and hostile to 3."""
    found = []
    for row in rows.split(";"):
        one, others = row.split(":")
        found += [(int(one) - 1, abs(int(other)) - 1, 1 if int(other) > 0 else -1) for other in others.split()]
    return found


HIGHLAND_TRIBES = graph_of(
    _table(
        "1: 2 15 16 -3 -4 -5 -6 -12; 2: 15 16 -3 -5 -6 -9 -10; 3: 4 6 7 8; 4: 8; 5: 7 9 14 -15 -16;"
        "6: 7 8 11 12 -9 -13 -16; 7: 8 11 12 13; 8: 11 12 -14; 9: 10 13 -11 -15; 10: 13 -11 -15; 11: 12 -13 -15 -16;"
        "12: -14 -15 -16; 13: 14 -15 -16; 14: -16; 15: 16"
    )
)
"""Alliance and enmity among sixteen Gahuku-Gama sub-tribes (Read 1954; the tie table of Hage and Harary 1983)."""

POWERS_OF_1907 = graph_of([(0, 1, 1), (0, 2, 1), (1, 2, 1), (3, 4, 1), (3, 5, 1), (4, 5, 1),
                           *((a, b, -1) for a in (0, 1, 2) for b in (3, 4, 5))])  # fmt: skip
"""Great Britain, France and Russia against Germany, Austria-Hungary and Italy, as Antal, Krapivsky and Redner (2006)
draw them after the agreement of Britain and Russia."""

POWERS_OF_1890 = graph_of([(3, 4, 1), (3, 5, 1), (4, 5, 1), (0, 5, 1), (0, 4, 1), (1, 2, 1), (0, 1, -1), (0, 2, -1),
                           (1, 3, -1), (1, 4, -1), (1, 5, -1), (2, 4, -1), (0, 3, 1)])  # fmt: skip
"""The same powers when Britain stood nearer to the Triple Alliance: France and Russia on the other side."""
