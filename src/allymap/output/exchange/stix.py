"""A STIX 2.1 bundle: actors as identities, strands as ``related-to`` relationships with their polarity as label."""

from __future__ import annotations

import json
import uuid
from typing import Any

from ...model import ActorKind, Document
from .content import Content, Edge, days

_CLASSES = {
    ActorKind.PERSON: "individual", ActorKind.ARMED_GROUP: "group", ActorKind.PEOPLE: "class",
    ActorKind.OTHER: "unknown",
}  # fmt: skip


def write(content: Content) -> bytes:
    """Ids are the same in every export of a project, so that a platform updates what it has.

    The label stands in a ``statement`` marking in the words of TLP 2.0: STIX itself defines only those of TLP 1.
    """
    marking = _marking(content)
    objects = [_identity(content, actor.id, actor.name, actor.kind) for actor in content.view.actors]
    objects += [_relationship(content, edge) for edge in content.edges]
    if objects:
        objects.append(_report(content, [one["id"] for one in objects]))
    if marking:
        for one in objects:
            one["object_marking_refs"] = [marking["id"]]
        objects.append(marking)
    bundle = {"type": "bundle", "id": _id("bundle", f"{content.title}:{content.written}"), "objects": objects}
    return (json.dumps(bundle, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _id(kind: str, of: str) -> str:
    return f"{kind}--{uuid.uuid5(uuid.NAMESPACE_URL, f'allymap:{kind}:{of}')}"


def _object(content: Content, kind: str, of: str, **properties: Any) -> dict[str, Any]:
    stamp = f"{content.written[:19]}.000Z"
    kept = {name: value for name, value in properties.items() if value not in ("", [])}
    head = {"type": kind, "spec_version": "2.1", "id": _id(kind, of), "created": stamp}
    return {**head, **({} if kind == "marking-definition" else {"modified": stamp}), **kept}


def _identity(content: Content, actor_id: str, name: str, kind: ActorKind) -> dict[str, Any]:
    note = content.people.actor(actor_id).note
    labels = [kind.value.replace("_", "-")]
    return _object(
        content, "identity", actor_id, name=name, identity_class=_CLASSES.get(kind, "organization"), description=note,
        labels=labels,
    )  # fmt: skip


def _relationship(content: Content, edge: Edge) -> dict[str, Any]:
    claims = content.behind(edge.strand)
    start, end = days(edge.strand.earliest)[0], days(edge.strand.latest)[1]
    bounds = {"start_time": f"{start}T00:00:00.000Z"} if start else {}
    if end and end > start:  # STIX wants the end after the start
        bounds["stop_time"] = f"{end}T00:00:00.000Z"
    references = [_reference(document) for document in content.documents(claims)]
    one, other = (_id("identity", actor) for actor in edge.relation.actors)
    told = [f"“{claim.words}”" if claim.passage else claim.note for claim in claims]
    return _object(
        content, "relationship", edge.id, relationship_type="related-to", source_ref=one, target_ref=other,
        labels=[edge.strand.polarity.value, edge.relation.state.value], description="\n".join(dict.fromkeys(told)),
        external_references=references, **bounds,
    )  # fmt: skip


def _reference(document: Document) -> dict[str, Any]:
    told = ", ".join(filter(None, (document.title, document.author, document.published)))
    reference: dict[str, Any] = {"source_name": document.publisher or document.title or document.id}
    reference |= {"description": told} if told else {}
    if document.url:
        reference |= {"url": document.url}
        reference |= {"hashes": {"SHA-256": document.sha256}} if document.sha256 else {}
    return reference


def _report(content: Content, ids: list[str]) -> dict[str, Any]:
    return _object(
        content, "report", content.title, name=content.title or "AllyMap",
        published=f"{content.written[:19]}.000Z", object_refs=ids,
    )  # fmt: skip


def _marking(content: Content) -> dict[str, Any]:
    if not content.label:
        return {}
    definition = {"statement": content.label}
    return _object(content, "marking-definition", content.label, definition_type="statement", definition=definition)
