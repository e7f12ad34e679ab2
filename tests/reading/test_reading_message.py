"""Email: who wrote what and when, the text of the message, what is attached to it; broken mail too."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from made_docx import docx, p
from made_pdf import pdf

from allymap.model import Severity
from allymap.reading import Reading, read_bytes

TEXT = "Russia armed Iran in 2016.\n\nIran thanked Russia."


def mail(text: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = "A late delivery", "Jane Doe <jane@desk.example>"
    message["To"], message["Date"] = "desk@desk.example", "Mon, 12 Nov 2018 23:30:00 -0500"
    for name, value in headers.items():
        message[name] = value
    if text:
        message.set_content(text)
    return message


def read(message: EmailMessage | bytes, published: str = "") -> Reading:
    return read_bytes(message if isinstance(message, bytes) else message.as_bytes(), "mail.eml", published)


def test_headers_are_the_metadata() -> None:
    reading = read(mail())
    (document,) = reading.documents
    assert document.text == TEXT
    assert (document.id, document.title, document.author) == ("mail", "A late delivery", "Jane Doe")
    assert (document.published, document.media_type) == ("2018-11-12", "message/rfc822")
    assert reading.report.remarks == []


def test_coded_headers_and_an_author_without_a_name() -> None:
    raw = (
        b"Subject: =?utf-8?B?0JzQvtGB0LrQstCw?= and\r\n =?iso-8859-1?Q?T=FCrkei?=\r\nFrom: <jane@desk.example>\r\n"
        b"Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "Россия и Иран договорились о маршруте.".encode("cp1251")
    )
    (document,) = read(raw).documents
    assert (document.title, document.author) == ("Москва and Türkei", "jane@desk.example")
    assert document.text == "Россия и Иран договорились о маршруте."
    assert document.language == "ru"


def test_what_is_answered_stands_apart_and_without_marks() -> None:
    (document,) = read(
        mail("I agree.\n\nJane wrote:\n> Russia armed\n> Iran.\n> > Until when?\n> Oman waits.\n")
    ).documents
    parts = ["I agree.", "Jane wrote:", "Russia armed\nIran.", "Until when?", "Oman waits."]
    assert document.text == "\n\n".join(parts)


def test_a_message_of_invisible_signs_holds_no_text() -> None:
    assert "holds no text" in str(read(mail("\u200b\u00ad\n\u200b")).report.failures[0])


def test_a_sender_whose_comments_nest_without_end_is_kept_in_words() -> None:
    (document,) = read(b"Subject: A late delivery\nFrom: " + b"(" * 5000 + b"\n\nRussia armed Iran.\n").documents
    assert document.author == "(" * 200


@pytest.mark.parametrize("kind", ["mixed", "alternative", "related"])
@pytest.mark.parametrize("depth", [3, 150, 299])
def test_sections_in_sections_are_read_or_refused(kind: str, depth: int) -> None:
    inner = "Content-Type: text/plain\n\nRussia armed Iran."
    for level in range(depth):
        bound = f"b{level}e"
        inner = f'Content-Type: multipart/{kind}; boundary="{bound}"\n\n--{bound}\n{inner}\n--{bound}--\n'
    reading = read(f"Subject: Deep\n{inner}".encode())
    assert [one.text for one in reading.documents] == ["Russia armed Iran."] or depth > 100
    assert len(reading.documents) + len(reading.report.failures) == 1


def test_the_plain_text_is_preferred_and_html_read_where_there_is_none() -> None:
    both = mail()
    both.add_alternative("<p>Russia <b>armed</b> Iran, in colours.</p>", subtype="html")
    assert [document.text for document in read(both).documents] == [TEXT]
    only = mail("")
    only.set_content("<html><body><p>Russia <b>armed</b> Iran.</p><p>Iran waits.</p></body></html>", subtype="html")
    assert read(only).documents[0].text == "Russia armed Iran.\n\nIran waits."
    empty = mail(" \n")
    empty.add_alternative("<p>Russia armed Iran.</p>", subtype="html")
    assert read(empty).documents[0].text == "Russia armed Iran."


def test_lines_that_flow_are_joined() -> None:
    message = mail("Russia armed \nIran in 2016. \n\nIran waits.\n-- \nJane")
    message.set_param("format", "flowed")
    assert read(message).documents[0].text == "Russia armed Iran in 2016. \nIran waits.\n-- \nJane"


def test_readable_attachments_are_documents_and_others_are_named() -> None:
    message = mail()
    message.add_attachment(docx(p("Turkey waits.")), maintype="application", subtype="x", filename="Länder 2.docx")
    page = pdf(lambda sheet: sheet.say(50, 700, "Syria stood between the two of them."))
    message.add_attachment(page, maintype="application", subtype="pdf", filename="report.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="all.zip")
    message.add_attachment("Published: 3 May 2017\n\nOman waits.", filename="note.txt")
    reading = read(message)
    assert [(one.id, one.title, one.text) for one in reading.documents] == [
        ("mail", "A late delivery", TEXT),
        ("mail-Länder-2", "Länder 2", "Turkey waits."),
        ("mail-report", "report", "Syria stood between the two of them."),
        ("mail-note", "note", "Published: 3 May 2017\n\nOman waits.\n"),
    ]
    assert [one.media_type.rpartition("/")[2] for one in reading.documents][1:] == [
        "vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf", "plain",
    ]  # fmt: skip
    assert {one.note for one in reading.documents[1:]} == {"Attached to “A late delivery”."}
    assert reading.originals[2].content == page
    assert reading.documents[3].published == "2017-05-03"
    skipped = [remark for remark in reading.report.remarks if remark.severity is Severity.SKIPPED]
    assert [(remark.where, remark.message) for remark in skipped] == [
        ("mail.eml · photo.png", "AllyMap does not read attachments of this kind (image/png)."),
        ("mail.eml · all.zip", "AllyMap does not read attachments of this kind (application/zip)."),
    ]


def test_an_attachment_without_a_date_takes_that_of_the_message() -> None:
    message = mail()
    message.add_attachment("Oman waits.", filename="note.txt")
    assert [document.published for document in read(message).documents] == ["2018-11-12", "2018-11-12"]


def test_a_broken_attachment_is_reported_and_the_rest_read() -> None:
    message = mail()
    message.add_attachment(b"%PDF-1.7 and no more", maintype="application", subtype="pdf", filename="broken.pdf")
    reading = read(message)
    assert len(reading.documents) == 1
    (remark,) = reading.report.failures
    assert remark.where == "mail.eml · broken.pdf"


def test_a_message_within_a_message_is_a_document_of_its_own() -> None:
    outer = mail("See below.")
    inner = mail("Oman waits.")
    del inner["Subject"], inner["Date"]
    inner["Subject"], inner["Date"] = "Fwd: Oman", "Tue, 13 Nov 2018 08:00:00 +0000"
    inner.add_attachment("Qatar waits.", filename="q.txt")
    outer.add_attachment(inner)
    documents = read(outer).documents
    assert [(one.id, one.title, one.text.strip(), one.published) for one in documents] == [
        ("mail", "A late delivery", "See below.", "2018-11-12"),
        ("mail-Fwd-Oman", "Fwd: Oman", "Oman waits.", "2018-11-13"),
        ("mail-q", "q", "Qatar waits.", "2018-11-13"),
    ]
    again = read_bytes(read(outer).originals[1].content, "inner.eml").documents[0]
    assert again.text == documents[1].text


def test_messages_nested_without_end_are_left_out_from_some_depth_on() -> None:
    message = mail("The innermost.")
    for number in range(12):
        outer = mail(f"Around it: {number}.")
        outer.add_attachment(message)
        message = outer
    reading = read(message)
    assert len(reading.documents) == 9
    assert "deep in one another" in reading.report.remarks[-1].message


def test_an_attachment_alone_is_read() -> None:
    message = mail("")
    message.add_attachment("Oman waits.", filename="note.txt")
    assert [document.text for document in read(message).documents] == ["Oman waits.\n"]


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: x\n\nIran waits.",
        b"\xef\xbb\xbfSubject: x\r\n\r\nIran waits.",
        b"From: a@b\nSubject: caf\xe9 \xff\nDate: yesterday\n\nIran waits.",
        b"From: =?x?Q?=\nSubject: =?utf-8?B?%%%?=\nDate: Fri, 99 Zzz 99999 99:99\n\nIran waits.",
        b"From: a@b\nContent-Type: text/plain; charset=no-such\n\nIran waits.",
        b"From: a@b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSXJhbiB3YWl0cy4=!!!",
        b"From: a@b\nContent-Type: multipart/mixed\n\nIran waits.",
        b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nIran waits.",
        b"From: a@b\nContent-Type: text/plain; name*=bad''%ff%\n\nIran waits.",
        b"From a@b Mon Nov 12\nFrom: a@b\n\nIran waits.",
    ],
    ids=range(10),
)
def test_broken_mail_is_read_as_far_as_it_goes(raw: bytes) -> None:
    assert [document.text.strip() for document in read(raw).documents] == ["Iran waits."]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "The file is empty"),
        (b"Iran waits and so does Oman.", "not an email message"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not an email message"),
        (b"From: a@b\n\n", "holds no text"),
        (b"From: a@b\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nv\n--x--", "is encrypted"),
        (b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n" + b"x boundary=\n" * 400, "too many sections"),
    ],
)
def test_what_is_no_readable_mail_is_one_sentence(raw: bytes, reason: str) -> None:
    reading = read(raw)
    assert reading.documents == ()
    assert reason in reading.report.failures[0].message
