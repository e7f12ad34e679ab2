"""The log of decisions: who, when and what, row by row: which claim, which actors, which source, what it was before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from ..model import Alteration, LogEntry, pair_words
from ..model.handling import LABEL, UNLABELLED
from ..model.wording import cut
from ..network.evidence import Evidence
from .tables import as_table

_QUOTE = 140
Row = Mapping[str, Any]


Format = Literal["table", "json"]


class Words(NamedTuple):
    """How the log is worded: ``tr`` puts a sentence into another language, ``date`` an EDTF date into words."""

    tr: Callable[[str], str] = str
    date: Callable[[str], str] = lambda edtf: edtf or "no date"


_PLAIN = Words()


def write(log: Sequence[LogEntry], evidence: Evidence, form: Format) -> str:
    """The decisions, the first one first, each with what it did to each row; times are ISO 8601 in UTC."""
    changes = told(log, evidence)
    if form == "json":
        rows = [{"id": one.id, "at": one.at, "by": one.by, "what": one.what, "changes": changes[one.id]} for one in log]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    table = [
        [one.at[:19].replace("T", " "), one.by, one.what, sentence]
        for one in log
        for sentence in changes[one.id] or [""]
    ]
    return as_table(["at (UTC)", "by", "decision", "what it changed"], table)


def told(log: Sequence[LogEntry], evidence: Evidence, words: Words = _PLAIN) -> dict[str, list[str]]:
    """For each entry a sentence for each row that a person knows of, but none for the verdict of a deleted claim."""
    gone = {(row.table, row.key): dict(row.was or ()) for entry in log for row in entry.superseded}
    return {entry.id: list(_Telling(entry, evidence, gone, words).sentences()) for entry in log}


class _Telling:
    """Rows are looked up in the evidence, and where they are gone in what the log kept of them."""

    def __init__(self, entry: LogEntry, evidence: Evidence, gone: Mapping[tuple[str, str], Row], words: Words) -> None:
        self._entry, self._evidence, self._gone, self._words = entry, evidence, gone, words
        self._deleted = {row.key for row in entry.superseded if row.table == "claims"}

    def sentences(self) -> Iterator[str]:
        ways = {
            "claims": self._claim, "verdicts": self._verdict, "judgements": self._judgement, "actors": self._actor,
            "documents": self._document, "settings": self._setting,
        }  # fmt: skip
        for one in self._entry.alterations:
            sentence = ways[one.table](one) if one.table in ways else ""
            if sentence:
                yield sentence

    def _claim(self, one: Alteration) -> str:
        return self._changed(self._statement(one.key), one)

    def _verdict(self, one: Alteration) -> str:
        tr = self._words.tr
        if one.removed and one.key in self._deleted:
            return ""
        was, now = (dict(side or ()).get("value", tr("proposed")) for side in (one.was, one.now))
        return tr("{was} → {now}: {claim}").format(was=was, now=now, claim=self._statement(one.key))

    def _judgement(self, one: Alteration) -> str:
        tr = self._words.tr
        keep, _, other = one.key.partition("|")
        sameness = str(dict(one.now or one.was or ()).get("sameness", ""))
        words = {
            "same": tr("{other} is {keep}"), "different": tr("{other} is not {keep}"),
            "unsure": tr("{other} may be {keep}"),
        }.get(sameness, tr("{other} and {keep}"))  # fmt: skip
        said = words.format(keep=self._name(keep), other=self._name(other))
        return tr("taken back: {said}").format(said=said) if one.removed else said

    def _actor(self, one: Alteration) -> str:
        return self._changed(self._name(one.key), one)

    def _document(self, one: Alteration) -> str:
        known = self._evidence.documents.get(one.key)
        title = known.title if known else str(self._gone.get(("documents", one.key), {}).get("title", one.key))
        return self._changed(f"“{title}”", one)

    def _setting(self, one: Alteration) -> str:
        tr = self._words.tr
        if one.key != LABEL:
            return ""
        was, now = (dict(side or ()).get("value", "") for side in (one.was, one.now))
        none = tr("no label")
        return tr("{was} → {now}").format(
            was=none if was in ("", UNLABELLED) else was, now=none if now in ("", UNLABELLED) else now
        )

    def _changed(self, what: str, one: Alteration) -> str:
        """What was deleted or added by name; of a change the columns with what they held."""
        if one.was is None or one.now is None:
            return what
        now = dict(one.now)
        columns = (
            f"{name.replace('_', ' ')} {self._value(was)} → {self._value(now[name])}"
            for name, was in one.was
            if name not in ("reasons", "text_sha256", "prefix", "suffix", "text", "sha256")
        )
        return f"{what}: {', '.join(columns)}"

    def _value(self, value: object) -> str:
        tr = self._words.tr
        if isinstance(value, str) and value.startswith("["):
            return ", ".join(map(str, json.loads(value))) or tr("empty")
        if isinstance(value, str) and value in self._evidence.actors:
            return self._name(value)
        return tr("empty") if value in ("", None) else str(value)

    def _statement(self, claim_id: str) -> str:
        """Who, on which side, when, and in which words."""
        tr = self._words.tr
        claim = self._evidence.claims.get(claim_id)
        kept: Row = self._gone.get(("claims", claim_id), {})
        if claim is not None:
            kept = {
                "source_id": claim.source_id, "target_id": claim.target_id, "polarity": claim.polarity.value,
                "date": claim.date, "exact": claim.passage.exact if claim.passage else "", "note": claim.note,
            }  # fmt: skip
        if "source_id" not in kept or "target_id" not in kept:
            return tr("a claim that is gone")
        words = cut(" ".join(str(kept.get("exact") or kept.get("note") or "").split()), _QUOTE)
        pair = pair_words((self._name(kept["source_id"]), self._name(kept["target_id"])))
        return f"{pair}, {kept.get('polarity', '')}, {self._words.date(str(kept.get('date') or ''))}: “{words}”"

    def _name(self, actor_id: str) -> str:
        known = self._evidence.actors.get(actor_id)
        return known.name if known else str(self._gone.get(("actors", actor_id), {}).get("name", actor_id))
