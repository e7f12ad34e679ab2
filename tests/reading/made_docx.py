"""Word documents put together part by part, with what a writing program leaves in them."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_OPEN = (
    'xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def p(*runs: str, style: str = "") -> str:
    """A paragraph; runs are XML, or plain words."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def note(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(
    body: str, *, footnotes: dict[int, str] | None = None, endnotes: dict[int, str] | None = None, core: str = "",
    extra: dict[str, bytes] | None = None, namespace: str = W, doctype: str = "",
) -> bytes:  # fmt: skip
    """A file with a body and the given notes (paragraphs as XML) and core properties (XML)."""
    opened = _OPEN.format(w=namespace)
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": _relations((f"{_RELATION}/officeDocument", "word/document.xml"), (_CORE, "/docProps/core.xml")),
        "word/document.xml": f"{doctype}<w:document {opened}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            (f"{_RELATION}/footnotes", "footnotes.xml"), (f"{_RELATION}/endnotes", "endnotes.xml"),
            (f"{_RELATION}/header", "header1.xml"),
        ),
        "word/header1.xml": f"<w:hdr {opened}>{p('The Levant Desk')}</w:hdr>",
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        ),
    }  # fmt: skip
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes is not None:
            own = "".join(f'<w:{kind} w:id="{number}">{text}</w:{kind}>' for number, text in notes.items())
            ruler = f'<w:{kind} w:type="separator" w:id="-1">{p("ruler")}</w:{kind}>'
            parts[f"word/{kind}s.xml"] = f"<w:{kind}s {opened}>{ruler}{own}</w:{kind}s>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
        for name, content in (extra or {}).items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(*pairs: tuple[str, str]) -> str:
    inner = "".join(f'<Relationship Id="r{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(pairs))
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
