"""Every format, damaged at random: a document or one sentence, soon, and passages that stay where they are."""

from __future__ import annotations

import random
import time

import pytest
from mutations import mutated, seeds

from allymap.model import Anchor, Passage
from allymap.reading import SUFFIXES, read_bytes

SEEDS = seeds()


def test_there_is_a_document_of_every_format() -> None:
    assert {known.media_type for known in SUFFIXES.values()} == {SUFFIXES[suffix].media_type for suffix in SEEDS}
    for suffix, content in SEEDS.items():
        reading = read_bytes(content, "a" + suffix, "2018")
        assert reading.documents
        assert reading.report.remarks == []
        assert any("its ally; Israel did not" in document.text for document in reading.documents)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_a_damaged_document_is_read_or_refused_in_time(suffix: str) -> None:
    chance = random.Random(suffix)
    for _ in range(40):
        content = mutated(SEEDS[suffix], suffix, chance, list(SEEDS.values()))
        began = time.monotonic()
        reading = read_bytes(content, "a" + suffix)
        assert time.monotonic() - began < 10
        assert reading.documents or reading.report.failures
        assert len(reading.documents) == len(reading.originals)
        for document in reading.documents:
            assert document.text.strip()
            document.text.encode()
            assert all(remark.message.endswith(".") for remark in reading.report.remarks)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_a_passage_is_exact_when_its_document_is_read_again(suffix: str) -> None:
    chance = random.Random(suffix)
    content = SEEDS[suffix]
    for document, again in zip(
        read_bytes(content, "a" + suffix).documents, read_bytes(content, "a" + suffix).documents, strict=True
    ):
        for _ in range(20):
            start = chance.randrange(len(document.text))
            passage = Passage.of(document, start, chance.randint(start + 1, len(document.text)))
            assert passage.locate(again) == (Anchor.EXACT, passage.start, passage.end)


@pytest.mark.parametrize("suffix", [".docx", ".eml"])
def test_an_original_that_was_enclosed_is_read_like_the_document_that_came_of_it(suffix: str) -> None:
    reading = read_bytes(SEEDS[suffix], "a" + suffix, "2018")
    by_type = {known.media_type: ending for ending, known in reversed(SUFFIXES.items())}
    for document, original in zip(reading.documents, reading.originals, strict=True):
        again = read_bytes(original.content, "b" + by_type[document.media_type]).documents[0]
        assert again.text == document.text
