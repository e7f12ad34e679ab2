"""FollowTheMoney entities, one JSON object a line: actors, documents, and an ``UnknownLink`` for each strand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from ...model import ActorKind, Document
from .content import Content, Edge, days

_SCHEMATA = {
    ActorKind.STATE: "PublicBody", ActorKind.ORGAN: "PublicBody", ActorKind.PERSON: "Person",
    ActorKind.COMPANY: "Company", ActorKind.ORGANISATION: "Organization", ActorKind.BLOC: "Organization",
    ActorKind.PARTY: "Organization", ActorKind.ARMED_GROUP: "Organization",
}  # fmt: skip


def write(content: Content) -> bytes:
    """A contested pair is two links whose ``role`` tells them apart. ``proof`` leads to the documents.

    FollowTheMoney knows no ranges of days: ``startDate`` and ``endDate`` are the outermost days of a strand.
    """
    rows = [*_actors(content), *map(_document, content.documents(content.claims))]
    for edge in content.edges:
        rows += _link(content, edge)
    once = {row["id"]: row for row in rows}.values()  # a document names an actor in the strands of several pairs
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in once).encode("utf-8", "replace")


def _entity(schema: str, of: str, properties: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    kept = {name: texts for name, values in properties.items() if (texts := [text for text in values if text])}
    return {"id": _id(schema, of), "schema": schema, "properties": kept}


def _id(schema: str, of: str) -> str:
    return f"allymap-{hashlib.sha1(f'{schema}:{of}'.encode()).hexdigest()}"


def _schema(kind: ActorKind) -> str:
    return _SCHEMATA.get(kind, "LegalEntity")


def _actors(content: Content) -> list[dict[str, Any]]:
    return [
        _entity(
            _schema(actor.kind), actor.id,
            {"name": [actor.name], "alias": content.people.actor(actor.id).aliases,
             "notes": [content.people.actor(actor.id).note]},
        )
        for actor in content.view.actors
    ]  # fmt: skip


def _document(document: Document) -> dict[str, Any]:
    first, last = days(document.published)
    properties = {
        "title": [document.title], "publisher": [document.publisher], "author": [document.author],
        "publishedAt": [first if first == last else document.published[:7].rstrip("-?~%/")],
        "sourceUrl": [document.url],
    }  # fmt: skip
    return _entity("Article", document.id, properties)


def _link(content: Content, edge: Edge) -> list[dict[str, Any]]:
    one, other = (_entity_id(content, actor) for actor in edge.relation.actors)
    claims = content.behind(edge.strand)
    documents = content.documents(claims)
    link = _entity(
        "UnknownLink", edge.id,
        {
            "subject": [one], "object": [other], "role": [edge.strand.polarity.value],
            "startDate": [days(edge.strand.earliest)[0]], "endDate": [days(edge.strand.latest)[1]],
            "summary": dict.fromkeys(claim.words for claim in claims),
            "status": ["reviewed" if edge.strand.reviewed else "proposed"],
            "proof": [_id("Article", document.id) for document in documents],
            "sourceUrl": [document.url for document in documents],
            "publisher": dict.fromkeys(document.publisher for document in documents),
        },
    )  # fmt: skip
    mentions = [
        _entity(
            "Documentation", f"{document.id}|{actor}|{edge.strand.polarity.value}",
            {"document": [_id("Article", document.id)], "entity": [_entity_id(content, actor)],
             "role": [edge.strand.polarity.value]},
        )
        for document in documents
        for actor in edge.relation.actors
    ]  # fmt: skip
    return [link, *mentions]


def _entity_id(content: Content, actor_id: str) -> str:
    return _id(_schema(content.people.actor(actor_id).kind), actor_id)
