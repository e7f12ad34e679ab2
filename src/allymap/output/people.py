"""Who is who in exported claims and relations: names, codes, and for whom an actor acts."""

from __future__ import annotations

from ..model import Actor
from ..network.evidence import Evidence
from ..network.relations import representative


class People:
    """The actors of some evidence, with those that were judged the same taken as one."""

    def __init__(self, evidence: Evidence) -> None:
        self._actors = evidence.actors
        self._merged = representative(evidence, folded=False)

    def actor(self, actor_id: str) -> Actor:
        """The actor that this id stands for after merges; one nobody knows is called by its id."""
        merged = self._merged.get(actor_id, actor_id)
        return self._actors.get(merged) or self._actors.get(actor_id) or Actor(actor_id, actor_id)

    def principal(self, actor_id: str) -> Actor:
        """For whom an actor acts, along chains; the actor itself when it acts for nobody else."""
        actor, seen = self.actor(actor_id), set[str]()
        while actor.principal_id and actor.id not in seen:
            seen.add(actor.id)
            actor = self.actor(actor.principal_id)
        return self.actor(actor_id) if actor.id in seen else actor

    def code(self, actor_id: str) -> str:
        """The actor's code, or else its principal's."""
        return self.actor(actor_id).code or self.principal(actor_id).code

    def narrator(self, narrator: str) -> str:
        """Who says it: ``author``, or the name of the actor that is quoted."""
        return self.actor(narrator).name if narrator in self._actors else narrator
