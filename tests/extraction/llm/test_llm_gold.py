"""How much the checks cost: a model that answered with the annotation itself must keep nearly all of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from llm_stub import claim, document

from allymap.extraction.cast import Names
from allymap.extraction.llm.answer import ProposedClaim
from allymap.extraction.llm.grounding import Fault, ground
from allymap.extraction.llm.named import Register
from allymap.extraction.llm.passages import stretches
from allymap.model import Document


def annotated(folder: Path) -> Iterator[tuple[Document, list[dict[str, str]]]]:
    texts = {"seed": document((folder / "seed.txt").read_text("utf-8"), "2024-04")}
    for line in (folder / "dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = document(row["text"], row["published"])
    for gold in [folder / "seed.gold.jsonl", *sorted((folder / "dev").glob("*.gold.jsonl"))]:
        head, *rows = map(json.loads, gold.read_text("utf-8").splitlines())
        yield texts[head["document"]], [row for row in rows if row["grade"] == "required"]


def test_a_perfect_answer_survives_the_checks(evaluation: Path, names: Names) -> None:
    outcomes: Counter[str] = Counter()
    for source, rows in annotated(evaluation):
        batch, registers = tuple(stretches(source)), {source.id: Register(source, names)}
        for row in rows:
            if not all(names.gazetteer.resolve_name(row[side]) for side in "ab"):
                continue
            quote = source.text[int(row["start"]) : int(row["end"])]
            said = claim(
                quote=quote, source=row["a"], target=row["b"], kind="state", polarity=row["polarity"], event="",
                trigger=quote.split()[0].strip("“‘\"'"), date_words="",
            )  # fmt: skip
            found = ground(ProposedClaim.model_validate(said), batch, registers)
            outcomes[found.name if isinstance(found, Fault) else "doubted" if found.doubts else "sure"] += 1
    total = outcomes.total()
    assert total > 1000
    assert set(outcomes) == {"sure", "doubted", "ACTOR"}
    assert (outcomes["sure"] + outcomes["doubted"]) / total >= 0.9
    assert outcomes["sure"] / total >= 0.5
