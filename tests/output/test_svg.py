from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
from drawn_maps import dozen, two
from hypothesis import given, settings
from hypothesis import strategies as st

from allymap.model import Camera
from allymap.network.look import LIGHT
from allymap.network.picture import Picture, compose, fit
from allymap.output import svg

SIZE = (900, 600)
NS = {"s": "http://www.w3.org/2000/svg"}


def drawn(made: tuple, **options: object) -> Picture:
    view, places = made
    return compose(view, places, fit(places, SIZE), SIZE, **options)


def parsed(picture: Picture) -> ElementTree.Element:
    return ElementTree.fromstring(svg.write(picture))


@settings(max_examples=60)
@given(st.text(), st.text(), st.text())
def test_it_is_well_formed_whatever_the_names(name: str, other: str, title: str) -> None:
    root = parsed(drawn(two(name, other), title=title, as_of=name, sources_line=other))
    assert len(root.findall(".//s:g[@data-actor]", NS)) == 2
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


def test_each_actor_and_strand_is_a_named_group() -> None:
    picture = drawn(dozen())
    root = parsed(picture)
    actors = root.findall("s:g[@id='actors']/s:g", NS)
    assert [group.find("s:title", NS).text for group in actors] == picture.discs.names
    strands = root.findall("s:g[@id='strands']/s:g", NS)
    assert [group.get("data-relation") for group in strands] == picture.strands.relation_ids
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", group.get("id")) for group in (*actors, *strands))
    first = strands[0].find("s:title", NS).text
    assert first == "Iran – Russia: cooperation, 20 passages, contested"
    announced = strands[6].find("s:title", NS).text
    assert announced.endswith("not reviewed, announced or possible") or "announced" in announced


def test_polarity_review_and_fact_can_be_seen() -> None:
    root = parsed(drawn(dozen()))
    for group in root.findall("s:g[@id='strands']/s:g", NS):
        title, paths = group.find("s:title", NS).text, group.findall("s:path", NS)
        competition = group.get("class") == "competition"
        assert ("stroke-dasharray" in paths[0].attrib) == competition
        assert paths[0].get("stroke") == LIGHT.stroke(int(competition), "not reviewed" not in title)
        assert len(paths) == (2 if "announced" in title else 1)
        if len(paths) == 2:
            assert paths[1].get("stroke") == LIGHT.canvas


def test_a_bent_strand_is_a_curve_and_a_straight_one_a_line() -> None:
    picture = drawn(two())
    picture.strands.curve[0, 3] -= 40
    paths = [path.get("d") for path in parsed(picture).findall("s:g[@id='strands']/s:g/s:path", NS)]
    assert re.fullmatch(r"M[-\d. ]+Q[-\d. ]+", paths[0])
    assert re.fullmatch(r"M[-\d. ]+L[-\d. ]+", paths[1])


def test_it_describes_itself_and_names_fallback_fonts() -> None:
    root = parsed(drawn(two(), title="Allies to a point", as_of="As of April 2024", sources_line="Sources: one report"))
    assert root.find("s:title", NS).text == "Allies to a point"
    assert root.find("s:desc", NS).text == "2 actors and 1 relation, 1 of them contested. As of April 2024"
    assert root.get("role") == "img"
    assert root.get("font-family").startswith("'Source Sans Pro', ")
    assert root.get("font-family").endswith("sans-serif")
    texts = [text.text for text in root.iter(f"{{{NS['s']}}}text")]
    assert {"Allies to a point", "As of April 2024", "Sources: one report"} <= set(texts)
    assert root.find("s:g[@id='legend']", NS) is not None


def test_labels_have_a_halo_and_stand_where_the_picture_says() -> None:
    picture = drawn(two())
    labels = parsed(picture).find("s:g[@id='labels']", NS)
    assert labels.get("paint-order") == "stroke"
    assert labels.get("stroke") == LIGHT.canvas
    box = picture.discs.label_box[0]
    assert float(labels[0].get("x")) == np.float32(box[0] + box[2] / 2).round(2)
    assert box[1] < float(labels[0].get("y")) < box[1] + box[3]


def test_hidden_labels_and_tiny_codes_are_not_drawn() -> None:
    view, places = dozen()
    root = ElementTree.fromstring(svg.write(compose(view, places, Camera(636, 380, 0.02), SIZE, legend=False)))
    assert root.findall("s:g[@id='actors']//s:text", NS) == []
    filled = {
        one.get("data-actor") for one in root.findall("s:g[@id='actors']/s:g", NS) if one.get("fill") == LIGHT.rim
    }
    assert filled == {"iran"}, "who matters most is solid"
    assert root.find("s:g[@id='legend']", NS) is None


def test_a_pin_is_drawn_on_pinned_actors_only() -> None:
    plain, pinned = parsed(drawn(two())), parsed(drawn(two(), pinned=frozenset({"iran"})))
    assert len(pinned.findall(".//s:circle", NS)) == len(plain.findall(".//s:circle", NS)) + 2


def test_an_empty_map_is_a_document_too() -> None:
    view, _ = two()
    root = ElementTree.fromstring(svg.write(compose(view, {}, Camera(), SIZE)))
    assert root.find("s:desc", NS).text == "0 actors and 0 relations, 0 of them contested."
