"""The extractor as other rooms use it: whole documents, bad input, cancelling, processes."""

import gc
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allymap.extraction.survey import survey
from allymap.model import Actor, ActorKind, Cancelled, Document, Progress, Severity


def document(text: str, name: str = "d") -> Document:
    return Document(name, "Title", text, "", published="2024-04-10", language="en")


STORY = (
    "Iran attacked Israel in March 2023. Russia condemned the attack and accused Iran of breaking the peace.\n\n"
    "Turkey and Russia signed an agreement on trade. The two countries have long been rivals."
)


def test_actors_and_claims(extractor):
    found = extractor.extract([document(STORY)], Progress())
    ids = {actor.id for actor in found.actors}
    assert {"iran", "israel", "russia"} <= ids
    assert all({c.source_id, c.target_id} <= ids for c in found.claims)
    assert all(actor.principal_id in ids for actor in found.actors if actor.principal_id)
    assert [c.passage.start for c in found.claims] == sorted(c.passage.start for c in found.claims)


def test_principals_come_with_their_people(extractor):
    found = extractor.extract([document("Vladimir Putin attacked Israel.")], Progress())
    by_id = {actor.id: actor for actor in found.actors}
    assert by_id["vladimir-putin"].principal_id == "russia"
    assert "russia" in by_id


@pytest.mark.parametrize(
    ("title", "text", "pair", "arena"),
    [
        ("Peru and Chile: friends by need", "This alliance is strong.", {"peru", "chile"}, ()),
        ("Emmanuel Macron in Beirut", "He criticised Iran.", {"emmanuel-macron", "iran"}, ()),
        ("Turkey and Greece fight over Libya", "They attacked each other.", {"turkey", "greece"}, ("Libya",)),
    ],
)
def test_a_title_apart_tells_who_and_where_is_meant_and_claims_nothing(extractor, title, text, pair, arena):
    (claim, *others) = extractor.extract([replace(document(text), title=title)], Progress()).claims
    assert {claim.source_id, claim.target_id} == pair
    assert claim.arena == arena
    assert all(one.passage.exact in text for one in (claim, *others))


def test_a_title_alone_claims_nothing(extractor):
    told = replace(document("Nobody was hurt, and the weather was fine."), title="Peru attacked Chile")
    assert extractor.extract([told], Progress()).claims == ()


def test_the_same_twice(extractor):
    one, other = (extractor.extract([document(STORY)], Progress()) for _ in range(2))
    assert one.actors == other.actors
    assert [(c.id, c.confidence) for c in one.claims] == [(c.id, c.confidence) for c in other.claims]


def test_no_look_for_cycles_within_a_document(extractor, monkeypatch):
    """It would walk the language model and find nothing: hardly anything that a document leaves is in a cycle."""
    looking = []

    def surveyed(*of):
        looking.append(gc.isenabled())
        return survey(*of)

    monkeypatch.setattr("allymap.extraction.extractor.survey", surveyed)
    gc.collect()
    for found in extractor.extract_together([document(STORY, name) for name in "ab"], Progress(), "now"):
        assert gc.isenabled(), "between two documents there may be one"
        assert len(found.claims) > 1
    assert looking == [False, False]
    assert gc.collect() < 200


def test_documents_that_are_parsed_together_do_not_meet(extractor):
    texts = [
        "Peru sued Chile. Both signed a truce.",
        "Elle est partie hier avec ses enfants.",
        "They armed Mali.",
        STORY,
    ]
    documents = [document(text, f"d{number}") for number, text in enumerate(texts)]
    documents[1] = replace(documents[1], language="fr")
    together = extractor.extract(documents, Progress())
    alone = [extractor.extract([one], Progress()) for one in documents]
    assert [(c.id, c.confidence) for c in together.claims] == [(c.id, c.confidence) for e in alone for c in e.claims]
    assert [remark.message for remark in together.report.remarks] == [
        r.message for e in alone for r in e.report.remarks
    ]


def test_another_language_is_not_read_in_silence(extractor):
    german = Document("g", "Bericht", "Der Iran und Russland haben sich in der Hauptstadt auf einen Plan geeinigt.", "")
    found = extractor.extract([german], Progress())
    assert found.claims == ()
    (remark,) = found.report.remarks
    assert remark.severity is Severity.NOTE
    assert "not in English" in remark.message


@pytest.mark.parametrize(
    "text",
    [
        "", " \n ", "\x00\x01\x02 Iran \x07 attacked \x1f Israel.", "Iran attacked \ud800 Israel\udfff.", "." * 100_000,
        "x" * 1_000_000, "“" * 5_000, "x\n" * 50_000, "\u202eIran attacked Israel.", "e\u0301\u0302" * 20_000,
    ],
    ids=["empty", "space", "control", "surrogates", "dots", "endless", "quotes", "lines", "bidi", "accents"],
)  # fmt: skip
def test_bad_input(extractor, text):
    found = extractor.extract([document(text)], Progress())
    for claim in found.claims:
        assert text[claim.passage.start : claim.passage.end] == claim.passage.exact


WORDS = st.sampled_from(
    ["Iran", "Israel", "Russia", "attacked", "helped", "its", "ally", "the", "and", "who", "said", "not", "if", ",",
     ".", "“", "”", "-", "backed", "both", "they", "in", "Syria", "2015", "rebels", "\n\n", "of", "to", "by", "pro",
     "anti", "\u00a0", "president"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=40))
def test_word_salad_keeps_every_anchor(extractor, words):
    text = " ".join(words)
    for claim in extractor.extract([document(text)], Progress()).claims:
        assert text[claim.passage.start : claim.passage.end] == claim.passage.exact
        assert text[slice(*claim.trigger_span)] == claim.trigger
        assert claim.source_id != claim.target_id


def test_a_projects_own_actor_is_found(model, names):
    from allymap.extraction import Extractor

    mine = Actor("blue-fleet", "Blue Fleet", ActorKind.ARMED_GROUP, aliases=("the Blues",))
    found = Extractor.load([mine]).extract([document("Iran attacked Blue Fleet. Iran bombed Blue Fleet.")], Progress())
    assert "blue-fleet" in {actor.id for actor in found.actors}


@pytest.mark.parametrize("text", ["Iran backs Syria, and Peru is anti", "Peru helps Chile, which is pro-", "Anti-"])
def test_a_text_may_end_in_a_prefix(extractor, text):
    found = extractor.extract([document(text)], Progress())
    assert all(text[slice(*claim.source_span)] == claim.source_mention for claim in found.claims)


def test_cancelling_stops(extractor):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        extractor.extract([document(STORY)], progress)


def test_progress_counts_documents(extractor):
    heard = []
    progress = Progress(lambda *row: heard.append(row))
    extractor.extract([document(STORY, name="a"), document(STORY, name="b")], progress)
    assert heard[0] == ("Reading for claims", 0, 2)
    assert heard[-1] == ("Reading for claims", 2, 2)


def test_importing_the_room_is_light():
    code = "import sys, allymap.extraction; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_processes_answer_as_one_does(extractor):
    documents = [document(STORY, name=f"d{at}") for at in range(9)]
    alone, shared = extractor.extract(documents, Progress()), extractor.extract(documents, Progress(), jobs=2)
    assert alone.actors == shared.actors
    assert [(c.id, c.document_id) for c in alone.claims] == [(c.id, c.document_id) for c in shared.claims]
