"""Documents that are odd by design rather than by damage: scripts and signs, sizes, encodings, depths, structures."""

from __future__ import annotations

import base64
import io
import json
import random
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

from made_docx import docx, p, table
from mutations import SENTENCES, mutated, seed

_STATES = ("Russia", "Iran", "Israel", "Turkey", "Syria", "Qatar", "Egypt", "China", "India", "Oman", "Iraq", "Yemen")
_DID = ("met", "armed", "sanctioned", "praised", "bombed", "thanked", "accused", "paid", "threatened", "left")
_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "cp1251",
    "koi8-r",
    "shift_jis",
    "gb18030",
    "big5",
    "euc-kr",
    "iso2022_jp",
    "cp037",
    "mac_roman",
    "cp1252",
    "iso8859-6",
    "punycode",
    "raw_unicode_escape",
    "utf-8-sig",
)
_MARKS = "".join(map(chr, (*range(0x300, 0x36F), 0x20E3, 0xFE0F, 0x1AB0, 0x0E31)))
_SIGNS = (
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1f7\U0001f1fa\U0001f1ee\U0001f1f7",
    "👍🏿",
    "☢️",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x0b",
    "\x1b[31m",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufffe",
    "\U0010ffff",
    "ﬁ",
    "ﬄ",
    "İ",
    "ß",
    "\u0130\u0307",
    "ẞ",
    "\u1e9b\u0323",
    "Ⅷ",
    "½",
    "\u00ad",
    "\u3000",
    "ａｂｃ",
    "𝕽𝖚𝖘𝖘𝖎𝖆",
    "قالت إيران إن روسيا سلمتها المنظومة.",
    "אמר השר: רוסיה ואיראן נפגשו.",
    "俄罗斯向伊朗出售防空系统。",
    "Россия и Иран.",
)


def odd(suffix: str, chance: random.Random) -> bytes:
    """A document that nobody means to write, under one of the endings of ``mutations.seeds``."""
    made = chance.choice(_STRUCTURES[suffix])(chance) if chance.random() < 0.4 else b""
    if made:
        return made
    text = "\n\n".join(odd_text(chance) for _ in range(chance.randint(1, 4)))
    content = seed(suffix, text)
    if suffix in (".txt", ".md", ".html", ".jsonl", ".eml") and chance.random() < 0.3:
        content = content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")
    return content


def damaged(suffix: str, chance: random.Random, sound: dict[str, bytes]) -> bytes:
    """A document that was sound, or odd, before faults came into it."""
    content = sound[suffix] if chance.random() < 0.7 else odd(suffix, chance)
    return mutated(content, suffix, chance, list(sound.values())) if chance.random() < 0.8 else content


def odd_text(chance: random.Random) -> str:
    """A paragraph that is hard on whoever splits, parses and counts."""
    return chance.choice(_TEXTS)(chance)


def _signs(chance: random.Random) -> str:
    words = " ".join(chance.choices(SENTENCES, k=chance.randint(1, 6))).split(" ")
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(words))
        word, sign = words[at], chance.choice(_SIGNS)
        cut = chance.randint(0, len(word))
        words[at] = word[:cut] + sign + word[cut:]
    return " ".join(words)


def _stacked_marks(chance: random.Random) -> str:
    return "".join(
        letter + "".join(chance.choices(_MARKS, k=chance.choice((0, 0, 1, 40)))) for letter in chance.choice(SENTENCES)
    )


def _one_long_word(chance: random.Random) -> str:
    return chance.choice(("Iran", "x", "a-", "’", "“", "(", "1", ".", "İ", "\u0301", "Iran/")) * chance.choice(
        (2_000, 20_000)
    )


def _one_long_sentence(chance: random.Random) -> str:
    pairs = (f"{chance.choice(_STATES)} {chance.choice(_DID)} {chance.choice(_STATES)}" for _ in range(1_500))
    return chance.choice((" and ", ", ", " while ", "; ", " ")).join(pairs)


def _one_long_list(chance: random.Random) -> str:
    return f"{', '.join(chance.choices(_STATES, k=chance.choice((60, 600))))} and Iran signed an agreement with Russia."


def _quotations(chance: random.Random) -> str:
    return "“" * chance.choice((1, 300)) + " said “".join(SENTENCES * 20) + "’" * chance.choice((0, 300))


def _many_lines(chance: random.Random) -> str:
    return chance.choice(("\n", "\r", "\r\n", "\n\t", " \n", "\x0c", "\u2028")).join(SENTENCES * chance.choice((1, 60)))


def _dates(chance: random.Random) -> str:
    days = (
        "in 99999",
        "on 31 February 2016",
        "in 0000",
        "last month",
        "in the 2010s",
        "since 2011",
        "on 1/2/3",
        "in ２０１６",
    )
    return " ".join(f"Russia armed Iran {chance.choice(days)}." for _ in range(30))


_TEXTS: tuple[Callable[[random.Random], str], ...] = (
    _signs,
    _signs,
    _stacked_marks,
    _one_long_word,
    _one_long_sentence,
    _one_long_list,
    _quotations,
    _many_lines,
    _dates,
)


def _nested_tags(chance: random.Random) -> bytes:
    tag = chance.choice(("div", "b", "table", "ul><li", "blockquote", "font", "article", "p", "a href=x", "svg"))
    return f"<html><body>{f'<{tag}>' * chance.choice((150, 3_000, 60_000))}{SENTENCES[0]}".encode()


def _many_tags(chance: random.Random) -> bytes:
    one = chance.choice(
        (
            "<a href='/x'>Iran</a> ",
            "<tr><td>Iran<td>Russia",
            "<br>",
            "<p>Iran left.",
            "&#x202e;&nbsp;",
            "<td rowspan=99999>",
        )
    )
    return (
        f"<html><title>{'x' * 9_000}</title><body><article>{SENTENCES[0]}{one * chance.choice((500, 15_000))}".encode()
    )


def _odd_page(chance: random.Random) -> bytes:
    bomb = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'Iran '}'>" for n in range(12))
    linked = {"@graph": [{"datePublished": chance.choice(("soon", "2018-13-45", "2018-11-12", 5, None))}] * 50}
    head = chance.choice(
        (
            f"<!DOCTYPE html [{bomb}]>&e11;",
            "<meta charset=utf-7>",
            "<meta charset='x-unknown'>",
            '<?xml version="1.0"?>',
            f"<script type='application/ld+json'>{json.dumps(linked)}</script>",
            "<base href='javascript:1'>",
            "<![CDATA[",
        )
    )
    return f"{head}<html><body><article>{'<p>'.join(SENTENCES * 4)}</article><!-- {'-' * 500}".encode()


def _nested_parts(chance: random.Random) -> bytes:
    """Multipart within multipart, or messages within messages; boundaries may begin one another."""
    depth, inner = chance.choice((3, 30, 280, 600)), SENTENCES[0]
    kind = chance.choice(("mixed", "alternative", "related", "signed", "digest", "rfc822"))
    for level in range(depth):
        if kind == "rfc822":
            inner = f"Subject: level {level}\nContent-Type: message/rfc822\n\n{inner}"
        else:
            bound = "b" * (level + 1) if chance.random() < 0.5 else f"b{level}"
            inner = f'Content-Type: multipart/{kind}; boundary="{bound}"\n\n--{bound}\n{inner}\n--{bound}--\n'
    return f"From: a@b.example\nDate: Mon, 12 Nov 2018 10:00:00 +0000\n{inner}".encode()


def _odd_message(chance: random.Random) -> bytes:
    coding = chance.choice(("base64", "quoted-printable", "x-uuencode", "8bit", "7bit", "nonsense"))
    charset = chance.choice((*_ENCODINGS, "unknown-8bit", "rot13", "idna", ""))
    subject = chance.choice(("=?utf-8?b?!!!!?=", "=?utf-7?q?+ADw-?=" * 200, "x" * 100_000, "=?koi8-r?B?8A==?=", "\x00"))
    body = SENTENCES[0] * 9 if chance.random() < 0.5 else base64.b64encode(SENTENCES[1].encode()).decode()[:-3]
    head = (
        f"From: {'(' * 2_000}\nSubject: {subject}\nDate: Mon, 99 Foo 2018\nContent-Type: text/plain; charset={charset}"
    )
    return f"{head}\nContent-Transfer-Encoding: {coding}\n\n{body}".encode("utf-8", "replace")


def _many_attachments(chance: random.Random) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Attachments"
    mail.set_content(SENTENCES[0])
    for number in range(chance.choice((3, 30))):
        suffix = chance.choice((".txt", ".html", ".docx", ".pdf", ".eml", ".jsonl", ".exe"))
        content = mutated(seed(suffix, SENTENCES[number % 6]), suffix, chance, [mail.as_bytes()])
        name = chance.choice(
            (f"a{number}{suffix}", f"../../etc/a{suffix}", f"C:\\a{suffix}", suffix, "ש" * 300 + suffix)
        )
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def _archive(chance: random.Random) -> bytes:
    """What is wrong with the archive rather than with the parts in it."""
    content = bytearray(seed(".docx"))
    match chance.randrange(5):
        case 0:  # a part that unpacks to hundreds of megabytes
            return docx(p("Iran"), extra={"word/footnotes.xml": b"<w:footnotes>" + b" " * 60_000_000})
        case 1:  # two parts of one name
            return docx(p(SENTENCES[0]), extra={"word/styles.xml": b"<w:x", "[content_types].xml": b"", "word/a/": b""})
        case 2:  # no directory at the end, or half of one
            return bytes(content[: -chance.randint(1, 400)])
        case 3:  # sizes, sums and methods that lie
            for _ in range(chance.randint(1, 6)):
                at = content.find(b"PK\x01\x02", chance.randrange(len(content)))
                content[at + chance.randint(4, 46)] = chance.randrange(256)
            return bytes(content)
        case _:  # something else in the same wrapping
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as archive:
                archive.writestr(chance.choice(("xl/workbook.xml", "a.txt", "word/document.xml")), "<x/>")
            return out.getvalue()


def _nested_word(chance: random.Random) -> bytes:
    depth = chance.choice((50, 400, 5_000))
    opened, closed = chance.choice(
        (
            ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            ("<w:ins>", "</w:ins>"),
            ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"),
            ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        )
    )
    return docx(p(SENTENCES[0]) + opened * depth + p(SENTENCES[1]) + closed * depth)


def _large_word(chance: random.Random) -> bytes:
    rows = [(state, "S-300") for state in _STATES] * chance.choice((10, 300))
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10 if n else 'Iran '}'>" for n in range(12))
    return docx(p("&e11;" if chance.random() < 0.5 else "Iran") + table(*rows), doctype=f"<!DOCTYPE x [{entities}]>")


def _odd_pdf(chance: random.Random) -> bytes:
    """A sound file in which numbers, names and the ways between its objects are exchanged."""
    content = seed(".pdf")
    old, new = chance.choice(
        (
            (b"/Count 2", b"/Count 999999999"),
            (b"595", b"9e9"),
            (b"842", b"-1"),
            (b"/Kids [", b"/Kids [ 1 0 R 1 0 R "),
            (b"/Times-Roman", b"/Nowhere"),
            (b" Td", b" Tz"),
            (b" Tf", b" Tr"),
            (b"/Length", b"/Longth"),
            (b"/Parent", b"/Kids"),
            (b"BT", b"q BT"),
            (b"1 0 0 1", b"0 0 0 0"),
            (b"startxref", b"startxxxx"),
            (b" Tw", b"e30 Tw"),
            (b"ET", b"ET 7 Tr"),
        )
    )
    return content.replace(old, new, chance.choice((1, -1)))


def _odd_lines(chance: random.Random) -> bytes:
    rows = (
        "[" * 50_000,
        '{"text": ' * 2_000,
        '{"text": "\\ud800 Russia armed Iran."}',
        '{"text": 5}',
        "null",
        '{"text": "' + "Iran " * 40_000 + '"}',
        '{"text": "Iran waits.", "published": 20181112, "id": {"a": 1}, "title": ["x"]}',
        '{"text": "a", "id": "../../x|y"}',
        '{"text": "NaN", "published": NaN}',
        '{"text": "Russia armed Iran.", "id": "a"}',
        '{"text": "Iran left.", "published": ' + "9" * 5_000 + "}",
    )
    return "\n".join(chance.choices(rows, k=chance.randint(1, 40))).encode()


def _nested_marks(chance: random.Random) -> bytes:
    sign = chance.choice(
        (">", "- ", "* ", "[", "![", "**", "_a ", "`", "<div>", "| a ", "1. ", "    ", "~~", "\\", "&#0;", "[^1]: ")
    )
    head = chance.choice(("", "---\ntitle: [x\n---\n", "---\ndate: 2018-99-99\n---\n", "---\n" * 500, "+++\n"))
    return f"{head}{sign * chance.choice((90, 2_000, 20_000))}{SENTENCES[0]}\n\n{SENTENCES[1]}".encode()


def _plain(chance: random.Random) -> bytes:
    """Bytes of another format, or none."""
    return chance.choice(
        (b"", b"\xff\xfe", b"\x00" * 500, b"\xef\xbb\xbf", b"\n" * 9_000, b"%PDF-1.4", b"PK\x03\x04", b"{", b"<")
    )


_Structures = tuple[Callable[[random.Random], bytes], ...]
_STRUCTURES: dict[str, _Structures] = {
    ".txt": (_plain,),
    ".md": (_nested_marks,),
    ".html": (_nested_tags, _many_tags, _odd_page),
    ".eml": (_nested_parts, _odd_message, _many_attachments),
    ".docx": (_archive, _nested_word, _large_word),
    ".pdf": (_odd_pdf,),
    ".jsonl": (_odd_lines,),
}
