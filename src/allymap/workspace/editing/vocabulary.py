"""A project's own vocabulary, edited as a whole: the actors that its documents are read with, and its frames."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import Actor, ActorKind, AllyMapError, Place, actor_id_for
from .. import own
from ..step import Step
from ..wording import free
from ..workspace import Workspace
from .frames import check_frames
from .settings import put_setting

_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class OwnActor:
    """A row of the list: ``principal`` is a name as a person writes it, ``id`` is empty for an actor that is new."""

    name: str
    kind: ActorKind = ActorKind.OTHER
    aliases: tuple[str, ...] = ()
    principal: str = ""
    code: str = ""
    id: str = ""


def own_actors(workspace: Workspace) -> list[OwnActor]:
    """The actors that a person made or edited, as rows to edit."""
    return [
        OwnActor(
            actor.name, actor.kind, actor.aliases,
            workspace.actors[actor.principal_id].name if actor.principal_id in workspace.actors else "",
            actor.code, actor.id,
        )
        for actor in workspace.own_actors
    ]  # fmt: skip


def check_vocabulary(workspace: Workspace, actors: Sequence[OwnActor], frames: str) -> None:
    """Raise ``AllyMapError`` with the sentence that ``set_vocabulary`` would refuse these rows with."""
    check_frames(frames)
    _actors_of(workspace, actors)


def set_vocabulary(workspace: Workspace, actors: Sequence[OwnActor], frames: str, *, initiator: object = None) -> None:
    """Make these rows the project's own actors, and this text its own frames; one step for both.

    A new row with the name of an actor that is there edits that one. What is no longer listed stops being the
    project's own; it leaves the project where a person made it and nothing speaks of it. Raises ``AllyMapError``.
    """
    check_frames(frames)
    rows = _actors_of(workspace, actors)
    listed = {actor.id for actor in rows}
    dropped = [one for one in own.own(workspace.settings) if one not in listed]
    made = own.made(workspace.settings)
    with workspace.step("Change the project's own actors and frames", initiator) as step:
        for actor in rows:
            known = step.get(Actor, actor.id)
            step.put(actor)
            if known is None:
                own.mark_listed(step, actor.id)
            elif known != actor:
                own.mark_edited(step, [actor.id])
        own.unmark(step, dropped)
        _remove_idle(workspace, step, [one for one in dropped if one in made])
        put_setting(step, own.FRAMES, frames if frames.strip() else "")


def _actors_of(workspace: Workspace, rows: Sequence[OwnActor]) -> list[Actor]:
    """The rows as actors, with the ids of those that are there; empty ones are none. Raises ``AllyMapError``."""
    known = workspace.actors
    by_name = {actor.name.casefold(): actor.id for actor in known.values()}
    taken = dict.fromkeys(known)
    ids: list[str] = []
    listed: dict[str, str] = {}
    written = [(number, row) for number, row in enumerate(rows, 1) if row != OwnActor("")]
    for number, row in written:
        name = " ".join(row.name.split())
        if not name:
            raise AllyMapError(f"The actor in row {number} needs a name.")
        actor_id = row.id or by_name.get(name.casefold()) or free(actor_id_for(name), taken)
        if actor_id in ids or name.casefold() in listed:
            raise AllyMapError(f"“{name}” stands in the list twice.")
        taken[actor_id] = None
        listed[name.casefold()] = actor_id
        ids.append(actor_id)
    names = {**by_name, **listed}
    made = [_actor(known.get(one), one, row, names) for (_, row), one in zip(written, ids, strict=True)]
    _check_circles({**known, **{actor.id: actor for actor in made}}, made)
    return made


def _actor(known: Actor | None, actor_id: str, row: OwnActor, ids: Mapping[str, str]) -> Actor:
    name = " ".join(row.name.split())
    code = row.code.strip().upper()
    if code and not _CODE.fullmatch(code):
        raise AllyMapError(f"The code of “{name}” has to be three letters (ISO 3166-1), such as SYR.")
    principal = " ".join(row.principal.split())
    principal_id = ids.get(principal.casefold(), "")
    if principal and not principal_id:
        raise AllyMapError(f"“{name}” acts for “{principal}”, whom this project does not know: list it as well.")
    aliases = dict.fromkeys(" ".join(alias.split()) for alias in row.aliases)
    kept = tuple(alias for alias in aliases if alias and alias != name)
    base = known or Actor(actor_id, name)
    return replace(base, name=name, kind=row.kind, aliases=kept, principal_id=principal_id, code=code)


def _check_circles(actors: Mapping[str, Actor], rows: Iterable[Actor]) -> None:
    for row in rows:
        seen, one = {row.id}, row.principal_id
        while one in actors:
            if one in seen:
                raise AllyMapError(f"“{row.name}” would act for itself, by way of those it acts for.")
            seen.add(one)
            one = actors[one].principal_id


def _remove_idle(workspace: Workspace, step: Step, actor_ids: Collection[str]) -> None:
    """Remove those of these actors of which nothing speaks."""
    claims = (one for claim in workspace.claims.values() for one in (claim.source_id, claim.target_id))
    judged = (one for each in workspace.judgements.values() for one in (each.keep_id, each.other_id))
    spoken_of = {*claims, *judged, *(actor.principal_id for actor in workspace.actors.values())}
    for one in actor_ids:
        if one not in spoken_of:
            layouts = [layout for layout in workspace.layouts if one in workspace.places(layout)]
            step.remove(Place, *(f"{layout}|{one}" for layout in layouts))
            step.remove(Actor, one)
