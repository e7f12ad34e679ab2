"""Large projects: the times are generous, so that they fail for a wrong way of doing it, not for a slow machine."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from allymap.model import Actor, Claim, Document, Kind, Passage, Polarity
from allymap.storage import ProjectFile
from allymap.workspace import Workspace

ACTORS, DOCUMENTS, CLAIMS_EACH = 20_000, 1_000, 100


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = ProjectFile.scratch()
    sentence = "Actor {0} promised actor {1} a share of the harvest, and a road to carry it, before the winter came. "
    with file.transaction():
        for number in range(ACTORS):
            file.put(Actor(f"actor-{number}", f"Actor {number}"))
        for number in range(DOCUMENTS):
            pairs = [(number * 7 + k * 13, number * 11 + k * 17 + 1) for k in range(CLAIMS_EACH)]
            text, spans = "", []
            for pair in pairs:
                spans.append(len(text))
                text += sentence.format(*pair)
            document = Document(f"document-{number}", f"Document {number}", text, f"{number:064x}")
            digest = document.text_sha256
            file.put(document)
            for k, (start, (one, other)) in enumerate(zip(spans, pairs, strict=True)):
                passage = Passage.of(document, start, start + 90, digest)
                file.put(
                    Claim(
                        f"{number}-{k}", Kind.EVENT, f"actor-{one % ACTORS}", f"actor-{other % ACTORS}",
                        Polarity.COOPERATION, passage, date="2015-09", by="rules 1.0", reasons=("promise", "subject"),
                    )
                )  # fmt: skip
    path = file.save(tmp_path_factory.mktemp("large") / "large.allymap")
    file.close()
    return path


@pytest.mark.slow
def test_a_large_project_opens_in_two_seconds_of_work(large: Path) -> None:
    seconds = []
    for _ in range(3):
        start = time.process_time()
        with Workspace.open(large) as workspace:
            seconds.append(time.process_time() - start)
            assert (len(workspace.actors), len(workspace.claims)) == (ACTORS, DOCUMENTS * CLAIMS_EACH)
    assert min(seconds) < 2


@pytest.mark.slow
def test_a_search_in_a_large_project_does_not_read_every_passage(large: Path) -> None:
    with Workspace.look(large) as workspace:
        start = time.process_time()
        hits = workspace.search("promised 4242")
        assert time.process_time() - start < 0.5
    assert {hit.kind for hit in hits} == {"document", "claim"}
    assert all("4242" in hit.excerpt for hit in hits if hit.kind == "claim")
