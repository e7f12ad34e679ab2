""".eml: a message as a document, its readable attachments and the messages within it as further ones."""

from __future__ import annotations

import codecs
import email
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath

from allymap.model import Report, UnreadableDocument

from . import webpage
from .decode import decode, storable, visible
from .draft import Draft

_QUOTED = re.compile(r"(?:> ?)+")
_KNOWN = ("from", "subject", "date", "received", "mime-version", "content-type", "message-id", "to")
_MOST_BOUNDARIES = 300
"""Multipart sections; the standard library's parser compares each line with the boundary of each open one."""
_DEEPEST = 8
"""Messages within messages that are opened."""
_LONGEST_SENDER = 200
"""Characters that are kept of a sender who is no address."""


def read(content: bytes, where: str, report: Report, attachments: Collection[str] | None = None) -> list[Draft]:
    """The message first, then what is attached to it. Raises ``UnreadableDocument`` where nothing of it can be read.

    ``attachments`` are those that are wanted, as ``attachments_of`` names them; all where it is ``None``. Whatever
    is within a wanted message is read with it.
    """
    wanted = _everything if attachments is None else attachments.__contains__
    return _drafts(content, _Mail(where, report, wanted))


def attachments_of(content: bytes, where: str) -> list[str]:
    """What is attached to a message and could be read, as reports name it (“mail.eml · note.txt”), each name once.

    Attached messages are among them, and what these hold is not. Raises ``UnreadableDocument`` as ``read`` does.
    """
    offered: dict[str, None] = {}

    def note_and_leave(attachment: str) -> bool:
        offered[attachment] = None
        return False

    try:
        _drafts(content, _Mail(where, Report(), note_and_leave))
    except UnreadableDocument:
        if not offered:
            raise
    return list(offered)


def _everything(attachment: str) -> bool:
    return bool(attachment)


def _drafts(content: bytes, mail: _Mail) -> list[Draft]:
    if not content.strip():
        raise UnreadableDocument("The file is empty.")
    if content.lower().count(b"boundary=") > _MOST_BOUNDARIES:
        raise UnreadableDocument("The message has too many sections to be read.")
    damaged = "The message is damaged: its sections cannot be told apart."
    try:
        # The older policy leaves headers alone until they are asked for: the newer one fails on many a broken one.
        message = email.message_from_bytes(content.removeprefix(codecs.BOM_UTF8).lstrip(), policy=policy.compat32)
    except (RecursionError, ValueError, LookupError):
        raise UnreadableDocument(damaged) from None
    if not any(name.lower() in _KNOWN for name in message):
        raise UnreadableDocument("This is not an email message: it has no header that says from whom or about what.")
    try:
        return mail.drafts(message)
    except RecursionError:  # sections within sections, each a few steps deeper than the parser went
        raise UnreadableDocument(damaged) from None


@dataclass(slots=True)
class _Mail:
    """One message: where to report, and what was found in it."""

    where: str
    report: Report
    wanted: Callable[[str], bool] = _everything
    depth: int = 0
    texts: list[str] = field(default_factory=list)
    attached: list[Draft] = field(default_factory=list)
    problem: str = "The message holds no text."

    def drafts(self, message: Message) -> list[Draft]:
        self._part(message)
        subject, sent = _header(message, "subject"), _sent(message)
        sender = _sender(_header(message, "from"))
        text = storable(visible("\n\n".join(self.texts))).strip("\n")
        if not text.strip() and not self.attached:
            raise UnreadableDocument(self.problem)
        note = f"Attached to “{subject}”." if subject else "Attached to a message."
        attached = [replace(one, made=one.made or sent, note=one.note or note) for one in self.attached]
        if not text.strip():
            return attached
        return [Draft(text, title=subject, author=sender, published=sent), *attached]

    def _part(self, part: Message) -> None:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._enclosed(part)
        elif kind == "multipart/encrypted":
            self.problem = "The message is encrypted."
        elif kind == "multipart/alternative":
            self._alternatives(part)
        elif kind in ("multipart/related", "multipart/signed"):
            for inner in _inner(part)[:1]:
                self._part(inner)
        elif part.is_multipart():
            for inner in _inner(part):
                self._part(inner)
        elif kind.startswith("multipart/") or (kind in ("text/plain", "text/html") and not _is_attached(part)):
            # Sections that nothing divides are one text.
            self.texts += _text(part, self.where, self.report)
        else:
            self._attachment(part)

    def _alternatives(self, part: Message) -> None:
        """The same text in several forms: the plain one where it says anything, else what the others hold."""
        inner = _inner(part)
        for one in sorted(inner, key=lambda one: one.get_content_type() != "text/plain"):
            before = len(self.texts)
            self._part(one)
            if len(self.texts) > before:
                return

    def _enclosed(self, part: Message) -> None:
        for message in _inner(part):
            subject = _header(message, "subject") or "message"
            where = f"{self.where} · {subject}"
            if self.depth == _DEEPEST:
                self.report.skipped(where, f"Messages more than {_DEEPEST} deep in one another are not read.")
                return
            if not self._wants(where):
                continue
            try:
                drafts = _Mail(where, self.report, depth=self.depth + 1).drafts(message)
            except UnreadableDocument as error:
                self.report.failed(where, str(error))
                continue
            first = drafts[0]
            if first.content is None:  # its own text, and not only what is attached to it
                mark = f"#{_safe(subject)}"
                first = replace(first, content=_bytes(message), media_type="message/rfc822", id=mark)
            self.attached += [first, *drafts[1:]]

    def _attachment(self, part: Message) -> None:
        # The table of formats has this reader in it, so it can be asked only when all are there.
        from .formats import SUFFIXES, suffix_for

        name = _filename(part) or f"attachment.{part.get_content_subtype()}"
        where = f"{self.where} · {name}"
        suffix = PurePath(name).suffix.lower()
        suffix = suffix if suffix in SUFFIXES else suffix_for(part.get_content_type())
        if not suffix:
            self.report.skipped(where, f"AllyMap does not read attachments of this kind ({part.get_content_type()}).")
            return
        if not self._wants(where):
            return
        content = _payload(part)
        known = SUFFIXES[suffix]
        try:
            drafts = known.reader(content, where, self.report)
        except UnreadableDocument as error:
            self.report.failed(where, str(error))
            return
        self.attached += [
            replace(draft, title=draft.title or PurePath(name).stem, id=f"#{_safe(PurePath(name).stem)}{draft.id}",
                    content=content if draft.content is None else draft.content,
                    media_type=draft.media_type or known.media_type)
            for draft in drafts
        ]  # fmt: skip

    def _wants(self, attachment: str) -> bool:
        if self.wanted(attachment):
            return True
        self.problem = "The message holds no text but that of its attachments, and these were not wanted."
        self.report.skipped(attachment, "This attachment was not wanted.")
        return False


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _text(part: Message, where: str, report: Report) -> list[str]:
    """The text of a plain or HTML part; none where it holds nothing but white space or cannot be read."""
    content = _payload(part)
    if not content.strip():
        return []
    try:
        text = decode(content, where, report, part.get_content_charset() or "")
        if part.get_content_type() == "text/html":
            return [webpage.read(text.encode("utf-8", "replace"), where, report)[0].text]
    except UnreadableDocument:
        return []
    text = _unquoted("\n".join(text.splitlines()))
    return [_unwrapped(text) if str(part.get_param("format")).lower() == "flowed" else text.strip("\n")]


def _unquoted(text: str) -> str:
    """Lines of the message that is answered, without the marks before them and apart from the answer's own.

    >>> _unquoted("I agree.\\nJane wrote:\\n> Iran\\n> waits.\\n>> Until when?")
    'I agree.\\nJane wrote:\\n\\nIran\\nwaits.\\n\\nUntil when?'
    """
    lines: list[str] = []
    before = 0
    for line in text.split("\n"):
        marks = _QUOTED.match(line)
        depth = marks[0].count(">") if marks else 0
        lines += ["", line[marks.end() :]] if marks and depth != before else [line[marks.end() :] if marks else line]
        before = depth
    return "\n".join(lines)


def _unwrapped(text: str) -> str:
    """Lines that end with a space go on in the next one (RFC 3676), except the one before a signature.

    >>> _unwrapped("Iran \\nwaits.\\n-- \\nJane")
    'Iran waits.\\n-- \\nJane'
    """
    return re.sub(r"(?<!^--) \n(?!>)", " ", text, flags=re.MULTILINE).strip("\n")


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_filename(part))


def _filename(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):  # a parameter that is continued or coded wrongly
        return ""
    return PurePath(_decoded(name).replace("\\", "/")).name


def _payload(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def _bytes(message: Message) -> bytes:
    """The enclosed message by itself, to be kept as the original of its document."""
    try:
        return message.as_bytes()
    except (
        UnicodeError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ):  # cannot be written again
        return str(message.get_payload()).encode("utf-8", "replace")


def _header(message: Message, name: str) -> str:
    try:
        written = message.get(name, "")
    except (ValueError, LookupError):
        return ""
    return _decoded(str(written))


def _decoded(written: str) -> str:
    """A header in words, however it is coded; as it stands where the code is broken.

    >>> _decoded("=?utf-8?q?A_note?="), _decoded("=?utf\u00e9-7?q?A_note?=")
    ('A note', '=?utf\u00e9-7?q?A_note?=')
    """
    try:
        written = str(make_header(decode_header(written)))
    except (MessageError, ValueError, LookupError):
        written = written.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return storable(" ".join(written.split()))


def _sender(written: str) -> str:
    """The name in an address, else the address; the words as they stand where it is none.

    Comments that nest without end are too deep for the parser, or none, depending on the version of Python.

    >>> _sender("Jane Doe <jane@desk.example>"), _sender("jane@desk.example")
    ('Jane Doe', 'jane@desk.example')
    """
    try:
        name, address = parseaddr(written)
    except RecursionError:
        name = address = ""
    return name or address or written[:_LONGEST_SENDER]


def _sent(message: Message) -> str:
    """The day a message was sent, on its sender's calendar."""
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _safe(name: str) -> str:
    """A name that can stand in an identifier."""
    return re.sub(r"[^\w.-]+", "-", name).strip("-")[:60] or "part"
