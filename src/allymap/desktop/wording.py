"""The words around a claim: dates as people write them, where a date came from, what a person decided."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from ..model import Actor, ActorKind, AllyMapError, Claim, Document, Modality, Relation, State, Verdict, VerdictValue
from ..model.claim import UNRESOLVED

if TYPE_CHECKING:
    from ..network.dependence import Support

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)\Z")


def tr(text: str) -> str:
    """The words in the language of the window."""
    return QCoreApplication.translate("Wording", text)


@lru_cache(maxsize=4096)
def date_words(edtf: str) -> str:
    """An EDTF date in words; text that is none we know comes back as it is.

    Remembered, for thousands of cards share a few dates, and the language of the window is chosen when it starts.

    >>> [date_words(text) for text in ("2015-09-30", "2015-09", "2016/2018", "2011/..", "201X", "2015-22", "2015~", "")]
    ['30 Sep 2015', 'Sep 2015', '2016 – 2018', 'since 2011', '2010s', 'summer 2015', 'about 2015', 'no date']
    """
    if not edtf:
        return tr("no date")
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point_words(edtf)
    if end in ("", ".."):
        return tr("since {date}").format(date=_point_words(start))
    if start in ("", ".."):
        return tr("until {date}").format(date=_point_words(end))
    return f"{_point_words(start)} – {_point_words(end)}"


def _point_words(text: str) -> str:
    match = _POINT.match(text)
    if not match:
        return text
    year, month, day, mark = match.groups()
    if "X" in year:
        words = tr("{century}00s").format(century=year[:2]) if year.endswith("XX") else year.replace("X", "0s")
    elif not month:
        words = year
    elif int(month) > 12:
        seasons = {"21": tr("spring"), "22": tr("summer"), "23": tr("autumn"), "24": tr("winter")}
        words = f"{seasons.get(month, month)} {year}"
    else:
        name = QLocale().standaloneMonthName(int(month), QLocale.FormatType.ShortFormat)
        words = f"{int(day)} {name} {year}" if day else f"{name} {year}"
    return tr("about {date}").format(date=words) if mark in ("~", "%") else words + mark


def basis_words(basis: str) -> str:
    """Where a claim's date came from, or the words that no date came from."""
    known = {"stated": tr("stated"), "context": tr("from context"), "document": tr("from the document’s date")}
    _, unresolved, words = basis.partition(UNRESOLVED)
    return tr("“{words}”, unresolved").format(words=words) if unresolved else known.get(basis, basis)


def standing_words(claim: Claim, verdict: Verdict | None) -> str:
    """What a person decided about a claim, or how sure the machine is; whose it is where nothing was estimated."""
    value = verdict.value if verdict else VerdictValue.PROPOSED
    if value is VerdictValue.ACCEPTED:
        return tr("✓ accepted")
    if value is VerdictValue.REJECTED:
        return tr("✗ rejected")
    if claim.confidence == 1.0 and claim.by:
        return tr("proposed · by {by}").format(by=claim.by)
    return tr("proposed · {confidence}").format(confidence=f"{claim.confidence:.2f}".lstrip("0"))


def source_line(document: Document | None) -> str:
    """Title, publisher and date of a document, as far as they are known."""
    if document is None:
        return tr("analyst’s note")
    published = date_words(document.published) if document.published else tr("date unknown")
    return " · ".join(part for part in (document.title, document.publisher, published) if part)


def grade(document: Document | None) -> str:
    """The grade of a source as analysts write it, as in “B2”; empty where nobody gave one."""
    return f"{document.reliability}{document.credibility}" if document else ""


def circumstances(claim: Claim, narrator: str) -> str:
    """What sets a claim apart from a plain fact told by the author: modality, who says so, and where it matters."""
    modality = "" if claim.modality is Modality.HAPPENED else claim.modality.value
    told = tr("according to {name}").format(name=narrator) if narrator else ""
    return " · ".join(part for part in (modality, told, ", ".join(claim.arena)) if part)


def state_words(state: State) -> str:
    """A relation's state as one word."""
    return {
        State.COOPERATIVE: tr("cooperative"), State.COMPETITIVE: tr("competitive"), State.CONTESTED: tr("contested"),
        State.THIN: tr("thin"), State.UNKNOWN: tr("unknown"),
    }[state]  # fmt: skip


def kind_words(actor: Actor) -> str:
    """What an actor is, in words."""
    return kind_names()[actor.kind]


def kind_names() -> dict[ActorKind, str]:
    """Every kind of actor in words."""
    return {
        ActorKind.STATE: tr("state"), ActorKind.PERSON: tr("person"), ActorKind.ORGAN: tr("organ of a state"),
        ActorKind.ARMED_GROUP: tr("armed group"), ActorKind.ORGANISATION: tr("organisation"),
        ActorKind.BLOC: tr("bloc"), ActorKind.PARTY: tr("party"), ActorKind.COMPANY: tr("company"),
        ActorKind.PEOPLE: tr("people"), ActorKind.OTHER: tr("other"),
    }  # fmt: skip


def span_words(relation: Relation) -> str:
    """The years a relation's evidence covers, as in “2011 – 2024”; empty where nothing is dated."""
    starts = sorted(strand.earliest for strand in relation.strands if strand.earliest)
    ends = sorted(strand.latest for strand in relation.strands if strand.latest)
    if not starts or not ends:
        return ""
    first, last = _years(starts[0])[0], _years(ends[-1])[1]
    return first if first == last else f"{first} – {last}"


def _years(edtf: str) -> tuple[str, str]:
    found = re.findall(r"(?:^|/)(\d{4}|\d{3}X|\d{2}XX)", edtf)
    return (found[0], found[-1]) if found else (edtf, edtf)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun.

    >>> counted(1, "origin", "origins"), counted(4, "origin", "origins")
    ('1 origin', '4 origins')
    """
    return f"{number} {one if number == 1 else many}"


def elapsed_words(milliseconds: int) -> str:
    """The minutes and seconds of a stopwatch, also beyond an hour.

    >>> elapsed_words(61_500), elapsed_words(3_600_000)
    ('01:01', '60:00')
    """
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes:02d}:{seconds:02d}"


def failure_words(error: Exception) -> str:
    """What a person is told of a job that failed: the world's trouble says it itself, a bug of ours only whose it is.

    >>> failure_words(AllyMapError("The disk is full.")), failure_words(KeyError("row"))
    ('The disk is full.', 'Something went wrong in AllyMap itself; your project is as it was.')
    """
    ours = tr("Something went wrong in AllyMap itself; your project is as it was.")
    return str(error) if isinstance(error, AllyMapError) else ours


def claims_words(drawn: int, found: int) -> str:
    """How many of the claims that were found are drawn on the map, and how many only suggested.

    >>> claims_words(4, 4), claims_words(1, 3)
    ('4 claims', '1 claim drawn and 2 suggested')
    """
    claims = counted(drawn, tr("claim"), tr("claims"))
    return claims if drawn == found else tr("{claims} drawn and {n} suggested").format(claims=claims, n=found - drawn)


def support_words(support: Support) -> str:
    """What some claims rest on, as in “6 passages · 2 documents · 1 origin”."""
    parts = (
        counted(support.passages, tr("passage"), tr("passages")),
        counted(support.documents, tr("document"), tr("documents")),
        counted(support.origins, tr("origin"), tr("origins")),
    )
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)
