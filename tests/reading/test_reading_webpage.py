"""Web pages: the article, its metadata, and nothing that runs or loads."""

from __future__ import annotations

import socket

import pytest

from allymap.model import Document, Report
from allymap.reading import read_bytes, webpage

PARAGRAPHS = (
    "Russia sold Iran an air defence system in 2016, and the two ministers praised the delivery in Moscow.",
    "Iran had waited nine years for it. Its parliament accused Russia of bowing to the United States &amp; Israel.",
    "In Syria the two back the same president, and compete for the same contracts in the ports and the mines.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head: str = "", body: str = f"<article>{BODY}</article>", attributes: str = "") -> bytes:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode()


def document(content: bytes) -> Document:
    (found,) = read_bytes(content, "a.html").documents
    return found


def test_the_article_is_read_without_its_surroundings() -> None:
    content = page(
        "<title>A late delivery | The Levant Desk</title><style>p {color: red}</style>",
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><header>Subscribe now</header>"
        f"<article><h1>A late delivery</h1>{BODY}<script>document.write('boo')</script></article>"
        "<aside>Most read: ten cats</aside><footer>© The Levant Desk. All rights reserved.</footer>",
    )
    found = document(content)
    assert found.title == "A late delivery"
    assert found.text.count("\n\n") == 3
    assert "United States & Israel" in found.text
    for foreign in ("Subscribe", "boo", "ten cats", "All rights", "color", "Home"):
        assert foreign not in found.text
    assert found.media_type == "text/html"
    assert found.language == "en"


def test_metadata_of_a_news_page() -> None:
    found = document(
        page(
            '<meta property="og:title" content="A late delivery">'
            '<meta property="og:site_name" content="The Levant Desk"><meta name="author" content="Jane Doe">'
            '<meta property="article:published_time" content="2018-11-12T10:00:00Z">'
            '<link rel="canonical" href="https://desk.example/late">'
        )
    )
    assert (found.title, found.publisher, found.author) == ("A late delivery", "The Levant Desk", "Jane Doe")
    assert (found.published, found.url) == ("2018-11-12", "https://desk.example/late")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="DC.date" content="2018-11">', "2018-11"),
        ('<meta itemprop="datePublished" content="2018">', "2018"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2018-11-12"}</script>',
            "2018-11-12",
        ),
        ('<script type="application/ld+json">{"@graph": [{}, {"datePublished": "2018-11-12"}]}</script>', "2018-11-12"),
        ('<script type="application/ld+json">[{"datePublished": "2018-11-12"}]</script>', "2018-11-12"),
        ('<script type="application/ld+json">{"datePublished": 5}</script>', ""),
        ('<script type="application/ld+json">{broken</script>', ""),
        ("", ""),
    ],
)
def test_the_date_keeps_the_precision_of_the_metadata(head: str, published: str) -> None:
    assert document(page(head)).published == published


def test_the_date_of_a_time_element() -> None:
    body = f'<article><time itemprop="datePublished" datetime="2018-11-12T10:00">12 Nov</time>{BODY}</article>'
    assert document(page(body=body)).published == "2018-11-12"


def test_years_in_the_running_text_are_no_date_of_publication() -> None:
    body = f"<article>{BODY}</article><footer>Copyright 2019 – 12 March 2019</footer>"
    assert document(page(body=body)).published == ""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-2", "cp1251"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    word = "Москва" if encoding == "cp1251" else "Łódź"
    content = f"<html><head><meta charset='{encoding}'></head><body><p>{word} {PARAGRAPHS[0]}</p></body></html>"
    assert document(content.encode(encoding)).text.startswith(word)


def test_soft_hyphens_and_spaces_of_no_width_are_no_part_of_a_word() -> None:
    (document,) = read_bytes(b"<p>Rus&shy;sia armed Sy&#8203;ria<wbr>.</p><p>&#8203;</p>", "a.html").documents
    assert document.text == "Russia armed Syria."


def test_an_xml_declaration_does_not_stop_the_reading() -> None:
    content = (
        b"<?xml version='1.0' encoding='iso-8859-1'?>"
        + f"<html><body><p>caf\xe9 {BODY}</p></body></html>".encode("latin-1")
    )
    assert document(content).text.startswith("café")


def test_our_own_walk_reads_what_the_library_calls_no_article() -> None:
    found = document(
        b"<html><body>Iran <b>armed</b> Hezbollah.<br>Russia<span> watched</span>.<nav>Home</nav> End</body></html>"
    )
    assert "Iran armed Hezbollah." in found.text
    assert "Home" not in found.text


def test_the_walk_keeps_inline_words_together_and_blocks_apart() -> None:
    parsed = webpage._parsed("<div>Iran <i>and</i> Iraq<p>met</p>tail<template>no</template> of it</div>")
    assert parsed is not None
    assert list(webpage._blocks(parsed)) == ["Iran and Iraq", "met", "tail", "of it"]


def test_a_page_is_read_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("a page asked for the network")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    content = b'<!DOCTYPE html SYSTEM "http://example.org/x.dtd">' + page(
        '<base href="http://example.org/"><link rel="stylesheet" href="http://example.org/s.css">',
        f'<img src="http://example.org/p.png"><iframe src="http://example.org/"></iframe><article>{BODY}</article>',
    )
    assert "nine years" in document(content).text


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 100_000 + b"hello" + b"</div>" * 100_000,
        b"<b>" * 400 + b"hello",
        b"<table><tr><td>" * 5_000 + b"hello",
        b"<a href='" * 100_000,
        b"<!--" * 100_000,
        b"<" * 1_000_000,
        b"<p " + b"a=1 " * 100_000 + b">x</p>",
        b"&" * 500_000,
        b"<p>Iran waits for it.</p>" * 100_000,
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;</p>',
    ],
    ids=range(10),
)
def test_bombs_end_in_a_sentence_or_a_text(content: bytes) -> None:
    reading = read_bytes(content, "bomb.html")
    assert reading.documents or reading.report.failures


def test_a_page_too_large_for_finding_its_article_is_read_whole_and_said_so() -> None:
    report = Report()
    (draft,) = webpage.read(page(body="<p>Iran waits for it.</p>" * 30_000), "a.html", report)
    assert draft.text.count("Iran waits") == 30_000
    assert "too large" in report.remarks[0].message
