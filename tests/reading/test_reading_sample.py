"""The bundled dossier reads whole: six dated English documents in three formats, all titled, none too long."""

from __future__ import annotations

from pathlib import Path

from allymap.model import FuzzyDate, Progress, Severity
from allymap.model.resources import resource
from allymap.reading import read_paths


def test_the_sample_reads_without_a_fault() -> None:
    reading = read_paths([Path(str(resource("sample")))], Progress())
    assert {remark.severity for remark in reading.report.remarks} <= {Severity.SKIPPED}
    assert len(reading.documents) == 6
    assert {document.media_type for document in reading.documents} == {"text/plain", "text/markdown", "text/html"}
    for document in reading.documents:
        assert document.language == "en"
        assert document.title[0].isupper()
        assert document.text.startswith(document.title)
        assert 250 <= len(document.text.split()) <= 450
        published = FuzzyDate.parse(document.published)
        assert published.earliest == published.latest is not None
        assert "appears twice a month" not in document.text
        assert "weekly letter" not in document.text


def test_the_sample_has_different_publishers() -> None:
    reading = read_paths([Path(str(resource("sample")))], Progress())
    publishers = {document.publisher for document in reading.documents if document.media_type != "text/plain"}
    assert len(publishers) == 5
    assert all(publishers)
