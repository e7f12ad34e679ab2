"""W3C Web Annotations in JSON-LD: each claim on the words it was taken from, by position and by quotation."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from ...model import Anchor, Claim
from .content import Content

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "allymap": "urn:allymap:",
        "claim": {"@id": "allymap:claim", "@type": "@json"},
        "textHash": "allymap:textHash",
        "tlp": "allymap:tlp",
        "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    },
]


def write(content: Content) -> bytes:
    """One collection. Positions count code points of the text as read, whose SHA-256 stands beside them.

    An analyst's note has no words to point at: its target is the pair.
    """
    items = [_annotation(content, claim) for claim in content.claims]
    whole = {
        "@context": _CONTEXT,
        "id": _urn("collection", content.title),
        "type": "AnnotationCollection",
        "label": content.title,
        **({"tlp": content.label} if content.label else {}),
        "total": len(items),
        "first": {"id": _urn("page", content.title), "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _urn(kind: str, of: str) -> str:
    return f"urn:allymap:{kind}:{quote(of, safe='')}"


def _annotation(content: Content, claim: Claim) -> dict[str, Any]:
    facts = content.claim_facts(claim)
    sign = "cooperates with" if claim.polarity.value == "cooperation" else "competes with"
    annotation: dict[str, Any] = {
        "id": _urn("claim", claim.id), "type": "Annotation", "motivation": "describing",
        "body": {
            "type": "TextualBody", "format": "text/plain", "language": "en",
            "value": f"{facts['source']['name']} {sign} {facts['target']['name']}",
        },
        "target": _target(content, claim),
        "claim": facts,
    }  # fmt: skip
    if claim.recorded_at:
        annotation["created"] = claim.recorded_at
    if claim.by:
        maker = {"type": "Person" if claim.passage is None else "Software", "name": claim.by}
        annotation["creator" if claim.passage is None else "generator"] = maker
    if claim.document_id:
        annotation["wasDerivedFrom"] = _urn("document", claim.document_id)
    return annotation


def _target(content: Content, claim: Claim) -> str | dict[str, Any]:
    passage = claim.passage
    document = content.evidence.documents.get(claim.document_id)
    if passage is None or document is None:
        return _urn("pair", "|".join(sorted((claim.source_id, claim.target_id))))
    anchor, start, end = passage.locate(document)
    quoted = {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": passage.prefix, "suffix": passage.suffix}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {
        "source": document.url or _urn("document", document.id),
        "selector": [quoted] if anchor is Anchor.LOST else [position, quoted],
        "textHash": f"sha256:{document.text_sha256}",
    }
