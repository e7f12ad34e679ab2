"""Tables of edges: a plain list with a header, or the folder of tables that ``allymap export`` writes."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path
from types import MappingProxyType

from allymap.model import ActorKind, Progress, UnreadableDocument

from . import edges, own_claims
from .columns import Cells, table
from .record import Party, Told
from .tally import NO_SECOND_ACTOR, Tally

CLAIMS = "claims.csv"
"""The table of an export's folder that holds the claims."""

_ACTORS = "actors.csv"
_OWN = frozenset({"actor", "recipient", "polarity", "quote", "document_id", "verdict"})
_SUMS = frozenset({"other_actor", "cooperation_passages"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def read(
    path: Path, tally: Tally, progress: Progress, columns: Mapping[str, str] = MappingProxyType({})
) -> Generator[Told, None, None]:
    """Records of a list of edges or of AllyMap's own tables, which are known by their columns.

    ``columns`` says which column holds a field of ``edges.FIELDS`` where its name does not tell. Raises
    ``UnreadableDocument`` where actors or anything that tells a polarity are missing.
    """
    if path.is_dir():
        if not (path / CLAIMS).is_file():
            raise UnreadableDocument(f"The folder “{path}” holds no {CLAIMS}: name the table you mean.")
        path = path / CLAIMS
    rows = table(path, tally, progress, needed=(), called="table", delimiters=",;\t|")
    parties: own_claims.Parties | None = None
    meant: dict[str, str] | None = None
    for row, cells in rows:
        if parties is None and set(cells) >= _OWN:
            parties = _parties(path.with_name(_ACTORS))
            yield from parties.described
        if parties is not None:
            record = own_claims.record_of(_facts(cells), row, parties, tally)
            if record is not None:
                yield record
            continue
        meant = meant or _columns(path, cells, columns)
        fields = {field: cells.raw(name) for field, name in meant.items()}
        source, target = (" ".join(fields[end].split()) for end in ("source", "target"))
        if not source or not target:
            tally.skip(row, NO_SECOND_ACTOR)
            continue
        try:
            yield edges.record_of(row, Party(source), Party(target), fields, directed=True, by="imported")
        except edges.Unusable as reason:
            tally.spoil(row, str(reason))


def columns_of(header: Mapping[str, object] | list[str], said: Mapping[str, str]) -> dict[str, str]:
    """Which column of a table holds each field: as somebody said, else by its name."""
    there = {name.strip().lower().replace(" ", "_").replace("-", "_"): name for name in reversed(list(header))}
    found = {field: column.strip().lower() for field, column in said.items() if column}
    taken = set(found.values())
    for field, names in edges.FIELDS.items():
        known = next((there[name] for name in names if name in there and there[name] not in taken), None)
        if field not in found and known is not None:
            found[field] = known
            taken.add(known)
    return found


def _columns(path: Path, cells: Cells, said: Mapping[str, str]) -> dict[str, str]:
    header = set(cells)
    if header >= _SUMS:
        raise UnreadableDocument(f"“{path.name}” holds sums without their passages: import {CLAIMS} beside it.")
    unknown = [name for name in said.values() if name and name.strip().lower() not in header]
    if unknown:
        raise UnreadableDocument(f"“{path.name}” has no column “{unknown[0]}”.")
    found = columns_of(list(cells), said)
    for field in ("source", "target"):
        if field not in found:
            raise UnreadableDocument(
                f"“{path.name}” does not say which column holds the {field}: call it “{field}”, or say --column."
            )
    if not {"polarity", "type"} & set(found):
        raise UnreadableDocument(
            f"“{path.name}” does not say who cooperates and who competes: it needs a column “polarity” or “type”."
        )
    return found


def _parties(path: Path) -> own_claims.Parties:
    """The actors of the table beside the claims; none where it is not there."""
    if not path.is_file():
        return own_claims.Parties()
    rows = table(path, Tally(), Progress(), needed=("id", "name", "kind"), called="table of actors", delimiters=",")
    described = ({name: unguarded(cells.verbatim(name)) for name in cells} for _, cells in rows)
    return own_claims.Parties(
        own_claims.party(facts) for facts in described if facts["name"] and facts["kind"] in list(ActorKind)
    )


def _facts(cells: Cells) -> dict[str, object]:
    """A row of our claims as the object that it was made of."""
    told = {name: unguarded(cells.verbatim(name)) for name in cells}
    ends = {
        end: {
            "id": told.get(f"{column}_id", ""), "name": told[column], "principal": told.get(f"{column}_principal", ""),
            "mention": told.get(f"{column}_mention", ""), "code": told.get(f"{column}_code", ""),
            "kind": told.get(f"{column}_kind", ""),
        }
        for end, column in (("source", "actor"), ("target", "recipient"))
    }  # fmt: skip
    document = {
        "id": told["document_id"], "title": told.get("document_title", ""),
        "published": told.get("document_published", ""), "publisher": told.get("document_publisher", ""),
        "url": told.get("document_url", ""), "reliability": told.get("reliability", ""),
        "credibility": told.get("credibility", ""), "tlp": told.get("document_tlp", ""),
        "media_type": told.get("document_media_type", ""),
    }  # fmt: skip
    return {
        **told, **ends, "exact": told["quote"], "document": document if told["document_id"] else None,
        "directed": told.get("directed") != "no", "arena": [one for one in told.get("arena", "").split("; ") if one],
        "confidence": told.get("confidence") or 1.0, "start": told.get("start") or 0,
    }  # fmt: skip


def unguarded(cell: str) -> str:
    """A cell without the sign that keeps spreadsheets from taking it for a formula.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
