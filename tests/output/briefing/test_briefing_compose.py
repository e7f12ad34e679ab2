"""Scenes become pages: numbered sources, labels that withhold, strands without a source that refuse."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from briefed import SCENE, evidence, labelled, stock

from allymap.model import (
    Actor,
    ActorKind,
    AllyMapError,
    Callout,
    Camera,
    Note,
    Passage,
    Polarity,
    Scene,
    SceneKind,
    Tlp,
)
from allymap.network import asking
from allymap.network.drawing import Drawing
from allymap.network.evidence import Query
from allymap.network.handling import cleared
from allymap.network.relations import derive
from allymap.output.briefing import dossier
from allymap.output.briefing.compose import brief, query_of
from allymap.output.briefing.outline import outline
from allymap.output.briefing.pages import footnote, picture_size
from allymap.output.sourcing import UnsourcedError


def test_every_strand_has_numbers_that_resolve() -> None:
    made = brief("B", [SCENE], stock())
    (page,) = made.pages
    assert page.picture is not None
    drawn = {
        (relation, list(Polarity)[side].value)
        for relation, side in zip(page.picture.strands.relation_ids, page.picture.strands.polarity, strict=True)
    }
    assert page.footnotes.keys() == drawn
    for (relation, polarity), numbers in page.footnotes.items():
        for number in numbers:
            source = made.sources[number - 1]
            claim = evidence().claims[source.claim_id]
            assert (source.number, source.polarity, claim.polarity.value) == (number, polarity, polarity)
            assert set(relation.split("|")) == {claim.source_id, claim.target_id}
    assert [source.number for source in made.sources] == list(range(1, 6))


def test_a_source_says_where_it_stands_and_how_it_was_found() -> None:
    made = brief("B", [SCENE], replace(stock(), page_of=lambda _: 4))
    source = made.sources[0]
    assert source.quote == "Arda sold radars to Boral in 2015"
    assert source.citation == "A paper, The Harbour Review, 2017-05, page 4"
    assert source.provenance == "rules 1.0; not reviewed"


def test_the_numbers_stand_beside_their_own_strand() -> None:
    made = brief("B", [replace(SCENE, highlighted=("arda|boral",), quotes=())], stock())
    picture = made.pages[0].picture
    assert picture is not None
    notes = [caption for caption in picture.captions if caption.role == "footnote"]
    middles = [np.array([(c[0] + 2 * c[2] + c[4]) / 4, (c[1] + 2 * c[3] + c[5]) / 4]) for c in picture.strands.curve]
    assert len(notes) == len(middles) == 2
    for row, note in enumerate(notes):
        at = np.array([note.x + 6, note.y - 3])
        assert np.hypot(*(at - middles[row])) < np.hypot(*(at - middles[1 - row]))


def test_a_strand_without_a_source_refuses() -> None:
    found = evidence()
    claim = found.claims["treaty"]
    assert claim.passage is not None
    emptied = replace(claim, passage=replace(claim.passage, exact=""))
    with pytest.raises(UnsourcedError, match="Arda – Cedra \\(cooperation\\)"):
        brief("B", [SCENE], stock(replace(found, claims={**found.claims, "treaty": emptied})))


def test_a_signed_note_is_a_source() -> None:
    found = evidence()
    note = replace(found.claims["treaty"], passage=None, note="Told to me at the embassy.", by="A. Analyst")
    made = brief("B", [SCENE], stock(replace(found, claims={**found.claims, "treaty": note})))
    (source,) = [one for one in made.sources if one.claim_id == "treaty"]
    assert (source.quote, source.document) == ("Told to me at the embassy.", "Note by A. Analyst")


def test_what_is_labelled_higher_is_left_out_and_counted() -> None:
    found = labelled(labelled(evidence(), "other", "TLP:AMBER"), "border", "TLP:RED")
    made = brief("B", [SCENE], stock(found), "TLP:GREEN")
    assert {source.claim_id for source in made.sources} == {"radars", "treaty", "spying"}
    assert made.withheld == "2 claims and 1 document with a higher handling label withheld."
    assert brief("B", [SCENE], stock(found), "TLP:RED").withheld == ""
    assert "drills" not in {source.claim_id for source in brief("B", [SCENE], stock(found)).sources}


def test_an_actor_goes_with_its_last_claim() -> None:
    found = labelled(labelled(evidence(), "border", "TLP:AMBER"), "treaty", "TLP:AMBER")
    free = cleared(found, "TLP:GREEN")
    assert set(free.evidence.actors) == {"arda", "boral"}
    assert cleared(found, "TLP:AMBER").evidence is found


def test_hidden_and_higher_scenes_are_not_shown() -> None:
    scenes = [SCENE, replace(SCENE, id="b", hidden=True), replace(SCENE, id="c", tlp="TLP:RED")]
    made = brief("B", scenes, stock(), "TLP:GREEN")
    assert (len(made.pages), made.withheld) == (1, "1 scene withheld.")
    with pytest.raises(AllyMapError, match="no scene to show"):
        brief("B", scenes[1:], stock(), "TLP:GREEN")


def test_callouts_stand_where_they_point() -> None:
    scene = replace(
        SCENE, quotes=(), camera=Camera(10, 20, 2),
        callouts=(Callout("here", "arda"), Callout("there", "", 10, 20), Callout("gone", "nobody")),
    )  # fmt: skip
    (page,) = brief("B", [scene], stock()).pages
    width, height = picture_size(quotes=False)
    assert [one.text for one in page.callouts] == ["here", "there"]
    assert (page.callouts[1].x, page.callouts[1].y) == (width / 2, height / 2)


def test_a_scene_keeps_its_query() -> None:
    query = Query(polarities=frozenset({Polarity.COMPETITION}), arenas=frozenset({"Syria"}), reviewed_only=True)
    scene = replace(SCENE, filters=asking.written(query), start="2016-01-01", end="2016-12-31")
    found = query_of(scene)
    assert (found.polarities, found.arenas, found.reviewed_only) == (query.polarities, query.arenas, True)
    assert (found.start and found.start.year, found.end and found.end.month) == (2016, 12)
    assert asking.written(Query()) == "" and asking.read("") == Query()
    for wrong in ("[1]", '{"tiers": ["golden"]}', "{", '{"tiers": 3}'):
        with pytest.raises(AllyMapError, match="asks what this version does not know"):
            query_of(replace(SCENE, filters=wrong))


def test_a_project_without_scenes_gets_an_outline() -> None:
    scenes = outline(evidence(), "Three states", "map", "")
    assert [scene.layout_id for scene in scenes] == ["map", "", *["map"] * (len(scenes) - 2)]
    assert [scene.kind for scene in scenes][:2] == [SceneKind.TITLE, SceneKind.MAP]
    assert scenes[2].title == "Arda and Boral: contested"
    assert set(scenes[2].quotes) == {"radars", "drills", "spying"}
    made = brief("Three states", scenes, stock())
    assert made.pages[-1].title.startswith("What changed since 2017")
    assert outline(replace(evidence(), claims={}), "Nothing", "", "") == []
    one = replace(evidence(), claims={"border": evidence().claims["border"]})
    assert outline(one, "One", "", "")[1].subtitle == "1 relation, 0 of them contested"


def test_a_dossier_puts_a_date_without_a_beginning_under_its_end() -> None:
    radars = replace(evidence().claims["radars"], date="../2014")
    found = replace(evidence(), claims={"radars": radars})
    (relation,) = derive(found, Query())
    assert "### Until 2014\n" in dossier.write(relation, found)


def test_an_overview_shows_what_a_page_can_hold() -> None:
    found = evidence()
    names = [f"a{n:02}" for n in range(12)]
    actors = {one: Actor(one, one, ActorKind.STATE) for one in names}
    treaty = found.claims["treaty"]
    claims = {
        f"{one}-{other}": replace(treaty, id=f"{one}-{other}", source_id=one, target_id=other)
        for one, other in combinations(names, 2)
    }
    many = replace(found, actors={**found.actors, **actors}, claims={**found.claims, **claims})
    overview = outline(many, "Many", "", "")[1]
    assert overview.subtitle == "The 24 best documented of 69 relations, 1 of them contested"
    (page,) = brief("Many", [overview], stock(many)).pages
    assert len({relation for relation, _ in page.footnotes}) == 24
    assert ("arda|boral", "cooperation") in page.footnotes


def test_labels_as_people_write_them() -> None:
    assert (Tlp.read("white"), Tlp.read("tlp:amber+strict")) == (Tlp.CLEAR, Tlp.AMBER_STRICT)
    with pytest.raises(AllyMapError, match="no handling label"):
        Tlp.read("secret")


def test_numbers_beside_a_strand() -> None:
    assert (footnote((4, 7)), footnote((1, 2, 3, 4))) == ("4, 7", "1, 2, 3+")


def test_passages_of_other_documents_are_no_source() -> None:
    found = evidence()
    strange = replace(found.claims["border"], passage=Passage("gone", 0, 4, "text"))
    with pytest.raises(UnsourcedError):
        brief("B", [SCENE], stock(replace(found, claims={**found.claims, "border": strange})))


def test_a_scene_of_words_has_no_picture() -> None:
    scene = Scene("end", "Thank you", "", kind=SceneKind.CLOSING, subtitle="Questions?")
    (page,) = brief("B", [scene], stock()).pages
    assert (page.picture, page.subtitle, page.numbers) == (None, "Questions?", ())


def test_bends_and_notes_of_the_layout_are_drawn() -> None:
    drawing = Drawing({"arda|boral": 0.3}, (Note("n", "Watch this", 0.0, 0.0),))
    (plain,) = brief("B", [SCENE], stock()).pages
    (drawn,) = brief("B", [SCENE], replace(stock(), drawn=lambda *_: drawing)).pages
    assert plain.picture is not None and drawn.picture is not None
    row = plain.picture.strands.relation_ids.index("arda|boral")
    assert not np.allclose(plain.picture.strands.curve[row], drawn.picture.strands.curve[row])
    assert [line for note in drawn.picture.notes for line in note.lines] == ["Watch this"]


def test_a_scene_keeps_what_the_map_was_focused_on() -> None:
    query = Query(around=frozenset({"arda"}), steps=2)
    assert asking.read(asking.written(query)) == query
