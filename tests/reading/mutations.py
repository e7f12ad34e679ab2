"""Documents of every format, and what careless programs and people with bad intentions make of them."""

from __future__ import annotations

import contextlib
import io
import json
import random
import zipfile
from email.message import EmailMessage

from made_docx import docx, note, p, table
from made_pdf import BOLD, Sheet, pdf

SENTENCES = (
    "Russia sold Iran an air defence system in 2016.", "Iran thanked its ally; Israel did not.",
    "“We waited nine years,” the minister said.", "Turkey’s president called both of them in March.",
    "The militias, backed by Tehran, welcomed the deal.", "Saudi Arabia accused them of arming its rivals.",
)  # fmt: skip


_TEXT = "\n\n".join(" ".join(SENTENCES[number:] + SENTENCES[:number]) for number in range(6))


def seeds() -> dict[str, bytes]:
    """One sound document for each ending, with most of what its format has."""
    return {suffix: seed(suffix) for suffix in (".txt", ".md", ".html", ".jsonl", ".docx", ".eml", ".pdf")}


def seed(suffix: str, text: str = _TEXT) -> bytes:
    """A sound document that says ``text``."""
    match suffix:
        case ".md":
            return f"---\ndate: 2018\n---\n# Late\n\n> {text}\n\n| a | b |\n|---|---|\n".encode()
        case ".html":
            return _web_page(text).encode()
        case ".jsonl":
            rows = ({"id": "a", "title": "Late", "published": year, "text": text} for year in ("2018", "2019"))
            return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
        case ".docx":
            return _word(text)
        case ".eml":
            return _message(text)
        case ".pdf":
            # The plain fonts have no other letters, and setting lines takes time.
            letters = text[:700].encode("latin-1", "ignore").decode("latin-1")
            return pdf(*[lambda sheet: _page(sheet, letters)] * 2, compress=0)
    return text.encode()


def _web_page(text: str) -> str:
    article = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    head = "<title>Late</title><meta name='date' content='2018-11-12'>"
    return f"<html><head>{head}</head><body><nav>Home</nav><article>{article}</article></body></html>"


def _word(text: str) -> bytes:
    return docx(
        p("A late delivery", style="Title") + p(text, note(1)) + table(("Iran", "S-300"), ("Syria", "Pantsir")),
        footnotes={1: p("See the treaty.")}, core="<dc:title>Late</dc:title>",
    )  # fmt: skip


def _message(text: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "Late", "Jane <j@d.example>", "Mon, 12 Nov 2018 10:00:00 +0000"
    mail.set_content(text)
    mail.add_alternative(_web_page(text), subtype="html")
    mail.add_attachment(_word(text), maintype="application", subtype="octet-stream", filename="word.docx")
    mail.add_attachment("Oman waits.", filename="note.txt")
    return mail.as_bytes()


def _page(sheet: Sheet, text: str) -> None:
    sheet.say(50, 805, "The Levant Desk", 9)
    sheet.say(50, 770, "A late delivery", 20, BOLD)
    rest = sheet.column(text.split("\n\n"), 50, 730, 235)
    sheet.column(rest or text.split("\n\n"), 310, 730, 235)


def mutated(content: bytes, suffix: str, chance: random.Random, others: list[bytes]) -> bytes:
    """The content with a few faults; within its packed text where the format packs it."""
    if suffix == ".docx" and chance.random() < 0.8:
        with contextlib.suppress(zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
            return _repacked(content, chance, others)
    return _with_faults(content, chance, others)


def _repacked(content: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, _with_faults(part, chance, others) if name == chosen else part)
    return out.getvalue()


def _with_faults(content: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(7):
            case 0 if at < len(changed):
                changed[at] = chance.randrange(256)
            case 1:
                changed[at:at] = chance.randbytes(chance.randint(1, 20))
            case 2:
                del changed[at : at + chance.randint(1, 200)]
            case 3:
                changed[at:at] = changed[at : at + chance.randint(1, 60)] * chance.randint(1, 100)
            case 4:
                other = chance.choice(others)
                start = chance.randrange(len(other))
                changed[at:at] = other[start : start + chance.randint(1, 400)]
            case 5:
                changed[at:at] = chance.choice(
                    (b"<", b">", b"\0", b"\xff\xfe", b"99999999999", b"--", b"(", b"<<", b"]]>", b'"')
                )
            case 6 if chance.random() < 0.1:
                del changed[at:]
    return bytes(changed)
