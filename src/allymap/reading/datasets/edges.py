"""An edge of somebody's table or graph as a record: which strand it is, when, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping

from allymap.model import Kind, Polarity
from allymap.model.plover import EVENTS

from . import cameo
from .dates import edtf, spell
from .grades import label, letter, number
from .record import Cited, Party, Record, tidy, written

FIELDS: Mapping[str, tuple[str, ...]] = {
    "source": ("source", "from", "actor", "actor1", "actor_1", "source_name"),
    "target": ("target", "to", "recipient", "actor2", "actor_2", "other_actor", "target_name"),
    "polarity": ("polarity", "sign", "valence"),
    "type": ("type", "event", "relation", "relationship", "kind", "label"),
    "mode": ("mode",),
    "date": ("date", "event_date", "when"),
    "start": ("start", "start_date", "since", "from_date"),
    "end": ("end", "end_date", "until", "to_date"),
    "place": ("place", "location", "country"),
    "quote": ("quote", "text", "passage", "excerpt"),
    "source_title": ("source_title", "document", "title", "reference"),
    "source_url": ("source_url", "url", "link"),
    "source_date": ("source_date", "published", "publication_date"),
    "publisher": ("publisher", "outlet"),
    "reliability": ("reliability",),
    "credibility": ("credibility",),
    "confidence": ("confidence",),
    "tlp": ("tlp", "handling"),
}
"""The fields of an edge, each with the names that its column may have (small letters, ``_`` between words)."""

_COOPERATING = frozenset(
    {
        "cooperation", "cooperative", "coop", "positive", "pos", "+", "ally", "allies", "alliance", "friend", "partner",
        "for",
    }
)  # fmt: skip
_COMPETING = frozenset(
    {
        "competition", "competitive", "conflict", "negative", "neg", "-", "\u2212", "rival", "rivalry", "enemy",
        "hostile", "against",
    }
)  # fmt: skip
_STATES = frozenset({"state", "alliance", "rivalry"})

NO_POLARITY = "nothing that says cooperation or competition"


class Unusable(Exception):
    """An edge that cannot be a claim; the message is the reason."""


def record_of(row: int, source: Party, target: Party, fields: Mapping[str, str], directed: bool, by: str) -> Record:
    """An edge by its ``FIELDS``. Raises ``Unusable`` with what is wrong in it."""
    deed = tidy(fields.get("type", ""))
    event = deed.upper() if deed.upper() in EVENTS else cameo.plover_of(deed)[0] if cameo.is_code(deed) else ""
    mode = tidy(fields.get("mode", "")).lower()
    polarity = polarity_of(fields.get("polarity", ""), deed)
    date, held = _when(fields)
    quote, place = fields.get("quote", "").strip(), tidy(fields.get("place", ""))
    cited = _cited(fields)
    line = written(
        row, date, source.name, target.name, deed or polarity.value,
        *([polarity.value] if deed and deed.lower() != polarity.value else []), place,
        f"“{tidy(quote)}”" if quote else "", arrow="→" if directed else "–",
    )  # fmt: skip
    spoken = quote if quote and cited is not None else ""
    return Record(
        row, source, target, polarity, spoken or line.text,
        key="|".join((*_ends(source, target), polarity.value, deed, date, quote, cited.title if cited else "")),
        date=date, date_basis="stated" if date else "",
        kind=Kind.STATE if held or deed.lower() in _STATES else Kind.EVENT, event=event,
        mode=mode if event and mode in EVENTS[event].modes else "", directed=directed,
        arena=(place,) if place else (), confidence=_confidence(fields.get("confidence", "")), by=by,
        source_span=None if spoken else line.source, target_span=None if spoken else line.target,
        trigger_span=None if spoken else line.deed, reasons=(f"row {row} of the data says so",), cited=cited,
    )  # fmt: skip


def _ends(*parties: Party) -> list[str]:
    return [party.key or party.name for party in parties]


def polarity_of(*words: str) -> Polarity:
    """The strand that the first word which tells one means: a word for it, a PLOVER event, a CAMEO code, a sign.

    >>> polarity_of("", "AID").value, polarity_of("-0.5").value, polarity_of("", "190").value
    ('cooperation', 'competition', 'competition')

    Raises ``Unusable`` where none does.
    """
    for word in (one.strip() for one in words):
        if word.lower() in _COOPERATING:
            return Polarity.COOPERATION
        if word.lower() in _COMPETING:
            return Polarity.COMPETITION
        if word.upper() in EVENTS:
            return cameo.polarity_of(EVENTS[word.upper()].quad)
        if cameo.is_code(word):
            return cameo.polarity_of(cameo.quad_of(word))
        try:
            value = float(word.replace("\u2212", "-"))
        except ValueError:
            continue
        if value:
            return Polarity.COOPERATION if value > 0 else Polarity.COMPETITION
    raise Unusable(NO_POLARITY)


def _when(fields: Mapping[str, str]) -> tuple[str, bool]:
    """The date, and whether it is the time in which something held."""
    given = {name: tidy(fields.get(name, "")) for name in ("date", "start", "end")}
    read = {name: edtf(text) for name, text in given.items()}
    if any(text and not read[name] for name, text in given.items()):
        raise Unusable("a date that cannot be read")
    if read["date"]:
        return read["date"], False
    held = spell(read["start"], read["end"])
    if not held and (read["start"] or read["end"]):
        raise Unusable("an end before its beginning")
    return held, bool(held) and read["start"] != read["end"]


def _cited(fields: Mapping[str, str]) -> Cited | None:
    title, url, publisher = (tidy(fields.get(name, "")) for name in ("source_title", "source_url", "publisher"))
    published = edtf(tidy(fields.get("source_date", "")))
    try:
        grade = letter(fields.get("reliability", "")), number(fields.get("credibility", ""))
    except ValueError:
        raise Unusable("a grade that is not A to F and 1 to 6") from None
    try:
        handling = label(fields.get("tlp", ""))
    except ValueError:
        raise Unusable("a handling label that TLP 2.0 does not have") from None
    if not (title or url):
        return None
    return Cited(title or url, "", url, published, publisher, *grade, handling)


def _confidence(text: str) -> float:
    if not text.strip():
        return 1.0
    try:
        value = float(text.strip().removesuffix("%"))
    except ValueError:
        raise Unusable("a confidence that is no number") from None
    value = value / 100 if value > 1 or text.strip().endswith("%") else value
    if not 0 <= value <= 1:
        raise Unusable("a confidence that is not between 0 and 1")
    return value
