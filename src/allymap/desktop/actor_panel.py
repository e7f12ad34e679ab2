"""An actor in words: what it is, for whom it acts, and its relations, each a click from its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from ..model import Actor, Relation
from ..network.view import ViewActor
from .relations_column import RelationsColumn
from .wording import kind_words


class ActorPanel(RelationsColumn):
    """Shows one actor at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("actorRelations", parent)
        self.list.setAccessibleName(self.tr("Relations of the actor"))
        self.setObjectName("actorPanel")
        self.setAccessibleName(self.tr("Actor"))
        self.title.setObjectName("actorTitle")

    def show_actor(self, shown: ViewActor, actors: Mapping[str, Actor], relations: Sequence[Relation]) -> None:
        """Show an actor of the map with those of ``relations`` it has part in, heaviest first."""
        actor = actors.get(shown.id, Actor(shown.id, shown.name, shown.kind))
        self.title.setText(shown.name)
        self.facts.setText(self._fact_words(shown, actor, actors))
        own = (one for one in relations if shown.id in one.actors)
        self.show_relations(self.tr("RELATIONS"), own, actors, of=shown.id)

    def _fact_words(self, shown: ViewActor, actor: Actor, actors: Mapping[str, Actor]) -> str:
        parts = [kind_words(actor)]
        if actor.principal_id:
            principal = actors.get(actor.principal_id)
            parts.append(self.tr("acts for {name}").format(name=principal.name if principal else actor.principal_id))
        members = sorted(actors[one].name for one in shown.members if one != shown.id and one in actors)
        if members:
            parts.append(self.tr("stands for {names}").format(names=", ".join(members)))
        aliases = [alias for alias in actor.aliases if alias != actor.name]
        if aliases:
            parts.append(self.tr("also {names}").format(names=", ".join(aliases[:4])))
        return " · ".join(parts)
