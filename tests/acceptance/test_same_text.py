"""The same article says the same in every format, and every passage leads back to its own characters."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from anchoring import check_anchors
from same_text import SUFFIXES, article_as

from allymap.extraction import Extractor
from allymap.model import Claim, Tier
from allymap.network.evidence import Query
from allymap.workspace import Workspace, building

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
Article = tuple[str, list[str], str]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def sample(name: str) -> Article:
    """Title, paragraphs and day of an article of the sample, without its front matter and byline."""
    text = (SAMPLE / name).read_text("utf-8")
    day = {"a-summit-in-riyadh.txt": "2023-12-15", "the-sky-over-damascus.md": "2016-12-19"}[name]
    blocks = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).strip().split("\n\n")
    prose = [" ".join(block.split()) for block in blocks[1:] if len(block.split()) > 25]
    return blocks[0].lstrip("# "), prose, day


def build(article: Article, suffix: str, folder: Path, extractor: Extractor) -> Workspace:
    path = folder / f"article{suffix}"
    path.write_bytes(article_as(suffix, *article))
    built = building.build([path], folder / f"{suffix[1:]}.allymap", extractor=extractor)
    assert built.report.remarks == []
    return built.workspace


def relations(workspace: Workspace) -> list[Any]:
    """What the map shows: pairs, states, weights and times."""
    return sorted(
        (one.actors, one.state, *((side.weight, side.earliest, side.latest) for side in one.strands))
        for one in workspace.relations(Query(folded=True))
    )


def said(claim: Claim) -> tuple[Any, ...]:
    passage = claim.passage
    assert passage is not None
    words = " ".join(passage.exact.split())
    return claim.source_id, claim.target_id, claim.polarity, claim.event, claim.modality, claim.date, words


def drawn(workspace: Workspace) -> Counter[tuple[Any, ...]]:
    return Counter(said(claim) for claim in workspace.claims.values() if claim.tier is Tier.DRAWN)


def unbroken(claims: Counter[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    """Claims whose words are compared without hyphens."""
    return Counter((*told, words.replace("-", "")) for *told, words in claims.elements())


def check(article: Article, folder: Path, extractor: Extractor) -> None:
    plain = build(article, ".txt", folder, extractor)
    expected, claims, suggested = relations(plain), drawn(plain), Counter(map(said, plain.claims.values()))
    (original,) = (document.text for document in plain.documents.values())
    assert len(expected) > 5
    for suffix in SUFFIXES:
        with build(article, suffix, folder, extractor) as workspace:
            (document,) = workspace.documents.values()
            assert (document.title, document.published, document.language) == (article[0], article[2], "en"), suffix
            check_anchors(workspace)
            found = drawn(workspace)
            # What is hardly suggested leans on the sentences around it, of which some formats have the title as one.
            unsure = Counter(map(said, workspace.claims.values()))
            apart = ((unsure - suggested) + (suggested - unsure)).total()
            assert suffix == ".pdf" or apart <= 0.04 * suggested.total(), suffix
            differing = (found - claims) + (claims - found)
            # At the end of a line nobody can tell the hyphen of “multi-lingual” from that of a broken word.
            rewritten = {words for *_, words in differing if (words in document.text) != (words in original)}
            assert {words for *_, words in differing} == rewritten, suffix
            substance = (unbroken(found) - unbroken(claims)) + (unbroken(claims) - unbroken(found))
            assert substance.total() <= (0.02 * suggested.total() if suffix == ".pdf" else 0), suffix
            assert differing or relations(workspace) == expected, suffix
    plain.close()


@pytest.mark.parametrize("name", ["a-summit-in-riyadh.txt", "the-sky-over-damascus.md"])
def test_every_format_gives_the_same_relations(name: str, tmp_path: Path, extractor: Extractor) -> None:
    check(sample(name), tmp_path, extractor)


def test_the_first_article_gives_the_same_in_every_format(
    evaluation: Path, tmp_path: Path, extractor: Extractor
) -> None:
    title, *blocks = (evaluation / "seed.txt").read_text("utf-8").strip().split("\n\n")
    check((title, [" ".join(block.split()) for block in blocks], "2024-04-10"), tmp_path, extractor)
