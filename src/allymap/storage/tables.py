"""How each noun becomes a row of its table and back. Explicit, because a hundred thousand claims pass through here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from json.encoder import encode_basestring
from typing import Any, Generic, TypeVar

from ..model import (
    Actor,
    ActorKind,
    Alteration,
    Bend,
    Callout,
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
    SceneKind,
    Setting,
    Span,
    Tier,
    Verdict,
    VerdictValue,
)
from . import alterations

Row = (
    Actor
    | Bend
    | Claim
    | Document
    | Judgement
    | Layout
    | LogEntry
    | Note
    | Original
    | Place
    | Scene
    | Setting
    | Verdict
)
"""Everything a project file holds."""

R = TypeVar("R", bound=Row)
Cells = tuple[Any, ...]


@dataclass(frozen=True)
class Table(Generic[R]):
    """One table: ``key`` are the columns that name a row; a row's key as text joins their values with ``|``."""

    noun: type[R]
    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    cells: Callable[[R], Cells]
    row: Callable[[Cells], R]
    key_of: Callable[[R], str]

    @cached_property
    def select(self) -> str:
        return f"SELECT {_names(self.columns)} FROM {self.name}"

    @cached_property
    def where(self) -> str:
        return " AND ".join(f'"{column}" = ?' for column in self.key)

    @cached_property
    def upsert(self) -> str:
        """Insert, or update in place: REPLACE would give the row a new number and break the full-text index."""
        changed = ", ".join(f'"{column}" = excluded."{column}"' for column in self.columns if column not in self.key)
        holes = ", ".join("?" * len(self.columns))
        return (
            f"INSERT INTO {self.name} ({_names(self.columns)}) VALUES ({holes})"
            f" ON CONFLICT ({_names(self.key)}) DO UPDATE SET {changed}"
        )

    def key_cells(self, key: str) -> tuple[str, ...]:
        """The values of the key columns in a key as text. Raises ``ValueError`` for a key of another shape."""
        parts = tuple(key.split("|", len(self.key) - 1))
        if len(parts) != len(self.key):
            raise ValueError(f"“{key}” is not a key of {self.name}")
        return parts


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _listed(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(encode_basestring, values))}]"  # as ``_encode`` does, which makes an encoder each time


@lru_cache(maxsize=65536)
def _values(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text != "[]" else ()


def _claim_cells(claim: Claim) -> Cells:
    at = claim.passage
    none: Span | tuple[None, None] = (None, None)
    return (
        claim.id, claim.kind.value, claim.source_id, claim.target_id, claim.polarity.value,
        *((at.document_id, at.start, at.end, at.exact, at.prefix, at.suffix, at.text_sha256) if at else (None,) * 7),
        claim.event, claim.mode, int(claim.directed), claim.modality.value, claim.date, claim.date_basis,
        _listed(claim.arena), claim.narrator, claim.source_mention, claim.target_mention,
        *(claim.source_span or none), *(claim.target_span or none), claim.trigger, *(claim.trigger_span or none),
        claim.confidence, claim.tier.value, claim.by, _listed(claim.reasons), claim.note, claim.recorded_at,
        claim.tlp,
    )  # fmt: skip


_KINDS = {kind.value: kind for kind in Kind}
_POLARITIES = {polarity.value: polarity for polarity in Polarity}
_MODALITIES = {modality.value: modality for modality in Modality}
_TIERS = {tier.value: tier for tier in Tier}


def _claim(cells: Cells) -> Claim:
    (
        id_, kind, source_id, target_id, polarity, document_id, start, end, exact, prefix, suffix, text_sha256, event,
        mode, directed, modality, date, date_basis, arena, narrator, source_mention, target_mention, source_start,
        source_end, target_start, target_end, trigger, trigger_start, trigger_end, confidence, tier, by, reasons, note,
        recorded_at, tlp,
    ) = cells  # fmt: skip
    return Claim(
        id_, _KINDS[kind], source_id, target_id, _POLARITIES[polarity],
        None if document_id is None else Passage(document_id, start, end, exact, prefix, suffix, text_sha256),
        event, mode, directed == 1, _MODALITIES[modality], date, date_basis, _values(arena), narrator, source_mention,
        target_mention, None if source_start is None else (source_start, source_end),
        None if target_start is None else (target_start, target_end), trigger,
        None if trigger_start is None else (trigger_start, trigger_end), confidence, _TIERS[tier], by,
        _values(reasons), note, recorded_at, tlp,
    )  # fmt: skip


def _scene_cells(scene: Scene) -> Cells:
    callouts = tuple((one.text, one.target, one.x, one.y) for one in scene.callouts)
    return (
        scene.id, scene.title, scene.layout_id or None, scene.camera.x, scene.camera.y, scene.camera.zoom, scene.start,
        scene.end, _listed(scene.highlighted), scene.notes, scene.order, scene.kind.value, scene.subtitle, scene.as_of,
        scene.filters, _encode(callouts), _listed(scene.quotes), int(scene.hidden), scene.tlp, scene.seen,
    )  # fmt: skip


def _scene(cells: Cells) -> Scene:
    (
        id_, title, layout_id, x, y, zoom, start, end, highlighted, notes, order, kind, subtitle, as_of, filters,
        callouts, quotes, hidden, tlp, seen,
    ) = cells  # fmt: skip
    return Scene(
        id_, title, layout_id or "", Camera(x, y, zoom), start, end, _values(highlighted), notes, order,
        SceneKind(kind), subtitle, as_of, filters, tuple(Callout(*one) for one in json.loads(callouts)),
        _values(quotes), hidden == 1, tlp, seen,
    )  # fmt: skip


_ACTOR_KINDS = {kind.value: kind for kind in ActorKind}
_CAMERA = ("camera_x", "camera_y", "camera_zoom")

DOCUMENTS = Table(
    Document, "documents",
    (
        "id", "title", "text", "sha256", "published", "publisher", "author", "path", "url", "language", "media_type",
        "retrieved", "note", "reliability", "credibility", "tlp", "version_of", "origin",
    ),
    ("id",),
    lambda d: (
        d.id, d.title, d.text, d.sha256, d.published, d.publisher, d.author, d.path, d.url, d.language, d.media_type,
        d.retrieved, d.note, d.reliability, d.credibility, d.tlp, d.version_of, d.origin,
    ),
    lambda c: Document(*c), lambda d: d.id,
)  # fmt: skip
ORIGINALS = Table(
    Original, "originals", ("document_id", "content"), ("document_id",),
    lambda o: (o.document_id, o.content), lambda c: Original(*c), lambda o: o.document_id,
)  # fmt: skip
ACTORS = Table(
    Actor, "actors", ("id", "name", "kind", "principal_id", "code", "aliases", "note"), ("id",),
    lambda a: (a.id, a.name, a.kind.value, a.principal_id or None, a.code, _listed(a.aliases), a.note),
    lambda c: Actor(c[0], c[1], _ACTOR_KINDS[c[2]], c[3] or "", c[4], _values(c[5]), c[6]), lambda a: a.id,
)  # fmt: skip
CLAIMS = Table(
    Claim, "claims",
    (
        "id", "kind", "source_id", "target_id", "polarity", "document_id", "start", "end", "exact", "prefix", "suffix",
        "text_sha256", "event", "mode", "directed", "modality", "date", "date_basis", "arena", "narrator",
        "source_mention", "target_mention", "source_start", "source_end", "target_start", "target_end", "trigger",
        "trigger_start", "trigger_end", "confidence", "tier", "by", "reasons", "note", "recorded_at", "tlp",
    ),
    ("id",), _claim_cells, _claim, lambda claim: claim.id,
)  # fmt: skip
VERDICTS = Table(
    Verdict, "verdicts", ("claim_id", "value", "by", "at"), ("claim_id",),
    lambda v: (v.claim_id, v.value.value, v.by, v.at),
    lambda c: Verdict(c[0], VerdictValue(c[1]), c[2], c[3]), lambda v: v.claim_id,
)  # fmt: skip
JUDGEMENTS = Table(
    Judgement, "judgements", ("keep_id", "other_id", "sameness", "by", "at"), ("keep_id", "other_id"),
    lambda j: (j.keep_id, j.other_id, j.sameness.value, j.by, j.at),
    lambda c: Judgement(c[0], c[1], Sameness(c[2]), c[3], c[4]), lambda j: f"{j.keep_id}|{j.other_id}",
)  # fmt: skip
LAYOUTS = Table(
    Layout, "layouts", ("id", "name", *_CAMERA, "folded", "locked", "order"), ("id",),
    lambda y: (y.id, y.name, y.camera.x, y.camera.y, y.camera.zoom, int(y.folded), int(y.locked), y.order),
    lambda c: Layout(c[0], c[1], Camera(c[2], c[3], c[4]), c[5] == 1, c[6] == 1, c[7]), lambda y: y.id,
)  # fmt: skip
PLACES = Table(
    Place, "places", ("layout_id", "actor_id", "x", "y", "pinned"), ("layout_id", "actor_id"),
    lambda p: (p.layout_id, p.actor_id, p.x, p.y, int(p.pinned)),
    lambda c: Place(c[0], c[1], c[2], c[3], c[4] == 1), lambda p: f"{p.layout_id}|{p.actor_id}",
)  # fmt: skip
BENDS = Table(
    Bend, "bends", ("layout_id", "relation_id", "aside"), ("layout_id", "relation_id"),
    lambda b: (b.layout_id, b.relation_id, b.aside), lambda c: Bend(*c), lambda b: f"{b.layout_id}|{b.relation_id}",
)  # fmt: skip
NOTES = Table(
    Note, "notes", ("id", "text", "x", "y", "layout_id", "actor_id"), ("id",),
    lambda n: (n.id, n.text, n.x, n.y, n.layout_id or None, n.actor_id or None),
    lambda c: Note(c[0], c[1], c[2], c[3], c[4] or "", c[5] or ""), lambda n: n.id,
)  # fmt: skip
SCENES = Table(
    Scene, "scenes",
    (
        "id", "title", "layout_id", *_CAMERA, "start", "end", "highlighted", "notes", "order", "kind", "subtitle",
        "as_of", "filters", "callouts", "quotes", "hidden", "tlp", "seen",
    ),
    ("id",), _scene_cells, _scene, lambda s: s.id,
)  # fmt: skip
SETTINGS = Table(
    Setting, "settings", ("key", "value"), ("key",), lambda s: (s.key, s.value), lambda c: Setting(*c), lambda s: s.key
)
LOG = Table(
    LogEntry, "log", ("id", "at", "by", "what", "alterations"), ("id",),
    lambda e: (e.id, e.at, e.by, e.what, alterations.written(e.alterations)),
    lambda c: LogEntry(c[0], c[1], c[2], c[3], alterations.read(c[4])), lambda e: e.id,
)  # fmt: skip

TABLES: tuple[Table[Any], ...] = (
    DOCUMENTS, ORIGINALS, ACTORS, CLAIMS, VERDICTS, JUDGEMENTS, LAYOUTS, PLACES, BENDS, NOTES, SCENES, SETTINGS,
    LOG,
)  # fmt: skip
_BY_NOUN: dict[type, Table[Any]] = {table.noun: table for table in TABLES}
_BY_NAME = {table.name: table for table in TABLES}


def table_of(noun: type[R]) -> Table[R]:
    """The table of a noun. Raises ``TypeError`` for what a project file does not hold."""
    try:
        return _BY_NOUN[noun]
    except KeyError:
        raise TypeError(f"a project file holds no {noun.__name__}") from None


def table_named(name: str) -> Table[Any]:
    """A table by the name that it has in the file. Raises ``KeyError`` for one that no project file has."""
    return _BY_NAME[name]


def altered(noun: type[Row], key: str, was: Row | None, now: Row | None) -> Alteration:
    """What became of the row of a key, column by column."""
    table = table_of(noun)
    cells = (None if row is None else table.cells(row) for row in (was, now))
    return alterations.compared(table.name, key, table.columns, *cells)


def brought_about(alteration: Alteration, row: Row | None) -> Row | None:
    """The row that an alteration makes of one. Raises ``ValueError`` where that is not the row that it altered."""
    table = table_named(alteration.table)
    cells = None if row is None else dict(zip(table.columns, table.cells(row), strict=True))
    was, now = alteration.was, alteration.now
    if (was is None) is not (cells is None) or any((cells or {})[name] != value for name, value in was or ()):
        raise ValueError(f"{alteration.key} in {table.name} is not what it was")
    after = {**(cells or {}), **dict(now)} if now is not None else None
    made: Row | None = None if after is None else table.row(tuple(after[name] for name in table.columns))
    return made
