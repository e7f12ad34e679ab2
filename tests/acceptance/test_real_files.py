"""Files as desks get them: what is said around the words adds no claim, and every claim leads back to its letters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import real_files
from anchoring import check_anchors, letters

from allymap.extraction import Extractor
from allymap.model import Claim, Document, Report
from allymap.workspace import Workspace, building

pytestmark = pytest.mark.slow

WESTERN = "The file is not UTF-8 and was read as cp1252."
TOLD = {
    "page.html": [WESTERN],
    "western.txt": [WESTERN],
    "mail.eml": [
        WESTERN,
        WESTERN,
        *(
            f"This is another version of “{real_files.TITLE}” ({first}): both are kept, as one origin."
            for first in ("mail", "mail", "mail-review")
        ),
    ],
    "lines.jsonl": [
        "This line is not valid JSON (Unterminated string starting at) and was left out.",
        "This line is not a JSON object and was left out.",
        "This line has no “text” and was left out.",
        "This line is not a JSON object and was left out.",
    ],
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def build(name: str, content: bytes, folder: Path, extractor: Extractor) -> tuple[Workspace, Report]:
    path = folder / name
    path.write_bytes(content)
    built = building.build([path], folder / "p.allymap", extractor=extractor)
    return built.workspace, built.report


def said(claim: Claim) -> tuple[Any, ...]:
    assert claim.passage is not None
    words = letters(claim.passage.exact).strip("“”")  # what repeats a sentence and stands first may quote it
    return claim.source_id, claim.target_id, claim.polarity, claim.event, claim.date, words


SURE = 0.25
"""The marks of a pull quote that stands first change a confidence by up to a tenth: what is doubtful may be dropped."""


def claims_of(workspace: Workspace, document: Document) -> list[tuple[Any, ...]]:
    found = [claim for claim in workspace.claims.values() if claim.document_id == document.id]
    return sorted(said(claim) for claim in found if claim.confidence >= SURE)


@pytest.fixture(scope="module")
def expected(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    """What the words alone say."""
    folder = tmp_path_factory.mktemp("alone")
    workspace, report = build("alone.txt", real_files.story_text().encode(), folder, extractor)
    with workspace:
        assert report.remarks == []
        (document,) = workspace.documents.values()
        found = claims_of(workspace, document)
    pairs = {frozenset(row[:2]) for row in found}
    assert {frozenset(("russia", "iran")), frozenset(("turkey", "russia")), frozenset(("israel", "iran"))} <= pairs
    return found


@pytest.mark.parametrize("name", real_files.FILES)
def test_a_real_file_says_what_its_story_says(
    name: str, tmp_path: Path, extractor: Extractor, expected: list[tuple[Any, ...]]
) -> None:
    workspace, report = build(name, real_files.FILES[name](), tmp_path, extractor)
    with workspace:
        documents = list(workspace.documents.values())
        first = documents[0]
        assert (first.title, first.published, first.language) in (
            (real_files.TITLE, real_files.PUBLISHED, "en"), ("western", real_files.PUBLISHED, "en"),
        )  # fmt: skip
        for document in documents:
            assert real_files.DELETED not in document.text
            if "Oman" not in document.text:
                assert claims_of(workspace, document) == expected, document.id
        check_anchors(workspace)
        assert [remark.message for remark in report.remarks] == TOLD.get(name, [])
