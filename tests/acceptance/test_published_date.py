"""When a document was published: metadata, then dateline, then what was said; else “last month” stays open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_docx import docx, p
from made_pdf import BOLD, Sheet, pdf

from allymap.extraction import Extractor
from allymap.model import Claim
from allymap.workspace import Workspace, building, editing, importing

TITLE, TEXT = "A late delivery", "Russia armed Iran last month. Turkey bombed Syria in 2016."
DATELINE = "Published: 5 March 2019"
SUFFIXES = (".txt", ".md", ".html", ".jsonl", ".docx", ".eml", ".pdf")
IN_METADATA = (".md", ".html", ".jsonl", ".eml")

pytestmark = pytest.mark.slow


def file_of(suffix: str, metadata: str = "", dateline: str = "") -> bytes:
    """A small document, dated in its metadata, in its first lines, in both or in neither."""
    lines = [line for line in (dateline, TEXT) if line]
    body = "\n\n".join(lines)
    match suffix:
        case ".md":
            return (f"---\ndate: {metadata}\n---\n" if metadata else "").encode() + f"# {TITLE}\n\n{body}".encode()
        case ".html":
            meta = f"<meta property='article:published_time' content='{metadata}T08:00:00Z'>" if metadata else ""
            return f"<title>{TITLE}</title>{meta}<body>{''.join(f'<p>{line}</p>' for line in lines)}</body>".encode()
        case ".jsonl":
            return json.dumps({"title": TITLE, "text": body} | ({"published": metadata} if metadata else {})).encode()
        case ".docx":
            return docx(p(TITLE, style="Title") + "".join(map(p, lines)))
        case ".eml":
            sent = "Date: Tue, 12 Nov 2018 09:00:00 +0100\n" if metadata else ""
            return f"Subject: {TITLE}\nFrom: a@b.example\n{sent}\n{body}\n".encode()
        case ".pdf":
            return pdf(lambda sheet: _page(sheet, lines))
    return f"{TITLE}\n\n{body}\n".encode()


def _page(sheet: Sheet, lines: list[str]) -> None:
    sheet.say(50, 760, TITLE, 20, BOLD)
    sheet.column(lines, 50, 720, 400)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def build(content: bytes, suffix: str, folder: Path, extractor: Extractor, published: str = "") -> Workspace:
    path = folder / f"a{suffix}"
    path.write_bytes(content)
    return building.build([path], folder / "p.allymap", published=published, extractor=extractor).workspace


def dated(workspace: Workspace) -> tuple[str, str, str]:
    """The document's date, and those of the relative and of the absolute claim."""
    (document,) = workspace.documents.values()
    by_pair: dict[tuple[str, str], Claim] = {(one.source_id, one.target_id): one for one in workspace.claims.values()}
    return document.published, by_pair["russia", "iran"].date, by_pair["turkey", "syria"].date


@pytest.mark.parametrize("suffix", IN_METADATA)
def test_metadata_come_before_the_dateline_and_what_was_said(suffix: str, tmp_path: Path, extractor: Extractor) -> None:
    with build(file_of(suffix, "2018-11-12", DATELINE), suffix, tmp_path, extractor, "2024") as workspace:
        assert dated(workspace) == ("2018-11-12", "2018-10", "2016")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_dateline_comes_before_what_was_said(suffix: str, tmp_path: Path, extractor: Extractor) -> None:
    with build(file_of(suffix, dateline=DATELINE), suffix, tmp_path, extractor, "2024") as workspace:
        assert dated(workspace) == ("2019-03-05", "2019-02", "2016")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_was_said_dates_the_rest(suffix: str, tmp_path: Path, extractor: Extractor) -> None:
    with build(file_of(suffix), suffix, tmp_path, extractor, "2024-04-10") as workspace:
        assert dated(workspace) == ("2024-04-10", "2024-03", "2016")


@pytest.mark.parametrize("suffix", sorted({*SUFFIXES} - {".pdf"}))
def test_without_a_date_last_month_stays_open_and_years_stand(
    suffix: str, tmp_path: Path, extractor: Extractor
) -> None:
    with build(file_of(suffix), suffix, tmp_path, extractor) as workspace:
        assert dated(workspace) == ("", "", "2016")
        (relative,) = (one for one in workspace.claims.values() if not one.date)
        assert relative.date_basis == "unresolved: last month"
        assert workspace.check() == []
        # Dated by a person later and read again, it is resolved.
        (document,) = workspace.documents
        editing.set_published(workspace, document, "2024-04-10")
        again = importing.prepare_again(workspace.documents.values(), extractor=extractor)
        importing.apply(workspace, again)
        assert dated(workspace) == ("2024-04-10", "2024-03", "2016")


def test_the_day_a_file_was_made_is_the_last_resort_and_said_so(tmp_path: Path, extractor: Extractor) -> None:
    (tmp_path / "a.pdf").write_bytes(file_of(".pdf"))
    built = building.build([tmp_path / "a.pdf"], tmp_path / "p.allymap", extractor=extractor)
    with built.workspace as workspace:
        assert dated(workspace) == ("2000-01-01", "1999-12", "2016")
    assert [one.message for one in built.report.remarks] == [
        "It gives no date: the day it was made or sent stands in (2000-01-01)."
    ]
