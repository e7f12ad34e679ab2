"""Who says what, and the pairs on which narrators disagree, as a table, JSON or Markdown with the passages of both."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from ..model import AUTHOR, AllyMapError, pair_words
from ..network.evidence import Evidence
from ..network.narrators import Disagreement
from ..network.relations import summary
from .citation import quoted
from .people import People
from .tables import as_table

Format = Literal["table", "json", "md"]

OTHERS = "everybody else"
_DOCUMENTS = "the documents themselves"


def name_of(narrator: str | None, people: People) -> str:
    """A narrator in words; ``None`` is everybody else."""
    if narrator is None:
        return OTHERS
    return _DOCUMENTS if narrator == AUTHOR else people.narrator(narrator)


def write_narrators(spoken: Sequence[tuple[str, int]], evidence: Evidence, format: Format) -> str:  # noqa: A002 - the option's name
    """Narrators with the number of their claims. Raises ``AllyMapError`` for other formats."""
    people = People(evidence)
    if format == "json":
        rows = [{"id": one, "name": name_of(one, people), "claims": number} for one, number in spoken]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if format == "md":
        return "".join(f"- {name_of(one, people)}: {number}\n" for one, number in spoken)
    _only_a_table(format)
    return as_table(("narrator", "claims"), [(name_of(one, people), number) for one, number in spoken]) + "\n"


def write(found: Sequence[Disagreement], one: str, other: str | None, evidence: Evidence, format: Format) -> str:  # noqa: A002
    """The pairs of which two narrators tell different things. Raises ``AllyMapError`` for other formats."""
    people = People(evidence)
    names = name_of(one, people), name_of(other, people)
    rows = [(pair_of(pair, people), summary(pair.one), summary(pair.other)) for pair in found]
    if format == "json":
        keys = ("pair", "one", "other")
        told = [
            {**dict(zip(keys, row, strict=True)), "relation": pair.relation_id,
             "claims": {"one": list(pair.one.claims), "other": list(pair.other.claims)}}
            for row, pair in zip(rows, found, strict=True)
        ]  # fmt: skip
        return json.dumps({"one": names[0], "other": names[1], "pairs": told}, ensure_ascii=False, indent=1) + "\n"
    if format == "md":
        return "".join(_markdown(pair, names, people, evidence) for pair in found)
    _only_a_table(format)
    return as_table(("pair", *names), rows, widest=80) + "\n"


def pair_of(pair: Disagreement, people: People) -> str:
    """“Iran – Russia”."""
    return pair_words(people.actor(actor).name for actor in pair.one.actors)


def _markdown(pair: Disagreement, names: tuple[str, str], people: People, evidence: Evidence) -> str:
    lines = [f"- {pair_of(pair, people)}"]
    for name, side in zip(names, (pair.one, pair.other), strict=True):
        lines.append(f"  - {name}: {summary(side)}")
        lines += [f"    - {quoted(evidence.claims[claim], evidence)}" for claim in side.claims]
    return "".join(f"{line}\n" for line in lines)


def _only_a_table(format: Format) -> None:  # noqa: A002 - the option's name
    if format != "table":
        raise AllyMapError(f"Narrators cannot be written as “{format}”: choose table, json or md.")
