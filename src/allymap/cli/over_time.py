"""`allymap timeline`, `matrix` and `changes`: strands by month or year, by arena, and what is not as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ..model import AllyMapError, Relation
from ..network.changes import Moment, between_days, changes, moment_of_file
from ..network.handling import cleared
from ..network.matrix import matrix
from ..network.relations import derive
from ..network.timeline import timeline as strands_over_time
from ..output import changes as change_output
from ..output import matrix as matrix_output
from ..output import timeline as timeline_output
from ..workspace import Query, Workspace
from .console import say_as
from .handling import free

MONTHS = {"month": 1, "quarter": 3, "year": 12}


def timeline(
    project: Path, form: Literal["table", "json", "csv"], pair: tuple[str, str] | None, by: str, tlp: str = ""
) -> int:
    """Write every relation over time, or that of two actors, named as on the map or by id, alias or code."""
    with Workspace.look(project) as workspace:
        evidence = free(workspace, tlp).evidence
        relations = derive(evidence, Query())
        if pair is not None:
            relations = [relation_of(workspace, relations, *pair)]
    text = timeline_output.write(strands_over_time(evidence, relations, MONTHS[by]), evidence, form)
    say_as(form, text)
    return 0


def arenas(
    project: Path, form: Literal["table", "json", "csv", "md"], actor: str, pair: tuple[str, str] | None,
    by: Literal["quarter", "year"], tlp: str = "",
) -> int:  # fmt: skip
    """Write the arenas over time of every relation, of an actor's, or of that of two actors."""
    with Workspace.look(project) as workspace:
        evidence = free(workspace, tlp).evidence
        relations = derive(evidence, Query())
        if pair is not None:
            relations = [relation_of(workspace, relations, *pair)]
        elif actor:
            known = actor_named(workspace, actor)
            relations = [relation for relation in relations if known in relation.actors]
    found = matrix((evidence.claims[claim] for relation in relations for claim in relation.claims), by)
    text = matrix_output.write(found, form, evidence)
    say_as(form, text)
    return 0


def what_changed(
    project: Path,
    form: Literal["table", "json", "md"],
    *,
    start: str,
    end: str,
    since: Path | None,
    tlp: str = "",
) -> int:
    """Write the differences between two days (EDTF), or since an earlier file of the project."""
    if since is None and not (start and end):
        raise AllyMapError("Say between which days with --from and --to, or since which file with --since.")
    with Workspace.look(project) as workspace:
        evidence, label = free(workspace, tlp)
    if since is not None:
        with Workspace.look(since) as earlier:
            before = moment_of_file(cleared(earlier.snapshot(), label).evidence, Query())
        after = Moment(evidence, Query())
    else:
        before, after = between_days(evidence, Query(), start, end)
    text = change_output.write(changes(before, after), before.evidence, after.evidence, form)
    say_as(form, text)
    return 0


def relation_of(
    workspace: Workspace, relations: list[Relation], one: str, other: str, *, folded: bool = True
) -> Relation:
    """The relation of two actors, named as people do; ``folded``: those who act for others are these.

    Raises ``AllyMapError`` when there is none.
    """
    ids = {actor_named(workspace, name, folded=folded) for name in (one, other)}
    found = next((relation for relation in relations if set(relation.actors) == ids), None)
    if found is None:
        raise AllyMapError(f"The map draws no relation between “{one}” and “{other}”: “allymap relations” lists them.")
    return found


def actor_named(workspace: Workspace, name: str, *, folded: bool = True) -> str:
    """The id that the map shows an actor under, found by id, name, alias or code. Raises ``AllyMapError``."""
    from ..network.identity import representative

    wanted = name.casefold()
    for actor in workspace.actors.values():
        if wanted and wanted in (
            actor.id.casefold(),
            actor.code.casefold(),
            *map(str.casefold, (actor.name, *actor.aliases)),
        ):
            return representative(workspace.evidence, folded).get(actor.id, actor.id)
    raise AllyMapError(f"No actor is called “{name}” in this project.")
