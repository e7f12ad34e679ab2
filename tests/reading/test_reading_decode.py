"""Encodings: what is certain is silent, what is guessed or damaged is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.model import Report, UnreadableDocument
from allymap.reading.decode import decode, storable

PROSE = "The Élysée’s envoy met Erdoğan’s minister – “briefly” – in Łódź and spoke for an hour about Syria. " * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    report = Report()
    assert decode(mark + PROSE.encode(encoding), "a.txt", report) == PROSE
    assert report.remarks == []


def test_western_text_is_read_as_windows_reads_it_and_the_report_says_so() -> None:
    report = Report()
    text = "The envoy’s café in Tehran was closed for a year, and nobody said “why”." * 2
    assert decode(text.encode("cp1252"), "a.txt", report) == text
    assert [str(remark) for remark in report.remarks] == ["a.txt: The file is not UTF-8 and was read as cp1252."]


def test_cyrillic_text_is_guessed_by_its_statistics() -> None:
    report = Report()
    text = "Россия и Иран подписали договор о сотрудничестве, сообщил министр иностранных дел в Москве. " * 5
    assert decode(text.encode("cp1251"), "a.txt", report) == text
    assert "was read as" in report.remarks[0].message


def test_a_declared_encoding_comes_before_a_guess_and_after_valid_utf8() -> None:
    text = "Rosja i Iran podpisały umowę, powiedział minister spraw zagranicznych. Łódź." * 3
    assert decode(text.encode("iso8859-2"), "a.html", Report(), "ISO-8859-2") == text
    assert decode(text.encode("utf-8"), "a.html", Report(), "ISO-8859-2") == text


@pytest.mark.parametrize("declared", ["no-such-encoding", "rot13", "base64", "\0"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    assert decode(b"The caf\xe9 in Tehran was closed for a year.", "a.html", Report(), declared).startswith("The café")


def test_a_text_cut_within_a_character_loses_that_character_alone() -> None:
    report = Report()
    assert decode("Iran’s café".encode()[:-1], "a.txt", report) == "Iran’s caf"
    assert "in the middle of a character" in report.remarks[0].message


@pytest.mark.parametrize("text", ["The minister sat in a café", "Er war in der Mongolei, nicht in Rom, è"])
def test_a_last_letter_of_another_encoding_is_no_half_character(text: str) -> None:
    report = Report()
    assert decode(text.encode("cp1252"), "a.txt", report) == text
    assert "was read as cp1252" in report.remarks[0].message


def test_a_cut_character_of_which_much_is_there_is_told_from_a_letter() -> None:
    report = Report()
    assert decode("Iran sent 40 tanks 😀".encode()[:-1], "a.txt", report) == "Iran sent 40 tanks "
    assert "in the middle of a character" in report.remarks[0].message


def test_a_few_bad_bytes_in_utf8_do_not_garble_the_rest() -> None:
    report = Report()
    assert decode(PROSE.encode() + b" \xff end", "a.txt", report) == PROSE + " \ufffd end"
    assert "not valid utf-8" in report.remarks[0].message


def test_utf16_cut_in_the_middle_is_still_read() -> None:
    report = Report()
    text = decode(codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le")[:-1], "a.txt", report)
    assert text[:-1] == PROSE[:-1]
    assert len(report.remarks) == 1


@pytest.mark.parametrize("content", [b"\x89PNG\r\n", b"GIF89a", b"\x7fELF", b"SQLite format 3\x00", b"\x1f\x8b\x08"])
def test_known_binary_files_are_called_what_they_are(content: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"This is an? [\w ]+, not a text file\."):
        decode(content, "a.txt", Report())


@given(st.text())
def test_storable_text_keeps_its_length_and_can_be_written(text: str) -> None:
    stored = storable(text + "\x00\ud800")
    assert len(stored) == len(text) + 2
    assert stored.endswith("\ufffd\ufffd")
    assert "\x00" not in stored
    stored.encode("utf-8")
