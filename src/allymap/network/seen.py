"""What somebody saw of some relations, in a few lines of text, and how far that is from what there is to see now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Relation, State
from .balance import Balance
from .changes import ChangeKind, kind_between


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of the relation between two actors (``actors`` in the order of its id).

    ``kind`` is ``None`` where state and weights are the same, but the passages or what was judged of them are not.
    """

    actors: tuple[str, str]
    kind: ChangeKind | None


@dataclass(frozen=True, slots=True)
class _Line:
    balance: Balance
    claims: str


def fingerprint(relations: Iterable[Relation]) -> str:
    """One line a relation: its id, state, the weights of both strands, and a digest of the claims it rests on.

    A dash where there is none, so that it is never empty: empty is what nobody saw.
    """
    return "\n".join(sorted(f"{one.id}\t{_told(one)}" for one in relations)) or "-"


def differences(seen: str, relations: Iterable[Relation]) -> list[Difference]:
    """How the relations differ from a fingerprint, by relation id; none where nothing was seen yet.

    Raises ``ValueError`` for a text that is no fingerprint.
    """
    if not seen:
        return []
    before, after = _read(seen), _read(fingerprint(relations))
    found = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old != new:
            one, other = key.split("|")
            found.append(
                Difference((one, other), kind_between(old.balance if old else None, new.balance if new else None))
            )
    return found


def _told(relation: Relation) -> str:
    digest = hashlib.blake2s("\n".join(sorted(relation.claims)).encode(), digest_size=6).hexdigest()
    reviewed = "".join("r" if strand.reviewed else "-" for strand in relation.strands)
    weights = f"{relation.cooperation.weight:g}\t{relation.competition.weight:g}"
    return f"{relation.state.value}\t{weights}\t{digest}{reviewed}"


def _read(text: str) -> dict[str, _Line]:
    rows = [line.split("\t") for line in text.splitlines() if line != "-"]
    return {
        key: _Line(Balance(State(state), float(good), float(bad)), claims) for key, state, good, bad, claims in rows
    }
