"""Actors: their names, kinds and principals, and who is the same as whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ...model import Actor, ActorKind, AllyMapError, Claim, Judgement, Note, Place, Sameness, actor_id_for
from ...model.wording import counted
from ...network.identity import representative
from .. import own
from ..clock import now
from ..placing import FIRST_LAYOUT
from ..step import Step
from ..wording import free
from ..workspace import Workspace
from .claims import remove_in_step
from .named import actor_named


def add_actor(
    workspace: Workspace, name: str, kind: ActorKind = ActorKind.OTHER, place: Place | None = None,
    *, initiator: object = None,
) -> Actor:  # fmt: skip
    """A new actor; ``place`` says where it stands (its ``actor_id`` is filled in).

    In a project without a layout it stands in the first one, which comes with it.
    """
    name = _name(name)
    actor = Actor(free(actor_id_for(name), workspace.actors), name, kind)
    with workspace.step(f"Add {name}", initiator, workspace.person) as step:
        step.put(actor)
        own.mark_added(step, actor.id)
        if place is not None:
            if not workspace.layouts:
                step.put(FIRST_LAYOUT)
                place = replace(place, layout_id=FIRST_LAYOUT.id)
            step.put(replace(place, actor_id=actor.id))
    return actor


def rename_actor(workspace: Workspace, actor_id: str, name: str, *, initiator: object = None) -> None:
    """Another name; the old one stays as an alias, so that documents still find the actor under it."""
    actor, name = actor_named(workspace, actor_id), _name(name)
    aliases = dict.fromkeys((*actor.aliases, actor.name))
    aliases.pop(name, None)
    with workspace.step(f"Rename {actor.name}", initiator, workspace.person) as step:
        if name != actor.name:
            step.put(replace(actor, name=name, aliases=tuple(aliases)))
            own.mark_edited(step, [actor_id])


def set_actor(workspace: Workspace, actor: Actor, *, initiator: object = None) -> None:
    """Replace everything about an actor that exists: name, kind, principal, code, aliases, note."""
    known = actor_named(workspace, actor.id)
    _check_principal(workspace, actor.id, actor.principal_id)
    with workspace.step(f"Edit {known.name}", initiator, workspace.person) as step:
        _put_edited(step, replace(actor, name=_name(actor.name)))


def set_kind(workspace: Workspace, actor_ids: Iterable[str], kind: ActorKind, *, initiator: object = None) -> None:
    """Say what actors are; their shapes follow."""
    actors = [actor_named(workspace, one) for one in actor_ids]
    with workspace.step(f"Change the kind of {_who(actors)}", initiator, workspace.person) as step:
        _put_edited(step, *(replace(actor, kind=kind) for actor in actors))


def set_principal(
    workspace: Workspace, actor_ids: Iterable[str], principal_id: str, *, initiator: object = None
) -> None:
    """Say for whom actors act; an empty id: for nobody but themselves."""
    actors = [actor_named(workspace, one) for one in actor_ids]
    for actor in actors:
        _check_principal(workspace, actor.id, principal_id)
    with workspace.step(f"Change the principal of {_who(actors)}", initiator, workspace.person) as step:
        _put_edited(step, *(replace(actor, principal_id=principal_id) for actor in actors))


def merge_actors(
    workspace: Workspace, keep_id: str, other_ids: Iterable[str], by: str, *, initiator: object = None
) -> None:
    """Judge others to be the same actor as ``keep_id``, under whose name they go from now on."""
    others = [one for one in dict.fromkeys(other_ids) if one != keep_id]
    actors = [actor_named(workspace, one) for one in (keep_id, *others)]
    with workspace.step(f"Merge {counted(len(actors), 'actor')}", initiator, by) as step:
        for other in others:
            _put_judgement(step, Judgement(keep_id, other, Sameness.SAME, by, now()))


def unmerge(workspace: Workspace, keep_id: str, other_id: str, *, initiator: object = None) -> None:
    """Take the judgement on two actors back, whichever of them was kept."""
    keep = actor_named(workspace, keep_id)
    with workspace.step(f"Take the merge of {keep.name} back", initiator, workspace.person) as step:
        step.remove(Judgement, f"{keep_id}|{other_id}", f"{other_id}|{keep_id}")


def split_actor(workspace: Workspace, actor_id: str, by: str, *, initiator: object = None) -> None:
    """Judge an actor different from everybody it was merged with; who they are among themselves stays.

    Raises ``AllyMapError`` when it is merged with nobody.
    """
    actor = actor_named(workspace, actor_id)
    groups = representative(workspace.evidence, folded=False)
    others = [one for one in workspace.actors if one != actor_id and groups[one] == groups[actor_id]]
    if not others:
        raise AllyMapError(f"{actor.name} is merged with nobody.")
    with workspace.step(f"Split {actor.name} off", initiator, by) as step:
        kept = groups[actor_id] if groups[actor_id] != actor_id else others[0]
        for other in others:  # who was held together by the one that goes stays together
            if other != kept:
                _put_judgement(step, Judgement(kept, other, Sameness.SAME, by, now()))
        for other in others:
            _put_judgement(step, Judgement(actor_id, other, Sameness.DIFFERENT, by, now()))


def judge_sameness(
    workspace: Workspace, keep_id: str, other_id: str, sameness: Sameness, by: str, *, initiator: object = None
) -> None:
    """Answer “are these two the same actor?”; an earlier answer on the pair is replaced."""
    if keep_id == other_id:
        raise AllyMapError("An actor is always the same as itself: choose two.")
    keep, other = actor_named(workspace, keep_id), actor_named(workspace, other_id)
    with workspace.step(f"Judge {keep.name} and {other.name}", initiator, by) as step:
        _put_judgement(step, Judgement(keep_id, other_id, sameness, by, now()))


def remove_actors(workspace: Workspace, actor_ids: Iterable[str], *, initiator: object = None) -> None:
    """Delete actors with their claims, judgements and places; the log keeps them.

    Who acted for them acts for nobody else.
    """
    actors = {one: actor_named(workspace, one) for one in actor_ids}
    with workspace.step(f"Delete {_who(actors.values())}", initiator, workspace.person) as step:
        remove_in_step(workspace, step, (claim.id for claim in workspace.claims.values() if _about(claim, actors)))
        for key, judgement in list(workspace.judgements.items()):
            if judgement.keep_id in actors or judgement.other_id in actors:
                step.remove(Judgement, key)
        for layout_id in workspace.layouts:
            placed = [one for one in actors if one in workspace.places(layout_id)]
            step.remove(Place, *(f"{layout_id}|{one}" for one in placed))
        step.remove(Note, *[key for key, note in workspace.notes.items() if note.actor_id in actors])
        for actor in list(workspace.actors.values()):
            if actor.principal_id in actors and actor.id not in actors:
                step.put(replace(actor, principal_id=""))
        step.remove(Actor, *actors)
        own.unmark(step, actors)


def _about(claim: Claim, actors: Collection[str]) -> bool:
    return claim.source_id in actors or claim.target_id in actors


def _put_edited(step: Step, *actors: Actor) -> None:
    """Put actors as a person wants them, and remember whose they are; an edit that changes nothing is none."""
    edited = [actor for actor in actors if step.get(Actor, actor.id) != actor]
    step.put(*edited)
    own.mark_edited(step, (actor.id for actor in edited))


def _put_judgement(step: Step, judgement: Judgement) -> None:
    step.remove(Judgement, f"{judgement.other_id}|{judgement.keep_id}")
    step.put(judgement)


def _name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise AllyMapError("An actor needs a name.")
    return name


def _who(actors: Iterable[Actor]) -> str:
    known = list(actors)
    return known[0].name if len(known) == 1 else counted(len(known), "actor")


def _check_principal(workspace: Workspace, actor_id: str, principal_id: str) -> None:
    seen = {actor_id}
    one = principal_id
    while one:
        if one in seen:
            names = actor_named(workspace, actor_id).name, actor_named(workspace, principal_id).name
            raise AllyMapError(f"{names[0]} cannot act for {names[1]}: it would act for itself.")
        seen.add(one)
        one = actor_named(workspace, one).principal_id
