"""A small project of our own words, one row or more of every noun."""

from __future__ import annotations

from allymap.model import (
    Actor,
    ActorKind,
    Alteration,
    Bend,
    Camera,
    Claim,
    Document,
    Judgement,
    Kind,
    Layout,
    LogEntry,
    Modality,
    Note,
    Original,
    Passage,
    Place,
    Polarity,
    Sameness,
    Scene,
    Setting,
    Tier,
    Verdict,
    VerdictValue,
)
from allymap.storage import Row
from allymap.storage.migrations import newest

TEXT = "In May the harbour city of Ostrel sold grain to Vinmark. By autumn the two were rivals over the same strait."


SINCE = {Bend: 3, Note: 3, LogEntry: 5}
"""The format that brought a noun, where it was not the first."""


def sample_rows(form: int = newest()) -> list[Row]:
    """As far as a format can hold it; in an order that respects no reference: a transaction is checked as a whole."""
    return [row for row in _rows() if SINCE.get(type(row), 1) <= form]


def _rows() -> list[Row]:
    document = Document(
        "strait", "A strait too narrow", TEXT, "ab" * 32, "2019-11", "Harbour Review", "N. Lind",
        "texts/strait.txt", "", "en", "text/plain", "2020-01-02", "checked",
    )  # fmt: skip
    sale = Claim(
        "claim-sale", Kind.EVENT, "ostrel", "vinmark", Polarity.COOPERATION, Passage.of(document, 7, 56), "COOPERATE",
        "", True, Modality.HAPPENED, "2019-05", "stated", ("Strait", "Grain"), "author", "Ostrel", "Vinmark", (27, 33),
        (48, 55), "sold", (34, 38), 0.75, Tier.DRAWN, "rules 1.0", ("sell → COOPERATE", "subject and “to”"), "",
        "2020-01-02T10:00:00+00:00",
    )  # fmt: skip
    note = Claim(
        "claim-note", Kind.STATE, "vinmark", "ostrel", Polarity.COMPETITION, None, directed=False,
        modality=Modality.ONGOING, tier=Tier.SUGGESTED, by="N. Lind", note="Both want the pilotage fees.",
    )  # fmt: skip
    return [
        Verdict("claim-sale", VerdictValue.ACCEPTED, "N. Lind", "2020-01-03T09:00:00+00:00"),
        sale, note,
        Judgement("ostrel", "ostrel-port", Sameness.SAME, "N. Lind", "2020-01-03T09:01:00+00:00"),
        Place("map", "ostrel", -12.5, 40.25, True), Place("map", "vinmark", 130, 0),
        Bend("map", "ostrel|vinmark", -0.125), Note("note-1", "Since the dredging.", 4.5, -30, "map", "ostrel"),
        Note("note-2", "The strait", 0, 0), Layout("map", "Map", Camera(1.5, -2, 0.75), False, True, 3),
        Scene("s1", "The sale", "map", Camera(0, 0, 2), "2019-05-01", "", ("ostrel|vinmark",), "Say it slowly.", 1),
        LogEntry(
            "e1", "2020-01-03T09:00:00+00:00", "N. Lind", "Accept 1 claim",
            (
                Alteration("verdicts", "claim-sale", None, (("claim_id", "claim-sale"), ("value", "accepted"))),
                Alteration("originals", "gone", (("document_id", "gone"), ("content", b"\x00\xff")), None),
                Alteration("claims", "claim-sale", (("date", ""), ("end", None)), (("date", "2019-05"), ("end", 56))),
            ),
        ),
        Setting("thresholds.thin_passages", "1"),
        Actor("ostrel-port", "Port of Ostrel", ActorKind.ORGAN, "ostrel", "", ("the harbour",), ""),
        Actor("ostrel", "Ostrel", ActorKind.STATE, "", "OST", (), "A city state."),
        Actor("vinmark", "Vinmark", ActorKind.STATE),
        Original("strait", TEXT.encode()), document,
    ]  # fmt: skip
