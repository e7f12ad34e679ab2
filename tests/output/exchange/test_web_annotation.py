"""Web Annotations."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from evidence_rows import ARTICLE, HELPED, NOTE, QUARREL, with_document
from exchanged import content

from allymap.output.exchange import web_annotation


def _items(written: bytes) -> dict[str, dict[str, Any]]:
    whole = json.loads(written)
    assert whole["type"] == "AnnotationCollection"
    assert whole["total"] == len(whole["first"]["items"])
    return {one["id"]: one for one in whole["first"]["items"]}


def test_a_claim_points_at_its_words_by_position_and_quotation() -> None:
    one = _items(web_annotation.write(content()))["urn:allymap:claim:c1"]
    position, quoted = one["target"]["selector"]
    assert position["type"] == "TextPositionSelector"
    assert ARTICLE.text[position["start"] : position["end"]] == HELPED.passage.exact
    assert quoted == {
        "type": "TextQuoteSelector", "exact": HELPED.passage.exact, "prefix": HELPED.passage.prefix,
        "suffix": HELPED.passage.suffix,
    }  # fmt: skip
    assert one["target"]["textHash"] == f"sha256:{ARTICLE.text_sha256}"
    assert one["target"]["source"] == one["wasDerivedFrom"] == "urn:allymap:document:article"
    assert one["body"]["value"] == "Vladimir Putin cooperates with Syria"
    assert one["generator"] == {"type": "Software", "name": "rules 1.0"}
    assert one["claim"]["event"] == "AID"


def test_a_moved_passage_is_where_it_stands_now() -> None:
    moved = with_document(replace(ARTICLE, text="New. " + ARTICLE.text))
    (position, _) = _items(web_annotation.write(content(moved)))["urn:allymap:claim:c2"]["target"]["selector"]
    assert position["start"] == QUARREL.passage.start + 5


def test_an_address_is_the_source() -> None:
    addressed = with_document(replace(ARTICLE, url="https://weekly.example/a"))
    one = _items(web_annotation.write(content(addressed)))["urn:allymap:claim:c1"]
    assert one["target"]["source"] == "https://weekly.example/a"


def test_a_note_is_about_the_pair() -> None:
    one = _items(web_annotation.write(content()))[f"urn:allymap:claim:{NOTE.id}"]
    assert one["target"] == "urn:allymap:pair:iran%7Csyria"
    assert one["creator"] == {"type": "Person", "name": "A. Analyst"}
    assert "wasDerivedFrom" not in one


def test_the_label_stands_on_the_collection() -> None:
    assert json.loads(web_annotation.write(content(label="TLP:GREEN")))["tlp"] == "TLP:GREEN"
    assert "tlp" not in json.loads(web_annotation.write(content()))
