""".docx: paragraphs, tables and notes in reading order. Only parts with text are opened, and nothing runs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from lxml import etree

from allymap.model import Form, Report, UnreadableDocument

from .block import Block, Run
from .decode import storable, visible
from .draft import Draft
from .plain import is_placeholder, title_in

_LARGEST = 40_000_000
"""Bytes of one unpacked part: a book of a thousand pages has half of it, and a bomb a thousandfold."""
_MOST_PARTS = 20_000
_UNREAD = frozenset(
    ("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "rPr", "pPr", "tblPr", "trPr", "tcPr", "sdtPr",
     "object", "annotation")
)  # fmt: skip
"""Elements whose text is none of the document's: deleted, moved away, codes of fields, readings above characters."""
_SPACES = frozenset(("tab", "br", "cr", "ptab"))
_TITLES = frozenset(("title", "heading1"))
_HEADING = re.compile(r"heading([1-9])")
T = TypeVar("T")
_CONTENTS = re.compile(r"toc\d|tableofcontents", re.IGNORECASE)


def read(content: bytes, where: str, report: Report) -> list[Draft]:
    """One document. Raises ``UnreadableDocument`` for a file that is none, is damaged, or holds no text."""
    return [_opened(content, _Package.draft)]


def blocks(content: bytes) -> list[Block]:
    """The form that the document gives to its text. Raises ``UnreadableDocument``."""
    return _opened(content, lambda package: package.written().blocks)


def _opened(content: bytes, work: Callable[[_Package], T]) -> T:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableDocument("This is an old or password-protected Office document: save it as .docx first.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return work(_Package(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        raise UnreadableDocument("The file is damaged: it cannot be unpacked.") from None
    except (NotImplementedError, RuntimeError):  # an encrypted entry, or packed in an unknown way
        raise UnreadableDocument("The file is packed or encrypted in a way that AllyMap does not know.") from None
    except etree.XMLSyntaxError:
        raise UnreadableDocument("The file is damaged: its text is not valid XML.") from None


@dataclass(slots=True)
class _Package:
    """The parts of an Office file, found by following the relations between them."""

    archive: zipfile.ZipFile

    def draft(self) -> Draft:
        writer = self.written()
        text = storable(visible("\n\n".join(block.text for block in writer.blocks))).strip()
        if not text:
            raise UnreadableDocument("The document holds no text.")
        about = self._properties(self._relations("_rels/.rels", "").get("core-properties"))
        title = about.get("title", "")
        return Draft(
            text,
            title=(title if not is_placeholder(title) else "") or storable(writer.title) or title_in(text),
            author=about.get("creator", ""),
            language=about.get("language", ""),
            made=about.get("created", "")[:10],
        )

    def written(self) -> _Writer:
        """The blocks of its body."""
        if len(self.archive.infolist()) > _MOST_PARTS:
            raise UnreadableDocument("The file is packed or encrypted in a way that AllyMap does not know.")
        main = self._relations("_rels/.rels", "").get("officeDocument")
        body = self._xml(main) if main else None
        if main is None or body is None or _name(body) != "document":
            raise UnreadableDocument("This is an archive or an Office document of another kind, not a text document.")
        folder, _, name = main.rpartition("/")
        parts = self._relations(f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
        writer = _Writer(self._notes(parts.get("footnotes")), self._notes(parts.get("endnotes")))
        writer.read(body)
        return writer

    def _xml(self, name: str) -> etree._Element | None:
        try:
            entry = self.archive.getinfo(name)
        except KeyError:
            return None
        with self.archive.open(entry) as part:
            content = part.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise UnreadableDocument(f"It unpacks to more than {_LARGEST / 1e6:.0f} MB of text: split it.")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True, collect_ids=False,
        )  # fmt: skip
        return etree.fromstring(content, parser)

    def _relations(self, name: str, folder: str) -> dict[str, str]:
        """The last word of each relation's type → the part it leads to."""
        found: dict[str, str] = {}
        root = self._xml(name)
        for relation in [] if root is None else root:
            kind, target = str(relation.get("Type")).rpartition("/")[2], str(relation.get("Target") or "")
            if relation.get("TargetMode") != "External":
                found.setdefault(
                    kind, target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
                )
        return found

    def _notes(self, name: str | None) -> dict[str, etree._Element]:
        root = self._xml(name) if name else None
        return {} if root is None else {_attribute(note, "id"): note for note in root if not _attribute(note, "type")}

    def _properties(self, name: str | None) -> dict[str, str]:
        root = self._xml(name) if name else None
        return {} if root is None else {_name(entry): storable(" ".join((entry.text or "").split())) for entry in root}


@dataclass(slots=True)
class _Writer:
    """Walks the body and writes one block of text for each paragraph, row of a table and note."""

    footnotes: dict[str, etree._Element]
    endnotes: dict[str, etree._Element]
    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    _last: list[etree._Element] = field(default_factory=list)

    def read(self, document: etree._Element) -> None:
        for element in document:
            self._content(element)
        for note in self._last:
            self._content(note)

    def _content(self, element: etree._Element) -> None:
        """Whatever holds paragraphs and tables: a body, a cell, a note, a text box, a control."""
        for child in element:
            match _name(child):
                case "p":
                    self._paragraph(child)
                case "tbl":
                    self._table(child)
                case name if name not in _UNREAD:
                    self._content(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = _style(paragraph)
        if _CONTENTS.fullmatch(style):
            return
        line = _Line()
        line.read(paragraph)
        block = _formed(line.runs, style, paragraph)
        if block.text:
            self.blocks.append(block)
            if not self.title and style in _TITLES:
                self.title = block.text
        for box in line.boxes:
            self._content(box)
        self._notes(line)

    def _notes(self, line: _Line) -> None:
        """Notes at the foot of a page stand after the paragraph that calls them, notes at the end after everything."""
        for number in line.footnotes:
            if (note := self.footnotes.pop(number, None)) is not None:
                self._content(note)
        self._last += [note for number in line.endnotes if (note := self.endnotes.pop(number, None)) is not None]

    def _table(self, table: etree._Element) -> None:
        for row in _descend(table, "tr"):
            if any(_name(mark) == "del" for mark in row.iterfind("{*}trPr/*")):
                continue
            cells = []
            for cell in _descend(row, "tc"):
                inside = _Writer(self.footnotes, self.endnotes)
                inside._content(cell)
                self._last += inside._last
                if inside.blocks:
                    cells.append(inside.blocks)
            if len(cells) == 1:  # a table that only sets text in a frame
                self.blocks += cells[0]
            elif cells:
                self.blocks.append(Block(_row(cells), Form.ROW))


@dataclass(slots=True)
class _Line:
    """The text of one paragraph, and what hangs on it."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)

    def read(self, element: etree._Element, strong: bool = False, emphasis: bool = False) -> None:
        for child in element:
            match _name(child):
                case "t" | "noBreakHyphen" as name:
                    self.runs.append(Run((child.text or "") if name == "t" else "-", strong, emphasis))
                case "footnoteReference":
                    self.footnotes.append(_attribute(child, "id"))
                case "endnoteReference":
                    self.endnotes.append(_attribute(child, "id"))
                case "txbxContent":
                    self.boxes.append(child)
                case "AlternateContent":  # the same content for newer and older programs
                    self.read(next(iter(child), child))
                case "r" if _marked(child, "vanish"):
                    continue
                case "r":
                    self.read(child, _marked(child, "b"), _marked(child, "i"))
                case name if name in _SPACES:
                    self.runs.append(Run(" "))
                case name if name not in _UNREAD:
                    self.read(child, strong, emphasis)


def _descend(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those in a control, but not those of a table within."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _descend(child, name)


def _formed(runs: list[Run], style: str, paragraph: etree._Element) -> Block:
    if style == "title":
        return Block(runs, Form.HEADING, 1)
    if heading := _HEADING.fullmatch(style):
        return Block(runs, Form.HEADING, int(heading[1]))
    if style.startswith("list") or paragraph.find("{*}pPr/{*}numPr") is not None:
        return Block(runs, Form.ITEM)
    return Block(runs, Form.QUOTE if "quote" in style else None)


def _row(cells: list[list[Block]]) -> list[Run]:
    """The cells one after the other, and the paragraphs of a cell as one."""
    runs: list[Run] = []
    for blocks in cells:
        runs += [Run(" | ")] if runs else []
        for block in blocks:
            runs += [*block.runs, Run(" ")]
    return runs


def _marked(run: etree._Element, name: str) -> bool:
    mark = run.find(f"{{*}}rPr/{{*}}{name}")
    return mark is not None and _attribute(mark, "val") not in ("0", "false", "off")


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find("{*}pPr/{*}pStyle")
    return "" if style is None else _attribute(style, "val").casefold().replace(" ", "")


def _name(element: etree._Element) -> str:
    """The name without its namespace: the strict and the transitional form of the format differ only in these."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
