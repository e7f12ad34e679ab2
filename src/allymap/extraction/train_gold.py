"""Reads annotated text for training: documents, and for each candidate whether the annotation has it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from allymap.model import ActorKind, Document

from .candidates import Candidate
from .mentions import Mention
from .survey import Survey

UNANNOTATED = 0.15
"""What a pair counts in training that may hold but was not annotated."""
_NO_CODE = ("", "IGO", "NGO", "---")
_STOP = frozenset(
    {
        "the", "of", "a", "an", "and", "in", "to", "for", "s", "its", "from", "on", "at", "by", "with",
    }
)  # fmt: skip

Pair = frozenset[str]
Edge = tuple[Pair, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated claim: the sentence's offsets, the two principals, the polarity, and whether it is required."""

    start: int
    end: int
    pair: Pair
    polarity: str
    required: bool


@dataclass(slots=True)
class Gold:
    """An annotated document; or, with ``event``, a sentence of which only one event is annotated.

    ``taught``: learned from in every fold and counted in no figure; its names may be words of the text.
    """

    document: Document
    rows: list[Row]
    event: Mapping[str, Any] | None = None
    taught: bool = False

    def edges(self, required_only: bool = False) -> set[Edge]:
        return {(row.pair, row.polarity) for row in self.rows if row.required or not required_only}


def fold(name: str) -> str:
    """A name without case and punctuation."""
    return re.sub(r"[^a-z0-9]+", " ", name.casefold()).strip()


@dataclass(frozen=True, slots=True)
class Aliases:
    """Which names the annotation holds to be one principal."""

    table: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Aliases:
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls({fold(alias): name for name, aliases in data.items() for alias in [name, *aliases]})

    def of(self, name: str) -> str:
        return self.table.get(fold(name), name)

    def principal(self, survey: Survey, actor_id: str, mention: str) -> str:
        """The annotation's name for an actor; its principal's own name where there is none."""
        actor = survey.cast.get(actor_id)
        principal = survey.cast.get(survey.cast.principal(actor_id)).name
        for name in (principal, actor.name, mention):
            if fold(name) in self.table:
                return self.table[fold(name)]
        return principal


def read_articles(texts: Path, gold: Path, aliases: Aliases) -> list[Gold]:
    """Documents of a .jsonl file with their annotations in a folder of ``ID.gold.jsonl``."""
    found = []
    for row in _rows(texts):
        path = gold / f"{row['id']}.gold.jsonl"
        if path.is_file():
            found.append(Gold(_document(row), _gold_rows(path, aliases)))
    return found


def read_sentences(path: Path, aliases: Aliases) -> list[Gold]:
    """Single sentences with all their claims."""
    found = []
    for row in _rows(path):
        text = row["text"]
        rows = [
            Row(
                0,
                len(text),
                frozenset((aliases.of(c["a"]), aliases.of(c["b"]))),
                c["polarity"],
                c["grade"] == "required",
            )
            for c in row["claims"]
        ]
        found.append(Gold(_document(row), rows))
    return found


def read_events(path: Path) -> list[Gold]:
    """Sentences of the PLOVER gold standard records, each with one annotated event."""
    return [Gold(_document(row), [], row) for row in _rows(path)]


def label(gold: Gold, survey: Survey, candidate: Candidate, aliases: Aliases) -> tuple[bool, float]:
    """Whether the annotation has the candidate's pair and polarity in its sentence, and how much that is to count."""
    if gold.event is not None:
        same = _of_event(gold.event, survey, candidate)
        return same and candidate.polarity == gold.event["polarity"], 1.0 if same else UNANNOTATED
    site = survey.sites[candidate.sentence]
    start, end = site.parse.starts[site.start], site.parse.ends[site.end - 1]
    middle = (start + end) / 2
    pair = pair_of(survey, candidate, aliases)
    here = [row for row in gold.rows if row.start <= middle < row.end or start <= row.start < end]
    clients = _client_names(here, survey, candidate, aliases)
    found = any(
        (row.pair in (pair, *clients) or (gold.taught and _in_words(row.pair, survey, candidate, aliases)))
        and row.polarity == candidate.polarity
        for row in here
    )
    return found, float(len(pair) == 2)


def _client_names(rows: Sequence[Row], survey: Survey, candidate: Candidate, aliases: Aliases) -> list[Pair]:
    """A candidate's pair in the annotators' other names for a group that is only called somebody's.

    “Peru's proxies” may be annotated as the rebels that Peru is said to be on good terms with in that sentence.
    """
    cast, ends = survey.cast, (candidate.source, candidate.target)
    found = []
    for client, other in (ends, ends[::-1]):
        patron = cast.patron(cast.principal(client.actor_id))
        if patron:
            owner = aliases.principal(survey, patron, "")
            name = principal_of(survey, candidate, other, aliases)
            groups = {one for row in rows if owner in row.pair and row.polarity == "cooperation" for one in row.pair}
            found += [frozenset((group, name)) for group in groups - {owner} if not _is_state(group, survey)]
    return found


def _is_state(name: str, survey: Survey) -> bool:
    actor = survey.cast.names.gazetteer.resolve_name(name)
    return actor is not None and actor.kind is ActorKind.STATE


def _of_event(event: Mapping[str, Any], survey: Survey, candidate: Candidate) -> bool:
    sources, targets = event["source"], event["target"]
    pairs = [(s, t) for s in sources for t in targets] or list(combinations(sources, 2))
    one, other = candidate.source, candidate.target
    return any(
        (_same(s, survey, candidate, one) and _same(t, survey, candidate, other))
        or (_same(s, survey, candidate, other) and _same(t, survey, candidate, one))
        for s, t in pairs
    )


def _same(annotated: Mapping[str, str], survey: Survey, candidate: Candidate, mention: Mention) -> bool:
    """By country code, else by a common word that means something."""
    actor = survey.cast.get(mention.actor_id)
    principal = survey.cast.get(survey.cast.principal(actor.id))
    code, mine = annotated.get("code") or "", actor.code or principal.code
    if code not in _NO_CODE and mine[:3] == code[:3] and mine:
        return True
    words = survey.sites[candidate.sentence].parse.words[mention.start : mention.end]
    names = fold(" ".join((*words, actor.name, principal.name)))
    return bool(set(names.split()) & set(fold(annotated.get("actorText") or "").split()) - _STOP)


def _in_words(names: Pair, survey: Survey, candidate: Candidate, aliases: Aliases) -> bool:
    """Whether the two of a candidate are the annotated ones, each by its principal or by its noun."""
    a, b = names
    ends = (candidate.source, candidate.target)
    return any(
        all(_is(name, survey, candidate, mention, aliases) for name, mention in zip(order, ends, strict=True))
        for order in ((a, b), (b, a))
    )


def _is(name: str, survey: Survey, candidate: Candidate, mention: Mention, aliases: Aliases) -> bool:
    if name == principal_of(survey, candidate, mention, aliases):
        return True
    actor = survey.cast.get(mention.actor_id)
    words = survey.sites[candidate.sentence].parse.words[mention.start : mention.end]
    noun = fold(name).rsplit(maxsplit=1)[-1:]
    return bool(noun) and noun[0].rstrip("s") in {
        word.rstrip("s") for word in fold(" ".join((*words, actor.name))).split()
    }


def pair_of(survey: Survey, candidate: Candidate, aliases: Aliases) -> Pair:
    """The annotation's names for a candidate's two principals; one name where it holds them to be the same."""
    ends = (candidate.source, candidate.target)
    return frozenset(principal_of(survey, candidate, mention, aliases) for mention in ends)


def principal_of(survey: Survey, candidate: Candidate, mention: Mention, aliases: Aliases) -> str:
    """The annotation's name for the principal of one end of a candidate."""
    words = survey.sites[candidate.sentence].parse.words[mention.start : mention.end]
    return aliases.principal(survey, mention.actor_id, " ".join(words))


def edge_figures(golds: Iterable[tuple[Gold, set[Edge]]]) -> dict[str, float]:
    """Edge recall and precision over documents, each with the edges found in it."""
    count: dict[str, int] = defaultdict(int)
    for gold, found in golds:
        required, fine = gold.edges(required_only=True), gold.edges()
        count["required"] += len(required)
        count["hit"] += len(required & found)
        count["found"] += len(found)
        count["fine"] += len(found & fine)
    return {
        "recall": count["hit"] / max(count["required"], 1),
        "precision": count["fine"] / max(count["found"], 1),
        "edges": count["found"],
    }


def _document(row: dict[str, str]) -> Document:
    return Document(row["id"], row.get("title", ""), row["text"], "", published=row.get("published", ""), language="en")


def _gold_rows(path: Path, aliases: Aliases) -> list[Row]:
    made = (
        Row(
            r["start"],
            r["end"],
            frozenset((aliases.of(r["a"]), aliases.of(r["b"]))),
            r["polarity"],
            r["grade"] == "required",
        )
        for r in list(_rows(path))[1:]
    )
    return [row for row in made if len(row.pair) == 2]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
