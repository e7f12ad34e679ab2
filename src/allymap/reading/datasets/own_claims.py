"""Claims as AllyMap's own exports write them, back into records: nothing of them is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from allymap.model import AUTHOR, ROWS, ActorKind, Kind, Modality, Polarity, Span, Tier, VerdictValue
from allymap.model.claim import UNRESOLVED

from .dates import edtf
from .grades import label, letter, number
from .record import Cited, Naming, Party, Record
from .tally import Tally

_ID = re.compile(r"[\w.:-]{1,64}\Z")
_UNLIKE = "a claim that is not as AllyMap writes it"

Facts = Mapping[str, Any]


class Parties:
    """The actors of a file: those it describes, and those that only claims name."""

    def __init__(self, described: Iterable[Party] = ()) -> None:
        listed = list(described)
        self._ids = {party.name: party.key for party in listed}
        self._described = {party.key: self._tied(party) for party in listed}

    @property
    def described(self) -> Iterable[Party]:
        """Those that the file describes by themselves."""
        return self._described.values()

    def of(self, end: Facts) -> Party:
        """An actor of a claim; what the file says of it elsewhere goes first. Raises ``ValueError`` without a name."""
        identity, name, principal, kind = (_text(end, fact) for fact in ("id", "name", "principal", "kind"))
        if identity in self._described:
            return self._described[identity]
        if not name:
            raise ValueError
        alone = principal in ("", name)
        return self._tied(
            Party(
                name, naming=Naming.EXACT, kind=ActorKind(kind) if kind else None,
                code=_text(end, "code") if alone else "", principal="" if alone else principal, key=identity,
            )
        )  # fmt: skip

    def _tied(self, party: Party) -> Party:
        """The same with the id of its principal, where the file describes that one."""
        return replace(party, principal_key=self._ids.get(party.principal, "")) if party.principal else party


def party(facts: Mapping[str, str]) -> Party:
    """An actor as exports describe it, by its ``id``, ``name``, ``kind``, ``code``, ``principal`` and ``aliases``."""
    return Party(
        facts["name"], naming=Naming.EXACT, kind=ActorKind(facts["kind"]), code=facts.get("code", ""),
        principal=facts.get("principal", ""),
        aliases=tuple(one for one in facts.get("aliases", "").split("; ") if one), key=facts["id"],
    )  # fmt: skip


def records_of(text: str, row: int, parties: Parties, tally: Tally) -> Iterator[Record]:
    """The claims of a strand, a JSON list."""
    try:
        claims = json.loads(text)
    except (ValueError, RecursionError):
        claims = None
    if not isinstance(claims, list):
        tally.spoil(row, "claims that are no JSON list")
        return
    for facts in claims:
        record = record_of(facts, row, parties, tally)
        if record is not None:
            yield record


def record_of(facts: object, row: int, parties: Parties, tally: Tally) -> Record | None:
    """One claim, or ``None`` with the reason in the tally."""
    try:
        if not isinstance(facts, Mapping):
            raise TypeError
        return _record(facts, row, parties)
    except (KeyError, TypeError, ValueError):
        tally.spoil(row, _UNLIKE)
        return None


def _record(facts: Facts, row: int, parties: Parties) -> Record:
    words, note, by, date = (_text(facts, name) for name in ("exact", "note", "by", "date"))
    document = facts.get("document")
    if (document is None and not (by and note)) or (document is not None and not words):
        raise ValueError
    if date and not edtf(date):
        raise ValueError
    identity = _text(facts, "id")
    source_mention, target_mention = _text(facts["source"], "mention"), _text(facts["target"], "mention")
    trigger, confidence = _text(facts, "trigger"), float(facts.get("confidence", 1.0))
    if not _ID.match(identity) or not 0 <= confidence <= 1:
        raise ValueError
    return Record(
        row, parties.of(facts["source"]), parties.of(facts["target"]), Polarity(facts["polarity"]),
        "" if document is None else words, identity,
        date=date, date_basis=_basis(facts, date), kind=Kind(facts["kind"]), event=_text(facts, "event"),
        mode=_text(facts, "mode"), directed=bool(facts.get("directed", True)), modality=Modality(facts["modality"]),
        arena=tuple(str(one) for one in facts.get("arena", ())), narrator=_text(facts, "narrator") or AUTHOR,
        source_span=_only(words, source_mention), target_span=_only(words, target_mention),
        trigger_span=_only(words, trigger), source_mention=source_mention, target_mention=target_mention,
        trigger=trigger, confidence=confidence, tier=Tier(facts["tier"]),
        verdict=VerdictValue(facts["verdict"]), by=by, note=note, tlp=label(_text(facts, "tlp")),
        cited=None if document is None else _cited(document), at=int(facts.get("start") or 0), id=identity,
    )  # fmt: skip


def _basis(facts: Facts, date: str) -> str:
    """Where the date is from; without one, the words that nothing resolved."""
    words, basis = _text(facts, "date_words"), _text(facts, "date_basis")
    if date:
        return basis
    return UNRESOLVED + words if words else basis if basis != "document" else ""


def _cited(document: Facts) -> Cited:
    published = _text(document, "published")
    return Cited(
        _text(document, "title") or _text(document, "id"), _text(document, "id"), _text(document, "url"),
        edtf(published), _text(document, "publisher"), letter(_text(document, "reliability")),
        number(_text(document, "credibility")), label(_text(document, "tlp")),
        rows=_text(document, "media_type") == ROWS,
    )  # fmt: skip


def _text(facts: Facts, name: str) -> str:
    found = facts.get(name, "")
    if not isinstance(found, str):
        raise TypeError
    return found


def _only(words: str, part: str) -> Span | None:
    """Where a part stands, if it stands in one place only."""
    at = words.find(part) if part else -1
    return None if at < 0 or words.find(part, at + 1) >= 0 else (at, at + len(part))
