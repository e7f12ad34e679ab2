"""One article as each kind of file that people have, as their programs and printers make it."""

from __future__ import annotations

import html
import json
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from importlib.resources import files

from layouts import Review
from made_docx import docx, p
from made_pdf import SOFT
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

SUFFIXES = (".txt", ".md", ".html", ".docx", ".eml", ".jsonl", ".pdf")
FONT_FILE = files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf"
"""A font that has every letter."""
_LONG = 9
"""Letters from which on a printer may break a word."""


def article_as(
    suffix: str, title: str, paragraphs: list[str], published: str, publisher: str = "The Levant Desk"
) -> bytes:
    """A file with the article; ``published`` is a day in ISO 8601."""
    publisher = "The Levant Desk"
    match suffix:
        case ".md":
            head = f"---\ntitle: {title}\npublisher: {publisher}\ndate: {published}\n---\n"
            return (head + "\n\n".join([f"# {title}", *paragraphs])).encode()
        case ".html":
            return _page(title, paragraphs, published, publisher)
        case ".docx":
            return docx(p(title, style="Title") + p(f"Published: {published}") + "".join(map(_escaped, paragraphs)))
        case ".eml":
            return _message(title, paragraphs, published)
        case ".jsonl":
            row = {"title": title, "published": published, "publisher": publisher, "text": "\n\n".join(paragraphs)}
            return json.dumps(row, ensure_ascii=False).encode()
        case ".pdf":
            broken = [" ".join(map(breakable, paragraph.split())) for paragraph in paragraphs]
            registerFont(TTFont(Review.font, FONT_FILE))
            return Review((50, 310), 235, size=9, between=5).print([f"Published: {published}", *broken], title)
    return "\n\n".join([title, publisher, f"Published: {published}", *paragraphs]).encode()


def _page(title: str, paragraphs: list[str], published: str, publisher: str) -> bytes:
    """A page of a news site: menus, a teaser, a newsletter, other articles and a footer with another date."""
    data = {"@type": "NewsArticle", "headline": title, "datePublished": f"{published}T06:30:00+00:00"}
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {publisher}</title>
        <meta property="og:site_name" content="{publisher}"><meta property="og:title" content="{title}">
        <script type="application/ld+json">{json.dumps(data)}</script></head><body>
        <nav><a href="/">Home</a> <a href="/world">World</a> <a href="/ours">Our authors</a></nav>
        <main><article><h1>{title}</h1>{body}</article></main>
        <aside><h3>Most read</h3><ul><li><a href="/1">Germany sues France over fish</a></li></ul></aside>
        <form>Get our newsletter <button>Sign up</button></form>
        <footer>© 2021 {publisher}. Updated 1 January 2021. Privacy</footer></body></html>""".encode()


def _message(title: str, paragraphs: list[str], published: str) -> bytes:
    """A newsletter in both forms, its plain one folded as mail programs fold it."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = title, "The Levant Desk <desk@levant.example>", "you@home.example"
    mail["Date"] = format_datetime(datetime.fromisoformat(published).replace(tzinfo=UTC))
    mail.set_content("\n\n".join(paragraphs), cte="quoted-printable")
    mail.add_alternative("".join(f"<p>{html.escape(one)}</p>" for one in paragraphs), subtype="html")
    return mail.as_bytes()


def _escaped(paragraph: str) -> str:
    return p(html.escape(paragraph, quote=False))


def breakable(word: str) -> str:
    """A long word of plain letters with soft hyphens, as a program that sets columns would break it."""
    if len(word) < _LONG or not word.isalpha():
        return word
    return SOFT.join((word[:4], word[4:-3], word[-3:]))
