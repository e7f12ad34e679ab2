"""The form that a page, a Word file or Markdown gives to its text is found again in the document's text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_docx import docx, p, table

from allymap.model import Document, Form
from allymap.reading import forms_of, read_bytes
from allymap.reading.block import Block, Run
from allymap.reading.forms import found_again

PROSE = "The envoys sat down and counted crates until the harbour master came. " * 12
PAGE = f"""<html><head><title>Harbours</title><style>p {{ color: red }}</style></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>Who feeds the harbour</h1><p>Arlen <b>sold grain</b> to <i>Brask</i>, as
<a href="https://desk.example/grain">the desk</a> and <a href="javascript:alert(1)">a script</a> wrote. {PROSE}</p>
<h2>Two complaints</h2><ul><li>Corvo was never asked</li><li>The <em>scales</em> were wrong</li></ul>
<blockquote><p>We weigh what we are given</p></blockquote>
<table><tr><td>Arlen</td><td>12 ships</td></tr><tr><td>Brask</td><td>no ships</td></tr></table>
<p>That is all.</p></article><script>alert(1)</script><img src="https://far.example/pixel.png"></body></html>"""
MARKDOWN = f"""---
title: Harbours
---
# Who feeds the harbour

Arlen **sold grain** to *Brask*, as [the desk](https://desk.example/grain) wrote. {PROSE}

## Two complaints

- Corvo was never asked
- The *scales* were wrong

> We weigh what we are given

| Who | What |
|---|---|
| Arlen | 12 ships |

    a line of code
"""


def formed(content: bytes, name: str) -> set[tuple[str, str, str]]:
    (document,) = read_bytes(content, name).documents
    found = forms_of(content, document)
    return {(one.form.value, document.text[one.start : one.end], one.detail) for one in found}


def test_a_page_keeps_headings_lists_tables_and_emphasis() -> None:
    found = formed(PAGE.encode(), "a.html")
    assert {
        ("heading", "Who feeds the harbour", "1"), ("heading", "Two complaints", "2"), ("strong", "sold grain", ""),
        ("emphasis", "Brask", ""), ("link", "the desk", "https://desk.example/grain"), ("emphasis", "scales", ""),
        ("quote", "We weigh what we are given", ""),
    } <= found  # fmt: skip
    assert {text.strip("- ") for form, text, _ in found if form == "item"} == {
        "Corvo was never asked", "The scales were wrong",
    }  # fmt: skip
    assert [text for form, text, _ in found if form == "row" and "12 ships" in text]
    assert not [detail for *_, detail in found if "script" in detail], "an address that runs something is no link"


def test_markdown_keeps_its_form() -> None:
    assert formed(MARKDOWN.encode(), "a.md") >= {
        ("heading", "Who feeds the harbour", "1"), ("heading", "Two complaints", "2"), ("strong", "sold grain", ""),
        ("emphasis", "Brask", ""), ("link", "the desk", "https://desk.example/grain"), ("emphasis", "scales", ""),
        ("item", "Corvo was never asked", ""), ("quote", "We weigh what we are given", ""),
        ("row", "Arlen | 12 ships", ""), ("code", "a line of code", ""),
    }  # fmt: skip


def test_a_word_file_keeps_its_form() -> None:
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">sold grain</w:t></w:r>'
    plain = '<w:r><w:rPr><w:i w:val="0"/></w:rPr><w:t>Brask</w:t></w:r>'
    slanted = "<w:r><w:rPr><w:i/></w:rPr><w:t>twice</w:t></w:r>"
    item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/></w:numPr></w:pPr><w:r><w:t>Corvo was never asked</w:t></w:r></w:p>"
    body = (
        p("Who feeds the harbour", style="Title") + p("Two complaints", style="Heading 2") + item
        + p("Arlen ", bold, " to ", plain, " ", slanted) + p("We weigh", style="Quote")
        + table(("Arlen", "12 ships"), ("Brask", "no ships"))
    )  # fmt: skip
    assert formed(docx(body), "a.docx") == {
        ("heading", "Who feeds the harbour", "1"), ("heading", "Two complaints", "2"),
        ("item", "Corvo was never asked", ""), ("strong", "sold grain", ""), ("emphasis", "twice", ""),
        ("quote", "We weigh", ""), ("row", "Arlen | 12 ships", ""), ("row", "Brask | no ships", ""),
    }  # fmt: skip


@pytest.mark.parametrize("media_type", ["text/plain", "application/pdf", "text/html", "message/rfc822", ""])
def test_what_sets_nothing_or_is_damaged_has_no_form(media_type: str) -> None:
    assert forms_of(b"\x00\xff<<<", Document("d", "A", "Words.", "0", media_type=media_type)) == ()


def test_a_damaged_word_file_has_no_form() -> None:
    content = docx(p("Who feeds the harbour", style="Title"))
    (document,) = read_bytes(content, "a.docx").documents
    assert forms_of(content, document)
    assert forms_of(content[:-40], document) == ()


def test_a_text_that_was_edited_keeps_the_form_of_what_still_stands() -> None:
    blocks = [Block((Run("Old heading"),), Form.HEADING, 2), Block((Run("An item"),), Form.ITEM)]
    assert [one.form for one in found_again(blocks, "New heading\n\nAn  item")] == [Form.ITEM]


@given(st.lists(st.lists(st.sampled_from(["ab", "c ", " d", "e"]), min_size=1, max_size=4), max_size=5))
def test_strong_words_are_found_where_they_stand(blocks: list[list[str]]) -> None:
    """Of a text made of the blocks themselves each strong run comes back with exactly its letters."""
    runs = [[Run(words, strong=number % 2 == 1) for number, words in enumerate(block)] for block in blocks]
    text = "\n\n".join(Block(block).text for block in runs)
    wanted = "".join("".join(run.text.split()) for block in runs for run in block if run.strong)
    found = found_again([Block(block) for block in runs], text)
    assert "".join("".join(text[one.start : one.end].split()) for one in found) == wanted
