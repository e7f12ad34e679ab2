"""Random projects in which every word that a label can hold back is found again wherever it occurs.

Each field of a document, an actor, a claim, a note or a scene holds a word of its own: ``zq``, what it belongs to, and
a number. ``Made.secret(label)`` are the words that no export under a label may hold, ``Made.told(label)`` those of
what it may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hypothesis import strategies as st

from allymap.model import (
    Actor,
    ActorKind,
    Callout,
    Claim,
    Document,
    Judgement,
    Kind,
    Modality,
    Note,
    Passage,
    Polarity,
    Sameness,
    Scene,
    SceneKind,
    Tlp,
    Verdict,
    VerdictValue,
)
from allymap.network.evidence import Evidence

LABELS = ("", *(label.value for label in Tlp))
_RANKS = {"": -1} | {label.value: rank for rank, label in enumerate(Tlp)}
_KINDS = (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.BLOC, ActorKind.PERSON)


def allowed(label: str, item: str) -> bool:
    """Whether an item with a label may be shown under another, counted here and not as the program does."""
    return _RANKS[item] <= max(_RANKS[label], 0)


def word(what: str, number: int, field: str) -> str:
    """A word that stands for one field of one thing; none is part of another."""
    return f"Zq{what}{number:02}{field}x"


@dataclass(frozen=True)
class Made:
    """A random project."""

    evidence: Evidence
    scenes: list[Scene]
    notes: list[Note]

    def secret(self, label: str) -> set[str]:
        """Words of everything that a label does not let out."""
        return self._words(label, out=False)

    def told(self, label: str) -> set[str]:
        """Words of what it does let out: of the claims and the actors in them."""
        return self._words(label, out=True)

    def _words(self, label: str, *, out: bool) -> set[str]:
        found: set[str] = set()
        free = [one for one in self.evidence.claims.values() if self.free(one, label)]
        shown = {actor for one in free for actor in self._named(one)}
        named = {actor for one in self.evidence.claims.values() for actor in self._named(one)}
        for number, document in enumerate(self.evidence.documents.values()):
            cited = not out or any(claim.document_id == document.id for claim in free)
            if allowed(label, document.tlp) is out and cited:
                fields = ("title",) if out else ("id", "title", "publisher", "author", "path", "url", "note", "filler")
                found |= {word("doc", number, field) for field in fields}
        for number, claim in enumerate(self.evidence.claims.values()):
            if (claim in free) is out:
                found |= {
                    word("claim", number, field) for field in (("said",) if out else ("said", "arena", "trig", "id"))
                }
        for number, actor in enumerate(self.evidence.actors):
            if out and actor in shown:
                found.add(word("actor", number, "name"))
            if not out and actor in named - shown:
                found |= {word("actor", number, field) for field in ("name", "alias", "id", "code", "note", "beside")}
        for number, scene in enumerate(self.scenes):
            if not out and not allowed(label, scene.tlp):
                found |= {word("scene", number, field) for field in ("title", "sub", "notes", "call")}
        return {one.casefold() for one in found}

    def free(self, claim: Claim, label: str) -> bool:
        """Whether a claim may be shown."""
        return allowed(label, claim.tlp) and allowed(label, self.evidence.documents[claim.document_id].tlp)

    def _named(self, claim: Claim) -> Iterable[str]:
        for one in (claim.source_id, claim.target_id, claim.narrator):
            actor = self.evidence.actors.get(one)
            seen: set[str] = set()
            while actor is not None and actor.id not in seen:
                seen.add(actor.id)
                yield actor.id
                actor = self.evidence.actors.get(actor.principal_id)


def _actor(number: int, kind: ActorKind, principal: int) -> Actor:
    fields = {field: word("actor", number, field) for field in ("id", "name", "code", "alias", "note")}
    return Actor(
        fields["id"].casefold(), fields["name"], kind, code=fields["code"][:12] + "x", aliases=(fields["alias"],),
        note=fields["note"], principal_id=word("actor", principal, "id").casefold() if principal >= 0 else "",
    )  # fmt: skip


@st.composite
def projects(draw: st.DrawFn) -> Made:
    """Documents with claims side by side, actors that act for others or are one, verdicts, notes and scenes."""
    label = st.sampled_from(LABELS)
    count = draw(st.integers(3, 6))
    actors = [
        _actor(n, draw(st.sampled_from(_KINDS)), draw(st.sampled_from([-1, -1, *range(n)]))) for n in range(count)
    ]
    documents, claims = {}, {}
    number = 0
    for at in range(draw(st.integers(1, 3))):
        drafts = []
        for _ in range(draw(st.integers(1, 4))):
            one, other = draw(st.permutations(range(count)))[:2]
            said = f"{actors[one].name} met {actors[other].name} over {word('claim', number, 'said')}"
            drafts.append((number, one, other, said))
            number += 1
        between = draw(st.sampled_from((". ", f". {word('doc', at, 'filler')} " + "and so on " * 6)))
        text = between.join(said for *_, said in drafts)
        fields = {field: word("doc", at, field) for field in ("title", "publisher", "author", "path", "url", "note")}
        document = Document(
            word("doc", at, "id").casefold(),
            text=text,
            sha256=f"{at:064}",
            published=f"201{at}",
            tlp=draw(label),
            **fields,
        )
        documents[document.id] = document
        for key, one, other, said in drafts:
            start = text.index(said)
            claim = Claim(
                word("claim", key, "id").casefold(), Kind.EVENT, actors[one].id, actors[other].id,
                draw(st.sampled_from(list(Polarity))), Passage.of(document, start, start + len(said)),
                date=draw(st.sampled_from(("", "2011", "2012-05", "2014"))), arena=(word("claim", key, "arena"),),
                trigger=word("claim", key, "trig"), by="rules 1.0", tlp=draw(label),
                narrator=draw(st.sampled_from(("author", *(actor.id for actor in actors)))),
                modality=draw(st.sampled_from((Modality.HAPPENED, Modality.ONGOING))),
            )  # fmt: skip
            claims[claim.id] = claim
    chosen = draw(st.sets(st.sampled_from(sorted(claims)), max_size=3))
    verdicts = {one: Verdict(one, VerdictValue.ACCEPTED, "A. Analyst", "2024-01-01T00:00:00Z") for one in chosen}
    judgements = {}
    if draw(st.booleans()):
        judged = Judgement(actors[0].id, actors[1].id, Sameness.SAME, "A. Analyst", "2024-01-01T00:00:00Z")
        judgements["zq"] = judged
    notes = [Note(f"n{n}", word("actor", n, "beside"), 30.0, 30.0, actor_id=actor.id) for n, actor in enumerate(actors)]
    evidence = Evidence(documents, {one.id: one for one in actors}, claims, verdicts, judgements)
    return Made(evidence, _scenes(draw, evidence), notes)


def _scenes(draw: st.DrawFn, evidence: Evidence) -> list[Scene]:
    actors, claims = sorted(evidence.actors), sorted(evidence.claims)
    made = []
    for number in range(4):
        field = {name: word("scene", number, name) for name in ("title", "sub", "notes", "call")}
        made.append(
            Scene(
                f"s{number}",
                field["title"],
                "",
                order=number,
                subtitle=field["sub"],
                notes=field["notes"],
                kind=SceneKind.TITLE if number == 0 else SceneKind.MAP,
                tlp=draw(st.sampled_from(LABELS)) if number else "",
                quotes=tuple(draw(st.sets(st.sampled_from(claims), max_size=2))),
                highlighted=tuple(draw(st.sets(st.sampled_from(actors), max_size=1))) if number == 2 else (),
                callouts=(Callout(field["call"], draw(st.sampled_from(actors))),) if number else (),
            )
        )
    return made
