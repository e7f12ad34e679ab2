"""Projects in memory with scenes and labels, made into briefings."""

from __future__ import annotations

import io
import zipfile
import zlib
from base64 import a85decode
from collections.abc import Mapping
from dataclasses import replace

from allymap.model import Actor, ActorKind, Claim, Document, Kind, Passage, Polarity, Scene
from allymap.network import layout as engine
from allymap.network.evidence import Evidence
from allymap.network.view import MapView
from allymap.output.briefing.compose import Stock

TEXT = (
    "Arda sold radars to Boral in 2015. Boral closed its border to Cedra in 2016. Arda and Cedra signed a gas treaty."
    " Later Arda accused Boral of spying on its embassy."
)
SENTENCES = TEXT.split(". ")
NAMES = ("arda", "boral", "cedra")


def _claim(document: Document, key: str, pair: tuple[str, str], polarity: Polarity, words: str, date: str) -> Claim:
    start = document.text.index(words)
    return Claim(
        key, Kind.EVENT, *pair, polarity, Passage.of(document, start, start + len(words)), date=date, by="rules 1.0",
        confidence=0.8,
    )  # fmt: skip


def evidence() -> Evidence:
    """Two documents, three actors, five claims; the pair of Arda and Boral is contested."""
    paper = Document("paper", "A paper", TEXT, "0" * 64, "2017-05", "The Harbour Review")
    other = Document("other", "Another", "Boral and Arda hold joint naval drills.", "1" * 64, "2018")
    good, bad = Polarity.COOPERATION, Polarity.COMPETITION
    claims = [
        _claim(paper, "radars", ("arda", "boral"), good, "Arda sold radars to Boral in 2015", "2015"),
        _claim(paper, "border", ("boral", "cedra"), bad, "Boral closed its border to Cedra in 2016", "2016"),
        _claim(paper, "treaty", ("arda", "cedra"), good, "Arda and Cedra signed a gas treaty", ""),
        _claim(paper, "spying", ("arda", "boral"), bad, "Arda accused Boral of spying on its embassy", "2017"),
        _claim(other, "drills", ("arda", "boral"), good, "Boral and Arda hold joint naval drills", "2018"),
    ]
    actors = {one: Actor(one, one.title(), ActorKind.STATE, code=one[:3].upper()) for one in NAMES}
    return Evidence({"paper": paper, "other": other}, actors, {claim.id: claim for claim in claims})


def stock(found: Evidence | None = None) -> Stock:
    return Stock(found or evidence(), placed)


def placed(view: MapView, _: str) -> Mapping[str, tuple[float, float]]:
    return engine.arrange(view)


SCENE = Scene("all", "Everybody", "", subtitle="Three states", notes="Speak slowly.", quotes=("radars",))


def labelled(found: Evidence, key: str, label: str) -> Evidence:
    """The evidence with one document (or claim) labelled."""
    if key in found.documents:
        return replace(found, documents={**found.documents, key: replace(found.documents[key], tlp=label)})
    return replace(found, claims={**found.claims, key: replace(found.claims[key], tlp=label)})


def everything_in(content: bytes) -> bytes:
    """All bytes of a file, with the parts of a zip and the streams of a PDF unpacked."""
    parts = [content]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts += [everything_in(archive.read(name)) for name in archive.namelist()]
    for chunk in content.split(b"stream")[1:]:
        packed = chunk.lstrip(b"\r\n").partition(b"endstream")[0].strip()
        try:
            parts.append(zlib.decompress(a85decode(packed[:-2]) if packed.endswith(b"~>") else packed))
        except (zlib.error, ValueError):
            continue
    return b"\n".join(parts)
