"""Claims, changes, layouts and shipped resources: the small promises other rooms build on."""

from __future__ import annotations

import pytest

from allymap.model import (
    AUTHOR,
    Camera,
    Change,
    Claim,
    Document,
    Kind,
    Layout,
    Modality,
    Passage,
    Polarity,
    Tier,
)
from allymap.model.resources import resource


def test_a_claim_belongs_to_the_document_of_its_passage() -> None:
    document = Document("d7", "Title", "Iran armed Hezbollah.", "")
    claim = Claim("c", Kind.EVENT, "iran", "hezbollah", Polarity.COOPERATION, Passage.of(document, 0, 4))
    assert claim.document_id == "d7"
    assert claim.narrator == AUTHOR
    assert (claim.modality, claim.tier, claim.directed) == (Modality.HAPPENED, Tier.DRAWN, True)


def test_a_signed_note_belongs_to_no_document() -> None:
    note = Claim("c", Kind.STATE, "iran", "russia", Polarity.COMPETITION, by="J. Doe", note="They distrust each other.")
    assert note.document_id == ""


@pytest.mark.parametrize(
    ("modality", "factual"),
    [
        (Modality.HAPPENED, True),
        (Modality.ONGOING, True),
        (Modality.ANNOUNCED, False),
        (Modality.HYPOTHETICAL, False),
        (Modality.DENIED, False),
    ],
)
def test_only_what_happened_or_is_ongoing_is_factual(modality: Modality, factual: bool) -> None:
    assert modality.factual is factual


def test_a_change_names_the_tables_it_touched() -> None:
    change = Change("Move", {"places": frozenset({"a"}), "claims": frozenset()})
    assert change.tables == {"places", "claims"}
    assert Change("Nothing").tables == frozenset()


def test_a_layout_starts_folded_and_unlocked_at_the_middle() -> None:
    layout = Layout("map", "Map")
    assert (layout.folded, layout.locked, layout.camera) == (True, False, Camera(0.0, 0.0, 1.0))


def test_resources_are_found_and_a_missing_one_is_named() -> None:
    assert "A summit in Riyadh" in resource("sample", "a-summit-in-riyadh.txt").read_text(encoding="utf-8")
    assert resource("sample").is_dir()
    with pytest.raises(FileNotFoundError, match=r"sample/none\.txt is missing"):
        resource("sample", "none.txt")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (Kind, "event state"),
        (Polarity, "cooperation competition"),
        (Modality, "happened ongoing announced hypothetical denied"),
        (Tier, "drawn suggested"),
    ],
)
def test_stored_words_are_those_of_the_interface(values: type[Kind], words: str) -> None:
    assert [value.value for value in values] == words.split()
