from __future__ import annotations

from dataclasses import replace

import pytest

from allymap.model import Actor, Claim, Document, Place, Verdict
from allymap.storage import ProjectFile


def found(file: ProjectFile, text: str, limit: int = 50) -> list[tuple[str, str]]:
    return [(hit.kind, hit.id) for hit in file.search(text, limit)]


def test_actors_come_first_then_documents_then_claims(filled: ProjectFile) -> None:
    assert found(filled, "ostrel") == [
        ("actor", "ostrel"), ("actor", "ostrel-port"), ("document", "strait"), ("claim", "claim-sale"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harb", [("actor", "ostrel-port"), ("document", "strait"), ("claim", "claim-sale")]),
        ("GRAIN sold", [("document", "strait"), ("claim", "claim-sale")]),
        ("grain pilotage", []),
        ("pilotage", [("claim", "claim-note")]),
        ("narrow", [("document", "strait")]),
        ("", []),
        ("  …!? ", []),
    ],
)
def test_all_words_are_wanted_and_the_last_may_be_a_beginning(
    filled: ProjectFile, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(filled, text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"', ""), ("ostrel AND", "ostrel and"), ("NEAR(a b)", "near a b"), ("title:strait", "title strait"),
        ("os*", "os"), ("-ostrel", "ostrel"), ("a^b", "a b"), ("'; DROP", "drop"),
    ],
)  # fmt: skip
def test_nothing_typed_is_read_as_query_syntax(filled: ProjectFile, text: str, words: str) -> None:
    assert filled.search(text, 50) == filled.search(words, 50)


def test_accents_do_not_matter(filled: ProjectFile) -> None:
    with filled.transaction():
        filled.put(Actor("erdogan", "Recep Tayyip Erdoğan"))
    assert found(filled, "erdogan") == [("actor", "erdogan")]
    assert found(filled, "Erdoğan") == [("actor", "erdogan")]


@pytest.mark.parametrize("before", [0, 3, 8, 60])
@pytest.mark.parametrize("after", [0, 60])
def test_an_excerpt_begins_with_a_whole_word_shortly_before_what_was_found(
    filled: ProjectFile, before: int, after: int
) -> None:
    words = [f"north{n}" for n in range(before)] + ["lighthouse"] + [f"south{n}" for n in range(after)]
    note = filled.get(Claim, "claim-note")
    assert note is not None
    with filled.transaction():
        filled.put(replace(note, note=" ".join(words)))
    (hit,) = filled.search("lighthouse", 5)
    shown = hit.excerpt.strip("…").split()
    start = words.index(shown[0])
    assert shown == words[start : start + len(shown)]
    assert hit.excerpt.find("lighthouse") <= 25
    assert hit.excerpt.startswith("…") is (start > 0)
    assert hit.excerpt.endswith("…") is (start + len(shown) < len(words))


def test_the_excerpt_shows_the_words_around_and_the_aliases_of_an_actor(filled: ProjectFile) -> None:
    document = next(hit for hit in filled.search("autumn", 50) if hit.kind == "document")
    assert document.title == "A strait too narrow"
    assert "autumn the two were rivals" in document.excerpt
    assert filled.search("port", 1)[0].excerpt == "the harbour"


def test_a_long_passage_is_shown_around_the_first_word(filled: ProjectFile) -> None:
    note = filled.get(Claim, "claim-note")
    assert note is not None
    with filled.transaction():
        filled.put(replace(note, note="far away " * 40 + "the lighthouse " + "and on " * 40))
    (hit,) = filled.search("lighthouse", 5)
    assert "the lighthouse and" in hit.excerpt
    assert len(hit.excerpt) <= 162
    assert (hit.excerpt[0], hit.excerpt[-1]) == ("…", "…")


@pytest.mark.parametrize("asked", ["erdogan", "Erdoğan"])
def test_a_long_passage_is_shown_around_a_word_with_accents(filled: ProjectFile, asked: str) -> None:
    note = filled.get(Claim, "claim-note")
    assert note is not None
    with filled.transaction():
        filled.put(replace(note, note="où loin " * 40 + "by Erdoğan " + "and on " * 40))
    (hit,) = filled.search(asked, 5)
    assert "by Erdoğan and" in hit.excerpt


def test_a_word_within_a_word_is_no_find(filled: ProjectFile) -> None:
    assert [hit.kind for hit in filled.search("old to", 9)] == []
    assert ("claim", "claim-sale") in found(filled, "sold to")


def test_the_limit_holds_over_all_kinds(filled: ProjectFile) -> None:
    assert len(found(filled, "ostrel", 3)) == 3
    assert found(filled, "ostrel", 0) == []


def test_the_index_follows_changes_and_removals(filled: ProjectFile) -> None:
    document, sale = filled.get(Document, "strait"), filled.get(Claim, "claim-sale")
    assert document is not None
    assert sale is not None
    assert sale.passage is not None
    with filled.transaction():
        filled.put(replace(document, title="Wide waters"))
        filled.put(replace(sale, passage=replace(sale.passage, exact="sold timber")))
        filled.remove(Place, "map|vinmark")
        filled.remove(Verdict, "claim-sale")
    assert found(filled, "wide") == [("document", "strait")]
    assert found(filled, "narrow") == []
    assert found(filled, "ostrel") == [("actor", "ostrel"), ("actor", "ostrel-port"), ("document", "strait")]
    with filled.transaction():
        filled.put(replace(sale, note="Timber too."))
    assert found(filled, "timber") == [("claim", "claim-sale")]
    with filled.transaction():
        filled.remove(Claim, "claim-sale")
    assert found(filled, "timber") == []
    assert filled.faults() == []
