"""Cutting texts, checking the model's files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allymap.extraction import model as module
from allymap.extraction.model import (
    BATCH,
    LONGEST_PIECE,
    ModelError,
    Piece,
    fingerprint,
    load_model,
    pieces_of,
    pieces_with_title,
    together,
)
from allymap.model import Document


@given(st.text(max_size=400))
def test_pieces_stand_where_they_say(text):
    for piece in pieces_of(text):
        stretch = text[piece.start : piece.start + len(piece.text)]
        assert len(stretch) == len(piece.text)
        same = [
            a == b or not a.isprintable() or 0xD800 <= ord(a) <= 0xDFFF
            for a, b in zip(stretch, piece.text, strict=True)
        ]
        assert all(same) or any(len(word) >= 200 for word in text.split())


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_pieces_can_be_encoded(text):
    for piece in pieces_of(text):
        piece.text.encode("utf-8")


def test_paragraphs_are_pieces_and_empty_ones_are_not():
    assert [p.text for p in pieces_of("One two.\n\n \nThree four.")] == ["One two.", "Three four."]


def test_lines_of_one_word_are_left_out():
    assert pieces_of("x\n" * 1000) == []


def test_long_paragraphs_are_cut_at_the_end_of_a_sentence():
    pieces = pieces_of("A sentence of some words. " * 1000)
    assert all(len(p.text) <= LONGEST_PIECE for p in pieces)
    assert all(p.text.rstrip().endswith(".") for p in pieces)
    assert "".join(p.text for p in pieces) == "A sentence of some words. " * 1000


def test_a_text_without_sentence_ends_is_cut_at_spaces():
    pieces = pieces_of("word " * 10_000)
    assert all(len(p.text) <= LONGEST_PIECE and p.text.endswith(" ") for p in pieces)


def test_a_megabyte_without_a_space_says_nothing():
    assert pieces_of("a" * 1_000_000) == []


def titled(title: str, text: str) -> list[tuple[str, bool]]:
    """The pieces of a document, each with whether it is a title that stands apart."""
    return [(piece.text, piece.title) for piece in pieces_with_title(Document("d", title, text, ""))]


def test_a_title_that_stands_apart_comes_first():
    prose = "They met on Monday."
    assert titled("Peru and\nChile", prose) == [("Peru and Chile", True), (prose, False)]
    assert titled("", prose) == [(prose, False)]


@pytest.mark.parametrize(
    "text", ["Peru and  Chile\n\nThey met.", "The Desk writes\n\nPERU AND CHILE\n\nThey met.", "Peru and Chile met."]
)
def test_a_title_that_the_text_begins_with_is_read_there(text):
    assert all(not title for _, title in titled("Peru and Chile", text))


def test_a_title_that_is_said_later_stands_apart():
    assert titled("Peru and Chile", "They met.\n\nThen Peru and Chile fought.")[0] == ("Peru and Chile", True)


def test_the_name_of_a_file_is_no_title():
    assert titled("report-17", "They met.") == [("They met.", False)]


@pytest.mark.parametrize("unit", ["_a_a_a_a ", "a ", "a.b ", "1 2 "])
def test_a_line_without_words_is_no_prose(unit):
    assert pieces_of(unit * 60_000) == []


def test_a_short_row_of_a_table_is_kept():
    assert len(pieces_of("Peru 3 2 1 0 5 7 Chile")) == 1


def test_an_endless_word_is_blanked_in_place():
    text = "Iran met Russia " + "x" * 500 + " again today."
    (piece,) = pieces_of(text)
    assert len(piece.text) == len(text)
    assert "xxx" not in piece.text
    assert piece.text.endswith("again today.")


def test_the_fingerprint_sees_every_change(tmp_path):
    folder = tmp_path / "some_model"
    data = folder / "some_model-1.0"
    data.mkdir(parents=True)
    (data / "weights").write_bytes(b"1")
    before = fingerprint(folder)
    (data / "LICENSE").write_text("words")
    assert fingerprint(folder) == before
    (data / "weights").write_bytes(b"2")
    assert fingerprint(folder) != before


def test_an_altered_model_is_refused_with_a_sentence(monkeypatch):
    monkeypatch.setattr(module, "OFFICIAL", ())
    monkeypatch.setattr(module, "SHIPPED_SHA256", "0")
    with pytest.raises(ModelError, match="differs from the one"):
        load_model()


def test_a_missing_model_is_told(monkeypatch):
    monkeypatch.setattr(module, "OFFICIAL", ())
    monkeypatch.setattr(module, "SHIPPED", "no_such_model_anywhere")
    with pytest.raises(ModelError, match="not installed"):
        load_model()


def test_a_parse_has_the_offsets_of_the_document(model):
    (parse,) = model.parse([module.Piece(100, "Iran helped Syria.")])
    assert parse.starts[0] == 100
    assert parse.ends[2] == 117
    assert parse.lemmas[1] == "help"
    assert parse.sentences == [(0, 4)]


def test_documents_come_together_in_order_until_they_fill_a_batch():
    sizes = [5, 7, BATCH, 1, BATCH - 1, 3]
    batches = list(together(Document(f"d{n}", "", "x" * size, "") for n, size in enumerate(sizes)))
    assert [[one.id for one in batch] for batch in batches] == [["d0", "d1", "d2"], ["d3", "d4"], ["d5"]]
    assert list(together([])) == []


def test_pieces_come_together_as_documents_do():
    pieces = [Piece(n, "x" * size) for n, size in enumerate([BATCH - 1, 1, 3])]
    assert list(together(pieces)) == [pieces[:2], pieces[2:]]
