"""allymap build: documents to a project, bad inputs one sentence each, and nothing half-written."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from small_dossier import TEXT, Found, Run, Spotter

from allymap.model import (
    Claim,
    Document,
    Judgement,
    Kind,
    Layout,
    Place,
    Polarity,
    Progress,
    Sameness,
    Scene,
    Verdict,
    VerdictValue,
)
from allymap.workspace import Workspace, building, parts

pytestmark = pytest.mark.usefixtures("spotter")


def one_line(text: str) -> str:
    assert text.endswith("\n")
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text.strip()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def test_a_document_becomes_a_project(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.allymap"
    outcome = run("build", article, "-o", target, "--published", "2019-06")
    assert outcome.code == 0
    assert outcome.err == ""
    assert one_line(outcome.out) == f"1 document, 2 actors, 1 claim (1 drawn) → {target}"
    with Workspace.look(target) as workspace:
        document = workspace.documents["article"]
        assert (document.text, document.published) == (TEXT, "2019-06")
        assert workspace.original("article") == article.read_bytes()
        (layout,) = workspace.layouts
        assert set(workspace.places(layout)) == {"russia", "iran"}


def test_a_target_without_an_ending_gets_ours(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("build", article, "-o", tmp_path / "p").code == 0
    assert (tmp_path / "p.allymap").is_file()


def test_building_twice_replaces_the_project(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.allymap"
    assert run("build", article, "-o", target).code == 0
    article.write_text(TEXT + " And more.")
    assert run("build", article, "-o", target).code == 0
    with Workspace.look(target) as workspace:
        assert workspace.documents["article"].text.endswith("And more.")


def test_a_document_without_a_date_is_built_and_said_so(run: Run, article: Path, tmp_path: Path) -> None:
    outcome = run("build", article, "-o", tmp_path / "p.allymap")
    assert outcome.code == 0
    assert "no date of publication" in one_line(outcome.err)
    assert one_line(outcome.err).startswith(str(article))


def test_a_folder_with_a_mix_is_built_with_a_line_for_each_fault(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mix"
    folder.mkdir()
    (folder / "good.txt").write_text("Published: 12 November 2018\n\n" + TEXT)
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "empty.md").write_bytes(b"")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    outcome = run("build", folder, "-o", tmp_path / "p.allymap")
    assert outcome.code == 1
    lines = outcome.err.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(str(folder)) and line.endswith(".") for line in lines)
    assert outcome.out.startswith("1 document")


def test_what_is_left_out_on_purpose_is_no_failure(run: Run, article: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mix"
    folder.mkdir()
    (folder / "photo.png").write_bytes(b"\x89PNG")
    article.rename(folder / "article.txt")
    assert run("build", folder, "-o", tmp_path / "p.allymap").code == 0


def test_a_broken_line_of_jsonl_is_named_and_the_rest_is_built(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    rows = [json.dumps({"id": f"d{n}", "published": "2018", "text": f"{TEXT} {n}"}) for n in range(3)]
    rows[1] = rows[1][:20]
    corpus.write_text("\n".join(rows))
    outcome = run("build", corpus, "-o", tmp_path / "p.allymap")
    assert outcome.code == 1
    assert f"{corpus}, line 2: This line is not valid JSON" in one_line(outcome.err)
    with Workspace.look(tmp_path / "p.allymap") as workspace:
        assert list(workspace.documents) == ["d0", "d2"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "The file is empty"),
        ("binary.txt", bytes(range(256)) * 10, "binary data"),
        ("truncated.pdf", b"%PDF-1.7", "The PDF is damaged"),
        ("drawing.dwg", b"AC1027", "AllyMap does not read .dwg files"),
        ("locked.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password-protected"),
        ("archive.txt", b"PK\x03\x04....", "ZIP archive"),
    ],
)
def test_nothing_readable_is_exit_code_2_and_no_file(
    run: Run, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    outcome = run("build", tmp_path / name, "-o", tmp_path / "p.allymap")
    assert outcome.code == 2
    assert outcome.out == ""
    first, second = outcome.err.splitlines()
    assert reason in first
    assert second == "No document could be read, so no project was written."
    assert not (tmp_path / "p.allymap").exists()


def test_a_missing_and_a_huge_file_are_refused(run: Run, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    outcome = run("build", tmp_path / "missing.txt", huge, "-o", tmp_path / "p.allymap")
    assert outcome.code == 2
    assert "missing.txt: There is no such file." in outcome.err
    assert "huge.txt: It has 200 MB" in outcome.err


def test_a_wrongly_encoded_file_is_read_and_said_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{TEXT} The café was closed.".encode("cp1252"))
    outcome = run("build", tmp_path / "a.txt", "-o", tmp_path / "p.allymap", "--published", "2018")
    assert outcome.code == 0
    assert "was read as cp1252" in one_line(outcome.err)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--published", "last week"], "“last week” is not a date"),
        (["--extractor", "magic"], "no extractor “magic”"),
        (["--jobs", "0"], "--jobs"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_wrong_options_are_one_sentence(
    run: Run, article: Path, tmp_path: Path, options: list[str], reason: str
) -> None:
    outcome = run("build", article, "-o", tmp_path / "p.allymap", *options)
    assert outcome.code == 2
    assert reason in one_line(outcome.err)
    assert not (tmp_path / "p.allymap").exists()


def test_the_output_and_documents_are_required(run: Run, article: Path) -> None:
    assert "--output" in one_line(run("build", article).err)
    assert "DOC" in one_line(run("build", "-o", "p.allymap").err)


def test_a_file_that_is_no_project_is_never_overwritten(run: Run, article: Path, tmp_path: Path) -> None:
    precious = tmp_path / "thesis.txt"
    precious.write_text("ten years of work")
    outcome = run("build", article, "-o", precious)
    assert outcome.code == 2
    one_line(outcome.err)
    assert precious.read_text() == "ten years of work"


@pytest.mark.parametrize(
    "row",
    [
        Verdict(f"{100:016x}", VerdictValue.ACCEPTED, "me", "2026-01-01T00:00:00Z"),
        Judgement("russia", "iran", Sameness.DIFFERENT, "me", "2026-01-01T00:00:00Z"),
        Scene("s", "Opening", "map"),
        Layout("second", "Second"),
        Place("map", "iran", 5.0, 5.0, pinned=True),
        Claim("note", Kind.STATE, "russia", "iran", Polarity.COMPETITION, by="me", note="They distrust each other."),
    ],
    ids=lambda row: type(row).__name__,
)
def test_work_made_by_hand_is_never_overwritten(run: Run, article: Path, tmp_path: Path, row: Any) -> None:
    target = tmp_path / "p.allymap"
    run("build", article, "-o", target)
    with Workspace.open(target) as workspace:
        with workspace.step("Work") as step:
            step.put(row)
        workspace.save()
    before = target.read_bytes()
    outcome = run("build", article, "-o", target)
    assert outcome.code == 2
    assert "made by hand" in one_line(outcome.err)
    assert target.read_bytes() == before


def test_a_target_in_a_folder_that_is_not_there_is_refused_before_the_work(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "build", lambda *_, **__: pytest.fail("the work was done for nothing"))
    assert "There is no folder" in one_line(run("build", article, "-o", tmp_path / "no" / "p.allymap").err)
    assert "is a folder" in one_line(run("build", article, "-o", f"{tmp_path}/.").err)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "Nothing can be written" in one_line(run("build", article, "-o", tmp_path / "p.allymap").err)


def test_ctrl_c_leaves_nothing(run: Run, article: Path, tmp_path: Path, spotter: Spotter) -> None:
    def interrupted(*_: object) -> Found:
        raise KeyboardInterrupt

    spotter.extract = interrupted  # type: ignore[method-assign, assignment]
    before = sorted(tmp_path.iterdir())
    outcome = run("build", article, "-o", tmp_path / "p.allymap")
    assert outcome.code == 130
    assert one_line(outcome.err) == "Stopped: nothing was written."
    assert sorted(tmp_path.iterdir()) == before


def test_a_read_only_target_is_refused_before_the_work(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "p.allymap"
    run("build", article, "-o", target)
    target.chmod(0o444)
    monkeypatch.setattr(building, "build", lambda *_, **__: pytest.fail("the work was done for nothing"))
    outcome = run("build", article, "-o", target)
    assert outcome.code == 2
    assert "“p.allymap” is read-only" in one_line(outcome.err)


def test_a_large_build_that_is_stopped_goes_on_where_it_was(
    run: Run, tmp_path: Path, spotter: Spotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_SMALL", 1)
    monkeypatch.setattr(parts, "_PART", 1)
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Published: 12 November 2018\n\n{TEXT} {name}")
    extract, given = spotter.extract, list[str]()

    def interrupted(documents: Sequence[Document], *more: Any) -> Found:
        if given:
            signal.raise_signal(signal.SIGINT)
        given.extend(document.id for document in documents)
        return extract(documents, *more)

    spotter.extract = interrupted  # type: ignore[method-assign, assignment]
    words = ("build", *(tmp_path / f"{name}.txt" for name in "abc"), "-o", tmp_path / "p.allymap")
    outcome = run(*words)
    assert outcome.code == 130
    assert "1 document is done and kept in “p.unfinished.allymap”" in one_line(outcome.err)
    spotter.extract = extract  # type: ignore[method-assign]
    outcome = run(*words)
    assert (outcome.code, outcome.err) == (0, "")
    assert "3 documents" in outcome.out
    assert "of which 1 document from the unfinished build" in outcome.out
    assert not (tmp_path / "p.unfinished.allymap").exists()


def test_many_documents_without_a_date_are_counted(run: Run, tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT} {name}")
    outcome = run("build", tmp_path, "-o", tmp_path / "p.allymap")
    assert one_line(outcome.err).startswith("6 documents have no date of publication")


def test_a_fault_of_our_own_is_a_sentence_too(
    run: Run, article: Path, tmp_path: Path, spotter: Spotter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Found:
        raise ZeroDivisionError("division by zero")

    spotter.extract = broken  # type: ignore[method-assign, assignment]
    outcome = run("build", article, "-o", tmp_path / "p.allymap")
    assert outcome.code == 2
    assert "AllyMap itself is at fault (ZeroDivisionError: division by zero)" in one_line(outcome.err)
    monkeypatch.setenv("ALLYMAP_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        run("build", article, "-o", tmp_path / "p.allymap")


def test_jobs_are_passed_on(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("build", article, "-o", tmp_path / "p.allymap", "--jobs", "2").code == 0
    with Workspace.look(tmp_path / "p.allymap") as workspace:
        assert list(workspace.claims) == [f"{200:016x}"]


def test_progress_is_silent_in_a_pipe(run: Run, article: Path, tmp_path: Path) -> None:
    outcome = run("build", article, "-o", tmp_path / "p.allymap", "--published", "2018")
    assert outcome.err == ""
    assert "\x1b" not in outcome.out


def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from allymap.cli import console

    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    with console.progress() as progress:
        assert isinstance(progress, Progress)
        progress.phase("Reading", 2)
        progress.advance()
    assert "Reading" in capsys.readouterr().err


def test_attachments_of_mails_are_read_unless_they_are_refused(run: Run, tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Figures", "j@desk.example", "Mon, 12 Nov 2018 10:00:00 +0000"
    mail.set_content(TEXT)
    mail.add_attachment("Oman waits.", filename="note.txt")
    path, target = tmp_path / "mail.eml", tmp_path / "p.allymap"
    path.write_bytes(mail.as_bytes())
    assert run("build", path, "-o", target).out.startswith("2 documents")
    outcome = run("build", path, "-o", target, "--no-attachments")
    assert (outcome.code, outcome.out[:10]) == (0, "1 document")
    assert one_line(outcome.err).endswith("mail.eml · note.txt: This attachment was not wanted.")
