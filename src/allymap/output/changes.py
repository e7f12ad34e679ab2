"""What changed, as sentences with their sources: a table, JSON or Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from ..model import AllyMapError, Polarity, Relation
from ..network.changes import Cause, RelationChange
from ..network.evidence import Evidence
from .citation import quoted
from .people import People
from .relations import as_json as relation_json
from .tables import as_table

Format = Literal["table", "json", "md"]

_TABLE = ("because of", "what", "change")
_HEADINGS = {
    Cause.WORLD: "The world changed",
    Cause.EVIDENCE: "Our evidence changed",
    Cause.JUDGEMENT: "Our judgement changed",
}


def sentence(change: RelationChange, people: People) -> str:
    """One difference in words: “Iran and Russia: cooperative became contested; cooperation 6 → 8, competition 0 → 4.”

    The numbers are passages, as the map counts them.
    """
    pair = " and ".join(people.actor(one).name for one in change.relation.actors)
    old, new = change.before, change.after
    if old is None or new is None:
        side = change.relation
        verb = "are now" if new else "were until then"
        return f"{pair} {verb} {side.state.value}: {_passages(side)}."
    moved = ", ".join(
        f"{polarity.value} {old.strand(polarity).weight:.0f} → {new.strand(polarity).weight:.0f}"
        for polarity in Polarity
        if old.strand(polarity).weight != new.strand(polarity).weight
    )
    numbers = moved or f"still {_passages(new)}"
    if old.state is new.state:
        return f"{pair} are still {new.state.value}; {numbers}."
    return f"{pair}: {old.state.value} became {new.state.value}; {numbers}."


def _passages(relation: Relation) -> str:
    """“8 passages of cooperation, 1 of competition”, without what there is none of."""
    numbers = [(strand.polarity.value, strand.weight) for strand in relation.strands if strand]
    first = [f"{weight:.0f} {'passage' if weight == 1 else 'passages'} of {name}" for name, weight in numbers[:1]]
    return ", ".join([*first, *(f"{weight:.0f} of {name}" for name, weight in numbers[1:])])


def as_json(change: RelationChange, before: Evidence, after: Evidence) -> dict[str, Any]:
    """A difference as one object, with the relation as it was and as it is and the claims that made it."""
    people = People(_united(before, after))
    return {
        "cause": change.cause.value,
        "kind": change.kind.value,
        "sentence": sentence(change, people),
        "relation": change.relation.id,
        "before": relation_json(change.before, before) if change.before else None,
        "after": relation_json(change.after, after) if change.after else None,
        "gained": list(change.gained),
        "lost": list(change.lost),
    }


def write(changes: Sequence[RelationChange], before: Evidence, after: Evidence, format: Format) -> str:  # noqa: A002 - CLI
    """Differences as text: ``table``, ``json`` (a list) or ``md``. Raises ``AllyMapError`` for other formats.

    ``before`` and ``after`` hold the claims that the changes name.
    """
    if format == "json":
        return json.dumps([as_json(one, before, after) for one in changes], ensure_ascii=False, indent=1) + "\n"
    people = People(_united(before, after))
    if format == "table":
        rows = [(one.cause.value, one.kind.value, sentence(one, people)) for one in changes]
        return as_table(_TABLE, rows, widest=200) + "\n"
    if format == "md":
        return "\n".join(_markdown(changes, _united(before, after), people))
    raise AllyMapError(f"Changes cannot be written as “{format}”: choose table, json or md.")


def _united(before: Evidence, after: Evidence) -> Evidence:
    return Evidence(
        {**before.documents, **after.documents}, {**before.actors, **after.actors}, {**before.claims, **after.claims},
        after.verdicts, after.judgements,
    )  # fmt: skip


def _markdown(changes: Sequence[RelationChange], evidence: Evidence, people: People) -> Iterable[str]:
    if not changes:
        yield "Nothing changed.\n"
    for cause in Cause:
        mine = [change for change in changes if change.cause is cause]
        if mine:
            yield f"## {_HEADINGS[cause]}\n"
        for change in mine:
            yield f"- {sentence(change, people)}"
            for sign, ids in (("+", change.gained), ("−", change.lost)):
                yield from (f"  - {sign} {quoted(evidence.claims[one], evidence)}" for one in ids)
        if mine:
            yield ""
