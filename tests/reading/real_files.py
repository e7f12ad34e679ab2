"""One story as desks really get it: with all that stands around, under and between the words of a file."""

from __future__ import annotations

import html
import json
from email.message import EmailMessage

from layouts import Review
from made_docx import docx, note, p, r, table
from made_pdf import BOLD, ITALIC, Sheet
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from same_text import FONT_FILE, breakable

TITLE, PUBLISHED = "A late delivery", "2018-11-12"
STORY = (
    "Russia sold Iran an air defence system in 2016. Iran thanked Russia for the difficult delivery after nine years of"
    " waiting, and officials on both sides called it a “proof of trust”.",
    "Turkey accused Russia of arming its rivals in Syria. Turkey sanctioned Russia in March 2017, although telephone"
    " calls between the two capitals went on all summer long.",
    "Saudi Arabia sanctioned Iran in June 2017. Israel bombed Iranian positions in Syria, and the conflict reached the"
    " coast before anybody had found the time to finish a plan.",
    "Qatar signed a trade agreement with Turkey in May 2017. Egypt condemned Qatar for it, in a letter that filled five"
    " pages and that nobody at the café by the harbour wished to read to its end.",
)
FILLER = (
    "The road to the coast climbs for an hour between olive trees and falls for another. Whoever takes it in winter"
    " carries chains, a shovel, blankets and something to read, because the ferry waits for the mail and the mail for"
    " the weather.",
    "A retired engineer keeps the lighthouse as a museum of instruments. He winds the clock on Fridays, oils the hinges"
    " on Mondays, and shows the sounding lead to school classes, who would rather see the kitchen and the cat.",
)
QUOTE = "Turkey accused Russia of arming its rivals in Syria."
CAPTION = "Saudi Arabia sanctioned Iran in June 2017."
FOOTNOTE = "The contract was printed in the yearbook of the archive."
DELETED = "China bombed India in 2015."
"""What is said only where no reader should look: text that was struck out, teasers, other people’s comments."""


def story_text() -> str:
    """The words alone, without anything around them."""
    return "\n\n".join([TITLE, f"Published: {PUBLISHED}", *STORY, *FILLER])


class _Review(Review):
    """With ligatures and broken words, a pull quote, a caption and a note besides."""

    def page(self, sheet: Sheet) -> None:
        if self.number == 0:
            # The quote stands over the columns, the picture with its caption below them, and under these the note.
            sheet.say(50, 738, f"“{QUOTE}”", 17, ITALIC)
            sheet.canvas.rect(50, 110, 200, 80)
            sheet.say(50, 100, CAPTION, 7.5, BOLD)
            sheet.say(50, 72, "1", 5)
            sheet.say(56, 70, FOOTNOTE, 7.5)
        super().page(sheet)


def review() -> bytes:
    """A PDF."""
    registerFont(TTFont(_Review.font, FONT_FILE))
    set_story = [" ".join(map(breakable, paragraph.split())) for paragraph in (*STORY, *FILLER * 8)]
    ligatures = [paragraph.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ") for paragraph in set_story]
    made = _Review((50, 310), 235, size=11, between=6, bottom=215)
    return made.print([f"Published: {PUBLISHED}", *ligatures], TITLE)


def report() -> bytes:
    """A Word document with notes, a table, a list, a text box, headers and changes that were tracked."""
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{p(QUOTE)}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    changed = (
        f'<w:del w:id="1"><w:r><w:delText>{DELETED}</w:delText></w:r></w:del>',
        f'<w:ins w:id="2">{r(STORY[1])}</w:ins>',
    )
    listed = "".join(f"<w:p><w:pPr><w:numPr><w:ilvl/></w:numPr></w:pPr>{r(one)}</w:p>" for one in FILLER)
    body = (
        p(TITLE, style="Title") + p(f"Published: {PUBLISHED}") + p(STORY[0], note(1)) + p(*changed) + p(box)
        + p(STORY[2], note(2, "endnote")) + p(CAPTION, style="Caption") + table(("Port", "Berths"), ("Tartus", "4"))
        + p(STORY[3]) + listed
    )  # fmt: skip
    return docx(body, footnotes={1: p(FOOTNOTE)}, endnotes={2: p("Figures of the harbour office.")})


def page() -> bytes:
    """A news page that says it is in UTF-8 and is not, with a banner, menus, captions, a pull quote and teasers."""
    figure = f"<figure><img src='a.jpg' alt='A ship'><figcaption>{CAPTION}</figcaption></figure>"
    quote = f"<aside class='pullquote'><blockquote><p>{QUOTE}</p></blockquote></aside>"
    parts = [f"<p>{html.escape(one, quote=False)}</p>" for one in (*STORY, *FILLER)]
    body = "".join([parts[0], figure, parts[1], quote, *parts[2:]])
    data = {"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": f"{PUBLISHED}T06:30:00Z"}]}
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Levant Desk</title>
        <meta property="og:title" content="{TITLE}">
        <script type="application/ld+json">{json.dumps(data)}</script><style>p {{ margin: 0 }}</style></head><body>
        <div class="cookie-banner"><p>We value your privacy. <button>Accept all</button></p></div>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
        <main><article><h1>{TITLE}</h1>{body}</article></main>
        <aside><h3>Most read</h3><ul><li><a href="/1">{DELETED}</a></li><li><a href="/2">Ten cats</a></li></ul></aside>
        <section class="comments"><h3>Comments</h3><div class="comment"><p>{DELETED}</p></div></section>
        <footer>© 2021 The Levant Desk. Updated 1 January 2021.</footer></body></html>""".encode("cp1252")


def markdown() -> bytes:
    """A text with front matter, a table, a quote, a picture, mark-up within words and a comment."""
    first, *rest = STORY
    marked = first.replace("Iran thanked Russia", "**Iran** thanked [Russia](https://desk.example/a_b_c)")
    return "\n\n".join(
        [
            f"---\ntitle: {TITLE}\ndate: {PUBLISHED}\ntags: [ports, ships]\n---\n# {TITLE}", marked, rest[0],
            f"> {QUOTE}", f"![{DELETED}](ship.png)", f"*{CAPTION}*", f"<!-- {DELETED} -->", rest[1],
            "| Port | Berths |\n|---|---|\n| Tartus | 4 |", rest[2], "- " + "\n- ".join(FILLER),
        ]
    ).encode()  # fmt: skip


def wide_text() -> bytes:
    """Plain text as old programs of Windows saved it: UTF-16 and lines that end twice."""
    return f"{story_text()}\n\n{QUOTE}\n\n{CAPTION}".replace("\n", "\r\n").encode("utf-16")


def western_text() -> bytes:
    """Plain text in Windows’ own encoding."""
    return f"{story_text()}\n\n{QUOTE}".encode("cp1252")


def lines() -> bytes:
    """A JSONL file with the story among lines that are none."""
    row = {"id": "late", "title": TITLE, "published": PUBLISHED, "text": "\n\n".join([*STORY, QUOTE, *FILLER])}
    good = json.dumps(row)
    return "\n".join(['{"id": "cut", "text": "Iran', good, "[]", '{"text": 5}', "", "null"]).encode()


def mail() -> bytes:
    """A message in two forms and an odd encoding, an answered one below it, and the story attached three times."""
    made = EmailMessage()
    made["Subject"], made["From"] = TITLE, "Jane Doe <jane@desk.example>"
    made["Date"] = "Mon, 12 Nov 2018 10:00:00 +0100"
    answered = "\n".join(f"> {line}" for line in ("On Sunday Jim wrote:", "", QUOTE, "> Until when?"))
    plain = "\n\n".join([*STORY, *FILLER, answered])
    made.set_content(plain, charset="cp1252", cte="quoted-printable")
    made.add_alternative("".join(f"<p>{html.escape(one)}</p>" for one in STORY), subtype="html")
    made.add_attachment(review(), maintype="application", subtype="pdf", filename="review.pdf")
    made.add_attachment(report(), maintype="application", subtype="octet-stream", filename="report.docx")
    made.add_attachment(western_text(), maintype="text", subtype="plain", filename="story.txt")
    inner = EmailMessage()
    inner["Subject"], inner["From"], inner["Date"] = "Fwd: Oman", "j@d.example", "Tue, 13 Nov 2018 08:00:00 +0000"
    inner.set_content("Oman signed a trade agreement with Iraq in 2014.")
    made.add_attachment(inner)
    return made.as_bytes()


FILES = {
    "review.pdf": review, "report.docx": report, "page.html": page, "article.md": markdown, "wide.txt": wide_text,
    "western.txt": western_text, "lines.jsonl": lines, "mail.eml": mail,
}  # fmt: skip
