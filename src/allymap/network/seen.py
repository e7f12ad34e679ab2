"""What somebody saw of some relations, in a few lines of text, and how far that is from what there is to see now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Relation, State
from .changes import ChangeKind


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of the relation between two actors (``actors`` in the order of its id).

    ``kind`` is ``None`` where both weights are the same, but the passages or what was judged of them are not.
    """

    actors: tuple[str, str]
    kind: ChangeKind | None


@dataclass(frozen=True, slots=True)
class _Line:
    state: str
    cooperation: float
    competition: float
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
            found.append(Difference((one, other), _kind(old, new)))
    return found


def _told(relation: Relation) -> str:
    digest = hashlib.blake2s("\n".join(sorted(relation.claims)).encode(), digest_size=6).hexdigest()
    reviewed = "".join("r" if strand.reviewed else "-" for strand in relation.strands)
    weights = f"{relation.cooperation.weight:g}\t{relation.competition.weight:g}"
    return f"{relation.state.value}\t{weights}\t{digest}{reviewed}"


def _read(text: str) -> dict[str, _Line]:
    rows = [line.split("\t") for line in text.splitlines() if line != "-"]
    return {key: _Line(state, float(good), float(bad), claims) for key, state, good, bad, claims in rows}


def _kind(old: _Line | None, new: _Line | None) -> ChangeKind | None:
    if old is None or new is None:
        return ChangeKind.NEW if new else ChangeKind.ENDED
    if _side(old) != _side(new):
        return ChangeKind.FLIPPED
    before, after = old.cooperation + old.competition, new.cooperation + new.competition
    if before == after:
        return None
    return ChangeKind.STRENGTHENED if after > before else ChangeKind.WEAKENED


def _side(line: _Line) -> int:
    """Which polarity prevails, 0 for a contested pair: as ``network.changes`` has it."""
    if line.state == State.CONTESTED.value:
        return 0
    return 1 if line.cooperation >= line.competition else -1
