"""A dossier of one pair in Markdown: its two strands with every passage, by year, and the sources at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Claim, FuzzyDate, Relation
from ...network.evidence import Evidence
from ...network.relations import summary
from ..people import People
from ..sourcing import check

_HEADINGS = {"cooperation": "Cooperation", "competition": "Competition"}


def write(relation: Relation, evidence: Evidence, label: str = "") -> str:
    """The dossier as Markdown; each passage has the number of its document in the list of sources.

    Raises ``UnsourcedError`` for a strand without a source.
    """
    check([relation], evidence)
    return "\n".join(_lines(relation, evidence, label)) + "\n"


def _lines(relation: Relation, evidence: Evidence, label: str) -> Iterator[str]:
    people = People(evidence)
    names = [people.actor(one).name for one in relation.actors]
    yield f"# {names[0]} and {names[1]}\n"
    if label:
        yield f"**{label}**\n"
    yield f"{relation.state.value.capitalize()}: {summary(relation)}.\n"
    numbers: dict[str, int] = {}
    for strand in relation.strands:
        yield f"## {_HEADINGS[strand.polarity.value]}\n"
        year = ""
        for claim in _by_date(evidence.claims[one] for one in strand.claims):
            if (when := _year(claim.date)) != year:
                yield f"{chr(10) if year else ''}### {when}\n"
                year = when
            number = numbers.setdefault(claim.document_id or f"note by {claim.by}", len(numbers) + 1)
            yield f"- “{claim.words}” [{number}]{_told(claim, people)}"
        yield ""
    yield "## Sources\n"
    for key, number in numbers.items():
        yield f"{number}. {_cited(key, evidence)}"


def _by_date(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (not claim.date, _start(claim.date), claim.id))


def _year(text: str) -> str:
    """The heading under which a date stands.

    >>> _year("2015-09-30"), _year("../2014"), _year("")
    ('2015', 'Until 2014', 'Undated')
    """
    return f"Until {text.rpartition('/')[2][:4]}" if text.startswith(("/", "..")) else text[:4] or "Undated"


def _start(text: str) -> str:
    try:
        day = FuzzyDate.parse(text).earliest
    except ValueError:
        return ""
    return day.isoformat() if day else ""


def _told(claim: Claim, people: People) -> str:
    parts = [claim.date, claim.modality.value if not claim.modality.factual else ""]
    parts.append("" if claim.narrator == "author" else f"according to {people.narrator(claim.narrator)}")
    told = ", ".join(filter(None, parts))
    return f" ({told})" if told else ""


def _cited(key: str, evidence: Evidence) -> str:
    document = evidence.documents.get(key)
    if document is None:
        return key.capitalize()
    grade = f"graded {document.reliability}{document.credibility}" if document.reliability else ""
    return ", ".join(
        filter(None, [document.title or document.id, document.publisher, document.published, document.url, grade])
    )
