"""What `allymap export` writes, `allymap import` reads back: actors, relations, dates, polarities, sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allymap.model import (
    ROWS,
    Actor,
    ActorKind,
    Claim,
    Document,
    Kind,
    Modality,
    Passage,
    Polarity,
    Tier,
    Verdict,
    VerdictValue,
)
from allymap.network.evidence import Evidence, Query
from allymap.output import claims as claims_output
from allymap.output.exchange.content import collect
from allymap.output.exchange.formats import FORMATS
from allymap.workspace import Workspace, datasets, importing

FORMS = ("graphml", "gexf", "csv")

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=24)
lines = words.map(lambda text: text.strip() or "x")
dates = st.sampled_from(
    ["", "2015", "2015-09", "2015-09-30", "201X", "2015~", "2015-24", "2011/..", "../2014-05", "2015/2016-03"]
)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    names = draw(st.lists(lines.filter(lambda name: name.lower() != "author"), min_size=2, max_size=5, unique=True))
    actors = [
        Actor(f"actor-{n}", name, draw(st.sampled_from(list(ActorKind))), code=draw(st.sampled_from(["", "IRN"])))
        for n, name in enumerate(names)
    ]
    organ = Actor("organ", "The organ of " + names[0], ActorKind.ORGAN, "actor-0")
    documents = [
        Document(
            f"d{n}", draw(lines), "", "ab", draw(dates), draw(lines), url=draw(st.sampled_from(["", "https://a.example"])),
            reliability=draw(st.sampled_from(["", "B"])), credibility=draw(st.sampled_from(["", "6"])),
            media_type=draw(st.sampled_from(["text/plain", ROWS])),
        )
        for n in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    ends = [actor.id for actor in actors] + ["organ"]
    found: list[tuple[Claim, int, str]] = []
    for n in range(draw(st.integers(1, 8))):
        one, other = draw(st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True))
        date = draw(dates)
        basis = "stated" if date else draw(st.sampled_from(["", "unresolved: last month"]))
        claim = Claim(
            f"claim-{n}", draw(st.sampled_from(list(Kind))), one, other, draw(st.sampled_from(list(Polarity))),
            event=draw(st.sampled_from(["", "AID"])), directed=draw(st.booleans()),
            modality=draw(st.sampled_from(list(Modality))), date=date, date_basis=basis,
            arena=tuple(draw(st.lists(st.sampled_from(["Syria", "Trade"]), unique=True))),
            narrator=draw(st.sampled_from(["author", "actor-1"])), confidence=draw(st.sampled_from([0.25, 1.0])),
            tier=draw(st.sampled_from(list(Tier))), by="rules 1.0",
        )  # fmt: skip
        found.append((claim, draw(st.integers(-1, len(documents) - 1)), draw(words)))
    texts = [
        replace(document, text="\n\n".join(quote for _, at, quote in found if at == n) or "nothing")
        for n, document in enumerate(documents)
    ]
    claims = {}
    for claim, at, quote in found:
        if at < 0:
            claims[claim.id] = replace(claim, by="A. Analyst", note="Told me.")
        else:
            start = texts[at].text.index(quote)
            claims[claim.id] = replace(claim, passage=Passage.of(texts[at], start, start + len(quote)))
    values = st.sampled_from([None, VerdictValue.ACCEPTED])
    verdicts = {one: Verdict(one, value, "A.", "2024") for one in claims if (value := draw(values))}
    return Evidence({one.id: one for one in texts}, {one.id: one for one in [*actors, organ]}, claims, verdicts)


QUERY = Query(tiers=frozenset(Tier), modalities=frozenset(Modality))


def told(evidence: Evidence) -> dict[str, Any]:
    """What has to come back, of what an export holds."""
    content = collect(evidence, "", QUERY)
    claims = []
    for claim in content.claims:
        facts = claims_output.as_json(claim, evidence)
        document = facts.pop("document") or {}
        for fact in ("start", "end", "prefix", "suffix"):
            del facts[fact]
        kept = ("title", "published", "publisher", "url", "reliability", "credibility", "tlp")
        claims.append({**facts, **{f"document {fact}": document.get(fact) for fact in kept}})
    return {
        "actors": {(one.id, one.name, one.kind, content.people.actor(one.id).code) for one in content.view.actors},
        "claims": sorted(claims, key=lambda one: str(one["id"])),
        "relations": {
            (relation.id, relation.state, strand.polarity, tuple(sorted(strand.claims)), strand.weight,
             strand.documents, strand.earliest, strand.latest, strand.reviewed, strand.factual)
            for relation in content.view.relations
            for strand in relation.strands
        },
    }  # fmt: skip


def there_and_back(evidence: Evidence, form: str) -> Evidence:
    with TemporaryDirectory() as folder, Workspace.scratch() as workspace:
        files = FORMATS[form](collect(evidence, "", QUERY))
        target = Path(folder) / f"map.{form}"
        if "" not in files:
            target.mkdir()
        for name, content in files.items():
            (target / name if name else target).write_bytes(content)
        outcome = datasets.prepare(target, form)
        assert not outcome.batch.report.failures, outcome.batch.report
        importing.apply(workspace, outcome.batch)
        assert workspace.check() == []
        return workspace.snapshot()


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(evidences())
def test_everything_comes_back(form: str, evidence: Evidence) -> None:
    before = told(evidence)
    if before["claims"]:
        assert told(there_and_back(evidence, form)) == before


@pytest.mark.parametrize("form", FORMS)
def test_it_comes_back_from_its_own_export_too(form: str) -> None:
    """Claims have their ids again, so that a second import finds them there."""
    document = Document("d", "A title", "=They met. They quarrelled.", "ab", "2015")
    claim = Claim(
        "c", Kind.EVENT, "a", "b", Polarity.COOPERATION, Passage.of(document, 0, 10), date="2015", by="rules 1.0"
    )
    actors = {one.id: one for one in (Actor("a", "-A"), Actor("b", "'=B", aliases=("x", "y")))}
    once = there_and_back(Evidence({"d": document}, actors, {"c": claim}), form)
    assert once.actors == actors
    assert [one.text for one in once.documents.values()] == ["=They met."]
    assert there_and_back(once, form).claims.keys() == {"c"}
