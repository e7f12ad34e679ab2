"""read_paths and read_bytes: ids, dates, duplicates, folders, and bad inputs as one sentence each."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import AllyMapError, Anchor, Cancelled, Passage, Progress, Report, Severity
from allymap.reading import SUFFIXES, batch, files, formats, read_bytes, read_paths

TEXT = "Russia armed Iran in 2016. Iran thanked Russia."


def sentences(report: Report) -> list[str]:
    return [str(remark) for remark in report.remarks]


def test_a_text_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "Quiet lines.txt"
    path.write_bytes("Quiet lines\r\n\r\nRussia’s envoy left.\r\n".encode())
    reading = read_paths([path], Progress(), published="2024-04")
    (document,) = reading.documents
    assert document.text == "Quiet lines\r\n\r\nRussia’s envoy left.\r\n"
    assert (document.id, document.title, document.published) == ("Quiet lines", "Quiet lines", "2024-04")
    assert (document.path, document.media_type) == (str(path), "text/plain")
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert reading.originals[0].content == path.read_bytes()
    assert reading.originals[0].document_id == document.id
    assert reading.report.remarks == []


def test_ids_are_unique_in_a_reading(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notes.txt").write_text(f"{TEXT} Said {folder}.")
    reading = read_paths([tmp_path], Progress())
    assert [document.id for document in reading.documents] == ["notes", "notes-2", "notes-3"]
    assert [original.document_id for original in reading.originals] == ["notes", "notes-2", "notes-3"]


def test_the_same_bytes_are_taken_once_with_a_pointer_to_the_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"The first title\n\n{TEXT}")
    (tmp_path / "b.txt").write_text(f"The first title\n\n{TEXT}")
    reading = read_paths([tmp_path], Progress())
    assert [document.id for document in reading.documents] == ["a"]
    (remark,) = reading.report.remarks
    assert remark.severity is Severity.SKIPPED
    assert remark.where.endswith("b.txt")
    assert "“The first title”" in remark.message


@pytest.mark.parametrize(
    ("text", "given_date", "expected"),
    [
        (f"Published: 12 Nov 2018\n\n{TEXT}", "2024", "2018-11-12"),
        (TEXT, "2024", "2024"),
        (TEXT, "2011/2014", "2011/2014"),
        (TEXT, "", ""),
    ],
)
def test_the_texts_own_dateline_comes_before_the_given_date(text: str, given_date: str, expected: str) -> None:
    assert read_bytes(text.encode(), "a.txt", given_date).documents[0].published == expected


def test_a_given_date_that_is_none_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(AllyMapError, match="“last week” is not a date"):
        read_paths([tmp_path / "missing.txt"], Progress(), published="last week")


def test_a_date_in_metadata_that_is_none_is_reported_and_left_out() -> None:
    reading = read_bytes(b'{"text": "Iran waited.", "published": "some day"}', "a.jsonl")
    assert reading.documents[0].published == ""
    assert "“some day” is not a date" in sentences(reading.report)[0]


def test_a_folder_is_read_sorted_and_says_what_it_left_out(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "hidden.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(f"{TEXT} b")
    (tmp_path / "a.md").write_text(f"{TEXT} a")
    (tmp_path / "sub" / "c.HTML").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    (tmp_path / "empty.txt").write_text("")
    for number in range(5):
        (tmp_path / f"photo{number}.png").write_bytes(b"\x89PNG")
    (tmp_path / "Makefile").write_text("all:")
    reading = read_paths([tmp_path], Progress())
    assert [document.id for document in reading.documents] == ["a", "b", "c"]
    said = sentences(reading.report)
    assert any("1 hidden entry was left out" in sentence for sentence in said)
    assert any("5 .png files were left out (photo0.png, photo1.png, photo2.png …)" in sentence for sentence in said)
    assert any("1 file without an ending was left out (Makefile)" in sentence for sentence in said)
    assert [remark.where for remark in reading.report.failures] == [str(tmp_path / "empty.txt")]


def test_a_folder_without_documents_says_so(tmp_path: Path) -> None:
    reading = read_paths([tmp_path], Progress())
    assert reading.documents == ()
    assert "holds no document that AllyMap reads" in sentences(reading.report)[0]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text(TEXT)
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    reading = read_paths([tmp_path], Progress())
    assert [document.id for document in reading.documents] == ["one"]
    assert any("leads back" in sentence for sentence in sentences(reading.report))


def test_folders_deeper_than_people_make_them_are_left_out(tmp_path: Path) -> None:
    deepest = tmp_path
    for _ in range(60):
        deepest /= "d"
    deepest.mkdir(parents=True)
    (deepest / "far.txt").write_text(TEXT)
    (tmp_path / "near.txt").write_text(TEXT)
    reading = read_paths([tmp_path], Progress())
    assert [document.id for document in reading.documents] == ["near"]
    assert any("deep are not read" in sentence for sentence in sentences(reading.report))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    given = read_paths([tmp_path / "pipe.txt"], Progress())
    found = read_paths([tmp_path], Progress())
    assert given.documents == found.documents == ()
    assert "not a regular file" in sentences(given.report)[0]
    assert "not a regular file" in sentences(found.report)[0]


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_is_never_read(path: str) -> None:
    assert "not a regular file" in sentences(read_paths([path], Progress()).report)[0]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # sparse: nothing is written
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    reading = read_paths([path], Progress())
    assert "It has 200 MB, and AllyMap reads files of up to 50 MB" in sentences(reading.report)[0]


def test_bytes_that_are_too_many_are_refused() -> None:
    content = b"a" * (SUFFIXES[".txt"].limit + 1)
    assert "more than 50 MB" in sentences(read_bytes(content, "a.txt").report)[0]


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"a" * 100)
    small = formats.Format("text/plain", formats.SUFFIXES[".txt"].reader, 99)
    status = os.stat_result((0o100644, 1, 1, 1, 0, 0, 50, 0, 0, 0))
    monkeypatch.setattr(files, "format_for", lambda _: small)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: status)
    with pytest.raises(AllyMapError, match="split it"):
        files.load(path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "The file is empty"),
        ("a.txt", b" \n\t\r\n", "nothing but white space"),
        ("a.txt", b"Iran\x00Russia", "holds binary data"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"%PDF-1.7 ...", "This is a PDF, not a text file"),
        ("a.txt", b"PK\x03\x04rest", "a ZIP archive or an Office document"),
        ("a.md", b"\xd0\xcf\x11\xe0\xa1\xb1", "old or password-protected Office document"),
        ("a.xyz", b"Iran", "does not read .xyz files"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "holds no text"),
        ("a.html", b"<!-- nothing -->", "holds no text"),
        ("a.md", b"---\ntitle: Only this\n---\n", "no text below its mark-up"),
        ("a.jsonl", b"\n\n", "The file is empty"),
    ],
)
def test_bad_content_is_one_sentence(name: str, content: bytes, reason: str) -> None:
    reading = read_bytes(content, name)
    assert reading.documents == ()
    (remark,) = reading.report.failures
    assert remark.where == name
    assert reason in remark.message
    assert remark.message.endswith(".")
    assert "\n" not in remark.message


def test_bad_paths_are_one_sentence_each_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    reading = read_paths(
        [tmp_path / "missing.txt", tmp_path / "broken.txt", "a\0b.txt", tmp_path / "good.txt", tmp_path / ("x" * 300)],
        Progress(),
    )
    assert [document.id for document in reading.documents] == ["good"]
    missing, broken, nul, long = sentences(reading.report)
    assert missing.endswith("missing.txt: There is no such file.")
    assert broken.endswith("broken.txt: The link leads nowhere.")
    assert "cannot be read" in nul
    assert "cannot be read" in long


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this account may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert "no permission" in sentences(read_paths([path], Progress()).report)[0]


def test_permission_is_asked_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "secret.txt").write_text(TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in sentences(read_paths([tmp_path / "secret.txt"], Progress()).report)[0]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    first, second = sentences(read_paths([tmp_path], Progress()).report)
    assert first == f"{tmp_path}: The folder cannot be opened (permission denied)."
    assert "holds no document" in second


@pytest.mark.skipif(os.name != "posix", reason="names are text here")
def test_a_name_that_is_not_utf8_is_shown_with_marks(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(TEXT)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (document,) = read_paths([tmp_path], Progress()).documents
    assert document.id == "caf\ufffd"
    document.path.encode("utf-8")


def test_a_cancelled_reading_stops(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_paths([tmp_path], progress)


def test_a_cancel_is_heard_while_folders_are_walked(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"f{number}").mkdir()
    seen: list[tuple[str, int, int]] = []
    progress = Progress(lambda *at: (seen.append(at), progress.cancel() if at[1] == 3 else None))
    with pytest.raises(Cancelled):
        read_paths([tmp_path], progress)
    assert seen[-1] == ("Looking for documents", 3, 0)


def test_more_than_memory_should_hold_is_left_for_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_MOST", 100)
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} Said {number}.")
    reading = read_paths([tmp_path], Progress())
    assert [document.id for document in reading.documents] == ["0", "1"]
    (remark,) = reading.report.failures
    assert remark.where.endswith("2.txt")
    assert "(7 in all) are too much at once" in remark.message


def test_progress_counts_the_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "broken.jsonl"):
        (tmp_path / name).write_text(f"{TEXT} {name}")
    seen: list[tuple[str, int, int]] = []
    read_paths([tmp_path], Progress(lambda *at: seen.append(at)))
    assert seen[-1] == ("Reading", 3, 3)


@given(st.binary(max_size=400), st.sampled_from(sorted(SUFFIXES)))
def test_no_bytes_crash_a_reader(content: bytes, suffix: str) -> None:
    reading = read_bytes(content, "any" + suffix)
    assert reading.documents or reading.report.failures
    assert len(reading.documents) == len(reading.originals)
    for document in reading.documents:
        assert document.text.strip()
        document.text.encode("utf-8")


_READABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\r\t"), min_size=1)


@given(_READABLE.filter(lambda text: bool(text.strip()) and not text.startswith(("\ufeff", "%PDF-", "GIF8"))))
def test_utf8_text_comes_back_as_its_own_code_points(text: str) -> None:
    content = text.encode()
    plain = read_bytes(content, "a.txt")
    marked = read_bytes(b"\xef\xbb\xbf" + content, "a.txt")
    assert plain.documents[0].text == marked.documents[0].text == text
    assert plain.originals[0].content == content


@given(_READABLE, st.sampled_from([".txt", ".md", ".html", ".jsonl"]), st.data())
def test_passages_anchored_in_what_was_read_are_exact_when_read_again(
    text: str, suffix: str, data: st.DataObject
) -> None:
    content = text.encode() if suffix != ".jsonl" else b'{"text": "%s"}' % text.encode("unicode_escape")
    for document in read_bytes(content, "a" + suffix).documents:
        start = data.draw(st.integers(0, len(document.text) - 1))
        end = data.draw(st.integers(start + 1, len(document.text)))
        passage = Passage.of(document, start, end)
        again = read_bytes(content, "a" + suffix).documents[0]
        assert passage.locate(again) == (Anchor.EXACT, start, end)
        assert again.text[start:end] == passage.exact
