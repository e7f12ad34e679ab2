"""What is attached to mails is told before anything is read, and only what is wanted is read."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from made_docx import docx, p
from made_pdf import pdf

from allymap.model import Attachment, Cancelled, Progress, Severity
from allymap.reading import message, read_paths
from allymap.reading.attachments import attachments_in
from allymap.workspace import importing


def mail(subject: str, text: str = "See below.") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = subject, "j@desk.example", "Mon, 12 Nov 2018 10:00:00 +0000"
    if text:
        made.set_content(text)
    return made


def full(text: str = "See below.") -> EmailMessage:
    """A mail with a PDF, a Word file, a note, a picture and a mail that holds a note of its own."""
    made, inner = mail("Figures", text), mail("Fwd: Oman", "Oman waits.")
    inner.add_attachment("Qatar waits.", filename="q.txt")
    page = pdf(lambda sheet: sheet.say(50, 700, "Syria stood between the two of them."))
    made.add_attachment(page, maintype="application", subtype="pdf", filename="report.pdf")
    made.add_attachment(docx(p("Turkey waits.")), maintype="application", subtype="x", filename="Länder.docx")
    made.add_attachment("Oman and Iraq wait.", filename="note.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    made.add_attachment(inner)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Iran waits.")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "mail.eml").write_bytes(full().as_bytes())
    (tmp_path / "below" / "plain.eml").write_bytes(mail("Nothing attached").as_bytes())
    (tmp_path / "broken.eml").write_bytes(b"\x89PNG\r\n")
    return tmp_path


def test_what_could_be_read_is_told_by_mail(folder: Path) -> None:
    where = f"{folder}/below/mail.eml · "
    names = ["report.pdf", "Länder.docx", "note.txt", "Fwd: Oman"]
    assert attachments_in([folder], Progress()) == [Attachment(where + name, "mail.eml", name) for name in names]
    assert attachments_in([folder / "a.txt"], Progress()) == []


def test_finding_them_opens_none_of_them() -> None:
    made = mail("Broken things")
    made.add_attachment(b"%PDF-1.7 and no more", maintype="application", subtype="pdf", filename="broken.pdf")
    made.add_attachment(b"PK no more", maintype="application", subtype="x", filename="broken.docx")
    assert message.attachments_of(made.as_bytes(), "m.eml") == ["m.eml · broken.pdf", "m.eml · broken.docx"]


def test_finding_them_can_be_cancelled(folder: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        attachments_in([folder], progress)


def test_only_what_is_wanted_is_read_and_a_wanted_mail_with_what_it_holds(folder: Path) -> None:
    found = attachments_in([folder], Progress())
    wanted = {one.where for one in found if one.name in ("note.txt", "Fwd: Oman")}
    reading = read_paths([folder / "below" / "mail.eml"], Progress(), attachments=wanted)
    assert [one.title for one in reading.documents] == ["Figures", "note", "Fwd: Oman", "q"]
    skipped = [remark for remark in reading.report.remarks if remark.severity is Severity.SKIPPED]
    assert [(one.where.rpartition(" · ")[2], one.message) for one in skipped] == [
        ("report.pdf", "This attachment was not wanted."),
        ("Länder.docx", "This attachment was not wanted."),
        ("photo.png", "AllyMap does not read attachments of this kind (image/png)."),
    ]
    assert not reading.report.failures


@pytest.mark.parametrize("wanted", [None, ()])
def test_all_or_none(folder: Path, wanted: tuple[str, ...] | None) -> None:
    reading = read_paths([folder / "below"], Progress(), attachments=wanted)
    assert len(reading.documents) == (7 if wanted is None else 2)


def test_a_mail_of_attachments_alone_is_one_sentence_where_none_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(full("").as_bytes())
    assert len(attachments_in([path], Progress())) == 4
    reading = read_paths([path], Progress(), attachments=())
    assert reading.documents == ()
    assert reading.report.failures[0].message.startswith("The message holds no text but that of its attachments")


@pytest.mark.parametrize(("name", "may"), [("a.eml", True), ("a.EML", True), ("a.txt", False), ("", True)])
def test_mails_and_folders_are_worth_a_look(tmp_path: Path, name: str, may: bool) -> None:
    assert importing.may_hold_mail(tmp_path / name) is may
