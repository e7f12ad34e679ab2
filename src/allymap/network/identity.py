"""Who is who: merges from judgements, and for whom people and organs act, in one map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import Actor, ActorKind, Judgement, Sameness
from .evidence import Evidence

FOLDING = frozenset({ActorKind.PERSON, ActorKind.ORGAN})
"""Kinds that fold into their principal. Armed groups, parties and the like stay actors of their own."""


def representative(evidence: Evidence, folded: bool) -> dict[str, str]:
    """The actor that stands for each actor on the map, for every known actor.

    Of the judgements on one pair the latest counts. SAME judgements unite, the newest first; one that would bring two
    actors into one group that are judged DIFFERENT is left out, so a direct DIFFERENT beats any chain of SAMEs, and
    the newer SAMEs of that chain stand. The newest SAME of a group names it. With ``folded``, people and organs then
    stand for their principal, along chains; those of a circle of principals stay where the circle begins.
    """
    groups = _groups(evidence)
    if not folded:
        return groups
    actors = evidence.actors
    principals = _principals(actors, groups)
    return {one: _end_of_chain(group, principals) for one, group in groups.items()}


def _groups(evidence: Evidence) -> dict[str, str]:
    latest = _latest(evidence.judgements)
    different = [frozenset((j.keep_id, j.other_id)) for j in latest if j.sameness is Sameness.DIFFERENT]
    members = {one: {one} for one in evidence.actors}
    for judgement in latest:
        for one in (judgement.keep_id, judgement.other_id):
            members.setdefault(one, {one})
    name = {one: one for one in members}
    named: set[int] = set()
    for judgement in latest:
        keep, other = members[judgement.keep_id], members[judgement.other_id]
        if judgement.sameness is not Sameness.SAME or keep is other:
            continue
        union = keep | other
        if any(pair <= union for pair in different if len(pair) > 1):
            continue
        title = _title(judgement, name, members, named, evidence.actors)
        named -= {id(keep), id(other)}
        named.add(id(union))
        for one in union:
            members[one] = union
            name[one] = title
    return name


def _title(
    judgement: Judgement, name: Mapping[str, str], members: Mapping[str, set[str]], named: set[int],
    actors: Mapping[str, Actor],
) -> str:  # fmt: skip
    """Judgements come newest first, so a group that has a name keeps it; of two names the kept side's stays."""
    for one in (judgement.keep_id, judgement.other_id):
        if id(members[one]) in named and name[one] in actors:
            return name[one]
    return judgement.keep_id if judgement.keep_id in actors else judgement.other_id


def _latest(judgements: Mapping[str, Judgement]) -> list[Judgement]:
    """The last judgement on each pair, newest first; equal times go by the order of their keys."""
    by_pair: dict[frozenset[str], tuple[str, str]] = {}
    for key, judgement in judgements.items():
        pair = frozenset((judgement.keep_id, judgement.other_id))
        by_pair[pair] = max(by_pair.get(pair, ("", "")), (judgement.at, key))
    return [judgements[key] for _, key in sorted(by_pair.values(), reverse=True)]


def _principals(actors: Mapping[str, Actor], groups: Mapping[str, str]) -> dict[str, str]:
    """From each group that folds to the group it folds into; a kept actor without a principal takes a merged one's."""
    principals: dict[str, str] = {}
    for one in _kept_first(actors, groups):
        group = groups[one]
        head = actors.get(group)
        principal = actors[one].principal_id
        if head is None or head.kind not in FOLDING or principal not in actors or group in principals:
            continue
        if groups[principal] != group:
            principals[group] = groups[principal]
    return principals


def _kept_first(actors: Mapping[str, Actor], groups: Mapping[str, str]) -> Iterable[str]:
    return sorted(actors, key=lambda one: (groups[one] != one, one))


def _end_of_chain(start: str, principals: Mapping[str, str]) -> str:
    seen = {start}
    at = start
    while at in principals:
        at = principals[at]
        if at in seen:
            return start if _in_circle(start, principals) else at
        seen.add(at)
    return at


def _in_circle(start: str, principals: Mapping[str, str]) -> bool:
    at, steps = principals.get(start), 0
    while at is not None and at != start and steps <= len(principals):
        at, steps = principals.get(at), steps + 1
    return at == start
