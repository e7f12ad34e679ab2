"""A small project with claims written by hand, so that the window's tests need no language model."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from allymap.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Kind,
    Original,
    Passage,
    Polarity,
    VerdictValue,
    claim_id_for,
)
from allymap.workspace import Workspace, editing, importing

ACTORS = (
    Actor("russia", "Russia", ActorKind.STATE, code="RUS", aliases=("Moscow",)),
    Actor("iran", "Iran", ActorKind.STATE, code="IRN", aliases=("Tehran",)),
    Actor("syria", "Syria", ActorKind.STATE, code="SYR", aliases=("Damascus",)),
    Actor("israel", "Israel", ActorKind.STATE, code="ISR"),
    Actor("hezbollah", "Hezbollah", ActorKind.ARMED_GROUP),
    Actor("putin", "Vladimir Putin", ActorKind.PERSON, principal_id="russia"),
)

SKY = (
    "sky", "The sky over Damascus", "Levant Desk", "2016-12-19",
    "Russia sent jets to Syria in 2015. Iran sent men to Syria in the same year.\r\n\r\n"
    "Putin thanked Iran for the use of an airfield in August 2016.\r\n\r\n"
    "Israel struck Hezbollah near Damascus. Russia let Israel fly.",
)  # fmt: skip
REBUILDS = (
    "rebuilds", "Who rebuilds Syria?", "Meridian Notes", "",
    "A long war ends with invoices. 😀\n\n" + "Nothing of note happened for a while. " * 60 + "\n\n"
    "In 2018 Russia outbid Iran for the phosphate mines of Syria.\n\n"
    "Iran resented Russia for the port, officials said in March 2019.",
)  # fmt: skip

_COOP, _COMP = Polarity.COOPERATION, Polarity.COMPETITION

STATEMENTS = (
    ("sky", "Russia sent jets to Syria in 2015.", "russia", "syria", _COOP, "AID", "sent", "2015", "stated", "Syria"),
    ("sky", "Iran sent men to Syria in the same year.", "iran", "syria", _COOP, "AID", "sent", "2015", "context",
     "Syria"),
    ("sky", "Putin thanked Iran for the use of an airfield in August 2016.", "putin", "iran", _COOP, "AGREE", "thanked",
     "2016-08", "stated", "Syria"),
    ("sky", "Israel struck Hezbollah near Damascus.", "israel", "hezbollah", _COMP, "ASSAULT", "struck", "", "",
     "Syria"),
    ("sky", "Russia let Israel fly.", "russia", "israel", _COOP, "CONCEDE", "let", "2016", "document", "Israel"),
    ("rebuilds", "In 2018 Russia outbid Iran for the phosphate mines of Syria.", "russia", "iran", _COMP, "", "outbid",
     "2018", "stated", "Syria"),
    ("rebuilds", "Iran resented Russia for the port, officials said in March 2019.", "iran", "russia", _COMP, "",
     "resented", "2019-03", "stated", "Syria"),
)  # fmt: skip

_MENTIONS = {"putin": "Putin"}


def build(path: Path | None = None) -> Workspace:
    """A project with two documents, six actors and seven claims; saved when a path is given."""
    documents = {row[0]: _document(*row) for row in (SKY, REBUILDS)}
    claims = tuple(_claim(documents, *row) for row in STATEMENTS)
    originals = tuple(Original(one.id, one.text.encode()) for one in documents.values())
    workspace = Workspace.new()
    importing.apply(workspace, importing.Batch(tuple(documents.values()), originals, ACTORS, claims))
    accepted = claims[0].id
    editing.judge(workspace, [accepted], VerdictValue.ACCEPTED, "tester")
    if path is not None:
        workspace.save(path)
    return workspace


def _document(key: str, title: str, publisher: str, published: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(key, title, text, digest, published=published, publisher=publisher, path=f"{key}.txt")


def _claim(
    documents: dict[str, Document], document_id: str, words: str, source: str, target: str, polarity: Polarity,
    event: str, trigger: str, date: str, basis: str, arena: str,
) -> Claim:  # fmt: skip
    document = documents[document_id]
    start = document.text.index(words)

    def span(mention: str) -> tuple[int, int]:
        found = re.search(rf"\b{re.escape(mention)}\b", words)
        assert found, (mention, words)
        return start + found.start(), start + found.end()

    mentions = [_MENTIONS.get(one, one.capitalize()) for one in (source, target)]
    return Claim(
        claim_id_for(document_id, start, source, target, polarity, event, start), Kind.EVENT, source, target, polarity,
        Passage.of(document, start, start + len(words)), event=event, date=date, date_basis=basis, arena=(arena,),
        source_mention=mentions[0], target_mention=mentions[1], source_span=span(mentions[0]),
        target_span=span(mentions[1]), trigger=trigger, trigger_span=span(trigger), confidence=0.71, by="rules 1.0",
    )  # fmt: skip
